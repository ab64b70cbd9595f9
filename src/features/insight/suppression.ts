// Small-number suppression for anything published: in a small place a count of 1 to 4 can point to a person (domain:
// information governance, statistical disclosure control). A count that is hidden must also not be found by taking the
// others from a total, so further counts are hidden until it cannot, and the total itself where nothing else helps.

export const SMALL_MAX = 4

/** A count as it may be published: a number, or `null` for "too small to publish". */
export type Published = number | null
export type PublishedCounts = { cells: Published[]; total: Published }

const isSmall = (count: number): boolean => count > 0 && count <= SMALL_MAX

/**
 * Takes the counts that together make one total (whole numbers from 0). Returns them in the same order with every
 * count of 1 to 4 hidden, and as many of the next smallest as keep it hidden. Zero is shown: it is nobody.
 */
export function suppressSmall(counts: readonly number[]): PublishedCounts {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const hidden = new Set(counts.flatMap((count, at) => (isSmall(count) ? [at] : [])))
  if (hidden.size === 0) return { cells: [...counts], total }
  while (!isProtected(counts, hidden)) {
    const next = smallestShown(counts, hidden)
    // Everything is hidden and it could still be worked out: the total has to go.
    if (next.length === 0) return { cells: cellsOf(counts, hidden), total: null }
    for (const at of next) hidden.add(at)
  }
  return { cells: cellsOf(counts, hidden), total: isSmall(total) ? null : total }
}

/**
 * Whether somebody who knows the total, the shown counts and these very rules still cannot tell a hidden small count.
 * Two different hidden counts could always be the other way round (counts that are equal are hidden together, so the
 * result would look the same); that is lost when all are equal. A sum hardly above their number would say nearly as
 * much: each must be 1, save one.
 */
function isProtected(counts: readonly number[], hidden: ReadonlySet<number>): boolean {
  const values = [...hidden].map((at) => counts[at] ?? 0)
  const sum = values.reduce((all, value) => all + value, 0)
  return new Set(values).size >= 2 && sum > values.length + 1
}

/** Where the smallest count that is still shown stands, save zero: every place of it. */
function smallestShown(counts: readonly number[], hidden: ReadonlySet<number>): number[] {
  const shown = counts.flatMap((count, at) => (count > 0 && !hidden.has(at) ? [{ count, at }] : []))
  const smallest = Math.min(...shown.map(({ count }) => count))
  return shown.filter(({ count }) => count === smallest).map(({ at }) => at)
}

const cellsOf = (counts: readonly number[], hidden: ReadonlySet<number>): Published[] =>
  counts.map((count, at) => (hidden.has(at) ? null : count))
