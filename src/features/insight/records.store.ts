// The records that a figure counted, one by one, as the person who asks has sight of them: row security leaves the rest out.
// The same columns and the same spans as the tallies of measures.store.ts.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import type { ClockKind } from '../standard/index.ts'

export const RECORDS_MAX = 500

export type CountedRecord = {
  /** The name by which the source counts it, before the measure gives it its own. */
  found: readonly string[]
  /** Null where it belongs to a report that is no case, or whose case is out of sight. */
  caseReference: string | null
  reportReference: string | null
  /** By which it fell into the period: received, or due. */
  at: Date
  /** When it was done, of a clock. */
  metAt: Date | null
}
type Span = { from: Date; until: Date }
type Row = {
  name: string
  caseReference: string | null
  reportReference: string | null
  at: Date
  metAt: Date | null
}

/** Reports received in a span: "status channel happened-before". The newest first. */
export async function countedReports(tx: Tx, { from, until }: Span): Promise<CountedRecord[]> {
  const { rows } = await sql<Row>`select concat_ws(' ', status, channel, happened_before) as name,
      null as "caseReference", reference as "reportReference", received_at as at, null as "metAt"
    from reports where received_at >= ${from} and received_at < ${until}
    order by received_at desc limit ${RECORDS_MAX}`.execute(tx)
  return rows.map(asCounted)
}

/** Clocks of a kind that fell due in a span, by how they ended. The last due first. */
export async function countedClocks(
  tx: Tx,
  { from, until }: Span,
  kind: ClockKind,
  now: Date,
): Promise<CountedRecord[]> {
  const { rows } = await sql<Row>`select
      case when k.met_at <= k.due_at then 'on_time'
           when k.met_at is not null then 'late'
           when k.stopped_at is not null then 'stopped'
           when k.due_at < ${now} then 'overdue'
           else 'running' end as name,
      c.reference as "caseReference", r.reference as "reportReference", k.due_at as at, k.met_at as "metAt"
    from clocks k left join cases c on c.id = k.case_id left join reports r on r.id = k.report_id
    where k.kind = ${kind} and k.due_at >= ${from} and k.due_at < ${until}
    order by k.due_at desc limit ${RECORDS_MAX}`.execute(tx)
  return rows.map(asCounted)
}

const asCounted = ({ name, ...row }: Row): CountedRecord => ({ ...row, found: name.split(' ') })
