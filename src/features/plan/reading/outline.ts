// Which paragraphs of a document are headings, and of what: a plan has priorities over aims over tables, and says so by
// numbered words ("Priority 1:", "Outcome 2:"), by the styles of its format, by sheets, or by rows as wide as the table.
import { aimRef } from './columns.ts'
import type { Block, Paragraph } from './blocks.ts'
import { coreObjectivesLabel, linkTo, numberedHeading } from './headings.ts'

export type Outline = ReadonlyMap<Paragraph, 'priority' | 'aim'>

const lettersMax = 200
const bareName =
  /^(?:(?:the|our|delivery|action|detailed|full|appendix \w+) )*(?:action |delivery |implementation )?(?:plan|actions?|tracker|table|summary)$/i

type Heading = { block: Paragraph; tier: 1 | 2 | null; level: number | null; over: boolean }

/** Takes all blocks and the one that is the title. Returns what each heading among them opens. */
export function outlineOf(blocks: readonly Block[], title: Paragraph | null): Outline {
  const headings = headingsOf(blocks, title)
  const first = headings.filter(({ tier }) => tier === 1)
  const second = headings.filter(({ tier }) => tier === 2)
  const plain = headings.filter(
    ({ tier, over, block }) => tier === null && over && !bareName.test(block.text.trim()),
  )
  const levels = [...new Set(plain.flatMap(({ level }) => level ?? []))].sort((a, b) => a - b)
  const top = levels[0] ?? null
  const opens = new Map<Paragraph, 'priority' | 'aim'>()
  const open = (which: readonly Heading[], what: 'priority' | 'aim') => {
    for (const { block } of which) opens.set(block, what)
  }
  if (first.length > 0) {
    const deepest = Math.min(...first.map(({ level }) => level ?? 0))
    open(first, 'priority')
    open(second, 'aim')
    open(
      plain.filter(({ level }) => (level ?? 0) > deepest),
      'aim',
    )
  } else if (second.length > 0) {
    const under = top !== null && second.every(({ level }) => level !== null && level > top)
    open(second, under ? 'aim' : 'priority')
    if (under)
      open(
        plain.filter(({ level }) => level === top),
        'priority',
      )
  } else {
    open(
      plain.filter(({ level }) => level === top),
      'priority',
    )
    open(
      plain.filter(({ level }) => level !== top),
      'aim',
    )
  }
  return opens
}

function headingsOf(blocks: readonly Block[], title: Paragraph | null): Heading[] {
  const headings: Heading[] = []
  // A heading without a number is one only where a table stands under it before the next of its rank.
  let waiting: Heading[] = []
  for (const block of blocks) {
    if (block.kind === 'row') {
      for (const heading of waiting) heading.over = true
      waiting = []
    }
    if (block.kind === 'row' || block === title || block.text.length > lettersMax) continue
    const tier = numberedHeading(block.text)?.tier ?? null
    const level = block.heading !== undefined && block.heading > 0 ? block.heading : null
    if (tier === null && (level === null || isOther(block.text))) continue
    const heading: Heading = { block, tier, level, over: false }
    headings.push(heading)
    waiting = [...waiting.filter((each) => (each.level ?? 0) < (level ?? 0)), heading]
  }
  return headings
}

const isOther = (text: string): boolean =>
  coreObjectivesLabel(text) !== null || linkTo(text) !== null || aimRef(text) !== null
