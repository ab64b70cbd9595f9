import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import type { Bucket } from './attempts.ts'

export type Turn = { ok: true } | { ok: false; waitSeconds: number }

/**
 * Counts an attempt before anything is compared, so that guesses sent all at once are counted too. Refuses it, with
 * how long to wait, where a bucket is full; what was let through is settled after a success.
 */
export async function takeTurn(tx: Tx, buckets: readonly Bucket[], now: Date): Promise<Turn> {
  // At most three, and in order: each is locked before the next is looked at.
  for (const bucket of buckets) {
    const filled = await fill(tx, bucket, now)
    if (!filled) return { ok: false, waitSeconds: await waitOf(tx, bucket, now) }
  }
  return { ok: true }
}

/** Takes back one attempt that was right. */
export async function giveBack(tx: Tx, buckets: readonly Bucket[], now: Date): Promise<void> {
  for (const { key } of buckets) {
    await sql`update sign_in_attempts set level = greatest(0, level - 1), blocked_until = ${now}
      where bucket = ${key}`.execute(tx)
  }
}

/** After a whole sign-in: buckets of one person are emptied, and those shared with others get one attempt back. */
export async function settle(tx: Tx, buckets: readonly Bucket[], now: Date): Promise<void> {
  for (const { key, policy } of buckets) {
    if (policy.shared) await giveBack(tx, [{ key, policy }], now)
    else await tx.deleteFrom('sign_in_attempts').where('bucket', '=', key).execute()
  }
}

/** Drops buckets that have leaked dry. Returns how many. */
export async function dropOldAttempts(tx: Tx, before: Date): Promise<number> {
  const gone = await tx.deleteFrom('sign_in_attempts').where('last_at', '<', before).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

// One statement, so that two at once are counted as two: the second waits for the first, and reads what it left.
async function fill(tx: Tx, { key, policy }: Bucket, now: Date): Promise<boolean> {
  const { free, firstWaitSeconds, longestWaitSeconds, leakSeconds } = policy
  const { rows } = await sql`
    insert into sign_in_attempts as a (bucket, level, last_at, blocked_until) values (${key}, 1, ${now}, ${now})
    on conflict (bucket) do update set (level, last_at, blocked_until) = (
      select filled.level, greatest(a.last_at, ${now}::timestamptz),
        case when ceil(filled.level) < ${free} then ${now}::timestamptz
          else ${now}::timestamptz + make_interval(secs => least(${longestWaitSeconds}::float8,
            ${firstWaitSeconds}::float8 * power(2, least(ceil(filled.level) - ${free}, 20)))) end
      from (select 1 + greatest(0, a.level
        - greatest(0, extract(epoch from ${now}::timestamptz - a.last_at)) / ${leakSeconds}::float8) as level) filled)
    where a.blocked_until <= ${now}
    returning 1`.execute(tx)
  return rows.length > 0
}

async function waitOf(tx: Tx, { key }: Bucket, now: Date): Promise<number> {
  const row = await tx
    .selectFrom('sign_in_attempts')
    .select('blocked_until')
    .where('bucket', '=', key)
    .executeTakeFirst()
  const until = row ? new Date(row.blocked_until).getTime() : now.getTime()
  return Math.max(1, Math.ceil((until - now.getTime()) / 1000))
}
