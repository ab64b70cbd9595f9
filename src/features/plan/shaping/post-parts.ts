// Parts of plans that name a post and are not its own: they were brought in before there was one. Offered, and given in one act.
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { type OpenPart, openParts } from '../running/open-parts.ts'
import { spellingsOf } from '../running/owned-posts.ts'
import { matchOwner } from '../running/owners.ts'
import { loadOwnerDirectory } from '../running/owners.store.ts'
import { stampOf } from '../stamp.ts'
import { postWords as words } from './posts.messages.en.ts'

type OfPost = { id: string; title: string; agencyId: string }

const PARTS_MAX = 2_000
const SHOWN_MAX = 200

/** The open parts of plans whose owner's words mean a post, and that are nobody's or its agency's; those of one plan together. */
export async function partsNaming(tx: Tx, ctx: Pick<StaffCtx, 'clock'>, post: OfPost): Promise<OpenPart[]> {
  const first = /[\p{L}\p{N}]+/u.exec(post.title)?.[0] ?? ''
  const found = await openParts(tx)
    .where((eb) => eb.or([eb('d.agency_id', 'is', null), eb('d.agency_id', '=', post.agencyId)]))
    .where(sql<boolean>`strpos(lower(d.owner_words), lower(${first})) > 0`)
    .limit(PARTS_MAX)
    .execute()
  if (found.length === 0) return []
  const directory = await loadOwnerDirectory(tx, londonDay(ctx.clock.now()))
  const means = ({ ownerWords }: OpenPart): boolean => {
    const match = matchOwner(ownerWords, directory)
    return match.kind === 'post' && match.postId === post.id
  }
  return found.filter(means).slice(0, SHOWN_MAX)
}

/**
 * Gives a post the parts that were chosen of those that name it, still at the versions that were shown: each is its agency's,
 * and led by whoever holds it where nobody leads it. Returns how many; what somebody changed meanwhile is left as it is.
 */
export async function giveParts(
  tx: Tx,
  ctx: StaffCtx,
  post: OfPost,
  chosen: ReadonlyMap<string, number>,
): Promise<number> {
  const naming = await partsNaming(tx, ctx, post)
  const ids = naming.filter(({ id, version }) => chosen.get(id) === version).map(({ id }) => id)
  if (ids.length === 0) return 0
  const stamp = stampOf(ctx, words.reasons.given(post.title))
  const { numAffectedRows } = await sql`update plan_deliveries d
    set post_id = p.id, agency_id = p.agency_id, lead_user_id = coalesce(d.lead_user_id, u.id), version = d.version + 1,
      changed_at = ${stamp.changed_at}, changed_by = ${stamp.changed_by}, change_reason = ${stamp.change_reason}
    from plan_posts p left join staff_users u on u.id = p.holder_id and u.agency_id = p.agency_id and u.status = 'active'
    where p.id = ${post.id} and p.ended_at is null and d.id = any(${ids}::uuid[]) and d.post_id is null`.execute(
    tx,
  )
  const parts = Number(numAffectedRows ?? 0)
  const detail = { parts }
  await record(tx, ctx, { action: 'plan.give-post', subjectKind: 'plan-post', subjectId: post.id, detail })
  return parts
}

/**
 * A post is there now: what was said to mean its agency, for want of a post, means the post where it is the post's own title.
 * Said of anybody else, it stays.
 */
export async function claimSpellings(
  tx: Tx,
  { id, title, agencyId }: OfPost,
  by: { changed_at: Date; changed_by: string },
): Promise<void> {
  const agency = await tx
    .selectFrom('agencies')
    .select(['name', 'short_name'])
    .where('id', '=', agencyId)
    .executeTakeFirst()
  const spellings = spellingsOf(title, agency ? [agency.name, agency.short_name] : [])
  await tx
    .updateTable('plan_owner_names')
    .set({ kind: 'post', agency_ids: [], post_id: id, ...by })
    .where('kind', '=', 'agencies')
    .where(sql<boolean>`agency_ids = array[${agencyId}::uuid]`)
    .where('spelling', 'in', [...spellings, ...spellings.map((spelling) => `the ${spelling}`)])
    .execute()
}
