// Services of the standard, from whatever made the file: turned into the values of our own form, so that they are judged by
// the same rules. What the standard allows and we do not keep is left out.
import { z } from 'zod'
import type { FormValues } from '../../platform/http/form.ts'
import { SOURCE_TERM, TRAINED } from './hsds.ts'
import { accessWords, languageWords, strandWords } from './terms.en.ts'
import { ACCESS, KINDS, LANGUAGES, NEEDS, oneOf, STRANDS } from './terms.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const many = <T extends z.ZodType>(of: T) =>
  z
    .array(of)
    .nullish()
    .transform((value) => value ?? [])
const schedule = z.object({
  byday: text,
  freq: text,
  valid_from: text,
  valid_to: text,
  opens_at: text,
  closes_at: text,
  description: text,
  notes: text,
})
const address = z.object({ address_1: text, address_2: text, city: text, region: text, postal_code: text })
const location = z.object({
  id: text,
  name: text,
  transportation: text,
  latitude: z.coerce.number().nullish(),
  longitude: z.coerce.number().nullish(),
  addresses: many(address),
  accessibility: many(z.object({ description: text, details: text })),
  schedules: many(schedule),
})
const service = z.object({
  id: text,
  name: text,
  description: text,
  url: text,
  email: text,
  status: text,
  interpretation_services: text,
  application_process: text,
  additional_information: text,
  fees_description: text,
  eligibility_description: text,
  minimum_age: z.coerce.number().nullish(),
  maximum_age: z.coerce.number().nullish(),
  assured_date: text,
  organization: z.object({ name: text, description: text, website: text, url: text }).nullish(),
  phones: many(z.object({ number: text, type: text, description: text })),
  schedules: many(schedule),
  service_areas: many(z.object({ name: text, extent: text })),
  service_at_locations: many(z.object({ location: location.nullish(), schedules: many(schedule) })),
  languages: many(z.object({ name: text, code: text })),
  attributes: many(
    z.object({ value: text, taxonomy_term: z.object({ code: text, name: text, taxonomy: text }).nullish() }),
  ),
})
type Service = z.infer<typeof service>
type Schedule = z.infer<typeof schedule>

/** The services of a file: a page of the standard, a bare list, or one service. null where it is none of these. */
export function servicesIn(json: string): unknown[] | null {
  try {
    const data: unknown = JSON.parse(json)
    if (Array.isArray(data)) return data
    if (typeof data !== 'object' || data === null) return null
    for (const name of ['contents', 'services', 'service'])
      if (name in data && Array.isArray(Reflect.get(data, name))) return Reflect.get(data, name)
    return 'name' in data ? [data] : null
  } catch {
    return null
  }
}

export type ReadService = { id: string; name: string; values: FormValues }

/** One service as the values of the form; null where it is none. `areaId` finds an area by its code or name. */
export function readService(data: unknown, areaId: (text: string) => string | undefined): ReadService | null {
  const parsed = service.safeParse(data)
  if (!parsed.success || parsed.data.name === '') return null
  const read = parsed.data
  const terms = read.attributes.flatMap(({ taxonomy_term }) => (taxonomy_term ? [taxonomy_term] : []))
  const always = read.schedules.some(
    (each) =>
      each.opens_at.startsWith('00:00') && each.closes_at.startsWith('00:00') && daysOf(each).length === 7,
  )
  return {
    id: read.id,
    name: read.name,
    values: {
      ...plainValues(read),
      kind: oneOf(KINDS, codeOf(terms, 'kind')[0]) ?? 'support',
      strands: strandsOf(terms),
      needs: codeOf(terms, 'need').filter((each) => oneOf(NEEDS, each)),
      languages: read.languages.flatMap(
        ({ code, name }) =>
          oneOf(LANGUAGES, code.slice(0, 3).replace(/[^a-z]/g, '')) ??
          LANGUAGES.find((each) => languageWords[each].toLowerCase() === name.toLowerCase()) ??
          [],
      ),
      alwaysOpen: always ? 'yes' : '',
      hours: always ? '' : hoursText(read.schedules),
      contacts: read.phones
        .map(
          ({ number, type, description }) =>
            `${PHONE_KINDS[type] ?? ''}${number}${description ? ` (${description})` : ''}`,
        )
        .join('\n'),
      areaIds: read.service_areas.flatMap(({ extent, name }) => areaId(extent) ?? areaId(name) ?? []),
      ...Object.assign({}, ...read.service_at_locations.map((at, index) => placeValues(at, index, areaId))),
    },
  }
}

const PHONE_KINDS: Readonly<Record<string, string>> = {
  text: 'text ',
  sms: 'text ',
  textphone: 'textphone ',
  cell: 'whatsapp ',
}

