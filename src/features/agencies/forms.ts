// The agency form: from what was typed to an agency, or to what is wrong with it.
import type { Day } from '../../platform/calendar/london.ts'
import { isDay } from '../../platform/calendar/london.ts'
import type { Form, FormValues } from '../../platform/http/form.ts'
import { isUuid } from '../../platform/ids.ts'
import { type Outcome, ok, type Problem, refused } from '../../platform/problems.ts'
import { looksLikeEmail } from '../../platform/text/email.ts'
import { charCount, plainLine } from '../../platform/text/plain.ts'
import { type Agency, AGENCY_KINDS } from './agencies.ts'
import { words } from './messages.en.ts'
import type { AgencyDetails, OwnDetails } from './save-agency.ts'

/** Reads the agency form. `selfId`: the agency being changed, which cannot take over from itself. */
export function readAgencyForm(form: Form, selfId?: string): Outcome<AgencyDetails> {
  const say = words.edit.problem
  const problems: Problem[] = []
  const own = readOwn(form, problems)
  const shortName = plainLine(form.one('shortName'))
  if (charCount(shortName) < 2 || charCount(shortName) > 40)
    problems.push({ field: 'shortName', message: say.shortName })
  const kind = AGENCY_KINDS.find((each) => each === form.one('kind'))
  if (!kind) problems.push({ field: 'kind', message: say.kind })
  const validFrom = readDay(form, 'validFrom', problems)
  const validTo = readDay(form, 'validTo', problems)
  if (validFrom && validTo && validTo < validFrom) problems.push({ field: 'validTo', message: say.order })
  const successor = form.one('successorId')
  if (successor !== '' && successor === selfId)
    problems.push({ field: 'successorId', message: say.successor })
  if (problems.length || !kind) return refused(...problems)
  return ok({
    ...own,
    shortName,
    kind,
    validFrom,
    validTo,
    successorId: isUuid(successor) ? successor : null,
    areaIds: form.many('areaIds').filter(isUuid),
  })
}

/** Reads the form of what an agency says of itself. */
export function readOwnForm(form: Form): Outcome<OwnDetails> {
  const problems: Problem[] = []
  const own = readOwn(form, problems)
  return problems.length ? refused(...problems) : ok(own)
}

function readOwn(form: Form, problems: Problem[]): OwnDetails {
  const say = words.edit.problem
  const name = plainLine(form.one('name'))
  if (charCount(name) < 2 || charCount(name) > 120) problems.push({ field: 'name', message: say.name })
  const publicEmail = plainLine(form.one('publicEmail'))
  if (publicEmail && !looksLikeEmail(publicEmail)) problems.push({ field: 'publicEmail', message: say.email })
  const publicPhone = plainLine(form.one('publicPhone')).slice(0, 40)
  return { name, publicPhone: publicPhone || null, publicEmail: publicEmail || null }
}

/** The form's values for an agency as it stands. */
export function agencyFormValues(agency: Agency, areaIds: readonly string[]): FormValues {
  return {
    name: agency.name,
    shortName: agency.shortName,
    kind: agency.kind,
    publicPhone: agency.publicPhone ?? '',
    publicEmail: agency.publicEmail ?? '',
    successorId: agency.successorId ?? '',
    version: String(agency.version),
    areaIds: [...areaIds],
    ...dayValues('validFrom', agency.validFrom),
    ...dayValues('validTo', agency.validTo),
  }
}

function dayValues(field: string, day: Day | null): FormValues {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  return {
    [`${field}-day`]: date.replace(/^0/, ''),
    [`${field}-month`]: month.replace(/^0/, ''),
    [`${field}-year`]: year,
  }
}

function readDay(form: Form, field: string, problems: Problem[]): Day | null {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => form.one(`${field}-${part}`).trim())
  if (!day && !month && !year) return null
  const text = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  if (isDay(text)) return text
  problems.push({ field, message: words.edit.problem.date })
  return null
}
