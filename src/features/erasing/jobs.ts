// Carries out what was approved, and keeps the list of what was erased outside the database.
import { sql } from 'kysely'
import { asLedger, type ErasedRow, keepLedger, type Ledger, type Span } from '../../access/erasure-ledger.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { JobHandler } from '../../platform/jobs/index.ts'

/** The jobs of this feature, for the workers. `dataDir`: where the list is kept. */
export const erasingJobs = (dataDir: string): Record<'carry-out-erasures', JobHandler<Ctx>> => ({
  'carry-out-erasures': async (ctx) => void (await carryOutErasures(ctx, dataDir)),
})

/** Erases what was approved and can no longer be taken back, with its files, and says how many. */
export async function carryOutErasures(ctx: Ctx, dataDir: string): Promise<number> {
  const at = ctx.clock.now()
  const { rows } = await ctx.db.transaction((tx) =>
    sql<{ files: string[] }>`select files::text[] as files from app.carry_out_erasures(${at})`.execute(tx),
  )
  // The keys are gone already: what is left in the store opens for nobody.
  for (const id of rows.flatMap(({ files }) => files)) await ctx.files.store.removeAll(id)
  const known = await ctx.db.transaction((tx) => knownNow(tx, at))
  if (known) keepLedger(dataDir, known)
  return rows.length
}

async function knownNow(tx: Tx, at: Date): Promise<Ledger | null> {
  const partnership = await tx.selectFrom('partnership').select('place').executeTakeFirst()
  if (!partnership) return null
  const gaps = await sql<Span & { settled: boolean }>`select from_at as "from", to_at as "to",
    settled_at is not null as settled from erasure_gaps order by from_at`.execute(tx)
  const erased =
    await sql<ErasedRow>`select id, report_id, ended_at, with_notes from erasures where ended = 'erased'
    order by ended_at, id`.execute(tx)
  return asLedger({ place: partnership.place, gaps: gaps.rows, erased: erased.rows }, at)
}
