// Secrets that must outlive a change of the master key: made once, wrapped by it, kept in the vault.
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { unwrapKey, wrapKey } from '../platform/crypto/envelope.ts'
import type { MasterKeys } from '../platform/crypto/master-key.ts'
import { inScope } from '../platform/db/scoped.ts'
import type { RawDb } from './db.ts'

export type Secrets = { blindIndex: KeyObject; followUp: KeyObject; links: KeyObject; audit: KeyObject }

const NAMES = ['blind-index', 'follow-up', 'links', 'audit'] as const

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
    }
  })
}
