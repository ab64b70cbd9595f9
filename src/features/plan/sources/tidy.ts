// Text of a cell or paragraph as the readers hand it on: no soft hyphens, no tabs, single spaces, lines by "\n".

const invisible = /[\u00AD\u200B\u2060\uFEFF]/g
// oxlint-disable-next-line no-control-regex -- line tabulations and form feeds end lines, as Word writes them
const lineEnd = /\r\n?|[\n\u000B\u000C\u2028\u2029\u0085]/

const untidy = /[^\S ]|[\u0085\u00AD\u200B\u2060\uFEFF]|  |^ | $/

/** A cell: its lines stay, each trimmed; wordless lines at either end and runs of spaces go. */
export function cellText(text: string): string {
  // Most cells are one line in single spaces.
  if (!untidy.test(text)) return text
  return text
    .replace(invisible, '')
    .split(lineEnd)
    .map((line) => line.replace(/[\s\u00A0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .replace(/^\n|\n$/g, '')
}

/** A paragraph's lines, each of which stands for itself; empty ones are left out. */
export function textLines(text: string): string[] {
  return cellText(text)
    .split('\n')
    .filter((line) => line !== '')
}

/** What goes between two lines of the same text: nothing after a word or between two numbers that the end of the line parted at their hyphen, nor before a stop. */
export function lineGap(before: string, after: string): '' | ' ' {
  const parted = /\p{L}[-\u2010]$/u.test(before) && /^\p{Ll}/u.test(after) && !/^(?:and|or|to)\b/.test(after)
  const years = /\d[-–]$/.test(before) && /^\d/.test(after)
  const stops = /^[,;:.!?)\]]+(?=\s|$)/.test(after)
  return parted || years || stops ? '' : ' '
}

/** Lines of one text as one. */
export const joinedLines = (lines: readonly string[]): string =>
  lines.reduce((text, line) => (text === '' ? line : `${text}${lineGap(text, line)}${line}`), '')
