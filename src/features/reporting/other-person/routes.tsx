// /reports/:reference/other-person: what is kept of the other person, behind the gate of the rules in force.
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { caseworkers } from '../../../access/rules.ts'
import type { Form } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { Forbidden, NotFound, type Problem } from '../../../platform/problems.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { z } from 'zod'
import { staffPage } from '../../shell/index.ts'
import { queueWords } from '../queue/messages.en.ts'
import { findReport, type StaffReport } from '../queue/queue.store.ts'
import { recordedBy, type RecordedBy, wordsFor } from '../receiving/recorded-by.ts'
import { viewsOf } from '../receiving/views.store.ts'
import { keepOther, readGate } from './keep-other.ts'
import { otherPersonWords as say } from './messages.en.ts'
import { OtherPersonPage } from './other-person-page.tsx'
import { otherPeopleOf } from './other-person.store.ts'

const params = z.object({ reference: z.string().max(40) })
const path = '/reports/:reference/other-person'

export const otherPersonRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path,
    access: caseworkers,
    params,
    handle: (ctx, { frame, params: { reference } }) => show(ctx, frame, reference, { opened: null }),
  }),
  staffRoute({
    method: 'POST',
    path,
    access: caseworkers,
    params,
    handle: (ctx, { frame, form, params: { reference } }) => take(ctx, frame, reference, form),
  }),
]

/** The questions first; then, with them carried along, what may be kept. */
async function take(ctx: StaffCtx, frame: Frame, reference: string, form: Form): Promise<Reply> {
  const { report, recorded } = await ctx.db.transaction((tx) => loaded(tx, reference))
  if (!report.works) throw new Forbidden('not its own', queueWords.whoMay(['officer', 'manager', 'triage']))
  const regime = rulesFor(ctx, recorded)
  const gate = readGate(form, regime)
  if (!gate.ok) return show(ctx, frame, reference, { opened: null, form, problems: gate.problems })
  const { opened } = gate.value
  if (form.one('go') !== 'save') return show(ctx, frame, reference, { opened, form })
  const kept = await keepOther(ctx, report, regime, form)
  return kept.ok
    ? redirect(`/reports/${reference}/other-person`)
    : show(ctx, frame, reference, { opened, form, problems: kept.problems })
}

/** The police take what their own rules allow, everybody else what the partnership's do. */
const rulesFor = (ctx: StaffCtx, recorded: RecordedBy) =>
  ctx.actor.agencyKind === 'police' ? recorded.police : recorded.partners

async function loaded(tx: Tx, reference: string): Promise<{ report: StaffReport; recorded: RecordedBy }> {
  const report = await findReport(tx, reference)
  if (!report) throw new NotFound('no such report')
  return { report, recorded: await recordedBy(tx, report.id) }
}

type Shown = { opened: boolean | null; form?: Form; problems?: readonly Problem[] }

function show(
  ctx: StaffCtx,
  frame: Frame,
  reference: string,
  { opened, form, problems = [] }: Shown,
): Promise<Reply> {
  return ctx.db.transaction(async (tx) => {
    const { report, recorded } = await loaded(tx, reference)
    const police = ctx.actor.agencyKind === 'police'
    const { other } = wordsFor(recorded, await viewsOf(tx, report.id), police)
    return staffPage(
      frame,
      {
        title: say.title(other),
        errors: problems.length > 0,
        before: <BackLink href={`/reports/${reference}`}>{queueWords.page.title}</BackLink>,
        ...(form && problems.length === 0 && { status: 200 }),
      },
      <OtherPersonPage
        regime={rulesFor(ctx, recorded)}
        kept={await otherPeopleOf(tx, ctx.vault, report.id)}
        works={report.works}
        values={form?.values ?? {}}
        {...{ reference, other, opened, problems }}
      />,
    )
  })
}
