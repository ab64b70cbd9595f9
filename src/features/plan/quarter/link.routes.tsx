// /plan-update: the link in a mail that asks how a part of the plan went.
import { z } from 'zod'
import { londonDay } from '../../../platform/calendar/london.ts'
import { actingAs, type Ctx, type Services } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { publicRoute, type Route } from '../../../access/route.ts'
import { everyone } from '../../../access/rules.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { type Page, redirect } from '../../../platform/http/reply.ts'
import type { Problem } from '../../../platform/problems.ts'
import { staffPage } from '../../shell/index.ts'
import { readUpdate, updateValues } from '../running/update-form.ts'
import type { Update } from '../running/update-rule.ts'
import { answerByLink, openLink, suggestedFor } from './answer-by-link.ts'
import { closedWords } from './freeze.messages.en.ts'
import { dividedByLink } from './divided.store.ts'
import { type AboutLink, aboutLink, closedByLink } from './link.store.ts'
import type { LinkedRequest } from './linked-request.ts'
import { linkWords as words } from './link.messages.en.ts'
import { ClosedPage, DividedPage, GonePage, LinkPage } from './views/link-page.tsx'

const access = everyone('whoever holds the link was sent it; it opens one part of the plan for one quarter')
const perMinute = 30

// The address is a secret: no search engine keeps it, and (as for every page) no cache and no referrer does.
const unlisted = (page: Page): Page => ({
  ...page,
  headers: { 'x-robots-tag': 'noindex, nofollow, noarchive' },
})

type Asked = { ctx: Ctx; services: Services; frame: Frame; token: string }

/**
 * One page for every link that opens nothing, so that nobody learns which ones ever did; but whoever holds the link of a
 * quarter that was frozen since, or of a part that was divided, is told so. What was typed stays on it.
 */
async function gone({ ctx, services, frame, token }: Asked, update?: Update): Promise<Page> {
  const typed = update ? writtenIn(update) : []
  const system = actingAs(services, ctx, { kind: 'system', name: 'plan-link' })
  const [closed, divided] = await system.db.transaction(async (tx) => [
    await closedByLink(tx, token, ctx.clock.now()),
    await dividedByLink(tx, token),
  ])
  if (closed)
    return unlisted(
      staffPage(
        frame,
        { title: closedWords.title(closed.span), status: 410 },
        <ClosedPage {...closed} typed={typed} />,
      ),
    )
  if (divided)
    return unlisted(
      staffPage(
        frame,
        { title: words.dividedTitle, status: 410 },
        <DividedPage {...divided} typed={typed} />,
      ),
    )
  return unlisted(staffPage(frame, { title: words.goneTitle, status: 404 }, <GonePage typed={typed} />))
}

/** Everything that somebody wrote in an update, in the order of its form. */
const writtenIn = (update: Update): string[] =>
  [
    update.words,
    update.progressReason,
    update.cause,
    update.correctiveAction,
    update.confidenceReason,
    update.ask,
    update.evidenceToCome,
  ].filter((each) => each !== '')

/** What a link opens, and what its page says about it; undefined where it opens nothing. */
async function opened({ ctx, services, token }: Omit<Asked, 'frame'>): Promise<Opened | undefined> {
  const request = await openLink(actingAs(services, ctx, { kind: 'public' }), token)
  if (!request) return undefined
  const system = actingAs(services, ctx, { kind: 'system', name: 'plan-link' })
  return { request, ...(await system.db.transaction((tx) => aboutLink(tx, token, request))) }
}

type Opened = AboutLink & { request: LinkedRequest }
type Shown = {
  token: string
  values?: FormValues
  problems?: readonly Problem[]
  typed?: Update
  done?: boolean
}

function show(frame: Frame, ctx: Pick<Ctx, 'clock'>, { request, ...about }: Opened, shown: Shown): Page {
  const { problems = [], values = valuesFor(ctx, request) } = shown
  return unlisted(
    staffPage(
      frame,
      { title: words.title, errors: problems.length > 0 },
      <LinkPage
        token={shown.token}
        done={shown.done ?? false}
        suggestion={suggestedFor(ctx, request, shown.typed)}
        today={londonDay(ctx.clock.now())}
        {...{ request, about, values, problems }}
      />,
    ),
  )
}

// It begins with what was said for this quarter already, else with last quarter's words.
const valuesFor = ({ clock }: Pick<Ctx, 'clock'>, { delivery, said }: LinkedRequest): FormValues =>
  updateValues(said ? { ...delivery, ...said, story: said.words } : delivery, londonDay(clock.now()))

export const linkRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/plan-update/:token',
    access,
    perMinute,
    params: z.object({ token: z.string() }),
    query: z.object({ done: z.literal('said').optional().catch(undefined) }),
    handle: async (ctx, { frame, params: { token }, query, services }) => {
      const found = await opened({ ctx, services, token })
      if (!found) return gone({ ctx, services, frame, token })
      return show(frame, ctx, found, { token, done: query.done === 'said' })
    },
  }),
  publicRoute({
    method: 'POST',
    path: '/plan-update',
    access,
    perMinute,
    handle: async (ctx, { frame, form, services }) => {
      const token = form.one('token')
      const { update, problems } = readUpdate(form)
      const publicly = actingAs(services, ctx, { kind: 'public' })
      const answer =
        problems.length > 0 ? { ok: false as const, problems } : await answerByLink(publicly, token, update)
      if (answer?.ok) return redirect(`/plan-update/${encodeURIComponent(token)}?done=said`)
      const found = answer && (await opened({ ctx, services, token }))
      if (!found) return gone({ ctx, services, frame, token }, update)
      return show(frame, ctx, found, { token, values: form.values, problems: answer.problems, typed: update })
    },
  }),
]
