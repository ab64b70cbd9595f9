// Forms of an action that have two titles or three in a row, each left of what it says: "Action ref | 1.1 | Lead | Police".
import type { TableRow } from './blocks.ts'
import { titleKind } from './column-titles.ts'
import { hasWord, headerColumns } from './columns.ts'
import { titleLettersMax, titleOf } from './title-of.ts'

const widest = 6
const wordsMax = 6

export type TitledWords = { label: string; words: string; fill: string | null }

/** A row's titles and what each says; null where it is no row of pairs, or no title stands where one must. */
export function pairsAcross({ cells, fills }: TableRow): TitledWords[] | null {
  if (cells.length < 2 || cells.length > widest || !hasWord(cells[0] ?? '')) return null
  const pairs: TitledWords[] = []
  for (let at = 0; at < cells.length; at += 2) {
    const [label = '', words = ''] = [cells[at], cells[at + 1]]
    if (!hasWord(label) && hasWord(words)) return null
    if (!hasWord(label)) continue
    if (label.length > titleLettersMax || label.split(' ').length > wordsMax || !/^\W*\p{Lu}/u.test(label))
      return null
    pairs.push({ label, words, fill: fills?.[at + 1] ?? null })
  }
  return pairs
}

const kindOf = (label: string) => titleKind(titleOf(label))?.kind

/**
 * Takes the rows of one table. Where they are forms with two titles or more in a row, returns them with one title in each row, in
 * two cells; null where they are anything else.
 */
export function oneTitleInRow(rows: readonly TableRow[]): TableRow[] | null {
  if (rows.length < 2 || !rows.some(({ cells }) => cells.length > 2)) return null
  if (rows.some((row) => row.item || row.header || headerColumns(row.cells) !== null)) return null
  const all = rows.map((row) => ({ row, pairs: pairsAcross(row) }))
  if (all.some(({ pairs }) => pairs === null)) return null
  const labels = all.flatMap(({ pairs }) => (pairs ?? []).map(({ label }) => label))
  const later = all.flatMap(({ pairs }) => (pairs ?? []).slice(1).map(({ label }) => label))
  const words = all.flatMap(({ pairs }) => (pairs ?? []).map((pair) => pair.words)).filter(hasWord)
  const known = (titles: readonly string[]) => titles.filter((title) => kindOf(title) !== undefined).length
  const areTitles =
    known(labels) >= labels.length * 0.6 &&
    later.length > 0 &&
    known(later) * 2 >= later.length &&
    known(words) <= words.length * 0.3
  if (!areTitles) return null
  return all.flatMap(({ row, pairs }) =>
    (pairs ?? []).map(({ label, words: said, fill }) => {
      const { merged: _, ...place } = row
      return { ...place, cells: [label, said], fills: [null, fill] }
    }),
  )
}
