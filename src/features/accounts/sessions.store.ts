// Sessions begin, are used and end by the database's clock, which all processes share (app.session_actor).
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { hashToken } from '../../platform/crypto/tokens.ts'

export type Session = {
  id: string
  startedAt: Date
  lastSeenAt: Date
  secondFactor: boolean
  deviceWords: string
}

const LIST_MAX = 50
const live = sql<boolean>`ended_at is null and expires_at > now()`

export async function insertSession(
  tx: Tx,
  session: {
    id: string
    token: string
    userId: string
    hours: number
    secondFactor: boolean
    deviceWords: string
  },
): Promise<void> {
  await sql`insert into sessions
    (id, token_hash, user_id, started_at, last_seen_at, expires_at, second_factor, device_words)
    values (${session.id}, ${hashToken(session.token)}, ${session.userId}, now(), now(),
      now() + make_interval(hours => ${session.hours}), ${session.secondFactor}, ${session.deviceWords})`.execute(
    tx,
  )
}

/** The gate's: ends the session of a browser that signs in anew. */
export async function endByToken(tx: Tx, token: string): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ ended_at: sql`now()` })
    .where('token_hash', '=', hashToken(token))
    .where('ended_at', 'is', null)
    .execute()
}

/** Sessions of one person that have not ended, newest first, fifty at most. */
export async function listSessions(tx: Tx, userId: string): Promise<Session[]> {
  return tx
    .selectFrom('sessions')
    .select([
      'id',
      'started_at as startedAt',
      'last_seen_at as lastSeenAt',
      'second_factor as secondFactor',
      'device_words as deviceWords',
    ])
    .where('user_id', '=', userId)
    .where(live)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LIST_MAX)
    .execute()
}

/** Ends one session of a person. False where it is not theirs or has ended. */
export async function endSession(tx: Tx, userId: string, sessionId: string): Promise<boolean> {
  const ended = await tx
    .updateTable('sessions')
    .set({ ended_at: sql`now()` })
    .where('id', '=', sessionId)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

/** Ends every session of a person, save one. Returns how many. */
export async function endSessions(tx: Tx, userId: string, keep?: string): Promise<number> {
  let query = tx
    .updateTable('sessions')
    .set({ ended_at: sql`now()` })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
  if (keep) query = query.where('id', '<>', keep)
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}
