// The staff side of reports: the queue, one report, and what may be done to it.
import { z } from 'zod'
import { hasRole } from '../../../access/actor.ts'
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { caseworkers, only } from '../../../access/rules.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { download, type Reply, redirect } from '../../../platform/http/reply.ts'
import { isUuid } from '../../../platform/ids.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { charCount } from '../../../platform/text/plain.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { filesOfReports, PLAIN_FILES, takeUploads, uploadsUnder } from '../../evidence/index.ts'
import { staffPage } from '../../shell/index.ts'
import { MESSAGE_CHARS_MAX, readMessages } from '../conversation.ts'
import { asStatus, readNarrative } from '../report.ts'
import { DECISIONS, reportActionsFor } from '../report-actions.ts'
import { bulkRoutes } from '../receiving/bulk.routes.tsx'
import { decideRoutes } from '../receiving/decide.routes.tsx'
import { receivingWords } from '../receiving/messages.en.ts'
import { loadReceiving } from '../receiving/load-receiving.ts'
import { receivingRoutes } from '../receiving/routes.tsx'
import { loadComingBack } from '../follow-up/holder/coming-back.store.ts'
import { consentsOf, markRead, staffNames, timelineOf } from '../reports.store.ts'
import { readsOf } from '../safeguarding/reads.store.ts'
import { safeguardingRoutes } from '../safeguarding/routes.ts'
import { mayRead } from '../safeguarding/say-read.ts'
import { readTranslations, translateReport } from '../translations/translate-report.ts'
import { acknowledge, reply } from './act-on-report.ts'
import { QueueList } from './list-view.tsx'
import { CSV_ROWS_MAX, queueCsv, queueCsvName } from './list-csv.ts'
import { countTabs, countWaiting, LISTS, listQueue, type QueueFilter, SORTS, WAITING } from './list.store.ts'
import { MARK_FILTERS } from './marks.ts'
import { readPoliceAsk } from '../consent/police-told.ts'
import { queueWords } from './messages.en.ts'
import { clocksOf, findReport } from './queue.store.ts'
import { ReportPage } from './report-view.tsx'

const takers = only('people who take reports', 'officer', 'manager', 'triage')
const byReference = z.object({ reference: z.string().max(20) })
const DAY_MS = 86_400_000

const LIST_DONE = ['hand', 'spam', 'return'] as const
const listQuery = z.object({
  queue: z.enum(['mine', 'triage']).catch('mine'),
  status: z.enum(LISTS).optional().catch(undefined),
  sort: z.enum(SORTS).catch('newest'),
  strand: z.string().max(30).catch(''),
  mark: z.enum(MARK_FILTERS).or(z.literal('')).catch(''),
  days: z.enum(['7', '31', '365']).or(z.literal('')).catch(''),
  after: z.string().max(80).catch(''),
  done: z.enum(LIST_DONE).optional().catch(undefined),
  missed: z.enum(['spam', 'return']).optional().catch(undefined),
})
const DONE = [
  'acknowledge',
  'reply',
  'apart',
  'together',
  'partner',
  'police',
  'safeguarding-read',
  'accepted',
  ...DECISIONS,
] as const
const pageQuery = z.object({ done: z.enum(DONE).optional().catch(undefined) })

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
    path: '/reports.csv',
    access: takers,
    query: listQuery,
    handle: (ctx, { query }) => downloadQueue(ctx, query),
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
    method: 'POST',
    path: '/reports/:reference/acknowledge',
    access: takers,
    params: byReference,
    handle: async (ctx, { params }) => {
      await acknowledge(ctx, params.reference)
      return redirect(`/reports/${params.reference}?done=acknowledge`)
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/reports/:reference/translation',
    access: takers,
    params: byReference,
    handle: async (ctx, { frame, params, form }) => {
      const done = await translateReport(ctx, params.reference, form.one('translation'), readPoliceAsk(form))
      if (done.ok) return redirect(`/reports/${params.reference}`)
      return showReport(ctx, frame, params.reference, { values: form.values, problems: done.problems })
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/reports/:reference/reply',
    access: takers,
    params: byReference,
    takesFiles: PLAIN_FILES,
    handle: async (ctx, { frame, params, form }) => {
      await mustSee(ctx, params.reference)
      const files = await takeUploads(ctx, form)
      if (files.problems.length > 0 || files.only)
        return showReport(ctx, frame, params.reference, { values: form.values, problems: files.problems })
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
      const notNow = await reply(ctx, params.reference, {
        text,
        once: form.one('messageId'),
        files: form.one('token'),
        seen: form.many('seen'),
        ask: readPoliceAsk(form),
      })
      if (notNow) return showReport(ctx, frame, params.reference, { values: form.values, problems: [notNow] })
      return redirect(`/reports/${params.reference}?done=reply`)
    },
  }),
  ...safeguardingRoutes,
  ...bulkRoutes,
  ...receivingRoutes,
  ...decideRoutes,
]

