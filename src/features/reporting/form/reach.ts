// The ways in which somebody may be reached, and what each needs to be of use (domain.md 2.2 D). Codes are for ever: drafts and
// what is sealed hold them.
import type { PersonDetails, SafeContact } from '../../../access/vault.ts'
import type { Form } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { plainLine } from '../../../platform/text/plain.ts'
import { formProblems as say } from './messages.en.ts'

export const METHODS = [
  'call',
  'landline',
  'text',
  'email',
  'letter',
  'relay',
  'in_person',
  'through',
] as const
export type Method = (typeof METHODS)[number]
/** Travels with the choice: of which ways the page asked. What was chosen before there were as many says nothing of the rest. */
export const OFFERED = 'waysOffered'
export const SAFE_TIMES = ['morning', 'afternoon', 'evening', 'weekend'] as const
export const KNOWS = ['yes', 'no', 'not_known'] as const

/** Ways on which one speaks: somebody else may be there, or a message be left. */
export const SPOKEN = [
  'call',
  'landline',
  'relay',
  'in_person',
  'through',
] as const satisfies readonly Method[]
export type Spoken = (typeof SPOKEN)[number]

/** Asked once the way was chosen, with the question about safety: the way, the field that it needs, and what is said without. */
export const DETAILS_OF_WAYS = [
  { way: 'landline', field: 'landline', missing: () => say.landlineNeeded },
  { way: 'relay', field: 'relay', missing: () => say.relayNeeded },
  { way: 'in_person', field: 'meetAt', missing: () => say.meetNeeded },
  { way: 'through', field: 'throughName', missing: () => say.throughNeeded },
] as const satisfies readonly { way: Method; field: string; missing: () => string }[]

export const THROUGH_FIELDS = ['throughName', 'throughReach', 'throughKnows'] as const
/** What these ways need, field by field. */
export const WAY_FIELDS = ['landline', 'relay', 'meetAt', ...THROUGH_FIELDS] as const
/** Which ways a message may be left on and one may say who calls; `ASKED_ON`: of which the page asked. */
export const ASKED_ON = 'askedOn'
export const BY_WAY_FIELDS = ['messageOn', 'sayOn', ASKED_ON] as const

type Answers = Pick<Form, 'one' | 'many'>

/** Whether it has as many digits as a telephone number. */
export const isPhone = (text: string): boolean => {
  const digits = text.replace(/\D/g, '').length
  return digits >= 5 && digits <= 18
}

/** Of which ways their page asked; nothing where it did not say. */
export const offeredOf = (form: Pick<Form, 'many'>): Pick<SafeContact, 'offered'> => {
  const offered = METHODS.filter((method) => form.many(OFFERED).includes(method))
  return offered.length > 0 ? { offered } : {}
}

export const methodsOf = (form: Pick<Form, 'many'>): Method[] =>
  METHODS.filter((method) => form.many('methods').includes(method))

/** The chosen ways on which one speaks. */
export const spokenOf = (methods: readonly string[]): Spoken[] =>
  SPOKEN.filter((way) => methods.includes(way))

/** Whether a way needs more than the question about ways asks for, or more was said of it: so that it can be taken out. */
export const asksOfWay = (form: Answers, way: Method): boolean =>
  form.many('methods').includes(way) ||
  (way === 'through'
    ? THROUGH_FIELDS
    : DETAILS_OF_WAYS.filter((each) => each.way === way).map(({ field }) => field)
  ).some((field) => form.one(field) !== '')
export const asksOfAnyWay = (form: Answers): boolean =>
  DETAILS_OF_WAYS.some(({ way }) => asksOfWay(form, way))

/** What is given for these ways; nothing for what was left empty. */
export function wayDetailsOf(
  form: Answers,
): Pick<PersonDetails, 'landline' | 'relay' | 'meetAt' | 'through'> {
  const given = (field: string) => plainLine(form.one(field))
  const [name, reach] = [given('throughName'), given('throughReach')]
  const knows = KNOWS.find((each) => each === form.one('throughKnows')) ?? 'not_known'
  return {
    ...(given('landline') && { landline: given('landline') }),
    ...(given('relay') && { relay: given('relay') }),
    ...(given('meetAt') && { meetAt: given('meetAt') }),
    ...((name || reach) && { through: { name, reach, knows } }),
  }
}

const MESSAGE = ['mayMessage', 'messageOn'] as const
const SAY = ['maySay', 'sayOn'] as const

/** Where somebody said no in general and named ways all the same: by the field of the ways. */
export const byWayProblems = (form: Answers): Problem[] =>
  [MESSAGE, SAY]
    .filter(([all, some]) => form.one(all) === 'no' && spokenOf(form.many(some)).length > 0)
    .map(([, field]) => ({ field, message: say.notBoth }))

export type ByWay = Pick<SafeContact, 'mayLeaveMessage' | 'maySayWhoWeAre' | 'messageOn' | 'sayOn'>

/**
 * Whether a message may be left, and whether one may say who calls: on all of the ways, or on which. A yes to a page counts for
 * the ways of which that page asked, and for none that was chosen after it.
 */
export const byWayOf = (form: Answers, methods: readonly string[]): ByWay =>
  byWay(yesOn(form, methods, MESSAGE), yesOn(form, methods, SAY))

type Yes = { all: boolean; on?: Spoken[] }

function yesOn(form: Answers, methods: readonly string[], [all, some]: readonly [string, string]): Yes {
  const ways = spokenOf(methods)
  const asked = form.many(ASKED_ON)
  const generally = form.one(all) === 'yes'
  if (ways.length === 0) return { all: generally }
  const named = form.many(some).filter(Boolean)
  const yes = ways.filter((way) =>
    named.length > 0 ? named.includes(way) : generally && (asked.length === 0 || asked.includes(way)),
  )
  return { all: yes.length === ways.length, ...(isSome(yes, ways) && { on: yes }) }
}

const isSome = (yes: readonly Spoken[], ways: readonly Spoken[]): boolean =>
  yes.length > 0 && yes.length < ways.length

/** What holds of an answer of before where the ways are others now and the question was left: nothing for a way that is new. */
export function byWayKept(own: SafeContact | undefined, methods: readonly string[]): ByWay {
  const ways = spokenOf(methods)
  const before = spokenOf(own?.methods ?? [])
  const of = (all: boolean, on: readonly string[] = all ? before : []): Yes => {
    const yes = ways.filter((way) => on.includes(way))
    return { all: ways.length > 0 ? yes.length === ways.length : all, ...(isSome(yes, ways) && { on: yes }) }
  }
  return byWay(
    of(own?.mayLeaveMessage ?? false, own?.messageOn),
    of(own?.maySayWhoWeAre ?? false, own?.sayOn),
  )
}

const byWay = (message: Yes, say: Yes): ByWay => ({
  mayLeaveMessage: message.all,
  maySayWhoWeAre: say.all,
  ...(message.on && { messageOn: message.on }),
  ...(say.on && { sayOn: say.on }),
})
