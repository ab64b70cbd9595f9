// Web pages and strategies that give each action a heading of its own, and below it lines of who, when and how it goes.
import type { Block, Paragraph, TableRow } from './blocks.ts'
import { type Column, titleKind } from './column-titles.ts'
import { hasWord, titleOf } from './columns.ts'
import { bulletText, numberedHeading } from './headings.ts'

const labelMax = 60
const lineMax = 2000
const whoWhenHow: readonly string[] = ['owner', 'start', 'timeframe', 'status', 'update']
const named =
  /^((?:key |specific )?(?:action|task|activity|deliverable)) (\d{1,2}(?:\.\d{1,2})*[a-z]?)(?![\p{L}\p{N}]) ?[.:)–—-]* ?(?=["'“‘(]?\p{Lu})/iu
const numbered = /^(\d{1,2}(?:\.\d{1,2})+[a-z]?)[.:)]? (?=["'“‘(]?\p{Lu})/u

type Line = { line: number; label: string; words: string; kind: Column }

/** Takes blocks. Returns them with headings over such lines as rows, where there are two or more. */
export function headedCards(blocks: readonly Block[]): Block[] {
  const cards = new Map<number, { head: Paragraph; lines: Line[] }>()
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'paragraph' || !block.heading || block.loose) continue
    const lines = linesBelow(blocks, at)
    if (tells(lines) && isLeaf(blocks, at, block.heading)) cards.set(at, { head: block, lines })
  }
  if (cards.size < 2) return [...blocks]
  const rows: Block[] = []
  for (let at = 0; at < blocks.length; at += 1) {
    const card = cards.get(at)
    const block = blocks[at]
    if (card) rows.push(rowOf(card.head, card.lines))
    else if (block) rows.push(block)
    at += card?.lines.length ?? 0
  }
  return rows
}

/** The lines with a label up to the next heading; none where anything else stands among them. */
function linesBelow(blocks: readonly Block[], from: number): Line[] {
  const lines: Line[] = []
  for (const block of blocks.slice(from + 1)) {
    if (block.kind === 'paragraph' && (block.heading !== undefined || block.loose)) break
    const line = block.kind === 'paragraph' ? labelled(block) : null
    // A paragraph after them tells more of the action, or of what comes next.
    if (!line) return block.kind === 'row' ? [] : lines
    lines.push(line)
  }
  return lines
}

/** Whether nothing stands under the heading but words: "Lead: ..." under a priority is whose that is, over its table or its parts. */
function isLeaf(blocks: readonly Block[], from: number, level: number): boolean {
  const head = blocks[from]
  if (head?.kind === 'paragraph' && numberedHeading(head.text)?.tier === 1) return false
  for (let at = from + 1; at < blocks.length; at += 1) {
    const block = blocks[at]
    if (!block || block.kind === 'row') return false
    if (block.heading !== undefined) return block.heading <= level
  }
  return true
}

function labelled({ text, line }: Paragraph): Line | null {
  const whole = bulletText(text) ?? text
  const colon = whole.slice(0, labelMax).indexOf(':')
  const label = whole.slice(0, colon).trim()
  if (colon < 1 || whole.length > lineMax || !/^\p{Lu}/u.test(label) || label.split(' ').length > 6)
    return null
  return {
    line,
    label,
    words: whole.slice(colon + 1).trim(),
    kind: titleKind(titleOf(label))?.kind ?? 'other',
  }
}

/** Two of who, when and how it goes, and nothing that says what is done: the heading does. */
function tells(lines: readonly Line[]): boolean {
  const kinds = lines.map(({ kind }) => kind)
  return (
    new Set(kinds.filter((kind) => whoWhenHow.includes(kind))).size >= 2 &&
    !kinds.includes('action') &&
    !kinds.includes('aim')
  )
}

function rowOf(head: Paragraph, lines: readonly Line[]): TableRow {
  const called = named.exec(head.text)
  const number = called ? null : numbered.exec(head.text)
  const ref = called?.[2] ?? number?.[1] ?? ''
  const action = head.text.slice((called ?? number)?.[0].length ?? 0)
  const pieces: { column: Column; text: string; title: string }[] = [
    ...(ref === '' ? [] : [{ column: 'ref' as const, text: ref, title: '' }]),
    { column: 'action', text: action, title: '' },
  ]
  for (const { label, words, kind } of lines) {
    if (!hasWord(words)) continue
    const known = kind !== 'other' && pieces.every(({ column }) => column !== kind)
    pieces.push({ column: known ? kind : 'other', text: words, title: label })
  }
  return {
    kind: 'row',
    line: head.line,
    cells: pieces.map(({ text }) => text),
    item: {
      columns: pieces.map(({ column }) => column),
      titles: pieces.map(({ title }) => title),
      labels: [
        ...(called?.[1] ? [{ line: head.line, text: called[1] }] : []),
        ...lines.map(({ line, label }) => ({ line, text: label })),
      ],
    },
    ...(head.where === undefined ? {} : { where: head.where }),
  }
}
