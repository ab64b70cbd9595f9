// What was promised by a time and is no clock of the standard: an answer to a report that was sent on, a call that somebody
// asked for, a manager's view of telling the police without a yes, and an answer to whoever asks to be erased. Told as clocks are: those who have to answer when half of the time is over, the manager when all is;
// each once, in the transaction that notes it. The mail has a reference and a time, and nothing else.
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { formatDateTime } from '../../../platform/calendar/format.ts'
import { newId } from '../../../platform/ids.ts'
import { type ClockItem, queueMails } from '../../mail/index.ts'
import { viewers } from '../consent/call-managers.ts'
import { OVERTAKEN } from '../consent/police-told.store.ts'
import { type Colleague, type Holder, loadStaff, type Pass, recipients } from '../../standard/index.ts'
import { receivingWords } from './messages.en.ts'

const BATCH = 200
const BATCHES_MAX = 25
const MAIL_ITEMS_MAX = 30

const KINDS = ['transfer', 'call', 'view', 'erasure'] as const
type Kind = (typeof KINDS)[number]
const TABLE = {
  transfer: 'report_transfers',
  call: 'call_requests',
  view: 'police_told',
  erasure: 'erasures',
} as const
const TEMPLATE = {
  warn: { transfer: 'waiting-soon', call: 'waiting-soon', view: 'police-view', erasure: 'waiting-soon' },
  escalate: {
    transfer: 'waiting-late',
    call: 'waiting-late',
    view: 'police-view-late',
    erasure: 'waiting-late',
  },
} as const
type Waiting = {
  id: string
  reportId: string
  reference: string
  dueAt: Date
  holders: Holder[]
  /** Who asked for it, and is not called to look at it; null where the person did, whom managers and administrators answer. */
  askedBy?: string | null
}

/** Tells everyone who has to be told now. Several processes may run it at once: none tells what another has told. */
export async function watchWaiting(ctx: Ctx): Promise<void> {
  for (const kind of KINDS)
    for (const pass of ['escalate', 'warn'] as const)
      for (let batch = 0; batch < BATCHES_MAX; batch += 1)
        if ((await ctx.db.transaction((tx) => tellBatch(tx, ctx, kind, pass))) < BATCH) break
}

