// Entries as a spreadsheet: a row for each place of a service, the service's own columns in each. What is written is read
// back the same.
import type { FormValues } from '../../platform/http/form.ts'
import { csvText, csvUnguard } from '../../platform/text/csv.ts'
import type { Entry } from './entry.ts'
import { entryValues } from './entry-values.ts'
import type { AreaNames } from './hsds.ts'

const SERVICE = [
  'kind',
  'name',
  'organization',
  'organizationDescription',
  'organizationUrl',
  'description',
  'url',
  'email',
  'contacts',
  'strands',
  'needs',
  'languages',
  'interpreting',
  'eligibility',
  'minimumAge',
  'maximumAge',
  'fees',
  'whatHappens',
  'privacy',
  'alwaysOpen',
  'hours',
  'source',
  'checkedOn',
  'validFrom',
  'validTo',
  'status',
] as const
const PLACE = [
  'id',
  'name',
  'address',
  'city',
  'postcode',
  'latitude',
  'longitude',
  'accessibility',
  'accessNote',
  'directions',
  'hours',
  'trained',
] as const
const LISTS: readonly string[] = ['strands', 'needs', 'languages', 'areas', 'accessibility', 'area']
const DAYS: readonly string[] = ['checkedOn', 'validFrom', 'validTo']

const header = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const placeHeader = (name: string) => `place_${header(name)}`
export const CSV_COLUMNS: readonly string[] = [
  'id',
  ...SERVICE.map(header),
  'areas',
  ...PLACE.map(placeHeader),
  'place_area',
]

const cell = (value: string | string[] | undefined): string => [value ?? ''].flat().join('; ')

/** All entries as CSV. Areas stand by their codes. */
export function entriesCsv(entries: readonly Entry[], areas: AreaNames): string {
  const code = (id: string | null) => (id ? (areas.get(id)?.code ?? '') : '')
  const rows = entries.flatMap((entry) => {
    const values: FormValues = {
      ...entryValues(entry),
      checkedOn: entry.checkedOn ?? '',
      validFrom: entry.validFrom ?? '',
      validTo: entry.validTo ?? '',
    }
    const own = [entry.id, ...SERVICE.map((name) => cell(values[name])), entry.areaIds.map(code).join('; ')]
    const places = entry.places.map((place, at) => [
      ...PLACE.map((name) => cell(values[`place-${at}-${name}`])),
      code(place.areaId),
    ])
    return (places.length > 0 ? places : [[]]).map((place) => [...own, ...place])
  })
  return csvText([CSV_COLUMNS, ...rows])
}

export type CsvEntry = { id: string; name: string; row: number; values: FormValues }

/**
 * Entries from rows of a CSV whose first is the header, in any order of columns. Rows with the same id, or without one with
 * the same name and organisation, are places of one entry. null where it is not a file of ours.
 */
export function readEntriesCsv(
  rows: readonly (readonly string[])[],
  areaId: (text: string) => string | undefined,
): CsvEntry[] | null {
  const [head = [], ...body] = rows
  const at = new Map(head.map((name, index) => [name.trim().toLowerCase(), index]))
  if (!['name', 'description', 'source'].every((name) => at.has(name))) return null
  const entries = new Map<string, CsvEntry>()
  for (const [index, row] of body.entries()) {
    const read = (name: string) => csvUnguard(row[at.get(name) ?? -1] ?? '').trim()
    const id = read('id')
    const key = id || `${read('name').toLowerCase()}\n${read('organization').toLowerCase()}`
    const entry = entries.get(key) ?? {
      id,
      name: read('name'),
      row: index + 2,
      values: serviceValues(read, areaId),
    }
    const places = Object.keys(entry.values).filter((name) => /^place-\d+-address$/.test(name)).length
    Object.assign(entry.values, placeValues(read, places, areaId))
    entries.set(key, entry)
  }
  return [...entries.values()]
}

type Read = (name: string) => string
const listOf = (text: string) =>
  text
    .split(';')
    .map((each) => each.trim())
    .filter(Boolean)

function serviceValues(read: Read, areaId: (text: string) => string | undefined): FormValues {
  const values = SERVICE.map((name): [string, string | string[]] => {
    const text = read(header(name))
    if (LISTS.includes(name)) return [name, listOf(text)]
    return [name, DAYS.includes(name) ? text.slice(0, 10) : text]
  })
  const named = Object.fromEntries(values)
  return {
    ...named,
    organization: named['organization'] || named['name'] || '',
    kind: named['kind'] || 'support',
    areaIds: listOf(read('areas')).flatMap((each) => areaId(each) ?? []),
  }
}

function placeValues(read: Read, index: number, areaId: (text: string) => string | undefined): FormValues {
  if (read('place_address') === '') return {}
  const values = PLACE.map((name): [string, string | string[]] => {
    const text = read(placeHeader(name))
    return [`place-${index}-${name}`, LISTS.includes(name) ? listOf(text) : text]
  })
  return { ...Object.fromEntries(values), [`place-${index}-areaId`]: areaId(read('place_area')) ?? '' }
}
