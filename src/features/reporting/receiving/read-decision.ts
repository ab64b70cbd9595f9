// What a decision's form says, each fault by its field. What only the database knows is found by whoever carries it out.
import { type Form, versionOf } from '../../../platform/http/form.ts'
import { isUuid } from '../../../platform/ids.ts'
import { parseReference } from '../../../platform/ids/reference.ts'
import { type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { boundedLine, charCount } from '../../../platform/text/plain.ts'
import { MESSAGE_CHARS_MAX } from '../conversation.ts'
import { queueWords } from '../queue/messages.en.ts'
import { type Decision, REASONS } from '../report-actions.ts'
import type { Telling } from './decisions.store.ts'
import { consentWords } from '../consent/messages.en.ts'
import { type PoliceAsk, readPoliceAsk } from '../consent/police-told.ts'
import { receivingWords as words } from './messages.en.ts'

export type Asks =
  | 'authority'
  | 'ground'
  | 'groundToJoin'
  | 'case'
  | 'other'
  | 'outside'
  | 'told'
  | 'toldMust'

/** What each decision asks besides its reason. */
export const ASKS: Readonly<Record<Decision, readonly Asks[]>> = {
  link: ['case', 'groundToJoin', 'told'],
  merge: ['other', 'groundToJoin'],
  hand: ['authority', 'ground', 'told'],
  transfer: ['authority', 'ground', 'told'],
  record_only: ['told'],
  pass_on: ['outside', 'ground', 'told'],
  // They are told in our words, not only that it was so decided.
  not_hate: ['toldMust'],
  spam: [],
  return: ['told'],
  take_back: [],
  split: [],
  unlink: ['told'],
}

export const WHAT_FOR = Object.keys(words.whatFor)
export const NAME_CHARS_MAX = 120

export type Chosen = {
  reason: string
  version: number
  authority: string
  ask: PoliceAsk
  caseReference: string
  otherReference: string
  leads: 'this' | 'other'
  toName: string
  whatFor: string
  /** Whether the organisation is a police force; undefined where it is not asked. */
  saidPolice?: boolean
  told?: Telling
}

/** Reads a decision. `prefix`: the partnership's, before every reference. */
export function readDecision(action: Decision, form: Form, prefix: string): Outcome<Chosen> {
  const problems: Problem[] = []
  const asks = ASKS[action]
  const need = (field: string, message: string, there: boolean) =>
    there || void problems.push({ field, message })
  const reason = REASONS[action].find((each) => each === form.one('reason')) ?? ''
  const leads = form.one('leads') === 'other' ? 'other' : 'this'
  const read = {
    authority: form.one('authority'),
    ask: readPoliceAsk(form),
    caseReference: parseReference(form.one('case'), prefix) ?? '',
    otherReference: parseReference(form.one('other'), prefix) ?? '',
    toName: boundedLine(form.one('toName'), NAME_CHARS_MAX),
    whatFor: WHAT_FOR.find((each) => each === form.one('whatFor')) ?? '',
  }
  if (asks.includes('authority')) need('authority', queueWords.problem.authority, isUuid(read.authority))
  if (asks.includes('case')) need('case', words.problem.case, read.caseReference !== '')
  if (asks.includes('other')) {
    need('other', words.problem.other, read.otherReference !== '')
    need('leads', words.problem.leads, ['this', 'other'].includes(form.one('leads')))
  }
  if (asks.includes('outside')) {
    need('toName', words.problem.toName, read.toName.text.length > 1)
    need('toName', words.problem.toNameLong, read.toName.ok || read.toName.text.length < 2)
    need('whatFor', words.problem.whatFor, read.whatFor !== '')
    need('police', consentWords.problem.isPolice, ['yes', 'no'].includes(form.one('police')))
  }
  need('reason', queueWords.problem.reason, reason !== '')
  const told = readTold(form, asks, problems)
  if (told && read.ask.ground && read.ask.silentWhy) need('told', consentWords.problem.told, false)
  if (problems.length > 0) return refused(...problems)
  const version = versionOf(form)
  const police = asks.includes('outside') ? { saidPolice: form.one('police') === 'yes' } : {}
  return ok({ ...read, ...police, reason, leads, version, toName: read.toName.text, ...(told && { told }) })
}

function readTold(form: Form, asks: readonly Asks[], problems: Problem[]): Telling | undefined {
  if (!asks.includes('told') && !asks.includes('toldMust')) return undefined
  const text = form.one('told')
  const over = charCount(text) - MESSAGE_CHARS_MAX
  if (over > 0) problems.push({ field: 'told', message: queueWords.problem.long(over) })
  else if (text === '' && asks.includes('toldMust'))
    problems.push({ field: 'told', message: words.problem.told })
  return text === '' ? undefined : { text, once: form.one('once') }
}
