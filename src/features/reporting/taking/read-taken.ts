// What somebody wrote down for another, as answers. The person's own form shows only what goes with the choice about the
// name; here all stands on one page, so that what does not go together is asked about and never left out without a word.
import { type Day, londonDay } from '../../../platform/calendar/london.ts'
import { type Form, readForm } from '../../../platform/http/form.ts'
import { ok, type Outcome, type Problem, refused } from '../../../platform/problems.ts'
import { ENGLISH } from '../../../platform/i18n/index.ts'
import { kindsField } from '../form/kinds.ts'
import { BRANCHES, CONCERNS, CONTROLS } from '../form/more.ts'
import { incidentWords } from '../incident.messages.en.ts'
import { STRANDS } from '../incident.ts'
import { IDENTITY_FIELDS } from '../form/others.ts'
import { formProblems } from '../form/messages.en.ts'
import { type Method, WAY_FIELDS } from '../form/reach.ts'
import { allProblems, readAnswers } from '../form/read-answers.ts'
import { privacyOf } from '../form/read-person.ts'
import type { Occurred, ReportAnswers } from '../report.ts'
import { ANOTHER, spokenLanguage } from './language-asked.tsx'
import { takeProblems as say } from './messages.en.ts'
import { whenTold } from './when-told.ts'

/** What identifies or reaches a person: none of it is kept of somebody who stays anonymous. */
const OF_THE_PERSON = [
  'name',
  'methods',
  'phone',
  'email',
  'address',
  'addressPostcode',
  ...WAY_FIELDS,
  'otherTimes',
  'unsafeTimes',
  'safetyNote',
  'trustedName',
  'trustedPhone',
  'trustedKnows',
] as const
/** What is given, the ways that use it, and what to say where none of them is ticked. */
const GIVEN: readonly [field: string, ways: readonly Method[], message: string][] = [
  ['phone', ['call', 'text'], say.phoneUnused],
  ['email', ['email'], say.emailUnused],
  ['address', ['letter'], say.addressUnused],
  ['landline', ['landline'], say.landlineUnused],
  ['relay', ['relay'], say.relayUnused],
  ['meetAt', ['in_person'], say.meetUnused],
  ['throughName', ['through'], say.throughUnused],
  ['throughReach', ['through'], say.throughUnused],
]

/** Said of nobody's own form: whoever gives a name alone comes back with the code. */
export const NO_WAY = 'none'

const PUBLIC_WORDS = [
  'what',
  'privacy',
  'phoneNeeded',
  'phone',
  'emailNeeded',
  'email',
  'addressNeeded',
  'landlineNeeded',
  'relayNeeded',
  'meetNeeded',
  'throughNeeded',
] as const

/** All answers as a report, or everything that is wrong with it, in words for whoever takes it down. */
export function readTaken(form: Form, now: Date): Outcome<ReportAnswers> {
  const when = whenTold(form, londonDay(now))
  const common = asCommonForm(form, when.occurred)
  const wrong = [...allProblems(common, now).map(inStaffWords), ...when.problems]
  const fields = new Set(wrong.map(({ field }) => field))
  const problems = [
    ...wrong,
    ...[...unfitting(form), ...leftOut(form)].filter(({ field }) => !fields.has(field)),
  ]
  if (problems.length > 0) return refused(...problems)
  const read = readAnswers(common, now)
  if (!read.ok) return read
  const { narrative } = read.value
  return ok({
    ...read.value,
    occurred: when.occurred,
    narrative: { ...narrative, when: when.words },
  })
}

// The person's own form asks for a date in three boxes, which are not on this page; and for an interpreter among their needs.
function asCommonForm(form: Form, occurred: Occurred): Form {
  const { locale, english } = spokenLanguage(form)
  const foreign = locale !== ENGLISH.locale && form.one('language') === ''
  return readForm({
    ...form.values,
    ...(['date', 'between'].includes(form.one('when')) && { when: 'roughly' }),
    ...(occurred.kind === 'between' && inBoxes(occurred)),
    ...(foreign && { language: english }),
    ...(form.one('interpreter') === 'yes' && { needs: [...form.many('needs'), 'interpreter'] }),
  })
}

function inBoxes({ from, to }: { from: Day; to: Day | null }): Record<string, string> {
  const boxes = (name: string, date: Day | null) => {
    const [year = '', month = '', day = ''] = (date ?? '').split('-')
    return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: day }
  }
  return { when: 'between', ...boxes('from', from), ...boxes('to', to) }
}

function inStaffWords(problem: Problem): Problem {
  const known = PUBLIC_WORDS.find((each) => formProblems[each] === problem.message)
  return known ? { ...problem, message: say[known] } : problem
}

/** Answers that are each right and do not go together: something that was said would be thrown away. */
function unfitting(form: Form): Problem[] {
  const privacy = privacyOf(form)
  const has = (field: string) => form.many(field).some((each) => each !== '' && each !== NO_WAY)
  if (privacy === 'anonymous') return keptNot(form, has)
  const name: Problem[] =
    privacy === 'contact_only' && has('name') ? [{ field: 'name', message: say.nameUnwanted }] : []
  if (privacy === 'named' && !has('name')) name.push({ field: 'name', message: say.nameMissing })
  const given = GIVEN.some(([field]) => has(field))
  const nothing = privacy === 'contact_only' && !given
  const ways = form.many('methods')
  const noWay = ways.includes(NO_WAY)
  const unused = GIVEN.find(
    ([field, ways]) => has(field) && !ways.some((way) => form.many('methods').includes(way)),
  )
  return [
    ...name,
    ...(nothing ? [{ field: 'privacy', message: say.nothingGiven }] : []),
    ...(privacy === 'named' && !given && !noWay ? [{ field: 'methods', message: say.noWay }] : []),
    ...(noWay && ways.length > 1 ? [{ field: 'methods', message: say.someWay }] : []),
    ...(unused ? [{ field: 'methods', message: unused[2] }] : []),
  ]
}

function keptNot(form: Form, has: (field: string) => boolean): Problem[] {
  const service = 'share-victim_service'
  return [
    ...OF_THE_PERSON.filter(has).map((field) => ({
      field,
      message: say.staysAnonymous(say.ofThePerson[field]),
    })),
    ...IDENTITY_FIELDS.filter(has).map((field) => ({ field, message: say.staysAnonymous(say.anotherName) })),
    ...(form.one(service) === 'yes' ? [{ field: service, message: say.nobodyToCall }] : []),
  ]
}

// The person's own form asks a further question only of those whom it concerns, and keeps no answer of others.
function leftOut(form: Form): Problem[] {
  const has = ({ name }: { name: string }) => name !== 'despair' && form.many(name).length > 0
  const branches = BRANCHES.filter((step) => !CONCERNS[step](form)).flatMap((step) =>
    CONTROLS[step].filter(has).map(({ name }) => ({ field: name, message: say.unfitting[step] })),
  )
  const strands = form.many('strands')
  const kinds = STRANDS.filter(
    (strand) => !strands.includes(strand) && form.many(kindsField(strand)).length > 0,
  ).map((strand) => ({
    field: kindsField(strand),
    message: say.unfitting.kinds(incidentWords.strands[strand]),
  }))
  const unnamed = form.one('spoken') === ANOTHER && form.one('language') === ''
  return [...branches, ...kinds, ...(unnamed ? [{ field: 'language', message: say.language }] : [])]
}
