// How the person may be reached from now on, as they said it on the follow-up page. What is kept is never shown here, so
// an empty box leaves it as it is: somebody else may hold the code.
import type { PersonDetails, SafeContact } from '../../../access/vault.ts'
import type { Form } from '../../../platform/http/form.ts'
import { ok, type Outcome, type Problem, refused } from '../../../platform/problems.ts'
import { EMAIL_CHARS_MAX, looksLikeEmail } from '../../../platform/text/email.ts'
import { charCount, plainLine } from '../../../platform/text/plain.ts'
import {
  byWayOf,
  byWayProblems,
  isPhone,
  type Method,
  METHODS,
  methodsOf,
  offeredOf,
  SAFE_TIMES,
  wayDetailsOf,
} from '../form/reach.ts'
import { LIMITS } from '../form/read-answers.ts'
import { trustedOf } from '../form/read-person.ts'
import { GOES_OUT } from '../form/steps.ts'
import { formProblems } from '../form/messages.en.ts'
import { comingBackWords as say } from './coming-back.messages.en.ts'

export const REACHES = ['reachable', 'page', 'anonymous'] as const

export type ContactWanted =
  | { to: 'page' | 'anonymous' }
  | { to: 'reachable'; details: Omit<PersonDetails, 'safeContact'> & { safeContact: SafeAnswers } }

/** What was answered of how they are safe; a question that was left is not in it, and changes nothing. */
export type SafeAnswers = Pick<SafeContact, 'methods' | 'note'> & Partial<SafeContact>

/** The detail that each way needs, and what is said without it. */
const NEEDS: Readonly<Record<Method, { detail: keyof PersonDetails; field: string; missing: () => string }>> =
  {
    call: { detail: 'phone', field: 'phone', missing: () => say.contact.problem.phoneNeeded },
    text: { detail: 'phone', field: 'phone', missing: () => say.contact.problem.phoneNeeded },
    email: { detail: 'email', field: 'email', missing: () => say.contact.problem.emailNeeded },
    letter: { detail: 'address', field: 'address', missing: () => say.contact.problem.addressNeeded },
    landline: { detail: 'landline', field: 'landline', missing: () => formProblems.landlineNeeded },
    relay: { detail: 'relay', field: 'relay', missing: () => formProblems.relayNeeded },
    in_person: { detail: 'meetAt', field: 'meetAt', missing: () => formProblems.meetNeeded },
    through: { detail: 'through', field: 'throughName', missing: () => formProblems.throughNeeded },
  }
const MOST = {
  phone: 40,
  landline: 40,
  email: EMAIL_CHARS_MAX,
  address: 2_000,
  addressPostcode: 40,
  relay: LIMITS.line,
  meetAt: LIMITS.line,
  throughName: LIMITS.line,
  throughReach: LIMITS.line,
  trustedName: LIMITS.line,
  trustedPhone: LIMITS.line,
  otherTimes: LIMITS.line,
  unsafeTimes: LIMITS.line,
  safetyNote: 2_000,
} as const

/** What was chosen. Refuses no choice, no way to be reached, and details that cannot be right. */
export function readContact(form: Form): Outcome<ContactWanted> {
  const to = REACHES.find((each) => each === form.one('reach'))
  if (!to) return refused({ field: 'reach', message: say.contact.problem.reach })
  if (to !== 'reachable') return ok({ to })
  const details = detailsOf(form)
  const problems = [...problemsOf(form, details.safeContact.methods), ...tooLong(form)]
  return problems.length > 0 ? refused(...problems) : ok({ to, details })
}

function detailsOf(form: Form) {
  const given = (field: string) => plainLine(form.one(field))
  const safeTimes = SAFE_TIMES.filter((each) => form.many('times').includes(each))
  const methods = methodsOf(form)
  const { mayLeaveMessage, messageOn, maySayWhoWeAre, sayOn } = byWayOf(form, methods)
  const trusted = trustedOf(form)
  return {
    ...(given('phone') && { phone: given('phone') }),
    ...(given('email') && { email: given('email') }),
    ...(form.one('address') && { address: form.one('address') }),
    ...(given('addressPostcode') && { postcode: given('addressPostcode') }),
    ...wayDetailsOf(form),
    ...(trusted && { trusted }),
    safeContact: {
      methods,
      ...offeredOf(form),
      ...(safeTimes.length > 0 && { safeTimes }),
      ...(isAnswered(form, 'mayMessage', 'messageOn') && {
        mayLeaveMessage,
        ...(messageOn && { messageOn }),
      }),
      ...(isAnswered(form, 'maySay', 'sayOn') && { maySayWhoWeAre, ...(sayOn && { sayOn }) }),
      ...(given('otherTimes') && { otherTimes: given('otherTimes') }),
      ...(given('unsafeTimes') && { unsafeTimes: given('unsafeTimes') }),
      note: form.one('safetyNote'),
      sentByItself: METHODS.filter((each) => form.many(GOES_OUT).includes(each)),
    },
  }
}

const isAnswered = (form: Form, ...fields: string[]): boolean =>
  fields.some((field) => form.many(field).some(Boolean))

function problemsOf(form: Form, methods: readonly string[]): Problem[] {
  const email = plainLine(form.one('email'))
  return [
    ...(methods.length === 0 ? [{ field: 'methods', message: say.contact.problem.methods }] : []),
    ...['phone', 'landline']
      .filter((field) => form.one(field) !== '' && !isPhone(form.one(field)))
      .map((field) => ({ field, message: say.problemPhone })),
    ...byWayProblems(form),
    ...(email !== '' && !looksLikeEmail(email)
      ? [{ field: 'email', message: say.contact.problem.email }]
      : []),
  ]
}

function tooLong(form: Form): Problem[] {
  return Object.entries(MOST).flatMap(([field, most]) => {
    const over = charCount(form.one(field)) - most
    return over > 0 ? [{ field, message: say.problemLong(over) }] : []
  })
}

/** The ways chosen for which there is no detail, neither typed now nor kept before. */
export function missingFor(details: PersonDetails): Problem[] {
  const missing = METHODS.filter((each) => details.safeContact?.methods.includes(each)).filter(
    (each) => !(each === 'through' ? details.through?.name : details[NEEDS[each].detail]),
  )
  const fields = new Map(missing.map((each) => [NEEDS[each].field, NEEDS[each].missing()]))
  return [...fields].map(([field, message]) => ({ field, message }))
}
