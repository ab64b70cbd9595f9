// The writes of a newer version of a plan's document: set-based, each row with who, when and why, for its history.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { newId } from '../../../platform/ids.ts'
import { batches } from '../import-plan.ts'
import { besideWords } from '../plan.ts'
import { isOurPaper, isPaperLine } from '../papers/paper-words.ts'
import type { PlanRead, ReadAim, ReadPriority, ReadRow } from '../reading/read-plan.schema.ts'
import type { Stamped } from '../stamp.ts'
import type { StandingAction } from './standing.store.ts'

export type Rewritten = { id: string; row: ReadRow; aimId: string; position: number; was: StandingAction }
type KeptPriority = { id: string; isNew: boolean; position: number; priority: ReadPriority }
type KeptAim = { id: string; isNew: boolean; position: number; priorityId: string; aim: ReadAim }

/** Adds new priorities and gives those that are there the document's words and place. */
export async function writePriorities(
  tx: Tx,
  planId: string,
  kept: readonly KeptPriority[],
  stamp: Stamped,
): Promise<void> {
  const rows = kept.map(({ id, isNew, position, priority }) => ({
    isNew,
    values: {
      id,
      position,
      number: priority.number,
      heading: priority.heading,
      title: priority.title,
      core_objectives: priority.coreObjectives,
      links: priority.links,
    },
  }))
  const added = rows.filter(({ isNew }) => isNew).map(({ values }) => values)
  for (const batch of batches(added))
    await tx
      .insertInto('plan_priorities')
      .values(batch.map((row) => ({ ...row, links: JSON.stringify(row.links), plan_id: planId, ...stamp })))
      .execute()
  const there = JSON.stringify(rows.filter(({ isNew }) => !isNew).map(({ values }) => values))
  await sql`update plan_priorities p set position = n.position, number = n.number, heading = n.heading, title = n.title,
      core_objectives = n.core_objectives, links = n.links, version = p.version + 1, ${setStamp(stamp)}
    from jsonb_to_recordset(${there}::jsonb) as n(id uuid, position integer, number integer, heading text, title text,
      core_objectives text[], links jsonb)
    where p.id = n.id and (p.position, p.number, p.heading, p.title, p.core_objectives, p.links) is distinct from
      (n.position, n.number, n.heading, n.title, n.core_objectives, n.links)`.execute(tx)
}

/** The same for aims. */
export async function writeAims(
  tx: Tx,
  planId: string,
  kept: readonly KeptAim[],
  stamp: Stamped,
): Promise<void> {
  const rows = kept.map(({ id, isNew, position, priorityId, aim }) => ({
    isNew,
    values: { id, position, priority_id: priorityId, ref: aim.ref, text: aim.text },
  }))
  const added = rows
    .filter(({ isNew }) => isNew)
    .map(({ values }) => ({ ...values, plan_id: planId, ...stamp }))
  for (const batch of batches(added)) await tx.insertInto('plan_aims').values(batch).execute()
  const there = JSON.stringify(rows.filter(({ isNew }) => !isNew).map(({ values }) => values))
  await sql`update plan_aims m set position = n.position, priority_id = n.priority_id, ref = n.ref, text = n.text,
      version = m.version + 1, ${setStamp(stamp)}
    from jsonb_to_recordset(${there}::jsonb) as n(id uuid, position integer, priority_id uuid, ref text, text text)
    where m.id = n.id and (m.position, m.priority_id, m.ref, m.text) is distinct from (n.position, n.priority_id, n.ref, n.text)`.execute(
    tx,
  )
}

/**
 * Gives actions the words and place of their new rows. Where the date moved, deliveries that were expected on the old
 * one are expected on the new; the date first agreed stays, and is set where there was none.
 */
