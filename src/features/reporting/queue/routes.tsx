// The staff side of reports: the queue, one report, and what may be done to it.
import { z } from 'zod'
import { hasRole } from '../../../access/actor.ts'
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { caseworkers, only } from '../../../access/rules.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { type Form, type FormValues, versionOf } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { isUuid } from '../../../platform/ids.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { charCount } from '../../../platform/text/plain.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { filesOfReports } from '../../evidence/index.ts'
import { staffPage } from '../../shell/index.ts'
import { MESSAGE_CHARS_MAX, readMessages } from '../conversation.ts'
import { asStatus, readNarrative, REPORT_STATUSES } from '../report.ts'
import { REASONS, reportActionsFor, SETTING_ASIDE, allowReportAction } from '../report-actions.ts'
import { loadComingBack } from '../follow-up/holder/coming-back.store.ts'
import { consentsOf, markRead, staffNames, timelineOf } from '../reports.store.ts'
import { readTranslations, translateReport } from '../translations/translate-report.ts'
import { acknowledge, reply } from './act-on-report.ts'
import { QueueList } from './list-view.tsx'
import { countTabs, countWaiting, LISTS, listQueue, SORTS, WAITING } from './list.store.ts'
import { queueWords } from './messages.en.ts'
import { clocksOf, countWaiting, findReport, listQueue, otherAuthorities, WAITING } from './queue.store.ts'
import { ReportPage } from './report-view.tsx'

const takers = only('people who take reports', 'officer', 'manager', 'triage')
const byReference = z.object({ reference: z.string().max(20) })
const byAction = byReference.extend({ action: z.enum(['hand', ...SETTING_ASIDE]) })
const HAND_REASONS = ['place', 'they_know', 'other_agency'] as const
const DAY_MS = 86_400_000

const listQuery = z.object({
  queue: z.enum(['mine', 'triage']).catch('mine'),
  status: z.enum(['any', WAITING, ...REPORT_STATUSES]).catch(WAITING),
  strand: z.string().max(30).catch(''),
  days: z.enum(['7', '31', '365']).or(z.literal('')).catch(''),
  after: z.string().max(80).catch(''),
})
const pageQuery = z.object({ done: z.enum(['acknowledge', 'reply']).optional().catch(undefined) })

