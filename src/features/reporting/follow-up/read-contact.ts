// How the person may be reached from now on, as they said it on the follow-up page. What is kept is never shown here, so
// an empty box leaves it as it is: somebody else may hold the code.
import type { PersonDetails, SafeContact } from '../../../access/vault.ts'
import type { Form } from '../../../platform/http/form.ts'
import { ok, type Outcome, type Problem, refused } from '../../../platform/problems.ts'
import { EMAIL_CHARS_MAX, looksLikeEmail } from '../../../platform/text/email.ts'
import { charCount, plainLine } from '../../../platform/text/plain.ts'
import { LIMITS } from '../form/read-answers.ts'
import { GOES_OUT } from '../form/steps.ts'
import { comingBackWords as say } from './coming-back.messages.en.ts'

export const REACHES = ['reachable', 'page', 'anonymous'] as const
export const METHODS = ['call', 'text', 'email', 'letter'] as const
export const TIMES = ['morning', 'afternoon', 'evening', 'weekend'] as const

export type ContactWanted =
  | { to: 'page' | 'anonymous' }
  | { to: 'reachable'; details: Omit<PersonDetails, 'safeContact'> & { safeContact: SafeAnswers } }

/** What was answered of how they are safe; a question that was left is not in it, and changes nothing. */
type SafeAnswers = Pick<SafeContact, 'methods' | 'note'> & Partial<SafeContact>

const problem = say.contact.problem
/** The detail that each way needs, and what is said without it. */
export const NEEDS = {
  call: { detail: 'phone', missing: problem.phoneNeeded },
  text: { detail: 'phone', missing: problem.phoneNeeded },
  email: { detail: 'email', missing: problem.emailNeeded },
  letter: { detail: 'address', missing: problem.addressNeeded },
} as const
const MOST = {
  phone: 40,
  email: EMAIL_CHARS_MAX,
  address: 2_000,
  addressPostcode: 40,
  unsafeTimes: LIMITS.line,
  safetyNote: 2_000,
} as const

/** What was chosen. Refuses no choice, no way to be reached, and details that cannot be right. */
export function readContact(form: Form): Outcome<ContactWanted> {
  const to = REACHES.find((each) => each === form.one('reach'))
  if (!to) return refused({ field: 'reach', message: problem.reach })
  if (to !== 'reachable') return ok({ to })
  const details = detailsOf(form)
  const problems = [...problemsOf(form, details.safeContact.methods), ...tooLong(form)]
  return problems.length > 0 ? refused(...problems) : ok({ to, details })
}

function detailsOf(form: Form) {
  const given = (field: string) => plainLine(form.one(field))
  const safeTimes = TIMES.filter((each) => form.many('times').includes(each))
  return {
    ...(given('phone') && { phone: given('phone') }),
    ...(given('email') && { email: given('email') }),
    ...(form.one('address') && { address: form.one('address') }),
    ...(given('addressPostcode') && { postcode: given('addressPostcode') }),
    safeContact: {
      methods: METHODS.filter((each) => form.many('methods').includes(each)),
      ...(safeTimes.length > 0 && { safeTimes }),
      ...(form.one('mayMessage') && { mayLeaveMessage: form.one('mayMessage') === 'yes' }),
      ...(form.one('maySay') && { maySayWhoWeAre: form.one('maySay') === 'yes' }),
      ...(given('unsafeTimes') && { unsafeTimes: given('unsafeTimes') }),
      note: form.one('safetyNote'),
      sentByItself: METHODS.filter((each) => form.many(GOES_OUT).includes(each)),
    },
  }
}

function problemsOf(form: Form, methods: readonly string[]): Problem[] {
  const digits = form.one('phone').replaceAll(/\D/g, '').length
  const email = plainLine(form.one('email'))
  return [
    ...(methods.length === 0 ? [{ field: 'methods', message: problem.methods }] : []),
    ...(form.one('phone') !== '' && (digits < 5 || digits > 18)
      ? [{ field: 'phone', message: say.problemPhone }]
      : []),
    ...(email !== '' && !looksLikeEmail(email) ? [{ field: 'email', message: problem.email }] : []),
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
    (each) => !details[NEEDS[each].detail],
  )
  const fields = new Map(missing.map((each) => [NEEDS[each].detail, NEEDS[each].missing]))
  return [...fields].map(([field, message]) => ({ field, message }))
}
