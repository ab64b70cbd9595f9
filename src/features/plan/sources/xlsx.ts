// Spreadsheets (.xlsx, .xlsm; ECMA-376 part 1, 18): every sheet, hidden ones too, in the order of its tabs. Formulas
// are never worked out, macros and links to other files not even unpacked.
import type { Block, Paragraph, TableRow } from '../reading/blocks.ts'
import { hasWord } from '../reading/columns.ts'
import { cellCounter, charCounter, type GridRow, gridRows } from './grid.ts'
import { where } from './messages.en.ts'
import type { PartsByType } from './package.ts'
import { SourceRefused } from './refusal.ts'
import { cellText, textLines } from './tidy.ts'
import { type Book, readSheet, type Sheet } from './xlsx-sheet.ts'
import { paintByRules } from './xlsx-conditions.ts'
import { depthsIn } from './xlsx-depths.ts'
import { asLookup, lookupSheets } from './xlsx-lookups.ts'
import { bookStyles } from './xlsx-styles.ts'
import { type SheetNote, sheetNotes } from './xlsx-notes.ts'
import { type SheetRow, sheetRows } from './xlsx-rows.ts'
import { unseenIn, withUnseen } from './xlsx-unseen.ts'
import { child, children, readXml, whole, type XmlNode, xmlTree } from './xml.ts'

/** A name that the program gave says nothing: "Sheet1". */
const givenName = /^(?:sheet|tabelle|feuil\w*|hoja) ?\d*$/i

export function xlsxBlocks(parts: PartsByType): Block[] {
  const workbook = xmlTree(parts.one('main'))
  if (!workbook || workbook.name !== 'workbook') throw new SourceRefused('damaged')
  const styles = bookStyles(xmlTree(parts.one('styles')), xmlTree(parts.one('theme')))
  const book: Book = {
    strings: sharedStrings(parts.one('sharedStrings')),
    style: styles.style,
    from1904: ['1', 'true'].includes(child(workbook, 'workbookPr')?.attributes['date1904'] ?? ''),
    count: cellCounter(),
    countChars: charCounter(),
  }
  const paths = sheetPaths(parts)
  const titles = printTitles(workbook)
  const sheets = children(child(workbook, 'sheets'), 'sheet').map(({ attributes }, at) => {
    const path = paths.get(attributes['id'] ?? '') ?? ''
    const sheet = readSheet(parts.at(path), book)
    paintByRules(sheet, styles.rule, book.count)
    const name = attributes['name'] ?? ''
    const notes = sheetNotes(parts, path, name)
    const blocks = sheetBlocks(sheet, notes, name, at + 1, titles.get(at), book)
    const unseen = unseenIn(sheet, name, /^(?:very)?hidden$/i.test(attributes['state'] ?? ''))
    return { name, choices: sheet.choices, blocks, unseen }
  })
  const lookups = lookupSheets(workbook, sheets)
  const blocks = sheets.flatMap((sheet) =>
    lookups.has(sheet.name) ? asLookup(sheet.blocks, sheet.name) : withUnseen(sheet.blocks, sheet.unseen),
  )
  return [...blocks, ...textBoxes(parts)]
}

type Titles = { first: number; last: number }

function sheetBlocks(
  sheet: Sheet,
  notes: readonly SheetNote[],
  name: string,
  table: number,
  titles: Titles | undefined,
  book: Book,
): Block[] {
  const placed = sheetRows(sheet, book.count)
  const depthOf = depthsIn(sheet)
  const rows = placed.map(
    ({ row, cells }): GridRow => ({
      cells,
      depth: depthOf(row),
      header: titles !== undefined && row >= titles.first && row <= titles.last,
      where: where.sheetRow(name, row),
    }),
  )
  const blocks = withNotes(gridRows(rows, table, 0), placed, notes, name)
  const furniture = (texts: readonly string[], place: string) =>
    texts.flatMap((text) => textLines(withoutCodes(text))).flatMap((line) => paragraph(line, place))
  const headers = furniture(sheet.headers, where.header)
  const footers = furniture(sheet.footers, where.footer)
  const [first, ...more] = blocks
  // A sheet's name holds 31 letters and not every sign: where its first line says all of it, that line is the heading.
  const line = first?.kind === 'row' && first.cells.length === 1 ? (first.cells[0] ?? '') : ''
  if (isCutOf(name, line)) {
    const heading = paragraph(line, first?.where ?? where.sheetName, 1)
    return [...headers, ...heading, ...more, ...footers]
  }
  const title = blocks.length > 0 && !givenName.test(name) ? nameOf(name) : []
  return [...headers, ...title, ...blocks, ...footers]
}

