// All SQL of plans. A plan is read in six queries, whatever its size; each list is bounded by what the reader accepts.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import type { DB } from '../../access/schema.gen.ts'
import { loadTies } from './measures/ties.store.ts'
import type { Plan, PlanAction, PlanSummary } from './plan.ts'
import type { Stamped } from './stamp.ts'
import { rowsAt } from './running/plan-state.store.ts'
import { type CycleRules, cycleRulesOf } from './running/rules.ts'
import { stored } from './stored.ts'

const PLANS_MAX = 200

const summaryColumns = [
  'plans.id',
  'plans.title',
  'plans.period_words',
  'plans.period_from',
  'plans.period_to',
  'plans.published',
  'plans.imported_at',
  'plans.source_name',
  'plans.version',
  'staff_users.name as imported_by',
] as const

const summaries = (tx: Tx, of: { id: string; at: Date } | null = null) =>
  tx
    .selectFrom((of ? rowsAt('plans', of.id, of.at) : sql<DB['plans']>`plans`).as('plans'))
    .leftJoin('staff_users', 'staff_users.id', 'plans.imported_by')
    .select(summaryColumns)
    // Row security shows documents to coordinators only: for everybody else there is none.
    .select(({ exists, selectFrom, lit }) =>
      exists(
        selectFrom('plan_imports as i').select(lit(1).as('one')).whereRef('i.plan_id', '=', 'plans.id'),
      ).as('has_document'),
    )

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['executeTakeFirstOrThrow']>>

/** Every plan, the newest first. */
export async function listPlans(tx: Tx): Promise<PlanSummary[]> {
  const rows = await summaries(tx)
    .orderBy('plans.imported_at', 'desc')
    .orderBy('plans.id', 'desc')
    .limit(PLANS_MAX)
    .execute()
  return rows.map(toSummary)
}

/** One plan without its contents, or undefined. */
export async function findSummary(tx: Tx, id: string): Promise<PlanSummary | undefined> {
  const row = await summaries(tx).where('plans.id', '=', id).executeTakeFirst()
  return row && toSummary(row)
}

/** The plan that was read from the very same text, or undefined. */
export function findBySource(tx: Tx, sha256: Buffer): Promise<{ id: string; title: string } | undefined> {
  return tx.selectFrom('plans').select(['id', 'title']).where('source_sha256', '=', sha256).executeTakeFirst()
}

/** How often a plan asks, and when. */
export async function cycleRulesFor(tx: Tx, id: string): Promise<CycleRules> {
  const plan = await tx.selectFrom('plans').select('cycle').where('id', '=', id).executeTakeFirst()
  return cycleRulesOf(plan?.cycle)
}

