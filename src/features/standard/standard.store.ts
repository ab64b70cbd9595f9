// The standard's rows: only ever added. The newest that has begun is in force.
import type { Tx } from '../../access/db.ts'
import type { Day } from '../../platform/calendar/london.ts'
import { newId } from '../../platform/ids.ts'
import {
  CLOCK_KINDS,
  type ClockKind,
  type Limit,
  STANDARD_LEVELS,
  type StandardLevel,
  type Standards,
  UNITS,
} from './clock.ts'
import { FIRST_DAY, FIRST_STANDARDS } from './standard.data.ts'

export type StandardRow = Limit & { kind: ClockKind; level: StandardLevel; validFrom: Day }
const ROWS_MAX = 2_000

/** The limits in force on a day; where the partnership has none yet, those that it starts with. */
export async function standardsOn(tx: Tx, day: Day): Promise<Standards> {
  const rows = await tx
    .selectFrom('standards')
    .distinctOn(['kind', 'risk_level'])
    .select(['kind', 'risk_level', 'unit', 'amount', 'valid_from'])
    .where('valid_from', '<=', day)
    .orderBy('kind')
    .orderBy('risk_level')
    .orderBy('valid_from', 'desc')
    .execute()
  const found = rows.flatMap(toStandard)
  const limit = (kind: ClockKind, level: StandardLevel): Limit => {
    const row = found.find((each) => each.kind === kind && each.level === level)
    return row ? { unit: row.unit, amount: row.amount } : FIRST_STANDARDS[kind][level]
  }
  const levels = (kind: ClockKind) => ({
    standard: limit(kind, 'standard'),
    medium: limit(kind, 'medium'),
    high: limit(kind, 'high'),
  })
  return {
    acknowledge: levels('acknowledge'),
    first_contact: levels('first_contact'),
    risk_assessment: levels('risk_assessment'),
    victim_referral: levels('victim_referral'),
    police_told: levels('police_told'),
    victim_update: levels('victim_update'),
    review: levels('review'),
  }
}

/** Every row after `day`, soonest first: what has been decided and has not begun. */
export async function standardsAfter(tx: Tx, day: Day): Promise<StandardRow[]> {
  const rows = await tx
    .selectFrom('standards')
    .select(['kind', 'risk_level', 'unit', 'amount', 'valid_from'])
    .where('valid_from', '>', day)
    .orderBy('valid_from')
    .orderBy('kind')
    .orderBy('risk_level')
    .limit(ROWS_MAX)
    .execute()
  return rows.flatMap(toStandard)
}

/** Adds one limit from a day on. false: that day has one already for this kind and level. */
export async function addStandard(tx: Tx, row: StandardRow, at: Date, by: string | null): Promise<boolean> {
  const done = await tx
    .insertInto('standards')
    .values({ ...columns(row), set_at: at, set_by: by })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Writes the first standard down, as system; what is there already stays. */
export async function seedStandard(tx: Tx, at: Date): Promise<void> {
  const rows = CLOCK_KINDS.flatMap((kind) =>
    STANDARD_LEVELS.map((level) => ({ kind, level, ...FIRST_STANDARDS[kind][level], validFrom: FIRST_DAY })),
  )
  await tx
    .insertInto('standards')
    .values(rows.map((row) => ({ ...columns(row), set_at: at, set_by: null })))
    .onConflict((on) => on.doNothing())
    .execute()
}

const columns = (row: StandardRow) => ({
  id: newId(),
  kind: row.kind,
  risk_level: row.level,
  unit: row.unit,
  amount: row.amount,
  valid_from: row.validFrom,
})

type Row = { kind: string; risk_level: string; unit: string; amount: number; valid_from: string }
function toStandard(row: Row): StandardRow[] {
  const kind = CLOCK_KINDS.find((each) => each === row.kind)
  const level = STANDARD_LEVELS.find((each) => each === row.risk_level)
  const unit = UNITS.find((each) => each === row.unit)
  return kind && level && unit ? [{ kind, level, unit, amount: row.amount, validFrom: row.valid_from }] : []
}