const plainValues = (read: Service): FormValues => ({
  organization: read.organization?.name || read.name,
  organizationDescription:
    read.organization?.description === read.organization?.name ? '' : (read.organization?.description ?? ''),
  organizationUrl: read.organization?.website || read.organization?.url || '',
  name: read.name,
  description: read.description || read.name,
  url: read.url,
  email: read.email,
  interpreting: read.interpretation_services,
  eligibility: read.eligibility_description,
  minimumAge: read.minimum_age == null ? '' : String(read.minimum_age),
  maximumAge: read.maximum_age == null ? '' : String(read.maximum_age),
  fees: read.fees_description,
  whatHappens: read.application_process,
  privacy: read.additional_information,
  status: read.status === 'active' || read.status === '' ? 'active' : 'closed',
  checkedOn: read.assured_date.slice(0, 10),
  validFrom:
    schedulesOf(read)
      .find(({ valid_from }) => valid_from !== '')
      ?.valid_from.slice(0, 10) ?? '',
  validTo:
    schedulesOf(read)
      .find(({ valid_to }) => valid_to !== '')
      ?.valid_to.slice(0, 10) ?? '',
  source: read.attributes.find(({ taxonomy_term }) => taxonomy_term?.taxonomy === SOURCE_TERM)?.value ?? '',
})

const schedulesOf = (read: Service): Schedule[] => [
  ...read.schedules,
  ...read.service_at_locations.flatMap(({ schedules }) => schedules),
]

type Term = { code: string; name: string; taxonomy: string }
const codeOf = (terms: readonly Term[], taxonomy: string): string[] =>
  terms
    .filter((term) => term.taxonomy === taxonomy || term.code.startsWith(`${taxonomy}:`))
    .map(({ code }) => code.replace(`${taxonomy}:`, ''))
const strandsOf = (terms: readonly Term[]): string[] =>
  STRANDS.filter(
    (each) =>
      codeOf(terms, 'strand').includes(each) ||
      terms.some(({ name }) => name.toLowerCase() === strandWords[each].toLowerCase()),
  )

const DAY_NAMES: Readonly<Record<string, string>> = {
  MO: 'Mon',
  TU: 'Tue',
  WE: 'Wed',
  TH: 'Thu',
  FR: 'Fri',
  SA: 'Sat',
  SU: 'Sun',
}
const daysOf = ({ byday }: Schedule): string[] =>
  byday.split(',').flatMap((code) => DAY_NAMES[code.trim().toUpperCase()] ?? [])

// Only what repeats every week can be kept; the rest stays in the other's own description.
const hoursText = (schedules: readonly Schedule[]): string =>
  schedules
    .filter((each) => (each.freq === '' || each.freq.toUpperCase() === 'WEEKLY') && daysOf(each).length > 0)
    .filter((each) => /^\d\d:\d\d/.test(each.opens_at) && /^\d\d:\d\d/.test(each.closes_at))
    .map((each) => {
      const holidays = /bank holiday/i.test(each.notes) ? ' bank holidays too' : ''
      return `${daysOf(each).join(', ')} ${each.opens_at.slice(0, 5)} to ${each.closes_at.slice(0, 5)}${holidays}`
    })
    .join('\n')

function placeValues(
  { location: at, schedules }: Service['service_at_locations'][number],
  index: number,
  areaId: (text: string) => string | undefined,
): FormValues {
  if (!at) return {}
  const start = `place-${index}-`
  const [first] = at.addresses
  const all = schedules.length > 0 ? schedules : at.schedules
  const line = [first?.address_1, first?.address_2].filter(Boolean).join(', ')
  return {
    [`${start}id`]: at.id,
    [`${start}name`]: at.name === line ? '' : at.name,
    [`${start}address`]: line,
    [`${start}city`]: first?.city ?? '',
    [`${start}postcode`]: first?.postal_code ?? '',
    [`${start}areaId`]: areaId(first?.region ?? '') ?? '',
    [`${start}latitude`]: at.latitude == null ? '' : String(at.latitude),
    [`${start}longitude`]: at.longitude == null ? '' : String(at.longitude),
    [`${start}directions`]: at.transportation,
    [`${start}accessibility`]: ACCESS.filter((each) =>
      at.accessibility.some(
        ({ description }) => description.toLowerCase() === accessWords[each].toLowerCase(),
      ),
    ),
    [`${start}accessNote`]: at.accessibility.find(({ details }) => details !== '')?.details ?? '',
    [`${start}hours`]: hoursText(all.filter(({ description }) => description !== TRAINED)),
    [`${start}trained`]: hoursText(all.filter(({ description }) => description === TRAINED)),
  }
}
