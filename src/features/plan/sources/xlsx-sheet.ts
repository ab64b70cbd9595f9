// One sheet of a spreadsheet, cell by cell as it is stored: rows and columns counted from 1. Formulas are left
// unread; the result that was stored with them is what counts.
import { hasWord } from '../reading/columns.ts'
import { sourceLimits } from './limits.ts'
import { refuseBeyond } from './refusal.ts'
import { inFont } from './docx-signs.ts'
import type { CellStyle } from './xlsx-styles.ts'
import { serialOf } from './xlsx-date.ts'
import { numberText } from './xlsx-number.ts'
import { type Attributes, child, readXml, whole, type XmlNode } from './xml.ts'

/** `number`: what the cell holds, where that is one. */
export type SheetCell = {
  column: number
  text: string
  fill: string | null
  /** How far its words are set in. */
  indent?: number
  number?: number
}
export type Range = { top: number; left: number; bottom: number; right: number }
export type Sheet = {
  rows: Map<number, SheetCell[]>
  /** How deep a row is grouped under others, where it is. */
  depths: Map<number, number>
  /** Rows and ranges of columns that the program does not show. */
  hiddenRows: Set<number>
  hiddenColumns: { from: number; to: number }[]
  merges: Range[]
  headers: string[]
  footers: string[]
  /** Its rules for colours, and the formulas of its lists to choose from. */
  conditions: XmlNode[]
  choices: string[]
}
export type Book = {
  strings: readonly string[]
  style: (index: number) => CellStyle
  from1904: boolean
  count: (cells: number) => void
  countChars: (chars: number) => void
}

const columnsMax = 16_384
const rowsMax = 1_048_576

export function readSheet(part: Uint8Array | undefined, book: Book): Sheet {
  const sheet: Sheet = {
    rows: new Map(),
    depths: new Map(),
    hiddenRows: new Set(),
    hiddenColumns: [],
    merges: [],
    headers: [],
    footers: [],
    conditions: [],
    choices: [],
  }
  const aside = gathered(sheet)
  const at = { row: 0, column: 0 }
  let cell: Attributes | null = null
  let text: string | null = null
  let value = ''
  const open = (name: string, attributes: Attributes) => {
    if (aside.open(name, attributes)) return
    if (name === 'row') {
      at.row = within(whole(attributes['r']) ?? at.row + 1, rowsMax)
      at.column = 0
      const depth = whole(attributes['outlineLevel']) ?? 0
      if (isOn(attributes['hidden'])) sheet.hiddenRows.add(at.row)
      if (depth > 0) sheet.depths.set(at.row, Math.min(depth, 20))
    } else if (name === 'c') {
      cell = attributes
      value = ''
      const place = placeOf(attributes['r'])
      at.column = within(place?.column ?? at.column + 1, columnsMax)
    } else if (name === 'v' || name === 't' || /^(?:odd|even|first)(?:Header|Footer)$/.test(name)) text = ''
    else if (name === 'mergeCell') addMerge(sheet, attributes['ref'])
    else if (name === 'col' && isOn(attributes['hidden'])) addHiddenColumns(sheet, attributes)
  }
  const close = (name: string) => {
    if (aside.close(name)) return
    if (text !== null && (name === 'v' || name === 't')) value += text
    if (text !== null && name.endsWith('Header')) sheet.headers.push(text)
    if (text !== null && name.endsWith('Footer')) sheet.footers.push(text)
    if (name !== 'r') text = null
    if (name !== 'c' || !cell) return
    const style = book.style(whole(cell['s']) ?? 0)
    keep(sheet, at, cellOf(at.column, value, cell['t'], style, book), book)
    cell = null
  }
  const onText = (piece: string) => {
    if (aside.text(piece)) return
    if (text !== null) text += piece
  }
  readXml(part, { open, close, text: onText })
  return sheet
}

