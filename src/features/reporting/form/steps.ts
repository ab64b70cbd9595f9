// The public form as a list of questions: their order, their fields, and which comes next for whom.
import type { Form } from '../../../platform/http/form.ts'
import { PLACE_FIELDS } from '../../places/index.ts'
import { TOLD_WITH } from '../told-with.ts'
import { choseStrand, KINDS_FIELDS } from './kinds.ts'
import { ASKED_ON, asksOfAnyWay, BY_WAY_FIELDS, OFFERED, WAY_FIELDS } from './reach.ts'
import { BRANCHES, CONCERNS, fieldsOfMore, MORE_STEPS, type MoreStep } from './more.ts'

/**
 * What everybody is asked, in order. Who answers, and whether it happened to a child, comes before whatever is asked in
 * other words of them; what happened comes before that, because it is what they came to say. The questions that concern
 * only some come between (`more.ts`).
 */
export const COMMON = [
  'now',
  'what',
  'who',
  'when',
  'where',
  'place',
  'why',
  'kinds',
  'privacy',
  'contact',
  'safe',
  'share',
  'check',
] as const
export type CommonStep = (typeof COMMON)[number]
export type Step = CommonStep | MoreStep
export const STEPS: readonly Step[] = [...COMMON, ...MORE_STEPS]

const threeBoxes = (date: string): string[] => ['day', 'month', 'year'].map((part) => `${date}-${part}`)

/** What the question said of the ways to reach somebody: of which something goes out by itself. */
export const GOES_OUT = 'goesOut'
/** What pages send of themselves, which is nobody's answer. */
export const OF_THE_PAGE: readonly string[] = [GOES_OUT, OFFERED, ASKED_ON]

const COMMON_FIELDS: Readonly<Record<CommonStep, readonly string[]>> = {
  now: ['now'],
  what: ['what'],
  when: ['when', ...['when', 'from', 'to'].flatMap(threeBoxes), 'whenRoughly', 'whenRepeated', 'whenTime'],
  where: [...PLACE_FIELDS, 'area'],
  place: ['place', 'placeWords'],
  why: ['strands', 'whyWords'],
  kinds: KINDS_FIELDS,
  who: ['who', 'age'],
  privacy: ['privacy'],
  contact: ['name', 'methods', OFFERED, GOES_OUT, 'phone', 'email', 'address', 'addressPostcode'],
  safe: [
    ...WAY_FIELDS,
    'mayMessage',
    'maySay',
    ...BY_WAY_FIELDS,
    'times',
    'otherTimes',
    'unsafeTimes',
    'safetyNote',
  ],
  share: ['share-victim_service', 'share-police', 'share-council_partners'],
  check: [],
}

export const isMore = (step: Step): step is MoreStep => MORE_STEPS.some((each) => each === step)

/** Fields of a question. Everything else that was answered travels along in hidden fields. */
export const fieldsOf = (step: Step): readonly string[] =>
  isMore(step) ? fieldsOfMore(step) : COMMON_FIELDS[step]

/** What was chosen once for the whole form: the short way, the poster or centre that led here, and whose page it was begun from. */
const THROUGHOUT = ['path', 'via', TOLD_WITH]
export const ALL_FIELDS: readonly string[] = [...STEPS.flatMap(fieldsOf), ...THROUGHOUT]

export const isStep = (text: string): text is Step => STEPS.some((step) => step === text)
export const isQuick = (form: Form): boolean => form.one('path') === 'quick'

const QUICK: readonly Step[] = ['what', 'where', 'privacy', 'contact', 'check']
const CONTACT: readonly Step[] = ['contact', 'safe']
const AFTER: Readonly<Partial<Record<CommonStep, readonly (typeof BRANCHES)[number][]>>> = {
  place: ['transport', 'online'],
  who: ['work', 'behalf', 'adult', 'support'],
}

/** The questions that this person meets on the way: about reaching them only where they may be reached. */
export function stepsFor(form: Form): Step[] {
  const anonymous = form.one('privacy') === 'anonymous'
  // Some ways to be reached are of no use without what the next question asks of them.
  const quick = asksOfAnyWay(form) ? [...QUICK, 'safe'] : QUICK
  const common = COMMON.filter((step) => !isQuick(form) || quick.includes(step))
  return common
    .filter((step) => !(anonymous && CONTACT.includes(step)))
    .filter((step) => step !== 'kinds' || choseStrand(form))
    .flatMap((step): Step[] => [
      step,
      ...(isQuick(form) ? [] : (AFTER[step] ?? []).filter((branch) => CONCERNS[branch](form))),
    ])
}

// An answer to these may bring a question that was not met before.
const OPENING: readonly Step[] = ['place', 'why', 'who', 'behalf', 'privacy', 'contact']

/** The question after this one. Somebody changing an answer goes back to check, unless it opens new questions. */
export function stepAfter(step: Step, form: Form, returning: boolean): Step {
  if (step === 'target' && form.one('targeted') === 'several') return 'others'
  const steps = stepsFor(form)
  const at = steps.indexOf(step)
  const next = at < 0 ? 'check' : (steps[at + 1] ?? 'check')
  if (!returning) return next
  const opened = isMore(next) || next === 'kinds' || CONTACT.includes(next)
  return OPENING.includes(step) && opened ? next : 'check'
}

export function stepBefore(step: Step, form: Form): Step {
  const steps = stepsFor(form)
  const at = steps.indexOf(step)
  return at < 0 ? 'check' : (steps[at - 1] ?? steps[0] ?? 'now')
}

/** The last question on the way that has any answer; null where there is none. */
export const lastAnswered = (form: Form): Step | null =>
  stepsFor(form).findLast((step) => fieldsOf(step).some((name) => form.many(name).some(Boolean))) ?? null
