// Posters, cards, buttons and links that lead people here: each a source with a short code, and how often it was followed.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'

export const SOURCE_KINDS = ['centre', 'school', 'bus', 'campaign', 'website', 'other'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

export type Source = {
  id: string
  agencyId: string
  agencyName: string
  code: string
  name: string
  kind: SourceKind
  serviceId: string | null
  serviceName: string | null
  ended: boolean
}
export type OwnSource = Source & { version: number }

const LIST_MAX = 500
const COLUMNS = sql`c.id, c.agency_id as "agencyId", g.name as "agencyName", c.code, c.name, c.kind, c.service_id as "serviceId",
  s.name as "serviceName", c.ended_at is not null as ended`
const FROM = sql`from campaigns c join agencies g on g.id = c.agency_id left join directory_services s on s.id = c.service_id`

/** Every source, those in use first, for staff. */
export async function listSources(tx: Tx): Promise<Source[]> {
  const { rows } =
    await sql<Source>`select ${COLUMNS} ${FROM} order by c.ended_at is not null, c.name, c.id limit ${LIST_MAX}`.execute(
      tx,
    )
  return rows
}

/** One source as staff see it, with the version by which two who rename it at once are told apart. */
export async function findSource(tx: Tx, id: string): Promise<OwnSource | undefined> {
  const { rows } = await sql<OwnSource>`select ${COLUMNS}, c.version ${FROM} where c.id = ${id}`.execute(tx)
  return rows[0]
}

/** Whether a source with this code is in use: all that the public may ask of one. */
export async function isCodeInUse(tx: Tx, code: string): Promise<boolean> {
  const { rows } = await sql`select 1 from campaigns where code = ${code} and ended_at is null`.execute(tx)
  return rows.length > 0
}

export type NewSource = {
  id: string
  agencyId: string
  code: string
  name: string
  kind: SourceKind
  serviceId: string | null
  madeAt: Date
  madeBy: string
}

/** Adds a source. False: its code is taken. */
export async function insertSource(tx: Tx, source: NewSource): Promise<boolean> {
  const { numAffectedRows = 0n } =
    await sql`insert into campaigns (id, agency_id, code, name, kind, service_id, made_at, made_by)
    values (${source.id}, ${source.agencyId}, ${source.code}, ${source.name}, ${source.kind}, ${source.serviceId}, ${source.madeAt},
      ${source.madeBy}) on conflict (code) do nothing`.execute(tx)
  return numAffectedRows > 0n
}

/** Ends a source, or takes it up again. False: it is not theirs, or is so already. */
export async function setEnded(tx: Tx, id: string, ended: boolean, at: Date): Promise<boolean> {
  const { numAffectedRows = 0n } =
    await sql`update campaigns set ended_at = ${ended ? at : null}, version = version + 1
    where id = ${id} and (ended_at is null) = ${ended}`.execute(tx)
  return numAffectedRows > 0n
}

/** Gives a source another name; its code, which is printed, stays. False: it is not theirs, or was changed meanwhile. */
export async function renameSource(
  tx: Tx,
  { id, version }: Pick<OwnSource, 'id' | 'version'>,
  name: string,
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`update campaigns set name = ${name}, version = version + 1
    where id = ${id} and version = ${version}`.execute(tx)
  return numAffectedRows > 0n
}

/** The places of the directory that a source may stand for. */
export async function placesForSources(tx: Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from directory_services
    where removed_at is null and status = 'active' order by name, id limit ${LIST_MAX}`.execute(tx)
  return rows
}

/** One source in one quarter. null where it is one to four of another agency's, and so not told. */
export type TakeUp = { sourceId: string; quarter: Day; visits: number | null; reports: number | null }

/** Visits and reports of every source, by quarter, newest first. */
export async function takeUp(tx: Tx, since: Day): Promise<TakeUp[]> {
  const { rows } =
    await sql<TakeUp>`select campaign_id as "sourceId", quarter::text, visits::int, reports::int
    from app.take_up(${since})`.execute(tx)
  return rows
}
