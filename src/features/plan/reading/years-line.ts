// "Financial year 2026/27" under a title says how long the plan runs, and is no heading of it.
import type { Block, Paragraph } from './blocks.ts'
import { periodIn } from './period.ts'

const lettersMax = 60
const called =
  /^(?:(?:for |covering |covers )?(?:the )?(?:(?:financial|fiscal|plan|planning|reporting|municipal|academic|school|delivery) )?(?:years?|period|fy|dates|timescale|duration)(?: (?:of|covered by)(?: the| this)? plan)?)?$/i

/** Whether words say a period and nothing else. */
function isOnlyPeriod(text: string): boolean {
  const period = text.length <= lettersMax ? periodIn(text) : null
  return (
    period !== null &&
    called.test(
      text
        .replace(period.words, ' ')
        .replace(/[\s\p{P}]+/gu, ' ')
        .trim(),
    )
  )
}

/**
 * Takes all blocks, those before the plan begins and the title. Returns the one line that only says the plan's years; null where
 * there is none, or several: then each heads its own table.
 */
export function yearsLine(
  blocks: readonly Block[],
  opening: readonly Paragraph[],
  title: Paragraph | null,
): Paragraph | null {
  const all = blocks.filter((block) => block.kind === 'paragraph' && isOnlyPeriod(block.text))
  const [only] = all
  const alone = all.length === 1 && only?.kind === 'paragraph' && !only.sheetName
  return alone && title !== null && only !== title && opening.includes(only) ? only : null
}
