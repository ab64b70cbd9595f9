// An entry as a service of the Human Services Data Specification 3.0, the United Kingdom's profile of it (Open Referral UK):
// docs.openreferral.org and openreferraluk.org. Ids of parts that only the standard has are derived from the entry's own,
// so that the same part has the same id in every export.
import { createHash } from 'node:crypto'
import type { Contact, Entry, Place, Span } from './entry.ts'
import { accessWords, kindWords, languageWords, needWords, strandWords } from './terms.en.ts'

export const PROFILE = 'https://openreferraluk.org/specifications'
/** By these a schedule says that it is of trained staff, and an attribute where the entry comes from: read back by name. */
export const TRAINED = 'Somebody trained to take a report is here'
export const SOURCE_TERM = 'source'
const HOLIDAYS_TOO = 'Also on bank holidays'
const DAY_CODES = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

const CONTACT_TYPES = { voice: 'voice', text: 'text', textphone: 'textphone', whatsapp: 'cell' } as const

export type AreaNames = ReadonlyMap<string, { name: string; code: string }>

/** A UUID (version 8) of a part, from the ids and words that make it what it is. */
export function partId(...of: (string | number)[]): string {
  const hex = createHash('sha256').update(JSON.stringify(of)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The id of a taxonomy of ours, and of a term of it. */
export const taxonomyId = (taxonomy: string): string => partId('taxonomy', taxonomy)
export const termId = (taxonomy: string, code: string): string => partId(taxonomy, code)

const TAXONOMIES: Readonly<Record<string, string>> = {
  kind: 'What kind of entry it is',
  strand: 'Why people are targeted',
  need: 'What it helps with',
  [SOURCE_TERM]: 'Where the entry comes from',
}

/** The service with all that belongs to it. */
export function serviceOf(entry: Entry, areas: AreaNames) {
  return {
    id: entry.id,
    name: entry.name,
    description: entry.description,
    ...(entry.url && { url: entry.url }),
    ...(entry.email && { email: entry.email }),
    status: entry.status === 'active' ? 'active' : 'defunct',
    ...(entry.interpreting && { interpretation_services: entry.interpreting }),
    ...(entry.whatHappens && { application_process: entry.whatHappens }),
    ...(entry.fees && { fees_description: entry.fees }),
    ...(entry.privacy && { additional_information: entry.privacy }),
    ...(entry.eligibility && { eligibility_description: entry.eligibility }),
    ...(entry.minimumAge !== null && { minimum_age: entry.minimumAge }),
    ...(entry.maximumAge !== null && { maximum_age: entry.maximumAge }),
    ...(entry.checkedOn && { assured_date: entry.checkedOn }),
    last_modified: entry.changedAt.toISOString(),
    organization: organizationOf(entry),
    phones: entry.contacts.map((contact, at) => phoneOf(entry.id, contact, at)),
    schedules: [
      ...(entry.alwaysOpen ? [alwaysOf(entry)] : []),
      ...entry.hours.map((span) => scheduleOf(entry.id, span, entry)),
    ],
    service_areas: entry.areaIds.flatMap((id) => areaOf(entry.id, id, areas)),
    service_at_locations: entry.places.map((place) => placeOf(entry, place, areas)),
    languages: entry.languages.map((code) => ({
      id: partId(entry.id, 'language', code),
      name: languageWords[code],
      code,
    })),
    attributes: attributesOf(entry),
  }
}

const organizationOf = ({ organization: { id, name, description, url } }: Entry) => ({
  id,
  name,
  // Required by the standard.
  description: description || name,
  ...(url && { website: url }),
})

const phoneOf = (id: string, { kind, number, note }: Contact, at: number) => ({
  id: partId(id, 'phone', at, number),
  number,
  type: CONTACT_TYPES[kind],
  ...(note && { description: note }),
})

const clock = (minutes: number) =>
  `${String(Math.floor((minutes % 1440) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

type Dated = Pick<Entry, 'validFrom' | 'validTo'>

function scheduleOf(of: string, span: Span, { validFrom, validTo }: Dated, trained = false) {
  const { weekday, opens, closes, onHolidays } = span
  return {
    id: partId(of, 'schedule', weekday, opens, closes, String(trained)),
    freq: 'WEEKLY',
    interval: 1,
    byday: DAY_CODES[weekday],
    opens_at: clock(opens),
    closes_at: clock(closes),
    ...(validFrom && { valid_from: validFrom }),
    ...(validTo && { valid_to: validTo }),
    ...(trained && { description: TRAINED }),
    ...(onHolidays && { notes: HOLIDAYS_TOO }),
  }
}

// Every day from midnight to midnight.
const alwaysOf = (entry: Entry) => ({
  id: partId(entry.id, 'always'),
  freq: 'WEEKLY',
  interval: 1,
  byday: DAY_CODES.join(','),
  opens_at: '00:00',
  closes_at: '00:00',
  ...(entry.validFrom && { valid_from: entry.validFrom }),
  ...(entry.validTo && { valid_to: entry.validTo }),
  notes: HOLIDAYS_TOO,
})

function areaOf(id: string, areaId: string, areas: AreaNames) {
  const area = areas.get(areaId)
  return area
    ? [{ id: partId(id, 'area', areaId), name: area.name, extent: area.code, extent_type: 'other' }]
    : []
}

const placeOf = (entry: Entry, place: Place, areas: AreaNames) => ({
  id: place.atId,
  location: {
    id: place.id,
    location_type: 'physical',
    name: place.name || place.address,
    ...(place.directions && { transportation: place.directions }),
    ...(place.latitude !== null && { latitude: place.latitude }),
    ...(place.longitude !== null && { longitude: place.longitude }),
    addresses: [
      {
        id: partId(place.id, 'address'),
        address_1: place.address,
        city: place.city,
        ...(place.areaId && { region: areas.get(place.areaId)?.name }),
        state_province: '',
        postal_code: place.postcode,
        country: 'GB',
        address_type: 'physical',
      },
    ],
    accessibility: place.accessibility.map((code) => ({
      id: partId(place.id, 'access', code),
      description: accessWords[code],
      ...(place.accessNote && { details: place.accessNote }),
    })),
  },
  schedules: [
    ...place.hours.map((span) => scheduleOf(place.atId, span, entry)),
    ...place.trained.map((span) => scheduleOf(place.atId, span, entry, true)),
  ],
})

/** Our own terms as taxonomy terms: kind, strand and need. */
function attributesOf(entry: Entry) {
  const term = (taxonomy: string, code: string, name: string) => ({
    id: partId(entry.id, taxonomy, code),
    link_id: entry.id,
    link_entity: 'service',
    taxonomy_term: {
      id: termId(taxonomy, code),
      code: `${taxonomy}:${code}`,
      name,
      taxonomy,
      taxonomy_detail: {
        id: taxonomyId(taxonomy),
        name: taxonomy,
        description: TAXONOMIES[taxonomy] ?? taxonomy,
      },
    },
  })
  return [
    term('kind', entry.kind, kindWords[entry.kind]),
    ...entry.strands.map((code) => term('strand', code, strandWords[code])),
    ...entry.needs.map((code) => term('need', code, needWords[code])),
    { ...term(SOURCE_TERM, 'text', 'Source'), value: entry.source },
  ]
}

/** A service without what belongs to it many times over: its own fields, and its organisation. */
export function ownFieldsOf(entry: Entry, areas: AreaNames) {
  return Object.fromEntries(
    Object.entries(serviceOf(entry, areas)).filter(([, value]) => !Array.isArray(value)),
  )
}

/** No more than that a service is there, and when it changed: so that a harvester fetches what is new. */
export const minimalOf = ({ id, changedAt }: Entry) => ({ id, modified_date: changedAt.toISOString() })

/** A page of the standard's paged lists. */
export function pageOf<T>(
  contents: readonly T[],
  { page, size, total }: { page: number; size: number; total: number },
) {
  const pages = Math.max(1, Math.ceil(total / size))
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  }
}
