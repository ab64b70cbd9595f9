// From the form as typed to what a report keeps. Only what happened, and whether to be named, must be answered;
// nothing that somebody typed is thrown away because it does not look as we expected.
import { type Day, addDays, isDay, londonDay } from '../../../platform/calendar/london.ts'
import type { Form } from '../../../platform/http/form.ts'
import { type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { EMAIL_CHARS_MAX, looksLikeEmail } from '../../../platform/text/email.ts'
import { charCount, plainLine } from '../../../platform/text/plain.ts'
import { isPlaceKind, isStrand, REPORTER_ROLES } from '../incident.ts'
import {
  type Answer,
  type MoreTold,
  type Occurred,
  type Purpose,
  type ReportAnswers,
  TAKEN_CHANNELS,
} from '../report.ts'
import { unsaidFacts } from '../unasked.ts'
import { diaryOf } from './diary.ts'
import { kindsOf } from './kinds.ts'
import { formProblems as say } from './messages.en.ts'
import { answeredSteps, CONCERNS, CONTROLS, MORE_STEPS, type MoreStep } from './more.ts'
import { byWayProblems, DETAILS_OF_WAYS, isPhone, type Method } from './reach.ts'
import { isAnonymous, personOf, privacyOf } from './read-person.ts'
import { MORE_LIMITS, moreProblems, readMore } from './read-more.ts'
import { type CommonStep, isQuick, type Step, stepsFor } from './steps.ts'

/** The short name of a poster, card, centre or campaign. */
export const VIA = /^[a-z0-9-]{1,40}$/
export const LIMITS = { what: 10_000, words: 2_000, line: 200, postcode: 40, place: 250 } as const

/** What is wrong with the answers to one question, in words. Empty: it may go on. */
export function problemsOf(step: Step, form: Form, today: Day): Problem[] {
  if (isMore(step)) return moreProblems(step, form)
  return (CHECKS[step]?.(form, today) ?? []).concat(tooLong(step, form))
}

const isMore = (step: Step): step is MoreStep => MORE_STEPS.some((each) => each === step)

/** What is wrong anywhere, for whoever sends all answers at once. */
export function allProblems(form: Form, now: Date): Problem[] {
  const today = londonDay(now)
  return [...new Set([...stepsFor(form), ...answeredSteps(form)])].flatMap((step) =>
    problemsOf(step, form, today),
  )
}

/** All answers as a report, or the first question with something wrong and what it is. */
export function readAnswers(form: Form, now: Date): Outcome<ReportAnswers> & { step?: Step } {
  const today = londonDay(now)
  for (const step of new Set([...stepsFor(form), ...answeredSteps(form)])) {
    const problems = problemsOf(step, form, today)
    if (problems.length) return { ...refused(...problems), step }
  }
  const person = isAnonymous(form) ? null : personOf(form)
  const reachable = (person?.safeContact?.methods.length ?? 0) > 0
  const placeKind = form.one('place')
  const { occurred, words } = occurredOf(form, today)
  const more = readMore(form)
  const answers: ReportAnswers = {
    narrative: {
      v: 1,
      what: form.one('what'),
      when: words,
      place: form.one('placeWords'),
      postcode: plainLine(form.one('postcode')),
      why: form.one('whyWords'),
      ...(hasMore(more) && { more: { codes: { ...more.codes }, words: { ...more.words } } }),
    },
    occurred,
    happenedBefore: happenedBefore(form),
    place: { postcode: plainLine(form.one('postcode')), areaId: form.one('area') },
    placeKind: isPlaceKind(placeKind) ? placeKind : 'not_said',
    strands: form.many('strands').filter(isStrand),
    role: REPORTER_ROLES.find((each) => each === form.one('who')) ?? 'not_said',
    // Somebody who chose to be named and then gave nothing is anonymous in fact, and is told so before sending.
    privacy: person === null ? 'anonymous' : person.name ? 'named' : 'contact_only',
    canContact: reachable ? 'yes' : 'follow_up_only',
    person,
    consents: {
      victim_service: person === null ? 'not_asked' : answerOf(form, 'victim_service'),
      police: answerOf(form, 'police'),
      council_partners: answerOf(form, 'council_partners'),
    },
    more,
    categories: kindsOf(form),
    diary: diaryOf(form, today),
    ...channelOf(form),
    via: VIA.test(form.one('via')) ? form.one('via') : null,
  }
  return ok(isQuick(form) ? { ...answers, unasked: unsaidFacts(answers) } : answers)
}

// Somebody at work who types what another tells: how it reached them. Their own words come as everybody's do.
function channelOf(form: Form): Pick<ReportAnswers, 'channel'> {
  const channel = CONCERNS.work(form) && TAKEN_CHANNELS.find((each) => each === form.one('recordedWith'))
  return channel ? { channel } : {}
}

const hasMore = ({ codes, words }: MoreTold): boolean => Object.keys({ ...codes, ...words }).length > 0

// Between two days it may have been once: nobody knows when in the night it was.
const goesOn = (form: Form): boolean => form.one('when') === 'between' && dayOf(form, 'to') === null

function happenedBefore(form: Form): ReportAnswers['happenedBefore'] {
  const often = form.one('beforeHow')
  if (
    form.one('when') === 'repeated' ||
    goesOn(form) ||
    ['once', 'few', 'monthly', 'weekly', 'daily'].includes(often)
  )
    return 'yes'
  return often === 'never' ? 'no' : 'not_said'
}

export function answerOf(form: Form, purpose: Purpose): Answer {
  const answer = form.one(`share-${purpose}`)
  return answer === 'yes' || answer === 'no' ? answer : 'not_asked'
}

/** When it happened: the coded fact, and the person's own words. */
export function occurredOf(form: Form, today: Day): { occurred: Occurred; words: string } {
  const words = [
    form.one('when') === 'roughly' && form.one('whenRoughly'),
    form.one('when') === 'repeated' && form.one('whenRepeated'),
    plainLine(form.one('whenTime')),
  ].filter((each): each is string => typeof each === 'string' && each !== '')
  const occurred = ((): Occurred => {
    switch (form.one('when')) {
      case 'today':
        return { kind: 'day', day: today }
      case 'yesterday':
        return { kind: 'day', day: addDays(today, -1) }
      case 'date': {
        const day = dayOf(form, 'when')
        return day ? { kind: 'day', day } : { kind: 'unknown', said: 'not_said' }
      }
      case 'between': {
        const from = dayOf(form, 'from')
        const to = dayOf(form, 'to')
        return from ? { kind: 'between', from, to } : { kind: 'unknown', said: 'repeated' }
      }
      case 'roughly':
        return { kind: 'unknown', said: 'roughly' }
      case 'repeated':
        return { kind: 'unknown', said: 'repeated' }
      case 'unknown':
        return { kind: 'unknown', said: 'not_known' }
      default:
        return { kind: 'unknown', said: 'not_said' }
    }
  })()
  return { occurred, words: words.join('\n') }
}

function dayOf(form: Form, date: 'when' | 'from' | 'to'): Day | null {
  const part = (name: string) => form.one(`${date}-${name}`).trim()
  const year = part('year')
  const text = `${/^\d\d$/.test(year) ? `20${year}` : year}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`
  return isDay(text) ? text : null
}

// The first day is needed, or it is no more than "more than once"; without the last it goes on.
function betweenProblems(form: Form, today: Day): Problem[] {
  const [from, to] = [dayOf(form, 'from'), dayOf(form, 'to')]
  const ongoing = ['day', 'month', 'year'].every((part) => form.one(`to-${part}`).trim() === '')
  if (!from) return [{ field: 'from', message: say.whenReal }]
  if (from > today) return [{ field: 'from', message: say.whenFuture }]
  if (!to) return ongoing ? [] : [{ field: 'to', message: say.whenReal }]
  if (to > today) return [{ field: 'to', message: say.whenFuture }]
  return to < from ? [{ field: 'to', message: say.whenBefore }] : []
}

const CHECKS: Readonly<Partial<Record<CommonStep, (form: Form, today: Day) => Problem[]>>> = {
  what: (form) => (form.one('what') === '' ? [{ field: 'what', message: say.what }] : []),
  when: (form, today) => {
    if (form.one('when') === 'between') return betweenProblems(form, today)
    if (form.one('when') !== 'date') return []
    const day = dayOf(form, 'when')
    if (!day) return [{ field: 'when', message: say.whenReal }]
    return day > today ? [{ field: 'when', message: say.whenFuture }] : []
  },
  privacy: (form) => (privacyOf(form) ? [] : [{ field: 'privacy', message: say.privacy }]),
  contact: (form) => {
    const chosen = form.many('methods')
    const needs = (methods: readonly Method[], field: string, message: string): Problem[] =>
      methods.some((method) => chosen.includes(method)) && form.one(field) === '' ? [{ field, message }] : []
    const email = plainLine(form.one('email'))
    return [
      ...needs(['call', 'text'], 'phone', say.phoneNeeded),
      ...(form.one('phone') !== '' && !isPhone(form.one('phone'))
        ? [{ field: 'phone', message: say.phone }]
        : []),
      ...needs(['email'], 'email', say.emailNeeded),
      ...(email !== '' && !looksLikeEmail(email) ? [{ field: 'email', message: say.email }] : []),
      ...needs(['letter'], 'address', say.addressNeeded),
    ]
  },
  safe: (form) => {
    const chosen = form.many('methods')
    const landline = form.one('landline')
    return [
      ...DETAILS_OF_WAYS.filter(({ way, field }) => chosen.includes(way) && form.one(field) === '').map(
        ({ field, missing }) => ({ field, message: missing() }),
      ),
      ...(landline !== '' && !isPhone(landline) ? [{ field: 'landline', message: say.phone }] : []),
      ...byWayProblems(form),
    ]
  },
}

const MAX: Readonly<Record<string, number>> = {
  what: LIMITS.what,
  whenRoughly: LIMITS.line,
  whenRepeated: LIMITS.words,
  whenTime: LIMITS.line,
  postcode: LIMITS.place,
  placeWords: LIMITS.words,
  whyWords: LIMITS.words,
  name: LIMITS.line,
  phone: LIMITS.postcode,
  email: EMAIL_CHARS_MAX,
  address: LIMITS.words,
  addressPostcode: LIMITS.postcode,
  safetyNote: LIMITS.words,
  unsafeTimes: LIMITS.line,
  otherTimes: LIMITS.line,
  landline: LIMITS.postcode,
  relay: LIMITS.line,
  meetAt: LIMITS.line,
  throughName: LIMITS.line,
  throughReach: LIMITS.line,
}
const FIELD_STEPS: readonly [Step, readonly string[]][] = [
  ['what', ['what']],
  ['when', ['whenRoughly', 'whenRepeated', 'whenTime']],
  ['where', ['postcode']],
  ['place', ['placeWords']],
  ['why', ['whyWords']],
  ['contact', ['name', 'phone', 'email', 'address', 'addressPostcode']],
  [
    'safe',
    ['landline', 'relay', 'meetAt', 'throughName', 'throughReach', 'otherTimes', 'unsafeTimes', 'safetyNote'],
  ],
]

const WORDS: ReadonlySet<string> = new Set(
  MORE_STEPS.flatMap((step) => CONTROLS[step]).flatMap(({ kind, name }) => (kind === 'words' ? [name] : [])),
)

/** How many characters the answer in a field may have. */
export const longest = (field: string): number =>
  MAX[field] ?? (WORDS.has(field) ? MORE_LIMITS.words : MORE_LIMITS.line)

function tooLong(step: Step, form: Form): Problem[] {
  const fields = FIELD_STEPS.find(([each]) => each === step)?.[1] ?? []
  return fields.flatMap((field) => {
    const max = MAX[field] ?? LIMITS.line
    const over = charCount(form.one(field)) - max
    return over > 0 ? [{ field, message: say.tooLong(max, over) }] : []
  })
}
