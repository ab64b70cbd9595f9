// The watcher: a clock that is about to pass tells its owner, one that has passed tells the manager (design: rules that
// run by themselves, 3). Each once, by mail and in the timeline, in the transaction that marks the clock as told.
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { formatDateTime } from '../../platform/calendar/format.ts'
import { newId } from '../../platform/ids.ts'
import { type ClockItem, type NewMail, queueMails } from '../mail/index.ts'
import { type ClockKind, toKind } from './clock.ts'
import { CLOCK_WORDS } from './messages.en.ts'

export type Pass = 'warn' | 'escalate'

const BATCH = 200
const BATCHES_MAX = 25
const MAIL_ITEMS_MAX = 30
const STAFF_MAX = 5_000

/** Tells everyone who has to be told now. Several processes may run it at once: none tells what another has told. */
export async function watchClocks(ctx: Ctx): Promise<{ warned: number; escalated: number }> {
  return { escalated: await passes(ctx, 'escalate'), warned: await passes(ctx, 'warn') }
}

async function passes(ctx: Ctx, pass: Pass): Promise<number> {
  let told = 0
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const count = await ctx.db.transaction((tx) => tellBatch(tx, ctx, pass))
    told += count
    if (count < BATCH) break
  }
  return told
}

type Due = {
  id: string
  kind: ClockKind
  dueAt: Date
  caseId: string | null
  reportId: string | null
  agencyId: string | null
  ownerId: string | null
  reference: string
}

async function tellBatch(tx: Tx, ctx: Ctx, pass: Pass): Promise<number> {
  const now = ctx.clock.now()
  const due = await lockDue(tx, pass, now)
  if (due.length === 0) return 0
  const staff = await loadStaff(tx, due)
  const told = due.map((clock) => ({ clock, to: recipients(clock, pass, staff) }))
  await tx
    .updateTable('clocks')
    .set(pass === 'warn' ? { warned_at: now } : { escalated_at: now })
    .where(
      'id',
      'in',
      due.map(({ id }) => id),
    )
    .execute()
  await tx
    .insertInto('timeline')
    .values(told.map(({ clock, to }) => entry(clock, pass, now, to.length)))
    .execute()
  await queueMails(tx, ctx.clock, digests(told, pass))
  return due.length
}

async function lockDue(tx: Tx, pass: Pass, now: Date): Promise<Due[]> {
  let query = tx
    .selectFrom('clocks as k')
    .leftJoin('cases as c', 'c.id', 'k.case_id')
    .leftJoin('reports as r', 'r.id', 'k.report_id')
    .select([
      'k.id',
      'k.kind',
      'k.due_at',
      'k.case_id',
      'k.report_id',
      'k.agency_id',
      'r.agency_id as report_agency_id',
      'c.owner_id',
      'c.reference as case_reference',
      'r.reference as report_reference',
    ])
    .where('k.met_at', 'is', null)
    .where('k.stopped_at', 'is', null)
    .where('k.escalated_at', 'is', null)
    .orderBy('k.due_at')
    .orderBy('k.id')
    .limit(BATCH)
    .forUpdate('k')
    .skipLocked()
  query =
    pass === 'escalate'
      ? query.where('k.due_at', '<', now)
      : query.where('k.warned_at', 'is', null).where('k.warn_at', '<=', now).where('k.due_at', '>=', now)
  return (await query.execute()).map((row) => ({
    id: row.id,
    kind: toKind(row.kind),
    dueAt: row.due_at,
    caseId: row.case_id,
    reportId: row.report_id,
    // A report may have been handed to another queue since its clock began.
    agencyId: row.case_id ? row.agency_id : (row.report_agency_id ?? row.agency_id),
    ownerId: row.owner_id,
    reference: row.case_reference ?? row.report_reference ?? '',
  }))
}

export type Colleague = { id: string; agency_id: string; roles: string[] }
/** Whose a promise is: an agency's, or triage's (null); and of whom in it, where it has an owner. */
export type Holder = { agencyId: string | null; ownerId: string | null }

/** Who could have to be told of these: one query. */
export function loadStaff(tx: Tx, due: readonly Holder[]): Promise<Colleague[]> {
  const agencies = [...new Set(due.flatMap(({ agencyId }) => agencyId ?? []))]
  const owners = due.flatMap(({ ownerId }) => ownerId ?? [])
  return tx
    .selectFrom('staff_users')
    .select(['id', 'agency_id', 'roles'])
    .where('status', '=', 'active')
    .where((eb) =>
      eb.or([
        ...(agencies.length ? [eb('agency_id', 'in', agencies)] : []),
        ...(owners.length ? [eb('id', 'in', owners)] : []),
        // What has no agency yet is everyone's who does triage.
        eb(eb.val('triage'), '=', eb.fn.any('roles')),
      ]),
    )
    .orderBy('id')
    .limit(STAFF_MAX)
    .execute()
}

const RECIPIENTS_MAX = 20

/** About to pass: the case's owner, else those who work cases there. Passed: the managers, else the next who could act. */
export function recipients(clock: Holder, pass: Pass, staff: readonly Colleague[]): string[] {
  const owner = staff.find(({ id }) => id === clock.ownerId)
  if (pass === 'warn' && owner) return [owner.id]
  const triage = staff.filter(({ roles }) => roles.includes('triage'))
  const there = clock.agencyId ? staff.filter(({ agency_id }) => agency_id === clock.agencyId) : triage
  const order =
    pass === 'warn'
      ? ['officer', 'support_worker', 'triage', 'manager']
      : ['manager', 'administrator', 'officer']
  const found = order
    .map((role) => there.filter(({ roles }) => roles.includes(role)))
    .find((some) => some.length > 0)
  return (found ?? triage).slice(0, RECIPIENTS_MAX).map(({ id }) => id)
}

const entry = (clock: Due, pass: Pass, at: Date, told: number) => ({
  id: newId(),
  case_id: clock.caseId,
  report_id: clock.caseId ? null : clock.reportId,
  at,
  kind: pass === 'warn' ? 'clock.warned' : 'clock.passed',
  params: JSON.stringify({
    what: CLOCK_WORDS[clock.kind],
    due: formatDateTime(clock.dueAt),
    told: String(told),
  }),
  audience: 'agency',
  agency_id: clock.agencyId,
  rule: 'minimum-standard',
})

// One mail to each person in a pass, however many clocks it is about.
function digests(told: { clock: Due; to: string[] }[], pass: Pass): NewMail[] {
  const byPerson = new Map<string, ClockItem[]>()
  for (const { clock, to } of told) {
    const item = {
      reference: clock.reference,
      clock: CLOCK_WORDS[clock.kind],
      due: clock.dueAt.toISOString(),
    }
    for (const id of to) byPerson.set(id, [...(byPerson.get(id) ?? []), item])
  }
  return [...byPerson].map(([toUserId, items]) => ({
    template: pass === 'warn' ? 'clock-warning' : 'clock-passed',
    toUserId,
    params: { items: items.slice(0, MAIL_ITEMS_MAX), count: items.length },
  }))
}
