// Several people affected: what is told of each further person, and what of it may be kept. Who somebody is, and how to reach
// them, is taken only where they know of it and agree; how they were hurt needs no name (domain.md 1.4, 2.2 B).
import type { PersonDetails } from '../../../access/vault.ts'
import type { Form } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { plainLine } from '../../../platform/text/plain.ts'
import { othersWords as say } from './others.messages.en.ts'

/** How many further people a form takes; more are told of in words. */
export const OTHERS_MAX = 4
/** What is asked of each. Codes of fields are for ever, because drafts are kept. */
export const OTHER_PARTS = ['Words', 'Knows', 'Name', 'Contact', 'Reach'] as const
export type OtherPart = (typeof OTHER_PARTS)[number]
export const KNOWS = ['agrees', 'objects', 'unaware', 'cannot_ask', 'not_known'] as const
export const MAY_CONTACT = ['yes', 'no', 'not_known'] as const

type Answers = Pick<Form, 'one'>

export const otherField = (part: OtherPart, at: number): string => `other${part}${at}`
export const OTHERS_AT = Array.from({ length: OTHERS_MAX }, (_, at) => at + 1)

/** Who and where somebody is: sealed with people, and in nothing that is read of the report. */
export const IDENTITY_FIELDS: readonly string[] = OTHERS_AT.flatMap((at) => [
  otherField('Name', at),
  otherField('Reach', at),
])

/** Whether a field that says who somebody is will be kept as it stands. */
export const keepsIdentity = (form: Answers, field: string): boolean =>
  asksWho(form) && agrees(form, Number(field.at(-1)))

/** Of which further people anything was said, in order; 1 is the first. */
export const filledOthers = (form: Answers): number[] =>
  OTHERS_AT.filter((at) => OTHER_PARTS.some((part) => form.one(otherField(part, at)) !== ''))

/** Whether the answers say that it happened to several, or something was said of another already. */
const tellsOfSeveral = (form: Answers): boolean =>
  form.one('targeted') === 'several' || filledOthers(form).length > 0

const FOR_ANOTHER: readonly string[] = [
  'parent',
  'friend_or_family',
  'professional',
  'centre',
  'school',
  'employer',
  'driver',
]

/**
 * Whether they tell it for somebody else, who may have agreed that we know who they are, and whom support would be for. Not a
 * witness, who may want it for themself (consent/whose-yes.ts), nor of a community.
 */
export const tellsForAnother = (form: Answers): boolean =>
  FOR_ANOTHER.includes(form.one('who')) && form.one('age') !== 'community'

/** Whether people are asked for by themselves: several, or the one who is not the teller. A driver seldom knows a passenger. */
export const asksOfPeople = (form: Answers): boolean =>
  tellsOfSeveral(form) || (tellsForAnother(form) && form.one('who') !== 'driver')

const agrees = (form: Answers, at: number): boolean => form.one(otherField('Knows', at)) === 'agrees'
const isAnonymous = (form: Answers): boolean => form.one('privacy') === 'anonymous'

/** Whether who this person is may be asked: not of somebody whose teller stays unknown, and whom nobody could ask about them. */
export const asksWho = (form: Answers): boolean => !isAnonymous(form)

/** Who they are and how to reach them without their knowledge, and how to reach them without their yes: said by its field. */
export function othersProblems(form: Answers): Problem[] {
  if (!asksWho(form)) return []
  return OTHERS_AT.flatMap((at): Problem[] => {
    const has = (part: OtherPart) => form.one(otherField(part, at)).trim() !== ''
    if ((has('Name') || has('Reach') || form.one(otherField('Contact', at)) === 'yes') && !agrees(form, at))
      return [{ field: otherField('Knows', at), message: say.problem.knows }]
    return has('Reach') && form.one(otherField('Contact', at)) !== 'yes'
      ? [{ field: otherField('Contact', at), message: say.problem.contact }]
      : []
  })
}

/** The people who agreed that we know who they are, each with their own answer about being contacted; undefined where none. */
export function othersOf(form: Answers): PersonDetails['others'] {
  if (!asksWho(form)) return undefined
  const others = OTHERS_AT.filter((at) => agrees(form, at)).flatMap((at) => {
    const [name, reach] = (['Name', 'Reach'] as const).map((part) =>
      plainLine(form.one(otherField(part, at))),
    )
    const contact = MAY_CONTACT.find((each) => each === form.one(otherField('Contact', at))) ?? 'not_known'
    return name || reach ? [{ at, name: name ?? '', reach: reach ?? '', contact }] : []
  })
  return others.length > 0 ? others : undefined
}
