// Plans without a table: each action is an item of a list, and who, when and how it goes are in its own sentence or in the
// lines below it. What a plan sets out as its core objectives stays that.
import { type Block, type Paragraph, type TableRow } from './blocks.ts'
import { titleKind } from './column-titles.ts'
import { hasWord, titleOf } from './columns.ts'
import {
  bulletText,
  coreObjectivesLabel,
  isMarking,
  labelledHeading,
  linkTo,
  numberedHeading,
} from './headings.ts'
import { type ListItem, type Piece, readDetails, readItem } from './list-item.ts'

type Item = {
  block: Block
  /** The number at its head. */
  ref: string
  text: string
  read: ListItem | null
  below: Piece[]
  labels: Labels
  /** How many blocks it is. */
  lines: number
}
type Labels = { line: number; text: string }[]
type List = { items: Item[]; before: Paragraph | null }

/**
 * Takes blocks and whether a table of the plan stands among them. Returns them with the items of lists that tell of actions as
 * rows. Beside a table only items that say who or when in so many words are; without one, also those under "We will:" and
 * its like, and where no other list tells of any, those under headings.
 */
export function listedActions(blocks: readonly Block[], hasTable: boolean): Block[] {
  const parts = partsOf(blocks, { plain: !hasTable, numbered: !hasTable && areNumberedActions(blocks) })
  const lists = parts.filter((part): part is List => !('kind' in part))
  const chosen = new Set(lists.filter((list) => tells(list, hasTable)))
  if (!hasTable && chosen.size === 0 && !blocks.some(({ kind }) => kind === 'row'))
    for (const list of lists) if (isUnderHeading(list)) chosen.add(list)
  const leads = new Set(
    [...chosen].flatMap(({ before }) => (before && isLeadIn(before.text) ? [before] : [])),
  )
  return parts.flatMap((part): Block[] => {
    if ('kind' in part) return part.kind === 'paragraph' && leads.has(part) ? [] : [part]
    if (chosen.has(part)) return rowsOf(part, leads)
    return part.items.flatMap(({ block, lines }) =>
      blocks.slice(blocks.indexOf(block), blocks.indexOf(block) + lines),
    )
  })
}

/** Where no table is the plan's: whether lines without a mark, and those numbered as aims, may be actions. */
type Alone = { plain: boolean; numbered: boolean }

/** Blocks in order, the items that follow one another gathered into lists with the paragraph right above. */
function partsOf(blocks: readonly Block[], alone: Alone): (Block | List)[] {
  const parts: (Block | List)[] = []
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at]
    if (!block) break
    const item = block.kind === 'paragraph' ? itemAt(blocks, at, block, alone) : pairItem(block)
    const last = parts.at(-1)
    if (!item) parts.push(block)
    else if (last && !('kind' in last)) last.items.push(item)
    else
      parts.push({ items: [item], before: last && 'kind' in last && last.kind === 'paragraph' ? last : null })
    at += item?.lines ?? 1
  }
  return parts
}

/** A term and what is said of it, as a definition list gives them: "Hold an event | Lead: Housing. When: May". */
function pairItem(row: TableRow): Item | null {
  const [term = '', said = ''] = row.cells
  const details = row.cells.length === 2 && hasWord(term) && !row.item ? readDetails(said) : null
  if (!details || new Set(details.pieces.map(({ column }) => column)).size < 2) return null
  const { line } = row
  const labels = details.labels.map((text) => ({ line, text }))
  const number = numberMark.exec(term)
  const text = bulletText(term) ?? term.slice(number?.[0].length ?? 0)
  return { block: row, ref: number?.[1] ?? '', text, read: null, below: details.pieces, labels, lines: 1 }
}

