// What changed between two versions of a page, word by word.
import { diffWordsWithSpace } from 'diff'
import type { PageText } from './pages.ts'

export type Piece = { kind: 'same' | 'out' | 'in'; text: string }

const pieces = (before: string, after: string): Piece[] =>
  diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'in' : removed ? 'out' : 'same',
    text: value,
  }))

/** Title and text of two versions as pieces that are the same, taken out or put in. */
export const compare = (before: PageText, after: PageText): { title: Piece[]; body: Piece[] } => ({
  title: pieces(before.title, after.title),
  body: pieces(before.body, after.body),
})
