// How old a child is, as it is asked, and what that comes to: young enough for whoever is responsible to decide, or old enough
// that their own view counts. The age is this partnership's, and dated (table young_person_ages).
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'

export const CHILD_BANDS = ['under_10', '10_12', '13_15', '16_17'] as const
const OLDEST: Readonly<Record<(typeof CHILD_BANDS)[number], number>> = {
  under_10: 9,
  '10_12': 12,
  '13_15': 15,
  '16_17': 17,
}

/** The fact that is kept beside the band. Where an age lies within a band, the child's own view is asked. */
export function childAgeOf(band: string, youngFrom: number): 'younger' | 'older' | undefined {
  const known = CHILD_BANDS.find((each) => each === band)
  if (!known) return undefined
  return OLDEST[known] < youngFrom ? 'younger' : 'older'
}

/** From which age a young person's own view is asked, on a day; 13 where nothing is kept for it. */
export async function youngFromOn(tx: Tx, day: Day): Promise<number> {
  const { rows } = await sql<{ age: number }>`select age from young_person_ages where effective_from <= ${day}
    order by effective_from desc limit 1`.execute(tx)
  return rows[0]?.age ?? 13
}
