// What the standard lets other systems ask of a list of services (HSDS 3.0, and what Open Referral UK adds to it): its
// parameters by their names and with their meanings, however narrow. They add up: all of them hold at once.
import { type RawBuilder, sql } from 'kysely'
import { isDay } from '../../platform/calendar/london.ts'
import { isUuid } from '../../platform/ids.ts'
import { SOURCE_TERM, taxonomyId, termId } from './hsds.ts'
import { KINDS, NEEDS, STRANDS } from './terms.ts'

const SEARCH_CHARS_MAX = 200
const AGE_MAX = 120
export const FORMATS = ['json', 'ndjson'] as const
/** As iCalendar writes them, from Sunday, which is how a schedule of the standard writes them too. */
const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i

/** What of each service is given: everything, its own fields, or no more than that it is there and when it changed. */
export type Shape = 'full' | 'own' | 'minimal'

export type Standard = {
  search?: string
  modifiedAfter?: Date
  organizationId?: string
  termIds: string[]
  taxonomyIds: string[]
  minimumAge?: number
  maximumAge?: number
  startTime?: number
  endTime?: number
  weekday?: number
  shape: Shape
  format: (typeof FORMATS)[number]
}
export const NOTHING_ASKED: Standard = { termIds: [], taxonomyIds: [], shape: 'full', format: 'json' }

const truth = (value: string) => (['true', 'false'].includes(value) ? null : 'must be true or false')
const age = (value: string) =>
  /^\d{1,3}$/.test(value) && Number(value) <= AGE_MAX ? null : `must be a whole number from 0 to ${AGE_MAX}`
const time = (value: string) => (TIME.test(value) ? null : 'must be a time, such as 09:30')
const id = (value: string) => (isUuid(value) ? null : 'must be an id, such as services have here')

/** What is wrong with the value of each parameter of the standard; null where nothing is. */
export const standardJudges: Readonly<Record<string, (value: string) => string | null>> = {
  search: (value) => (value.length <= SEARCH_CHARS_MAX ? null : `may have ${SEARCH_CHARS_MAX} characters`),
  taxonomy_term_id: id,
  taxonomy_id: id,
  organization_id: id,
  modified_after: (value) =>
    instantOf(value) ? null : 'must be a day or a time, such as 2026-11-01 or 2026-11-01T09:30:00Z',
  minimal: truth,
  full: truth,
  minimum_age: age,
  maximum_age: age,
  start_time: time,
  end_time: time,
  day: (value) => (DAYS.includes(value.toUpperCase()) ? null : `must be one of ${DAYS.join(', ')}`),
  format: (value) => (FORMATS.some((each) => each === value) ? null : `must be one of ${FORMATS.join(', ')}`),
}

/** Without a zone a time is in that of universal time, as our own answers are. A plus that nobody encoded came as a space. */
function instantOf(value: string): Date | null {
  const text = value.replace(/ (?=\d{2}:?\d{2}$)/, '+')
  if (!isDay(text) && !INSTANT.test(text)) return null
  const zoned = isDay(text) || /(Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`
  const at = new Date(zoned)
  return Number.isNaN(at.getTime()) ? null : at
}

function minutesOf(value: string): number {
  const [, hours = '0', minutes = '0'] = TIME.exec(value) ?? []
  return Number(hours) * 60 + Number(minutes)
}

/** Reads parameters that were judged; what is not among them is not asked. */
export function readStandard(query: Readonly<Record<string, string>>): Standard {
  const number = (value: string | undefined) => (value === undefined ? undefined : Number(value))
  const { search, modified_after: after, organization_id: organizationId } = query
  const { start_time: start, end_time: end, day } = query
  const given = {
    search,
    modifiedAfter: after === undefined ? undefined : (instantOf(after) ?? undefined),
    organizationId,
    minimumAge: number(query['minimum_age']),
    maximumAge: number(query['maximum_age']),
    startTime: start === undefined ? undefined : minutesOf(start),
    endTime: end === undefined ? undefined : minutesOf(end),
    weekday: day === undefined ? undefined : DAYS.indexOf(day.toUpperCase()),
  }
  return {
    ...(Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    ) as Partial<Standard>),
    termIds: [query['taxonomy_term_id'] ?? []].flat(),
    taxonomyIds: [query['taxonomy_id'] ?? []].flat(),
    shape: query['minimal'] === 'true' ? 'minimal' : query['full'] === 'false' ? 'own' : 'full',
    format: FORMATS.find((each) => each === query['format']) ?? 'json',
  }
}

type Condition = RawBuilder<unknown>
const NOBODY = sql`false`
const EVERYBODY = sql`true`

// What a service must be to have a term of ours: exactly that term, where strand= also finds what is for everybody.
const TERMS: ReadonlyMap<string, Condition> = new Map([
  ...KINDS.map((code): [string, Condition] => [termId('kind', code), sql`s.kind = ${code}`]),
  ...STRANDS.map((code): [string, Condition] => [termId('strand', code), sql`${code} = any(s.strands)`]),
  ...NEEDS.map((code): [string, Condition] => [termId('need', code), sql`${code} = any(s.needs)`]),
  [termId(SOURCE_TERM, 'text'), EVERYBODY],
])
const TAXONOMIES: ReadonlyMap<string, Condition> = new Map([
  [taxonomyId('kind'), EVERYBODY],
  [taxonomyId('strand'), sql`s.strands <> '{}'`],
  [taxonomyId('need'), sql`s.needs <> '{}'`],
  [taxonomyId(SOURCE_TERM), EVERYBODY],
])

/** The condition of a service `s` for all that is asked. A term that is none of ours is no service's. */
export function fitsStandard(asked: Standard): Condition {
  const { search, modifiedAfter, organizationId, minimumAge, maximumAge } = asked
  const all = [
    search === undefined ? null : mentions(search),
    modifiedAfter === undefined ? null : sql`s.changed_at >= ${modifiedAfter}`,
    organizationId === undefined ? null : sql`s.organization_id = ${organizationId}::uuid`,
    ...asked.termIds.map((each) => TERMS.get(each.toLowerCase()) ?? NOBODY),
    ...asked.taxonomyIds.map((each) => TAXONOMIES.get(each.toLowerCase()) ?? NOBODY),
    minimumAge === undefined ? null : sql`s.minimum_age >= ${minimumAge}`,
    maximumAge === undefined ? null : sql`s.maximum_age <= ${maximumAge}`,
    hasSchedule(asked),
  ].filter((each): each is Condition => each !== null)
  return all.length > 0 ? sql`and ${sql.join(all, sql` and `)}` : sql``
}

const mentions = (search: string) => sql`to_tsvector('english', s.name || ' ' || s.description || ' ' ||
  s.eligibility || ' ' || s.what_happens || ' ' || coalesce((select o.name || ' ' || o.description
    from directory_organizations o where o.id = s.organization_id), '')) @@ websearch_to_tsquery('english', ${search})`

// One schedule that begins no sooner, ends no later and is of that day. What is always open begins and ends at midnight.
function hasSchedule({ startTime, endTime, weekday }: Standard): Condition | null {
  if (startTime === undefined && endTime === undefined && weekday === undefined) return null
  const always = (startTime ?? 0) === 0 && endTime === undefined
  return sql`((s.always_open and ${always}::boolean) or exists (select 1 from directory_schedules t
    where t.service_id = s.id and t.purpose = 'open' and t.opens >= ${startTime ?? 0}
      and (${endTime ?? null}::int is null or t.closes <= ${endTime ?? null}::int)
      and (${weekday ?? null}::int is null or t.weekday = ${weekday ?? null}::int)))`
}
