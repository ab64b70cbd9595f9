// What the measures ask of the facts. Run as the analyst's role (ctx.db.facts): columns without narrative or people,
// rows of the whole partnership. One query for all quarters, over one range of one index; see migrations/0018-measures.sql.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { type Day, londonDay, londonMidnight } from '../../platform/calendar/london.ts'
import { workingDaysBetween } from '../../platform/calendar/working-days.ts'
import type { ClockKind } from '../standard/index.ts'
import type { Tally } from './measure.ts'

/** Consecutive quarters: the instants at which they begin, and the one at which the last ends. At least two instants. */
export type Quarters = readonly Date[]
type Row = { quarter: number; name: string; n: number }

/** Cases by what became of the referral that rule `rule` makes: "status reason outcome". One case is counted once. */
export function referralTally(tx: Tx, quarters: Quarters, rule: string): Promise<Tally[]> {
  return tally(
    tx,
    quarters,
    sql<Row>`select ${bucket('c.opened_at', quarters)} as quarter,
      concat_ws(' ', coalesce(r.status, 'missing'), coalesce(r.withheld_reason, '-'), coalesce(r.outcome, '-')) as name,
      count(*) as n
    from cases c left join referrals r on r.case_id = c.id and r.rule = ${rule}
    where ${within('c.opened_at', quarters)}
    group by 1, 2`,
  )
}

/** Whether it had happened before: as told first, or else in an answer that came later (migration 0047). */
export const HAPPENED_BEFORE = sql`case happened_before when 'not_said' then coalesce(told_before, happened_before) else happened_before end`

/** Reports: "status channel happened-before". */
export function reportTally(tx: Tx, quarters: Quarters): Promise<Tally[]> {
  return tally(
    tx,
    quarters,
    sql<Row>`select ${bucket('received_at', quarters)} as quarter,
      concat_ws(' ', status, channel, ${HAPPENED_BEFORE}) as name, count(*) as n
    from reports where ${within('received_at', quarters)} group by 1, 2`,
  )
}

/** How many reports received in some spans were withdrawn since by their person. They are counted as the others are. */
export async function withdrawnReports(
  tx: Tx,
  spans: readonly { from: Date; until: Date }[],
): Promise<number> {
  if (spans.length === 0) return 0
  const [from, until] = [
    Math.min(...spans.map((span) => +span.from)),
    Math.max(...spans.map((span) => +span.until)),
  ]
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from reports
    where withdrawn_at is not null and received_at >= ${new Date(from)} and received_at < ${new Date(until)}`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

/**
 * Clocks of a kind by how they ended, in the quarter in which they fell due. Each is a promise of its own: one that was
 * stopped for another (a higher risk) is counted as stopped, and that other as it ends. To the moment is on time. As of `now`:
 * what was met or stopped after it was still running then.
 */
export function clockTally(tx: Tx, quarters: Quarters, kind: ClockKind, now: Date): Promise<Tally[]> {
  return tally(
    tx,
    quarters,
    sql<Row>`select ${bucket('due_at', quarters)} as quarter,
      case when met_at <= due_at and met_at <= ${now} then 'on_time'
           when met_at <= ${now} then 'late'
           when stopped_at <= ${now} then 'stopped'
           when due_at < ${now} then 'overdue'
           else 'running' end as name,
      count(*) as n
    from clocks where kind = ${kind} and ${within('due_at', quarters)} group by 1, 2`,
  )
}

/**
 * Requests for an update of the plan, by the quarter in which the answer was due and how it came. A day is London's; the
 * day itself is on time.
 */
export function planUpdateTally(tx: Tx, quarters: Quarters, now: Date): Promise<Tally[]> {
  const [first = now] = quarters
  const last = quarters.at(-1) ?? now
  return tally(
    tx,
    quarters,
    sql<Row>`select width_bucket(c.due_on::timestamp at time zone 'Europe/London', ${[...quarters]}::timestamptz[]) as quarter,
      case when (r.answered_at at time zone 'Europe/London')::date <= c.due_on then 'on_time'
           when r.answered_at is not null then 'late'
           when c.due_on < ${londonDay(now)}::date then 'overdue'
           else 'running' end as name,
      count(*) as n
    from plan_cycles c join plan_requests r on r.cycle_id = c.id
    where c.due_on >= ${londonDay(first)}::date and c.due_on < ${londonDay(last)}::date group by 1, 2`,
  )
}

/** Ratings by their score, "5" to "1": of every stage, each one answer. */
export function ratingTally(tx: Tx, quarters: Quarters): Promise<Tally[]> {
  return tally(
    tx,
    quarters,
    sql<Row>`select ${bucket('at', quarters)} as quarter, score::text as name, count(*) as n
    from report_ratings where ${within('at', quarters)} group by 1, 2`,
  )
}

/** Reports of cases closed in each quarter: "rated" when they were finished, or "not_rated". Which one, nobody learns. */
export function closedRatedTally(tx: Tx, quarters: Quarters): Promise<Tally[]> {
  return tally(
    tx,
    quarters,
    sql<Row>`select quarter, name, n from app.closed_rated(${[...quarters]}::timestamptz[])`,
  )
}

/** Further than this many working days are counted together. */
export const DAYS_MAX = 10
type Waited = { quarter: number; began: Day; met: Day; n: number }

/**
 * How many working days what was done by `now` took, from when its first clock began: "day_0" to "day_10", and "more". The
 * database counts by pairs of London's days, so that the calendar of bank holidays stays in one place.
 */
export async function waitedTally(tx: Tx, quarters: Quarters, kind: ClockKind, now: Date): Promise<Tally[]> {
  const { rows } = await sql<Waited>`
    select quarter, (began at time zone 'Europe/London')::date as began,
      (met_at at time zone 'Europe/London')::date as met, count(*) as n from (
      select ${bucket('k.due_at', quarters)} as quarter, k.met_at,
        case when k.sequence = 1 then k.starts_at else coalesce((select f.starts_at from clocks f
          where f.case_id = k.case_id and f.kind = k.kind and f.sequence = 1), k.starts_at) end as began
      from clocks k where k.kind = ${kind} and k.met_at <= ${now} and ${within('k.due_at', quarters)}) waited
    group by 1, 2, 3`.execute(tx)
  const tallies = emptyTallies(quarters)
  for (const { quarter, began, met, n } of rows) {
    const name = waitedName(began, met)
    const into = tallies[quarter - 1]
    if (into) into[name] = (into[name] ?? 0) + n
  }
  return tallies
}

/** By which name it is counted that something took from one of London's days to another. */
export function waitedName(began: Day, met: Day): string {
  const days = Math.max(0, workingDaysBetween(londonMidnight(began), londonMidnight(met)))
  return days > DAYS_MAX ? 'more' : `day_${days}`
}

const bucket = (column: string, quarters: Quarters): RawBuilder<number> =>
  sql`width_bucket(${sql.ref(column)}, ${[...quarters]}::timestamptz[])`

const within = (column: string, quarters: Quarters): RawBuilder<boolean> =>
  sql`${sql.ref(column)} >= ${quarters[0]} and ${sql.ref(column)} < ${quarters.at(-1)}`

const emptyTallies = (quarters: Quarters): Record<string, number>[] => quarters.slice(1).map(() => ({}))

async function tally(tx: Tx, quarters: Quarters, query: RawBuilder<Row>): Promise<Tally[]> {
  const { rows } = await query.execute(tx)
  const tallies = emptyTallies(quarters)
  for (const { quarter, name, n } of rows) {
    const into = tallies[quarter - 1]
    if (into) into[name] = n
  }
  return tallies
}
