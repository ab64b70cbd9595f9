// An objective that stands over a table with aims of its own, as a heading or a row across it: the rows below it are there for
// it, each aim with its own words. It is written once, in the first of them; the others have it in what is derived.
import { addObjective, type Draft } from './draft.ts'
import type { RowWords } from './derive.ts'

/** The rows from here on stand under this objective. */
export function openBand(draft: Draft, text: string, line: number): void {
  closeBand(draft)
  draft.at.band = { text, line, used: false }
}

/** One that no row took stays an objective of its priority. */
export function closeBand(draft: Draft): void {
  const { band, priority } = draft.at
  if (band && !band.used && priority) addObjective(priority, band.text, band.line)
  draft.at.band = null
}

/** Gives a row without an objective the one that it stands under: its words to the first, their meaning to the others. */
export function takeBand({ at }: Draft, words: RowWords): Pick<RowWords, 'objective'> | null {
  const { band } = at
  if (!band || words.objective !== '') return null
  if (band.used) return { objective: band.text }
  band.used = true
  words.objective = band.text
  return null
}
