// Definition lists and forms without a table: a line that is a column's title, and below it what it says.
import type { Block, Paragraph, TableRow } from './blocks.ts'
import { titleKind } from './column-titles.ts'
import { hasWord, titleOf } from './columns.ts'
import { bulletText, numberedHeading } from './headings.ts'

const titleLettersMax = 40
const pairsMin = 3

type Pair = { title: Paragraph; said: Paragraph[] }

/** Takes blocks. Returns them with titles and what stands below each as rows of two cells, where together they tell of actions. */
export function pairedLines(blocks: readonly Block[]): Block[] {
  const all: Block[] = []
  for (let at = 0; at < blocks.length; ) {
    const pairs = pairsFrom(blocks, at)
    const length = pairs.reduce((sum, { said }) => sum + 1 + said.length, 0)
    if (areOfActions(pairs)) {
      all.push(...pairs.map(asRow))
      at += length
    } else {
      all.push(...blocks.slice(at, at + 1))
      at += 1
    }
  }
  return all
}

function pairsFrom(blocks: readonly Block[], from: number): Pair[] {
  const pairs: Pair[] = []
  for (let at = from; at < blocks.length; at += 1) {
    const block = blocks[at]
    if (block?.kind !== 'paragraph' || block.heading !== undefined || isOther(block)) break
    const last = pairs.at(-1)
    if (kindOf(block)) {
      if (last && last.said.length === 0) return []
      pairs.push({ title: block, said: [] })
    } else if (!last || last.said.length > 3) break
    else last.said.push(block)
  }
  // What follows the last title may be more than it says.
  const last = pairs.at(-1)
  if (last?.said.length === 0) pairs.pop()
  else if (last) last.said.length = 1
  return pairs
}

const isOther = ({ text }: Paragraph): boolean => bulletText(text) !== null || numberedHeading(text) !== null

const kindOf = ({ text }: Paragraph): string | null =>
  text.length > titleLettersMax || /[.;,]$|:.|\bwill:?$/.test(text) || text.split(' ').length > 5
    ? null
    : (titleKind(titleOf(text))?.kind ?? null)

/** Three pairs or more, of three kinds or more, what is done among them. */
function areOfActions(pairs: readonly Pair[]): boolean {
  const kinds = new Set(pairs.map(({ title }) => kindOf(title)))
  return pairs.length >= pairsMin && kinds.size >= 3 && kinds.has('action')
}

const asRow = ({ title, said }: Pair): TableRow => ({
  kind: 'row',
  line: title.line,
  cells: [
    title.text,
    said
      .map(({ text }) => text)
      .filter(hasWord)
      .join('\n'),
  ],
})
