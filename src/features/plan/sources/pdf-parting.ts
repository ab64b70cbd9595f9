// The parser hands on words that stand close together as one run, also where a rule of a table stands between them. Here
// such a run is parted again at the rule, between the words that lie nearest to it.
import type { Glyphs, Rule } from './pdf-page.ts'

/** A letter that only touches a rule does not cross it. */
const touching = 2
const partsMax = 60

/** Takes what a page shows and its upright rules. Returns the same words, none of them across a rule. */
export function partedAtRules(glyphs: readonly Glyphs[], down: readonly Rule[]): Glyphs[] {
  if (down.length === 0) return [...glyphs]
  const rules = [...down].sort((a, b) => a.at - b.at)
  return glyphs.flatMap((each) => {
    const middle = each.y - each.height * 0.3
    const crossed = each.text.includes(' ')
      ? rules.filter(
          ({ at, from, to }) =>
            at > each.x + touching && at < each.x + each.width - touching && from <= middle && middle <= to,
        )
      : []
    return crossed.slice(0, partsMax).reduce(
      (parts, { at }) => {
        const last = parts.pop()
        return last ? [...parts, ...partedAt(last, at)] : parts
      },
      [each],
    )
  })
}

function partedAt(run: Glyphs, at: number): Glyphs[] {
  if (at <= run.x + touching || at >= run.x + run.width - touching) return [run]
  const letters = [...run.text]
  const total = letters.reduce((sum, letter) => sum + weightOf(letter), 0)
  let before = 0
  let best: { index: number; from: number; to: number } | null = null
  for (const [index, letter] of letters.entries()) {
    const from = run.x + (before / total) * run.width
    before += weightOf(letter)
    const to = run.x + (before / total) * run.width
    if (letter !== ' ' || index === 0 || index === letters.length - 1) continue
    if (!best || Math.abs((from + to) / 2 - at) < Math.abs((best.from + best.to) / 2 - at))
      best = { index, from, to }
  }
  if (!best) return [run]
  const { index } = best
  return [
    { ...run, text: letters.slice(0, index).join(''), width: Math.min(best.from, at - 1) - run.x },
    { ...run, text: letters.slice(index + 1).join(''), x: at + 1, width: run.x + run.width - at - 1 },
  ].filter(({ text }) => text.trim() !== '')
}

/** About how wide a letter is beside others, in most fonts. */
function weightOf(letter: string): number {
  if (/[ilj.,'’|:;!I()[\]]/.test(letter)) return 0.28
  if (/[mwMW@%—]/.test(letter)) return 0.85
  if (/[\stfr-]/.test(letter)) return 0.32
  return /\p{Lu}/u.test(letter) ? 0.68 : 0.54
}
