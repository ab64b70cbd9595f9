// Whatever somebody types comes through here. It keeps every word and every script; it takes away only what cannot be
// seen and can do harm.

/** A text within its bound, or one that is too long: nothing is ever cut off without saying so. */
export type BoundedText =
  | { ok: true; text: string }
  | { ok: false; text: string; length: number; max: number }

/**
 * Text as we keep it: newlines as \n, no control characters save newline and tab, no overrides of the direction of
 * writing, composed (NFC), lone surrogates replaced by U+FFFD, trimmed. Cleaning twice changes nothing.
 */
export function plainText(input: string): string {
  return input
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u202d\u202e\ufeff]/gu, '')
    .normalize('NFC')
    .trim()
}

/** As `plainText`, on one line: newlines and tabs become spaces, and runs of spaces one. For names and titles. */
export function plainLine(input: string): string {
  return plainText(input)
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim()
}

/** Cleans a text and measures it in code points against `maxChars`. The whole text comes back either way. */
export function boundedText(input: string, maxChars: number): BoundedText {
  return bounded(plainText(input), maxChars)
}

/** As `boundedText`, on one line. */
export function boundedLine(input: string, maxChars: number): BoundedText {
  return bounded(plainLine(input), maxChars)
}

/** The length of a text in code points, which is nearer to what people count than UTF-16 is. */
export function charCount(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** For showing only: at most `maxChars` code points, with an ellipsis where something was left out. */
export function shorten(text: string, maxChars: number): string {
  const characters = [...text]
  if (characters.length <= maxChars) return text
  return `${characters
    .slice(0, Math.max(0, maxChars - 1))
    .join('')
    .trimEnd()}…`
}

function bounded(text: string, max: number): BoundedText {
  const length = charCount(text)
  return length <= max ? { ok: true, text } : { ok: false, text, length, max }
}
