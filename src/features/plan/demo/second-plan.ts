// The demonstration's second plan: small, and the public's to read too, so that their page shows several. A post owns some of
// it: whoever holds it leads its parts.
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { newId } from '../../../platform/ids.ts'
import { importPlan } from '../import-plan.ts'
import { writeDemoWords } from '../public/demo.ts'
import { publishPlan } from '../publish-plan.ts'
import { readPlan } from '../reading/read-plan.ts'

export const DEMO_POST = 'Hate Crime Coordinator'

const HEAD = 'Aim\tObjective\tAction\tOwner\tTime frame\tStatus\tUpdate'

/** The plan as text for `readPlan`, for the financial year of `startYear`. */
export const secondDemoPlan = (startYear: number): string =>
  [
    `Safe on the Way: Hate on Public Transport ${startYear}-${String(startYear + 1).slice(2)}`,
    '',
    'Priority 1: Journeys without fear',
    '',
    HEAD,
    `1.1 Staff know what to do\tDrivers and guards can help\tGive every depot the short guide and somebody to ask\t${DEMO_POST}\tQ3\t\t`,
    '1.2 People can tell us on the way\tReporting is as near as the next stop\tPut the poster with the code in every shelter\tAll authorities\tQ4\t\t',
    `1.3 We look at it together\tOperators and partners meet\tHold a meeting with all operators twice a year\t${DEMO_POST}\tOngoing\t\t`,
    '',
  ].join('\n')

/** Adds the post, held by the demonstration's coordinator, and the plan, published. Call it as named work, after the first plan. */
export async function addSecondDemoPlan(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock' | 'requestId'>,
  { startYear, firstPlanId }: { startYear: number; firstPlanId: string },
): Promise<void> {
  const holder = await tx
    .selectFrom('staff_users')
    .select(['id', 'agency_id as agencyId'])
    .where('name', '=', 'Coral Coordinator')
    .executeTakeFirst()
  if (!holder) return
  const row = { id: newId(), title: DEMO_POST, agency_id: holder.agencyId, holder_id: holder.id }
  await tx
    .insertInto('plan_posts')
    .values({ ...row, changed_at: ctx.clock.now() })
    .execute()
  const sourceText = secondDemoPlan(startYear)
  const read = readPlan(sourceText)
  if (!read.ok) throw new Error('the demonstration’s second plan cannot be read')
  const plan = await importPlan(tx, ctx, { read, sourceName: 'demonstration plan 2', sourceText })
  if (!plan.ok) return
  await writeDemoWords(tx, ctx, plan.planId)
  await publishPlan(tx, ctx, plan.planId)
  await tx.updateTable('plans').set({ public_main: true }).where('id', '=', firstPlanId).execute()
}
