// Agencies and areas: all their SQL. Lists are small (a partnership has tens of members) and bounded all the same.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import type { Day } from '../../platform/calendar/london.ts'
import type { Agency, Area, Duty } from './agencies.ts'

const LIST_MAX = 1000

/** Every agency, also those of the past, by name. */
export async function listAgencies(tx: Tx): Promise<Agency[]> {
  const { rows } = await sql<Agency>`${AGENCY_ROWS} order by a.name, a.id limit ${LIST_MAX}`.execute(tx)
  return rows
}

export async function findAgency(tx: Tx, id: string): Promise<Agency | undefined> {
  const { rows } = await sql<Agency>`${AGENCY_ROWS} where a.id = ${id}`.execute(tx)
  return rows[0]
}

/** The victim service of today: the one with the duty for the area, else any. Undefined where the partnership has none. */
export async function victimService(tx: Tx, areaId: string | null, today: Day): Promise<Agency | undefined> {
  const { rows } = await sql<Agency>`${AGENCY_ROWS}
    left join agency_areas d on d.agency_id = a.id and d.duty = 'support' and d.area_id = ${areaId}::uuid and ${stands('d', today)}
    where a.kind = 'victim_service' and ${stands('a', today)}
    order by (d.area_id is not null) desc, a.name, a.id limit 1`.execute(tx)
  return rows[0]
}

/** The areas whose reports somebody takes today, by name: what a person chooses from. */
export async function areasTakingReports(tx: Tx, today: Day): Promise<Area[]> {
  const { rows } = await sql<Area>`${AREA_ROWS}
    where ${stands('a', today)} and exists (select 1 from agency_areas d
      where d.area_id = a.id and d.duty = 'takes_reports' and ${stands('d', today)})
    order by a.name, a.id limit ${LIST_MAX}`.execute(tx)
  return rows
}

export async function listAreas(tx: Tx): Promise<Area[]> {
  const { rows } = await sql<Area>`${AREA_ROWS} order by a.name, a.id limit ${LIST_MAX}`.execute(tx)
  return rows
}

export type AgencyArea = {
  agencyId: string
  areaId: string
  duty: Duty
  validFrom: Day | null
  validTo: Day | null
}

/** Every duty that stands on the day, of one agency or of all. */
export async function listDuties(tx: Tx, today: Day, agencyId?: string): Promise<AgencyArea[]> {
  const { rows } = await sql<AgencyArea>`
    select d.agency_id as "agencyId", d.area_id as "areaId", d.duty, d.valid_from as "validFrom", d.valid_to as "validTo"
    from agency_areas d
    where ${stands('d', today)} ${agencyId ? sql`and d.agency_id = ${agencyId}` : sql``}
    order by d.area_id, d.agency_id, d.duty limit ${LIST_MAX * 5}`.execute(tx)
  return rows
}

export async function insertAgency(tx: Tx, agency: Omit<Agency, 'version'>): Promise<void> {
  await tx
    .insertInto('agencies')
    .values({ id: agency.id, slug: agency.slug, ...columns(agency) })
    .execute()
}

/** Writes an agency whose version is still `version`; false when somebody changed it first. */
export async function updateAgency(tx: Tx, agency: Omit<Agency, 'slug'>): Promise<boolean> {
  const result = await tx
    .updateTable('agencies')
    .set({ ...columns(agency), version: agency.version + 1 })
    .where('id', '=', agency.id)
    .where('version', '=', agency.version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** From today the agency has `duty` over exactly these areas: others end yesterday, ended ones stand again. */
export async function setDuty(
  tx: Tx,
  agencyId: string,
  duty: Duty,
  areaIds: readonly string[],
  today: Day,
): Promise<void> {
  await sql`update agency_areas set valid_to = ${today}::date - 1
    where agency_id = ${agencyId} and duty = ${duty} and not area_id = any(${areaIds}::uuid[])
      and (valid_to is null or valid_to >= ${today})`.execute(tx)
  await sql`insert into agency_areas (agency_id, area_id, duty, valid_from)
    select ${agencyId}, id, ${duty}, ${today} from areas where id = any(${areaIds}::uuid[])
    on conflict (agency_id, area_id, duty) do update set valid_to = null, valid_from = excluded.valid_from
      where agency_areas.valid_to < ${today}`.execute(tx)
}

const columns = (agency: Omit<Agency, 'slug' | 'version'>) => ({
  name: agency.name,
  short_name: agency.shortName,
  kind: agency.kind,
  public_phone: agency.publicPhone,
  public_email: agency.publicEmail,
  valid_from: agency.validFrom,
  valid_to: agency.validTo,
  successor_id: agency.successorId,
})

const stands = (alias: string, day: Day) =>
  sql`(${sql.ref(`${alias}.valid_from`)} is null or ${sql.ref(`${alias}.valid_from`)} <= ${day})
    and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} >= ${day})`

const AGENCY_ROWS = sql`select a.id, a.slug, a.name, a.short_name as "shortName", a.kind, a.public_phone as "publicPhone",
  a.public_email as "publicEmail", a.valid_from as "validFrom", a.valid_to as "validTo",
  a.successor_id as "successorId", a.version from agencies a`
const AREA_ROWS = sql`select a.id, a.code, a.name, a.kind, a.parent_id as "parentId", a.valid_from as "validFrom",
  a.valid_to as "validTo", a.successor_id as "successorId" from areas a`