async function tellBatch(tx: Tx, ctx: Ctx, kind: Kind, pass: Pass): Promise<number> {
  const now = ctx.clock.now()
  const due = await DUE[kind](tx, pass, now)
  if (due.length === 0) return 0
  const table = sql.table(TABLE[kind])
  const column = sql.ref(pass === 'warn' ? 'warned_at' : 'escalated_at')
  await sql`update ${table} set ${column} = ${now} where id = any (${due.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  )
  const staff = await loadStaff(
    tx,
    due.flatMap(({ holders }) => holders),
  )
  const told = due.map((item) => ({
    item,
    to: [...new Set(item.holders.flatMap((holder) => calledFor(item, holder, pass, staff)))],
  }))
  await tx
    .insertInto('timeline')
    .values(told.map(({ item }) => entry(item, kind, pass, now)))
    .execute()
  await queueMails(tx, ctx.clock, mailsOf(told, kind, pass))
  return due.length
}

const isDue = (pass: Pass, begun: RawBuilder<unknown>, dueAt: RawBuilder<unknown>, now: Date) =>
  pass === 'escalate'
    ? sql`${dueAt} < ${now}`
    : sql`warned_at is null and ${dueAt} >= ${now} and ${begun} + (${dueAt} - ${begun}) / 2 <= ${now}`

// Whoever was asked; once it is late, whoever asked as well: until it is answered, it is theirs.
async function transfersDue(tx: Tx, pass: Pass, now: Date): Promise<Waiting[]> {
  type Row = Omit<Waiting, 'holders'> & { toId: string; byId: string }
  const { rows } = await sql<Row>`
    select id, report_id as "reportId", reference, due_at as "dueAt", to_agency_id as "toId", by_agency_id as "byId"
    from report_transfers where answered_at is null and escalated_at is null
      and ${isDue(pass, sql`sent_at`, sql`due_at`, now)}
    order by due_at, id limit ${BATCH} for update skip locked`.execute(tx)
  return rows.map(({ toId, byId, ...row }) => ({
    ...row,
    holders: (pass === 'warn' ? [toId] : [toId, byId]).map((agencyId) => ({ agencyId, ownerId: null })),
  }))
}

// Whose case it is, else whose queue the report is in.
async function callsDue(tx: Tx, pass: Pass, now: Date): Promise<Waiting[]> {
  const { rows } = await sql<Omit<Waiting, 'holders'> & Holder>`
    select q.id, q.report_id as "reportId", coalesce(k.reference, r.reference) as reference, q.due_at as "dueAt",
      coalesce(k.lead_agency_id, r.agency_id) as "agencyId", k.owner_id as "ownerId"
    from call_requests q join reports r on r.id = q.report_id
      left join lateral (select c.reference, c.lead_agency_id, c.owner_id from case_reports cr join cases c on c.id = cr.case_id
        where cr.report_id = r.id order by c.id limit 1) k on true
    where q.done_at is null and q.escalated_at is null and ${isDue(pass, sql`q.asked_at`, sql`q.due_at`, now)}
    order by q.due_at, q.id limit ${BATCH} for update of q skip locked`.execute(tx)
  return rows.map(({ agencyId, ownerId, ...row }) => ({ ...row, holders: [{ agencyId, ownerId }] }))
}

// Whose view of what went, or would go, to the police was not given.
async function viewsDue(tx: Tx, pass: Pass, now: Date): Promise<Waiting[]> {
  const { rows } = await sql<Omit<Waiting, 'holders'> & { agencyId: string }>`
    select p.id, p.report_id as "reportId", r.reference, p.due_at as "dueAt", p.agency_id as "agencyId", p.asked_by as "askedBy"
    from police_told p join reports r on r.id = p.report_id
    where p.view is null and not ${OVERTAKEN} and p.escalated_at is null
      and ${isDue(pass, sql`p.asked_at`, sql`p.due_at`, now)}
    order by p.due_at, p.id limit ${BATCH} for update of p skip locked`.execute(tx)
  return rows.map(({ agencyId, ...row }) => ({ ...row, holders: [{ agencyId, ownerId: null }] }))
}

// Who answers for what is kept there has said neither yes nor no.
async function erasuresDue(tx: Tx, pass: Pass, now: Date): Promise<Waiting[]> {
  const { rows } = await sql<Omit<Waiting, 'holders'> & { agencyId: string | null }>`
    select e.id, e.report_id as "reportId", r.reference, e.due_at as "dueAt", app.erasure_decider(r.id) as "agencyId"
    from erasures e join reports r on r.id = e.report_id
    where e.ended is null and e.approved_at is null and e.requested_at is not null and e.escalated_at is null
      and ${isDue(pass, sql`e.requested_at`, sql`e.due_at`, now)}
    order by e.due_at, e.id limit ${BATCH} for update of e skip locked`.execute(tx)
  return rows.map(({ agencyId, ...row }) => ({
    ...row,
    askedBy: null,
    holders: [{ agencyId, ownerId: null }],
  }))
}

const DUE = { transfer: transfersDue, call: callsDue, view: viewsDue, erasure: erasuresDue }

const calledFor = (
  { askedBy }: Waiting,
  holder: Holder,
  pass: Pass,
  staff: readonly Colleague[],
): string[] =>
  askedBy !== undefined && holder.agencyId
    ? // Erasing takes a manager and an administrator: both are called from the first.
      viewers({ agencyId: holder.agencyId, askedBy }, askedBy === null ? 'escalate' : pass, staff)
    : recipients(holder, pass, staff)

const entry = (item: Waiting, kind: Kind, pass: Pass, at: Date) => ({
  id: newId(),
  report_id: item.reportId,
  at,
  kind: pass === 'warn' ? 'waiting.soon' : 'waiting.late',
  params: JSON.stringify({ what: receivingWords.waiting[kind], due: formatDateTime(item.dueAt) }),
  // A transfer is both sides' to see.
  audience: kind === 'transfer' ? 'partners' : 'agency',
  agency_id: item.holders[0]?.agencyId ?? null,
  rule: 'answer-in-time',
})

// One mail to each person in a pass, however many it is about.
function mailsOf(told: readonly { item: Waiting; to: string[] }[], kind: Kind, pass: Pass) {
  const all = told.flatMap(({ item, to }) => to.map((toUserId) => ({ toUserId, item })))
  return [...Map.groupBy(all, ({ toUserId }) => toUserId)].map(([toUserId, mine]) => ({
    template: TEMPLATE[pass][kind],
    toUserId,
    params: {
      count: mine.length,
      items: mine.slice(0, MAIL_ITEMS_MAX).map(
        ({ item: { reference, dueAt } }): ClockItem => ({
          reference,
          clock: receivingWords.waiting[kind],
          due: dueAt.toISOString(),
        }),
      ),
    },
  }))
}
