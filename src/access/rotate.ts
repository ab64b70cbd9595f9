// A new master key: every small key that the old one wrapped is wrapped again, in batches, while everything is in use.
// What is sealed stays as it is. It can be stopped at any moment and run again; it is done when nothing is left under
// another key. Runs as the keeper, on the owner's connection.
import type pg from 'pg'
import { rewrapKey, unwrapKey } from '../platform/crypto/envelope.ts'
import type { MasterKeys } from '../platform/crypto/master-key.ts'

/** How many wrapped keys stand under a master key, by its id. */
export type KeyUse = { keyId: string; people: number; secrets: number }

export type Rotated = { rewrapped: number; left: number }

type Wrapped = { id: string; wrapped: Buffer }
/** A table of wrapped keys, and what each is wrapped for. */
type Place = { table: string; id: string; type: string; aad: (id: string) => string }

const PLACES = {
  secrets: { table: 'vault.secrets', id: 'name', type: 'text', aad: (name) => `secret:${name}` },
  people: { table: 'vault.keys', id: 'id', type: 'uuid', aad: (id) => `key:${id}` },
} as const satisfies Record<string, Place>

const BATCH_ROWS = 1000

// version (1) | master key id (4) | ...: see platform/crypto/envelope.ts.
const WRAPPED_BY = `encode(substring(wrapped from 2 for 4), 'hex')`

/** Which master keys are in use, and for how much: people and their words, and the application's secrets. */
export async function keyUse(client: pg.ClientBase): Promise<KeyUse[]> {
  return asKeeper(client, async () => {
    const { rows } = await client.query<KeyUse>(
      `select "keyId", sum(people)::int as people, sum(secrets)::int as secrets from (
         select ${WRAPPED_BY} as "keyId", count(*) as people, 0 as secrets from vault.keys where wrapped is not null group by 1
         union all select ${WRAPPED_BY}, 0, count(*) from vault.secrets group by 1) each
       group by 1 order by 1`,
    )
    return rows
  })
}

/**
 * Wraps everything under the current master key of `keys`, which must also hold the older ones. Each batch commits by
 * itself. `left` counts what is still under another key at the end: rows that a process with the older key added
 * meanwhile. Refuses (SealBroken) a row whose master key is not among `keys`, having changed nothing of its batch.
 */
export async function rewrapAll(
  client: pg.ClientBase,
  keys: MasterKeys,
  onBatch: (rewrapped: number) => void = () => {},
): Promise<Rotated> {
  let rewrapped = 0
  for (const place of Object.values<Place>(PLACES)) {
    for (let after: string | null = null; ; ) {
      const batch = await rewrapBatch(client, keys, place, after)
      if (batch.last === null) break
      after = batch.last
      rewrapped += batch.changed
      onBatch(rewrapped)
    }
  }
  const left = (await keyUse(client)).filter(({ keyId }) => keyId !== keys.current.id)
  return { rewrapped, left: left.reduce((sum, { people, secrets }) => sum + people + secrets, 0) }
}

async function rewrapBatch(
  client: pg.ClientBase,
  keys: MasterKeys,
  place: Place,
  after: string | null,
): Promise<{ changed: number; last: string | null }> {
  return asKeeper(client, async () => {
    const { rows } = await client.query<Wrapped>(
      `select ${place.id}::text as id, wrapped from ${place.table}
       where ($1::text is null or ${place.id} > $1::${place.type}) and wrapped is not null and ${WRAPPED_BY} <> $2
       order by ${place.id} limit $3`,
      [after, keys.current.id, BATCH_ROWS],
    )
    const fresh = rows.map(({ id, wrapped }) => rewrapKey(keys, wrapped, place.aad(id)))
    // A key that was destroyed meanwhile stays destroyed: only what is still as it was read is replaced.
    const { rowCount } = await client.query(
      `update ${place.table} t set wrapped = n.fresh
       from unnest($1::${place.type}[], $2::bytea[], $3::bytea[]) n (id, old, fresh)
       where t.${place.id} = n.id and t.wrapped = n.old`,
      [rows.map(({ id }) => id), rows.map(({ wrapped }) => wrapped), fresh],
    )
    return { changed: rowCount ?? 0, last: rows.at(-1)?.id ?? null }
  })
}

const SAMPLE_ROWS = 1000

/**
 * Proves that `keys` open the vault: every secret, the newest people's keys, and that no row is under a key that is not
 * among them. Throws (SealBroken) when they do not. Within a transaction that acts as the keeper.
 */
export async function proveKeysOpen(client: pg.ClientBase, keys: MasterKeys): Promise<void> {
  for (const place of Object.values<Place>(PLACES)) {
    const { rows } = await client.query<Wrapped>(
      `(select ${place.id}::text as id, wrapped from ${place.table} where wrapped is not null order by ${place.id} desc limit $1)
       union (select distinct on (${WRAPPED_BY}) ${place.id}::text, wrapped from ${place.table} where wrapped is not null
              order by ${WRAPPED_BY}, ${place.id})`,
      [SAMPLE_ROWS],
    )
    for (const { id, wrapped } of rows) unwrapKey(keys, wrapped, place.aad(id))
  }
}

/** Does work in one transaction as the keeper, whom the application can never become. */
export async function asKeeper<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    await client.query('set local role upstander_keeper')
    const result = await work()
    await client.query('commit')
    return result
  } catch (fault) {
    await client.query('rollback')
    throw fault
  }
}
