// From a mail to what it says. Mail to a person is checked for words that would betray it to somebody else.
import { currentLocale, ENGLISH, inEnglish } from '../../platform/i18n/index.ts'
import type { MailParams, PublicTemplate, Template } from './mail.ts'
import { isPublicTemplate, KEEPSAKE } from './mail.ts'
import { HIDDEN_KEEPSAKE, staffWords, type Words } from './messages.en.ts'
import { publicMailWords } from './public.messages.en.ts'
import { ENGLISH_STEMS, STEMS } from './stems.ts'

/** The partnership's own words for a template, or null for the program's. */
export type OwnWords = { subject: string; body: string } | null

export type About = {
  params: MailParams
  origin: string
  partnership: string
  token: string | null
  own: OwnWords
  /** The person allowed that a message says its number and where to look. */
  mayName?: boolean
}

/** What a mail says, to a person in the language that is being read (their-language.ts). */
export function wordsOf(template: Template, about: About): Words {
  if (template === KEEPSAKE) return HIDDEN_KEEPSAKE
  if (!isPublicTemplate(template)) return staffWords[template](about)
  // Their number is sent to nobody who did not allow it, but for the one that they were told of when they gave an address.
  const quiet = template === 'update' && about.mayName === false
  // A partnership's own words are in English only: whoever told us in another language gets ours, which they can read.
  const own = currentLocale() === ENGLISH.locale ? about.own : null
  const { subject, body } = quiet ? quietUpdate() : (own ?? publicWords(template))
  return { subject: fill(subject, about), text: `${fill(body, about)}\n` }
}

const REFERENCE = '{reference}'
const withFarewell = (body: string): string => `${body}\n\n${publicMailWords.noAnswer}`
const quietUpdate = () => ({
  subject: publicMailWords.quiet.subject,
  body: withFarewell(publicMailWords.quiet.body),
})
function publicWords(template: PublicTemplate): { subject: string; body: string } {
  const { subject, body } = publicMailWords[template]
  return { subject, body: withFarewell(body(REFERENCE)) }
}

/** The program's own English words of a template, with {reference} where the number is put in: what an administrator begins from. */
export const firstWords = (template: PublicTemplate): { subject: string; body: string } =>
  inEnglish(() => publicWords(template))

const fill = (text: string, { params, origin }: About) =>
  text.replaceAll('{reference}', params.reference ?? '').replaceAll('{link}', `${origin}/follow-up`)

/** The first word that would betray the message, among the stems (stems.ts) and the names given. null: none. */
export function betrayingWord(text: string, names: readonly string[] = []): string | null {
  const folded = text.toLowerCase()
  const found = [
    ...ENGLISH_STEMS,
    ...Object.values(STEMS).flat(),
    ...names.filter((name) => name.trim().length > 2),
  ].find((word) => folded.includes(word.toLowerCase()))
  return found ?? null
}

/** What is wrong with a partnership's own words. `{link}` is theirs to weigh: it is only a host name. */
export function problemsOfWords(words: { subject: string; body: string }, names: readonly string[]) {
  const subjectBetrays = betrayingWord(words.subject, names)
  const bodyBetrays = betrayingWord(words.body, names)
  return {
    subjectMissing: words.subject.trim() === '' || words.subject.length > 100 || /[\r\n]/.test(words.subject),
    bodyMissing: words.body.trim() === '' || words.body.length > 1000,
    referenceMissing: !words.body.includes('{reference}'),
    subjectBetrays,
    bodyBetrays,
  }
}
