// The scanner looks into files of the plan that wait: those just brought, and those from before there was one.
import { record } from '../../../access/audit.ts'
import type { Ctx } from '../../../access/ctx.ts'
import type { Scanner } from '../../../platform/files/clamd.ts'

const AT_ONCE = 100
const NAME_MAX = 100
const DAY_MS = 86_400_000

/**
 * Scans up to a hundred files that wait. Without a scanner they go on waiting. What it could not judge stays, and is tried
 * again after a day. Throws where it cannot be reached, so that the job is tried again.
 */
export async function scanPlanFiles(ctx: Ctx): Promise<void> {
  const { scanner } = ctx.files
  if (!scanner) return
  const again = new Date(ctx.clock.now().getTime() - DAY_MS)
  const waiting = await ctx.db.transaction((tx) =>
    tx
      .selectFrom('plan_files')
      .select('id')
      .where('state', '=', 'quarantined')
      .where((eb) => eb.or([eb('scanned_at', 'is', null), eb('scanned_at', '<', again)]))
      .orderBy('added_at')
      .limit(AT_ONCE)
      .execute(),
  )
  if (waiting.length === 0) return
  const name = (await scanner.version()).slice(0, NAME_MAX)
  for (const { id } of waiting) await scanOne(ctx, { scanner, name }, id)
}

async function scanOne(
  ctx: Ctx,
  { scanner, name }: { scanner: Scanner; name: string },
  id: string,
): Promise<void> {
  const file = await ctx.db.transaction((tx) =>
    tx.selectFrom('plan_files').select('bytes').where('id', '=', id).executeTakeFirst(),
  )
  if (!file) return
  const verdict = await scanner.scan(whole(file.bytes))
  await ctx.db.transaction(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('plan_files')
      .set({
        state: verdict.is === 'fault' ? 'quarantined' : verdict.is,
        scanner: name,
        scanned_at: ctx.clock.now(),
        finding: verdict.is === 'clean' ? null : verdict.finding,
      })
      .where('id', '=', id)
      .where('state', '=', 'quarantined')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    const detail = { verdict: verdict.is }
    await record(tx, ctx, { action: 'plan.scan-file', subjectKind: 'plan-file', subjectId: id, detail })
  })
}

async function* whole(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
