// Giving a case to a colleague, or taking it oneself.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import { type Outcome, refused } from '../../../platform/problems.ts'
import { NO_ASK, type PoliceAsk, workOnCase } from '../../reporting/index.ts'
import { changeCase } from '../act.store.ts'
import { loadColleagues } from '../case-page.store.ts'
import { words } from '../messages.en.ts'
import { tell } from '../timeline.ts'
import { type Acted, caseFor, done, met } from './act.ts'

/** Names the owner. Refuses whoever is not an active caseworker of the lead agency, and what was withdrawn without a ground. */
export function assignCase(
  ctx: StaffCtx,
  reference: string,
  version: number,
  command: { ownerId: string; ask?: PoliceAsk },
): Promise<Outcome<Acted>> {
  return ctx.db.transaction(async (tx) => {
    const found = await caseFor(tx, ctx, reference, 'assign')
    const colleagues = await loadColleagues(tx, found.leadAgencyId)
    const owner = colleagues.find(({ id }) => id === command.ownerId)
    if (!owner) return refused({ field: 'ownerId', message: words.problems.owner })
    if (found.ownerId === owner.id) return done
    const withdrawn = await workOnCase(tx, ctx, found.id, { way: 'assign', ask: command.ask ?? NO_ASK })
    if (withdrawn) return refused(withdrawn)
    if (!(await changeCase(tx, found.id, version, { owner_id: owner.id })))
      return met(tx, reference, (now) => now.ownerId === owner.id)
    const params = { owner: owner.name }
    await tell(tx, ctx, ctx.clock.now(), [
      { caseId: found.id, kind: 'case.owner', params, audience: 'partners' },
    ])
    await record(tx, ctx, {
      action: 'case.assign',
      subjectKind: 'case',
      subjectId: found.id,
      detail: { owner: owner.id },
    })
    return done
  })
}
