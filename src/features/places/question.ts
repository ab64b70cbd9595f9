// The place question: what its page shows, and what an answer to it means. The answers travel in the form itself.
import type { Tx } from '../../access/db.ts'
import type { Day } from '../../platform/calendar/london.ts'
import type { Form } from '../../platform/http/form.ts'
import { plainLine } from '../../platform/text/plain.ts'
import { asExactness, coarsen, coarsenWords, type KeptPlace } from './exactness.ts'
import { type AreaMap, loadMap } from './map.store.ts'
import { type Found, labelOfPlace } from './place.ts'
import { findPlace, hasPlaces, loadAround, MATCHES_MAX, outwardTyped, searchPlaces } from './places.store.ts'
import { attributions } from './sources.store.ts'

/**
 * The fields of the question. `postcode`: what was typed. `found`: the place chosen. `looked`: the words that were looked
 * for. `proposed`: the authority that we filled in. `homeAsked`: that the warning about a home was shown.
 */
export const PLACE_FIELDS = [
  'postcode',
  'found',
  'exact',
  'home',
  'looked',
  'mapAt',
  'proposed',
  'homeAsked',
] as const
type Field = (typeof PLACE_FIELDS)[number] | 'area'
type Changes = Partial<Record<Field, string>>

export type PlaceQuestion = {
  /** null: nothing was looked for. */
  matches: readonly Found[] | null
  matchesMax: number
  chosen: Found | null
  map: AreaMap | null
  sources: readonly { attribution: string; dated: Day }[]
}

const typedIn = (form: Form): string => plainLine(form.one('postcode'))

/** What the page shows; null where no names of places are loaded, and the question is as it is without. */
export async function loadPlaceQuestion(tx: Tx, form: Form): Promise<PlaceQuestion | null> {
  if (!(await hasPlaces(tx))) return null
  const looked = form.one('looked')
  const [chosen, map, sources] = await Promise.all([
    findPlace(tx, form.one('found')),
    loadMap(tx, form.one('mapAt')),
    attributions(tx),
  ])
  // What was chosen is said by itself, without what else was found at the time.
  const settled = looked === '' || looked !== typedIn(form) || (chosen && labelOfPlace(chosen) === looked)
  const matches = settled ? null : await searchPlaces(tx, looked)
  return { matches, matchesMax: MATCHES_MAX, chosen, map, sources }
}

/** What a press on the page comes to: the fields as they are now, and whether the question is shown again. */
export type PlaceTurn = {
  changes: Changes
  stays: boolean
  /** What was typed where no place is known by it, which is to be kept as the person's own words; '' for nothing. */
  ownWords: string
}

export const FIND = 'find'
export const ZOOM = 'zoom-'
export const PICK = 'pick-'

/**
 * Works out an answer. Going on, a place that is not to be exact is coarse from here: the form carries nothing else of it
 * to the next page, into a draft or into a report. Returns null where no names of places are loaded.
 */
export async function turnPlace(tx: Tx, form: Form, go: string): Promise<PlaceTurn | null> {
  if (!(await hasPlaces(tx))) return null
  if (go.startsWith(ZOOM)) return stay({ mapAt: go.slice(ZOOM.length) })
  if (go.startsWith(PICK)) return pick(tx, form, go.slice(PICK.length))
  const typed = typedIn(form)
  if (typed !== '' && typed !== form.one('looked')) {
    const matches = await searchPlaces(tx, typed)
    const [only] = matches
    const found = matches.length === 1 && only ? only.ref : ''
    if (go === FIND || found === '')
      return stay({ looked: typed, found, ...proposed(form, found === '' ? null : (only?.areaId ?? null)) })
    return goOn(tx, form, found)
  }
  if (go === FIND) return stay({})
  return goOn(tx, form, form.one('found'))
}

const stay = (changes: Changes): PlaceTurn => ({ changes, stays: true, ownWords: '' })

async function pick(tx: Tx, form: Form, ref: string): Promise<PlaceTurn> {
  const found = await findPlace(tx, ref)
  if (!found) return stay({})
  return stay({ found: found.ref, postcode: '', looked: '', ...proposed(form, found.areaId) })
}

// The authority is ours to propose and theirs to change: what they chose themselves is left.
function proposed(form: Form, areaId: string | null): Changes {
  const chosen = form.one('area')
  if (chosen !== '' && chosen !== form.one('proposed')) return {}
  return areaId === null ? { area: '', proposed: '' } : { area: areaId, proposed: areaId }
}

async function goOn(tx: Tx, form: Form, ref: string): Promise<PlaceTurn> {
  if (form.one('home') === 'yes' && form.one('exact') === 'exact' && form.one('homeAsked') === '')
    return stay({ exact: 'about', homeAsked: 'yes', found: ref })
  const place = await found(tx, ref)
  const kept = await keptOf(tx, form, place)
  // Of somebody who would rather not say where, what we filled in ourselves goes as well.
  const area =
    kept.exactness === 'withheld' ? proposed(form, null) : place?.areaId ? proposed(form, place.areaId) : {}
  return {
    changes: {
      exact: kept.exactness,
      found: kept.ref,
      postcode: kept.words,
      looked: kept.words,
      mapAt: '',
      ...area,
    },
    stays: false,
    ownWords: place ? '' : ownWords(form, kept),
  }
}

const POSTCODE = /\b([a-z]{1,2}\d[a-z\d]?)\s*\d[a-z]{2}\b/giu

// Nobody's words are lost because we know no such place. A postcode among them is cut to its first half; of a home, which
// was promised to be no more than an area, and of whoever would rather not say, there is nothing to keep.
function ownWords(form: Form, { exactness, words }: KeptPlace): string {
  if (words !== '' || exactness === 'withheld' || form.one('home') === 'yes') return ''
  const typed = typedIn(form)
  return outwardTyped(typed) === null ? typed.replace(POSTCODE, '$1') : ''
}

const found = (tx: Tx, ref: string): Promise<Found | null> => findPlace(tx, ref)

async function keptOf(tx: Tx, form: Form, place: Found | null): Promise<KeptPlace> {
  const exactness = asExactness(form.one('exact'))
  const typed = typedIn(form)
  if (!place) return coarsenWords(typed, exactness, outwardTyped(typed))
  return coarsen(place, exactness, await loadAround(tx, place))
}

/**
 * What a report may keep of where it happened, from a form that may come straight from anywhere: coarse where it must be,
 * though the question itself was never shown. null where no names of places are loaded.
 */
export async function keptPlace(
  tx: Tx,
  form: Form,
): Promise<(KeptPlace & Pick<PlaceTurn, 'ownWords'>) | null> {
  if (!(await hasPlaces(tx))) return null
  const typed = typedIn(form)
  const named = await findPlace(tx, form.one('found'))
  if (named) return { ...(await keptOf(tx, form, named)), ownWords: '' }
  const matches = typed === '' ? [] : await searchPlaces(tx, typed)
  const only = matches.length === 1 ? (matches[0] ?? null) : null
  const kept = await keptOf(tx, form, only)
  return { ...kept, ownWords: only ? '' : ownWords(form, kept) }
}
