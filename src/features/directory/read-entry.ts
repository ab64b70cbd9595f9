// From what was typed, or taken from a file, to an entry, or to what is wrong with it and where. The form, CSV and the
// standard's JSON all come through here, so that none takes what another refuses.
import { type Day, isDay } from '../../platform/calendar/london.ts'
import type { Form, FormValues } from '../../platform/http/form.ts'
import { readForm } from '../../platform/http/form.ts'
import { isUuid } from '../../platform/ids.ts'
import { type Outcome, ok, type Problem, refused } from '../../platform/problems.ts'
import { looksLikeEmail } from '../../platform/text/email.ts'
import { charCount, plainLine } from '../../platform/text/plain.ts'
import { normalisePostcode } from '../agencies/index.ts'
import { editWords } from './edit.messages.en.ts'
import type { Contact, EntryDraft, Span } from './entry.ts'
import { readHours } from './hours.ts'
import { ACCESS, CONTACT_KINDS, KINDS, LANGUAGES, NEEDS, oneOf, STRANDS } from './terms.ts'

export const PLACES_MAX = 12
const AREAS_MAX = 60
const say = editWords.problem

type Fields = { form: Form; problems: Problem[] }

/** Reads an entry. `areaIds`: the areas there are. Every fault names its field. */
export function readEntry(values: FormValues, areaIds: readonly string[]): Outcome<EntryDraft> {
  const fields: Fields = { form: readForm(values), problems: [] }
  const { form, problems } = fields
  const kind = oneOf(KINDS, form.one('kind'))
  if (!kind) problems.push({ field: 'kind', message: say.kind })
  const entry = {
    organization: {
      name: line(fields, 'organization', 2, 160),
      description: text(fields, 'organizationDescription', 0, 2000),
      url: webAddress(fields, 'organizationUrl'),
    },
    kind: kind ?? ('support' as const),
    name: line(fields, 'name', 2, 160),
    description: text(fields, 'description', 2, 2000),
    url: webAddress(fields, 'url'),
    email: email(fields),
    strands: many(form, 'strands', STRANDS),
    needs: many(form, 'needs', NEEDS),
    languages: many(form, 'languages', LANGUAGES),
    interpreting: line(fields, 'interpreting', 0, 500),
    eligibility: line(fields, 'eligibility', 0, 500),
    minimumAge: age(fields, 'minimumAge'),
    maximumAge: age(fields, 'maximumAge'),
    fees: line(fields, 'fees', 0, 300),
    whatHappens: text(fields, 'whatHappens', 0, 2000),
    privacy: text(fields, 'privacy', 0, 1000),
    alwaysOpen: form.one('alwaysOpen') === 'yes',
    hours: hours(fields, 'hours'),
    places: places(fields, areaIds),
    contacts: contacts(fields),
    areaIds: form
      .many('areaIds')
      .filter((id) => areaIds.includes(id))
      .slice(0, AREAS_MAX),
    source: line(fields, 'source', 2, 300),
    checkedOn: day(fields, 'checkedOn'),
    validFrom: day(fields, 'validFrom'),
    validTo: day(fields, 'validTo'),
    status: form.one('status') === 'closed' ? ('closed' as const) : ('active' as const),
  } satisfies EntryDraft
  refuseAtOdds(entry, problems)
  return problems.length > 0 ? refused(...problems) : ok(entry)
}

function refuseAtOdds(entry: EntryDraft, problems: Problem[]): void {
  const { validFrom, validTo, minimumAge, maximumAge } = entry
  if (validFrom && validTo && validTo < validFrom) problems.push({ field: 'validTo', message: say.order })
  if (minimumAge !== null && maximumAge !== null && maximumAge < minimumAge)
    problems.push({ field: 'maximumAge', message: say.ages })
  const reached = entry.contacts.length + entry.places.length + entry.url.length + entry.email.length
  if (reached === 0) problems.push({ field: 'contacts', message: say.unreachable })
  if (entry.kind === 'centre' && entry.places.length === 0)
    problems.push({ field: 'place-0-address', message: say.noPlace })
}

function line({ form, problems }: Fields, field: string, min: number, max: number): string {
  const value = plainLine(form.one(field))
  const length = charCount(value)
  if (length < min || length > max)
    problems.push({ field, message: say.length(field.split('-').at(-1) ?? field, min, max) })
  return value
}

function text({ form, problems }: Fields, field: string, min: number, max: number): string {
  const value = form.one(field)
  const length = charCount(value)
  if (length < min || length > max) problems.push({ field, message: say.length(field, min, max) })
  return value
}

