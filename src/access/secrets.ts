// Secrets that must outlive a change of the master key: made once, wrapped by it, kept in the vault.
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { unwrapKey, wrapKey } from '../platform/crypto/envelope.ts'
import type { MasterKeys } from '../platform/crypto/master-key.ts'
import { inScope } from '../platform/db/scoped.ts'
import type { RawDb } from './db.ts'

export type Secrets = {
  blindIndex: KeyObject
  followUp: KeyObject
  links: KeyObject
  audit: KeyObject
  /** Tells a form that was sent twice from one that says something else, without keeping what it said. */
  forms: KeyObject
}

const NAMES = ['blind-index', 'follow-up', 'links', 'audit', 'forms'] as const

/** Reads the secrets, making those that are missing. Several processes may do so at once: the first row wins. */
export async function loadSecrets(raw: RawDb, keys: MasterKeys): Promise<Secrets> {
  return inScope(raw, { role: 'upstander_system', settings: { 'app.actor': 'secrets' } }, async (tx) => {
    const fresh = NAMES.map((name) => ({
      name,
      wrapped: wrapKey(keys, createSecretKey(randomBytes(32)), `secret:${name}`),
    }))
    await tx
      .insertInto('vault.secrets')
      .values(fresh)
      .onConflict((on) => on.column('name').doNothing())
      .execute()
    const rows = await tx.selectFrom('vault.secrets').select(['name', 'wrapped']).execute()
    const read = (name: string) => {
      const row = rows.find((each) => each.name === name)
      if (!row) throw new Error(`the secret ${name} is missing`)
      return unwrapKey(keys, row.wrapped, `secret:${name}`)
    }
    return {
      blindIndex: read('blind-index'),
      followUp: read('follow-up'),
      links: read('links'),
      audit: read('audit'),
      forms: read('forms'),
    }
  })
}

/**
 * One secret as the owner of the database, who has no pool yet: reads it, or makes it. The login role's password comes
 * from such a one, so that processes agree on it without another setting and a new master key does not change it.
 */
export async function ownerSecret(client: pg.ClientBase, keys: MasterKeys, name: string): Promise<KeyObject> {
  await client.query('begin')
  try {
    await client.query('set local role upstander_keeper')
    const fresh = wrapKey(keys, createSecretKey(randomBytes(32)), `secret:${name}`)
    await client.query(
      'insert into vault.secrets (name, wrapped) values ($1, $2) on conflict (name) do nothing',
      [name, fresh],
    )
    const secret = await readSecret(client, keys, name)
    await client.query('commit')
    if (!secret) throw new Error(`the secret ${name} is missing`)
    return secret
  } catch (fault) {
    await client.query('rollback')
    throw fault
  }
}

/** One secret, or null where there is none. Within a transaction that acts as the keeper. */
export async function readSecret(
  client: pg.ClientBase,
  keys: MasterKeys,
  name: string,
): Promise<KeyObject | null> {
  const { rows } = await client.query<{ wrapped: Buffer }>(
    'select wrapped from vault.secrets where name = $1',
    [name],
  )
  return rows[0] ? unwrapKey(keys, rows[0].wrapped, `secret:${name}`) : null
}
