// Proposing, approving, taking back and refusing to erase: each with its entry in the trail. Two people do it, and nothing is
// erased at once: the job carries out what was approved when the time to take it back is over.
import { sql } from 'kysely'
import { hasRole } from '../../access/actor.ts'
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { Erasable } from '../../access/erase.ts'
import type { Form } from '../../platform/http/form.ts'
import { newId } from '../../platform/ids.ts'
import {
  Conflict,
  Forbidden,
  NotFound,
  ok,
  type Outcome,
  type Problem,
  refused,
} from '../../platform/problems.ts'
import { boundedLine, charCount } from '../../platform/text/plain.ts'
import {
  erasableOf,
  limitFrom,
  type Reason,
  REASONS,
  REFUSALS,
  type Standing,
  standingOf,
  tellPerson,
} from './erasures.store.ts'
import { erasingWords as words } from './messages.en.ts'

const NOTE = { least: 3, most: 200 }
const ANSWER_MAX = 3_000

export type Found = { report: Erasable; standing: Standing | null }
export type Did = 'proposed' | 'approved' | 'taken_back' | 'refused'

/** A report and what stands of its erasing. Throws NotFound where it is not the caller's to decide. */
export async function findFor(tx: Tx, ctx: StaffCtx, reference: string): Promise<Found> {
  const report = await erasableOf(tx, reference, ctx.clock.now())
  if (!report) throw new NotFound('no report of theirs to decide')
  return { report, standing: await standingOf(tx, report.id) }
}

/** What stands against erasing it and can be weighed. A legal hold cannot, and is no part of this. */
export const AGAINST = ['caseOpen', 'openReferrals', 'waiting', 'notOver'] as const
export type Against = (typeof AGAINST)[number]

/** What stands against it now. */
export const against = (report: Erasable, now: Date): Against[] =>
  AGAINST.filter((each) => {
    if (each === 'openReferrals') return report.openReferrals > 0
    if (each === 'notOver') return report.keepUntil === null || report.keepUntil > now
    return report[each]
  })

/** Whether somebody is left to read, reach or open. */
export const isLeft = ({ words: n, person, files, notes }: Erasable): boolean =>
  n > 0 || person || files.length > 0 || notes > 0

/** Does what the form asks. Throws Forbidden to whoever proposed it and wants to approve it too. */
export function decide(ctx: StaffCtx, reference: string, form: Form): Promise<Outcome<Did>> {
  return ctx.db.transaction(async (tx) => {
    const found = await findFor(tx, ctx, reference)
    switch (form.one('do')) {
      case 'approve':
        return approve(tx, ctx, found, form)
      case 'take-back':
        return takeBack(tx, ctx, found)
      case 'refuse':
        return refuse(tx, ctx, found, form)
      default:
        return propose(tx, ctx, found, form)
    }
  })
}

type Proposal = { reason: Reason; note: string | null; withNotes: boolean; weighed: Against[] }

function readProposal({ report, standing }: Found, form: Form, now: Date): Outcome<Proposal> {
  const reason = REASONS.find((each) => each === form.one('reason'))
  const note = boundedLine(form.one('note'), NOTE.most)
  const stands = against(report, now)
  const problems: Problem[] = []
  if (report.holds.length > 0) problems.push({ field: '', message: words.problem.held })
  if (!isLeft(report)) problems.push({ field: '', message: words.problem.nothing })
  if (!reason) problems.push({ field: 'reason', message: words.problem.reason })
  if (reason === 'time_over' && stands.includes('notOver'))
    problems.push({ field: 'reason', message: words.problem.notOver })
  if (!note.ok) problems.push({ field: 'note', message: words.problem.noteLong })
  else if (note.text !== '' && note.text.length < NOTE.least)
    problems.push({ field: 'note', message: words.problem.note })
  else if (note.text === '' && reason === 'other')
    problems.push({ field: 'note', message: words.problem.note })
  const withNotes = form.one('withNotes') === 'yes'
  if (withNotes && report.sharesCase) problems.push({ field: 'withNotes', message: words.problem.shared })
  if (stands.length > 0 && form.one('weighed') !== 'yes')
    problems.push({ field: 'weighed', message: words.problem.weighed })
  if (standing && standing.ended === null && standing.proposedAt !== null)
    problems.push({ field: '', message: words.problem.proposed })
  if (!reason || problems.length > 0) return refused(...problems)
  return ok({ reason, note: note.ok && note.text !== '' ? note.text : null, withNotes, weighed: stands })
}