function webAddress(fields: Fields, field: string): string {
  const typed = line(fields, field, 0, 300)
  if (typed === '') return ''
  const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`)
  if (url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && url.username === '')
    return url.href
  fields.problems.push({ field, message: say.url })
  return ''
}

function email(fields: Fields): string {
  const typed = line(fields, 'email', 0, 254)
  if (typed !== '' && !looksLikeEmail(typed)) fields.problems.push({ field: 'email', message: say.email })
  return typed
}

const many = <T extends string>(form: Form, field: string, list: readonly T[]): T[] =>
  list.filter((each) => form.many(field).includes(each))

function age({ form, problems }: Fields, field: string): number | null {
  const typed = form.one(field).trim()
  if (typed === '') return null
  const years = /^\d{1,3}$/.test(typed) ? Number(typed) : -1
  if (years >= 0 && years <= 120) return years
  problems.push({ field, message: say.age })
  return null
}

function hours({ form, problems }: Fields, field: string): Span[] {
  const read = readHours(form.one(field))
  if (read.ok) return read.spans
  problems.push({ field, message: say.hours(read.line) })
  return []
}

// A date in three boxes, or, from a file, as one.
function day({ form, problems }: Fields, field: string): Day | null {
  const boxes = ['day', 'month', 'year'].map((part) => form.one(`${field}-${part}`).trim())
  const [date = '', month = '', year = ''] = boxes
  const whole = form.one(field).trim()
  if (boxes.every((box) => box === '') && whole === '') return null
  const typed = whole || `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  if (isDay(typed)) return typed
  problems.push({ field, message: say.date })
  return null
}

// One a line: "0116 496 0000", "text 07700 900123 (evenings)".
const CONTACT =
  /^(?:(voice|phone|text|textphone|whatsapp)[:\s]+)?([0-9+][0-9+ ]{2,23}?)\s*(?:\((.{1,120})\))?$/i

function contacts({ form, problems }: Fields): Contact[] {
  const lines = form
    .one('contacts')
    .split('\n')
    .filter((each) => each.trim() !== '')
  return lines.slice(0, 20).flatMap((typed, at) => {
    const found = CONTACT.exec(typed.trim())
    if (!found) {
      problems.push({ field: 'contacts', message: say.contact(at + 1) })
      return []
    }
    const kind = oneOf(CONTACT_KINDS, found[1]?.toLowerCase()) ?? 'voice'
    return [{ kind, number: (found[2] ?? '').trim(), note: found[3]?.trim() ?? '' }]
  })
}

/** How many places a form holds: as many as it was sent with. */
export function placesIn(values: FormValues): number {
  const numbers = Object.keys(values).map((name) => Number(/^place-(\d{1,2})-/.exec(name)?.[1] ?? -1))
  return Math.min(PLACES_MAX, Math.max(0, ...numbers.map((number) => number + 1)))
}

const PLACE_FIELDS = ['name', 'address', 'city', 'postcode', 'hours', 'trained', 'directions', 'accessNote']

// A place of which nothing was typed is none.
function places(fields: Fields, areaIds: readonly string[]): EntryDraft['places'] {
  const { form } = fields
  const numbers = Array.from({ length: placesIn(form.values) }, (_, at) => at)
  return numbers
    .filter((at) => PLACE_FIELDS.some((name) => form.one(`place-${at}-${name}`).trim() !== ''))
    .map((at) => place(fields, `place-${at}-`, areaIds))
}

function place(fields: Fields, start: string, areaIds: readonly string[]): EntryDraft['places'][number] {
  const { form, problems } = fields
  const typed = form.one(`${start}postcode`)
  const postcode = typed === '' ? '' : normalisePostcode(typed)
  if (postcode === null) problems.push({ field: `${start}postcode`, message: say.postcode })
  const id = form.one(`${start}id`)
  const area = form.one(`${start}areaId`)
  return {
    id: isUuid(id) ? id : null,
    name: line(fields, `${start}name`, 0, 160),
    address: line(fields, `${start}address`, 2, 300),
    city: line(fields, `${start}city`, 0, 80),
    postcode: postcode ?? '',
    areaId: areaIds.includes(area) ? area : null,
    ...position(fields, start),
    accessibility: many(form, `${start}accessibility`, ACCESS),
    accessNote: line(fields, `${start}accessNote`, 0, 500),
    directions: line(fields, `${start}directions`, 0, 500),
    hours: hours(fields, `${start}hours`),
    trained: hours(fields, `${start}trained`),
  }
}

// Of the map: the United Kingdom, roughly. Both or neither.
function position({ form, problems }: Fields, start: string) {
  const [latitude, longitude] = [form.one(`${start}latitude`).trim(), form.one(`${start}longitude`).trim()]
  if (latitude === '' && longitude === '') return { latitude: null, longitude: null }
  const [north, east] = [latitude, longitude].map((each) =>
    /^-?\d{1,2}(\.\d+)?$/.test(each) ? Number(each) : Number.NaN,
  )
  if (north !== undefined && east !== undefined && north >= 49 && north <= 61 && east >= -9 && east <= 3)
    return { latitude: north, longitude: east }
  problems.push({ field: `${start}latitude`, message: say.position })
  return { latitude: null, longitude: null }
}
