// /plan/:id/actions/:actionId/measures/:key: what a measure should reach for an action. Coordinators only.
import { z } from 'zod'
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only } from '../../../access/rules.ts'
import { type FormValues, versionOf } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { plainLine } from '../../../platform/text/plain.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { type History, judge, judgementText, readHistories } from '../../insight/index.ts'
import { staffPage } from '../../shell/index.ts'
import { ragRulesOf } from '../running/rules.ts'
import { targetWords } from './messages.en.ts'
import { setTarget } from './set-target.ts'
import { readTargetForm, targetFormValues } from './target-form.ts'
import { loadTies, type Tie } from './ties.store.ts'
import { TargetPage } from './views/target-page.tsx'

const WHY_MAX = 1_000
const coordinators = only('coordinators of the partnership', 'coordinator')
const ofTie = z.object({ id: z.uuid(), actionId: z.uuid(), key: z.string().max(100) })
type OfTie = z.infer<typeof ofTie>
const path = '/plan/:id/actions/:actionId/measures/:key'
const actionPath = ({ id, actionId }: OfTie) => `/plan/${id}/actions/${actionId}`

type Found = { tie: Tie; history: History; offTargetPercent: number }

async function found(ctx: StaffCtx, services: Services, params: OfTie): Promise<Found> {
  const { tie, rules } = await ctx.db.transaction(async (tx) => {
    const plan = await tx
      .selectFrom('plan_actions as a')
      .innerJoin('plans as p', 'p.id', 'a.plan_id')
      .select('p.rules')
      .where('a.id', '=', params.actionId)
      .where('a.plan_id', '=', params.id)
      .where('a.removed_at', 'is', null)
      .executeTakeFirst()
    if (!plan) throw new NotFound('no such action in this plan')
    const ties = await loadTies(tx, { actionId: params.actionId })
    return { tie: ties.find(({ key }) => key === params.key), rules: ragRulesOf(plan.rules) }
  })
  const history = tie && (await readHistories(ctx, services, [tie.key])).get(tie.key)
  if (!tie || !history) throw new NotFound('this measure is not tied to the action')
  return { tie, history, offTargetPercent: rules.offTargetPercent }
}

type Shown = { values: FormValues; problems: readonly Problem[]; stale?: boolean }

function targetPage(frame: Frame, params: OfTie, { tie, history, ...rules }: Found, shown: Shown): Reply {
  const { problems, stale = false } = shown
  // A stale form takes the version that is shown beside it: pressing again is then a decision.
  const values = stale ? { ...shown.values, version: String(tie.version) } : shown.values
  const { target } = tie
  const action = `${actionPath(params)}/measures/${tie.key}`
  const judgement = judgementText(history, target, judge(history, target, rules))
  return staffPage(
    frame,
    {
      title: targetWords.title(history.measure.name),
      errors: problems.length > 0,
      ...(stale ? { status: 409 } : {}),
      before: <BackLink href={actionPath(params)}>{targetWords.back}</BackLink>,
    },
    <TargetPage {...{ action, history, target, judgement, values, problems, stale }} />,
  )
}

export const targetRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path,
    access: coordinators,
    params: ofTie,
    handle: async (ctx, { frame, params, services }) => {
      const shown = await found(ctx, services, params)
      const { tie, history } = shown
      const now = history.lastFull.value
      const values = targetFormValues(history.measure, tie.target, tie.version, now)
      return targetPage(frame, params, shown, { values, problems: [] })
    },
  }),
  staffRoute({
    method: 'POST',
    path,
    access: coordinators,
    params: ofTie,
    handle: async (ctx, { form, frame, params, services }) => {
      const before = await found(ctx, services, params)
      const read = readTargetForm(form, before.history.measure)
      const { values } = form
      const why = plainLine(form.one('why')).slice(0, WHY_MAX)
      if (!read.ok) return targetPage(frame, params, before, { values, problems: read.problems })
      const tie = { actionId: params.actionId, key: params.key, version: versionOf(form) }
      const saved = await ctx.db.transaction((tx) => setTarget(tx, ctx, tie, read.value, why || null))
      if (saved === 'saved') return redirect(`${actionPath(params)}?done=target`)
      return targetPage(frame, params, await found(ctx, services, params), {
        values,
        problems: [],
        stale: true,
      })
    },
  }),
]
