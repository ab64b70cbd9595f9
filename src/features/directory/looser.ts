// Where nothing fits all that somebody chose: what would fit if they left out one thing of it. Nobody in need is sent away to guess.
import type { Tx } from '../../access/db.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { findEntries, type PlaceAsked, type Wanted } from './find-entries.store.ts'
import { momentOf } from './hours.ts'

/** What somebody may leave out: a choice of the form. */
export type Part = 'kind' | 'place' | 'strand' | 'need' | 'language' | 'reach' | 'open'
export type Looser = { part: Part; wanted: Wanted; total: number }

const WITHOUT: readonly { part: Part; fields: readonly (keyof Wanted)[] }[] = [
  { part: 'open', fields: ['openNow', 'openOn'] },
  { part: 'language', fields: ['language'] },
  { part: 'reach', fields: ['reach'] },
  { part: 'need', fields: ['need'] },
  { part: 'strand', fields: ['strand'] },
  { part: 'place', fields: ['areaId', 'placeId', 'outward'] },
  { part: 'kind', fields: ['kind'] },
]

/** Each choice that stands in the way by itself, with how many entries there are without it. `place`: where, as it was found. */
export async function looserOf(
  tx: Tx,
  now: Date,
  wanted: Wanted,
  place: PlaceAsked | null,
): Promise<Looser[]> {
  const found: Looser[] = []
  for (const { part, fields } of WITHOUT) {
    if (fields.every((field) => wanted[field] === undefined)) continue
    const less = { ...wanted, ...Object.fromEntries(fields.map((field) => [field, undefined])) }
    const { total } = await findEntries(tx, {
      wanted: less,
      place: part === 'place' ? null : place,
      today: londonDay(now),
      moment: momentOf(now),
      limit: 1,
      offset: 0,
    })
    if (total > 0) found.push({ part, wanted: less, total })
  }
  return found
}
