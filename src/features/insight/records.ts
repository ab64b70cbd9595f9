// From a figure to the records behind it: which of them it counted, by the name that it counted each.
import type { Tx } from '../../access/db.ts'
import { CLOCK_KINDS } from '../standard/index.ts'
import type { ComputedMeasure } from './measure.ts'
import type { Period } from './periods.ts'
import { type CountedRecord, countedClocks, countedReports } from './records.store.ts'

export type NamedRecord = Omit<CountedRecord, 'found'> & { name: string }

/**
 * The records that a measure counted in a period and that the actor has sight of, at most RECORDS_MAX. Null for a measure
 * whose records have a list of their own (referrals, the plan).
 */
export async function recordsOf(
  tx: Tx,
  measure: ComputedMeasure,
  period: Pick<Period, 'from' | 'until'>,
  now: Date,
): Promise<NamedRecord[] | null> {
  const found = await find(tx, measure.counts, period, now)
  if (!found) return null
  // How many days something took is counted for what was done only.
  const waited = measure.counts.startsWith('days ')
  return found.flatMap(({ found: names, ...record }) => {
    if (waited) return record.metAt ? [{ ...record, name: names[0] ?? '' }] : []
    const name = measure.nameOf(names)
    return name === null ? [] : [{ ...record, name }]
  })
}

function find(
  tx: Tx,
  counts: ComputedMeasure['counts'],
  period: Pick<Period, 'from' | 'until'>,
  now: Date,
): Promise<CountedRecord[]> | null {
  if (counts === 'reports') return countedReports(tx, period)
  const kind = CLOCK_KINDS.find((each) => counts === `clocks ${each}` || counts === `days ${each}`)
  return kind ? countedClocks(tx, period, kind, now) : null
}
