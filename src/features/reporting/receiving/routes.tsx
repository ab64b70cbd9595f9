// What stands beside the decisions: receipts of transfers and their answers, what is not the same, how each side sees it.
import { z } from 'zod'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { caseworkers, only } from '../../../access/rules.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import type { Form, FormValues } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { Forbidden, NotFound, type Problem } from '../../../platform/problems.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { regimeOn } from '../../recording/index.ts'
import { staffPage } from '../../shell/index.ts'
import { queueWords } from '../queue/messages.en.ts'
import { findReport } from '../queue/queue.store.ts'
import { AnswerForm, Receipts } from './answer-view.tsx'
import { tellApart } from './likeness.store.ts'
import { receivingWords as words } from './messages.en.ts'
import {
  mayView,
  readPartnerView,
  readPoliceView,
  sayPartnerView,
  sayPoliceView,
  todayOf,
} from './say-views.ts'
import { tiesOf } from './standing.ts'
import { answerTransfer } from './transfer.ts'
import { receiptsOf } from './transfer.store.ts'
import { PartnerViewForm, PoliceViewForm } from './view-forms.tsx'

const takers = only('people who take reports', 'officer', 'manager', 'triage')
const byReference = z.object({ reference: z.string().max(20) })
const RETURN_REASONS = Object.keys(words.answer.reasons)

export const receivingRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/reports/transfers',
    access: takers,
    query: z.object({ done: z.literal('returned').optional().catch(undefined) }),
    handle: (ctx, { frame, query }) =>
      ctx.db.transaction(async (tx) =>
        staffPage(
          frame,
          {
            title: words.receipts.title,
            before: <BackLink href="/reports">{queueWords.page.back}</BackLink>,
          },
          <Receipts
            done={query.done ? queueWords.done.returned : null}
            receipts={await receiptsOf(tx)}
            now={ctx.clock.now()}
          />,
        ),
      ),
  }),
  staffRoute({
    method: 'GET',
    path: '/reports/:reference/answer',
    access: takers,
    params: byReference,
    handle: (ctx, { frame, params }) => showAnswer(ctx, frame, params.reference, {}, []),
  }),
  staffRoute({
    method: 'POST',
    path: '/reports/:reference/answer',
    access: takers,
    params: byReference,
    handle: (ctx, { frame, params, form }) => answer(ctx, frame, params.reference, form),
  }),
  ...(['apart', 'together'] as const).map((way) =>
    staffRoute({
      method: 'POST',
      path: `/reports/:reference/${way}`,
      access: takers,
      params: byReference,
      handle: async (ctx, { params, form }) => {
        await tellApart(ctx, params.reference, { other: form.one('other'), apart: way === 'apart' })
        return redirect(`/reports/${params.reference}?done=${way}`)
      },
    }),
  ),
  ...(['partner', 'police'] as const).flatMap((kind) => [
    staffRoute({
      method: 'GET',
      path: `/reports/:reference/views/${kind}`,
      access: caseworkers,
      params: byReference,
      handle: (ctx, { frame, params }) => showView(ctx, frame, { kind, ...params }, {}, []),
    }),
    staffRoute({
      method: 'POST',
      path: `/reports/:reference/views/${kind}`,
      access: caseworkers,
      params: byReference,
      handle: (ctx, { frame, params, form }) => sayView(ctx, frame, { kind, ...params }, form),
    }),
  ]),
]

const back = (reference: string) => (
  <BackLink href={`/reports/${reference}`}>{queueWords.page.title}</BackLink>
)

function showAnswer(
  ctx: StaffCtx,
  frame: Frame,
  reference: string,
  values: FormValues,
  problems: readonly Problem[],
): Promise<Reply> {
  return ctx.db.transaction(async (tx) => {
    const report = await findReport(tx, reference)
    const transfer = report && (await tiesOf(tx, report.id)).transfer
    if (!report) throw new NotFound('no such report')
    if (!transfer?.toUs) throw new Forbidden('nothing was asked', queueWords.nobodyNow)
    return staffPage(
      frame,
      { title: words.answer.title, errors: problems.length > 0, before: back(reference) },
      <AnswerForm {...{ reference, transfer, values, problems }} />,
    )
  })
}

async function answer(ctx: StaffCtx, frame: Frame, reference: string, form: Form): Promise<Reply> {
  const given = (['accepted', 'returned'] as const).find((each) => each === form.one('answer'))
  const reason = RETURN_REASONS.find((each) => each === form.one('reason')) ?? null
  const problems: Problem[] = []
  if (!given) problems.push({ field: 'answer', message: words.problem.answer })
  if (given === 'returned' && !reason) problems.push({ field: 'reason', message: queueWords.problem.reason })
  if (!given || problems.length > 0) return showAnswer(ctx, frame, reference, form.values, problems)
  await answerTransfer(ctx, reference, { answer: given, reason: given === 'returned' ? reason : null })
  return redirect(
    given === 'accepted' ? `/reports/${reference}?done=accepted` : '/reports/transfers?done=returned',
  )
}

type Wanted = { kind: 'partner' | 'police'; reference: string }

function showView(
  ctx: StaffCtx,
  frame: Frame,
  { kind, reference }: Wanted,
  values: FormValues,
  problems: readonly Problem[],
): Promise<Reply> {
  return ctx.db.transaction(async (tx) => {
    const report = await mayView(tx, ctx, reference, kind)
    const title = words.views[`${kind}Page`].title
    const regime = await regimeOn(tx, londonDay(report.receivedAt), true)
    return staffPage(
      frame,
      { title, errors: problems.length > 0, before: back(reference) },
      kind === 'partner' ? (
        <PartnerViewForm {...{ reference, values, problems }} />
      ) : (
        <PoliceViewForm {...{ reference, values, problems, regime }} />
      ),
    )
  })
}

async function sayView(ctx: StaffCtx, frame: Frame, wanted: Wanted, form: Form): Promise<Reply> {
  const { kind, reference } = wanted
  const again = (problems: readonly Problem[]) => showView(ctx, frame, wanted, form.values, problems)
  if (kind === 'partner') {
    const read = readPartnerView(form)
    if (!read.ok) return again(read.problems)
    await sayPartnerView(ctx, reference, read.value)
  } else {
    const read = readPoliceView(form, todayOf(ctx))
    if (!read.ok) return again(read.problems)
    await sayPoliceView(ctx, reference, read.value)
  }
  return redirect(`/reports/${reference}?done=${kind}`)
}
