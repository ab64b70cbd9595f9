// The areas that take reports, where somebody who named none chooses one later.
import type { Ctx } from '../../../../access/ctx.ts'
import { londonDay } from '../../../../platform/calendar/london.ts'
import { areasTakingReports } from '../../../agencies/index.ts'
import type { Step } from '../../form/steps.ts'
import type { AddedArea } from './read-added.ts'

/** Those to choose from; none for every other question, which needs none. */
export async function areasToAdd(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  step: Step | undefined,
): Promise<AddedArea[]> {
  if (step !== 'where') return []
  const areas = await db.transaction((tx) => areasTakingReports(tx, londonDay(clock.now())))
  return areas.map(({ id, name }) => ({ id, name }))
}