export const queueRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/reports',
    access: takers,
    query: listQuery,
    handle: (ctx, { frame, query }) => showQueue(ctx, frame, query),
  }),
  staffRoute({
    method: 'GET',
    path: '/reports/:reference',
    access: caseworkers,
    params: byReference,
    query: pageQuery,
    handle: (ctx, { frame, params, query }) =>
      showReport(ctx, frame, params.reference, { done: query.done ? queueWords.done[query.done] : null }),
  }),
  staffRoute({
    method: 'GET',
    path: '/reports/:reference/:action',
    access: takers,
    params: byAction,
    handle: (ctx, { frame, params }) => showConfirm(ctx, frame, params),
  }),
  staffRoute({
    method: 'POST',
    path: '/reports/:reference/acknowledge',
    access: takers,
    params: byReference,
    handle: async (ctx, { params }) => {
  staffRoute({
    method: 'POST',
    path: '/reports/:reference/translation',
    access: takers,
    params: byReference,
    handle: async (ctx, { frame, params, form }) => {
      const done = await translateReport(ctx, params.reference, form.one('translation'))
      if (done.ok) return redirect(`/reports/${params.reference}`)
      return showReport(ctx, frame, params.reference, { values: form.values, problems: done.problems })
    },
  }),
      await acknowledge(ctx, params.reference)
      return redirect(`/reports/${params.reference}?done=acknowledge`)
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/reports/:reference/reply',
    access: takers,
    params: byReference,
    handle: async (ctx, { frame, params, form }) => {
      const text = form.one('message')
      const over = charCount(text) - MESSAGE_CHARS_MAX
      const message =
        text === '' ? queueWords.problem.reply : over > 0 ? queueWords.problem.long(over) : undefined
      if (message) {
        return showReport(ctx, frame, params.reference, {
          values: form.values,
          problems: [{ field: 'message', message }],
        })
      }
      await reply(ctx, params.reference, {
        text,
        once: form.one('messageId'),
        seen: form.many('seen'),
      })
      return redirect(`/reports/${params.reference}?done=reply`)
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/reports/:reference/:action',
    access: takers,
    params: byAction,
    handle: (ctx, { frame, params, form }) => confirm(ctx, frame, params, form),
  }),
]

async function showQueue(ctx: StaffCtx, frame: Frame, query: QueueQuery): Promise<Reply> {
  const mayTriage = hasRole(ctx.actor, 'triage')
  const queue = mayTriage ? query.queue : 'mine'
  const now = ctx.clock.now()
  return ctx.db.transaction(async (tx) => {
    const { rows, more } = await listQueue(tx, {
      agencyId: queue === 'triage' ? null : ctx.actor.agencyId,
      status: query.status === 'any' ? null : query.status,
      strand: query.strand || null,
      since: query.days ? new Date(now.getTime() - Number(query.days) * DAY_MS) : null,
      after: readCursor(query.after),
    })
    const waiting = mayTriage ? await countWaiting(tx, ctx.actor) : { mine: 0, triage: 0 }
    await record(tx, ctx, { action: 'report.list', detail: { queue, shown: rows.length } })
    return staffPage(
      frame,
      { title: queueWords.list.title },
      <QueueList query={{ ...query, queue }} {...{ rows, more, waiting, mayTriage, now }} />,
    )
  })
}

function readCursor(text: string): { at: Date; id: string } | null {
  const [at = '', id = ''] = text.split('_')
  const date = new Date(at)
  return isUuid(id) &&
    !Number.isNaN(date.getTime()) &&
    date.getUTCFullYear() < 9999 &&
    date.getUTCFullYear() > 0
    ? { at: date, id }
    : null
}

type Shown = { done?: string | null; values?: FormValues; problems?: readonly Problem[] }

async function showReport(ctx: StaffCtx, frame: Frame, reference: string, shown: Shown): Promise<Reply> {
  const { done = null, values = {}, problems = [] } = shown
  return ctx.db.transaction(async (tx) => {
    const report = await findReport(tx, reference)
    if (!report) throw new NotFound('no such report')
    const now = ctx.clock.now()
    await record(tx, ctx, { action: 'report.view', subjectKind: 'report', subjectId: report.id })
    const words = await ctx.vault.readText(tx, report.narrativeId)
    const messages = await readMessages(tx, ctx.vault, report.id)
    const entries = await timelineOf(tx, report.id)
    const names = await staffNames(
      tx,
      entries.flatMap(({ by }) => by ?? []),
    )
    const mine = report.inMyQueue
    const [comingBack = { reference, call: null, notices: [] }] = await loadComingBack(tx, [report])
    // Once it is a case, whoever looks after that says when they have read a message: see features/cases.
    const seen = messages.map(({ id }) => id)
    if (mine && report.status !== 'logged') await markRead(tx, report.id, true, now, seen)
    return staffPage(
      frame,
      {
        title: queueWords.page.title,
        errors: problems.length > 0,
        translated={await readTranslations(tx, ctx, report.id)}
        before: <BackLink href="/reports">{queueWords.page.back}</BackLink>,
      },
      <ReportPage
        report={report}
        narrative={words === null ? null : readNarrative(words)}
        consents={await consentsOf(tx, report.id)}
        clocks={await clocksOf(tx, report.id)}
        files={await filesOfReports(tx, ctx, [report.id])}
        timeline={entries
          .toReversed()
          .map((entry) => ({ ...entry, byName: entry.by ? (names.get(entry.by) ?? null) : null }))}
        actions={mine ? reportActionsFor(asStatus(report.status), ctx.actor) : []}
        {...{ comingBack, messages, now, done, values, problems }}
      />,
    )
  })
}

type Chosen = z.output<typeof byAction>

async function showConfirm(
  ctx: StaffCtx,
  frame: Frame,
  { reference, action }: Chosen,
  shown: { values?: FormValues; problems?: readonly Problem[] } = {},
): Promise<Reply> {
  const { values = {}, problems = [] } = shown
  return ctx.db.transaction(async (tx) => {
    const report = await findReport(tx, reference)
    if (!report) throw new NotFound('no such report')
    allowReportAction(action, asStatus(report.status), ctx.actor)
    const today = londonDay(ctx.clock.now())
    const authorities = action === 'hand' ? await otherAuthorities(tx, report.agencyId, today) : null
    return staffPage(
      frame,
      {
        title: queueWords.action[action],
        errors: problems.length > 0,
        before: <BackLink href={`/reports/${reference}`}>{queueWords.page.title}</BackLink>,
      },
      <ConfirmPage
        version={report.version}
        reasons={action === 'hand' ? HAND_REASONS : REASONS[action]}
        {...{ reference, action, authorities, values, problems }}
      />,
    )
  })
}

async function confirm(ctx: StaffCtx, frame: Frame, chosen: Chosen, form: Form): Promise<Reply> {
  const { reference, action } = chosen
  const reasons: readonly string[] = action === 'hand' ? HAND_REASONS : REASONS[action]
  const reason = reasons.find((each) => each === form.one('reason'))
  const agencyId = form.one('authority')
  const problems: Problem[] = [
    ...(action === 'hand' && !isUuid(agencyId)
      ? [{ field: 'authority', message: queueWords.problem.authority }]
      : []),
    ...(reason ? [] : [{ field: 'reason', message: queueWords.problem.reason }]),
  ]
  if (!reason || problems.length) return showConfirm(ctx, frame, chosen, { values: form.values, problems })
  const version = versionOf(form)
  if (action === 'hand') {
    await handOver(ctx, reference, { agencyId, reason, version })
    return redirect('/reports')
  }
  await setAside(ctx, reference, { action, reason, version })
  return redirect(`/reports/${reference}`)
}
