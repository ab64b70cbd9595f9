// Where whoever takes a report down works: most of what they are told happened there.
import type { StaffCtx } from '../../../access/ctx.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { listDuties } from '../../agencies/index.ts'

/** The one area that the officer's own agency answers for, taking reports before any other duty; '' where it is none or several. */
export async function ownArea(ctx: StaffCtx): Promise<string> {
  const today = londonDay(ctx.clock.now())
  const duties = await ctx.db.transaction((tx) => listDuties(tx, today, ctx.actor.agencyId))
  const takes = duties.filter(({ duty }) => duty === 'takes_reports')
  const areas = new Set((takes.length > 0 ? takes : duties).map(({ areaId }) => areaId))
  const [only = ''] = areas
  return areas.size === 1 ? only : ''
}
