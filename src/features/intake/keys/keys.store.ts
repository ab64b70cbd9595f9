// Partners' keys. The key itself is never kept: only its hash, which nobody can select.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'

export type KeyRow = {
  id: string
  agencyId: string
  agencyName: string
  whose: string | null
  name: string
  hint: string
  perMinute: number
  madeAt: Date
  madeBy: string | null
  expiresOn: Day
  revokedAt: Date | null
  lastUsedAt: Date | null
}

const LIST_MAX = 500

/** The keys that the caller looks after: of their agency or, for administrators of the lead agency, of all. Newest first. */
export async function listKeys(tx: Tx): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select k.id, k.agency_id as "agencyId", g.name as "agencyName", k.whose, k.name, k.hint, k.per_minute as "perMinute",
      k.made_at as "madeAt", u.name as "madeBy", k.expires_on::text as "expiresOn", k.revoked_at as "revokedAt",
      k.last_used_at as "lastUsedAt"
    from intake_keys k join agencies g on g.id = k.agency_id left join staff_users u on u.id = k.made_by
    order by k.revoked_at is not null, k.made_at desc, k.id limit ${LIST_MAX}`.execute(tx)
  return rows
}

export type NewKey = {
  id: string
  agencyId: string
  name: string
  whose: string | null
  hash: Buffer
  hint: string
  perMinute: number
  madeAt: Date
  madeBy: string
  expiresOn: Day
}

export async function insertKey(tx: Tx, key: NewKey): Promise<void> {
  await sql`insert into intake_keys (id, agency_id, name, whose, key_hash, hint, per_minute, made_at, made_by, expires_on)
    values (${key.id}, ${key.agencyId}, ${key.name}, ${key.whose}, ${key.hash}, ${key.hint}, ${key.perMinute}, ${key.madeAt}, ${key.madeBy},
      ${key.expiresOn})`.execute(tx)
}

/** Ends a key at once and for good. False: it is not theirs, or ended before. */
export async function revokeKey(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update intake_keys set revoked_at = ${at}, revoked_by = ${by} where id = ${id} and revoked_at is null`.execute(
    tx,
  )
  return numAffectedRows > 0n
}

export type KeyUse = { keyId: string; agencyId: string; whose: string | null; waitSeconds: number }

/** Counts one use of a key, and says whose it is and how long it must wait. Undefined: there is no such key that counts. */
export async function useKey(tx: Tx, hash: Buffer, at: Date): Promise<KeyUse | undefined> {
  const { rows } =
    await sql<KeyUse>`select key_id as "keyId", agency_id as "agencyId", whose, wait_seconds as "waitSeconds"
    from app.use_intake_key(${hash}, ${at})`.execute(tx)
  return rows[0]
}
