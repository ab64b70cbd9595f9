// A status cell may say how it goes owner by owner ("Alder, Birch: Complete" over "Cedar: In progress"), and our own papers do.
// What such lines say is each owner's and not the row's. Pure.
import type { ReadDerived } from './read-plan.schema.ts'
import { isOnlyStatus, ragIn, saysOfAPart, statusOf } from './status.ts'

/** "Red (suggested)": what facts suggest and nobody said, with what stands before it up to the mark or line that parts it. */
const suggestion = /[^\n,;:]*\(suggested\)/gi

/** A status cell without the colours that are only suggested. */
export const statedIn = (words: string): string =>
  words.includes('(suggested)')
    ? words
        .replace(suggestion, '')
        .replace(/[,;:\s]+(?=\n|$)/g, '')
        .trim()
    : words

export type NamedLine = { names: string; words: string }

/** One line as the name or names before its colon and the words after it; null where it has none. */
export function namedLine(line: string): NamedLine | null {
  const found = /^\s*(?:[•●▪*–-]\s*)?(\p{L}[^:]{0,299}): +(.*\S)\s*$/u.exec(line)
  return found?.[1] && found[2] ? { names: found[1].trim(), words: found[2] } : null
}

// What stands before a colon and names no owner: "RAG: Green", "Q1: Complete", "In progress: the room is booked".
const label =
  /\d|\b(?:b?rag|status|progress|colour|rating|quarter|phase|stage|part|step|term|year|month|action|objective|update|date|comments?|overall|note)\b/i
const saysHow = (words: string) =>
  statusOf(words) !== null || ragIn(words) !== null || /^not set$/i.test(words.trim())
const isOwnersOwn = (line: NamedLine | null): line is NamedLine =>
  line !== null && !label.test(line.names) && !saysHow(line.names) && saysHow(line.words)

/** What a status cell of two lines or more, each of one owner or some, says of all of them: null where they differ. Null where it is no such cell. */
export function ownersStatuses(stated: string): Pick<ReadDerived, 'status' | 'rag'> | null {
  const lines = stated.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2) return null
  const own = lines.map(namedLine)
  if (!own.every(isOwnersOwn)) return null
  return {
    status: onlyOne(own.map(({ words }) => (saysOfAPart(words) ? null : statusOf(words)))),
    rag: onlyOne(own.map(({ words }) => ragIn(words))),
  }
}

/** Whether each line of a status cell is a status of its own, and they differ: of as many actions, and not of the row. */
export function linesDiffer(stated: string): boolean {
  const lines = stated.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2 || !lines.every(isOnlyStatus)) return false
  // "In progress" over "Amber" is both of one row.
  return [statusOf, ragIn].some((read) => new Set(lines.flatMap((line) => read(line) ?? [])).size > 1)
}

const onlyOne = <T>([first, ...more]: readonly (T | null)[]): T | null =>
  first !== undefined && more.every((each) => each === first) ? first : null
