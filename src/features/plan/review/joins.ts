// A sentence that two rows share: the row that begins or ends in its middle, joined to its neighbour at one press. Pure.
import type { Reviewed, ReviewRow } from './edits.ts'
import type { Proposal } from './proposals.ts'

/**
 * Takes a row and all of them. Returns the joins that its words ask for: to the row above where it begins in mid-sentence or the
 * row above ends in one, and of the row below to it where it ends so. Only rows of one aim stand beside one another.
 */
export function joinsFor(row: ReviewRow, { rows }: Pick<Reviewed, 'rows'>): Proposal[] {
  const index = rows.findIndex(({ at }) => at.line === row.at.line && at.part === row.at.part)
  const isNeighbour = (other: ReviewRow | undefined): other is ReviewRow =>
    other !== undefined && index >= 0 && other.priority === row.priority && other.aim === row.aim
  const [above, below] = [rows[index - 1], rows[index + 1]]
  const joins: Proposal[] = []
  if (isNeighbour(above) && (has(row, 'starts-mid-sentence') || has(above, 'ends-mid-sentence')))
    joins.push({ code: 'join-above', words: '', edit: { kind: 'merge', at: row.at } })
  if (isNeighbour(below) && (has(row, 'ends-mid-sentence') || has(below, 'starts-mid-sentence')))
    joins.push({ code: 'join-below', words: '', edit: { kind: 'merge', at: below.at } })
  return joins
}

const has = ({ row }: ReviewRow, flag: 'starts-mid-sentence' | 'ends-mid-sentence'): boolean =>
  row.flags.includes(flag)
