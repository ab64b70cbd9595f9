// Starting, meeting, restarting and stopping clocks, in the transaction of whatever causes it. Each clock exists once:
// the unique indexes of migration 0007 decide it, so a second press or a second process meets what is there.
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import type { Clock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import {
  type ClockKind,
  dueAt,
  isHigher,
  levelOf,
  type RiskLevel,
  recurs,
  type Standards,
  toKind,
  toRisk,
  warnAt,
} from './clock.ts'
import { standardsOn } from './standard.store.ts'

/** What starts when a case is logged; police_told too, where the person said yes to the police. */
export const CLOCKS_AT_LOGGING: readonly ClockKind[] = [
  'first_contact',
  'risk_assessment',
  'victim_referral',
  'victim_update',
  'review',
]

/**
 * Starts the clocks of a case that has just been logged, from `openedAt`; but the first safe contact counts from
 * `receivedAt`, when the person told us: that is the day their receipt names (domain.md 4.6). `policeConsent`: they said
 * yes to the police being told, so that has a limit too.
 */
export async function startCaseClocks(
  tx: Tx,
  _clock: Clock,
  opened: OpenedCase,
  risk: RiskLevel,
): Promise<void> {
  const subject = { reportId: null, caseId: opened.id, agencyId: opened.leadAgencyId }
  const kinds: ClockKind[] = opened.policeConsent
    ? [...CLOCKS_AT_LOGGING, 'police_told']
    : [...CLOCKS_AT_LOGGING]
  const begin = await beginnings(tx, opened)
  await insert(
    tx,
    kinds.map((kind) => {
      const { startsAt, standards } = begin(kind)
      return clockRow(subject, kind, 1, startsAt, risk, standards)
    }),
  )
}

type OpenedCase = {
  id: string
  leadAgencyId: string
  openedAt: Date
  receivedAt: Date
  policeConsent: boolean
}

/** From when each clock of a case counts, and by the limits of which day: for starting them, and for saying so before. */
export async function beginnings(
  tx: Tx,
  { openedAt, receivedAt }: Pick<OpenedCase, 'openedAt' | 'receivedAt'>,
): Promise<(kind: ClockKind) => { startsAt: Date; standards: Standards }> {
  const told = { startsAt: receivedAt, standards: await standardsOn(tx, londonDay(receivedAt)) }
  const logged = { startsAt: openedAt, standards: await standardsOn(tx, londonDay(openedAt)) }
  return (kind) => (kind === 'first_contact' ? told : logged)
}

/**
 * Marks the oldest open clock of a kind as met, now; of a kind that recurs, starts the next. Returns whether anything
 * was met: a second press meets nothing, nor does a recurring clock on the day it began.
 */
export async function meetClock(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock'>,
  what: { kind: ClockKind } & ({ caseId: string } | { reportId: string }),
): Promise<boolean> {
  const now = ctx.clock.now()
  const open = await openClock(tx, what)
  if (!open || (recurs(what.kind) && londonDay(open.starts_at) === londonDay(now))) return false
  const met = await tx
    .updateTable('clocks')
    .set({ met_at: now, met_by: ctx.actor.kind === 'staff' ? ctx.actor.userId : null })
    .where('id', '=', open.id)
    .where('met_at', 'is', null)
    .where('stopped_at', 'is', null)
    .executeTakeFirst()
  if (met.numUpdatedRows !== 1n) return false
  if (recurs(what.kind) && open.case_id) {
    const { risk_level } = await tx
      .selectFrom('cases')
      .select('risk_level')
      .where('id', '=', open.case_id)
      .executeTakeFirstOrThrow()
    const subject = { reportId: null, caseId: open.case_id, agencyId: open.agency_id }
    const standards = await standardsOn(tx, londonDay(now))
    await insert(tx, [clockRow(subject, what.kind, open.sequence + 1, now, toRisk(risk_level), standards)])
  }
  return true
}

function openClock(tx: Tx, what: { kind: ClockKind } & ({ caseId: string } | { reportId: string })) {
  const open = tx
    .selectFrom('clocks')
    .select(['id', 'case_id', 'agency_id', 'sequence', 'starts_at'])
    .where('kind', '=', what.kind)
    .where('met_at', 'is', null)
    .where('stopped_at', 'is', null)
    .orderBy('sequence')
    .limit(1)
  return 'caseId' in what
    ? open.where('case_id', '=', what.caseId).executeTakeFirst()
    : open.where('report_id', '=', what.reportId).executeTakeFirst()
}

/**
 * The case's risk has changed: what is not met yet gets the limits of the new risk. When it rose they run from now, and
 * never later than before; when it fell, from when they began. The old clock is kept, stopped, beside the new one.
 */
export async function restartForRisk(
  tx: Tx,
  clock: Clock,
  changed: { id: string; leadAgencyId: string },
  from: RiskLevel,
  to: RiskLevel,
): Promise<void> {
  if (levelOf(from) === levelOf(to)) return
  const now = clock.now()
  const standards = await standardsOn(tx, londonDay(now))
  const stopped = await tx
    .updateTable('clocks')
    .set({ stopped_at: now, stopped_reason: 'risk_changed' })
    .where('case_id', '=', changed.id)
    .where('report_id', 'is', null)
    .where('met_at', 'is', null)
    .where('stopped_at', 'is', null)
    .returning(['kind', 'sequence', 'starts_at', 'due_at'])
    .execute()
  const subject = { reportId: null, caseId: changed.id, agencyId: changed.leadAgencyId }
  const rows = stopped.map((old) => {
    const rises = isHigher(from, to)
    const next = clockRow(
      subject,
      toKind(old.kind),
      old.sequence + 1,
      rises ? now : old.starts_at,
      to,
      standards,
    )
    return rises && next.due_at > old.due_at
      ? { ...next, due_at: old.due_at, warn_at: warnAt(now, old.due_at) }
      : next
  })
  await insert(tx, rows)
}

/** Stops every clock of a case that is not met, with the reason (such as 'closed'), and those of its reports. */
export async function stopClocks(tx: Tx, clock: Clock, caseId: string, reason: string): Promise<void> {
  await tx
    .updateTable('clocks')
    .set({ stopped_at: clock.now(), stopped_reason: reason })
    .where('met_at', 'is', null)
    .where('stopped_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('case_id', '=', caseId),
        eb(
          'report_id',
          'in',
          eb.selectFrom('case_reports').select('report_id').where('case_id', '=', caseId),
        ),
      ]),
    )
    .execute()
}

