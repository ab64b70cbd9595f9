// What a place of the gazetteer is, and how a form names one. A name in a form ("ref") travels in the form's body only.
import { isUuid } from '../../platform/ids.ts'
import { normalisePostcode } from '../agencies/index.ts'

export const PLACE_KINDS = [
  'town',
  'district',
  'neighbourhood',
  'ward',
  'station',
  'bus_stop',
  'street',
  'outward',
] as const
export type GazetteerKind = (typeof PLACE_KINDS)[number]
export type FoundKind = GazetteerKind | 'postcode'
export const isGazetteerKind = (text: string): text is GazetteerKind =>
  PLACE_KINDS.some((each) => each === text)

export type Position = { latitude: number; longitude: number }

/** A place that was found: what it is called, where it lies and whose it is. */
export type Found = {
  ref: string
  kind: FoundKind
  name: string
  /** What it lies in, in words, where that is known: "Wigston". */
  within: string
  /** The authority's area that it lies in. */
  areaId: string | null
  wardCode: string | null
  /** The first half of a postcode, where the place is one or part of one. */
  outward: string | null
  position: Position | null
}

/** How a place is said in one line. */
export const labelOfPlace = ({ name, within }: Pick<Found, 'name' | 'within'>): string =>
  within !== '' && within !== name ? `${name}, ${within}` : name

export type Ref =
  | { kind: 'place'; id: string }
  | { kind: 'area'; id: string }
  | { kind: 'postcode'; postcode: string }
  | { kind: 'outward'; outward: string }

const OUTWARD = /^[A-Z]{1,2}\d[A-Z\d]?$/

/** The first half of a postcode, as it is usually written, or null. */
export function normaliseOutward(typed: string): string | null {
  const text = typed.trim().toUpperCase()
  return OUTWARD.test(text) ? text : null
}

/** What a form named, or null where it is no name of ours. */
export function readRef(text: string): Ref | null {
  const at = text.indexOf(':')
  const [kind, rest] = [text.slice(0, at), text.slice(at + 1)]
  if ((kind === 'place' || kind === 'area') && isUuid(rest)) return { kind, id: rest }
  if (kind === 'postcode') {
    const postcode = normalisePostcode(rest)
    return postcode ? { kind, postcode } : null
  }
  const outward = kind === 'outward' ? normaliseOutward(rest) : null
  return outward ? { kind: 'outward', outward } : null
}
