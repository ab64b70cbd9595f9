// How exactly a place is kept: as the person chose, and worked out before anything is written. What is exact goes in;
// what comes out holds nothing finer than was allowed (domain.md 2.2 G).
import { type Found, type FoundKind, labelOfPlace, type Position } from './place.ts'

/** exact: this place. about: its ward or neighbourhood. district: the authority only. withheld: nothing. */
export const EXACTNESS = ['about', 'exact', 'district', 'withheld'] as const
export type Exactness = (typeof EXACTNESS)[number]

/** What was chosen; where nothing was, not exact. */
export const asExactness = (text: string): Exactness => EXACTNESS.find((each) => each === text) ?? 'about'

/** The larger places that a place lies in, as far as they are known. */
export type Around = { ward: Found | null; outward: Found | null; district: Found | null }

/** What is kept of where it happened. */
export type KeptPlace = {
  exactness: Exactness
  /** The place itself, or the larger one that stands for it; '' for none. */
  ref: string
  words: string
  areaId: string | null
  wardCode: string | null
  outward: string | null
  position: Position | null
}

const NOTHING = { ref: '', words: '', areaId: null, wardCode: null, outward: null, position: null }

// Where people could be found by it, a larger place stands for it. The others are areas already.
const POINTS: readonly FoundKind[] = ['postcode', 'street', 'bus_stop', 'station']
const isPoint = ({ kind }: Found): boolean => POINTS.includes(kind)

/**
 * What may be kept of a place that was found. Its position becomes that of the larger place's own middle, never one worked
 * out from the exact one. Coarsening what is coarse already changes nothing.
 */
export function coarsen(found: Found, exactness: Exactness, around: Around): KeptPlace {
  switch (exactness) {
    case 'withheld':
      return { ...NOTHING, exactness }
    case 'exact':
      return keep(found, exactness)
    case 'district':
      return around.district ? keep(around.district, exactness) : { ...NOTHING, exactness }
    case 'about': {
      if (!isPoint(found)) return keep(found, exactness)
      const larger = around.ward ?? around.outward ?? around.district
      if (!larger) return { ...NOTHING, exactness, areaId: found.areaId }
      // The authority is no finer than the ward. The postcode's first half is left out beside a ward: both together are.
      return { ...keep(larger, exactness), areaId: larger.areaId ?? found.areaId }
    }
  }
}

const keep = (place: Found, exactness: Exactness): KeptPlace => ({
  exactness,
  ref: place.ref,
  words: labelOfPlace(place),
  areaId: place.areaId,
  wardCode: place.wardCode,
  outward: place.outward,
  position: place.position,
})

/**
 * What may be kept of words that no place was found for: all of them where the person wants the exact place, and otherwise
 * only the first half of a postcode, where they are one.
 */
export function coarsenWords(typed: string, exactness: Exactness, outward: string | null): KeptPlace {
  if (exactness === 'exact') return { ...NOTHING, exactness, words: typed, outward }
  if (exactness !== 'about' || outward === null) return { ...NOTHING, exactness }
  return { ...NOTHING, exactness, ref: `outward:${outward}`, words: outward, outward }
}
