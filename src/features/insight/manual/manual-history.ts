// What people entered, as histories beside the computed ones. As the analyst's role or a member's: two queries.
import type { Tx } from '../../../access/db.ts'
import { asHistory, type Entered, enteredFigure, type History } from '../figures.ts'
import type { Period } from '../periods.ts'
import type { ManualFigure } from './manual.ts'
import { listManual, standingFigures } from './manual.store.ts'

/** Histories of the manual measures among `keys` over those quarters, also of what is no longer kept; or as entered by `at`. */
export async function manualHistories(
  tx: Tx,
  keys: readonly string[],
  periods: readonly Period[],
  at: Date | null = null,
): Promise<History[]> {
  const measures = await listManual(tx, keys)
  if (measures.length === 0) return []
  const rows = await standingFigures(
    tx,
    measures.map(({ key }) => key),
    periods.map(({ key }) => key),
    at,
  )
  const standing = new Map(rows.map((row) => [`${row.measure} ${row.quarter}`, row]))
  return measures.map((measure) =>
    asHistory(
      measure,
      periods.map((period) =>
        enteredFigure(measure, period, enteredIn(standing.get(`${measure.key} ${period.key}`))),
      ),
    ),
  )
}

/** The numbers of a row; null where there is no row, or the row took its figure back. */
export function enteredIn(
  row: Pick<ManualFigure, 'numerator' | 'denominator' | 'value'> | undefined,
): Entered | null {
  if (row?.value != null) return { value: row.value }
  if (row?.numerator == null || row.denominator == null) return null
  return { numerator: row.numerator, denominator: row.denominator }
}
