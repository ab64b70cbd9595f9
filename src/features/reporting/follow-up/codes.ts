// The code that opens a report: words that bring a new one when it is lost, and ending it. The words are kept as their
// argon2id hash and compared five times an hour at most (migration 0025); asking costs the same whether or not there is
// such a report, or any words for it.
import { sql } from 'kysely'
import type { Actor } from '../../../access/actor.ts'
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import {
  hashPassword,
  passwordProblem,
  verifyNobody,
  verifyPassword,
} from '../../../platform/crypto/password.ts'
import { hashToken } from '../../../platform/crypto/tokens.ts'
import { newFollowUpCode } from '../../../platform/ids/follow-up-code.ts'
import { ok, type Outcome, refused } from '../../../platform/problems.ts'
import { comingBackWords as say } from './coming-back.messages.en.ts'

/** The words as they are compared: however they were spaced, capitalised and punctuated. */
const folded = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()

/**
 * Sets the words by which the holder of a code gets another when it is lost, in the place of any before. Refuses what is
 * short or what everybody would try. `holder`: see `asHolder`. False inside the outcome: the code opens nothing.
 */
export async function chooseRecoveryWords(holder: Ctx, typed: string): Promise<Outcome<boolean>> {
  const words = folded(typed)
  const problem = passwordProblem(words)
  if (problem) return refused({ field: 'recoveryWords', message: say.code.problem[wordProblem(problem)] })
  const hash = await hashPassword(words)
  return ok(
    await holder.db.transaction(async (tx) => {
      const { rows } = await sql<{ done: boolean }>`
        select app.set_recovery_words(${hash}, ${holder.clock.now()}) as done`.execute(tx)
      return rows[0]?.done ?? false
    }),
  )
}

const wordProblem = (problem: string) =>
  problem === 'too-short' ? 'short' : problem === 'too-long' ? 'long' : 'obvious'

/** Whether the holder of the code has chosen words. */
export async function hasRecoveryWords(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ have: boolean }>`select app.has_recovery_words() as have`.execute(tx)
  return rows[0]?.have ?? false
}

/** A new code for whoever knows a report's words; the old one opens nothing from then on. null: not right, or too often. */
export async function recoverCode(
  ctx: Ctx<Actor>,
  { reference, words }: { reference: string; words: string },
): Promise<string | null> {
  const at = ctx.clock.now()
  const hash = await ctx.db.transaction(async (tx) => {
    const { rows } = await sql<{ hash: string | null }>`
      select app.try_recovery_words(${reference}, ${at}) as hash`.execute(tx)
    return rows[0]?.hash ?? null
  })
  const given = folded(words)
  const right = hash ? await verifyPassword(hash, given) : await verifyNobody(given)
  if (!right) return null
  const code = newFollowUpCode()
  const done = await ctx.db.transaction(async (tx) => {
    const { rows } = await sql<{ done: boolean }>`
      select app.recover_code(${reference}, ${hash}, ${hashToken(code)}, ${at}) as done`.execute(tx)
    return rows[0]?.done ?? false
  })
  return done ? code : null
}

/** Ends the holder's own code and words: nothing opens the report from outside any more. False: it opened nothing. */
export async function endOwnCode(holder: Ctx): Promise<boolean> {
  return holder.db.transaction(async (tx) => {
    const { rows } = await sql<{
      done: boolean
    }>`select app.end_own_code(${holder.clock.now()}) as done`.execute(tx)
    return rows[0]?.done ?? false
  })
}
