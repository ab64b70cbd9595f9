// Files of the plan: kept, waiting for the scanner, and opened by nobody until it called them clean or somebody answers.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import { hasRole } from '../../../access/actor.ts'
import type { Tx } from '../../../access/db.ts'
import type { UploadedFile } from '../../../platform/http/form.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueue } from '../../../platform/jobs/index.ts'
import { Forbidden, NotFound, type Outcome, ok, refused } from '../../../platform/problems.ts'
import { charCount } from '../../../platform/text/plain.ts'
import { actWords } from './act-forms.messages.en.ts'
import { actionWords } from './acts.messages.en.ts'
import { type Doer, personOf } from './delivery.store.ts'
import { isOpenable } from './evidence.store.ts'

/** All files of one plan together: fifty of the largest. */
export const PLAN_BYTES_MAX = 524_288_000

const REASON_MIN = 3
const REASON_MAX = 500

type Filed = { planId: string; file: UploadedFile; type: string; by: string | null; at: Date }

/** Keeps a file, quarantined, and has it scanned. Null where the plan holds as many bytes as one may. */
export async function keepFile(tx: Tx, { planId, file, type, by, at }: Filed): Promise<string | null> {
  // One at a time: what is being added beside it counts.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plan-files ${planId}`}, 0))`.execute(tx)
  const { held } = await tx
    .selectFrom('plan_files')
    .select(({ fn }) => fn.coalesce(fn.sum<string>('size'), sql<string>`0`).as('held'))
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow()
  if (Number(held) + file.bytes.length > PLAN_BYTES_MAX) return null
  const id = newId()
  const sha256 = createHash('sha256').update(file.bytes).digest()
  const row = {
    id,
    plan_id: planId,
    name: file.name,
    type,
    size: file.bytes.length,
    sha256,
    bytes: file.bytes,
  }
  await tx
    .insertInto('plan_files')
    .values({ ...row, added_by: by, added_at: at })
    .execute()
  await enqueue(tx, 'scan-plan-files', {}, { singletonKey: 'all' })
  return id
}

export type KeptFile = { name: string; type: string; bytes: Buffer }

/** A file of a plan, as it was sent. NotFound where its evidence was removed; Forbidden until it may be opened. */
export async function readFile(tx: Tx, planId: string, fileId: string): Promise<KeptFile> {
  const file = await tx
    .selectFrom('plan_files as f')
    .innerJoin('plan_evidence as e', 'e.file_id', 'f.id')
    .select(['f.name', 'f.type', 'f.state'])
    .where('f.id', '=', fileId)
    .where('f.plan_id', '=', planId)
    .where('e.removed_at', 'is', null)
    .executeTakeFirst()
  if (!file) throw new NotFound('no such file')
  const { name, type, state } = file
  if (!isOpenable({ fileState: state }))
    throw new Forbidden('a file that was not found clean', actionWords.who.openFile)
  // The database says so once more: staff may not read the bytes themselves.
  const kept = await sql<{ bytes: Buffer | null }>`select app.plan_file_bytes(${fileId}) as bytes`.execute(tx)
  const bytes = kept.rows[0]?.bytes
  if (!bytes) throw new NotFound('no such file')
  return { name, type, bytes }
}

/**
 * Lets the file of a piece of evidence be opened though nothing scanned it, for a reason that is kept. Refuses a reason that
 * is none. A coordinator, and never whoever brought it; NotFound where it does not wait or harm was found in it.
 */
export async function releaseFile(
  tx: Tx,
  ctx: Doer,
  evidenceId: string,
  reason: string,
): Promise<Outcome<undefined>> {
  const kept = await tx
    .selectFrom('plan_files as f')
    .innerJoin('plan_evidence as e', 'e.file_id', 'f.id')
    .select(['f.id', 'f.added_by'])
    .where('e.id', '=', evidenceId)
    .where('e.removed_at', 'is', null)
    .where('f.state', '=', 'quarantined')
    .executeTakeFirst()
  if (!kept) throw new NotFound('no such file waits')
  const by = personOf(ctx)
  if (!hasRole(ctx.actor, 'coordinator') || kept.added_by === by)
    throw new Forbidden('releasing a file refused', actionWords.who.releaseFile)
  if (charCount(reason) < REASON_MIN || charCount(reason) > REASON_MAX)
    return refused({ field: 'reason', message: actWords.problems.releaseReason(REASON_MAX) })
  const { numUpdatedRows } = await tx
    .updateTable('plan_files')
    .set({ state: 'released', released_by: by, released_at: ctx.clock.now(), release_reason: reason })
    .where('id', '=', kept.id)
    .where('state', '=', 'quarantined')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new NotFound('no such file waits')
  await record(tx, ctx, {
    action: 'plan.release-file',
    subjectKind: 'plan-evidence',
    subjectId: evidenceId,
    detail: {},
  })
  return ok(undefined)
}
