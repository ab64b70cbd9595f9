// What is refused before the library reads a word of it: it takes time that grows with the square of an unbroken word, and
// calls itself once more for each thing inside another. Each look here goes through the text once.

/** More signs in one word than an address has that somebody types. */
export const WORD_MAX = 500
/** So many notes, lists and emphasised words may stand inside one another. */
export const NESTING_MAX = 20

export type TooMuch = { fault: 'word' | 'nesting'; text: string }

// Languages that put no spaces between words have letters without case: those break a word.
const WORDS = /[^\s\p{Lo}\u3000-\u303f\uff00-\uffef]+/gu
// How a line begins that is inside notes and lists.
const MARKS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))+/
const SPACES_A_LEVEL = 2
const SPACES_A_TAB = 4

/** The first thing that is too much in a text, from where it begins; undefined where nothing is. */
export function tooMuchIn(text: string): TooMuch | undefined {
  for (const [word] of text.matchAll(WORDS)) if (word.length > WORD_MAX) return { fault: 'word', text: word }
  const emphasis = emphasisCounter()
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [marks = ''] = MARKS.exec(line) ?? []
    const rest = line.slice(marks.length)
    // Emphasis ends with its paragraph or point.
    if (rest.trim() === '' || marks !== '') emphasis.forget()
    if (levelOf(marks === '' ? line : marks) > NESTING_MAX || emphasis.deepestIn(rest) > NESTING_MAX)
      return { fault: 'nesting', text: line }
  }
  return undefined
}

/** How deep a line may stand by what it begins with: a level for each sign, and for each two spaces more than one a sign. */
function levelOf(start: string): number {
  const [indent = ''] = /^[ \t]*/.exec(start) ?? []
  const signs = start.match(MARKS)?.[0].match(/[>*+.)-]/g)?.length ?? 0
  return signs + Math.floor(indent.replaceAll('\t', ' '.repeat(SPACES_A_TAB)).length / SPACES_A_LEVEL)
}

/** How much emphasis is open at most while a paragraph goes on, line by line. */
function emphasisCounter() {
  const open: string[] = []
  return {
    forget: () => void open.splice(0),
    deepestIn(line: string): number {
      let deepest = open.length
      for (const { 0: run, index } of line.matchAll(/\*+|_+/g)) {
        const begins = /\S/.test(line[index + run.length] ?? ' ')
        const ends = /\S/.test(line[index - 1] ?? ' ')
        const at = ends ? open.lastIndexOf(run) : -1
        // What ends emphasis ends all that began inside it.
        if (at >= 0) open.splice(at)
        else if (begins && !(ends && run.startsWith('_'))) open.push(run)
        deepest = Math.max(deepest, open.length)
      }
      return deepest
    },
  }
}