/** The parts of a sheet that are few and deep, as trees: rules for colours, and lists to choose from. */
function gathered(sheet: Sheet) {
  const path: XmlNode[] = []
  return {
    open: (name: string, attributes: Attributes): boolean => {
      if (path.length === 0 && name !== 'conditionalFormatting' && name !== 'dataValidation') return false
      const node = { name, attributes, children: [], text: '' }
      path.at(-1)?.children.push(node)
      path.push(node)
      return true
    },
    text: (piece: string): boolean => {
      const node = path.at(-1)
      if (node) node.text += piece
      return node !== undefined
    },
    close: (name: string): boolean => {
      const node = path.pop()
      if (node && path.length === 0) {
        refuseBeyond('too-many-rows', asideMax, sheet.conditions.length + sheet.choices.length)
        if (name === 'conditionalFormatting') sheet.conditions.push(node)
        else if (node.attributes['type'] === 'list') sheet.choices.push(wordsIn(child(node, 'formula1')))
      }
      return node !== undefined
    },
  }
}

const asideMax = 20_000
const wordsIn = (node: XmlNode | undefined): string =>
  node ? node.text + node.children.map(wordsIn).join('') : ''

/** A sign without words, such as a blob, says as much by its own colour as a cell by its background. */
function cellOf(
  column: number,
  value: string,
  type: string | undefined,
  style: CellStyle,
  book: Book,
): SheetCell {
  const written = unescaped(shown(value, type, style, book))
  const text = written.length < signsMax ? inFont(written, style.font) : written
  const sign = text.trim() !== '' && !hasWord(text)
  const number = (type === undefined || type === 'n') && value.trim() !== '' ? Number(value) : Number.NaN
  return {
    column,
    text,
    fill: style.fill ?? (sign ? style.ink : null),
    ...(style.indent ? { indent: style.indent } : {}),
    ...(Number.isFinite(number) ? { number } : {}),
  }
}

const signsMax = 20

function keep(sheet: Sheet, at: { row: number }, cell: SheetCell, book: Book): void {
  if (!hasWord(cell.text) && cell.fill === null) return
  book.count(1)
  book.countChars(cell.text.length)
  const row = sheet.rows.get(at.row)
  if (row) row.push(cell)
  else sheet.rows.set(at.row, [cell])
}

/** What XML cannot hold is written by its number: "_x000D_" ends a line (ECMA-376 22.4, ST_Xstring). */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => {
        const code = Number.parseInt(hex, 16)
        return code >= 0x20 || code === 0x09 || code === 0x0a || code === 0x0d
          ? String.fromCharCode(code)
          : ''
      })
    : text
}

/** A cell's text by its type (ECMA-376 18.18.11). */
function shown(value: string, type: string | undefined, style: CellStyle, book: Book): string {
  if (type === 's') return book.strings[whole(value.trim()) ?? -1] ?? ''
  if (type === 'str' || type === 'inlineStr' || type === 'e' || value.trim() === '') return value
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE'
  const number = type === 'd' ? serialOf(value) : Number(value)
  // A number too large to be one, also as a percentage, stays in the cell's own words.
  if (number === null || !Number.isFinite(number * 100)) return value
  const format = type === 'd' && style.format === 'General' ? 'dd/mm/yyyy' : style.format
  return numberText(number, format, type === 'd' ? false : book.from1904)
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true'

function addHiddenColumns(sheet: Sheet, { min, max }: Attributes): void {
  const [from, to] = [whole(min), whole(max)]
  if (from === null || from === undefined || to === null || to === undefined) return
  refuseBeyond('too-many-columns', columnsMax, sheet.hiddenColumns.length)
  sheet.hiddenColumns.push({ from, to })
}

function addMerge(sheet: Sheet, ref: string | undefined): void {
  const [first, last] = (ref ?? '').split(':').map(placeOf)
  if (!first || !last || last.row < first.row || last.column < first.column) return
  refuseBeyond('too-many-rows', sourceLimits.cellsMax, sheet.merges.length)
  sheet.merges.push({ top: first.row, left: first.column, bottom: last.row, right: last.column })
}

/** "AB12" as its row and column. */
export function placeOf(ref: string | undefined): { row: number; column: number } | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(ref ?? '')
  if (!found) return null
  const letters = (found[1] ?? '').toUpperCase()
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(found[2]), column }
}

function within(index: number, most: number): number {
  return Math.min(most, Math.max(1, index))
}
