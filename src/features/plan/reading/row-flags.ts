// Why a row is to be looked at, from where it stood rather than from its words.
import type { TableRow } from './blocks.ts'
import type { Column } from './columns.ts'
import type { DraftAim, DraftRow } from './draft.ts'
import type { RowFlag } from './read-plan.schema.ts'
import { actionsOfYears, isStatusOfOneBody } from './part-columns.ts'
import { objectiveAbove } from './shared-words.ts'

type Place = {
  block: TableRow
  titles: readonly string[]
  columns: readonly Column[]
  aim: DraftAim
  /** Its number and its aim as its own cells have them. */
  cells: { ref: string; aim: string }
  /** Whether it goes on with the row above. */
  goesOn: 'no' | 'joined' | 'perhaps'
  done: boolean
  pointed: object
}

/** Takes a row, before it is put under its aim, and where it stood. */
export function flagsOfPlace(
  { shifted, words, shared }: Pick<DraftRow, 'shifted' | 'words' | 'shared'>,
  { block, titles, columns, aim, cells, goesOn, done, pointed }: Place,
): RowFlag[] {
  const perhaps = goesOn === 'perhaps'
  // A number that is missing where the rows have numbers and no aims: the row may be one of its own.
  const number = columns.indexOf('ref')
  const merged = block.merged?.[number] === 'above'
  const bare = number >= 0 && !columns.includes('aim') && cells.ref === '' && !aim.heading
  // Its own cell is blank, and neither a merged one nor a band over the rows gave it another.
  const lent = objectiveAbove(aim.rows.at(-1) ?? null, words, aim, columns)
  const mergedObjective = block.merged?.[columns.indexOf('objective')] === 'above'
  const raised: [RowFlag, boolean][] = [
    ['status-from-heading', done],
    ['same-as-another', Object.keys(pointed).length > 0],
    ['cells-shifted', shifted !== null],
    [
      'no-number',
      bare && !perhaps && block.alone !== true && !merged && aim.ref !== '' && aim.rows.length > 0,
    ],
    ['objective-above', lent !== null && shared.objective === lent.objective && !mergedObjective],
    ['words-run-together', block.close === true],
    // Which year, or whose, each is cannot be told in one cell.
    [
      'doubtful',
      shared.action !== undefined && actionsOfYears(columns, titles, block.cells).action !== undefined,
    ],
    ['status-of-a-part', isStatusOfOneBody(columns, titles, block.cells)],
    ['starts-mid-sentence', perhaps],
    ['stands-alone', !perhaps && block.alone === true],
  ]
  return raised.flatMap(([flag, is]) => (is ? [flag] : []))
}
