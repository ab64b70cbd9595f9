// /plan/:id/papers: choose a paper, take it. The form is posted, as its headline is somebody's own words and belongs in no
// address; a paper without one can also be fetched by a link. Every paper that is taken is on the record.
import { z } from 'zod'
import { hasRole } from '../../../access/actor.ts'
import { record } from '../../../access/audit.ts'
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { signedIn } from '../../../access/rules.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { download, type Reply } from '../../../platform/http/reply.ts'
import { NotFound } from '../../../platform/problems.ts'
import { bindForm, type FormProblem } from '../../../ui/form.tsx'
import { actionsIn, type PlanState } from '../running/plan-state.ts'
import { loadKeptPlan } from '../showing/plan-cache.ts'
import { quarterKey } from '../running/quarter-name.ts'
import { rhythmOf } from '../running/rhythm.ts'
import { planPage } from '../showing/plan-frame.tsx'
import { buildPaper } from './build-paper.ts'
import { gather } from './gather.ts'
import { kindWords, pageWords as words } from './messages.en.ts'
import { fileNameOf } from './opening.ts'
import { unmatchedOwners } from './owners.ts'
import { PAPER_KINDS } from './paper.ts'
import { cyclesOf } from '../quarter/cycles.store.ts'
import { type Asked, checkAsked, type Choices, quarterChoices } from './paper-form.ts'
import { stampOf } from '../stamp.ts'
import { listScopes, saveUsualMarking, usualMarking } from './papers.store.ts'
import { PrintedPaper } from './render/print.tsx'
import { PapersPage } from './views/papers-page.tsx'
import { FILE_FORMATS, FILE_TYPES, writePaper } from './write-paper.ts'

const ofPlan = z.object({ id: z.uuid() })
const text = z.string().max(100).optional().catch(undefined)
const fetched = z.object({ quarter: text, scope: text, marking: text, leads: text })

const mayKeep = ({ actor }: StaffCtx) => hasRole(actor, 'coordinator')

async function choicesFor(
  ctx: StaffCtx,
  services: Services,
  planId: string,
): Promise<{ plan: PlanState; choices: Choices }> {
  return ctx.db.transaction(async (tx) => {
    const now = ctx.clock.now()
    const plan = await loadKeptPlan(tx, services, planId, { now })
    if (!plan) throw new NotFound('no such plan')
    const quarters = quarterChoices(plan, now, await cyclesOf(tx, planId))
    const scopes = await listScopes(tx, planId)
    return { plan, choices: { quarters, scopes, usualMarking: await usualMarking(tx, planId) } }
  })
}

type Chosen = Awaited<ReturnType<typeof choicesFor>>

function choosing(
  ctx: StaffCtx,
  frame: Frame,
  { plan, choices }: Chosen,
  sent?: { values: FormValues; problems: readonly FormProblem[] },
): Reply {
  const fresh = {
    values: {
      kind: 'highlight',
      quarter: choices.quarters[0]?.key ?? '',
      marking: choices.usualMarking || 'none',
    },
  }
  const form = bindForm(sent ?? fresh)
  const page = (
    <PapersPage
      planId={plan.id}
      form={form}
      choices={choices}
      rhythm={rhythmOf(plan.cycle)}
      unmatched={unmatchedOwners(actionsIn(plan))}
      mayKeep={mayKeep(ctx)}
    />
  )
  const options = { plan, current: 'papers', title: words.title, errors: form.hasProblems } as const
  return planPage(frame, options, page)
}

/** Builds the paper, records that it was taken, and answers with it. */
async function take(
  ctx: StaffCtx,
  services: Services,
  frame: Frame,
  { plan }: Chosen,
  asked: Asked,
): Promise<Reply> {
  const facts = await gather(ctx, services, plan.id, asked)
  const { kind, format } = asked
  const paper = buildPaper(kind, facts)
  const now = ctx.clock.now()
  const body = format === 'print' ? null : await writePaper(paper, format, now)
  await ctx.db.transaction(async (tx) => {
    const detail = {
      paper: kind,
      format,
      quarter: quarterKey(asked.quarter),
      part: asked.scope !== null,
      leads: asked.withLeads,
    }
    await record(tx, ctx, { action: 'plan.paper', subjectKind: 'plan', subjectId: plan.id, detail })
    if (asked.keepMarking && mayKeep(ctx)) await saveUsualMarking(tx, plan.id, asked.marking, stampOf(ctx))
  })
  if (format !== 'print' && body) return download(fileNameOf(kind, format, facts), FILE_TYPES[format], body)
  return planPage(
    frame,
    { plan, current: 'papers', title: kindWords[kind].name, isPaper: true },
    <>
      <p class="govuk-body app-no-print">
        {words.printIt}{' '}
        <a class="govuk-link" href={`/plan/${plan.id}/papers`}>
          {words.back}
        </a>
      </p>
      <PrintedPaper paper={paper} />
    </>,
  )
}

export const paperRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/plan/:id/papers',
    access: signedIn,
    params: ofPlan,
    handle: async (ctx, { frame, params, services }) =>
      choosing(ctx, frame, await choicesFor(ctx, services, params.id)),
  }),
  staffRoute({
    method: 'POST',
    path: '/plan/:id/papers',
    access: signedIn,
    params: ofPlan,
    perMinute: 60,
    handle: async (ctx, { form, frame, params, services }) => {
      const chosen = await choicesFor(ctx, services, params.id)
      const checked = checkAsked(form, chosen.choices)
      if (checked.ok) return take(ctx, services, frame, chosen, checked.asked)
      return choosing(ctx, frame, chosen, { values: form.values, problems: checked.problems })
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/plan/:id/papers/:kind/:format',
    access: signedIn,
    params: z.object({ id: z.uuid(), kind: z.enum(PAPER_KINDS), format: z.enum([...FILE_FORMATS, 'print']) }),
    query: fetched,
    perMinute: 60,
    handle: async (ctx, { frame, params, query, services }) => {
      const chosen = await choicesFor(ctx, services, params.id)
      const named: Record<string, string | undefined> = { ...query, kind: params.kind, format: params.format }
      const checked = checkAsked({ one: (name) => named[name] ?? '' }, chosen.choices)
      if (checked.ok) return take(ctx, services, frame, chosen, checked.asked)
      const values = Object.fromEntries(Object.entries(named).map(([name, value]) => [name, value ?? '']))
      return choosing(ctx, frame, chosen, { values, problems: checked.problems })
    },
  }),
]
