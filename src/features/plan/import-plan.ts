// Takes a plan in: every word of it, what could not be placed, and the text it came from, in the caller's transaction.
import { createHash } from 'node:crypto'
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { newId } from '../../platform/ids.ts'
import { plainText } from '../../platform/text/plain.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { besideWords } from './plan.ts'
import { findBySource } from './plan.store.ts'
import { proposeMeasures } from './propose-measures.ts'
import { forecastIn, withoutForecasts } from './reading/forecast.ts'
import type { PlanRead, ReadRow } from './reading/read-plan.schema.ts'
import { loadOwnerDirectory } from './running/owners.store.ts'
import { storiesOf, startingPoints } from './import-owner-words.ts'
import { leadGroupParts } from './running/group-leads.store.ts'
import { type Stamped, stampOf } from './stamp.ts'
import { type OwnerDirectory, partsOf } from './running/owners.ts'

export type ImportOutcome =
  | { ok: true; planId: string; actions: number; tied: number }
  /** The very same text is here already, as this plan. */
  | { ok: false; already: { id: string; title: string } }

type Source = {
  read: PlanRead
  sourceName: string | null
  sourceText: string
  /** Rows whose status somebody stands behind; of all others it is proposed and not set. */
  settled?: ReadonlySet<ReadRow>
}
const AT_ONCE = 500
const TITLE_MAX = 300

/**
 * Imports a plan that the reader read. The actor must be a coordinator or named system work (the database holds to it).
 * Twice the same text is one plan, also when pressed twice at once. Measures that the plan's words speak of are tied.
 */
export async function importPlan(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock' | 'requestId'>,
  { read, sourceName, sourceText, settled = new Set() }: Source,
): Promise<ImportOutcome> {
  const sha256 = hashOf(sourceText)
  const planId = newId()
  const stamp = stampOf(ctx)
  const inserted = await tx
    .insertInto('plans')
    .values({
      id: planId,
      title: read.title.slice(0, TITLE_MAX) || sourceName?.slice(0, TITLE_MAX) || 'Plan',
      period_words: read.period?.words ?? null,
      period_from: read.period?.from ?? null,
      period_to: read.period?.to ?? null,
      source_name: sourceName,
      source_sha256: sha256,
      source_text: sourceText,
      headers: JSON.stringify(read.headers),
      warnings: JSON.stringify(read.warnings),
      ...besideWords(read),
      imported_at: stamp.changed_at,
      imported_by: stamp.changed_by,
      ...stamp,
    })
    .onConflict((conflict) =>
      conflict.column('source_sha256').where('source_sha256', 'is not', null).doNothing(),
    )
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) {
    const already = await findBySource(tx, sha256)
    if (!already) throw new Error('a plan that stands in the way must be there')
    return { ok: false, already }
  }
  const owners = await loadOwnerDirectory(tx, londonDay(stamp.changed_at))
  const rows = rowsOf(planId, read, stamp)
  const deliveries = rows.actions.flatMap((action) =>
    deliveriesOf({ planId, settled: settled.has(action.row) }, action, owners, stamp),
  )
  const tied = tiesOf(rows.actions, await victimServiceNames(tx), ctx)
  for (const batch of batches(rows.priorities)) await tx.insertInto('plan_priorities').values(batch).execute()
  for (const batch of batches(rows.aims)) await tx.insertInto('plan_aims').values(batch).execute()
  for (const batch of batches(rows.actions))
    await tx
      .insertInto('plan_actions')
      .values(batch.map(({ values }) => values))
      .execute()
  for (const batch of batches(deliveries)) await tx.insertInto('plan_deliveries').values(batch).execute()
  await leadGroupParts(tx, { planId }, stamp)
  for (const batch of batches(rows.unplaced)) await tx.insertInto('plan_unplaced').values(batch).execute()
  for (const batch of batches(tied)) await tx.insertInto('action_measures').values(batch).execute()
  const detail = { actions: rows.actions.length, unplaced: rows.unplaced.length, tied: tied.length }
  await record(tx, ctx, { action: 'plan.import', subjectKind: 'plan', subjectId: planId, detail })
  return { ok: true, planId, actions: rows.actions.length, tied: tied.length }
}

/** What makes two texts the very same: their words, whatever the ends of their lines. */
export function hashOf(sourceText: string): Buffer {
  return createHash('sha256').update(plainText(sourceText)).digest()
}

