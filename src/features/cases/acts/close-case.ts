// Closing a case and opening it again. The person hears of both, in neutral words; the reason stays with the case.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import { type Outcome, refused } from '../../../platform/problems.ts'
import { stopClocks } from '../../standard/index.ts'
import { changeCase } from '../act.store.ts'
import { CLOSURES } from '../case.ts'
import { words } from '../messages.en.ts'
import { startAgain } from '../start-again.ts'
import { tell } from '../timeline.ts'
import { allow } from '../case-actions.ts'
import { type Acted, caseInSight, done, met, REASON, wanted, whoReported, writeToPerson } from './act.ts'

const { reason: missing, reasonLong: long } = words.problems

/** Closes a case: its clocks stop, and the person is told in the words of `closure`. */
export function closeCase(
  ctx: StaffCtx,
  reference: string,
  version: number,
  command: { closure: string; reason: string },
): Promise<Outcome<Acted>> {
  return ctx.db.transaction(async (tx) => {
    const found = await caseInSight(tx, reference)
    const closure = CLOSURES.find((each) => each === command.closure)
    // Whoever may not close an open case learns nothing from pressing on a closed one.
    allow('close', { ...found, status: 'open' }, ctx.actor)
    if (closure && found.status === 'closed' && found.closure === closure) return done
    allow('close', found, ctx.actor)
    const problems = wanted('reason', command.reason, REASON, { missing, long })
    if (!closure) return refused({ field: 'closure', message: words.problems.closure }, ...problems)
    if (problems.length > 0) return refused(...problems)
    const at = ctx.clock.now()
    if (!(await changeCase(tx, found.id, version, { status: 'closed', closed_at: at, closure })))
      return met(tx, reference, (now) => now.closure === closure)
    await stopClocks(tx, ctx.clock, found.id, 'closed')
    const who = await whoReported(tx, found.id)
    const noteId = await ctx.vault.addText(tx, 'note', command.reason, at)
    const entry = { caseId: found.id, reportId: who?.reportId ?? null, audience: 'person' as const, noteId }
    await tell(tx, ctx, at, [{ ...entry, kind: 'case.closed', params: { closure } }])
    await record(tx, ctx, {
      action: 'case.close',
      subjectKind: 'case',
      subjectId: found.id,
      detail: { closure },
    })
    await writeToPerson(tx, ctx, who)
    return done
  })
}

/** Opens a closed case again: updating the person and reviewing begin anew. */
export function reopenCase(
  ctx: StaffCtx,
  reference: string,
  version: number,
  command: { reason: string },
): Promise<Outcome<Acted>> {
  return ctx.db.transaction(async (tx) => {
    const found = await caseInSight(tx, reference)
    allow('reopen', { ...found, status: 'closed' }, ctx.actor)
    if (found.status === 'open' && found.version === version + 1) return done
    allow('reopen', found, ctx.actor)
    const problems = wanted('reason', command.reason, REASON, { missing, long })
    if (problems.length > 0) return refused(...problems)
    const at = ctx.clock.now()
    if (!(await changeCase(tx, found.id, version, { status: 'open', closed_at: null, closure: null })))
      return met(tx, reference, (now) => now.status === 'open')
    await startAgain(tx, ctx, found, ['victim_update', 'review'])
    const who = await whoReported(tx, found.id)
    const noteId = await ctx.vault.addText(tx, 'note', command.reason, at)
    const entry = { caseId: found.id, reportId: who?.reportId ?? null, audience: 'person' as const, noteId }
    await tell(tx, ctx, at, [{ ...entry, kind: 'case.reopened' }])
    await record(tx, ctx, { action: 'case.reopen', subjectKind: 'case', subjectId: found.id })
    await writeToPerson(tx, ctx, who)
    return done
  })
}
