// What somebody whose work is safeguarding must see of a report before they open it. Found in the coded answers alone: the
// words stay sealed. One list for the row, the filter and the order, so that the three agree.
import { type RawBuilder, sql } from 'kysely'

/** In the order of their urgency. `other`: marked when it came, for a reason that the codes do not tell. */
export const MARKS = ['suicide', 'weapon', 'child', 'adult_at_risk', 'abuse', 'other'] as const
export type Mark = (typeof MARKS)[number]
/** What a list may be narrowed to. */
export const MARK_FILTERS = ['any', 'unread', ...MARKS] as const
export type MarkFilter = (typeof MARK_FILTERS)[number]

// Whether an answer that came later, with the code, says one of these (migration 0047). What was said first stands beside it.
function later(field: string, ...codes: string[]): RawBuilder<unknown> {
  return sql`coalesce(r.told_later -> ${field}::text ?| ${codes}::text[], false)`
}

const CODED = {
  // Said by the person of themself, or by whoever tells of them.
  suicide: sql`(coalesce(r.details -> 'effects' @> '["despair"]', false) or coalesce(r.details ->> 'despair' = 'yes', false)
    or ${later('effects', 'despair')} or ${later('despair', 'yes')})`,
  weapon: sql`(coalesce(r.details ->> 'weapon' in ('said', 'had', 'used'), false) or ${later('weapon', 'said', 'had', 'used')})`,
  child: sql`(coalesce(r.details ->> 'age' = 'under_18', false) or ${later('age', 'under_18')})`,
  adult_at_risk: sql`(coalesce(r.details ->> 'age' = 'adult_at_risk', false) or coalesce(r.details ->> 'care' = 'yes', false)
    or ${later('age', 'adult_at_risk')} or ${later('care', 'yes')})`,
  // Abuse by somebody close, or of a kind that has its own protection.
  // Before a partner could be named, "family" was asked together with carers and told nobody.
  abuse: sql`(r.types && array['domestic', 'sexual_assault', 'exploitation']
    or coalesce(r.safeguarding and r.details ->> 'known' in ('partner', 'family'), false)
    or ${later('types', 'domestic', 'sexual_assault', 'exploitation')} or ${later('known', 'partner', 'family')})`,
} as const
/** Whether it speaks of extremist material or of an organised group: whoever works on it thinks of Prevent (domain.md 2.2 J). */
export const asksPrevent: RawBuilder<unknown> = sql`(r.types && array['extremist_material']
  or coalesce(r.details ->> 'organised' = 'yes', false)
  or ${later('types', 'extremist_material')} or ${later('organised', 'yes')})`

const coded = sql`(${sql.join(Object.values(CODED), sql` or `)})`
const any = sql`(r.safeguarding or ${coded})`
const MARKED: Readonly<Record<MarkFilter, RawBuilder<unknown>>> = {
  ...CODED,
  other: sql`(r.safeguarding and not ${coded})`,
  any,
  // Nobody who leads on safeguarding where it waits has said that they have read it. Spam is nobody's to read.
  unread: sql`(${any} and r.status <> 'spam' and not exists (select 1 from safeguarding_reads s
    where s.report_id = r.id and s.queue_id is not distinct from r.agency_id))`,
}

/** Whether a report `r` bears a mark, as a condition. */
export const bears = (mark: MarkFilter): RawBuilder<unknown> => MARKED[mark]

/** The marks of a report `r`, as an array of `Mark`. */
export const marksOf: RawBuilder<unknown> = sql`array_remove(array[${sql.join(
  MARKS.map((mark) => sql`case when ${MARKED[mark]} then ${mark}::text end`),
)}], null)`
