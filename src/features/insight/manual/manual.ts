// Measures of what the system has no data for: people count, and say where each figure is from.
import type { Better, Measure } from '../measure.ts'
import { manualWords as text } from './messages.en.ts'

export const MANUAL_SHAPES = ['share', 'count', 'number'] as const
export type ManualShape = (typeof MANUAL_SHAPES)[number]
export const BETTERS: readonly Better[] = ['more', 'fewer', 'neither']
export const DECIMALS_MAX = 3
/** So that no address of a computed measure is ever taken by one that people add. */
export const MANUAL_PREFIX = 'own-'

/** What a coordinator says of a measure. The shape is chosen once: figures of one shape are none of another. */
export type ManualDetails = {
  name: string
  definition: string
  formula: string
  source: string
  unit: string
  decimals: number
  better: Better
}
export type ManualMeasure = Measure & { kind: 'manual'; shape: ManualShape; version: number }

/** One row of figures as entered; the newest of its quarter stands, and those before it stay readable. */
export type ManualFigure = {
  id: string
  quarter: string
  numerator: number | null
  denominator: number | null
  value: number | null
  sourceNote: string
  corrects: string | null
  enteredAt: Date
  enteredBy: string | null
}

/** A stored measure as every page and paper shows measures. */
export function asMeasure(
  row: ManualDetails & { key: string; shape: ManualShape; version: number; removed: boolean },
): ManualMeasure {
  const isShare = row.shape === 'share'
  return {
    key: row.key,
    kind: 'manual',
    shape: row.shape,
    name: row.name,
    definition: row.definition,
    formula: row.formula,
    numeratorWords: row.shape === 'count' ? row.unit || text.entered : text.above(row.unit),
    denominatorWords: isShare ? row.unit : null,
    periodWords: text.period,
    better: row.better,
    smallNumbers: text.smallNumbers,
    source: row.source,
    unit: row.shape === 'number' ? row.unit : '',
    decimals: row.shape === 'number' ? row.decimals : 0,
    names: [],
    numerator: [],
    denominator: isShare ? [] : null,
    mustBeNone: [],
    drillDown: null,
    retired: row.removed,
    version: row.version,
  }
}

/** Whether people keep this measure. */
export const isManual = (measure: Measure): measure is ManualMeasure =>
  measure.kind === 'manual' && 'version' in measure
