// The victim service reads a whole case: also what a report tells that comes along, whose person said no to the service.
import type { Tx } from '../../access/db.ts'
import type { Problem } from '../../platform/problems.ts'
import { type PoliceAsk, type ReferralByRule, refusesService } from '../reporting/index.ts'
import { words } from './messages.en.ts'

type ToService = {
  victimService: { shortName: string } | undefined
  referral: ReferralByRule
  /** Serious danger or a child at risk, where somebody chose one. */
  ground: PoliceAsk['ground']
}

/** What stands in the way of a referral that would go out with these reports; undefined where it is withheld, or nothing does. */
export async function againstService(
  tx: Tx,
  { victimService: to, referral, ground }: ToService,
  reportIds: readonly string[],
): Promise<Problem | undefined> {
  if (ground || !to || referral.status !== 'sent' || !(await refusesService(tx, reportIds))) return undefined
  return { field: '', message: words.log.anotherSaidNo(to.shortName) }
}
