// Where somebody looks for help: by the name of a place, by a postcode or by a council's area. What they type is sent in the
// body of a form and answered with an address that holds no more than the place we found, or the first half of a postcode.
import type { Tx } from '../../access/db.ts'
import type { Form } from '../../platform/http/form.ts'
import { fold } from '../../platform/text/fold.ts'
import { plainLine } from '../../platform/text/plain.ts'
import { findPlace, type Found, type GazetteerKind, labelOfPlace, searchNames } from '../places/index.ts'
import { filterQuery, outwardOf, readFilter } from './filter.ts'
import { type PlaceAsked, placeOf, type Wanted } from './find-entries.store.ts'

/** Nothing as small as a street or a bus stop: the place stands in an address, and in the browser's history. */
const KINDS: readonly GazetteerKind[] = ['town', 'district', 'neighbourhood', 'ward', 'station', 'outward']

export type Near = {
  /** What it is called; '' where it is not a place of ours any more. */
  label: string
  /** null: we do not know where it is. */
  place: PlaceAsked | null
}

/** The place that an address names; null where it names none. */
export async function nearOf(tx: Tx, wanted: Wanted): Promise<Near | null> {
  const { placeId, outward, areaId } = wanted
  const ref = placeId ? `place:${placeId}` : outward ? `outward:${outward}` : areaId ? `area:${areaId}` : null
  if (ref === null) return null
  const found = await findPlace(tx, ref)
  const place = await placeOf(tx, wanted, found ?? undefined)
  const known = place.areaIds.length > 0 || place.middle !== null
  return { label: found ? labelOfPlace(found) : '', place: known ? place : null }
}

export type Looked = {
  wanted: Wanted
  /** A council's area that was chosen as well, and that the place came before. */
  over?: string | undefined
  /** What was typed, and the places that may be meant by it; undefined where that is settled. */
  unsettled?: { typed: string; matches: readonly Found[] }
}

/** What a sent form asks for. A place that was typed comes before the council's area that was chosen with it. */
export async function lookFor(tx: Tx, form: Form): Promise<Looked> {
  const names = [
    'kind',
    'district',
    'near',
    'postcode',
    'strand',
    'need',
    'language',
    'reach',
    'open',
  ] as const
  const sent = readFilter(filterQuery.parse(Object.fromEntries(names.map((name) => [name, form.one(name)]))))
  const { placeId, outward, ...rest } = sent
  const typed = plainLine(form.one('place'))
  if (typed === '') return { wanted: rest }
  // It stands there as it was found before. A council's area that was chosen since is what is meant now.
  if (typed === form.one('was') && (placeId ?? outward))
    return { wanted: rest.areaId ? rest : { ...rest, placeId, outward } }
  const elsewhere = { ...rest, areaId: undefined }
  const half = outwardOf(typed)
  const over = rest.areaId
  if (half) return { wanted: { ...elsewhere, outward: half }, over }
  const matches = await searchNames(tx, typed, KINDS)
  const meant = onlyOne(matches, typed)
  if (meant) return { wanted: wantedAt(elsewhere, meant), over }
  return { wanted: rest, unsettled: { typed, matches } }
}

/** The place that was found, or of several the only one that is called exactly so: "Wigston", not "Oadby and Wigston". */
function onlyOne(matches: readonly Found[], typed: string): Found | undefined {
  if (matches.length === 1) return matches[0]
  const exact = matches.filter(({ name }) => fold(name) === fold(typed))
  return exact.length === 1 ? exact[0] : undefined
}

/** The same wishes, near a place that was found. */
export const wantedAt = (wanted: Wanted, { kind, name, ref }: Found): Wanted =>
  kind === 'outward'
    ? { ...wanted, areaId: undefined, placeId: undefined, outward: name }
    : { ...wanted, areaId: undefined, outward: undefined, placeId: ref.slice(ref.indexOf(':') + 1) }
