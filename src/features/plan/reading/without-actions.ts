// A table whose rows say who and when, and none of them what is to be done: its columns are called something that was not
// understood, or it is no plan. Somebody is told.
import { hasWord, titleOf } from './columns.ts'
import { type Draft, type DraftRow, warn } from './draft.ts'

const titlesMin = 3
const keyOf = (titles: readonly string[]): string => JSON.stringify(titles.map(titleOf))

/** A header was read at this line: its rows are counted with those under the same titles before. */
export function openTable(draft: Draft, line: number): void {
  const { titles } = draft.at
  const key = keyOf(titles)
  if (!draft.tables.has(key)) draft.tables.set(key, { line, titles: [...titles], rows: 0, acting: 0 })
}

/** Counts a row of the table that is open. */
export function countInTable(draft: Draft, { words, shared, shifted }: DraftRow): void {
  const table = draft.at.columns ? draft.tables.get(keyOf(draft.at.titles)) : undefined
  if (!table) return
  table.rows += 1
  if ([words.action, shared.action ?? '', shifted?.action ?? ''].some(hasWord)) table.acting += 1
}

/** Names each table of several columns in which no row has the words of an action, by its titles. */
export function warnOfTablesWithoutActions(draft: Draft): void {
  for (const { line, titles, rows, acting } of draft.tables.values()) {
    const named = titles.filter(hasWord)
    if (rows > 0 && acting === 0 && named.length >= titlesMin)
      warn(draft, 'table-without-actions', line, named.join(' | ').slice(0, 300))
  }
}
