// The lists that the rule of consent reads: what a person may allow or refuse, and from which age a young person's own view is
// asked. Dated: nothing that held on a day is rewritten, and whoever answered before keeps their answer and its words.
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { type Day, londonDay } from '../../../platform/calendar/london.ts'
import type { Form } from '../../../platform/http/form.ts'
import { newId } from '../../../platform/ids.ts'
import { Conflict, NotFound, type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { boundedLine } from '../../../platform/text/plain.ts'
import { refuseUnlessKeeper, typedDay } from '../../recording/index.ts'
import { listWords as words } from './lists.messages.en.ts'

export type Purpose = {
  code: string
  name: string | null
  stops: string
  from: Day
  to: Day | null
  version: number
}
export type YoungAge = { from: Day; age: number; source: string; by: string | null }

/** Both lists, at most 100 of each. */
export async function consentLists(tx: Tx): Promise<{ purposes: Purpose[]; ages: YoungAge[] }> {
  const { rows: purposes } =
    await sql<Purpose>`select code, name, stops, effective_from::text as "from", effective_to::text as "to", version
    from sharing_purposes order by position, code limit 100`.execute(tx)
  const { rows: ages } =
    await sql<YoungAge>`select y.effective_from::text as "from", y.age, y.source, u.name as by
    from young_person_ages y left join staff_users u on u.id = y.set_by order by y.effective_from desc limit 100`.execute(
      tx,
    )
  return { purposes, ages }
}

/** Adds an organisation that people are asked about by its name, from today on. Refuses a name that is missing or there already. */
export function addPurpose(ctx: StaffCtx, form: Form): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    await refuseUnlessKeeper(tx)
    const { text: name, ok: fits } = boundedLine(form.one('name'), 80)
    const { purposes } = await consentLists(tx)
    const today = londonDay(ctx.clock.now())
    const there = purposes.some(
      (each) => each.name?.toLowerCase() === name.toLowerCase() && (each.to === null || each.to >= today),
    )
    if (name.length < 2 || !fits) return refused({ field: 'name', message: words.problem.name })
    if (there || purposes.length >= 100) return refused({ field: 'name', message: words.problem.taken })
    const code = codeOf()
    await sql`insert into sharing_purposes (code, name, shown, position, effective_from, stops)
      values (${code}, ${name}, 'added', 50, ${today}, 'named')`.execute(tx)
    await record(tx, ctx, { action: 'purpose.add', subjectKind: 'purpose', detail: { name, from: today } })
    return ok(null)
  })
}

// The list's codes are letters: the digits of a fresh id as letters.
const codeOf = (): string =>
  `added_${newId()
    .replaceAll('-', '')
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? 'q')}`

/**
 * Asks about a purpose until a day, today where none is written, or again without an end. Refuses a day that is past. Throws
 * NotFound, and Conflict where a colleague was first.
 */
export function endPurpose(ctx: StaffCtx, form: Form, ends: boolean): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    await refuseUnlessKeeper(tx)
    const [code = '', version = form.one('version')] = form.one('code').split('.')
    const purpose = (await consentLists(tx)).purposes.find((each) => each.code === code)
    if (!purpose || !mayEnd(purpose)) throw new NotFound('no such purpose')
    const today = londonDay(ctx.clock.now())
    const last = typedDay(form, 'last')
    if (last === 'wrong' || (last !== null && last < today))
      return refused({ field: 'last', message: words.problem.day })
    const to = ends ? (last ?? today) : null
    const { numAffectedRows } =
      await sql`update sharing_purposes set effective_to = ${to}, version = version + 1
      where code = ${code} and version = ${Number(version) || 0}`.execute(tx)
    if (numAffectedRows !== 1n) throw new Conflict('changed meanwhile')
    await record(tx, ctx, {
      action: 'purpose.end',
      subjectKind: 'purpose',
      detail: { code, to, before: purpose.to },
    })
    return ok(null)
  })
}

/** The victim service and the police are always asked about: rules of the program rest on those two. */
export const mayEnd = ({ code, stops }: Purpose): boolean =>
  !['victim_service', 'police'].includes(code) && stops !== 'none'

/** Sets the age from a day on, today or later, with its source. */
export function setYoungAge(ctx: StaffCtx, form: Form): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    await refuseUnlessKeeper(tx)
    const problems: Problem[] = []
    const age = Number(form.one('age'))
    const from = typedDay(form, 'from')
    const source = boundedLine(form.one('source'), 300)
    if (!Number.isInteger(age) || age < 8 || age > 18)
      problems.push({ field: 'age', message: words.problem.age })
    if (from === null || from === 'wrong' || from < londonDay(ctx.clock.now()))
      problems.push({ field: 'from', message: words.problem.day })
    else if ((await consentLists(tx)).ages.some((each) => each.from === from))
      problems.push({ field: 'from', message: words.problem.dayTaken })
    if (source.text.length < 3 || !source.ok)
      problems.push({ field: 'source', message: words.problem.source })
    if (problems.length > 0) return refused(...problems)
    await sql`insert into young_person_ages (effective_from, age, source, set_by)
      values (${from}, ${age}, ${source.text}, ${ctx.actor.userId})`.execute(tx)
    await record(tx, ctx, { action: 'young-age.set', subjectKind: 'young-age', detail: { age, from } })
    return ok(null)
  })
}