/** "Action 1.1 Develop a protocol". */
const namedMark =
  /^((?:key |specific )?(?:action|task|activity|deliverable)) (?:no\.? ?|number )?(\d{1,2}(?:\.\d{1,2})*[a-z]?)(?![\p{L}\p{N}]) ?[.:)–—-]* ?(?=["'“‘(]?\p{Lu})/iu

const numberMark = /^\(?((?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4}))[.)]\s*(?=[\p{L}"'“‘(])/u

// "1.1 Launch the campaign": in most plans an aim, over a table of what is done.
const aimMark = /^(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[a-z]?)[:–—-]?\s+(?=[\p{L}"'“‘(])/u

/** Whether most lines that are numbered as aims are say themselves who and when, as in a mail: then they are the actions. */
function areNumberedActions(blocks: readonly Block[]): boolean {
  const lines = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
  const numbered = lines.flatMap((text) => {
    const mark = aimMark.exec(text)
    return mark ? [readItem(text.slice(mark[0].length))] : []
  })
  const told = numbered.filter(
    (item) => new Set(item?.pieces.map(({ column }) => column)).size > 2 || (item?.labels.length ?? 0) > 0,
  )
  return told.length > 0 && told.length * 2 >= numbered.length
}

/** The item that begins here, with the lines below that tell of it; null where none does. */
function itemAt(blocks: readonly Block[], at: number, block: Paragraph, alone: Alone): Item | null {
  const { text } = block
  if (block.heading !== undefined || block.loose || block.sheetName || isMarking(text)) return null
  if (numberedHeading(text) || labelledHeading(text) || linkTo(text) || coreObjectivesLabel(text)) return null
  const bulleted = bulletText(text)
  const name = namedMark.exec(text)
  const number =
    bulleted === null && !name
      ? (numberMark.exec(text) ?? (alone.numbered ? aimMark.exec(text) : null))
      : null
  const marked = bulleted !== null || number !== null || name !== null
  const words = bulleted ?? text.slice((name ?? number)?.[0].length ?? 0)
  if (!hasWord(words) || readDetails(words)) return null
  const { below, labels, lines } = detailsBelow(blocks, at)
  const read = readItem(words)
  if (!marked && !isPlainItem(words, read, below, alone.plain)) return null
  if (name?.[1]) labels.unshift({ line: block.line, text: name[1] })
  return { block, ref: name?.[2] ?? number?.[1] ?? '', text: words, read, below, labels, lines }
}

/** A line without a mark is an item where it or the one line below says who and more. */
function isPlainItem(words: string, read: ListItem | null, below: readonly Piece[], alone: boolean): boolean {
  const said = new Set((read?.pieces ?? []).map(({ column }) => column))
  if (read && read.labels.length > 0 && said.has('owner') && said.size > 2) return true
  // "Visit ten schools - Youth Team - by July 2026 - in progress".
  if (alone && read && ['owner', 'timeframe', 'status'].every((kind) => said.has(kind as Piece['column'])))
    return true
  return (
    words.length <= 300 &&
    !words.endsWith(':') &&
    read === null &&
    new Set(below.map(({ column }) => column)).size > 1
  )
}

function detailsBelow(
  blocks: readonly Block[],
  from: number,
): { below: Piece[]; labels: Labels; lines: number } {
  const below: Piece[] = []
  const labels: Labels = []
  const marked = blocks[from]?.kind === 'paragraph' && isMarked(blocks[from].text)
  let at = from + 1
  for (; at < blocks.length; at += 1) {
    const block = blocks[at]
    if (block?.kind !== 'paragraph' || block.heading !== undefined || block.loose) break
    const details = readDetails(bulletText(block.text) ?? block.text)
    // Below a line without a mark, lines of one title each are a form's (cards.ts).
    if (!details || (!marked && details.pieces.length < 2)) break
    below.push(...details.pieces)
    labels.push(...details.labels.map((text) => ({ line: block.line, text })))
  }
  return { below, labels, lines: at - from }
}

const isMarked = (text: string): boolean =>
  bulletText(text) !== null || namedMark.test(text) || numberMark.test(text)

/** Whether an item says who and when, or one of these under its title. */
function isTold({ read, below, labels }: Item): boolean {
  const said = new Set([...(read?.pieces ?? []), ...below].map(({ column }) => column))
  said.delete('action')
  return said.size > 1 || (read?.labels.length ?? 0) > 0 || labels.length > 0
}

function tells({ items, before }: List, hasTable: boolean): boolean {
  if (before && coreObjectivesLabel(before.text)) return false
  if (items.some(isTold)) return true
  if (hasTable) return false
  const detailed = items.filter(({ read }) => read !== null).length
  return detailed * 2 >= items.length || (before !== null && isLeadIn(before.text))
}

/** "We will:", "Actions", "To do this the partnership will:". */
function isLeadIn(text: string): boolean {
  const words = text.trim()
  if (words.length > 120 || numberedHeading(words)) return false
  if (
    /\b(?:will|(?:plan|commit|pledge|intend|aim|need|propose) to)(?: (?:also|therefore|continue to|work to))?\s*[:–—-]?$/i.test(
      words,
    )
  )
    return true
  const kind = titleKind(titleOf(words.replace(/:$/, '')))
  return words.split(' ').length <= 6 && kind?.kind === 'action'
}

/** Right under a heading, or under words that end with a colon. */
function isUnderHeading({ before }: List): boolean {
  if (!before || coreObjectivesLabel(before.text)) return false
  return (
    before.heading !== undefined ||
    numberedHeading(before.text) !== null ||
    labelledHeading(before.text) !== null
  )
}

function rowsOf({ items, before }: List, leads: ReadonlySet<Paragraph>): TableRow[] {
  const lead = before && leads.has(before) ? [{ line: before.line, text: before.text }] : []
  return items.map((item, at): TableRow => {
    const own: Piece[] = item.read?.pieces ?? [{ column: 'action', text: item.text, title: '' }]
    const pieces = together([
      ...(item.ref === '' ? [] : [{ column: 'ref' as const, text: item.ref, title: '' }]),
      ...own,
      ...item.below,
    ])
    const { line } = item.block
    return {
      kind: 'row',
      line,
      cells: pieces.map(({ text }) => text),
      item: {
        columns: pieces.map(({ column }) => column),
        titles: pieces.map(({ title }) => title),
        labels: [
          ...(at === 0 ? lead : []),
          ...(item.read?.labels ?? []).map((text) => ({ line, text })),
          ...item.labels,
        ],
      },
    }
  })
}

/** What is said of one kind in two places is one cell. */
function together(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = []
  for (const piece of pieces) {
    const before = piece.column === 'other' ? undefined : all.find(({ column }) => column === piece.column)
    if (before) before.text = `${before.text}; ${piece.text}`
    else all.push({ ...piece })
  }
  return all
}
