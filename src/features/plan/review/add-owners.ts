// Owners whom a newer version of a document names: who has no part of the action yet gets one. What stands there stays.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { batches, deliveriesOf } from '../import-plan.ts'
import type { OwnerDirectory } from '../running/owners.ts'
import type { Stamped } from '../stamp.ts'
import type { Rewritten } from './version.store.ts'

type Part = {
  agency_id: string | null
  group_id: string | null
  post_id: string | null
  owner_words: string
}
type Standing = Part & { id: string; action_id: string; position: number }
type Passed = { id: string; post: string; lead: string | null }

/**
 * Owners that a newer version names get a delivery; those that stand there stay, with all they said. A post that is named now
 * takes over its agency's part that was no post's: it is the same part, of which more is known.
 */
export async function addOwners(
  tx: Tx,
  planId: string,
  changed: readonly Rewritten[],
  directory: OwnerDirectory,
  stamp: Stamped,
): Promise<void> {
  const named = changed.filter(({ row, was }) => row.owner !== was.row.owner)
  if (named.length === 0) return
  const there: Standing[] = await tx
    .selectFrom('plan_deliveries')
    .select(['id', 'action_id', 'agency_id', 'group_id', 'post_id', 'owner_words', 'position'])
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .execute()
  const of = Map.groupBy(there, ({ action_id }) => action_id)
  const passed: Passed[] = []
  const more = named.flatMap(({ id, row }) => {
    const standing = of.get(id) ?? []
    const after = standing.reduce((last, { position }) => Math.max(last, position), -1) + 1
    const parts = deliveriesOf({ planId, settled: false }, { id, row }, directory, stamp)
    const added = parts.filter((part) => {
      const same = standingPart(standing, part)
      if (same && part.post_id && same.post_id === null)
        passed.push({ id: same.id, post: part.post_id, lead: part.lead_user_id })
      return !same
    })
    return added.map((part, at) => ({ ...part, position: after + at }))
  })
  for (const batch of batches(more)) await tx.insertInto('plan_deliveries').values(batch).execute()
  await passToPosts(tx, passed, stamp)
}

/** The part that stands there of who is named: the post's own, else its agency's that is no post's. */
const standingPart = (standing: readonly Standing[], named: Part): Standing | undefined =>
  named.post_id
    ? (standing.find(({ post_id }) => post_id === named.post_id) ??
      standing.find(({ post_id, agency_id }) => post_id === null && agency_id === named.agency_id))
    : standing.find((each) => keyOf(each) === keyOf(named))

const keyOf = (part: Part): string => part.agency_id ?? part.group_id ?? part.owner_words

async function passToPosts(tx: Tx, passed: readonly Passed[], stamp: Stamped): Promise<void> {
  if (passed.length === 0) return
  await sql`update plan_deliveries d set post_id = n.post, lead_user_id = coalesce(d.lead_user_id, n.lead),
      version = d.version + 1, changed_at = ${stamp.changed_at}, changed_by = ${stamp.changed_by},
      change_reason = ${stamp.change_reason}
    from jsonb_to_recordset(${JSON.stringify(passed)}::jsonb) as n(id uuid, post uuid, lead uuid)
    where d.id = n.id and d.post_id is null and d.removed_at is null
      and d.status not in ('complete', 'cancelled', 'superseded')`.execute(tx)
}
