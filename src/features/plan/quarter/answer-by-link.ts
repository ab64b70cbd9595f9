// Answering from the mail's own link: nobody is signed in, the link opens one part for one quarter, and what is said waits
// for the coordinator (docs/decisions/0009-update-by-link.md). The rule for what counts is the same as for those signed in.
import type { Ctx } from '../../../access/ctx.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { newId } from '../../../platform/ids.ts'
import { type Outcome, ok, refused } from '../../../platform/problems.ts'
import { type Suggestion, suggestRag } from '../running/suggest-rag.ts'
import { checkUpdate, suggestedBy, type Update, type UpdateFacts } from '../running/update-rule.ts'
import { verdictsFrom } from './asked-measures.ts'
import { keepByLink, requestByLink } from './link.store.ts'
import type { LinkedRequest } from './linked-request.ts'

/** A unit of work of the public. */
export type PublicCtx = Pick<Ctx, 'db' | 'clock' | 'requestId'>

/** What a link opens; undefined for one that is unknown, too old, withdrawn or of no use any more, all the same. */
export const openLink = (ctx: PublicCtx, token: string): Promise<LinkedRequest | undefined> =>
  ctx.db.transaction((tx) => requestByLink(tx, token, ctx.clock.now()))

/** Keeps an answer, to wait. Refuses by field what `checkUpdate` refuses; undefined where the link opens nothing (any more). */
export async function answerByLink(
  ctx: PublicCtx,
  token: string,
  update: Update,
): Promise<Outcome<undefined> | undefined> {
  const at = ctx.clock.now()
  return ctx.db.transaction(async (tx) => {
    const request = await requestByLink(tx, token, at)
    if (!request) return undefined
    const checked = checkUpdate(request.delivery, update, factsOf(ctx, request))
    if (!checked.ok) return refused(...checked.problems)
    const of = { token, id: newId(), at, requestId: ctx.requestId }
    return (await keepByLink(tx, of, checked.update)) ? ok(undefined) : undefined
  })
}

/** The colour that the facts suggest for what a link opens, or for what was typed of it. */
export const suggestedFor = (
  ctx: Pick<Ctx, 'clock'>,
  request: LinkedRequest,
  typed: Update | undefined,
): Suggestion =>
  typed
    ? suggestedBy(request.delivery, typed, factsOf(ctx, request))
    : suggestRag(request.delivery, factsOf(ctx, request))

const factsOf = (ctx: Pick<Ctx, 'clock'>, { plan, measures, evidence }: LinkedRequest): UpdateFacts => ({
  today: londonDay(ctx.clock.now()),
  rules: plan.rules,
  takenIn: plan.takenIn,
  planFrom: plan.planFrom,
  measures: verdictsFrom(measures),
  evidence,
  coordinator: false,
})
