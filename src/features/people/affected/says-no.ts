// A further person takes back their yes: to being contacted, or to our keeping who they are (migration 0075). What stood only on
// that yes ends in the same transaction, by the database.
import { sql } from 'kysely'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Form } from '../../../platform/http/form.ts'
import { Forbidden, ok, type Outcome, refused } from '../../../platform/problems.ts'
import { type AffectedPerson, GROUNDS, SAID_NO } from './affected.store.ts'
import { affectedWords } from './messages.en.ts'

const say = affectedWords.no.problem

export type SaidNo = { what: (typeof SAID_NO)[number]; ground: AffectedPerson['ground'] }

/** The answer that there is no ground: chosen, since it destroys. */
export const NO_GROUND = 'none'

/** Reads what they said no to. A ground is only for who somebody is, against their no; whether there is one must be said. */
export function readSaidNo(form: Form, person: AffectedPerson): Outcome<SaidNo> {
  const what = SAID_NO.find((each) => each === form.one('what'))
  const said = form.one('ground')
  const ground = GROUNDS.find((each) => each === said) ?? null
  // What nobody could choose, and nothing chosen, is no "No": that would destroy.
  const isAnswered = ground !== null || said === NO_GROUND
  if (said !== '' && !isAnswered) return refused({ field: 'ground', message: say.ground })
  if (!what) return refused({ field: 'what', message: say.what })
  if (what === 'kept' && person.named && !isAnswered) return refused({ field: 'ground', message: say.ground })
  if (ground && (what !== 'kept' || !person.named))
    return refused({ field: 'ground', message: person.named ? say.groundIdle : say.nobodyNamed })
  return ok({ what, ground })
}

/**
 * Keeps their no. Refuses to destroy what a legal hold keeps; said twice it is once. Throws where the report is not the caller's
 * any more: then nothing is kept, and nobody is told that it was.
 */
export function keepSaidNo(
  ctx: StaffCtx,
  affectedId: string,
  { what, ground }: SaidNo,
): Promise<Outcome<null>> {
  return ctx.db.transaction(async (tx) => {
    const { rows } = await sql<{ answer: string | null }>`
      select app.affected_says_no(${affectedId}, ${what}, ${ground}, ${ctx.clock.now()}) as answer`.execute(
      tx,
    )
    const answer = rows[0]?.answer ?? null
    if (answer === null) throw new Forbidden('not its own', affectedWords.whoMay)
    return answer === 'held' ? refused({ field: 'what', message: say.held }) : ok(null)
  })
}
