// Closing a case and opening it again. Each person who reported it hears of both, in neutral words; the reason stays with
// the case.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import { type Outcome, type Problem, refused } from '../../../platform/problems.ts'
import { plainText } from '../../../platform/text/plain.ts'
import { moreWithCase, NO_ASK, type PoliceAsk } from '../../reporting/index.ts'
import { stopClocks } from '../../standard/index.ts'
import { changeCase } from '../act.store.ts'
import { CLOSURES } from '../case.ts'
import { words } from '../messages.en.ts'
import { startAgain } from '../start-again.ts'
import { type LooseEnd, looseEnds, notLookedAt } from '../loose-ends.ts'
import { tell, tellEveryReporter } from '../timeline.ts'
import { allow } from '../case-actions.ts'
import { type Acted, caseInSight, done, met, REASON, wanted } from './act.ts'
import { entryId, isTold } from './repeat.ts'

const { reason: missing, reasonLong: long } = words.problems

/** `left`: the kinds of what is still open that whoever closes has looked at. */
type Close = { closure: string; reason: string; left?: readonly string[] }

/**
 * Closes a case: its clocks stop, and each person who reported is told in the words of `closure`. Refuses while something is
 * open that whoever closes did not say they have looked at (`left`); what they closed it with stays in its history.
 */
export function closeCase(
  ctx: StaffCtx,
  reference: string,
  version: number,
  command: Close,
): Promise<Outcome<Acted>> {
  return ctx.db.transaction(async (tx) => {
    const found = await caseInSight(tx, reference)
    const closure = CLOSURES.find((each) => each === command.closure)
    // Whoever may not close an open case learns nothing from pressing on a closed one.
    allow('close', { ...found, status: 'open' }, ctx.actor)
    const at = ctx.clock.now()
    const ends = found.status === 'open' ? await looseEnds(tx, found, at) : []
    const problems = check(command, ends)
    if (!closure || problems.length > 0) return refused(...problems)
    const reason = plainText(command.reason)
    const id = entryId(ctx, found.id, `close ${version}`, [closure, reason])
    const before = () => met(tx, reference, () => isTold(tx, id))
    // That a colleague closed it first is news to be shown beside what was typed, not something forbidden.
    if (found.status === 'closed') return before()
    allow('close', found, ctx.actor)
    if (!(await changeCase(tx, found.id, version, { status: 'closed', closed_at: at, closure })))
      return before()
    await stopClocks(tx, ctx.clock, found.id, 'closed')
    const noteId = await ctx.vault.addText(tx, 'note', reason, at)
    await tellEveryReporter(tx, ctx, at, {
      caseId: found.id,
      noteId,
      id,
      kind: 'case.closed',
      params: { closure },
    })
    const left = ends.map(({ kind }) => kind).join(',')
    if (left !== '')
      await tell(tx, ctx, at, [
        { caseId: found.id, kind: 'case.left_open', params: { left }, audience: 'partners' },
      ])
    await record(tx, ctx, {
      action: 'case.close',
      subjectKind: 'case',
      subjectId: found.id,
      detail: { closure, ...(left !== '' && { left }) },
    })
    return done
  })
}

function check({ closure, reason, left = [] }: Close, ends: readonly LooseEnd[]): Problem[] {
  const problems: Problem[] = []
  if (notLookedAt(ends, left).length > 0) problems.push({ field: 'left', message: words.problems.left })
  if (!CLOSURES.some((each) => each === closure))
    problems.push({ field: 'closure', message: words.problems.closure })
  return [...problems, ...wanted('reason', reason, REASON, { missing, long })]
}

/** Opens a closed case again: updating the person and reviewing begin anew. Refuses without a ground what was withdrawn. */
export function reopenCase(
  ctx: StaffCtx,
  reference: string,
  version: number,
  command: { reason: string; ask?: PoliceAsk },
): Promise<Outcome<Acted>> {
  return ctx.db.transaction(async (tx) => {
    const found = await caseInSight(tx, reference)
    allow('reopen', { ...found, status: 'closed' }, ctx.actor)
    const problems = wanted('reason', command.reason, REASON, { missing, long })
    if (problems.length > 0) return refused(...problems)
    const at = ctx.clock.now()
    const reason = plainText(command.reason)
    const id = entryId(ctx, found.id, `reopen ${version}`, [reason])
    const before = () => met(tx, reference, () => isTold(tx, id))
    if (found.status === 'open') return before()
    allow('reopen', found, ctx.actor)
    const withdrawn = await moreWithCase(tx, ctx, found.id, { way: 'reopen', ask: command.ask ?? NO_ASK })
    if (withdrawn) return refused(withdrawn)
    if (!(await changeCase(tx, found.id, version, { status: 'open', closed_at: null, closure: null })))
      return before()
    await startAgain(tx, ctx, found, ['victim_update', 'review'])
    const noteId = await ctx.vault.addText(tx, 'note', reason, at)
    await tellEveryReporter(tx, ctx, at, { caseId: found.id, noteId, id, kind: 'case.reopened' })
    await record(tx, ctx, { action: 'case.reopen', subjectKind: 'case', subjectId: found.id })
    return done
  })
}
