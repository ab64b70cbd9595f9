// Every measure there is, whoever counts it: for lists to choose from, and to know what a key names.
import type { Tx } from '../../access/db.ts'
import { findManual, listManual } from './manual/manual.store.ts'
import type { Measure } from './measure.ts'
import { measureOf, MEASURES } from './measures.ts'

/** The computed measures, then those that people keep, each by its order. `tx` of staff, facts or named work. */
export async function allMeasures(tx: Tx): Promise<Measure[]> {
  return [...MEASURES, ...(await listManual(tx))]
}

/** What a key names, also where it is no longer kept; undefined where it names nothing. */
export async function findMeasure(tx: Tx, key: string): Promise<Measure | undefined> {
  return measureOf(key) ?? (await findManual(tx, key))
}
