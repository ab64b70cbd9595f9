// From a mail to what it says. Mail to a person is checked for words that would betray it to somebody else.
import type { MailParams, Template } from './mail.ts'
import { isPublicTemplate, KEEPSAKE } from './mail.ts'
import { HIDDEN_KEEPSAKE, PUBLIC_WORDS, QUIET_UPDATE, staffWords, type Words } from './messages.en.ts'

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

/** What a mail says. */
export function wordsOf(template: Template, about: About): Words {
  if (template === KEEPSAKE) return HIDDEN_KEEPSAKE
  if (!isPublicTemplate(template)) return staffWords[template](about)
  // Their number is sent to nobody who did not allow it, but for the one that they were told of when they gave an address.
  const quiet = template === 'update' && about.mayName === false
  const { subject, body } = quiet ? QUIET_UPDATE : (about.own ?? PUBLIC_WORDS[template])
  return { subject: fill(subject, about), text: `${fill(body, about)}\n` }
}

const fill = (text: string, { params, origin }: About) =>
  text.replaceAll('{reference}', params.reference ?? '').replaceAll('{link}', `${origin}/follow-up`)

/** Stems that give away what a message is about to whoever reads the phone. */
const STEMS = [
  'hate',
  'report',
  'police',
  'victim',
  'crime',
  'criminal',
  'incident',
  'abuse',
  'racis',
  'homophob',
  'transphob',
  'harass',
  'attack',
  'assault',
  'witness',
  'suspect',
  'council',
  'support service',
  'partnership',
  'upstander',
]

/** The first word that would betray the message, among the stems above and the names given. null: none. */
export function betrayingWord(text: string, names: readonly string[] = []): string | null {
  const folded = text.toLowerCase()
  const found = [...STEMS, ...names.filter((name) => name.trim().length > 2)].find((word) =>
    folded.includes(word.toLowerCase()),
  )
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
