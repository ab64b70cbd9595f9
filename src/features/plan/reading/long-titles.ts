// Titles that go on for a whole sentence: what they begin with says what stands under them.
import { type Guess, titleKind } from './column-titles.ts'
import { titleLettersMax } from './title-of.ts'

/** Shorter ones are known by all of their words. */
const wordsMax = 5

const opening =
  /^((?:progress(?: to date| so far)?|updates?|latest position|(?:rag )?status|rag rating|lead(?: officer| agency)?|owner|responsible (?:officer|person)|time ?(?:scale|frame)|by when|deadline)|actions?(?: to be taken| required)?)(?: and | including |, | [–-] | ?\()/

/** "Progress to date and any risks that the group needs to know": a title that goes on is what it begins with. */
export function openedBy(title: string): Guess | null {
  if (title.length > titleLettersMax * 2 || title.split(' ').length <= wordsMax) return null
  const head = opening.exec(title)?.[1]
  const guess = head === undefined || /[.;:]$/.test(title) ? null : titleKind(head)
  return guess && { kind: guess.kind, sure: false }
}