const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Whether a sheet's name is its first line, or as much of it as a name can hold. */
function isCutOf(name: string, text: string): boolean {
  const letters = lettersOf(name.replace(/ \(\d+\)$/, ''))
  const line = lettersOf(text)
  return letters !== '' && (line === letters || (name.length >= NAME_FULL && line.startsWith(letters)))
}

// A name of 31 letters that was cut at a space is a few shorter.
const NAME_FULL = 24

const nameOf = (name: string): Paragraph[] =>
  paragraph(name, where.sheetName, 1).map((block) => ({ ...block, sheetName: true }))

function paragraph(text: string, place: string, heading?: number): Paragraph[] {
  const tidy = cellText(text).replaceAll('\n', ' ')
  if (!hasWord(tidy)) return []
  const said = heading === undefined ? {} : { heading }
  return [{ kind: 'paragraph', line: 1, text: tidy, indented: false, where: place, ...said }]
}

/** Page headers without their codes for fonts, places and page numbers ("&C&P of &N"). */
function withoutCodes(text: string): string {
  return text
    .replace(/&[LCR]/g, '\n')
    .replace(/&"[^"]*"|&K(?:[0-9A-F]{6}|\d\d[+-]\d{3})|&\d{1,3}|&(?!&)[A-Za-z+-]/g, '')
    .replaceAll('&&', '&')
}

/** Every text that cells share, in order; the readings that Japanese sheets carry beside them are left out. */
function sharedStrings(part: Uint8Array | undefined): string[] {
  const strings: string[] = []
  let text = ''
  let open = false
  let phonetic = false
  readXml(part, {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic = true
      open = name === 't' && !phonetic
    },
    close: (name) => {
      if (name === 'si') strings.push(text)
      if (name === 'rPh') phonetic = false
      open = false
    },
    text: (piece) => {
      if (open) text += piece
    },
  })
  return strings
}

function sheetPaths(parts: PartsByType): Map<string, string> {
  const main = parts.pathOf('main') ?? ''
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const list = xmlTree(parts.at(`${folder}_rels/${main.slice(folder.length)}.rels`))
  return new Map(
    children(list, 'Relationship').map(({ attributes }) => {
      const target = attributes['Target'] ?? ''
      const path = target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, '')
      return [attributes['Id'] ?? '', path]
    }),
  )
}

/** Rows that a sheet repeats on every printed page: the author's own word for its header. */
function printTitles(workbook: XmlNode): Map<number, Titles> {
  const titles = new Map<number, Titles>()
  for (const { attributes, text } of children(child(workbook, 'definedNames'), 'definedName')) {
    if (attributes['name'] !== '_xlnm.Print_Titles') continue
    const found = /\$(\d{1,7}):\$(\d{1,7})/.exec(text)
    const sheet = whole(attributes['localSheetId'])
    if (found && sheet !== null) titles.set(sheet, { first: Number(found[1]), last: Number(found[2]) })
  }
  return titles
}

/** Text boxes that float over cells. */
function textBoxes(parts: PartsByType): Block[] {
  const boxes = parts.all('drawing').flatMap((part) => paragraphsIn(xmlTree(part)))
  return boxes.flatMap((text) => paragraph(text, where.textBox))
}

/** Each note after the row that it is pinned to, else after the last above it. */
function withNotes(
  rows: readonly TableRow[],
  placed: readonly SheetRow[],
  notes: readonly SheetNote[],
  name: string,
): Block[] {
  if (notes.length === 0) return [...rows]
  const numberOf = new Map(placed.map(({ row }) => [where.sheetRow(name, row), row]))
  const numbers = rows.map((row) => numberOf.get(row.where ?? '') ?? 0)
  let next = 0
  const blocks = rows.flatMap((row, at): Block[] => {
    const until = numbers[at + 1] ?? Number.POSITIVE_INFINITY
    const pinned: Block[] = []
    for (; next < notes.length && (notes[next]?.row ?? 0) < until; next += 1)
      pinned.push(...(notes[next]?.blocks ?? []))
    return [row, ...pinned]
  })
  return [...blocks, ...notes.slice(next).flatMap((note) => note.blocks)]
}

function paragraphsIn(node: XmlNode | null): string[] {
  if (!node) return []
  return node.name === 'p' ? [textIn(node)] : node.children.flatMap(paragraphsIn)
}

function textIn(node: XmlNode | undefined): string {
  if (!node) return ''
  return node.name === 't' ? node.text : node.children.map(textIn).join('')
}
