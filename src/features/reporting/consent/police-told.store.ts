// What was asked, agreed and not agreed of telling the police of a report without its person's yes.
import { sql } from 'kysely'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { Conflict } from '../../../platform/problems.ts'
import type { Ground, Telling } from './police-told.ts'

export type Standing = { id: string; reportId: string; silent: boolean }
/** With a ground that was chosen. */
export type Meant = Telling & { ground: Ground }

const DAY_MS = 24 * 3_600_000
/** A manager's view holds this long: what was true then may not be any more. */
const VIEW_DAYS = 14

const since = (ctx: StaffCtx): Date => new Date(ctx.clock.now().getTime() - VIEW_DAYS * DAY_MS)

// A manager agreed to one recipient in one way. Who now asks for silence needs a view of that; a silence that was agreed to
// holds also where the second form does not repeat it.
const same = ({ way, toName, ask, ground }: Meant) => sql`p.ground = ${ground} and p.way = ${way}
  and lower(p.to_name) = lower(${toName}) and (p.silent or ${ask.silentWhy === null})`

// What could not wait has been done meanwhile, and its own row waits for the manager.
export const OVERTAKEN = sql`(p.used_at is null and exists (select from police_told u where u.report_id = p.report_id
  and u.ground = p.ground and u.agency_id = p.agency_id and u.urgent and u.used_at >= p.asked_at))`

/** The yes of a manager, of each report that has one, to exactly this and not used yet. */
export async function standingYes(
  tx: Tx,
  ctx: StaffCtx,
  ids: readonly string[],
  meant: Meant,
): Promise<Standing[]> {
  const { rows } =
    await sql<Standing>`select distinct on (p.report_id) p.id, p.report_id as "reportId", p.silent from police_told p
    where p.report_id = any (${[...ids]}::uuid[]) and ${same(meant)} and p.view = 'agreed' and p.used_at is null
      and p.viewed_at > ${since(ctx)} and not ${OVERTAKEN} order by p.report_id, p.viewed_at desc`.execute(tx)
  return rows
}

/** Of which of these reports nobody was asked the same who has yet to say. */
export async function notYetAsked(
  tx: Tx,
  ctx: StaffCtx,
  ids: readonly string[],
  meant: Meant,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from unnest(${[...ids]}::uuid[]) id where not exists (
    select from police_told p where p.report_id = id and ${same(meant)} and p.view is null and p.used_at is null
      and p.agency_id = ${ctx.actor.agencyId} and not ${OVERTAKEN})`.execute(tx)
  return rows.map(({ id }) => id)
}

/**
 * Whether a manager lately did not agree to what this colleague asked, on the same ground. Then it is not an emergency by
 * their word alone; a colleague who sees one may still act at once.
 */
export async function wasNotAgreed(
  tx: Tx,
  ctx: StaffCtx,
  ids: readonly string[],
  ground: Ground,
): Promise<boolean> {
  const { rows } = await sql`select from police_told p where p.report_id = any (${[...ids]}::uuid[])
    and p.ground = ${ground} and p.view = 'not_agreed' and p.asked_by = ${ctx.actor.userId}
    and p.viewed_at > ${since(ctx)} limit 1`.execute(tx)
  return rows.length > 0
}

/** Uses each yes once. Throws Conflict where a colleague used one meanwhile. */
export async function useStanding(tx: Tx, ctx: StaffCtx, rows: readonly Standing[]): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  const { numUpdatedRows } = await tx
    .updateTable('police_told')
    .set({ used_at: ctx.clock.now() })
    .where('id', 'in', ids)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== BigInt(ids.length)) throw new Conflict('a colleague used it')
}
