// A poster of one library, so that whoever looks sees how many people a source brought.
import { addDays, londonDay } from '../../platform/calendar/london.ts'
import { newId } from '../../platform/ids.ts'
import type { Batch } from './batch.ts'
import type { Setting } from './invent.ts'

export const POSTER_CODE = 'library-poster'
const DAYS_UP = 120

/** Adds a poster that has hung for some months, and how often its code was followed each day. */
export function inventSource(
  { now, later }: Pick<Setting, 'now' | 'later'>,
  by: { userId: string; agencyId: string },
  batch: Batch,
): void {
  const id = newId()
  const up = addDays(londonDay(now), -DAYS_UP)
  batch.add('campaigns', {
    id,
    agency_id: by.agencyId,
    code: POSTER_CODE,
    name: 'Poster in the central library',
    kind: 'centre',
    made_at: new Date(`${up}T09:00:00Z`),
    made_by: by.userId,
  })
  for (let day = 1; day < DAYS_UP; day += 1) {
    const visits = later.whole(0, 4)
    if (visits > 0) batch.add('campaign_visits', { campaign_id: id, day: addDays(up, day), visits })
  }
}
