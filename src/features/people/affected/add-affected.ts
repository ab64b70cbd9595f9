// An officer adds somebody whom it happened to: how we were told of them, their own answers, and who they are only with their
// yes or on a ground that overrides it (domain.md 1.4, 2.2 B and E).
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Form } from '../../../platform/http/form.ts'
import { newId } from '../../../platform/ids.ts'
import { ok, type Outcome, type Problem, refused } from '../../../platform/problems.ts'
import { boundedLine, charCount } from '../../../platform/text/plain.ts'
import {
  GROUNDS,
  insertAffected,
  KNOWS,
  MAY_CONTACT,
  type NewAffected,
  TAKEN_SOURCES,
} from './affected.store.ts'
import { affectedWords } from './messages.en.ts'

const say = affectedWords.problem
export const AFFECTED_LIMITS = { line: 200, needs: 2_000 } as const

type Read = Omit<NewAffected, 'reportId'>

/** Reads the form. Refuses, by its field, what is missing, too long, or not theirs to keep. */
export function readAffected(form: Form): Outcome<Read> {
  const problems: Problem[] = []
  const chosen = <T extends string>(field: string, values: readonly T[]) =>
    values.find((each) => each === form.one(field))
  const [source, knows] = [chosen('source', TAKEN_SOURCES), chosen('knows', KNOWS)]
  if (!source) problems.push({ field: 'source', message: say.source })
  const details = detailsOf(form, problems)
  if (!knows) problems.push({ field: 'knows', message: say.knows })
  const mayContact = chosen('contact', MAY_CONTACT) ?? 'not_known'
  const ground = chosen('ground', GROUNDS) ?? null
  if (Object.keys(details).length === 0) problems.push({ field: 'needs', message: say.nothing })
  if (knows) problems.push(...withoutTheirYes({ knows, mayContact, ground, details }))
  if (!source || !knows || problems.length > 0) return refused(...problems)
  return ok({ once: form.one('once'), source, knows, mayContact, ground, details })
}

function withoutTheirYes({ knows, mayContact, ground, details }: Omit<Read, 'source' | 'once'>): Problem[] {
  const who = (['name', 'reach'] as const).filter((field) => details[field])
  if (knows === 'agrees') return ground ? [{ field: 'ground', message: say.ground }] : []
  return [
    ...(ground ? [] : who.map((field) => ({ field, message: say[field] }))),
    ...(mayContact === 'yes' ? [{ field: 'contact', message: say.contact }] : []),
    ...(ground && who.length === 0 ? [{ field: 'ground', message: say.groundIdle }] : []),
  ]
}

function detailsOf(form: Form, problems: Problem[]): NewAffected['details'] {
  const needs = form.one('needs').trim()
  if (charCount(needs) > AFFECTED_LIMITS.needs)
    problems.push({ field: 'needs', message: say.long(AFFECTED_LIMITS.needs) })
  const [name, reach] = (['name', 'reach'] as const).map((field) => {
    const { text, ok: fits } = boundedLine(form.one(field), AFFECTED_LIMITS.line)
    if (!fits) problems.push({ field, message: say.long(AFFECTED_LIMITS.line) })
    return text
  })
  return { ...(needs && { needs }), ...(name && { name }), ...(reach && { reach }) }
}

/** Adds the person to a report, with the entry in its history and in the trail. */
export function addAffected(ctx: StaffCtx, report: { id: string }, person: Read): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    if (!(await insertAffected(tx, ctx, { ...person, reportId: report.id }))) return
    const { userId, agencyId } = ctx.actor
    await tx
      .insertInto('timeline')
      .values({
        id: newId(),
        report_id: report.id,
        at: ctx.clock.now(),
        kind: 'report.person_affected',
        audience: 'partners',
        params: JSON.stringify({ source: person.source }),
        actor_id: userId,
        agency_id: agencyId,
      })
      .execute()
    await record(tx, ctx, {
      action: 'report.person-affected',
      subjectKind: 'report',
      subjectId: report.id,
      detail: {
        source: person.source,
        knows: person.knows,
        named: Boolean(person.details.name || person.details.reach),
        ground: person.ground,
      },
    })
  })
}
