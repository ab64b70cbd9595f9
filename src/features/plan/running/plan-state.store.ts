// Loads a plan as it runs, in six queries whatever its size: from its tables, or from its history for a day before.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { DB } from '../../../access/schema.gen.ts'
import { type Day, londonDay, londonEndOfDay } from '../../../platform/calendar/london.ts'
import type { TiedMeasure } from '../plan.ts'
import { tiesAt } from '../measures/ties.store.ts'
import { loadDeliveries } from './deliveries.store.ts'
import { type PlanState, rollUpOf } from './plan-state.ts'
import { actionsOf, aimsOf, prioritiesOf } from './put-together.ts'
import { cycleRulesOf, ragRulesOf } from './rules.ts'
import type { MeasureVerdict } from './suggest-rag.ts'

export type LoadOptions = {
  now: Date
  /** The plan as it stood at the end of this day, in London; absent: as it stands. */
  asOf?: Day | undefined
  /** What measures say against their targets, by action. */
  verdicts?: ReadonlyMap<string, readonly MeasureVerdict[]>
  /** Only what a page of this action needs: the actions of its aim, and its own deliveries. */
  around?: string | undefined
}

type PlanTable = 'plans' | 'plan_priorities' | 'plan_aims' | 'plan_actions' | 'plan_deliveries'

/** A plan with every action and delivery, or undefined where there is none that the actor sees (or there was none that day). */
export async function loadPlanState(
  tx: Tx,
  id: string,
  options: LoadOptions,
): Promise<PlanState | undefined> {
  const at = options.asOf ? londonEndOfDay(options.asOf) : null
  const today = options.asOf ?? londonDay(options.now)
  const from = <Table extends PlanTable>(table: Table) => rowsAt<Table>(table, id, at)
  const plan = await loadOne(tx, from('plans'))
  if (!plan) return undefined
  const rules = ragRulesOf(plan.rules)
  const cycle = cycleRulesOf(plan.cycle)
  const facts = { today, rules, cycle, takenIn: londonDay(plan.imported_at), planFrom: plan.period_from }
  const { around } = options
  const owned = around ? only(from('plan_deliveries'), sql`t.action_id = ${around}`) : from('plan_deliveries')
  const beside = around
    ? only(
        from('plan_actions'),
        sql`t.aim_id = (select s.aim_id from ${from('plan_actions')} s where s.id = ${around})`,
      )
    : from('plan_actions')
  const [deliveries, tied, actionRows, aimRows, priorityRows] = await Promise.all([
    loadDeliveries(tx, owned, (actionId) => ({ ...facts, verdicts: options.verdicts?.get(actionId) ?? [] })),
    loadTied(tx, { planId: id, around, at }),
    loadActions(tx, beside),
    loadAims(tx, from('plan_aims')),
    loadPriorities(tx, from('plan_priorities')),
  ])
  const priorities = prioritiesOf(priorityRows, aimsOf(aimRows, actionsOf(actionRows, deliveries, tied)))
  const kept = priorities.flatMap((each) =>
    each.aims.flatMap((aim) => aim.actions.flatMap((action) => action.deliveries)),
  )
  return {
    id: plan.id,
    title: plan.title,
    kind: plan.kind === 'template' ? 'template' : 'plan',
    period:
      plan.period_from && plan.period_to
        ? { from: plan.period_from, to: plan.period_to, words: plan.period_words ?? '' }
        : null,
    published: plan.published,
    importedAt: plan.imported_at,
    version: plan.version,
    rules,
    cycle,
    today,
    asOf: options.asOf,
    priorities,
    rolledUp: rollUpOf(kept),
  }
}

/** Rows of one table of a plan, today's or those that held at an instant: the same columns either way. */
export function rowsAt<Table extends keyof DB>(
  table: Table,
  planId: string,
  at: Date | null,
): RawBuilder<DB[Table]> {
  const key = table === 'plans' ? sql.ref('t.id') : sql.ref('t.plan_id')
  if (!at) return sql`(select t.* from ${sql.table(table)} t where ${key} = ${planId})`
  return sql`(select t.* from plan_history h
    cross join lateral jsonb_populate_record(null::${sql.table(table)}, h.row) t
    where h.plan_id = ${planId} and h.kind = ${table} and h.valid_from <= ${at} and (h.valid_to is null or h.valid_to > ${at}))`
}

const only = <Row>(rows: RawBuilder<Row>, where: RawBuilder<unknown>): RawBuilder<Row> =>
  sql`(select t.* from ${rows} t where ${where})`

async function loadOne(tx: Tx, from: RawBuilder<DB['plans']>) {
  return tx
    .selectFrom(from.as('p'))
    .select(['p.id', 'p.title', 'p.kind', 'p.period_from', 'p.period_to', 'p.period_words', 'p.published'])
    .select(['p.imported_at', 'p.version', 'p.rules', 'p.cycle'])
    .executeTakeFirst()
}

/** Which measures prove which action. Apart from the actions: joined to their history it was worked out once for each of them. */
async function loadTied(
  tx: Tx,
  { planId, around, at }: { planId: string; around: string | undefined; at: Date | null },
): Promise<Map<string, TiedMeasure[]>> {
  const ofPlan = tx
    .selectFrom(tiesAt({ planId }, at).as('t'))
    .innerJoin('plan_actions as a', 'a.id', 't.action_id')
    .select(['t.action_id as actionId', 't.measure as key', 't.because'])
    .where('a.plan_id', '=', planId)
    .orderBy('t.measure')
  const rows = await (around ? ofPlan.where('a.id', '=', around) : ofPlan).execute()
  const grouped = Map.groupBy(rows, ({ actionId }) => actionId)
  return new Map([...grouped].map(([id, tied]) => [id, tied.map(({ key, because }) => ({ key, because }))]))
}

const loadActions = (tx: Tx, from: RawBuilder<DB['plan_actions']>) =>
  tx
    .selectFrom(from.as('a'))
    .select([
      'a.id',
      'a.aim_id',
      'a.position',
      'a.objective',
      'a.action',
      'a.owner',
      'a.timeframe',
      'a.status',
    ])
    .select(['a.update', 'a.other', 'a.derived', 'a.flags', 'a.starts_on', 'a.ends_on', 'a.version'])
    .select(['a.public_shown', 'a.public_words', 'a.public_progress'])
    .where('a.removed_at', 'is', null)
    .orderBy('a.position')
    .execute()

const loadAims = (tx: Tx, from: RawBuilder<DB['plan_aims']>) =>
  tx
    .selectFrom(from.as('m'))
    .select(['m.id', 'm.priority_id', 'm.ref', 'm.text', 'm.position', 'm.version'])
    .where('m.removed_at', 'is', null)
    .orderBy('m.position')
    .execute()

const loadPriorities = (tx: Tx, from: RawBuilder<DB['plan_priorities']>) =>
  tx
    .selectFrom(from.as('p'))
    .select([
      'p.id',
      'p.number',
      'p.heading',
      'p.title',
      'p.core_objectives',
      'p.links',
      'p.position',
      'p.version',
    ])
    .where('p.removed_at', 'is', null)
    .orderBy('p.position')
    .execute()

export type ActionRow = Awaited<ReturnType<typeof loadActions>>[number]
export type AimRow = Awaited<ReturnType<typeof loadAims>>[number]
export type PriorityRow = Awaited<ReturnType<typeof loadPriorities>>[number]