export async function rewriteActions(tx: Tx, rows: readonly Rewritten[], stamp: Stamped): Promise<void> {
  const values = JSON.stringify(
    rows.map(({ id, row, aimId, position }) => ({
      id,
      position,
      aim_id: aimId,
      objective: row.objective,
      action: row.action,
      owner: row.owner,
      timeframe: row.timeframe,
      status: row.status,
      update: row.update,
      other: row.other,
      derived: row.derived,
      flags: row.flags,
      read_status: row.derived.status,
      starts_on: row.derived.start,
      ends_on: row.derived.end,
      source_line: row.source.line,
      source_last_line: row.source.lastLine,
    })),
  )
  await sql`update plan_actions a set position = n.position, aim_id = n.aim_id, objective = n.objective, action = n.action,
      owner = n.owner, timeframe = n.timeframe, status = n.status, "update" = n."update", other = n.other, derived = n.derived,
      flags = n.flags, read_status = n.read_status, starts_on = n.starts_on, ends_on = n.ends_on,
      source_line = n.source_line, source_last_line = n.source_last_line, version = a.version + 1, ${setStamp(stamp)}
    from jsonb_to_recordset(${values}::jsonb) as n(id uuid, position integer, aim_id uuid, objective text, action text,
      owner text, timeframe text, status text, "update" text, other jsonb, derived jsonb, flags text[], read_status text,
      starts_on date, ends_on date, source_line integer, source_last_line integer)
    where a.id = n.id`.execute(tx)
  const dates = rows
    .filter(({ row, was }) => row.derived.end !== was.endsOn)
    .map(({ id, row, was }) => ({ id, old: was.endsOn, due: row.derived.end }))
  if (dates.length === 0) return
  await sql`update plan_deliveries d set forecast_due = n.due, baseline_due = coalesce(d.baseline_due, n.due),
      version = d.version + 1, ${setStamp(stamp)}
    from jsonb_to_recordset(${JSON.stringify(dates)}::jsonb) as n(id uuid, old date, due date)
    where d.action_id = n.id and d.removed_at is null and n.due is not null and d.forecast_due is not distinct from n.old`.execute(
    tx,
  )
}

/** Puts actions whose words stay as they are where the document has them now. What was made of their words stays too. */
export async function moveActions(
  tx: Tx,
  rows: readonly Pick<Rewritten, 'id' | 'aimId' | 'position' | 'row'>[],
  stamp: Stamped,
): Promise<void> {
  if (rows.length === 0) return
  const values = JSON.stringify(
    rows.map(({ id, aimId, position, row: { source } }) => ({
      id,
      position,
      aim_id: aimId,
      source_line: source.line,
      source_last_line: source.lastLine,
    })),
  )
  await sql`update plan_actions a set position = n.position, aim_id = n.aim_id, source_line = n.source_line,
      source_last_line = n.source_last_line, version = a.version + 1, ${setStamp(stamp)}
    from jsonb_to_recordset(${values}::jsonb) as n(id uuid, position integer, aim_id uuid, source_line integer,
      source_last_line integer)
    where a.id = n.id`.execute(tx)
}

/**
 * What the document says of how it goes now, for the parts of which nothing else was said since: an owner's own words,
 * and words that the document has taken back, stay.
 */
export async function retell(tx: Tx, rows: readonly Rewritten[], stamp: Stamped): Promise<void> {
  const told = rows
    .filter(({ row, was }) => row.update !== was.row.update && row.update !== '')
    .map(({ id, row, was }) => ({ id, was: was.row.update, words: row.update }))
  if (told.length === 0) return
  await sql`update plan_deliveries d set story = n.words, story_at = ${stamp.changed_at},
      version = d.version + 1, ${setStamp(stamp)}
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as n(id uuid, was text, words text)
    where d.action_id = n.id and d.removed_at is null and d.reported_quarter is null and d.story in ('', n.was)`.execute(
    tx,
  )
}

/** Takes actions out of the plan, with their deliveries; nothing is deleted. */
export async function removeActions(
  tx: Tx,
  planId: string,
  ids: readonly string[],
  stamp: Stamped,
): Promise<void> {
  if (ids.length === 0) return
  const gone = { removed_at: stamp.changed_at, ...stamp }
  await tx
    .updateTable('plan_deliveries')
    .set((eb) => ({ ...gone, version: eb('version', '+', 1) }))
    .where('plan_id', '=', planId)
    .where('action_id', 'in', ids)
    .where('removed_at', 'is', null)
    .execute()
  await tx
    .updateTable('plan_actions')
    .set((eb) => ({ ...gone, version: eb('version', '+', 1) }))
    .where('plan_id', '=', planId)
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .execute()
}

