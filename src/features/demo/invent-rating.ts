// How some people said that it was handled, once their case was closed: a figure and nothing else.
import type { Batch } from './batch.ts'
import type { Opened } from './invent-case.ts'
import type { Told } from './invent-report.ts'
import type { Setting } from './invent.ts'
import { ratesShare, scoreShares } from './proportions.ts'

const HOUR_MS = 3_600_000

/** Adds a rating of a closed case for some. By a chance of its own, so that all else stays as it was invented before. */
export function inventRating(
  { later, now }: Setting,
  told: Told,
  { agencyId, closedAt }: Opened,
  batch: Batch,
): void {
  if (!closedAt || !later.chance(ratesShare)) return
  const at = new Date(closedAt.getTime() + later.whole(2, 150) * HOUR_MS)
  const score = Number(later.weighted(scoreShares))
  if (at >= now) return
  batch.add('report_ratings', { report_id: told.id, stage: 'finished', score, agency_id: agencyId, at })
}
