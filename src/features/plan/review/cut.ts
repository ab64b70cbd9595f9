// Cutting and joining texts so that no word is broken, lost or made up. Pure.
import { hasWord } from '../reading/columns.ts'

/** Whether a cut at `at` would go through a word, a number or a character. */
export function breaksWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false
  const before = /.$/su.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? ''
  const after = /^./su.exec(text.slice(at, at + 2))?.[0] ?? ''
  if (isHalf(before) || isHalf(after)) return true
  return bothAre(/^[\p{L}\p{M}]$/u, before, after) || bothAre(/^\p{N}$/u, before, after)
}

const isHalf = (character: string) => character.length === 1 && /[\ud800-\udfff]/.test(character)
const bothAre = (kind: RegExp, a: string, b: string) => kind.test(a) && kind.test(b)

/** The text in pieces, cut at `cuts`; null where they are out of order, leave an empty piece or break a word. */
export function cutAt(text: string, cuts: readonly number[]): string[] | null {
  const bounds = [0, ...cuts, text.length]
  const pieces: string[] = []
  for (const [at, from] of bounds.slice(0, -1).entries()) {
    const to = bounds[at + 1] ?? text.length
    if (to <= from || breaksWord(text, to)) return null
    pieces.push(text.slice(from, to).trim())
  }
  return pieces.every(hasWord) ? pieces : null
}

/** Two texts as one: a sentence that broke off goes on; after a sentence's end, a new line begins. */
export function joinTexts(above: string, below: string): string {
  if (above === '' || below === '') return above || below
  return /[.!?;:]["'”’)]?$/.test(above) ? `${above}\n${below}` : `${above} ${below}`
}

/** The words between two places and the text without them; null where there are none, or a word would be broken. */
export function takeOut(text: string, from: number, to: number): { taken: string; left: string } | null {
  if (from < 0 || to > text.length || from >= to || breaksWord(text, from) || breaksWord(text, to))
    return null
  const taken = text.slice(from, to).trim()
  if (!hasWord(taken)) return null
  const left = [text.slice(0, from).trim(), text.slice(to).trim()].filter((part) => part !== '').join(' ')
  return { taken, left }
}
