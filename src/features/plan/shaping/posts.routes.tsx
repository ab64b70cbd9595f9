// /plan/posts: the posts that plans name as owners, for all staff to see; adding, changing and ending for coordinators.
import { z } from 'zod'
import { hasRole } from '../../../access/actor.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only, signedIn } from '../../../access/rules.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { type Form, type FormValues, versionOf } from '../../../platform/http/form.ts'
import { redirect, type Reply } from '../../../platform/http/reply.ts'
import { isUuid } from '../../../platform/ids.ts'
import { NotFound, type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { plainLine } from '../../../platform/text/plain.ts'
import { Conflict } from '../../../ui/conflict.tsx'
import { Breadcrumbs } from '../../../ui/govuk/breadcrumbs.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { staffPage } from '../../shell/index.ts'
import { loadOwnerDirectory } from '../running/owners.store.ts'
import { postWords as say } from './posts.messages.en.ts'
import {
  endPost,
  findPost,
  listPosts,
  mayHold,
  peopleToHold,
  type Post,
  type PostDetails,
  savePost,
} from './posts.ts'
import { chosenParts } from './chosen-parts.ts'
import { giveParts, partsNaming } from './post-parts.ts'
import { NamingParts } from './views/naming-parts.tsx'
import { EndPost, PostForm, PostsPage } from './views/posts-page.tsx'

const coordinators = only('coordinators of the partnership', 'coordinator')
const ofPost = z.object({ id: z.uuid() })
const query = z.object({
  done: z.enum(['saved', 'ended', 'given']).optional().catch(undefined),
  moved: z.coerce.number().int().min(0).max(100_000).catch(0),
})
const toPosts = <Breadcrumbs items={[{ text: say.title, href: '/plan/posts' }]} />

/** What was typed; `agencyId` where the post is there already, and stays its agency's. */
async function readPost(tx: Tx, form: Form, agencyId: string | null): Promise<Outcome<PostDetails>> {
  const problems: Problem[] = []
  const title = plainLine(form.one('title'))
  if (title.length < 2 || title.length > 120) problems.push({ field: 'title', message: say.nameNeeded })
  const agency = agencyId ?? form.one('agency')
  const holder = form.one('holder')
  if (!isUuid(agency)) problems.push({ field: 'agency', message: say.agencyNeeded })
  else if (holder !== '' && !(isUuid(holder) && (await mayHold(tx, holder, agency))))
    problems.push({ field: 'holder', message: say.holderOther })
  return problems.length > 0
    ? refused(...problems)
    : ok({ title, agencyId: agency, holderId: holder === '' ? null : holder })
}

const valuesOf = ({ title, holderId, version }: Post): FormValues => ({
  title,
  holder: holderId ?? '',
  version: String(version),
})

type Shown = { post: Post | null; values: FormValues; problems: readonly Problem[]; isStale?: boolean }

async function formPage(tx: Tx, ctx: StaffCtx, frame: Frame, shown: Shown): Promise<Reply> {
  const { post, values, problems, isStale = false } = shown
  const { agencies } = await loadOwnerDirectory(tx, londonDay(ctx.clock.now()))
  const people = await peopleToHold(tx, post?.agencyId ?? null)
  const title = post ? say.edit : say.add
  const naming = post ? (await partsNaming(tx, ctx, post)).length : 0
  const form = (
    <PostForm {...{ post, agencies, people, problems, values, naming }} title={isStale ? null : title} />
  )
  const theirs = post && <p class="govuk-body">{say.theirs(post.title, post.holderName ?? say.nobody)}</p>
  const content = isStale ? <Conflict theirs={theirs} yours={form} /> : form
  const options = { title, before: toPosts, errors: problems.length > 0, ...(isStale && { status: 409 }) }
  return staffPage(frame, options, content)
}

const save = (ctx: StaffCtx, frame: Frame, form: Form, id: string | null): Promise<Reply> =>
  ctx.db.transaction(async (tx) => {
    const { values } = form
    const post = id === null ? null : await standing(tx, id)
    const read = await readPost(tx, form, post?.agencyId ?? null)
    if (!read.ok) return formPage(tx, ctx, frame, { post, values, problems: read.problems })
    const agencies = (await loadOwnerDirectory(tx, londonDay(ctx.clock.now()))).agencies
    if (!agencies.some(({ id: known }) => known === read.value.agencyId)) {
      const problems = [{ field: 'agency', message: say.agencyNeeded }]
      return formPage(tx, ctx, frame, { post, values, problems })
    }
    const saved = await savePost(tx, ctx, { id, version: versionOf(form) }, read.value)
    if (saved.kind === 'saved') {
      const naming = await partsNaming(tx, ctx, { id: saved.id, ...read.value })
      const then = naming.length > 0 ? `/plan/posts/${saved.id}/parts` : '/plan/posts'
      return redirect(`${then}?done=saved&moved=${saved.parts}`)
    }
    if (saved.kind === 'taken') {
      const problems = [{ field: 'title', message: say.nameTaken }]
      return formPage(tx, ctx, frame, { post, values, problems })
    }
    const now = await standing(tx, id ?? '')
    const again = { ...values, version: String(now.version) }
    return formPage(tx, ctx, frame, { post: now, values: again, problems: [], isStale: true })
  })

/** A post that has not ended: one that has is not changed any more. */
async function standing(tx: Tx, id: string): Promise<Post> {
  const post = await findPost(tx, id)
  if (post.endedAt !== null) throw new NotFound('the post has ended')
  return post
}

const Done = ({ done, moved }: z.infer<typeof query>) =>
  done ? (
    <NotificationBanner
      type="success"
      text={
        done === 'given'
          ? say.naming.given(moved)
          : [say.done[done], ...(moved > 0 ? [say.moved(moved)] : [])].join(' ')
      }
    />
  ) : null

/** The parts that name a post and are not its own, to be given to it; `problem`: what was chosen cannot be. */
async function namingPage(
  tx: Tx,
  ctx: StaffCtx,
  frame: Frame,
  post: Post,
  shown: z.infer<typeof query> & { problem?: string },
): Promise<Reply> {
  const { problem, ...done } = shown
  const title = say.naming.title(post.title)
  const parts = await partsNaming(tx, ctx, post)
  return staffPage(
    frame,
    { title, before: toPosts, errors: problem !== undefined },
    <>
      <Done {...done} />
      <NamingParts
        {...{ parts, title, problem }}
        action={`/plan/posts/${post.id}/parts`}
        back="/plan/posts"
        words={say.naming}
        lead={[say.naming.lead(parts.length), say.naming.leadStays]}
      />
    </>,
  )
}

export const postRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/posts/:id/parts',
    access: coordinators,
    params: ofPost,
    query,
    handle: (ctx, { frame, params: { id }, query: shown }) =>
      ctx.db.transaction(async (tx) => namingPage(tx, ctx, frame, await standing(tx, id), shown)),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/posts/:id/parts',
    access: coordinators,
    params: ofPost,
    handle: (ctx, { frame, form, params: { id } }) =>
      ctx.db.transaction(async (tx) => {
        const post = await standing(tx, id)
        // Each with the version that was shown: what somebody changed since is not given away unseen.
        const chosen = chosenParts(form)
        if (chosen.size === 0)
          return namingPage(tx, ctx, frame, post, {
            done: undefined,
            moved: 0,
            problem: say.naming.noneChosen,
          })
        const moved = await giveParts(tx, ctx, post, chosen)
        return redirect(`/plan/posts?done=given&moved=${moved}`)
      }),
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/posts',
    access: signedIn,
    query,
    handle: (ctx, { frame, query: { done, moved } }) =>
      ctx.db.transaction(async (tx) =>
        staffPage(
          frame,
          { title: say.title, before: <Breadcrumbs items={[{ text: 'Plans', href: '/plan/all' }]} /> },
          <>
            <Done done={done} moved={moved} />
            <PostsPage posts={await listPosts(tx)} mayEdit={hasRole(ctx.actor, 'coordinator')} />
          </>,
        ),
      ),
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/posts/add',
    access: coordinators,
    handle: (ctx, { frame }) =>
      ctx.db.transaction((tx) => formPage(tx, ctx, frame, { post: null, values: {}, problems: [] })),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/posts/add',
    access: coordinators,
    handle: (ctx, { frame, form }) => save(ctx, frame, form, null),
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/posts/:id',
    access: coordinators,
    params: ofPost,
    handle: (ctx, { frame, params: { id } }) =>
      ctx.db.transaction(async (tx) => {
        const post = await standing(tx, id)
        return formPage(tx, ctx, frame, { post, values: valuesOf(post), problems: [] })
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/posts/:id',
    access: coordinators,
    params: ofPost,
    handle: (ctx, { frame, form, params: { id } }) => save(ctx, frame, form, id),
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/posts/:id/end',
    access: coordinators,
    params: ofPost,
    handle: (ctx, { frame, params: { id } }) =>
      ctx.db.transaction(async (tx) =>
        staffPage(frame, { title: say.end, before: toPosts }, <EndPost post={await standing(tx, id)} />),
      ),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/posts/:id/end',
    access: coordinators,
    params: ofPost,
    handle: async (ctx, { form, params: { id } }) => {
      const moved = await ctx.db.transaction((tx) => endPost(tx, ctx, id, versionOf(form)))
      return redirect(`/plan/posts?done=ended&moved=${moved}`)
    },
  }),
]
