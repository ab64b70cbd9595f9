// An entry as the values of its form: what a form is filled in with, and what files are compared through.
import type { FormValues } from '../../platform/http/form.ts'
import type { Contact, Entry, EntryDraft, Place } from './entry.ts'
import { hoursLines } from './hours.ts'

const number = (value: number | null) => (value === null ? '' : String(value))

/** A contact as a line of the form: "text 07700 900123 (evenings)". */
export const contactLine = ({ kind, number: digits, note }: Contact): string =>
  `${kind === 'voice' ? '' : `${kind} `}${digits}${note ? ` (${note})` : ''}`

/** The values of the form for an entry as it stands. */
export function entryValues(entry: EntryDraft | Entry): FormValues {
  return {
    organization: entry.organization.name,
    organizationDescription: entry.organization.description,
    organizationUrl: entry.organization.url,
    kind: entry.kind,
    name: entry.name,
    description: entry.description,
    url: entry.url,
    email: entry.email,
    strands: [...entry.strands],
    needs: [...entry.needs],
    languages: [...entry.languages],
    interpreting: entry.interpreting,
    eligibility: entry.eligibility,
    minimumAge: number(entry.minimumAge),
    maximumAge: number(entry.maximumAge),
    fees: entry.fees,
    whatHappens: entry.whatHappens,
    privacy: entry.privacy,
    alwaysOpen: entry.alwaysOpen ? 'yes' : '',
    hours: hoursLines(entry.hours).join('\n'),
    contacts: entry.contacts.map(contactLine).join('\n'),
    areaIds: [...entry.areaIds],
    source: entry.source,
    ...dayValues('checkedOn', entry.checkedOn),
    ...dayValues('validFrom', entry.validFrom),
    ...dayValues('validTo', entry.validTo),
    status: entry.status,
    ...('version' in entry && { version: String(entry.version) }),
    ...Object.assign({}, ...entry.places.map(placeValues)),
  }
}

function placeValues(place: Omit<Place, 'id' | 'atId'> & { id: string | null }, at: number): FormValues {
  const start = `place-${at}-`
  return {
    [`${start}id`]: place.id ?? '',
    [`${start}name`]: place.name,
    [`${start}address`]: place.address,
    [`${start}city`]: place.city,
    [`${start}postcode`]: place.postcode,
    [`${start}areaId`]: place.areaId ?? '',
    [`${start}latitude`]: number(place.latitude),
    [`${start}longitude`]: number(place.longitude),
    [`${start}accessibility`]: [...place.accessibility],
    [`${start}accessNote`]: place.accessNote,
    [`${start}directions`]: place.directions,
    [`${start}hours`]: hoursLines(place.hours).join('\n'),
    [`${start}trained`]: hoursLines(place.trained).join('\n'),
  }
}

function dayValues(field: string, day: string | null): FormValues {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  return {
    [`${field}-day`]: date.replace(/^0/, ''),
    [`${field}-month`]: month.replace(/^0/, ''),
    [`${field}-year`]: year,
  }
}
