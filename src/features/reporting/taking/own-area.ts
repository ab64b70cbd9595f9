// Where whoever takes a report down works: most of what they are told happened there.
import type { StaffCtx } from '../../../access/ctx.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { listDuties } from '../../agencies/index.ts'

/** The areas that the officer's own agency answers for, taking reports before any other duty. */
export async function ownAreas(ctx: StaffCtx): Promise<string[]> {
  const today = londonDay(ctx.clock.now())
  const duties = await ctx.db.transaction((tx) => listDuties(tx, today, ctx.actor.agencyId))
  const takes = duties.filter(({ duty }) => duty === 'takes_reports')
  return [...new Set((takes.length > 0 ? takes : duties).map(({ areaId }) => areaId))]
}

/** What is chosen before anybody chooses: the one area that is theirs; '' where it is none or several. */
export const chosenAtFirst = (own: readonly string[]): string => (own.length === 1 ? (own[0] ?? '') : '')
