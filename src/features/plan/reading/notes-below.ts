// What people write under a table, in its first cell: who signed it off, when it was last updated, where it is from. It is no
// action. What says so by its words goes to the tray; what only stands alone is looked at by a person.
import type { Block, Paragraph, TableRow } from './blocks.ts'
import { aimRef, type Column, type ColumnsSaid, hasWord, headerColumns } from './columns.ts'
import { numberedHeading } from './headings.ts'
import { columnsByPlace } from './untitled.ts'

const papers = '(?:plan|document|action plan|tracker|table|sheet|log|version|report)'
const signing =
  '(?:signed(?: off)?|approved|agreed|noted|considered|authorised|endorsed|ratified|adopted|prepared|produced|compiled|written|drafted|created|(?:last )?(?:updated|reviewed|amended|revised|checked|saved|printed|edited|published))'
const day = String.raw`(?:\d|(?:mon|tues?|wednes|thurs?|fri|satur|sun)day\b|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b)`
// Only before a colon or a dash: "Source funding" and "Note the outcome" are actions.
const labels =
  '(?:(?:foot)?notes?|n\\.? ?b\\.?|please note|key|legend|(?:status|rag|b ?rag|colour) key|key to (?:[a-z]+ ){0,3}[a-z]+|abbreviations?|acronyms?|glossary|(?:data )?sources?|contacts?|contact (?:details|officer|name)|author|plan (?:owner|lead|author|manager|sponsor|holder)|date|version(?: no\\.?| number| control)?|review date|(?:date of )?(?:next|last) (?:review|update|meeting|revision)(?: date)?|review (?:due|frequency)|distribution|circulation|disclaimer|signature|sign[ -]?off|signed|chair(?:person|man|woman)?|document (?:owner|control|reference|ref)|file (?:name|path)|caveats?|explanation)'
const mark = '\\s*(?::|–|—|-(?=\\s))'
const noted: readonly RegExp[] = [
  new RegExp(`^${labels}${mark}`, 'i'),
  new RegExp(`^(?:this |the )?(?:${papers} )?(?:was )?${signing} by\\b`, 'i'),
  new RegExp(
    `^(?:this |the )?(?:${papers} )?(?:was )?(?:last )?${signing}(?: (?:on|at|in))?(?:${mark})?\\s*${day}`,
    'i',
  ),
  new RegExp(`^(?:date )?${signing}${mark}`, 'i'),
  /^(?:version|v\.?|draft) ?\d/i,
  /^(?:please note|n\.b\.|nb[: ]|for (?:more|further) (?:information|details|copies)\b|page \d+ of \d+|printed (?:on|from)\b|©|copyright\b|end of (?:the )?(?:plan|table|document|sheet)\b|all rights reserved|correct as (?:at|of)\b|as at \d)/i,
]

/** Whether words are a note about the plan by how they begin. */
export const isNote = (text: string): boolean =>
  noted.some((pattern) => pattern.test(text.trim().slice(0, 120)))

/** A label and nothing more: what it says stands in the next cell. */
const isBareLabel = (text: string): boolean =>
  new RegExp(`^(?:${labels}|(?:date )?${signing}(?: by| on)?):?$`, 'i').test(text.trim())

// Over the names of those who signed.
const ofSigning =
  /^(?:names?|dates?|signatures?|signed(?: by)?|position|role|job title|designation|organisation):?$/i

type Segment = { columns: readonly Column[]; rows: TableRow[]; next: Block | undefined }

/** Takes blocks and what somebody said of columns. Returns them with notes as words, and with rows that stand alone marked. */
export function withNotesBelow(blocks: readonly Block[], said: ColumnsSaid): Block[] {
  const instead = new Map<Block, Block>()
  for (const segment of segmentsIn(blocks, said)) {
    const kept = segment.rows.filter((row) => {
      if (!isNoteRow(row, segment.columns)) return true
      instead.set(row, asWords(row))
      return false
    })
    for (const [row, other] of aloneIn({ ...segment, rows: kept })) instead.set(row, other)
  }
  return instead.size === 0 ? [...blocks] : blocks.map((block) => instead.get(block) ?? block)
}

