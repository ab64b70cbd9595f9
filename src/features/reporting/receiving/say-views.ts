// Saying how one sees a report, and writing down what the police decided: read by field, kept as a new version with the
// trail. The newest stands; none is ever changed.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { type Day, isDay, londonDay } from '../../../platform/calendar/london.ts'
import type { Form } from '../../../platform/http/form.ts'
import { Forbidden, NotFound, type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { boundedLine } from '../../../platform/text/plain.ts'
import { isStrand } from '../incident.ts'
import { queueWords } from '../queue/messages.en.ts'
import { findReport, type StaffReport } from '../queue/queue.store.ts'
import { receivingWords } from './messages.en.ts'
import {
  CLASSIFICATIONS,
  insertPartnerView,
  insertPoliceView,
  type PartnerView,
  PERCEIVES,
  type PoliceView,
  VIEW_REASONS,
} from './views.store.ts'

const { problem } = receivingWords
const SAID_BY_MAX = 80
const REFERENCE_MAX = 40

/** What a partner's form says of their own view. */
export function readPartnerView(form: Form): Outcome<PartnerView> {
  const perceives = PERCEIVES.find((each) => each === form.one('perceives'))
  const reasons = form.many('reasons').filter((each) => VIEW_REASONS.some((known) => known === each))
  const problems: Problem[] = []
  if (!perceives) problems.push({ field: 'perceives', message: problem.perceives })
  if (reasons.length === 0) problems.push({ field: 'reasons', message: problem.reasons })
  if (!perceives || problems.length > 0) return refused(...problems)
  // Who perceives none names no ground.
  const strands = perceives === 'no' ? [] : form.many('strands').filter(isStrand)
  return ok({ perceives, strands, reasons })
}

/** What a form says the police decided. `today`: a decision of tomorrow is none. */
export function readPoliceView(form: Form, today: Day): Outcome<PoliceView> {
  const classification = CLASSIFICATIONS.find((each) => each === form.one('classification'))
  const saidBy = boundedLine(form.one('saidBy'), SAID_BY_MAX)
  const reference = boundedLine(form.one('policeReference'), REFERENCE_MAX)
  const saidOn = dayOf(form)
  const problems: Problem[] = []
  if (!classification) problems.push({ field: 'classification', message: problem.classification })
  if (!reference.ok) problems.push({ field: 'policeReference', message: problem.referenceLong })
  if (saidBy.text.length < 2) problems.push({ field: 'saidBy', message: problem.saidBy })
  else if (!saidBy.ok) problems.push({ field: 'saidBy', message: problem.saidByLong })
  if (!saidOn) problems.push({ field: 'saidOn', message: problem.saidOn })
  else if (saidOn > today) problems.push({ field: 'saidOn', message: problem.saidOnFuture })
  if (!classification || !saidOn || problems.length > 0) return refused(...problems)
  return ok({ classification, reference: reference.text, saidBy: saidBy.text, saidOn })
}

function dayOf(form: Form): Day | null {
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((part) =>
    form.one(`saidOn-${part}`).trim(),
  )
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return null
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) ? text : null
}

/** Keeps a partner's own view. Throws NotFound for a report out of sight. */
export const sayPartnerView = (ctx: StaffCtx, reference: string, view: PartnerView): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    const report = await mayView(tx, ctx, reference, 'partner')
    await insertPartnerView(tx, byOf(ctx, report), view)
    await recordView(tx, ctx, report, { kind: 'partner', perceives: view.perceives })
  })

/** Keeps what the police decided, as they say it themselves or as they told whoever works on the report. */
export const sayPoliceView = (ctx: StaffCtx, reference: string, view: PoliceView): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    const report = await mayView(tx, ctx, reference, 'police')
    await insertPoliceView(tx, byOf(ctx, report), view)
    await recordView(tx, ctx, report, { kind: 'police', classification: view.classification })
  })

/** The report, when the caller may say this kind of view of it. */
export async function mayView(
  tx: Tx,
  ctx: StaffCtx,
  reference: string,
  kind: 'partner' | 'police',
): Promise<StaffReport> {
  const report = await findReport(tx, reference)
  if (!report) throw new NotFound('no such report')
  const police = ctx.actor.agencyKind === 'police'
  if (kind === 'police' && !police && !report.works)
    throw new Forbidden('police views', queueWords.whoMay(['officer', 'manager', 'triage']))
  return report
}

const byOf = (ctx: StaffCtx, report: StaffReport) => ({
  reportId: report.id,
  at: ctx.clock.now(),
  userId: ctx.actor.userId,
  agencyId: ctx.actor.agencyId,
})

const recordView = (tx: Tx, ctx: StaffCtx, report: StaffReport, detail: Record<string, string>) =>
  record(tx, ctx, {
    action: detail['kind'] === 'police' ? 'report.police-view' : 'report.partner-view',
    subjectKind: 'report',
    subjectId: report.id,
    detail,
  })

export const todayOf = (ctx: StaffCtx): Day => londonDay(ctx.clock.now())
