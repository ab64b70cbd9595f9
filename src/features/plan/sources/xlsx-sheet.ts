// One sheet of a spreadsheet, cell by cell as it is stored: rows and columns counted from 1. Formulas are left
// unread; the result that was stored with them is what counts.
import { hasWord } from '../reading/columns.ts'
import { sourceLimits } from './limits.ts'
import { refuseBeyond } from './refusal.ts'
import type { CellStyle } from './xlsx-styles.ts'
import { serialOf } from './xlsx-date.ts'
import { numberText } from './xlsx-number.ts'
import { type Attributes, readXml, whole } from './xml.ts'

export type SheetCell = { column: number; text: string; fill: string | null }
export type Range = { top: number; left: number; bottom: number; right: number }
export type Sheet = { rows: Map<number, SheetCell[]>; merges: Range[]; headers: string[]; footers: string[] }
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
  const sheet: Sheet = { rows: new Map(), merges: [], headers: [], footers: [] }
  const at = { row: 0, column: 0 }
  let cell: Attributes | null = null
  let text: string | null = null
  let value = ''
  const open = (name: string, attributes: Attributes) => {
    if (name === 'row') {
      at.row = within(whole(attributes['r']) ?? at.row + 1, rowsMax)
      at.column = 0
    } else if (name === 'c') {
      cell = attributes
      value = ''
      const place = placeOf(attributes['r'])
      at.column = within(place?.column ?? at.column + 1, columnsMax)
    } else if (name === 'v' || name === 't' || /^(?:odd|even|first)(?:Header|Footer)$/.test(name)) text = ''
    else if (name === 'mergeCell') addMerge(sheet, attributes['ref'])
  }
  const close = (name: string) => {
    if (text !== null && (name === 'v' || name === 't')) value += text
    if (text !== null && name.endsWith('Header')) sheet.headers.push(text)
    if (text !== null && name.endsWith('Footer')) sheet.footers.push(text)
    if (name !== 'r') text = null
    if (name !== 'c' || !cell) return
    const style = book.style(whole(cell['s']) ?? 0)
    keep(
      sheet,
      at,
      { column: at.column, text: unescaped(shown(value, cell['t'], style, book)), fill: style.fill },
      book,
    )
    cell = null
  }
  const onText = (piece: string) => {
    if (text !== null) text += piece
  }
  readXml(part, { open, close, text: onText })
  return sheet
}

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
