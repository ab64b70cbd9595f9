// Whether a mail may say an action in the plan's own words, and how much of them. An action plan is no personal data, but a
// line of it can name somebody: mail goes outside, so where in doubt it says the number alone. Pure.
import { plainLine, shorten } from '../../../platform/text/plain.ts'
import type { CycleRules } from '../running/rules.ts'

/** Government security classifications (2023): what is marked above OFFICIAL does not go by plain mail. */
const MAILED_MARKINGS: readonly string[] = ['', 'OFFICIAL']
const WORDS_MAX = 80

/** Whether the plan's marking and its settings let mail carry its words: only where somebody chose it. */
export const mayMailWords = (marking: string, { mailWords }: Pick<CycleRules, 'mailWords'>): boolean =>
  mailWords && MAILED_MARKINGS.includes(marking.trim().toUpperCase())

type Names = {
  ownerWords: string
  /** The agency or group that the plan's owner was matched to, whose name is nobody's. */
  body: string
  /** Names of other agencies and groups that are known, which are nobody's either. */
  known?: readonly string[]
}

/**
 * An action in few words; '' where they may hold an address, a telephone number, or anybody's name: whoever owns it, a title,
 * or two words with capitals that are no agency or group that is known.
 */
export function shortWords(said: string, { ownerWords, body, known = [] }: Names): string {
  const line = plainLine(said)
  const people = ownerWords
    .split(/\s[-–—]\s|[,;/&\n()]/)
    .map((piece) => piece.trim())
    .filter((piece) => NAME.test(piece) && piece !== body)
  const lower = line.toLowerCase()
  return DOUBTS.some((doubt) => doubt.test(line)) ||
    people.some((name) => lower.includes(name.toLowerCase())) ||
    MAYBE_NAME.test(without(line, [body, ...known]))
    ? ''
    : shorten(line.replace(/[.;:,\s]+$/u, ''), WORDS_MAX)
}

// Longest first, so that what is left of a longer name is not taken for somebody's.
const without = (line: string, names: readonly string[]): string =>
  names
    .filter((name) => name !== '')
    .toSorted((one, other) => other.length - one.length)
    .reduce((left, name) => left.replaceAll(name, '·'), line)

/** Two or three words with capitals: what may be somebody's name. */
const NAME = /^(?:\p{Lu}[\p{L}'’.-]*\s+){1,2}\p{Lu}[\p{L}'’-]*$/u
const MAYBE_NAME = /\p{Lu}[\p{L}'’.-]*\s+\p{Lu}[\p{L}'’-]*/u
const DOUBTS: readonly RegExp[] = [
  /@|https?:/i,
  // Telephone numbers, however they are spaced.
  /(?:\d[\s().-]{0,3}){9,}/,
  /\b(?:mr|mrs|ms|miss|mx|dr|prof|pc|dc|ps|sgt|insp|inspector|cllr|councillor|rev|revd|sir|dame|imam|rabbi)\b/i,
  // A house and its street.
  /\b\d+[a-z]?,?\s+(?:[\p{L}'’-]+\s+){0,3}(?:street|st|road|rd|avenue|ave|lane|close|drive|court|way|terrace|crescent|gardens|place|square|hill|grove|row|walk|house)\b/iu,
]
