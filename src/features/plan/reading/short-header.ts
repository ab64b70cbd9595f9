// A header of three titles, one of which nobody knows.
import type { Guess } from './column-titles.ts'
import { titleLettersMax, titleOf } from './title-of.ts'

/**
 * "Action | Protected characteristics | Target date (MM/YY)": whether two of three titles leave no doubt, and each is a title
 * and nothing more. `guesses`: what each cell is taken for. A row such as "Actions of the review are agreed | Board | Ongoing"
 * only begins as titles do.
 */
export function isShortHeader(cells: readonly string[], guesses: readonly (Guess | null)[]): boolean {
  const filled = cells.flatMap((cell, at) =>
    cell.trim() === '' ? [] : [{ cell, guess: guesses[at] ?? null }],
  )
  const known = filled.filter(({ guess }) => guess !== null)
  return (
    filled.length === 3 &&
    known.length === 2 &&
    known.every(({ cell, guess }) => guess?.sure && wordsIn(cell) < 3) &&
    filled.every(({ cell }) => cell.length <= titleLettersMax && !/[.;]$/.test(cell.trim()))
  )
}

const wordsIn = (cell: string): number =>
  titleOf(cell)
    .replace(/ ?\([^()]*\)$/, '')
    .split(' ').length
