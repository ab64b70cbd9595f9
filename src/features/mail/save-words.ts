// Changing the partnership's words for mail to people. They are refused where they would betray.
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import { Conflict, ok, type Outcome, type Problem, refused } from '../../platform/problems.ts'
import { refuseUnlessLead } from '../agencies/index.ts'
import type { PublicTemplate } from './mail.ts'
import { findWords, namesOf, saveWords } from './mail.store.ts'
import { mailTexts as texts } from './messages.en.ts'
import { problemsOfWords } from './words.ts'

export type NewWords = { template: PublicTemplate; subject: string; body: string; version: number }

/** Sets the words of one template. Refuses words that betray; throws Conflict when somebody changed them first. */
export function changeWords(ctx: StaffCtx, wanted: NewWords): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    await refuseUnlessLead(tx)
    const problems = sayProblems(wanted, await namesOf(tx))
    if (problems.length) return refused(...problems)
    const version = (await findWords(tx, wanted.template))?.version ?? 0
    const by = ctx.actor.userId
    if (version !== wanted.version || !(await saveWords(tx, wanted, ctx.clock.now(), by)))
      throw new Conflict()
    await record(tx, ctx, {
      action: 'mail.change-words',
      subjectKind: 'mail-words',
      detail: { template: wanted.template },
    })
    return ok(null)
  })
}

function sayProblems(wanted: NewWords, names: readonly string[]): Problem[] {
  const found = problemsOfWords(wanted, names)
  const problems: Problem[] = []
  const add = (field: string, message: string) => problems.push({ field, message })
  if (found.subjectMissing) add('subject', texts.enterSubject)
  else if (found.subjectBetrays) add('subject', texts.betrays(found.subjectBetrays))
  if (found.bodyMissing) add('body', texts.enterBody)
  else if (found.bodyBetrays) add('body', texts.betrays(found.bodyBetrays))
  else if (found.referenceMissing) add('body', texts.needsReference)
  return problems
}
