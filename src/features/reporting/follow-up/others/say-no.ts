// The holder of a code says for a further person, of whom they told us, that they changed their mind (migration 0075).
import { sql } from 'kysely'
import type { Ctx } from '../../../../access/ctx.ts'
import type { Tx } from '../../../../access/db.ts'
import { isUuid } from '../../../../platform/ids.ts'

export type OwnOther = { id: string; at: Date; saidNo: 'contact' | 'kept' | null; kept: boolean }
export type SaidNo = 'contact' | 'kept' | 'held'

/** The further people whom the holder told of, in that order; of none who they are. */
export async function ownOthers(tx: Tx): Promise<OwnOther[]> {
  const { rows } = await sql<OwnOther>`
    select id, at, said_no as "saidNo", kept from app.own_people_affected() order by at, id`.execute(tx)
  return rows
}

/** The box that says for one of them that who they are is to be destroyed. */
export const sureOf = (id: string): string => `sure-${id}`

/** Those of whom something is kept, so that there is something to say no to. */
export const canSayNo = (others: readonly OwnOther[]): boolean => others.some(({ kept }) => kept)

/**
 * Keeps the no of one of them. Where a legal hold keeps who they are, or an officer on a ground, at least nobody contacts
 * them: 'held'. null: the holder told of nobody like that.
 */
export function sayNoFor(holder: Ctx, id: string, what: 'contact' | 'kept'): Promise<SaidNo | null> {
  return holder.db.transaction(async (tx) => {
    if (!isUuid(id)) return null
    const say = async (to: string) => {
      const { rows } = await sql<{ answer: string | null }>`
        select app.affected_says_no(${id}, ${to}, null, ${holder.clock.now()}) as answer`.execute(tx)
      return rows[0]?.answer ?? null
    }
    const answer = await say(what)
    if (answer !== 'held') return answer === null ? null : what
    return (await say('contact')) === null ? null : 'held'
  })
}
