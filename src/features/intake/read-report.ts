// From what a partner sent, field by field, to a report. What is wrong is said by field, and nothing that was sent is left
// out in silence: a field that the form would not have asked here is refused, not dropped.
import { isDay } from '../../platform/calendar/london.ts'
import type { FormValues } from '../../platform/http/form.ts'
import { readForm } from '../../platform/http/form.ts'
import { type Outcome, ok, type Problem, refused } from '../../platform/problems.ts'
import { charCount, plainLine, plainText } from '../../platform/text/plain.ts'
import {
  allProblems,
  CONCERNS,
  isBranch,
  readAnswers,
  type ReportAnswers,
  unsaidFacts,
  VIA,
} from '../reporting/index.ts'
import { FIELDS, type IntakeField, optionOf } from './fields.ts'
import { intakeWords } from './messages.en.ts'

/** What was sent, by the names of `FIELDS`; a field that was not sent is not in it. */
export type Sent = Readonly<Record<string, string | readonly string[]>>
/** The districts that take reports: a partner names one by its name, its code or its id. */
export type AreaNamed = { id: string; name: string; code: string }
export type PartnerReport = {
  answers: ReportAnswers
  reference: string
  writtenIn: string
  /** Of which nothing was sent. */
  unasked: NonNullable<ReportAnswers['unasked']>
  /** What a file said that is none of our questions, in lines. */
  kept?: string
}

const say = intakeWords.problems
const ONGOING = { name: 'ongoing', kind: 'yes_no', to: '', options: ['yes', 'no'], max: 3 } as const
const PERSON = [
  'name',
  'phone',
  'email',
  'address',
  'address_postcode',
  'landline',
  'relay_service',
  'meet_at',
  'through_name',
  'through_reach',
  'through_knows',
  'contact_methods',
  'other_times',
  'unsafe_times',
  'safety_note',
  'trusted_name',
  'trusted_phone',
  'trusted_knows',
]
const NAMED_ONLY = 'name'

/** Reads one report. Refuses it with every field that cannot be taken, by the partner's name for it. */
export function readReport(sent: Sent, areas: readonly AreaNamed[], now: Date): Outcome<PartnerReport> {
  const values: FormValues = {}
  const problems: Problem[] = []
  for (const each of FIELDS) {
    const said = [sent[each.name] ?? []].flat().map(plainText).filter(Boolean)
    if (said.length === 0) continue
    const read = readField(each, said, areas)
    if (read.ok) Object.assign(values, read.value)
    else problems.push(...read.problems)
  }
  const one = (name: string) => [sent[name] ?? []].flat().map(plainText).filter(Boolean).at(-1) ?? ''
  const given = (name: string) => one(name) !== ''
  Object.assign(values, whenOf(one, values))
  if (given('date_to') && !given('date')) problems.push({ field: 'date', message: say.firstDay })
  const form = readForm(values)
  problems.push(...notAsked(sent, values))
  problems.push(...allProblems(form, now).map(({ field, message }) => ({ field: ours(field), message })))
  const read = readAnswers(form, now)
  if (problems.length > 0 || !read.ok) return refused(...firstOfEach(problems))
  const narrative = { ...read.value.narrative, when: one('when_words') }
  return ok({
    answers: { ...read.value, narrative },
    reference: plainLine(one('reference')),
    unasked: unsaidFacts(read.value).filter((fact) => !given(SENT_AS[fact])),
    writtenIn: one('written_in') || 'en',
  })
}

// Where somebody sent that the person left it open, they were asked.
const SENT_AS = {
  strands: 'strands',
  place: 'place_kind',
  occurred: 'date',
  before: 'before_how',
  reporter: 'reporter',
} as const

const firstOfEach = (problems: readonly Problem[]): Problem[] =>
  problems.filter(({ field }, at) => problems.findIndex((each) => each.field === field) === at)

/** The partner's name of a field of the form. */
function ours(formField: string): string {
  if (formField === 'when' || formField === 'from') return 'date'
  return FIELDS.find(({ to }) => to === formField)?.name ?? formField
}

function readField(
  of: IntakeField,
  said: readonly string[],
  areas: readonly AreaNamed[],
): Outcome<FormValues> {
  const { name, kind, to, max } = of
  const fail = (message: string) => refused({ field: name, message })
  const text = said.at(-1) ?? ''
  if (said.length > 1 && kind !== 'many') return fail(say.onlyOne)
  if (name === 'area') return areaOf(text, areas) ?? fail(say.area)
  if (name === 'source' && !VIA.test(text)) return fail(say.source)
  if (kind === 'date') return isDay(text) ? ok(dateValues(to, text)) : fail(say.date)
  if (kind === 'words' || kind === 'line') {
    if (charCount(text) > max) return fail(say.tooLong(max))
    return ok(to === '' ? {} : { [to]: text })
  }
  const chosen = said.map((each) => optionOf(of, each))
  if (chosen.includes(undefined)) return fail(say.option(of.options))
  const codes = chosen.filter((each): each is string => each !== undefined)
  return ok(to === '' ? {} : { [to]: kind === 'many' ? codes : (codes.at(-1) ?? '') })
}

function areaOf(text: string, areas: readonly AreaNamed[]): Outcome<FormValues> | undefined {
  const said = text.trim().toLowerCase()
  const found = areas.find((area) =>
    [area.name.toLowerCase(), area.code.toLowerCase(), area.id].includes(said),
  )
  return found && ok({ area: found.id })
}

function dateValues(to: string, day: string): FormValues {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${to}-year`]: year, [`${to}-month`]: month, [`${to}-day`]: date }
}

// A day, several days from the first to the last or until now, or only words.
function whenOf(one: (name: string) => string, values: FormValues): FormValues {
  const goesOn = optionOf(ONGOING, one('ongoing')) === 'yes'
  if (one('date') === '' && one('date_to') === '') {
    if (goesOn) return { when: 'repeated' }
    return one('when_words') === '' ? {} : { when: 'roughly' }
  }
  if (one('date_to') === '' && !goesOn) return { when: 'date' }
  const first = ['day', 'month', 'year'].map((part) => [`from-${part}`, values[`when-${part}`] ?? ''])
  return { when: 'between', ...Object.fromEntries(first) }
}

// The form asks these of some people only. Sent of others they would be lost, and a name would be where none is wanted.
function notAsked(sent: Sent, values: FormValues): Problem[] {
  const form = readForm(values)
  const given = (name: string) => [sent[name] ?? []].flat().some((each) => each.trim() !== '')
  const branches = FIELDS.filter(
    ({ name, step }) => step && isBranch(step) && given(name) && !CONCERNS[step](form),
  ).map(({ name, step = 'transport' }) => ({ field: name, message: say.onlyWith[step] ?? say.notHere }))
  const privacy = form.one('privacy')
  const person = PERSON.filter((name) => given(name))
    .filter((name) => privacy === 'anonymous' || (privacy === 'contact_only' && name === NAMED_ONLY))
    .map((field) => ({ field, message: privacy === 'anonymous' ? say.anonymous : say.unnamed }))
  return [...branches, ...person]
}
