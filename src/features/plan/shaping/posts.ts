// Posts that own actions (migrations/0044): "Hate Crime Coordinator" of an agency, held by somebody there or by nobody yet. A
// plan that names the post stays right when its holder goes.
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { newId } from '../../../platform/ids.ts'
import { Conflict, NotFound } from '../../../platform/problems.ts'
import { spellingOf } from '../running/council-kinds.ts'
import { freePostParts, leadPostParts } from '../running/post-leads.store.ts'
import { stampOf } from '../stamp.ts'
import { claimSpellings } from './post-parts.ts'
import { postWords as words } from './posts.messages.en.ts'

export type Post = {
  id: string
  title: string
  agencyId: string
  agencyName: string
  holderId: string | null
  holderName: string | null
  endedAt: Date | null
  /** Parts of plans that are its own and have not ended. */
  parts: number
  version: number
}
export type PostDetails = { title: string; agencyId: string; holderId: string | null }

const POSTS_MAX = 2_000

const posts = (tx: Tx) =>
  tx
    .selectFrom('plan_posts as p')
    .innerJoin('agencies as a', 'a.id', 'p.agency_id')
    .leftJoin('staff_users as u', 'u.id', 'p.holder_id')
    .select(['p.id', 'p.title', 'p.agency_id as agencyId', 'a.name as agencyName', 'p.version'])
    .select(['p.holder_id as holderId', 'u.name as holderName', 'p.ended_at as endedAt'])
    .select(
      sql<number>`(select count(*)::int from plan_deliveries d where d.post_id = p.id and d.removed_at is null
        and d.status not in ('complete', 'cancelled', 'superseded'))`.as('parts'),
    )

/** Every post by agency and title, those that ended last. */
export function listPosts(tx: Tx): Promise<Post[]> {
  return posts(tx)
    .orderBy('p.ended_at', (order) => order.desc().nullsFirst())
    .orderBy('a.name')
    .orderBy('p.title')
    .limit(POSTS_MAX)
    .execute()
}

/** One post, also one that ended. NotFound where there is none. */
export async function findPost(tx: Tx, id: string): Promise<Post> {
  const post = await posts(tx).where('p.id', '=', id).executeTakeFirst()
  if (!post) throw new NotFound('no such post')
  return post
}

export type SavedPost = { kind: 'saved'; id: string; parts: number } | { kind: 'taken' } | { kind: 'stale' }

/**
 * Adds a post (`id` null), or renames one still at `version` and says who holds it. Its agency stays. Its open parts follow
 * its holder. 'taken' where the agency has a post of that title; 'stale' where somebody changed it first, or it ended.
 */
export async function savePost(
  tx: Tx,
  ctx: StaffCtx,
  { id, version }: { id: string | null; version: number },
  { title, agencyId, holderId }: PostDetails,
): Promise<SavedPost> {
  const was = id === null ? null : await findPost(tx, id)
  const same = await tx
    .selectFrom('plan_posts')
    .select('id')
    .where('agency_id', '=', was?.agencyId ?? agencyId)
    .where(sql`lower(title)`, '=', title.toLowerCase())
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (same && same.id !== id) return { kind: 'taken' }
  const by = { changed_at: ctx.clock.now(), changed_by: ctx.actor.userId }
  if (was === null) {
    const row = { id: newId(), title, agency_id: agencyId, holder_id: holderId, ...by }
    await tx.insertInto('plan_posts').values(row).execute()
    await claimSpellings(tx, { id: row.id, title, agencyId }, by)
    await record(tx, ctx, { action: 'plan.add-post', subjectKind: 'plan-post', subjectId: row.id })
    return { kind: 'saved', id: row.id, parts: 0 }
  }
  const { numUpdatedRows } = await tx
    .updateTable('plan_posts')
    .set({ title, holder_id: holderId, version: version + 1, ...by })
    .where('id', '=', was.id)
    .where('version', '=', version)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return { kind: 'stale' }
  if (was.title !== title) await rememberTitle(tx, was, by)
  const passed = was.holderId !== holderId
  const stamp = stampOf(ctx, words.reasons.passed(title))
  const parts = passed ? await leadPostParts(tx, { postId: was.id, before: was.holderId }, stamp) : 0
  const detail = { renamed: was.title !== title, passed, parts }
  await record(tx, ctx, { action: 'plan.change-post', subjectKind: 'plan-post', subjectId: was.id, detail })
  return { kind: 'saved', id: was.id, parts }
}

/** Plans that are brought in later still write the old title: it means the post, unless somebody said otherwise of it. */
async function rememberTitle(
  tx: Tx,
  { id, title }: Post,
  by: { changed_at: Date; changed_by: string },
): Promise<void> {
  const another = await tx
    .selectFrom('plan_posts')
    .select('id')
    .where(sql`lower(title)`, '=', title.toLowerCase())
    .where('id', '<>', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const spelling = spellingOf(title)
  if (another || spelling === '') return
  await tx
    .insertInto('plan_owner_names')
    .values({ spelling, kind: 'post', post_id: id, ...by })
    .onConflict((conflict) => conflict.column('spelling').doNothing())
    .execute()
}

/**
 * Ends a post still at `version`: its open parts become its agency's, and so does every spelling that meant it. Returns how
 * many parts that were. Conflict where somebody changed or ended it first.
 */
export async function endPost(tx: Tx, ctx: StaffCtx, id: string, version: number): Promise<number> {
  const post = await findPost(tx, id)
  const now = ctx.clock.now()
  const { numUpdatedRows } = await tx
    .updateTable('plan_posts')
    .set({ ended_at: now, holder_id: null, version: version + 1 })
    .set({ changed_at: now, changed_by: ctx.actor.userId })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict('the post was changed')
  const stamp = stampOf(ctx, words.reasons.ended(post.title))
  const parts = await freePostParts(tx, { postId: id, before: post.holderId }, stamp)
  await tx
    .updateTable('plan_owner_names')
    .set({ kind: 'agencies', agency_ids: [post.agencyId], post_id: null })
    .set({ changed_at: now, changed_by: ctx.actor.userId })
    .where('post_id', '=', id)
    .execute()
  await record(tx, ctx, {
    action: 'plan.end-post',
    subjectKind: 'plan-post',
    subjectId: id,
    detail: { parts },
  })
  return parts
}

const PEOPLE_MAX = 2_000

/** Whether somebody works at an agency and may sign in: only they can hold its posts. */
export async function mayHold(tx: Tx, userId: string, agencyId: string): Promise<boolean> {
  const person = await tx
    .selectFrom('staff_users')
    .select('id')
    .where('id', '=', userId)
    .where('agency_id', '=', agencyId)
    .where('status', '=', 'active')
    .executeTakeFirst()
  return person !== undefined
}

/** Everybody who could hold a post, of one agency or of all, by agency and name. */
export function peopleToHold(
  tx: Tx,
  agencyId: string | null,
): Promise<{ id: string; name: string; agency: string }[]> {
  return tx
    .selectFrom('staff_users as u')
    .innerJoin('agencies as a', 'a.id', 'u.agency_id')
    .select(['u.id', 'u.name', 'a.short_name as agency'])
    .where('u.status', '=', 'active')
    .$if(agencyId !== null, (people) => people.where('u.agency_id', '=', agencyId))
    .orderBy('a.short_name')
    .orderBy('u.name')
    .limit(PEOPLE_MAX)
    .execute()
}
