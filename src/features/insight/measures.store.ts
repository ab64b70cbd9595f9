// What the measures ask of the facts. Run as the analyst's role (ctx.db.facts): columns without narrative or people,
// rows of the whole partnership. One query for all quarters, over one range of one index; see migrations/0011-plan.sql.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../access/db.ts'

/** Consecutive quarters: the instants at which they begin, and the one at which the last ends. At least two instants. */
export type Quarters = readonly Date[]
type Row = { quarter: number; name: string; n: number }

/** Cases by what became of the referral that rule `rule` makes: one case is counted exactly once. */
export function referralTally(tx: Tx, quarters: Quarters, rule: string): Promise<Record<string, number>[]> {
  return tally(
    tx,
    quarters,
    sql<Row>`select ${bucket('c.opened_at', quarters)} as quarter,
      case when r.case_id is null then 'missing'
           when r.status = 'withheld' then r.withheld_reason
           when r.status = 'stopped' then 'withdrew'
           when r.status = 'withdrawn' then 'withdrawn'
           else 'referred' end as name,
      count(*) as n
    from cases c left join referrals r on r.case_id = c.id and r.rule = ${rule}
    where ${within('c.opened_at', quarters)}
    group by 1, 2`,
  )
}

/** Reports by status. */
export function reportTally(tx: Tx, quarters: Quarters): Promise<Record<string, number>[]> {
  return tally(
    tx,
    quarters,
    sql<Row>`select ${bucket('received_at', quarters)} as quarter, status as name, count(*) as n
    from reports where ${within('received_at', quarters)} group by 1, 2`,
  )
}

/** First clocks of a kind by how they ended, in the quarter in which they fell due. A moment exactly on time is on time. */
export function clockTally(
  tx: Tx,
  quarters: Quarters,
  kind: string,
  now: Date,
): Promise<Record<string, number>[]> {
  return tally(
    tx,
    quarters,
    sql<Row>`select ${bucket('due_at', quarters)} as quarter,
      case when met_at <= due_at then 'on_time'
           when met_at is not null then 'late'
           when stopped_at is not null then 'stopped'
           when due_at < ${now} then 'overdue'
           else 'running' end as name,
      count(*) as n
    from clocks where kind = ${kind} and sequence = 1 and ${within('due_at', quarters)} group by 1, 2`,
  )
}

const bucket = (column: string, quarters: Quarters): RawBuilder<number> =>
  sql`width_bucket(${sql.ref(column)}, ${[...quarters]}::timestamptz[])`

const within = (column: string, quarters: Quarters): RawBuilder<boolean> =>
  sql`${sql.ref(column)} >= ${quarters[0]} and ${sql.ref(column)} < ${quarters.at(-1)}`

async function tally(tx: Tx, quarters: Quarters, query: RawBuilder<Row>): Promise<Record<string, number>[]> {
  const { rows } = await query.execute(tx)
  const tallies: Record<string, number>[] = quarters.slice(1).map(() => ({}))
  for (const { quarter, name, n } of rows) {
    const into = tallies[quarter - 1]
    if (into) into[name] = n
  }
  return tallies
}
