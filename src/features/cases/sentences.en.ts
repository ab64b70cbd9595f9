// One sentence for each kind of thing that a timeline holds. Parameters carry words that name an agency, a colleague,
// a level or a date; never a person affected.
import { joinList } from '../../platform/text/join.ts'
import { receivingWords, reportSentences } from '../reporting/index.ts'
import { words } from './messages.en.ts'

export type Params = Readonly<Record<string, string>>
type Sentence = (params: Params) => string

const lookUp = (map: Readonly<Record<string, string>>, key: string | undefined) => map[key ?? ''] ?? key ?? ''
const low = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const ENDED = {
  said_no: 'the person whom it was for said no',
  unreachable: 'nobody whom it was for can be reached any more',
  left: 'nobody whom it was for is in the case any more',
}

const notSaid = (safe: string | undefined) =>
  safe === 'not_said' ? ' They had not said that this way is safe.' : ''

const sentences: Readonly<Record<string, Sentence>> = {
  // What happened to the report before and beside the case reads as on the report's own page.
  ...reportSentences,
  'case.opened': ({ agency }) => `The report was logged as a case, led by ${agency}.`,
  'case.risk': ({ to, from }) =>
    `Risk was set to ${low(lookUp(words.riskShort, to))}; it was ${low(lookUp(words.riskShort, from))}.`,
  'case.note': () => 'A note was added.',
  'case.owner': ({ owner }) => `${owner} looks after the case.`,
  'case.update': ({ channel }) =>
    channel === 'they_came'
      ? 'The person got in touch with us.'
      : `We were in contact with the person: ${low(lookUp(words.act.channels, channel))}.`,
  'case.tried': ({ channel }) =>
    `We tried to reach the person, and did not: ${low(lookUp(words.act.channels, channel))}.`,
  'case.police': ({ basis }: Params) =>
    basis === 'vital_interests' || basis === 'child_at_risk' || basis === 'legal_power'
      ? `The police were told without the person’s yes. ${receivingWords.policeBasis(receivingWords.basis[basis].toLowerCase())}`
      : 'The police were told.',
  'report.used': ({ basis }: Params) =>
    `More was done with it after the person withdrew it. ${basis === 'child_at_risk' ? 'A child is at risk.' : 'Somebody is in serious danger.'}`,
  'report.withdrawn': () =>
    'The person withdrew their report. Every yes became a no; do nothing more, unless somebody is in serious danger or a child is at risk.',
  'police.told': ({ agency, basis }: Params) =>
    `${agency ?? 'The police'} was told without the person’s yes.${basis === 'vital_interests' || basis === 'child_at_risk' ? ` ${receivingWords.policeBasis(receivingWords.basis[basis].toLowerCase())}` : ''}`,
  'case.review': () => 'The case was reviewed.',
  'case.closed': ({ closure }) => `The case was closed. ${lookUp(words.closure, closure)}.`,
  'case.left_open': ({ left }) =>
    `It was closed with this left: ${joinList((left ?? '').split(',').map((each) => lookUp(words.looseEnds.short, each)))}.`,
  'case.reopened': () => 'The case was opened again.',
  'clock.warned': ({ what, due }) => `Due soon under the minimum standard: ${what}, by ${due}.`,
  'clock.passed': ({ what, due }) =>
    `Late under the minimum standard: ${what}, due by ${due}. Managers were told.`,
  'mail.not-delivered': () => 'A mail to the person could not be delivered.',
  'referral.sent': ({ agency, reporter, by }) =>
    by === 'hand'
      ? `The case was referred to ${agency}, as those whom it is for agreed.`
      : `The referral to ${agency} was made by itself, as ${lookUp(words.agreed, reporter ?? 'affected')} agreed.`,
  'referral.withheld': ({ agency, reason }) =>
    `The referral to ${agency} was withheld: ${lookUp(words.withheld, reason)}.`,
  'referral.released': ({ agency }) => `The person agreed, and the referral to ${agency} was released.`,
  'referral.withdrawn': ({ agency }) => `The referral to ${agency} was taken back.`,
  'referral.stopped': ({ agency }) =>
    `The person said no. The referral to ${agency} stopped, and ${agency} no longer sees the case.`,
  'referral.ended': ({ agency, why }) =>
    `The referral to ${agency} ended: ${lookUp(ENDED, why)}. ${agency} no longer sees the case because of it.`,
  'referral.one_left': ({ agency }) =>
    `Somebody whom the referral to ${agency} is for said no. It goes on for the others, and ${agency} no longer sees who they are.`,
  'consent.changed': ({ purpose, answer }) =>
    `The person changed who may be told. ${lookUp(words.consent, purpose)}: ${low(lookUp(words.consentAnswer, answer))}.`,
  'consent.police_asked': () => 'The person said that the police may be told. The time to tell them runs.',
  'consent.police_stopped': () => 'The person said no to the police. Do not tell them.',
  'consent.police_knew': () =>
    'The person said no to the police, who had been told already. Tell them no more.',
  'referral.accepted': ({ agency, by }) => `${by} of ${agency} took the referral.`,
  'referral.attempted': ({ agency, channel, result, safe }) =>
    `${agency} tried to reach the person: ${lookUp(words.attemptChannel, channel)}, ${lookUp(words.attemptResult, result)}.${notSaid(safe)}`,
  'referral.contacted': ({ agency, safe }) => `${agency} reached the person.${notSaid(safe)}`,
  'referral.done': ({ agency, outcome }) =>
    `${agency} finished with the referral. ${lookUp(words.outcome, outcome)}.`,
}

/** The sentence for a kind, or a plain one for a kind that another part of the system knows. */
export function sentenceOf(kind: string, params: Params): string {
  return sentences[kind]?.(params) ?? `Recorded: ${kind.replaceAll(/[._]/g, ' ')}.`
}

export const SENTENCE_KINDS = Object.keys(sentences)