/** Ends parts of owners whom the document no longer names; nothing is deleted. */
export async function endParts(
  tx: Tx,
  planId: string,
  ids: readonly string[],
  stamp: Stamped,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('plan_deliveries')
    .set((eb) => ({ removed_at: stamp.changed_at, ...stamp, version: eb('version', '+', 1) }))
    .where('plan_id', '=', planId)
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .execute()
}

/** An aim that the document no longer has and under which nothing is left goes too, and so does its priority. */
export async function removeEmptyHeadings(
  tx: Tx,
  planId: string,
  inDocument: { priorities: readonly string[]; aims: readonly string[] },
  stamp: Stamped,
): Promise<void> {
  await sql`update plan_aims m set removed_at = ${stamp.changed_at}, version = m.version + 1, ${setStamp(stamp)}
    where m.plan_id = ${planId} and m.removed_at is null and m.id <> all(${inDocument.aims}::uuid[])
      and not exists (select from plan_actions a where a.aim_id = m.id and a.removed_at is null)`.execute(tx)
  await sql`update plan_priorities p set removed_at = ${stamp.changed_at}, version = p.version + 1, ${setStamp(stamp)}
    where p.plan_id = ${planId} and p.removed_at is null and p.id <> all(${inDocument.priorities}::uuid[])
      and not exists (select from plan_aims m where m.priority_id = p.id and m.removed_at is null)`.execute(
    tx,
  )
}

type Papers = { read: PlanRead; sourceName: string; sourceText: string; sha256: Buffer }

/** The plan's own words of itself, and what of the document has no place: the newer document's stand for the old. */
export async function savePapers(tx: Tx, planId: string, papers: Papers, stamp: Stamped): Promise<void> {
  const { read, sourceName, sourceText, sha256 } = papers
  await tx
    .updateTable('plans')
    .set((eb) => ({
      ...(read.title === '' ? {} : { title: read.title.slice(0, 300) }),
      ...(read.period && {
        period_words: read.period.words,
        period_from: read.period.from,
        period_to: read.period.to,
      }),
      source_name: sourceName,
      source_text: sourceText,
      source_sha256: sha256,
      headers: JSON.stringify(read.headers),
      warnings: JSON.stringify(read.warnings),
      ...besideWords(read),
      version: eb('version', '+', 1),
      ...stamp,
    }))
    .where('id', '=', planId)
    .execute()
  const lines = (await newLines(tx, planId, read, stamp.changed_at)).map(
    ({ line, text, near }, position) => ({
      id: newId(),
      plan_id: planId,
      position,
      line,
      text,
      near,
      since: stamp.changed_at,
    }),
  )
  for (const batch of batches(lines)) await tx.insertInto('plan_unplaced').values(batch).execute()
}

/** Lines without a place that stand for those there were. Our own paper does not have the plan's: it takes none away. */
async function newLines(tx: Tx, planId: string, read: PlanRead, at: Date): Promise<PlanRead['unplaced']> {
  const before = await tx
    .updateTable('plan_unplaced')
    .set({ gone_at: at })
    .where('plan_id', '=', planId)
    .where('gone_at', 'is', null)
    .returning(['line', 'text', 'near', 'position'])
    .execute()
  if (!isOurPaper(read.unplaced)) return read.unplaced
  const known = new Set(before.map(({ text }) => text))
  const more = read.unplaced.filter(({ text }) => !isPaperLine(text) && !known.has(text))
  return [...before.toSorted((a, b) => a.position - b.position), ...more]
}

const setStamp = ({ changed_at, changed_by, change_reason }: Stamped): RawBuilder<unknown> =>
  sql`changed_at = ${changed_at}, changed_by = ${changed_by}, change_reason = ${change_reason}`
