// Adding, renaming, ordering and ending sub-categories of strands. A change begins today or later, so that what reports
// were told in stays as it was.
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { type Day, londonDay } from '../../platform/calendar/london.ts'
import { type Form, versionOf } from '../../platform/http/form.ts'
import { newId } from '../../platform/ids.ts'
import { Conflict, NotFound, ok, type Outcome, type Problem, refused } from '../../platform/problems.ts'
import { boundedLine } from '../../platform/text/plain.ts'
import {
  allCategories,
  CATEGORIES_MAX,
  insertCategory,
  type KeptCategory,
  nameCategory,
  updateCategory,
} from './categories.store.ts'
import { refuseUnlessKeeper } from './keepers.ts'
import { categoryTexts as say } from './messages.en.ts'
import { isStrand, type Strand } from './strands.ts'
import { typedDay } from './typed-day.ts'

const LABEL_MAX = 80

/** Adds one from a day on. Refuses what is missing, a name that its strand has already, and a day before today. */
export function addCategory(ctx: StaffCtx, form: Form): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    await refuseUnlessKeeper(tx)
    const today = londonDay(ctx.clock.now())
    const all = await allCategories(tx, today)
    const strand = form.one('strand')
    const { label, problems } = readLabel(form)
    const from = dayNotBefore(form, 'from', today, problems)
    if (!isStrand(strand)) problems.push({ field: 'strand', message: say.problem.strand })
    else if (isTaken(all, strand, label, today)) problems.push({ field: 'label', message: say.problem.taken })
    if (all.length >= CATEGORIES_MAX) problems.push({ field: 'label', message: say.problem.full })
    if (problems.length > 0 || !isStrand(strand)) return refused(...problems)
    const code = newId().replaceAll('-', '')
    const last = Math.max(0, ...all.filter((each) => each.strand === strand).map(({ position }) => position))
    await insertCategory(tx, { code, strand, position: Math.min(999, last + 10), beginsOn: from })
    await nameCategory(tx, { code, from, label, by: ctx.actor.userId })
    await recordChange(tx, ctx, 'category.add', { strand, label, from })
    return ok(null)
  })
}

/**
 * Renames it from a day on, moves it, ends it from a day on, or takes an end back. Refuses a day before today and an end
 * that is not after its beginning. Throws NotFound, and Conflict where somebody changed it meanwhile.
 */
export function changeCategory(ctx: StaffCtx, code: string, form: Form): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    await refuseUnlessKeeper(tx)
    const today = londonDay(ctx.clock.now())
    const all = await allCategories(tx, today)
    const kept = all.find((each) => each.code === code)
    if (!kept) throw new NotFound('no such sub-category')
    const { label, problems } = readLabel(form)
    const renamed = label !== kept.label
    const from = renamed ? dayNotBefore(form, 'from', today, problems) : today
    if (renamed && isTaken(all, kept.strand, label, today, code))
      problems.push({ field: 'label', message: say.problem.taken })
    const position = readPosition(form, problems)
    const endsOn = readEnd(form, kept, today, problems)
    if (problems.length > 0) return refused(...problems)
    const changed = { code, position, endsOn, version: versionOf(form) }
    if (!(await updateCategory(tx, changed))) throw new Conflict('sub-category changed meanwhile')
    if (renamed) await nameCategory(tx, { code, from, label, by: ctx.actor.userId })
    await recordChange(tx, ctx, 'category.change', {
      label,
      position,
      ends: endsOn,
      ...(renamed && { before: kept.label, from }),
    })
    return ok(null)
  })
}

function readLabel(form: Form): { label: string; problems: Problem[] } {
  const { text, ok: fits } = boundedLine(form.one('label'), LABEL_MAX)
  if (text.length < 2) return { label: text, problems: [{ field: 'label', message: say.problem.label }] }
  return { label: text, problems: fits ? [] : [{ field: 'label', message: say.problem.labelLong }] }
}

function dayNotBefore(form: Form, name: string, today: Day, problems: Problem[]): Day {
  const day = typedDay(form, name)
  if (day === null || day === 'wrong') problems.push({ field: name, message: say.problem.day })
  else if (day < today) problems.push({ field: name, message: say.problem.past })
  return day === null || day === 'wrong' ? today : day
}

function readPosition(form: Form, problems: Problem[]): number {
  const text = form.one('position').trim()
  if (!/^[1-9]\d{0,2}$/.test(text)) problems.push({ field: 'position', message: say.problem.position })
  return Number(text)
}

function readEnd(form: Form, kept: KeptCategory, today: Day, problems: Problem[]): Day | null {
  const day = typedDay(form, 'ends')
  if (day === kept.endsOn || day === null) return day
  if (day === 'wrong') problems.push({ field: 'ends', message: say.problem.day })
  else if (day < today) problems.push({ field: 'ends', message: say.problem.past })
  else if (day <= kept.beginsOn) problems.push({ field: 'ends', message: say.problem.endsFirst })
  return day === 'wrong' ? null : day
}

// Two of one name in one strand, offered at the same time, could not be told apart.
const isTaken = (
  all: readonly KeptCategory[],
  strand: Strand,
  label: string,
  today: Day,
  but = '',
): boolean =>
  all.some(
    (each) =>
      each.code !== but &&
      each.strand === strand &&
      (each.endsOn === null || each.endsOn > today) &&
      each.label.toLowerCase() === label.toLowerCase(),
  )

const recordChange = (
  tx: Tx,
  ctx: StaffCtx,
  action: 'category.add' | 'category.change',
  detail: Record<string, string | number | null>,
): Promise<void> => record(tx, ctx, { action, subjectKind: 'category', detail })
