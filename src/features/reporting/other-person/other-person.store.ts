// What is kept of the other person in a report: facts in the clear, every word sealed in the vault.
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../access/db.ts'
import type { Vault } from '../../../access/vault.ts'
import { newId } from '../../../platform/ids.ts'

const wordsSchema = z.object({ reason: z.string(), description: z.string() })
const identitySchema = z.object({ name: z.string(), whereabouts: z.string() })
export type OtherWords = z.infer<typeof wordsSchema>
export type Identity = z.infer<typeof identitySchema>

export type OtherPerson = {
  reportId: string
  at: Date
  userId: string
  agencyId: string
  regimeCode: string | null
  answers: boolean[]
  opened: boolean
  words: OtherWords
  /** null: it may not be taken, or is not known. */
  identity: Identity | null
}

/** Keeps it. The database refuses an identity where the rules in force do not open to the answers. */
export async function insertOtherPerson(tx: Tx, vault: Vault, other: OtherPerson): Promise<string> {
  const { at, identity, words } = other
  const id = newId()
  await tx
    .insertInto('other_people')
    .values({
      id,
      report_id: other.reportId,
      at,
      by_user: other.userId,
      agency_id: other.agencyId,
      regime_code: other.regimeCode,
      answers: other.answers,
      opened: other.opened,
      words_id: await vault.addText(tx, 'note', JSON.stringify(words), at),
      identity_id: identity && (await vault.addText(tx, 'note', JSON.stringify(identity), at)),
    })
    .execute()
  return id
}

export type KeptOther = {
  at: Date
  by: string | null
  agency: string
  opened: boolean
  words: OtherWords | null
  /** `kept`: there is one, and it is not the caller's to read. */
  identity: Identity | 'kept' | null
}

const KEPT_MAX = 50

/** What is kept of a report in sight, the newest first, opened through the vault as far as the caller may. */
export async function otherPeopleOf(tx: Tx, vault: Vault, reportId: string): Promise<KeptOther[]> {
  type Row = Omit<KeptOther, 'words' | 'identity'> & { wordsId: string; identityId: string | null }
  const { rows } = await sql<Row>`
    select o.at, u.name as by, g.short_name as agency, o.opened, o.words_id as "wordsId", o.identity_id as "identityId"
    from other_people o join agencies g on g.id = o.agency_id left join staff_users u on u.id = o.by_user
    where o.report_id = ${reportId} order by o.at desc, o.id desc limit ${KEPT_MAX}`.execute(tx)
  const kept: KeptOther[] = []
  // One sealed text at a time: each is opened by a function that decides sight and writes the trail.
  for (const { wordsId, identityId, ...row } of rows) {
    const words = await vault.readText(tx, wordsId)
    const identity = identityId === null ? null : await vault.readText(tx, identityId)
    kept.push({
      ...row,
      words: words === null ? null : wordsSchema.parse(JSON.parse(words)),
      identity:
        identityId === null ? null : identity === null ? 'kept' : identitySchema.parse(JSON.parse(identity)),
    })
  }
  return kept
}