async function propose(tx: Tx, ctx: StaffCtx, found: Found, form: Form): Promise<Outcome<Did>> {
  const at = ctx.clock.now()
  const read = readProposal(found, form, at)
  if (!read.ok) return read
  const { reason, note, withNotes, weighed } = read.value
  const { report, standing } = found
  const open = standing?.ended === null ? standing : null
  const id = open?.id ?? newId()
  const by = ctx.actor.userId
  const { numAffectedRows } = await (open
    ? sql`update erasures set proposed_at = ${at}, proposed_by = ${by}, reason = ${reason}, note = ${note},
        with_notes = ${withNotes}, weighed = ${weighed}::text[] where id = ${id} and ended is null and proposed_at is null`
    : sql`insert into erasures (id, report_id, proposed_at, proposed_by, reason, note, with_notes, weighed)
        values (${id}, ${report.id}, ${at}, ${by}, ${reason}, ${note}, ${withNotes}, ${weighed}::text[])
        on conflict (report_id) where ended is null do nothing`
  ).execute(tx)
  if (numAffectedRows !== 1n) throw new Conflict('a colleague was first')
  await tellPerson(tx, id, at, 'erasure.proposed')
  await recordOf(tx, ctx, 'erasure.propose', report, { reason, withNotes, weighed })
  return ok('proposed')
}

/** Whether the caller may approve what stands: an administrator who did not propose it. */
export const mayApprove = (ctx: Pick<StaffCtx, 'actor'>, standing: Standing | null): boolean =>
  standing?.ended === null &&
  standing.proposedBy !== null &&
  standing.approvedAt === null &&
  standing.proposedBy !== ctx.actor.userId &&
  hasRole(ctx.actor, 'administrator')

async function approve(
  tx: Tx,
  ctx: StaffCtx,
  { report, standing }: Found,
  form: Form,
): Promise<Outcome<Did>> {
  if (!standing || !mayApprove(ctx, standing))
    throw new Forbidden('not the second person', words.approve.onlyAnother)
  if (report.holds.length > 0) return refused({ field: '', message: words.problem.held })
  // The proposal that stood on their page: taken back and proposed anew, it may be another.
  if (form.one('proposed') !== standing.proposedAt?.toISOString())
    return refused({ field: '', message: words.problem.another })
  if (form.one('sure') !== 'yes') return refused({ field: 'sure', message: words.problem.sure })
  const at = ctx.clock.now()
  const notBefore = await limitFrom(tx, 'erasure_pause', at)
  const { numAffectedRows } = await sql`update erasures
    set approved_at = ${at}, approved_by = ${ctx.actor.userId}, not_before = ${notBefore}
    where id = ${standing.id} and ended is null and approved_at is null and proposed_at = ${standing.proposedAt}`.execute(
    tx,
  )
  if (numAffectedRows !== 1n) throw new Conflict('a colleague was first')
  await tellPerson(tx, standing.id, at, 'erasure.agreed')
  await recordOf(tx, ctx, 'erasure.approve', report, {
    reason: standing.reason,
    withNotes: standing.withNotes,
  })
  return ok('approved')
}

async function takeBack(tx: Tx, ctx: StaffCtx, { report, standing }: Found): Promise<Outcome<Did>> {
  const at = ctx.clock.now()
  if (!standing || standing.ended !== null || standing.proposedAt === null)
    throw new Conflict('there is nothing to take back')
  const wasApproved = standing.approvedAt !== null
  // What the person asked for waits for an answer still.
  const { numAffectedRows } = await (standing.requestedAt === null
    ? sql`update erasures set ended = 'taken_back', ended_at = ${at}, ended_by = ${ctx.actor.userId}
        where id = ${standing.id} and ended is null`
    : sql`update erasures set proposed_at = null, proposed_by = null, reason = null, note = null, with_notes = false,
        weighed = '{}', approved_at = null, approved_by = null, not_before = null
        where id = ${standing.id} and ended is null`
  ).execute(tx)
  if (numAffectedRows !== 1n) throw new Conflict('it was carried out meanwhile')
  if (wasApproved) await tellPerson(tx, standing.id, at, 'erasure.taken_back')
  await recordOf(tx, ctx, 'erasure.take-back', report, { wasApproved })
  return ok('taken_back')
}

async function refuse(tx: Tx, ctx: StaffCtx, { report, standing }: Found, form: Form): Promise<Outcome<Did>> {
  if (!standing || standing.ended !== null || standing.requestedAt === null)
    throw new Conflict('nobody waits for an answer')
  const why = REFUSALS.find((each) => each === form.one('why'))
  const answer = form.one('answer').trim()
  const problems: Problem[] = []
  if (!why) problems.push({ field: 'why', message: words.problem.why })
  if (charCount(answer) < NOTE.least) problems.push({ field: 'answer', message: words.problem.answer })
  if (charCount(answer) > ANSWER_MAX) problems.push({ field: 'answer', message: words.problem.answerLong })
  if (!why || problems.length > 0) return refused(...problems)
  const at = ctx.clock.now()
  const textId = await ctx.vault.addText(tx, 'message', answer, at)
  const { rows } = await sql<{ done: string | null }>`
    select app.refuse_erasure(${standing.id}, ${at}, ${why}, ${newId()}, ${textId}) as done`.execute(tx)
  if (!rows[0]?.done) throw new Conflict('it was answered meanwhile')
  await recordOf(tx, ctx, 'erasure.refuse', report, { why })
  return ok('refused')
}

const recordOf = (
  tx: Tx,
  ctx: StaffCtx,
  action: string,
  report: Erasable,
  detail: Record<string, string | boolean | null | string[]>,
): Promise<void> => record(tx, ctx, { action, subjectKind: 'report', subjectId: report.id, detail })
