// The quarter's rounds of asking, as rows.
import type { Selectable } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { DB } from '../../../access/schema.gen.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { type CycleRules, cycleRulesOf } from '../running/rules.ts'
import { roundStands } from './begin-cycles.store.ts'
import type { CycleDays } from './cycle-days.ts'

export type Cycle = CycleDays & {
  id: string
  planId: string
  state: 'planned' | 'open' | 'frozen'
  openedAt: Date | null
  closedAt: Date | null
  frozenAt: Date | null
  frozenBy: string | null
  frozenByName: string | null
  version: number
  rules: CycleRules
}

const PLANS_MAX = 500

const cycles = (tx: Tx) =>
  tx
    .selectFrom('plan_cycles as c')
    .innerJoin('plans as p', 'p.id', 'c.plan_id')
    .leftJoin('staff_users as u', 'u.id', 'c.frozen_by')
    .select(['c.id', 'c.plan_id', 'c.quarter', 'c.first_day', 'c.last_day', 'c.requests_on', 'c.due_on'])
    .select([
      'c.moderate_on',
      'c.state',
      'c.opened_at',
      'c.closed_at',
      'c.frozen_at',
      'c.frozen_by',
      'c.version',
    ])
    .select(['p.cycle', 'u.name as frozen_by_name'])

type Row = Pick<
  Selectable<DB['plan_cycles']>,
  | 'id'
  | 'plan_id'
  | 'quarter'
  | 'first_day'
  | 'last_day'
  | 'requests_on'
  | 'due_on'
  | 'moderate_on'
  | 'state'
  | 'opened_at'
  | 'closed_at'
  | 'frozen_at'
  | 'frozen_by'
  | 'version'
> & { cycle: unknown; frozen_by_name: string | null }

const cycleOf = (row: Row): Cycle => ({
  id: row.id,
  planId: row.plan_id,
  quarter: row.quarter,
  firstDay: row.first_day,
  lastDay: row.last_day,
  requestsOn: row.requests_on,
  dueOn: row.due_on,
  moderateOn: row.moderate_on,
  state: row.state === 'open' || row.state === 'frozen' ? row.state : 'planned',
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  frozenAt: row.frozen_at,
  frozenBy: row.frozen_by,
  frozenByName: row.frozen_by_name,
  version: row.version,
  rules: cycleRulesOf(row.cycle),
})

/** The rounds whose quarter is over and that should ask by `today`, and those that somebody opened before its end. */
export async function runningCycles(tx: Tx, today: Day): Promise<Cycle[]> {
  const rows = await cycles(tx)
    .where('c.state', '<>', 'frozen')
    .where((eb) => eb.or([eb('c.last_day', '<', today), eb('c.state', '=', 'open')]))
    .where('c.requests_on', '<=', today)
    .where('p.kind', '=', 'plan')
    .where(roundStands)
    .orderBy('c.requests_on')
    .orderBy('c.id')
    .limit(PLANS_MAX)
    .execute()
  return rows.map(cycleOf)
}

/** A round, locked until the transaction ends, and read once whoever holds it has done; nothing where there is none. */
export async function lockCycle(tx: Tx, id: string): Promise<Cycle | undefined> {
  const row = await cycles(tx).where('c.id', '=', id).forUpdate('c').executeTakeFirst()
  return row && cycleOf(row)
}

/** The round of a plan's quarter, if there is one. `lock`: until the transaction ends. */
export async function findCycle(
  tx: Tx,
  planId: string,
  quarter: string,
  lock = false,
): Promise<Cycle | undefined> {
  const query = cycles(tx).where('c.plan_id', '=', planId).where('c.quarter', '=', quarter)
  const row = await (lock ? query.forUpdate('c') : query).executeTakeFirst()
  return row && cycleOf(row)
}

/** How many parts each round of a plan has asked about, and of how many there was nobody to ask; by round. */
export async function askedIn(
  tx: Tx,
  planId: string,
): Promise<ReadonlyMap<string, { asked: number; nobody: number }>> {
  const rows = await tx
    .selectFrom('plan_requests as r')
    .innerJoin('plan_cycles as c', 'c.id', 'r.cycle_id')
    .select(({ fn }) => [
      'c.id',
      fn.countAll<string>().as('all'),
      fn.count<string>('r.to_user_id').as('asked'),
    ])
    .where('c.plan_id', '=', planId)
    .groupBy('c.id')
    .execute()
  return new Map(
    rows.map((row) => [row.id, { asked: Number(row.asked), nobody: Number(row.all) - Number(row.asked) }]),
  )
}

const CYCLES_MAX = 60

/** The rounds of a plan that stand, the newest first. */
export async function cyclesOf(tx: Tx, planId: string): Promise<Cycle[]> {
  const rows = await cycles(tx)
    .where('c.plan_id', '=', planId)
    .where(roundStands)
    .orderBy('c.quarter', 'desc')
    .limit(CYCLES_MAX)
    .execute()
  return rows.map(cycleOf)
}

type Change = Partial<
  Pick<
    Selectable<DB['plan_cycles']>,
    | 'state'
    | 'first_day'
    | 'requests_on'
    | 'due_on'
    | 'moderate_on'
    | 'opened_at'
    | 'closed_at'
    | 'frozen_at'
    | 'frozen_by'
  >
> & { record?: string }

/** Changes a round that is still at the version read; false where it is not. */
export async function saveCycle(
  tx: Tx,
  { id, version }: Pick<Cycle, 'id' | 'version'>,
  change: Change,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plan_cycles')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
