// Whether a mail may say an action in the plan's own words, and how much of them. An action plan is no personal data, but a
// line of it can name somebody: mail goes outside, so where in doubt it says the number alone. Pure.
import { plainLine, shorten } from '../../../platform/text/plain.ts'
import type { CycleRules } from '../running/rules.ts'

/** Government security classifications (2023): what is marked above OFFICIAL does not go by plain mail. */
const MAILED_MARKINGS: readonly string[] = ['', 'OFFICIAL']
const WORDS_MAX = 80

/** Whether the plan's marking and its settings let mail carry its words. */
export const mayMailWords = (marking: string, { mailWords }: Pick<CycleRules, 'mailWords'>): boolean =>
  mailWords && MAILED_MARKINGS.includes(marking.trim().toUpperCase())

/**
 * An action in few words; '' where they hold an address, a telephone number, or whoever owns it by name. `body`: the agency or
 * group that the plan's owner was matched to, whose name is nobody's.
 */
export function shortWords(said: string, { ownerWords, body }: { ownerWords: string; body: string }): string {
  const line = plainLine(said)
  if (/@|https?:|(?:\d[\s-]?){9,}/.test(line)) return ''
  const lower = line.toLowerCase()
  const people = ownerWords
    .split(/\s[-–—]\s|[,;/&\n()]/)
    .map((piece) => piece.trim())
    .filter((piece) => NAME.test(piece) && piece !== body)
  return people.some((name) => lower.includes(name.toLowerCase()))
    ? ''
    : shorten(line.replace(/[.;:,\s]+$/u, ''), WORDS_MAX)
}

/** Two or three words with capitals: what may be somebody's name. */
const NAME = /^(?:\p{Lu}[\p{L}'’.-]*\s+){1,2}\p{Lu}[\p{L}'’-]*$/u