type Asked = z.output<typeof listQuery>
const queueOf = ({ actor }: Pick<StaffCtx, 'actor'>, { queue }: Asked) =>
  hasRole(actor, 'triage') ? queue : 'mine'

function filterOf(ctx: StaffCtx, query: Asked, now: Date): QueueFilter {
  return {
    agencyId: queueOf(ctx, query) === 'triage' ? null : ctx.actor.agencyId,
    strand: query.strand || null,
    mark: query.mark || null,
    since: query.days ? new Date(now.getTime() - Number(query.days) * DAY_MS) : null,
    now,
  }
}

async function downloadQueue(ctx: StaffCtx, query: Asked): Promise<Reply> {
  const now = ctx.clock.now()
  const list = query.status ?? WAITING
  const rows = await ctx.db.transaction(async (tx) => {
    const page = { ...filterOf(ctx, query, now), list, sort: query.sort, after: null, limit: CSV_ROWS_MAX }
    const found = await listQueue(tx, page)
    const detail = { queue: queueOf(ctx, query), list, rows: found.rows.length }
    await record(tx, ctx, { action: 'report.export', detail })
    return found.rows
  })
  return download(queueCsvName(now), 'text/csv; charset=utf-8', queueCsv(rows, now))
}

async function showQueue(ctx: StaffCtx, frame: Frame, query: Asked): Promise<Reply> {
  const { done, missed, ...asked } = query
  const mayTriage = hasRole(ctx.actor, 'triage')
  const queue = queueOf(ctx, query)
  const now = ctx.clock.now()
  return ctx.db.transaction(async (tx) => {
    const filter = filterOf(ctx, query, now)
    const after = readCursor(query.after)
    const counts = await countTabs(tx, filter)
    // Where nothing else waits, whoever opens the queue sees first what is asked of them, or of others.
    const asksOnly = queue === 'mine' && counts.waiting === 0 && counts.transfers > 0
    const status = query.status ?? (asksOnly ? 'transfers' : WAITING)
    const { rows, more } = await listQueue(tx, { ...filter, list: status, sort: query.sort, after })
    const waiting = mayTriage ? await countWaiting(tx, ctx.actor) : { mine: 0, triage: 0 }
    await record(tx, ctx, { action: 'report.list', detail: { queue, shown: rows.length } })
    return staffPage(
      frame,
      { title: queueWords.list.title, errors: missed !== undefined },
      <QueueList
        query={{ ...asked, queue, status }}
        done={done ? queueWords.done[done] : null}
        problem={missed ? receivingWords.problem.nothing : null}
        {...{ rows, more, waiting, counts, mayTriage, now }}
      />,
    )
  })
}

function readCursor(text: string): { at: Date; id: string } | null {
  const [at = '', id = ''] = text.split('_')
  const date = new Date(at)
  return isUuid(id) &&
    !Number.isNaN(date.getTime()) &&
    date.getUTCFullYear() <= 9000 &&
    date.getUTCFullYear() > 0
    ? { at: date, id }
    : null
}

// No file is kept for whoever could not answer.
async function mustSee(ctx: StaffCtx, reference: string): Promise<void> {
  if (!(await ctx.db.transaction((tx) => findReport(tx, reference)))) throw new NotFound('no such report')
}

type Shown = { done?: string | null; values?: FormValues; problems?: readonly Problem[] }

async function showReport(ctx: StaffCtx, frame: Frame, reference: string, shown: Shown): Promise<Reply> {
  const { done = null, values = {}, problems = [] } = shown
  const adding = await uploadsUnder(ctx, [values['token'] ?? ''].flat().at(-1) ?? '')
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
    const receiving = await loadReceiving(tx, ctx, report)
    if (mine && report.status !== 'logged') await markRead(tx, report.id, true, now, seen)
    return staffPage(
      frame,
      {
        title: queueWords.page.title,
        errors: problems.length > 0,
        before: <BackLink href="/reports">{queueWords.page.back}</BackLink>,
      },
      <ReportPage
        report={report}
        narrative={words === null ? null : readNarrative(words)}
        translated={await readTranslations(tx, ctx, report.id)}
        consents={await consentsOf(tx, report.id)}
        clocks={await clocksOf(tx, report.id)}
        files={await filesOfReports(tx, ctx, [report.id])}
        timeline={entries
          .toReversed()
          .map((entry) => ({ ...entry, byName: entry.by ? (names.get(entry.by) ?? null) : null }))}
        actions={mine ? reportActionsFor(asStatus(report.status), ctx.actor, receiving.standing) : []}
        mayView={{ partner: true, police: report.works || ctx.actor.agencyKind === 'police' }}
        answersForData={report.inMyQueue && hasRole(ctx.actor, 'administrator', 'manager')}
        police={ctx.actor.agencyKind === 'police'}
        reading={{
          reads: report.marks.length > 0 ? await readsOf(tx, report.id) : [],
          mayRead: mayRead(ctx.actor, report),
          reader: ctx.actor.userId,
        }}
        {...{ receiving, comingBack, messages, now, done, values, problems, adding }}
      />,
    )
  })
}
