// Reading clocks: of one case with its state in words, and of all as figures.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { CLOCK_KINDS, type ClockKind, type ClockState, type ClockTimes, stateOf, toKind } from './clock.ts'
import { CLOCK_WORDS, stateWords } from './messages.en.ts'

export type ShownClock = ClockTimes & {
  id: string
  kind: ClockKind
  sequence: number
  stoppedReason: string | null
  /** What it waits for, in words. */
  what: string
  state: ClockState
  /** The state in words: "on time", "due today", "2 working days late". */
  words: string
}

const CLOCKS_MAX = 200

/** The clocks of a case and of the reports in it, by when they are due. Only what the caller may see. */
export async function clocksOf(tx: Tx, caseId: string, now: Date): Promise<ShownClock[]> {
  const rows = await tx
    .selectFrom('clocks')
    .select(['id', 'kind', 'sequence', 'starts_at', 'due_at', 'met_at', 'stopped_at', 'stopped_reason'])
    .where((eb) =>
      eb.or([
        eb('case_id', '=', caseId),
        eb(
          'report_id',
          'in',
          eb.selectFrom('case_reports').select('report_id').where('case_id', '=', caseId),
        ),
      ]),
    )
    .orderBy('due_at')
    .orderBy('id')
    .limit(CLOCKS_MAX)
    .execute()
  return rows.map((row) => {
    const times = { startsAt: row.starts_at, dueAt: row.due_at, metAt: row.met_at, stoppedAt: row.stopped_at }
    const kind = toKind(row.kind)
    const state = stateOf(times, now)
    return {
      ...times,
      id: row.id,
      kind,
      sequence: row.sequence,
      stoppedReason: row.stopped_reason,
      what: CLOCK_WORDS[kind],
      state,
      words: stateWords(state),
    }
  })
}

/** Figures of one kind: those that began in the period. `late` are met too late, or passed and not met. */
export type Compliance = {
  agencyId: string | null
  kind: ClockKind
  onTime: number
  late: number
  running: number
}

/**
 * How the standard was kept, by agency and kind, for clocks that began from `from` until before `to`. Runs in
 * `ctx.db.facts` for the whole partnership, or in a transaction for what its actor sees. Stopped in time counts nowhere.
 */
export async function agencyCompliance(
  tx: Tx,
  options: { from: Date; to: Date; now: Date; agencyId?: string },
): Promise<Compliance[]> {
  const { from, to, now, agencyId } = options
  const { rows } = await sql<{
    agency_id: string | null
    kind: string
    on_time: number
    late: number
    running: number
  }>`
    select agency_id, kind,
      count(*) filter (where met_at <= due_at)::int as on_time,
      count(*) filter (where coalesce(met_at, stopped_at, ${now}) > due_at)::int as late,
      count(*) filter (where met_at is null and stopped_at is null and due_at >= ${now})::int as running
    from clocks
    where starts_at >= ${from} and starts_at < ${to}
      and (${agencyId ?? null}::uuid is null or agency_id = ${agencyId ?? null}::uuid)
    group by agency_id, kind order by agency_id nulls last, kind limit 5000`.execute(tx)
  return rows
    .map((row) => ({
      agencyId: row.agency_id,
      kind: toKind(row.kind),
      onTime: row.on_time,
      late: row.late,
      running: row.running,
    }))
    .sort((a, b) => CLOCK_KINDS.indexOf(a.kind) - CLOCK_KINDS.indexOf(b.kind))
}
