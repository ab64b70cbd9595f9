// What may be the same as a report, and why; and that somebody looked and said it is not.
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { NotFound } from '../../../platform/problems.ts'
import { findReport, type StaffReport } from '../queue/queue.store.ts'

export type Likeness = {
  id: string
  reference: string
  status: string
  caseReference: string | null
  receivedAt: Date
  textParts: number | null
  samePerson: boolean
  samePlace: boolean
  /** One was made from the page of the other, with its code. */
  sameSecret: boolean
  apart: boolean
}

/** The reports in the caller's sight that may be the same as one, the likest first; at most 40. */
export async function likenessesOf(tx: Tx, reportId: string): Promise<Likeness[]> {
  const { rows } = await sql<Likeness>`
    select r.id, r.reference, r.status, k.reference as "caseReference", r.received_at as "receivedAt", l.text_parts as "textParts",
      l.same_person as "samePerson", l.same_place as "samePlace",
      l.same_secret as "sameSecret", l.apart_at is not null as apart
    from (select report_id, other_id, text_parts, same_person, same_place, same_secret, apart_at, other_id as id from report_likenesses where report_id = ${reportId}
      union all select report_id, other_id, text_parts, same_person, same_place, same_secret, apart_at, report_id from report_likenesses where other_id = ${reportId}) l
      join reports r on r.id = l.id
      left join case_reports cr on cr.report_id = r.id left join cases k on k.id = cr.case_id
    where not exists (select 1 from report_merges m where m.split_at is null
      and least(m.report_id, m.lead_id) = least(l.report_id, l.other_id) and greatest(m.report_id, m.lead_id) = greatest(l.report_id, l.other_id))
    order by l.apart_at is not null, l.text_parts desc nulls last, l.same_secret desc, l.same_person desc, r.received_at desc, r.id limit 40`.execute(
    tx,
  )
  return rows
}

/**
 * Writes down that the caller is shown which reports came with the same contact details, while those of one cannot be opened
 * yet: whoever sends a report with a guessed number learns so whether the guess is right. Writes nothing where no such sign is
 * shown, or where both are in cases of the caller's sight: opening the details there is written down by itself.
 */
export async function recordSamePerson(
  tx: Tx,
  ctx: StaffCtx,
  report: Pick<StaffReport, 'id' | 'caseReference'>,
  likenesses: readonly Likeness[],
): Promise<void> {
  const others = likenesses
    .filter(({ samePerson, caseReference }) => samePerson && !(caseReference && report.caseReference))
    .map(({ reference }) => reference)
  if (others.length === 0) return
  const detail = { others }
  await record(tx, ctx, { action: 'report.same-person', subjectKind: 'report', subjectId: report.id, detail })
}

/** Somebody says that two are not the same, or takes that back. Throws NotFound where there is nothing to say it of. */
export async function tellApart(
  ctx: StaffCtx,
  reference: string,
  { other, apart }: { other: string; apart: boolean },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [report, like] = [await findReport(tx, reference), await findReport(tx, other)]
    if (!report?.inMyQueue || !like) throw new NotFound('no such pair')
    const { numAffectedRows } = await sql`update report_likenesses
      set apart_at = ${apart ? ctx.clock.now() : null}, apart_by = ${apart ? ctx.actor.userId : null}
      where (report_id, other_id) in ((${report.id}::uuid, ${like.id}::uuid), (${like.id}::uuid, ${report.id}::uuid))`.execute(
      tx,
    )
    if (numAffectedRows === 0n) throw new NotFound('no such pair')
    await record(tx, ctx, {
      action: apart ? 'report.tell-apart' : 'report.tell-together',
      subjectKind: 'report',
      subjectId: report.id,
      detail: { other: like.reference },
    })
  })
}