function rowsOf(planId: string, read: PlanRead, stamp: Stamped) {
  const priorities = read.priorities.map((priority, position) => ({ id: newId(), position, priority }))
  const aims = priorities.flatMap(({ id: priorityId, priority }) =>
    priority.aims.map((aim, position) => ({ id: newId(), priorityId, position, aim })),
  )
  return {
    priorities: priorities.map(({ id, position, priority }) => ({
      id,
      plan_id: planId,
      position,
      number: priority.number,
      heading: priority.heading,
      title: priority.title,
      core_objectives: priority.coreObjectives,
      links: JSON.stringify(priority.links),
      ...stamp,
    })),
    aims: aims.map(({ id, priorityId, position, aim }) => ({
      id,
      plan_id: planId,
      priority_id: priorityId,
      position,
      ref: aim.ref,
      text: aim.text,
      ...stamp,
    })),
    actions: aims.flatMap(({ id: aimId, aim }) =>
      aim.rows.map((row, position) => actionRow({ aim_id: aimId, plan_id: planId, ...stamp }, position, row)),
    ),
    unplaced: read.unplaced.map((each, position) => ({
      id: newId(),
      plan_id: planId,
      position,
      since: stamp.changed_at,
      ...each,
    })),
  }
}

/**
 * One delivery for each owner; what the source says of its status is set only where somebody stands behind it. Its words
 * of how it goes are what is known of each part, since the day of the import: what names an owner is that owner's, the rest
 * is the document's for all of them. No owner has said them here, so the quarter's question is still open. A date that the
 * document says has moved is the part's forecast, beside the date that was agreed.
 */
export function deliveriesOf(
  { planId, settled }: { planId: string; settled: boolean },
  { id, row }: { id: string; row: ReadRow },
  directory: OwnerDirectory,
  stamp: Stamped,
) {
  const { owners, start, end, forecast, recurring } = row.derived
  const parts = partsOf(owners, row.owner, directory)
  const begin = settled ? startingPoints(row, parts, directory) : []
  const forecasts = storiesOf(row, parts, directory).map((story) => forecastIn(story, end))
  const moved = forecasts.some((day) => day !== null)
  const update = moved ? withoutForecasts(row.update, end) : row.update
  const stories = storiesOf({ update }, parts, directory)
  return parts.map((part, position) => ({
    id: newId(),
    plan_id: planId,
    action_id: id,
    position,
    agency_id: part.agencyId,
    group_id: part.groupId,
    post_id: part.postId,
    lead_user_id: part.leadUserId,
    owner_words: part.ownerWords,
    starts_on: start,
    baseline_due: end,
    forecast_due: forecasts[position] ?? forecast ?? end,
    recurring: recurring !== null,
    status: begin[position]?.status ?? 'not_set',
    progress_rag: begin[position]?.rag ?? null,
    story: stories[position] ?? '',
    story_at: stories[position] ? stamp.changed_at : null,
    ...stamp,
  }))
}

type Place = Stamped & { aim_id: string; plan_id: string }

/** One row as an action: its own id, the row, and what is kept of it. */
export function actionRow(place: Place, position: number, row: ReadRow) {
  const { objective, action, owner, timeframe, status, update, derived, source } = row
  const id = newId()
  const cells = { objective, action, owner, timeframe, status, update, other: JSON.stringify(row.other) }
  const values = {
    ...cells,
    ...place,
    id,
    position,
    derived: JSON.stringify(derived),
    flags: row.flags,
    read_status: derived.status,
    starts_on: derived.start,
    ends_on: derived.end,
    source_line: source.line,
    source_last_line: source.lastLine,
  }
  return { id, row, values }
}

/** The measures that actions' words speak of, as ties by the system. */
export function tiesOf(
  actions: readonly { id: string; row: ReadRow }[],
  services: readonly string[],
  { clock }: Pick<Ctx, 'clock'>,
) {
  return actions.flatMap(({ id, row }) =>
    proposeMeasures(row, services).map(({ measure, because }) => ({
      action_id: id,
      measure,
      because,
      tied_at: clock.now(),
      tied_by: null,
    })),
  )
}

/** The names by which plans may call the victim service: every agency of that kind, long and short. */
export async function victimServiceNames(tx: Tx): Promise<string[]> {
  const agencies = await tx
    .selectFrom('agencies')
    .select(['name', 'short_name'])
    .where('kind', '=', 'victim_service')
    .orderBy('id')
    .limit(50)
    .execute()
  return agencies.flatMap(({ name, short_name }) => [name, short_name])
}

/** Rows in portions that one statement can hold. */
export function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += AT_ONCE) yield rows.slice(at, at + AT_ONCE)
}