/** Stops the clock of a report that needs no more (spam, passed on). */
export async function stopReportClocks(
  tx: Tx,
  clock: Clock,
  reportId: string,
  reason: string,
): Promise<void> {
  await tx
    .updateTable('clocks')
    .set({ stopped_at: clock.now(), stopped_reason: reason })
    .where('report_id', '=', reportId)
    .where('met_at', 'is', null)
    .where('stopped_at', 'is', null)
    .execute()
}

type Subject = { reportId: string | null; caseId: string | null; agencyId: string | null }

/** When a clock that begins at `from` is due, and when its owner is warned: for those who write the row in the database. */
export function clockTimes(kind: ClockKind, risk: RiskLevel, from: Date, standards: Standards) {
  const due = dueAt(kind, risk, from, standards)
  return { due, warn: warnAt(from, due) }
}

/** One row of `clocks`, as the standard has it: for inserting, also in bulk. */
export function clockRow(
  subject: Subject,
  kind: ClockKind,
  sequence: number,
  startsAt: Date,
  risk: RiskLevel,
  standards: Standards,
) {
  const { due, warn } = clockTimes(kind, risk, startsAt, standards)
  return {
    id: newId(),
    report_id: subject.reportId,
    case_id: subject.caseId,
    agency_id: subject.agencyId,
    kind,
    sequence,
    starts_at: startsAt,
    due_at: due,
    warn_at: warn,
  }
}

// Without a target, so that a role that may add and not read can still meet what is there.
async function insert(tx: Tx, rows: ReturnType<typeof clockRow>[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('clocks')
    .values(rows)
    .onConflict((on) => on.doNothing())
    .execute()
}