/** A plan with every word of it, as it stands or as it stood at an instant; undefined where there is, or was, none. */
export async function loadPlan(tx: Tx, id: string, at: Date | null = null): Promise<Plan | undefined> {
  const row = await summaries(tx, at && { id, at })
    .where('plans.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const papers = await tx
    .selectFrom(rowsAt('plans', id, at).as('p'))
    .select(['headers', 'warnings', 'document_key', 'objective_sources'])
    .executeTakeFirstOrThrow()
  return {
    ...toSummary(row),
    headers: stored.headers.parse(papers.headers),
    warnings: stored.warnings.parse(papers.warnings),
    documentKey: stored.documentKey.parse(papers.document_key),
    objectiveSources: stored.objectiveSources.parse(papers.objective_sources),
    unplaced: await loadUnplaced(tx, id, at),
    priorities: await loadPriorities(tx, id, at),
  }
}

/** The lines of the document that it was taken in from last, or had been by an instant, that have no place. */
function loadUnplaced(tx: Tx, planId: string, at: Date | null): Promise<Plan['unplaced']> {
  const lines = tx.selectFrom('plan_unplaced').select(['line', 'text', 'near']).where('plan_id', '=', planId)
  const standing = at
    ? lines.where(sql<boolean>`coalesce(since <= ${at}, true) and coalesce(gone_at > ${at}, true)`)
    : lines.where('gone_at', 'is', null)
  return standing.orderBy('position').execute()
}

async function loadPriorities(tx: Tx, planId: string, at: Date | null): Promise<Plan['priorities']> {
  const priorities = await tx
    .selectFrom(rowsAt('plan_priorities', planId, at).as('p'))
    .select(['id', 'number', 'heading', 'title', 'core_objectives', 'links'])
    .where('removed_at', 'is', null)
    .orderBy('position')
    .execute()
  const aims = await tx
    .selectFrom(rowsAt('plan_aims', planId, at).as('m'))
    .select(['id', 'priority_id', 'ref', 'text'])
    .where('removed_at', 'is', null)
    .orderBy('position')
    .execute()
  const actions = Map.groupBy(await loadActions(tx, planId, at), ({ aimId }) => aimId)
  const aimsOf = Map.groupBy(aims, (aim) => aim.priority_id)
  return priorities.map(({ core_objectives: coreObjectives, links, ...priority }) => ({
    ...priority,
    coreObjectives,
    links: stored.links.parse(links),
    aims: (aimsOf.get(priority.id) ?? []).map(({ id, ref, text }) => ({
      id,
      ref,
      text,
      actions: (actions.get(id) ?? []).map(({ action }) => action),
    })),
  }))
}

async function loadActions(
  tx: Tx,
  planId: string,
  at: Date | null,
): Promise<{ aimId: string; action: PlanAction }[]> {
  const rows = await tx
    .selectFrom(rowsAt('plan_actions', planId, at).as('a'))
    .select(['a.id', 'a.aim_id', 'a.objective', 'a.action', 'a.owner', 'a.timeframe', 'a.status', 'a.update'])
    .select(['a.other', 'a.derived', 'a.flags', 'a.source_line', 'a.source_last_line'])
    .where('a.removed_at', 'is', null)
    .orderBy('a.position')
    .execute()
  const ties = Map.groupBy(await loadTies(tx, { planId }, at), ({ actionId }) => actionId)
  return rows.map(({ aim_id: aimId, other, derived, flags, source_line, source_last_line, ...row }) => ({
    aimId,
    action: {
      ...row,
      measures: (ties.get(row.id) ?? []).map(({ key, because }) => ({ key, because })),
      other: stored.other.parse(other),
      derived: stored.derived.parse(derived),
      flags: stored.flags.parse(flags),
      source: { line: source_line ?? 1, lastLine: source_last_line ?? source_line ?? 1 },
    },
  }))
}

/** Removes a plan with all that belongs to it; false where somebody changed it since `version`, or it is public. */
export async function deletePlan(tx: Tx, id: string, version: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('plans')
    .where('id', '=', id)
    .where('version', '=', version)
    .where('published', '=', false)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Shows a plan to the public or takes it back; false where somebody changed the plan since `version`. */
export async function savePublished(
  tx: Tx,
  id: string,
  published: boolean,
  version: number,
  stamp: Stamped,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plans')
    .set({ published, version: version + 1, ...stamp })
    // What is off the page is not first on it.
    .$if(!published, (plan) => plan.set({ public_main: false }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function toSummary(row: SummaryRow): PlanSummary {
  const { period_from: from, period_to: to } = row
  return {
    id: row.id,
    title: row.title,
    period: from && to ? { from, to, words: row.period_words ?? '' } : null,
    published: row.published,
    importedAt: row.imported_at,
    importedBy: row.imported_by,
    sourceName: row.source_name,
    hasDocument: Boolean(row.has_document),
    version: row.version,
  }
}

/** The lines of a plan that have no place now, in order. */
export async function trayOfPlan(tx: Tx, planId: string): Promise<string[]> {
  return (await loadUnplaced(tx, planId, null)).map(({ text }) => text)
}
