// One table of a page while it is being read: rows and cells, and which columns are still covered from above.
import { hasWord } from '../reading/columns.ts'
import type { GridCell, GridRow } from './grid.ts'
import { sourceLimits } from './limits.ts'
import { where } from './messages.en.ts'
import { refuseBeyond } from './refusal.ts'
import { cellText } from './tidy.ts'

export type OpenCell = {
  text: string
  fill: string | null
  columns: number
  rows: number
  isHeader: boolean
  /** The colours of what stands in it, where the cell itself has none. */
  inner: Set<string | null>
  alternative: string
}
/** A cell from above that reaches down to row `until`. */
type Covering = { from: number; to: number; until: number; fill: string | null }

export class HtmlTable {
  readonly number: number
  rows: GridRow[] = []
  cell: OpenCell | null = null
  inHead = false
  rowFill: string | null = null
  #row: { cells: GridCell[]; headers: boolean } | null = null
  /** By column. */
  readonly #covering: Covering[] = []
  #rowCount = 0

  constructor(number: number) {
    this.number = number
  }

  /** The open cell is the first of its row, and no row came before: the table only arranges the page. */
  get isOpening(): boolean {
    return this.rows.length === 0 && this.#row?.cells.length === 0
  }

  openRow(fill: string | null): void {
    this.closeRow()
    this.#rowCount += 1
    this.rowFill = fill
    this.#row = { cells: [], headers: true }
  }

  openCell(cell: OpenCell): void {
    this.closeCell()
    if (!this.#row) this.openRow(null)
    this.cell = cell
  }

  closeCell(): void {
    const { cell } = this
    const row = this.#row
    if (!cell || !row) return
    this.cell = null
    this.#placeCovered(row.cells)
    const from = row.cells.at(-1)?.to ?? 0
    const [only, ...others] = cell.inner
    const fill = cell.fill ?? this.rowFill ?? (others.length === 0 ? (only ?? null) : null)
    const words = cellText(cell.text)
    const text = hasWord(words) ? words : cellText(`${words} ${cell.alternative}`)
    row.headers &&= cell.isHeader
    row.cells.push({ from, to: from + cell.columns, text, fill, above: false })
    if (cell.rows > 1) this.#cover(from, from + cell.columns, this.#rowCount + cell.rows - 1, fill)
  }

  closeRow(): void {
    this.closeCell()
    const row = this.#row
    if (!row) return
    this.#row = null
    this.#placeCovered(row.cells)
    const header = row.cells.length > 1 && (this.inHead || row.headers)
    this.rows.push({ cells: row.cells, header, where: where.row(this.number, this.#rowCount) })
  }

  #cover(from: number, to: number, until: number, fill: string | null): void {
    for (let column = from; column < to; column += 1) this.#covering[column] = { from, to, until, fill }
  }

  /** Cells from rows above that reach into this row, as far as they follow on. */
  #placeCovered(cells: GridCell[]): void {
    for (;;) {
      const at = cells.at(-1)?.to ?? 0
      refuseBeyond('too-many-columns', sourceLimits.spanMax, at)
      const covering = this.#covering[at]
      if (!covering || covering.until < this.#rowCount) return
      // Two cells that overlap: the one of this row is already there and stays.
      const startsHere = cells.some((cell) => !cell.above && cell.from === covering.from)
      if (startsHere) return
      cells.push({ from: at, to: covering.to, text: '', fill: covering.fill, above: true })
    }
  }
}

/** A span as browsers take it, from 1 to what a plan can have; 0 rows means to the end. */
export function spanOf(text: string | undefined): number {
  const span = Number.parseInt(text ?? '1', 10)
  if (span === 0) return sourceLimits.spanMax
  return Math.min(sourceLimits.spanMax, Math.max(1, Number.isNaN(span) ? 1 : span))
}
