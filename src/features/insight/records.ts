// From a figure to the records behind it: which of them it counted, by the name that it counted each.
import type { Tx } from '../../access/db.ts'
import { CLOCK_KINDS } from '../standard/index.ts'
import type { ComputedMeasure } from './measure.ts'
import { waitedName } from './measures.store.ts'
import type { Period } from './periods.ts'
import {
  clockSource,
  type CountedRecord,
  countedRecords,
  type RecordSource,
  reportSource,
  waitedSource,
} from './records.store.ts'

export type NamedRecord = Omit<CountedRecord, 'found'> & { name: string }
/** `sighted`: how many the actor has sight of; `records`: the latest of them, at most RECORDS_MAX. */
export type NamedRecords = { records: NamedRecord[]; sighted: number }

type Asked = {
  measure: ComputedMeasure
  period: Pick<Period, 'from' | 'until'>
  /** Only those counted by this name; undefined: all of them. */
  name: string | undefined
  now: Date
}

/**
 * The records that a measure counted in a period and that the actor has sight of. Null for a measure whose records have a
 * list of their own (referrals, the plan).
 */
export async function recordsOf(tx: Tx, { measure, period, name, now }: Asked): Promise<NamedRecords | null> {
  const source = sourceOf(measure.counts, period, now)
  if (!source) return null
  const nameOf = (found: readonly string[]): string | null =>
    measure.nameOf(measure.counts.startsWith('days ') ? [waitedName(found[0] ?? '', found[1] ?? '')] : found)
  const wanted = (found: readonly string[]) => {
    const counted = nameOf(found)
    return counted !== null && (name === undefined || counted === name)
  }
  const { records, sighted } = await countedRecords(tx, source, wanted)
  return {
    records: records.map(({ found, ...record }) => ({ ...record, name: nameOf(found) ?? '' })),
    sighted,
  }
}

function sourceOf(
  counts: ComputedMeasure['counts'],
  period: Pick<Period, 'from' | 'until'>,
  now: Date,
): RecordSource | null {
  if (counts === 'reports') return reportSource(period)
  const kind = CLOCK_KINDS.find((each) => counts === `clocks ${each}` || counts === `days ${each}`)
  if (!kind) return null
  return counts.startsWith('days ') ? waitedSource(period, kind) : clockSource(period, kind, now)
}
