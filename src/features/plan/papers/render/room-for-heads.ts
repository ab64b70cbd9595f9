// Columns wide enough for the words of their heads, so that no name is broken within a word. Pure.

/** The share of its width that a column keeps whatever the others need. */
const KEPT = 0.6

/**
 * Widths of columns in which no word of their heads is broken, where there is room for all of them: what the narrow need comes of
 * those that have more than they need, each by its share, and none loses most of its own. As they are where there is not, or each
 * has what it needs.
 */
export function roomForHeads(widths: readonly number[], needs: readonly number[]): number[] {
  const needOf = (at: number) => Math.max(needs[at] ?? 0, KEPT * (widths[at] ?? 0))
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
  const lacking = sum(widths.map((width, at) => Math.max(0, needOf(at) - width)))
  const spare = widths.map((width, at) => Math.max(0, width - needOf(at)))
  if (lacking === 0 || lacking > sum(spare)) return [...widths]
  const part = lacking / sum(spare)
  return widths.map((width, at) => Math.max(width, needOf(at)) - (spare[at] ?? 0) * part)
}

/** Of the size of bold letters: about as wide as one is, with none of the wide ones forgotten. */
const LETTER = 0.62

/** About how wide the longest word of a text is in bold letters of a size. */
export function longestWordIn(text: string, size: number): number {
  const words = text.split(/[\s\u2010-]+/)
  return words.reduce((most, word) => Math.max(most, [...word].length), 0) * LETTER * size
}
