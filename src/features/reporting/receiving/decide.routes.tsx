// One page for each decision about a report: what it means, the reason, the press. Two colleagues who decide at once: the
// second is shown what the first decided, beside what they were about to.
import { z } from 'zod'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only } from '../../../access/rules.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import type { Form, FormValues } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { Conflict as Changed, NotFound, type Problem } from '../../../platform/problems.ts'
import { Conflict } from '../../../ui/conflict.tsx'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { staffPage } from '../../shell/index.ts'
import { queueWords } from '../queue/messages.en.ts'
import { findReport, otherAuthorities, type StaffReport } from '../queue/queue.store.ts'
import { asStatus } from '../report.ts'
import { allowReportAction, DECISIONS, type Decision, reportActionsFor } from '../report-actions.ts'
import { type Account, accountsToMerge } from './accounts.tsx'
import { carryOut } from './carry-out.ts'
import { casesToLink } from './cases-to-link.tsx'
import { DecidePage } from './decide-page.tsx'
import { Theirs, Yours } from './decided-view.tsx'
import { decisionsOf } from './decisions.store.ts'
import { ASKS, NAME_CHARS_MAX, readDecision } from './read-decision.ts'
import { standingOf, tiesOf } from './standing.ts'
import { receivers } from './transfer.store.ts'

const takers = only('people who take reports', 'officer', 'manager', 'triage')
const byAction = z.object({ reference: z.string().max(20), action: z.enum(DECISIONS) })
const prefill = z.object({
  other: z.string().max(20).catch(''),
  case: z.string().max(20).catch(''),
  authority: z.string().max(40).catch(''),
  toName: z.string().max(NAME_CHARS_MAX).catch(''),
  whatFor: z.string().max(20).catch(''),
})
type Chosen = z.output<typeof byAction>

export const decideRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/reports/:reference/:action',
    access: takers,
    params: byAction,
    query: prefill,
    handle: (ctx, { frame, params, query }) => showDecision(ctx, frame, params, { values: query }),
  }),
  staffRoute({
    method: 'POST',
    path: '/reports/:reference/:action',
    access: takers,
    params: byAction,
    handle: (ctx, { frame, params, form }) => decide(ctx, frame, params, form),
  }),
]

async function decide(ctx: StaffCtx, frame: Frame, chosen: Chosen, form: Form): Promise<Reply> {
  const { reference, action } = chosen
  // To look at both before anything is decided.
  if (action === 'merge' && form.one('do') === 'compare')
    return showDecision(ctx, frame, chosen, { values: form.values })
  const read = readDecision(action, form, frame.site.shortCode)
  const again = (problems: readonly Problem[]) =>
    showDecision(ctx, frame, chosen, { values: form.values, problems })
  if (!read.ok) return again(read.problems)
  try {
    const done = await carryOut(ctx, reference, action, read.value)
    if (!done.ok) return await again(done.problems)
  } catch (fault) {
    if (!(fault instanceof Changed)) throw fault
    return showChanged(ctx, frame, chosen, form.values)
  }
  // Given away, it may be out of sight.
  return redirect(action === 'hand' ? '/reports?done=hand' : `/reports/${reference}?done=${action}`)
}

type Shown = { values?: FormValues; problems?: readonly Problem[] }

function showDecision(ctx: StaffCtx, frame: Frame, chosen: Chosen, shown: Shown): Promise<Reply> {
  const { reference, action } = chosen
  const { values = {}, problems = [] } = shown
  return ctx.db.transaction(async (tx) => {
    const report = await findReport(tx, reference)
    if (!report) throw new NotFound('no such report')
    const standing = standingOf(report, await tiesOf(tx, report.id), ctx.actor.agencyId)
    allowReportAction(action, asStatus(report.status), ctx.actor, standing)
    // A form that comes back carries the version it was sent with: what a colleague decided meanwhile is not passed over.
    const sent = [values['version'] ?? ''].flat().at(-1)
    return staffPage(
      frame,
      {
        title: queueWords.action[action],
        errors: problems.length > 0,
        before: <BackLink href={`/reports/${reference}`}>{queueWords.page.title}</BackLink>,
      },
      <DecidePage
        accounts={await accountsFor(tx, ctx, report, { action, values, shortCode: frame.site.shortCode })}
        cases={action === 'link' ? await casesToLink(tx, ctx, report) : []}
        version={sent ? Number(sent) : report.version}
        takers={await takersOf(tx, ctx, report, action)}
        {...{ reference, action, values, problems }}
        withdrawnAt={report.withdrawnAt}
      />,
    )
  })
}

type Comparing = { action: Decision; values: FormValues; shortCode: string }

async function accountsFor(tx: Tx, ctx: StaffCtx, report: StaffReport, about: Comparing): Promise<Account[]> {
  if (about.action !== 'merge') return []
  const other = [about.values['other'] ?? ''].flat().at(-1) ?? ''
  return accountsToMerge(tx, ctx, report, { other, shortCode: about.shortCode })
}

async function takersOf(tx: Tx, ctx: StaffCtx, report: StaffReport, action: Decision) {
  if (!ASKS[action].includes('authority')) return null
  const today = londonDay(ctx.clock.now())
  return action === 'hand'
    ? otherAuthorities(tx, report.agencyId, today)
    : receivers(tx, ctx.actor.agencyId, today)
}

// Somebody was first. Whoever comes second sees what was decided, and decides again knowing it, where they still can.
function showChanged(ctx: StaffCtx, frame: Frame, chosen: Chosen, values: FormValues): Promise<Reply> {
  const { reference, action } = chosen
  return ctx.db.transaction(async (tx) => {
    const report = await findReport(tx, reference)
    if (!report) throw new NotFound('no such report')
    const standing = standingOf(report, await tiesOf(tx, report.id), ctx.actor.agencyId)
    const may =
      report.inMyQueue && reportActionsFor(asStatus(report.status), ctx.actor, standing).includes(action)
    const [last] = await decisionsOf(tx, report.id)
    const yours = may ? (
      <DecidePage
        bare
        version={report.version}
        takers={await takersOf(tx, ctx, report, action)}
        problems={[]}
        {...{ reference, action, values }}
        withdrawnAt={report.withdrawnAt}
      />
    ) : (
      <Yours action={action} values={values} reference={reference} />
    )
    return staffPage(
      frame,
      {
        title: queueWords.action[action],
        status: 409,
        before: <BackLink href={`/reports/${reference}`}>{queueWords.page.title}</BackLink>,
      },
      <Conflict theirs={<Theirs report={report} last={last} />} yours={yours} />,
    )
  })
}
