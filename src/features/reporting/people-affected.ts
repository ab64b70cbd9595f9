// Further people whom it happened to, as whoever told of them named them: each sealed under a key of their own, with their own
// answer about being contacted (migration 0067).
import { sql } from 'kysely'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { PersonDetails } from '../../access/vault.ts'
import { newId } from '../../platform/ids.ts'
import { Conflict } from '../../platform/problems.ts'

/** People who agreed that we know who they are, as a form named them. */
export type NamedOthers = NonNullable<PersonDetails['others']>

/** Each sealed by themselves, as app.keep_people_affected takes them. */
export const sealedPeople = ({ vault }: Pick<Ctx, 'vault'>, others: NamedOthers) =>
  others.map(({ name, reach, contact }) => {
    const id = newId()
    const details = { ...(name && { name }), ...(reach && { reach }) }
    const { keyId, wrapped, sealed } = vault.sealPerson(id, details)
    return { id, keyId, wrapped: wrapped.toString('base64'), sealed: sealed.toString('base64'), contact }
  })

/**
 * Keeps the people of whom the holder of a code tells now. The database takes nobody's name from somebody anonymous, for a report
 * that was erased, or beyond fifty: then it throws Conflict, so that nothing is said to be added that is not kept.
 */
export async function keepPeopleToldLater(
  tx: Tx,
  holder: Pick<Ctx, 'vault'>,
  others: NamedOthers,
  at: Date,
): Promise<void> {
  const told = { at, people: sealedPeople(holder, others) }
  const { rows } = await sql<{ kept: number }>`
    select app.keep_people_affected(${JSON.stringify(told)}::jsonb) as kept`.execute(tx)
  if (rows[0]?.kept !== others.length) throw new Conflict('not everybody can be kept')
}

/** Destroys who the further people are whom the holder brought, once the holder is anonymous. */
export async function forgetPeopleAffected(tx: Tx, at: Date): Promise<void> {
  await sql`select app.forget_people_affected(${at})`.execute(tx)
}
