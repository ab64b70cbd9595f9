// References and codes inside a sentence, such as LLR-7K3M-92: each a run of its own, so that a line that is read from right
// to left does not put its parts in another order, and in one piece on its line.
import type { ComponentChildren } from 'preact'

// A translated sentence marks the gap that it filled as one (messageformat), which is a part of the code only.
const MARKS = /[\u2066-\u2069]/g
const CODE = /([\u2066-\u2069]*[A-Z0-9]{2,}[\u2066-\u2069]*(?:-[A-Z0-9]{2,})+)/

/** The sentence with each reference and code in it isolated, from left to right. */
export const codesWithin = (sentence: string): ComponentChildren =>
  // Every second part is what the expression caught.
  sentence.split(CODE).map((part, at) => (at % 2 === 1 ? <Code>{part.replaceAll(MARKS, '')}</Code> : part))

const Code = ({ children }: { children: string }) => (
  <bdi dir="ltr" class="app-nowrap">
    {children}
  </bdi>
)
