// One delivery, for whoever is about to change it; and the writing of it, which keeps its version and its history.
import { sql, type Updateable } from 'kysely'
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { DB } from '../../../access/schema.gen.ts'
import { type Day, londonDay } from '../../../platform/calendar/london.ts'
import { Conflict, NotFound } from '../../../platform/problems.ts'
import type { Delivery } from './delivery.ts'
import { deliveryOf } from './deliveries.store.ts'
import { quarterAfter, quarterFrom, quarterKey, quarterKeyOf } from './quarter-name.ts'
import { roundOf } from './rhythm.ts'
import { cycleRulesOf, type RagRules, ragRulesOf } from './rules.ts'

/** What a verb is given of its context. */
export type Doer = Pick<Ctx, 'actor' | 'clock' | 'requestId'>

export type FoundDelivery = {
  delivery: Delivery
  planId: string
  rules: RagRules
  /** The day its plan was taken in. */
  takenIn: Day
  /** The first day of its plan's own years. */
  planFrom: Day | null
}

/**
 * A delivery that still stands, as it is at this moment. Nobody is kept from changing it: whoever writes it gives saveDelivery
 * the version that they read, which throws Conflict where somebody was first, so that nothing is written over. Whoever writes
 * beside it, and not it, locks it first. NotFound where the actor sees none.
 */
export async function findDelivery(tx: Tx, id: string): Promise<FoundDelivery> {
  const row = await tx
    .selectFrom('plan_deliveries')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  const plan =
    row &&
    (await tx
      .selectFrom('plans')
      .select(['rules', 'imported_at', 'period_from'])
      .where('id', '=', row.plan_id)
      .executeTakeFirst())
  if (!row || !plan) throw new NotFound('no such delivery')
  return {
    delivery: deliveryOf(row),
    planId: row.plan_id,
    rules: ragRulesOf(plan.rules),
    takenIn: londonDay(plan.imported_at),
    planFrom: plan.period_from,
  }
}

/**
 * Keeps a delivery, and every other of its action where `siblings`, as they are until the transaction ends: waits for whoever is
 * changing them, and holds off whoever comes after. Only what the actor may change is locked; nothing where it is gone.
 */
export async function lockDelivery(tx: Tx, id: string, { siblings = false } = {}): Promise<void> {
  const of = siblings
    ? sql<boolean>`action_id = (select d.action_id from plan_deliveries d where d.id = ${id})`
    : sql<boolean>`id = ${id}`
  // Not for update: what refers to it (an answer that comes by a link) need not wait.
  await tx
    .selectFrom('plan_deliveries')
    .select('id')
    .where(of)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

type Kept = 'id' | 'plan_id' | 'action_id' | 'version' | 'changed_at' | 'changed_by' | 'change_reason'
export type DeliveryChange = Omit<Updateable<DB['plan_deliveries']>, Kept>

export type ChangeOf = {
  /** The version that was read: another one since then is a Conflict. */
  version: number
  by: string | null
  at: Date
  reason: string | null
}

/** Writes a change of a delivery. Throws Conflict where somebody else was first. */
export async function saveDelivery(tx: Tx, id: string, change: DeliveryChange, of: ChangeOf): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('plan_deliveries')
    .set({
      ...change,
      version: of.version + 1,
      changed_at: of.at,
      changed_by: of.by,
      change_reason: of.reason,
    })
    .where('id', '=', id)
    .where('version', '=', of.version)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict('the delivery was changed')
}

/** How many pieces of evidence stand behind a delivery: its own, those of its whole action, and tied measures. */
export async function countEvidence(
  tx: Tx,
  { id, actionId }: Pick<Delivery, 'id' | 'actionId'>,
): Promise<number> {
  const { rows } = await sql<{ found: number }>`select (select count(*) from plan_evidence
      where action_id = ${actionId} and (delivery_id is null or delivery_id = ${id}) and removed_at is null)::int
    + (select count(*) from action_measures where action_id = ${actionId})::int as found`.execute(tx)
  return rows[0]?.found ?? 0
}

export type AskedFor = { cycleId: string | null; quarter: string }

/**
 * Which quarter an update is for: that of the cycle, else of the plan's open one, else the one that runs; where that one is frozen
 * already, the next, for a record takes nothing more.
 */
export async function quarterAsked(
  tx: Tx,
  planId: string,
  { cycleId, now }: { cycleId: string | undefined; now: Date },
): Promise<AskedFor> {
  const cycles = tx.selectFrom('plan_cycles').select(['id', 'quarter']).where('plan_id', '=', planId)
  const cycle = await (cycleId ? cycles.where('id', '=', cycleId) : cycles.where('state', '=', 'open'))
    .orderBy('quarter', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (cycleId && !cycle) throw new NotFound('no such quarter of this plan')
  return cycle
    ? { cycleId: cycle.id, quarter: cycle.quarter }
    : { cycleId: null, quarter: await quarterNotFrozen(tx, planId, now) }
}

/** The quarter that closes the round that runs, or the first after it that no record of the plan has closed. */
export async function quarterNotFrozen(tx: Tx, planId: string, now: Date): Promise<string> {
  const present = quarterKeyOf(now)
  const plan = await tx
    .selectFrom('plans as p')
    .select('p.cycle')
    .select(({ selectFrom }) =>
      selectFrom('plan_cycles as c')
        .select(({ fn }) => fn.max('c.quarter').as('newest'))
        .whereRef('c.plan_id', '=', 'p.id')
        .where('c.state', '=', 'frozen')
        .as('newest'),
    )
    .where('p.id', '=', planId)
    .executeTakeFirst()
  const newest = plan?.newest
  const from = quarterFrom(newest && newest >= present ? quarterAfter(newest) : present)
  return from ? quarterKey(roundOf(cycleRulesOf(plan?.cycle), from)) : present
}

/** Who acts, where it is a person. */
export const personOf = ({ actor }: Pick<Ctx, 'actor'>): string | null =>
  actor.kind === 'staff' ? actor.userId : null
