// What reports write and read: all their SQL.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { isUuid, newId } from '../../platform/ids.ts'
import type { Day } from '../../platform/calendar/london.ts'
import { type About, ABOUTS, type Told } from './report-message.ts'

export type TimelineTold = {
  reportId: string
  at: Date
  kind: string
  audience: 'agency' | 'partners' | 'person'
  params?: Record<string, string>
  actorId?: string
  agencyId?: string
}

/** Adds one entry to a report's timeline. */
export async function tellTimeline(tx: Tx, told: TimelineTold): Promise<void> {
  await tx
    .insertInto('timeline')
    .values({
      id: newId(),
      report_id: told.reportId,
      at: told.at,
      kind: told.kind,
      audience: told.audience,
      params: JSON.stringify(told.params ?? {}),
      actor_id: told.actorId ?? null,
      agency_id: told.agencyId ?? null,
    })
    .execute()
}

export type TimelineRow = {
  id: string
  at: Date
  kind: string
  params: Record<string, unknown>
  by: string | null
}

/** What happened to a report, first things first, as far as the caller may see it; at most the newest 200. */
export async function timelineOf(tx: Tx, reportId: string): Promise<TimelineRow[]> {
  return tx
    .selectFrom('timeline as t')
    .select(['t.id', 't.at', 't.kind', 't.params', 't.actor_id as by'])
    .where('t.report_id', '=', reportId)
    .orderBy('t.at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(200)
    .execute()
    .then((rows) => rows.reverse().map((row) => ({ ...row, params: asRecord(row.params) })))
}

export type MessageRow = {
  id: string
  at: Date
  fromPerson: boolean
  textId: string
  readAt: Date | null
  about: About | null
  occurredOn: Day | null
  files: number
}

/** The conversation of a report, oldest first; at most the newest 200. */
export async function messagesOf(tx: Tx, reportId: string): Promise<MessageRow[]> {
  const rows = await tx
    .selectFrom('report_messages')
    .select(['id', 'at', 'from_person as fromPerson', 'text_id as textId', 'read_at as readAt', 'about'])
    .select(['occurred_on as occurredOn', 'files'])
    .where('report_id', '=', reportId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.reverse().map((row) => ({ ...row, about: ABOUTS.find((each) => each === row.about) ?? null }))
}

/** Marks what the other side wrote as read: the messages of these ids, and no other of that moment. */
export async function markRead(
  tx: Tx,
  reportId: string,
  fromPerson: boolean,
  at: Date,
  ids: readonly string[],
): Promise<void> {
  const known = ids.filter(isUuid)
  if (known.length === 0) return
  await tx
    .updateTable('report_messages')
    .set({ read_at: at })
    .where('report_id', '=', reportId)
    .where('from_person', '=', fromPerson)
    .where('read_at', 'is', null)
    .where('id', 'in', known)
    .execute()
}

export async function insertMessage(
  tx: Tx,
  message: Pick<MessageRow, 'id' | 'at' | 'textId' | 'about' | 'occurredOn'> & {
    reportId: string
    authorId: string | null
    told?: Told | null
  },
): Promise<void> {
  await tx
    .insertInto('report_messages')
    .values({
      id: message.id,
      report_id: message.reportId,
      at: message.at,
      from_person: message.authorId === null,
      author_id: message.authorId,
      text_id: message.textId,
      about: message.about,
      occurred_on: message.occurredOn,
      ...(message.told && { told: JSON.stringify(message.told) }),
    })
    .execute()
}

export type ConsentRow = { id: string; purpose: string; answer: string; givenAt: Date }

/** What the person allows now, one row a purpose. */
export async function consentsOf(tx: Tx, reportId: string): Promise<ConsentRow[]> {
  return tx
    .selectFrom('consents')
    .select(['id', 'purpose', 'answer', 'given_at as givenAt'])
    .where('report_id', '=', reportId)
    .where('withdrawn_at', 'is', null)
    .orderBy('purpose')
    .orderBy('id')
    .limit(60)
    .execute()
}

/** Ends the present answer for a purpose, if there is one, and writes the new one. False: the answer is that already. */
export async function changeConsent(
  tx: Tx,
  reportId: string,
  purpose: string,
  answer: 'yes' | 'no',
  at: Date,
): Promise<boolean> {
  const standing = tx
    .selectFrom('consents')
    .select('id')
    .where('report_id', '=', reportId)
    .where('purpose', '=', purpose)
    .where('withdrawn_at', 'is', null)
    .where('answer', '=', answer)
  if (await standing.executeTakeFirst()) return false
  await tx
    .updateTable('consents')
    .set({ withdrawn_at: at })
    .where('report_id', '=', reportId)
    .where('purpose', '=', purpose)
    .where('withdrawn_at', 'is', null)
    .execute()
  await tx
    .insertInto('consents')
    .values({ id: newId(), report_id: reportId, purpose, answer, given_at: at })
    .execute()
  return true
}

export type FollowedReport = {
  id: string
  reference: string
  receivedAt: Date
  status: string
  agencyId: string | null
  agencyName: string | null
  areaId: string | null
  /** Whether it is with a police force. */
  withForce: boolean
  canContact: string
  privacy: string
  acknowledgeDue: Date | null
  /** When they withdrew it. */
  withdrawnAt: Date | null
  acknowledgedAt: Date | null
  /** Why it was set aside, as a code; the follow-up page has the words. */
  statusReason: string | null
}

/** The one report that the caller's follow-up code opens, when the reference is its own. */
export async function followedReport(tx: Tx, reference: string): Promise<FollowedReport | undefined> {
  const { rows } = await sql<FollowedReport>`
    select r.id, r.reference, r.received_at as "receivedAt", r.status, r.agency_id as "agencyId", a.short_name as "agencyName", r.area_id as "areaId",
      coalesce(a.kind = 'police', false) as "withForce",
      r.withdrawn_at as "withdrawnAt",
      r.can_contact as "canContact", r.privacy, r.status_reason as "statusReason", c.due_at as "acknowledgeDue", c.met_at as "acknowledgedAt"
    from reports r left join agencies a on a.id = r.agency_id
      left join clocks c on c.report_id = r.id and c.case_id is null and c.kind = 'acknowledge'
    where r.reference = ${reference} order by c.due_at desc nulls last limit 1`.execute(tx)
  return rows[0]
}

/** What the person may expect next of the case, and by when; only for the holder of the code. */
export async function nextPromise(tx: Tx, reportId: string): Promise<NextPromise | null> {
  const { rows } = await sql<{ kind: string; dueAt: Date }>`
    select kind, due_at as "dueAt" from app.next_promise(${reportId})`.execute(tx)
  const [row] = rows
  return row
    ? { kind: row.kind === 'first_contact' ? 'first_contact' : 'victim_update', dueAt: row.dueAt }
    : null
}

export type NextPromise = { kind: 'first_contact' | 'victim_update'; dueAt: Date }

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

/** Names of colleagues by id, for timelines. */
export async function staffNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('staff_users')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
