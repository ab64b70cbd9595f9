// Setting the risk of a case by its level, with the reason. Meets the clock for assessing it, and gives every other
// open clock the limits of the new level (domain.md 4.6).
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import { type Outcome, refused } from '../../../platform/problems.ts'
import { plainText } from '../../../platform/text/plain.ts'
import { NO_ASK, type PoliceAsk, workOnCase } from '../../reporting/index.ts'
import { meetClock, restartForRisk } from '../../standard/index.ts'
import { changeCase } from '../act.store.ts'
import { CHOSEN_RISK_LEVELS } from '../case.ts'
import { words } from '../messages.en.ts'
import { tell } from '../timeline.ts'
import { type Acted, caseFor, done, met, REASON, wanted } from './act.ts'
import { entryId, isTold } from './repeat.ts'

const say = { missing: words.problems.reason, long: words.problems.reasonLong }

/** `ask`: on what ground, where the person withdrew it. */
export type SetRisk = { level: string; reason: string; ask?: PoliceAsk }

/** Sets the risk. Refuses an unknown level and a missing reason; stale when the case changed meanwhile. */
export function setRisk(
  ctx: StaffCtx,
  reference: string,
  version: number,
  command: SetRisk,
): Promise<Outcome<Acted>> {
  return ctx.db.transaction(async (tx) => {
    const found = await caseFor(tx, ctx, reference, 'risk')
    const level = CHOSEN_RISK_LEVELS.find((each) => each === command.level)
    const problems = wanted('reason', command.reason, REASON, say)
    if (!level) return refused({ field: 'level', message: words.problems.risk }, ...problems)
    if (problems.length > 0) return refused(...problems)
    const at = ctx.clock.now()
    const reason = plainText(command.reason)
    const id = entryId(ctx, found.id, `risk ${version}`, [level, reason])
    const withdrawn = await workOnCase(tx, ctx, found.id, { way: 'risk', ask: command.ask ?? NO_ASK })
    if (withdrawn) return refused(withdrawn)
    if (!(await changeCase(tx, found.id, version, { risk_level: level })))
      return met(tx, reference, () => isTold(tx, id))
    await meetClock(tx, ctx, { kind: 'risk_assessment', caseId: found.id })
    await restartForRisk(
      tx,
      ctx.clock,
      { id: found.id, leadAgencyId: found.leadAgencyId },
      found.riskLevel,
      level,
    )
    const noteId = await ctx.vault.addText(tx, 'note', reason, at)
    const params = { from: found.riskLevel, to: level }
    await tell(tx, ctx, at, [
      { id, caseId: found.id, kind: 'case.risk', params, audience: 'partners', noteId },
    ])
    await record(tx, ctx, { action: 'case.risk', subjectKind: 'case', subjectId: found.id, detail: params })
    return done
  })
}
