// Keeping manual measures: adding one, changing what is said of it, putting it away, and entering its figures. Each is one
// transaction with its entry in the trail. Coordinators only, as the database holds.
import { record } from '../../../access/audit.ts'
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/problems.ts'
import { slug } from '../../../platform/text/slug.ts'
import type { FigureWish } from './forms.ts'
import { MANUAL_PREFIX, type ManualDetails, type ManualShape } from './manual.ts'
import { findManual, insertFigure, insertManual, standingFigures, updateManual } from './manual.store.ts'

type Doer = Pick<Ctx, 'actor' | 'clock' | 'requestId'>
/** stale: somebody was first, and nothing was written. */
export type Saved = 'saved' | 'stale'

const idOf = ({ actor }: Doer) => (actor.kind === 'staff' ? actor.userId : null)

/** Adds a measure; returns its key, which is its address for ever. */
export async function addManual(
  tx: Tx,
  ctx: Doer,
  measure: ManualDetails & { shape: ManualShape },
): Promise<string> {
  const key = `${MANUAL_PREFIX}${slug(measure.name, 60) || 'measure'}-${newId().slice(-6)}`
  await insertManual(tx, { ...measure, key, at: ctx.clock.now(), by: idOf(ctx) })
  await record(tx, ctx, { action: 'measure.add', subjectKind: 'measure', detail: { measure: key } })
  return key
}

/** Changes what is said of a measure that is still at `version`. Throws NotFound. */
export function changeManual(
  tx: Tx,
  ctx: Doer,
  key: string,
  version: number,
  details: ManualDetails,
): Promise<Saved> {
  const { name, definition, formula, source, unit, decimals, better } = details
  const change = { name, definition, formula, source, unit, decimals, better }
  return save(tx, ctx, key, version, change, 'measure.change')
}

/** Puts a measure away, or takes it back into use, while it is still at `version`. Throws NotFound. */
export function keepManual(tx: Tx, ctx: Doer, key: string, version: number, kept: boolean): Promise<Saved> {
  const change = { removed_at: kept ? null : ctx.clock.now() }
  return save(tx, ctx, key, version, change, kept ? 'measure.restore' : 'measure.remove')
}

async function save(
  tx: Tx,
  ctx: Doer,
  key: string,
  version: number,
  change: Parameters<typeof updateManual>[3],
  action: string,
): Promise<Saved> {
  if (!(await findManual(tx, key))) throw new NotFound('no such measure')
  if (!(await updateManual(tx, key, version, change))) return 'stale'
  await record(tx, ctx, { action, subjectKind: 'measure', detail: { measure: key } })
  return 'saved'
}

/**
 * Enters the figure of a quarter. `corrects`: the entry that stood when the form was opened, null where there was none.
 * Throws NotFound for what is not there or is no longer kept; nothing is overwritten.
 */
export async function enterFigure(
  tx: Tx,
  ctx: Doer,
  where: { key: string; quarter: string; corrects: string | null },
  { entered, sourceNote }: FigureWish,
): Promise<Saved> {
  const measure = await findManual(tx, where.key)
  if (!measure || measure.retired) throw new NotFound('no such measure')
  const [standing] = await standingFigures(tx, [where.key], [where.quarter])
  if ((standing?.id ?? null) !== where.corrects) return 'stale'
  const share = entered && 'numerator' in entered ? entered : null
  const written = await insertFigure(tx, {
    id: newId(),
    measure: where.key,
    quarter: where.quarter,
    numerator: share?.numerator ?? null,
    denominator: share?.denominator ?? null,
    value: entered && 'value' in entered ? entered.value : null,
    sourceNote,
    corrects: where.corrects,
    enteredAt: ctx.clock.now(),
    by: idOf(ctx),
  })
  if (!written) return 'stale'
  await record(tx, ctx, {
    action: where.corrects ? 'measure.correct' : 'measure.enter',
    subjectKind: 'measure',
    detail: { measure: where.key, quarter: where.quarter },
  })
  return 'saved'
}
