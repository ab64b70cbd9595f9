// The shapes in which open data names places, told apart by the names of their columns and never by position: publishers
// change their columns from one edition to the next.
import { postcodeLayout } from '../agencies/index.ts'
import { fold } from '../../platform/text/fold.ts'
import { type GazetteerKind, isGazetteerKind, normaliseOutward, type Position } from './place.ts'

export type SourceLayout = 'postcodes' | 'outward' | 'stops' | 'wards' | 'places' | 'boundaries'
/** Why a row is left out, or cannot be read. */
export type RowFault =
  | 'no-name'
  | 'no-position'
  | 'no-code'
  | 'not-current'
  | 'other-kind'
  | 'elsewhere'
  | 'twice'

/** A place as its file has it. Whose area it is comes by code here, or later from where it lies. */
export type RowPlace = {
  key: string
  kind: GazetteerKind | 'postcode'
  code: string
  name: string
  within: string
  areaCode: string | null
  wardCode: string | null
  position: Position | null
  shape?: unknown
}
export type ReadRow = { name: string; place: RowPlace } | { name: string; fault: RowFault }
export type LayoutReader = { layout: SourceLayout; headed: boolean; read(row: readonly string[]): ReadRow }

/** How to read a file, from its first row; null where it is none of the shapes known. */
export function layoutOf(first: readonly string[]): LayoutReader | null {
  const names = first.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, ''),
  )
  const at = (...wanted: (string | RegExp)[]): number => {
    for (const want of wanted) {
      const found = names.findIndex((name) => (typeof want === 'string' ? name === want : want.test(name)))
      if (found >= 0) return found
    }
    return -1
  }
  const cells = (row: readonly string[]) => {
    const cell = (index: number) => row[index]?.trim() ?? ''
    return { cell, position: positionOf(cell(lat), cell(long)) }
  }
  const [lat, long] = [at('lat', 'latitude'), at('long', 'longitude', 'lon', 'lng')]
  const area = at(/^lad\d\dcd$/, 'ladcd', 'lad', 'laua', 'oslaua')
  const ward = at(/^wd\d\dcd$/, 'wdcd', 'wardcode', 'osward')
  const name = at('name', 'commonname', 'placename')
  const within = at('within', 'parent', 'locality', 'localityname')
  const headed = true

  const postcodes = postcodeLayout(first)
  if (postcodes) return { layout: 'postcodes', headed: postcodes.headed, read: postcodeRow(postcodes.read) }

  const outward = at('outward', 'outwardcode', 'outcode')
  if (outward >= 0)
    return {
      layout: 'outward',
      headed,
      read: (row) => {
        const { cell, position } = cells(row)
        const code = normaliseOutward(cell(outward))
        if (!code) return { name: cell(outward), fault: 'no-code' }
        // A first half may lie in several authorities, so it names none (domain.md 9.3).
        return found({
          kind: 'outward',
          code,
          name: code,
          within: '',
          areaCode: null,
          wardCode: null,
          position,
        })
      },
    }

  const stop = at('atco', 'atcocode')
  if (stop >= 0 && name >= 0)
    return {
      layout: 'stops',
      headed,
      read: stopRow({ at, cells, stop, name, within, area, ward }),
    }

  const wardName = at(/^wd\d\dnm$/, 'wdnm', 'wardname')
  if (ward >= 0 && wardName >= 0) {
    const current = at(/^current/)
    const areaName = at(/^lad\d\dnm$/, 'ladnm')
    return {
      layout: 'wards',
      headed,
      read: (row) => {
        const { cell, position } = cells(row)
        const said = cell(wardName)
        if (!said || !cell(ward)) return { name: said, fault: said ? 'no-code' : 'no-name' }
        if (/^(false|no|0)$/i.test(cell(current))) return { name: said, fault: 'not-current' }
        const code = cell(ward)
        return found({
          kind: 'ward',
          code,
          name: said,
          within: cell(areaName),
          areaCode: cell(area) || null,
          wardCode: code,
          position,
        })
      },
    }
  }

  if (name < 0 || lat < 0 || long < 0) return null
  const kindAt = at('kind', 'type', 'placetype')
  return {
    layout: 'places',
    headed,
    read: (row) => {
      const { cell, position } = cells(row)
      const said = cell(name)
      if (!said) return { name: '', fault: 'no-name' }
      if (!position) return { name: said, fault: 'no-position' }
      const kind = kindOf(cell(kindAt), cell(within))
      if (!kind) return { name: said, fault: 'other-kind' }
      const [areaCode, wardCode] = [cell(area) || null, cell(ward) || null]
      const key = `${kind} ${fold(said)} ${fold(cell(within))} ${areaCode ?? ''}`
      return found({ kind, code: '', name: said, within: cell(within), areaCode, wardCode, position }, key)
    },
  }
}

