// All SQL of manual measures and their figures. Lists are bounded: a partnership keeps tens of measures, not thousands.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import {
  asMeasure,
  BETTERS,
  MANUAL_SHAPES,
  type ManualDetails,
  type ManualFigure,
  type ManualMeasure,
  type ManualShape,
} from './manual.ts'

const MEASURES_MAX = 300
const FIGURES_MAX = 2_000

const measures = (tx: Tx) =>
  tx
    .selectFrom('manual_measures')
    .select(['key', 'name', 'definition', 'formula', 'source', 'shape', 'unit', 'decimals', 'better'])
    .select(['removed_at', 'version'])
type Row = Awaited<ReturnType<ReturnType<typeof measures>['executeTakeFirstOrThrow']>>

/** Every measure that is still kept, by name; or those of `keys`, also where they are no longer kept. */
export async function listManual(tx: Tx, keys?: readonly string[]): Promise<ManualMeasure[]> {
  if (keys?.length === 0) return []
  const all = measures(tx).orderBy('name').orderBy('key').limit(MEASURES_MAX)
  const rows = await (keys
    ? all.where('key', 'in', [...keys])
    : all.where('removed_at', 'is', null)
  ).execute()
  return rows.map(toMeasure)
}

/** One measure, also where it is no longer kept; undefined where there is none of that key. */
export async function findManual(tx: Tx, key: string): Promise<ManualMeasure | undefined> {
  const row = await measures(tx).where('key', '=', key).executeTakeFirst()
  return row && toMeasure(row)
}

function toMeasure({ removed_at, ...row }: Row): ManualMeasure {
  return asMeasure({
    ...row,
    shape: MANUAL_SHAPES.find((each) => each === row.shape) ?? 'number',
    better: BETTERS.find((each) => each === row.better) ?? 'neither',
    removed: removed_at !== null,
  })
}

type Added = ManualDetails & { key: string; shape: ManualShape; at: Date; by: string | null }

/** Adds a measure. */
export async function insertManual(tx: Tx, { at, by, ...measure }: Added): Promise<void> {
  await tx
    .insertInto('manual_measures')
    .values({ ...measure, created_at: at, created_by: by })
    .execute()
}

/** Changes what is said of a measure that is still at `version`, or puts it away or back; false where it is not. */
export async function updateManual(
  tx: Tx,
  key: string,
  version: number,
  change: ManualDetails | { removed_at: Date | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('manual_measures')
    .set({ ...change, version: version + 1 })
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const figures = (tx: Tx) =>
  tx
    .selectFrom('manual_figures as f')
    .select(['f.id', 'f.measure', 'f.quarter', 'f.numerator', 'f.denominator', 'f.value', 'f.corrects'])
    .select(['f.source_note as sourceNote', 'f.entered_at as enteredAt'])

type FigureRow = Omit<ManualFigure, 'enteredBy'> & { measure: string }

/** What stands in those quarters for those measures: of each quarter the figure that no other corrects. At `at`: as it stood. */
export function standingFigures(
  tx: Tx,
  keys: readonly string[],
  quarters: readonly string[],
  at: Date | null = null,
): Promise<FigureRow[]> {
  const by = at ?? sql<Date>`'infinity'::timestamptz`
  return figures(tx)
    .where('f.entered_at', '<=', by)
    .where('f.measure', 'in', [...keys])
    .where('f.quarter', 'in', [...quarters])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('manual_figures as n')
            .select('n.id')
            .whereRef('n.corrects', '=', 'f.id')
            .where('n.entered_at', '<=', by),
        ),
      ),
    )
    .execute()
}

/** Everything that was ever entered for a measure, the newest quarter first, and in it the newest entry. */
export function enteredFigures(tx: Tx, key: string): Promise<ManualFigure[]> {
  return figures(tx)
    .leftJoin('staff_users as u', 'u.id', 'f.entered_by')
    .select('u.name as enteredBy')
    .where('f.measure', '=', key)
    .orderBy('f.quarter', 'desc')
    .orderBy('f.entered_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(FIGURES_MAX)
    .execute()
}

type NewFigure = Omit<ManualFigure, 'enteredBy'> & { measure: string; by: string | null }

/**
 * Enters a figure, or one that corrects another. False where somebody was first: the quarter has a figure already, or
 * the one to correct is corrected (the unique indexes of migration 0018 decide).
 */
export async function insertFigure(tx: Tx, figure: NewFigure): Promise<boolean> {
  const { id, measure, quarter, numerator, denominator, value, corrects } = figure
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('manual_figures')
    .values({
      id,
      measure,
      quarter,
      numerator,
      denominator,
      value,
      corrects,
      source_note: figure.sourceNote,
      entered_at: figure.enteredAt,
      entered_by: figure.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
