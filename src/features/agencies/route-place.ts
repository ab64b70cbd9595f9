// Which queue a report arrives in. The postcode decides where it is known, the chosen area otherwise, and the
// partnership's own triage queue takes all the rest: nothing can fall between. A queue only counts when somebody who
// works with cases is there to see it.
import { sql } from 'kysely'
import { toNormalised } from 'postcode'
import type { Tx } from '../../access/db.ts'
import type { Day } from '../../platform/calendar/london.ts'
import { isUuid } from '../../platform/ids.ts'

/** What somebody told us of a place: both may be absent, wrong or at odds. */
export type PlaceAsked = { postcode?: string | undefined; areaId?: string | undefined }
/** agencyId null: the triage queue. outwardCode: the first half of a well-formed postcode, known to us or not. */
export type Route = {
  agencyId: string | null
  areaId: string | null
  wardCode: string | null
  outwardCode: string | null
}

const POSTCODE_CHARS_MAX = 20

/** A full UK postcode in its usual form ("LE1 1FZ"), or null. Forgives case, spaces and dashes. */
export function normalisePostcode(typed: string): string | null {
  if (typed.length > POSTCODE_CHARS_MAX) return null
  return toNormalised(typed.replace(/[^A-Za-z0-9]/g, ''))
}

/** Finds the queue for a place on a day (London's). Takes any text; refuses nothing. */
export async function routePlace(tx: Tx, place: PlaceAsked, today: Day): Promise<Route> {
  const postcode = place.postcode ? normalisePostcode(place.postcode) : null
  const chosen = isUuid(place.areaId) ? place.areaId : null
  const outwardCode = postcode?.split(' ')[0] ?? null
  const found = postcode ? await areaOfPostcode(tx, postcode, today) : undefined
  const areaIds = [found?.areaId, chosen].filter((id): id is string => typeof id === 'string')
  if (areaIds.length === 0) return { agencyId: null, areaId: null, wardCode: null, outwardCode }
  const takers = await takersOf(tx, areaIds, today)
  const taken = areaIds
    .map((id) => takers.find((taker) => taker.asked === id))
    .find((taker) => taker?.agencyId)
  // The place stays on the report even where nobody takes its reports: triage needs it most.
  const placed = taken ?? takers[0]
  const wardCode = found && placed?.asked === found.areaId ? found.wardCode : null
  return { agencyId: taken?.agencyId ?? null, areaId: placed?.areaId ?? null, wardCode, outwardCode }
}

async function areaOfPostcode(
  tx: Tx,
  postcode: string,
  today: Day,
): Promise<{ areaId: string; wardCode: string | null } | undefined> {
  const { rows } = await sql<{ areaId: string; wardCode: string | null }>`
    select a.id as "areaId", p.ward_code as "wardCode" from postcodes p join areas a on a.code = p.area_code
    where p.postcode = ${postcode}
    order by ((a.valid_from is null or a.valid_from <= ${today}) and (a.valid_to is null or a.valid_to >= ${today})) desc,
      a.valid_from desc nulls last, a.id limit 1`.execute(tx)
  return rows[0]
}

type Taker = { asked: string; areaId: string; agencyId: string | null }

// From each area asked for, the areas that may answer for it, nearest first: the area itself, whatever succeeded it,
// then what it lies in (a county answers where its district does not). An agency that ended is answered for by its
// successor.
async function takersOf(tx: Tx, areaIds: readonly string[], today: Day): Promise<Taker[]> {
  const { rows } = await sql<Taker>`
    with recursive reach (asked, area_id, depth) as (
      select id, id, 0 from areas where id = any(${areaIds}::uuid[])
      union
      select r.asked, n.next, r.depth + n.step from reach r join areas a on a.id = r.area_id
        cross join lateral (values (case when a.valid_to < ${today} then a.successor_id end, 1), (a.parent_id, 10)) n (next, step)
      where n.next is not null and r.depth < 50
    ), heirs (agency_id, heir_id, depth) as (
      select id, id, 0 from agencies
      union
      select h.agency_id, g.successor_id, h.depth + 1 from heirs h join agencies g on g.id = h.heir_id
      where g.valid_to < ${today} and g.successor_id is not null and h.depth < 10
    ), standing as (
      select r.asked, r.area_id, r.depth, t.agency_id from reach r
      left join lateral (
        select h.heir_id as agency_id, d.valid_from, h.depth from agency_areas d
        join heirs h on h.agency_id = d.agency_id
        join agencies g on g.id = h.heir_id
        where d.area_id = r.area_id and d.duty = 'takes_reports'
          and (d.valid_from is null or d.valid_from <= ${today})
          and (d.valid_to is null or d.valid_to >= ${today} or h.depth > 0)
          and (g.valid_from is null or g.valid_from <= ${today}) and (g.valid_to is null or g.valid_to >= ${today})
          and app.has_caseworkers(h.heir_id)
        order by h.depth, d.valid_from desc nulls last, h.heir_id limit 1) t on true
    )
    select distinct on (asked) asked, case when agency_id is null then asked else area_id end as "areaId", agency_id as "agencyId"
    from standing order by asked, (agency_id is null), depth, area_id`.execute(tx)
  return areaIds.flatMap((id) => rows.filter((row) => row.asked === id))
}
