// /reports/:reference/people: whom else it happened to, one more, and what is kept of one of them, for a reason.
import { z } from 'zod'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { caseworkers } from '../../../access/rules.ts'
import type { Form } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { Forbidden, NotFound, type Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { staffPage } from '../../shell/index.ts'
import { readReason } from '../reveal-person.ts'
import { RevealForm } from '../views/reveal-form.tsx'
import { addAffected, readAffected } from './add-affected.ts'
import { affectedOfReport, reportOfPeople, type ReportOfPeople } from './affected.store.ts'
import { AffectedPage, AffectedPersonShown, affectedRows } from './affected-page.tsx'
import { affectedWords as say } from './messages.en.ts'
import { keepSaidNo, readSaidNo } from './says-no.ts'
import { SaysNoForm } from './says-no-form.tsx'

const params = z.object({ reference: z.string().max(40) })
const path = '/reports/:reference/people'
const DONE = ['added', 'no'] as const

export const affectedRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path,
    access: caseworkers,
    params,
    query: z.object({ done: z.string().max(20).optional().catch(undefined) }),
    handle: (ctx, { params: { reference }, query, frame }) =>
      show(ctx, frame, reference, { done: DONE.find((each) => each === query.done) ?? null }),
  }),
  staffRoute({
    method: 'POST',
    path,
    access: caseworkers,
    params,
    handle: async (ctx, { params: { reference }, form, frame }) => {
      const report = await ctx.db.transaction((tx) => inSight(tx, reference))
      if (!report.works) throw new Forbidden('not its own', say.whoMay)
      if (report.erased) throw new Forbidden('erased', say.erasedReport)
      const read = readAffected(form)
      if (!read.ok) return show(ctx, frame, reference, { form, problems: read.problems })
      await addAffected(ctx, report, read.value)
      return redirect(`/reports/${reference}/people?done=added`)
    },
  }),
  staffRoute({
    method: 'POST',
    path: `${path}/:personId/reveal`,
    access: caseworkers,
    params: params.extend({ personId: z.uuid() }),
    handle: async (ctx, { params: { reference, personId }, form, frame }) => {
      const person = await ctx.db.transaction((tx) => oneOf(tx, reference, personId))
      const page = {
        title: say.reveal.title(reference),
        before: <BackLink href={`/reports/${reference}/people`}>{say.title}</BackLink>,
      }
      const heading = <h1 class="govuk-heading-l">{page.title}</h1>
      const reason = readReason(form.one('reason'), form.one('reasonText'))
      if (!reason.ok) {
        const { Summary } = bindForm({ values: form.values, problems: reason.problems })
        return staffPage(
          frame,
          { ...page, errors: true },
          <>
            <Summary />
            {heading}
            <RevealForm
              action={`/reports/${reference}/people/${personId}/reveal`}
              idPrefix=""
              values={form.values}
              problems={reason.problems}
            />
          </>,
        )
      }
      const seen = await ctx.db.transaction((tx) => ctx.vault.reveal(tx, personId, reason.value))
      return staffPage(
        frame,
        page,
        <>
          {heading}
          <AffectedPersonShown person={person} details={seen?.details ?? null} />
        </>,
      )
    },
  }),
  staffRoute({
    method: 'POST',
    path: `${path}/:personId/no`,
    access: caseworkers,
    params: params.extend({ personId: z.uuid() }),
    handle: async (ctx, { params: { reference, personId }, form, frame }) => {
      const person = await ctx.db.transaction((tx) => workedOn(tx, reference, personId))
      const read = readSaidNo(form, person)
      const kept = read.ok ? await keepSaidNo(ctx, person.id, read.value) : read
      if (kept.ok) return redirect(`/reports/${reference}/people?done=no`)
      const { Summary } = bindForm({ values: form.values, problems: kept.problems })
      const { values } = form
      return staffPage(
        frame,
        {
          title: say.no.title(reference),
          before: <BackLink href={`/reports/${reference}/people`}>{say.title}</BackLink>,
          errors: true,
        },
        <>
          <Summary />
          <h1 class="govuk-heading-l">{say.no.title(reference)}</h1>
          <SummaryList rows={affectedRows(person)} />
          <SaysNoForm
            action={`/reports/${reference}/people/${personId}/no`}
            idPrefix=""
            problems={kept.problems}
            {...{ person, values }}
          />
        </>,
      )
    },
  }),
]

/** One person of a report that the caller works on. */
async function workedOn(tx: Tx, reference: string, personId: string) {
  const { works } = await inSight(tx, reference)
  if (!works) throw new Forbidden('not its own', say.whoMay)
  return oneOf(tx, reference, personId)
}

async function inSight(tx: Tx, reference: string): Promise<ReportOfPeople> {
  const report = await reportOfPeople(tx, reference)
  if (!report) throw new NotFound('no such report in sight')
  return report
}

/** One person of a report whom the caller may open. Throws NotFound, and Forbidden where another agency keeps them. */
async function oneOf(tx: Tx, reference: string, personId: string) {
  const report = await inSight(tx, reference)
  const person = (await affectedOfReport(tx, report.id)).find((each) => each.personId === personId)
  if (!person) throw new NotFound('no such person in sight')
  if (!person.opens) throw new Forbidden('not its own', say.notYours(report.keeper ?? say.whoeverWorks))
  return person
}

type Shown = { done?: (typeof DONE)[number] | null; form?: Form; problems?: readonly Problem[] }

function show(ctx: StaffCtx, frame: Frame, reference: string, what: Shown): Promise<Reply> {
  const { done = null, form, problems = [] } = what
  return ctx.db.transaction(async (tx) => {
    const report = await inSight(tx, reference)
    return staffPage(
      frame,
      {
        title: say.title,
        errors: problems.length > 0,
        before: <BackLink href={`/reports/${reference}`}>{say.back}</BackLink>,
      },
      <AffectedPage
        report={report}
        people={await affectedOfReport(tx, report.id)}
        values={form?.values ?? {}}
        {...{ done, problems }}
      />,
    )
  })
}
