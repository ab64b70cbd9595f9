// What somebody asks of the directory, as an address that can be sent to somebody else: nothing in it points at a person. Of
// a postcode only the first half is ever kept in it.
import { toOutcode } from 'postcode'
import { z } from 'zod'
import { isUuid } from '../../platform/ids.ts'
import { normalisePostcode } from '../agencies/index.ts'
import type { Wanted } from './find-entries.store.ts'
import { OPEN_ON } from './hours.ts'
import { KINDS, LANGUAGES, NEEDS, oneOf, REACHES, STRANDS } from './terms.ts'

const asked = z.string().max(60).optional().catch(undefined)
export const filterQuery = z.object({
  kind: asked,
  district: asked,
  /** A place of the gazetteer, by its id: never what somebody typed. */
  near: asked,
  postcode: asked,
  /** A council's area that was chosen as well: the place that was typed came before it. */
  over: asked,
  strand: asked,
  need: asked,
  language: asked,
  reach: asked,
  open: asked,
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
})
export type FilterQuery = z.infer<typeof filterQuery>

const OUTWARD = /^[A-Z]{1,2}\d[A-Z\d]?$/

/** The first half of what was typed as a postcode, or undefined where it is none. */
export function outwardOf(typed: string): string | undefined {
  const bare = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  if (OUTWARD.test(bare)) return bare
  const whole = normalisePostcode(bare)
  return whole ? (toOutcode(whole) ?? undefined) : undefined
}

/** The filter of a query: what is not a term of ours is left out. */
export function readFilter(query: FilterQuery): Wanted {
  return {
    kind: oneOf(KINDS, query.kind),
    areaId: isUuid(query.district) ? query.district : undefined,
    placeId: isUuid(query.near) ? query.near : undefined,
    outward: query.postcode ? outwardOf(query.postcode) : undefined,
    strand: oneOf(STRANDS, query.strand),
    need: oneOf(NEEDS, query.need),
    language: oneOf(LANGUAGES, query.language),
    reach: oneOf(REACHES, query.reach),
    openNow: query.open === '1' ? true : undefined,
    openOn: oneOf(OPEN_ON, query.open),
  }
}

/** Whether a query holds more of a postcode than its first half: then it is asked again without. */
export const holdsWholePostcode = ({ postcode = '' }: FilterQuery): boolean =>
  postcode !== '' && outwardOf(postcode) !== undefined && outwardOf(postcode) !== postcode

/** The address of a page of a filter, under a path. `over`: an area that a typed place came before, to be said once. */
export function addressOf(path: string, wanted: Wanted, page = 1, over?: string): string {
  const pairs: [string, string | undefined][] = [
    ['kind', wanted.kind],
    ['district', wanted.areaId],
    ['near', wanted.placeId],
    ['postcode', wanted.outward],
    ['over', over],
    ['strand', wanted.strand],
    ['need', wanted.need],
    ['language', wanted.language],
    ['reach', wanted.reach],
    ['open', wanted.openNow ? '1' : wanted.openOn],
    ['page', page > 1 ? String(page) : undefined],
  ]
  const query = new URLSearchParams(pairs.flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return query.size > 0 ? `${path}?${query}` : path
}

/** Whether anything is asked. */
export const isFiltered = (wanted: Wanted): boolean =>
  Object.values(wanted).some((value) => value !== undefined)
