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

/** Of the way to the place where a word is thought to begin: our guess of the letters' widths is off by so much. */
const guessedWithin = 0.06

/** A run in two where a word of it begins at that place, as near as can be told; null where none does. */
export function partedNear(run: Glyphs, at: number): [Glyphs, Glyphs] | null {
  if (at <= run.x + touching || at >= run.x + run.width - touching) return null
  const best = nearestGap(run, at)
  if (!best || Math.abs(best.to - at) > Math.max(touching * 2, (at - run.x) * guessedWithin)) return null
  const [before, after] = [run.text.slice(0, best.offset).trim(), run.text.slice(best.offset).trim()]
  if (before === '' || after === '') return null
  return [
    { ...run, text: before, width: Math.min(best.from, at - 1) - run.x },
    { ...run, text: after, x: at, width: run.x + run.width - at },
  ]
}

function partedAt(run: Glyphs, at: number): Glyphs[] {
  if (at <= run.x + touching || at >= run.x + run.width - touching) return [run]
  const best = nearestGap(run, at)
  if (!best) return [run]
  return [
    { ...run, text: run.text.slice(0, best.offset), width: Math.min(best.from, at - 1) - run.x },
    { ...run, text: run.text.slice(best.offset + 1), x: at + 1, width: run.x + run.width - at - 1 },
  ].filter(({ text }) => text.trim() !== '')
}

/** The space between two words that lies nearest to a place: its offset in the text, and from where to where it reaches. */
function nearestGap(run: Glyphs, at: number): { offset: number; from: number; to: number } | null {
  const letters = [...run.text]
  const total = letters.reduce((sum, letter) => sum + weightOf(letter), 0)
  let before = 0
  let offset = 0
  let best: { offset: number; from: number; to: number } | null = null
  for (const [index, letter] of letters.entries()) {
    const from = run.x + (before / total) * run.width
    before += weightOf(letter)
    const to = run.x + (before / total) * run.width
    const isGap = letter === ' ' && index > 0 && index < letters.length - 1
    if (isGap && (!best || Math.abs((from + to) / 2 - at) < Math.abs((best.from + best.to) / 2 - at)))
      best = { offset, from, to }
    offset += letter.length
  }
  return best
}

/** About how wide a letter is beside others, in most fonts. */
function weightOf(letter: string): number {
  if (/[ilj.,'’|:;!I()[\]]/.test(letter)) return 0.28
  if (/[mwMW@%—]/.test(letter)) return 0.85
  if (/[\stfr-]/.test(letter)) return 0.32
  return /\p{Lu}/u.test(letter) ? 0.68 : 0.54
}