/** The rows under each header, up to the next or to the end of their table. */
function segmentsIn(blocks: readonly Block[], said: ColumnsSaid): Segment[] {
  const segments: Segment[] = []
  const byPlace = columnsByPlace(said)
  let table: number | undefined
  for (const block of blocks) {
    const open = segments.at(-1)
    if (block.kind === 'paragraph' || block.item) {
      if (open && open.next === undefined && block.kind === 'paragraph' && !block.beside) open.next = block
      continue
    }
    const columns = headerColumns(block.cells, { said, marked: block.header ?? false })
    if (!columns && !open && byPlace) {
      segments.push({ columns: byPlace, rows: [block], next: undefined })
      table = block.table
    } else if (columns) {
      if (open) open.next = block
      segments.push({ columns, rows: [], next: undefined })
      table = block.table
    } else if (open && block.table === table) {
      open.rows.push(block)
      open.next = undefined
    }
  }
  return segments
}

const filledIn = ({ cells }: TableRow): number[] => cells.flatMap((cell, at) => (hasWord(cell) ? [at] : []))

function isNoteRow(row: TableRow, columns: readonly Column[]): boolean {
  const [first, ...more] = filledIn(row)
  if (first === undefined || row.merged?.includes('above')) return false
  const text = row.cells[first] ?? ''
  if (more.length === 0) return isNote(text) || isBareLabel(text)
  if (row.cells.filter(hasWord).every((cell) => ofSigning.test(cell.trim()))) return true
  // "Last updated | 3 May 2026", "Signed off by: | A Person | Date: | 3 May".
  const width = Math.max(columns.length, row.cells.length)
  return width > 2 && isBareLabel(text) && (more.length === 1 || text.trim().endsWith(':'))
}

const barelySaid: readonly (Column | undefined)[] = ['priority', 'ref', 'aim', 'objective', 'action']
const bareMax = 12

/**
 * Rows of one cell, in a table whose others say who, when or how: marked, or words where nothing stands under a heading at the
 * end. A plan that hardly says so of any row is left as it is.
 */
function aloneIn({ columns, rows, next }: Segment): [TableRow, Block][] {
  const isWhole = (row: TableRow) => !row.merged?.includes('above') && row.depth === undefined
  const isLone = (row: TableRow) => filledIn(row).length === 1 && isWhole(row)
  const saysMore = (row: TableRow) => filledIn(row).some((at) => !barelySaid.includes(columns[at]))
  const full = rows.filter(saysMore).length
  if (full < 1 || rows.length - full > Math.max(full * 3, bareMax)) return []
  // What stands right above the next header heads it.
  const heads = next?.kind === 'row'
  const last = rows.findLastIndex((row) => !isLone(row))
  const lastFull = rows.findLastIndex(saysMore)
  return rows.flatMap((row, at): [TableRow, Block][] => {
    // "A Person | 3 May 2026" under the last row, where the table has its priorities and its actions.
    const kinds = filledIn(row).map((index) => columns[index])
    if (
      at > lastFull &&
      !heads &&
      isWhole(row) &&
      kinds.length === 2 &&
      kinds[1] === 'action' &&
      kinds[0] !== 'ref'
    )
      return [[row, { ...row, alone: true }]]
    if (!isLone(row) || (heads && at > last)) return []
    const kind = columns[filledIn(row)[0] ?? -1]
    if (kind === 'action' || kind === 'objective') return [[row, { ...row, alone: true }]]
    return at > last && opensNothing(row, kind) ? [[row, asWords(row)]] : []
  })
}

function opensNothing({ cells }: TableRow, kind: Column | undefined): boolean {
  const text = (cells.find(hasWord) ?? '').trim()
  if (kind === 'ref') return text.split(/\s+/).length > 2
  return (
    (kind === 'aim' || kind === 'priority') && !aimRef(text) && !numberedHeading(text) && !/^\d/.test(text)
  )
}

const asWords = ({ line, cells, where }: TableRow): Paragraph => ({
  kind: 'paragraph',
  line,
  text: cells.filter(hasWord).join(' | '),
  indented: false,
  loose: true,
  ...(where === undefined ? {} : { where }),
})
