// How it was handled, once for each stage. The figure goes to statistics, without the report; the words, where there are
// any, to the people who deal with it.
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Form } from '../../../platform/http/form.ts'
import { ok, type Outcome, type Problem, refused } from '../../../platform/problems.ts'
import { charCount } from '../../../platform/text/plain.ts'
import { keepFromPerson, MESSAGE_CHARS_MAX } from '../conversation.ts'
import { asStatus } from '../report.ts'
import { type FollowedReport, followedReport, type TimelineRow, timelineOf } from '../reports.store.ts'
import { comingBackWords as say } from './coming-back.messages.en.ts'
import type { Key } from './open-report.ts'

export type Stage = 'received' | 'working' | 'finished'
export const SCORES = ['5', '4', '3', '2', '1'] as const

/** At which stage a report is, for asking how it was handled. */
export function stageOf(report: FollowedReport, timeline: readonly TimelineRow[]): Stage {
  const status = asStatus(report.status)
  if (status === 'new') return 'received'
  return status === 'logged' && !isFinished(report, timeline) ? 'working' : 'finished'
}

// It may have been taken out of a case that was closed, and come into another one.
const OF_ITS_CASE: readonly string[] = ['case.opened', 'report.linked', 'case.closed', 'case.reopened']

/** Whether its case is closed: the report stays logged, and the last of these sentences says which it is. */
export const isFinished = (
  { status }: Pick<FollowedReport, 'status'>,
  timeline: readonly TimelineRow[],
): boolean =>
  status === 'logged' && timeline.findLast(({ kind }) => OF_ITS_CASE.includes(kind))?.kind === 'case.closed'

export type Rating = { score: number; text: string; once: string }

/** What was chosen. Refuses no choice, and words that are too long. */
export function readRating(form: Form): Outcome<Rating> {
  const score = SCORES.find((each) => each === form.one('score'))
  const text = form.one('why')
  const over = charCount(text) - MESSAGE_CHARS_MAX
  const problems: Problem[] = []
  if (!score) problems.push({ field: 'score', message: say.rate.problem })
  if (over > 0) problems.push({ field: 'why', message: say.problemLong(over) })
  if (!score || problems.length > 0) return refused(...problems)
  return ok({ score: Number(score), text, once: form.one('messageId') })
}

/** Keeps a rating for the stage it is at. False: this stage was rated before, and that one stands. */
export async function rate(holder: Ctx, key: Key, rating: Rating): Promise<boolean> {
  return holder.db.transaction(async (tx) => {
    const report = await followedReport(tx, key.reference)
    if (!report) return false
    const stage = stageOf(report, await timelineOf(tx, report.id))
    const { rows } = await sql`insert into report_ratings (report_id, stage, score, agency_id, at)
      values (${report.id}, ${stage}, ${rating.score}, ${report.agencyId}, ${holder.clock.now()})
      on conflict do nothing returning stage`.execute(tx)
    if (rows.length === 0) return false
    await record(tx, holder, { action: 'report.rate', subjectKind: 'report', subjectId: report.id })
    if (rating.text !== '')
      await keepFromPerson(tx, holder, report, { text: rating.text, once: rating.once, about: 'rating' })
    return true
  })
}

/** The stages that were rated; for the holder of the code. */
export async function ratedStages(tx: Tx, reportId: string): Promise<string[]> {
  const { rows } = await sql<{ stage: string }>`
    select stage from report_ratings where report_id = ${reportId} order by stage limit 3`.execute(tx)
  return rows.map(({ stage }) => stage)
}
