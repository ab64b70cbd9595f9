// The records that a figure counted, one by one, as the person who asks has sight of them: row security leaves the rest out.
// The same columns and the same spans as the tallies of measures.store.ts.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import type { ClockKind } from '../standard/index.ts'
import { HAPPENED_BEFORE } from './measures.store.ts'

export const RECORDS_MAX = 500

export type CountedRecord = {
  /** What the source found of it, before the measure gives it its name. */
  found: readonly string[]
  /** Null where it belongs to a report that is no case, or whose case is out of sight. */
  caseReference: string | null
  reportReference: string | null
  /** By which it fell into the period: received, or due. */
  at: Date
  /** When it was done, of a clock. */
  metAt: Date | null
}
type Row = Omit<CountedRecord, 'found'> & { name: string }
type Span = { from: Date; until: Date }

/** Rows of a source: the columns of `Row`. */
export type RecordSource = RawBuilder<Row>
/** `sighted`: how many there are; of them `records` are the latest, at most RECORDS_MAX. */
export type Counted = { records: CountedRecord[]; sighted: number }

/** Reports received in a span: "status channel happened-before". */
export const reportSource = ({ from, until }: Span): RecordSource =>
  sql<Row>`select concat_ws(' ', status, channel, ${HAPPENED_BEFORE}) as name,
      null as "caseReference", reference as "reportReference", received_at as at, null::timestamptz as "metAt"
    from reports where received_at >= ${from} and received_at < ${until}`

/** Clocks of a kind that fell due in a span, by how they ended. */
export const clockSource = (span: Span, kind: ClockKind, now: Date): RecordSource =>
  clocks(
    span,
    kind,
    sql`case when k.met_at <= k.due_at then 'on_time'
        when k.met_at is not null then 'late'
        when k.stopped_at is not null then 'stopped'
        when k.due_at < ${now} then 'overdue'
        else 'running' end`,
  )

/** Those of them that were met, by London's days: "began met". */
export const waitedSource = (span: Span, kind: ClockKind): RecordSource =>
  sql`select * from (${clocks(
    span,
    kind,
    sql`concat_ws(' ', ((case when k.sequence = 1 then k.starts_at else coalesce((select f.starts_at from clocks f
        where f.case_id = k.case_id and f.kind = k.kind and f.sequence = 1), k.starts_at) end)
        at time zone 'Europe/London')::date, (k.met_at at time zone 'Europe/London')::date)`,
  )}) k where "metAt" is not null`

const clocks = ({ from, until }: Span, kind: ClockKind, name: RawBuilder<unknown>): RecordSource =>
  sql<Row>`select ${name} as name,
      c.reference as "caseReference", r.reference as "reportReference", k.due_at as at, k.met_at as "metAt"
    from clocks k left join cases c on c.id = k.case_id left join reports r on r.id = k.report_id
    where k.kind = ${kind} and k.due_at >= ${from} and k.due_at < ${until}`

/** The records of a source that `pick` wants by what was found of them, the latest first: picked before any is left out. */
export async function countedRecords(
  tx: Tx,
  source: RecordSource,
  pick: (found: readonly string[]) => boolean,
): Promise<Counted> {
  const { rows: names } = await sql<{ name: string; n: number }>`
    select name, count(*)::int as n from (${source}) s group by name`.execute(tx)
  const wanted = names.filter(({ name }) => pick(name.split(' ')))
  const { rows } = await sql<Row>`select * from (${source}) s
    where name = any(${wanted.map(({ name }) => name)}) order by at desc limit ${RECORDS_MAX}`.execute(tx)
  return {
    records: rows.map(({ name, ...row }) => ({ ...row, found: name.split(' ') })),
    sighted: wanted.reduce((sum, { n }) => sum + n, 0),
  }
}
