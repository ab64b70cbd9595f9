// Freezing a quarter, its record, and what changed between two records.
import { z } from 'zod'
import type { Tx } from '../../../access/db.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { signedIn } from '../../../access/rules.ts'
import { formatDate } from '../../../platform/calendar/format.ts'
import { versionOf } from '../../../platform/http/form.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { NotFound } from '../../../platform/problems.ts'
import { changesBetween } from '../showing/changes.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { lateWords } from '../running/late-words.store.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { loadRoundNames } from '../running/round-names.store.ts'
import type { PlanState } from '../running/plan-state.ts'
import { type FrozenQuarter, frozenQuarter, frozenQuarters } from './frozen-record.ts'
import { freezeQuarter } from './freeze.ts'
import { moderationWords as words, recordWords } from './moderation.messages.en.ts'
import { measuresToKeep } from './kept-facts.ts'
import { loadQuarter, verdictsNow } from './quarter-state.ts'
import { coordinators, ofQuarter, quarterPath } from './quarter.routes.tsx'
import { FreezePage } from './views/freeze-page.tsx'
import { ComparePage, RecordPage } from './views/record-page.tsx'

const NOW = 'now'

async function recordOf(tx: Tx, planId: string, quarter: string): Promise<FrozenQuarter> {
  const found = await frozenQuarter(tx, planId, quarter)
  if (!found) throw new NotFound('that quarter has no record')
  return found
}

export const freezeRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/quarter/:quarter/freeze',
    access: coordinators,
    params: ofQuarter,
    handle: (ctx, { frame, params }) =>
      ctx.db.transaction(async (tx) => {
        const state = await loadQuarter(tx, ctx, params.id, params.quarter)
        if (state.cycle?.state !== 'open') throw new NotFound('that quarter cannot be frozen')
        const title = words.freezeTitle(state.name)
        return planPage(frame, { plan: state.plan, title }, <FreezePage {...state} problems={[]} />)
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/quarter/:quarter/freeze',
    access: coordinators,
    params: ofQuarter,
    handle: async (ctx, { frame, form, params, services }) => {
      const { id: planId, quarter } = params
      const verdicts = await verdictsNow(ctx, services, planId)
      const measures = await measuresToKeep(ctx, services, planId)
      return ctx.db.transaction(async (tx) => {
        const outcome = await freezeQuarter(tx, ctx, {
          planId,
          quarter,
          version: versionOf(form),
          verdicts,
          measures,
        })
        if (outcome.ok) return redirect(`${quarterPath(planId, quarter)}?done=frozen`)
        const state = await loadQuarter(tx, ctx, planId, quarter)
        return planPage(
          frame,
          { plan: state.plan, title: words.freezeTitle(state.name), errors: true },
          <FreezePage {...state} problems={outcome.problems} />,
        )
      })
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/:id/quarter/:quarter/record',
    access: signedIn,
    params: ofQuarter,
    handle: (ctx, { frame, params }) =>
      ctx.db.transaction(async (tx) => {
        const record = await recordOf(tx, params.id, params.quarter)
        const others = (await frozenQuarters(tx, params.id)).filter((each) => each.quarter !== params.quarter)
        const late = await lateWords(tx, params.id, params.quarter)
        const called = await loadRoundNames(tx, params.id)
        return planPage(
          frame,
          { plan: record.plan, title: recordWords.title(record.name) },
          <RecordPage {...record} {...{ others, late, called }} />,
        )
      }),
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/:id/quarter/:quarter/compare',
    access: signedIn,
    params: ofQuarter,
    query: z.object({ with: z.union([z.literal(NOW), ofQuarter.shape.quarter]).catch(NOW) }),
    handle: (ctx, { frame, params, query }) =>
      ctx.db.transaction(async (tx) => {
        const record = await recordOf(tx, params.id, params.quarter)
        const other = await otherOf(tx, params.id, query.with, ctx.clock.now())
        // Whichever is older comes first, however they were chosen.
        const own = { plan: record.plan, name: recordWords.title(record.name) }
        const later = query.with === NOW || query.with > params.quarter
        const [before, after] = later ? [own, other] : [other, own]
        const title = recordWords.compared(before.name, after.name)
        const changes = changesBetween(before.plan, after.plan)
        const of = { plan: after.plan, changes, title, quarter: params.quarter }
        return planPage(frame, { plan: record.plan, title }, <ComparePage {...of} />)
      }),
  }),
]

async function otherOf(
  tx: Tx,
  planId: string,
  wanted: string,
  now: Date,
): Promise<{ plan: PlanState; name: string }> {
  if (wanted !== NOW) {
    const { plan, name } = await recordOf(tx, planId, wanted)
    return { plan, name: recordWords.title(name) }
  }
  const plan = await loadPlanState(tx, planId, { now })
  if (!plan) throw new NotFound('no such plan')
  return { plan, name: formatDate(now) }
}
