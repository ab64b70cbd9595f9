// What is kept of whoever tells us: who they are, how they may be reached without harm, and whom they name beside them. All of
// it is sealed with people, and nothing of somebody who stays anonymous.
import type { PersonDetails } from '../../../access/vault.ts'
import type { Form } from '../../../platform/http/form.ts'
import { plainLine } from '../../../platform/text/plain.ts'
import type { Privacy } from '../report.ts'
import { othersOf } from './others.ts'
import { byWayOf, METHODS, offeredOf, SAFE_TIMES, wayDetailsOf } from './reach.ts'
import { GOES_OUT } from './steps.ts'

const PRIVACY: readonly Privacy[] = ['named', 'contact_only', 'anonymous']

/** What this person chose about being named; undefined before they chose. */
export const privacyOf = (form: Form): Privacy | undefined =>
  PRIVACY.find((each) => each === form.one('privacy'))
export const isAnonymous = (form: Form): boolean => privacyOf(form) === 'anonymous'

/** What may be kept of the person; null where they gave nothing. */
export function personOf(form: Form): PersonDetails | null {
  const named = privacyOf(form) === 'named'
  const given = (field: string) => plainLine(form.one(field))
  const details: PersonDetails = {
    ...(named && given('name') && { name: given('name') }),
    ...(given('phone') && { phone: given('phone') }),
    ...(given('email') && { email: given('email') }),
    ...(form.one('address') && { address: form.one('address') }),
    ...(given('addressPostcode') && { postcode: given('addressPostcode') }),
    ...wayDetailsOf(form),
  }
  const [trusted, others] = [trustedOf(form), othersOf(form)]
  if (Object.keys(details).length === 0 && !trusted && !others) return null
  return {
    ...details,
    ...(trusted && { trusted }),
    ...(others && { others }),
    safeContact: safeContactOf(form),
  }
}

function safeContactOf(form: Form): NonNullable<PersonDetails['safeContact']> {
  const given = (field: string) => plainLine(form.one(field))
  // In the order in which they were said: what a partner sends again is known by its words.
  const methods = form.many('methods').filter((each) => METHODS.some((method) => method === each))
  return {
    ...(given('unsafeTimes') && { unsafeTimes: given('unsafeTimes') }),
    ...(given('otherTimes') && { otherTimes: given('otherTimes') }),
    methods,
    ...offeredOf(form),
    safeTimes: form.many('times').filter((each) => SAFE_TIMES.some((time) => time === each)),
    ...byWayOf(form, methods),
    note: form.one('safetyNote'),
    // Where the person's own form did not ask, it told them nothing.
    ...(form.many(GOES_OUT).length > 0 && {
      sentByItself: METHODS.filter((each) => form.many(GOES_OUT).includes(each)),
    }),
  }
}

/** Somebody else who may be called. A name without a number is kept too: we may know them. */
export function trustedOf(form: Form): PersonDetails['trusted'] {
  const phone = plainLine(form.one('trustedPhone'))
  const name = plainLine(form.one('trustedName'))
  if (phone === '' && name === '') return undefined
  const knows = form.one('trustedKnows')
  return {
    name,
    phone,
    knows: knows === 'yes' || knows === 'no' ? knows : 'not_known',
  }
}
