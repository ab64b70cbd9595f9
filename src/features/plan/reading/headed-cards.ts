// Web pages and strategies that give each action a heading of its own, and below it who, when and how it goes: in lines, in a
// small table of titles and what they say, or in titles with what they say on the line below.
import type { Block, Paragraph, TableRow } from './blocks.ts'
import { type Column, titleKind } from './column-titles.ts'
import { hasWord, headerColumns, titleOf } from './columns.ts'
import { bulletText, numberedHeading } from './headings.ts'
import { isStatus } from './status.ts'
import { pairsAcross } from './wide-cards.ts'

const labelMax = 60
const lineMax = 2000
const whoWhenHow: readonly string[] = ['owner', 'start', 'timeframe', 'status', 'update']
const named =
  /^((?:key |specific )?(?:action|task|activity|deliverable)) (\d{1,2}(?:\.\d{1,2})*[a-z]?)(?![\p{L}\p{N}]) ?[.:)–—-]* ?(?=["'“‘(]?\p{Lu})/iu
const numbered = /^(\d{1,2}(?:\.\d{1,2})+[a-z]?)[.:)]? (?=["'“‘(]?\p{Lu})/u

type Line = { line: number; label: string; words: string; kind: Column; fill: string | null }
type Card = { head: Paragraph; lines: Line[]; blocks: number; lastLine: number; form: boolean }

/** Takes blocks. Returns them with headings over such lines as rows, where there are two or more, or one that calls itself an action. */
export function headedCards(blocks: readonly Block[]): Block[] {
  const cards = new Map<number, Card>()
  for (const [at, block] of blocks.entries()) {
    const card = block.kind === 'paragraph' ? cardAt(blocks, at, block) : null
    if (card && isLeaf(blocks, at, card)) cards.set(at, card)
  }
  if (cards.size < 2 && ![...cards.values()].some(({ head }) => isNamed(head))) return [...blocks]
  const rows: Block[] = []
  for (let at = 0; at < blocks.length; at += 1) {
    const card = cards.get(at)
    const block = blocks[at]
    if (card) rows.push(rowOf(card))
    else if (block) rows.push(block)
    at += card?.blocks ?? 0
  }
  return rows
}

const isNamed = (head: Paragraph): boolean => named.test(head.text)

/** The heading with what stands below it up to the next; null where that does not tell of one action. */
function cardAt(blocks: readonly Block[], at: number, head: Paragraph): Card | null {
  if (head.loose || (!head.heading && !isNamed(head))) return null
  const lines: Line[] = []
  let next = at + 1
  let form = false
  for (let block = blocks[next]; block; block = blocks[next]) {
    if (block.kind === 'paragraph' && (block.heading !== undefined || block.loose)) break
    const found = block.kind === 'row' ? inTable(block) : inLines(block, blocks[next + 1])
    // A paragraph after them tells more of the action, or of what comes next.
    if (!found && block.kind === 'row') return null
    if (!found) break
    form ||= block.kind === 'row'
    lines.push(...found.lines)
    next += found.blocks
  }
  const last = blocks[next - 1]
  const lastLine = last?.kind === 'row' ? (last.lastLine ?? last.line) : (last?.line ?? head.line)
  return tells(lines, form) ? { head, lines, blocks: next - at - 1, lastLine, form } : null
}

/** Whether nothing stands under the heading but words: "Lead: ..." under a priority is whose that is, over its table or its parts. */
function isLeaf(blocks: readonly Block[], from: number, { head, blocks: length }: Card): boolean {
  if (numberedHeading(head.text)?.tier === 1) return false
  for (let at = from + 1 + length; at < blocks.length; at += 1) {
    const block = blocks[at]
    if (!block || block.kind === 'row') return false
    if (block.heading !== undefined) return !head.heading || block.heading <= head.heading
    if (isNamed(block)) return true
  }
  return true
}

type Found = { lines: Line[]; blocks: number }

/** A row of titles and what they say; null where it is no such row. */
function inTable(row: TableRow): Found | null {
  if (row.item || row.header || headerColumns(row.cells)) return null
  const pairs = pairsAcross(row)
  return pairs && { blocks: 1, lines: pairs.map((pair) => lineOf(row.line, pair)) }
}

const lineOf = (
  line: number,
  { label, words, fill = null }: { label: string; words: string; fill?: string | null },
): Line => ({ line, label, words, fill, kind: titleKind(titleOf(label))?.kind ?? 'other' })

/** "Lead: Police", or "Lead" with "Police" on the line below it. */
function inLines({ text, line }: Paragraph, below: Block | undefined): Found | null {
  if (numberedHeading(text)) return null
  const whole = bulletText(text) ?? text
  const colon = whole.slice(0, labelMax).indexOf(':')
  const label = whole.slice(0, colon).trim()
  if (colon < 1) return overWords({ text: whole, line }, below)
  if (whole.length > lineMax || !/^\p{Lu}/u.test(label) || label.split(' ').length > 6) return null
  return { blocks: 1, lines: [lineOf(line, { label, words: whole.slice(colon + 1).trim() })] }
}

function overWords({ text, line }: Pick<Paragraph, 'text' | 'line'>, below: Block | undefined): Found | null {
  const title = lineOf(line, { label: text, words: '' })
  if (!isBareTitle(title) || below?.kind !== 'paragraph' || below.heading !== undefined || below.loose)
    return null
  const said = lineOf(below.line, { label: below.text, words: '' })
  const isTitle = isBareTitle(said) && !isStatus(below.text)
  if (isTitle || below.text.length > lineMax || numberedHeading(below.text) || isNamed(below)) return null
  return { blocks: 2, lines: [{ ...title, words: below.text }] }
}

/** Nothing but the title of who, when or how it goes. */
const isBareTitle = ({ label, kind }: Line): boolean =>
  whoWhenHow.includes(kind) &&
  label.length <= labelMax &&
  label.split(' ').length <= 3 &&
  /^\p{Lu}[^.,;]*$/u.test(label)

/** Two of who, when and how it goes, and nothing that says what is done: the heading does. */
function tells(lines: readonly Line[], form: boolean): boolean {
  const kinds = lines.map(({ kind }) => kind)
  const known = kinds.filter((kind) => kind !== 'other').length
  return (
    new Set(kinds.filter((kind) => whoWhenHow.includes(kind))).size >= 2 &&
    (!form || known * 2 >= kinds.length) &&
    !kinds.includes('action') &&
    !kinds.includes('aim')
  )
}

type CardCell = { column: Column; text: string; title: string; fill: string | null }

function rowOf({ head, lines, lastLine, form }: Card): TableRow {
  const called = named.exec(head.text)
  const number = called ? null : numbered.exec(head.text)
  const ref = called?.[2] ?? number?.[1] ?? ''
  const action = head.text.slice((called ?? number)?.[0].length ?? 0)
  const own = { title: '', fill: null }
  const pieces: CardCell[] = [
    ...(ref === '' ? [] : [{ column: 'ref' as const, text: ref, ...own }]),
    { column: 'action', text: action, ...own },
  ]
  for (const { label, words, kind, fill } of lines) {
    if (!hasWord(words) && fill === null) continue
    const known = kind !== 'other' && pieces.every(({ column }) => column !== kind)
    pieces.push({ column: known ? kind : 'other', text: words, title: label, fill })
  }
  return {
    kind: 'row',
    line: head.line,
    ...(form ? { lastLine } : {}),
    cells: pieces.map(({ text }) => text),
    ...(form ? { fills: pieces.map(({ fill }) => fill) } : {}),
    item: {
      columns: pieces.map(({ column }) => column),
      titles: pieces.map(({ title }) => title),
      labels: [
        ...(called?.[1] ? [{ line: head.line, text: called[1] }] : []),
        ...lines.map(({ line, label }) => ({ line, text: label })),
      ],
      ...(form ? { form } : {}),
    },
    ...(head.where === undefined ? {} : { where: head.where }),
  }
}