const NAME_MAX = 120

function found(place: Omit<RowPlace, 'key'>, key = `${place.kind} ${place.code}`): ReadRow {
  const { name, within } = place
  const short = { name: name.slice(0, NAME_MAX), within: within.slice(0, NAME_MAX) }
  return { name: short.name, place: { ...place, ...short, key: key.slice(0, 300) } }
}

const postcodeRow =
  (read: NonNullable<ReturnType<typeof postcodeLayout>>['read']) =>
  (row: readonly string[]): ReadRow => {
    const place = read(row)
    if (!place) return { name: row[0]?.trim() ?? '', fault: 'no-code' }
    const { postcode, areaCode, wardCode, latitude, longitude } = place
    const position = latitude !== null && longitude !== null ? { latitude, longitude } : null
    return found(
      { kind: 'postcode', code: '', name: postcode, within: '', areaCode, wardCode, position },
      postcode,
    )
  }

// NaPTAN's kinds of stop (StopType, in its schema): on the street, in a bus station, a railway or tram station. Entrances
// and platforms of a station are the station.
const STOP_KINDS: Readonly<Record<string, GazetteerKind>> = {
  BCT: 'bus_stop',
  BCS: 'bus_stop',
  BCE: 'bus_stop',
  BST: 'bus_stop',
  BCQ: 'bus_stop',
  RLY: 'station',
  MET: 'station',
}
type StopColumns = {
  at(...wanted: (string | RegExp)[]): number
  cells(row: readonly string[]): { cell(index: number): string; position: Position | null }
} & Record<'stop' | 'name' | 'within' | 'area' | 'ward', number>

function stopRow({ at, cells, stop, name, within, area, ward }: StopColumns) {
  const type = at('stoptype')
  const status = at('status')
  const locality = at('locality', 'localityname')
  const parent = at('parentlocality', 'parentlocalityname')
  return (row: readonly string[]): ReadRow => {
    const { cell, position } = cells(row)
    const said = cell(name)
    if (!said || !cell(stop)) return { name: said, fault: said ? 'no-code' : 'no-name' }
    if (/^(inactive|inact|del|deleted)$/i.test(cell(status))) return { name: said, fault: 'not-current' }
    const kind = type < 0 ? 'bus_stop' : STOP_KINDS[cell(type).toUpperCase()]
    if (!kind) return { name: said, fault: 'other-kind' }
    if (!position) return { name: said, fault: 'no-position' }
    const where = [cell(locality) || cell(within), cell(parent)].filter((each) => each !== '').join(', ')
    return found({
      kind,
      code: cell(stop).slice(0, 20),
      name: said,
      within: where,
      areaCode: cell(area) || null,
      wardCode: cell(ward) || null,
      position,
    })
  }
}

// A file of ours may say the kind. Without one, what lies in something is a neighbourhood.
function kindOf(said: string, within: string): GazetteerKind | null {
  if (said === '') return within === '' ? 'town' : 'neighbourhood'
  const kind = fold(said).replaceAll(/[ -]+/g, '_')
  if (isGazetteerKind(kind) && kind !== 'outward') return kind
  return (
    ({ village: 'town', city: 'town', hamlet: 'town', suburb: 'neighbourhood', road: 'street' }[kind] as
      | GazetteerKind
      | undefined) ?? null
  )
}

function positionOf(lat: string, long: string): Position | null {
  const [latitude, longitude] = [Number(lat), Number(long)]
  if (lat === '' || long === '' || !Number.isFinite(latitude) || !Number.isFinite(longitude)) return null
  // The British Isles; publishers write 99.99 or 0 where there is no position.
  if (latitude < 49 || latitude > 61 || longitude < -9 || longitude > 3) return null
  return { latitude, longitude }
}
