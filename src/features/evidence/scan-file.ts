// What happens to a file once it is whole: the scanner looks into it, and of a picture a copy without metadata is drawn.
// Done as often as it is asked for; each step is noted only from the state that it began in.
import { sql } from 'kysely'
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { Scanner } from '../../platform/files/clamd.ts'
import { CLEARED, CLEARED_BY, isCopied } from '../../platform/files/copied-kinds.ts'
import { putWhole, readPieces, readWhole, type Sealed } from '../../platform/files/sealed-pieces.ts'
import { isFileKind } from '../../platform/files/sniff.ts'
import { enqueueAll } from '../../platform/jobs/index.ts'
import { piecesOf } from './uploads.store.ts'

const SCANNER_NAME_MAX = 100
const SWEEP_MAX = 500
const DAY_MS = 86_400_000

/**
 * Scans one file and draws its copy, as far as it has not been done. Without a scanner it stays quarantined. Throws where
 * the scanner or the store cannot be reached, so that the job is tried again.
 */
export async function scanFile(ctx: Ctx, fileId: string): Promise<void> {
  const file = await ctx.db.transaction((tx) => findFile(tx, ctx, fileId))
  if (!file) return
  const { scanner } = ctx.files
  const opened = file.state === 'quarantined' ? scanner !== null && (await scan(ctx, scanner, file)) : true
  if (opened && file.copy === null) await makeCopy(ctx, file)
}

type WaitingFile = Sealed & {
  state: 'quarantined' | 'clean' | 'released'
  kind: string
  sha256: Buffer
  copy: string | null
  /** Of a copy that is to be made again. */
  oldCopy: readonly string[]
  reportId: string | null
}

async function findFile(tx: Tx, ctx: Ctx, fileId: string): Promise<WaitingFile | null> {
  const row = await tx
    .selectFrom('report_files')
    .select([
      'state',
      'kind',
      'sha256',
      'copy_state',
      'copy_piece_ids',
      'report_id',
      'piece_ids',
      'piece_sizes',
    ])
    .where('id', '=', fileId)
    .executeTakeFirst()
  const { rows } = await sql<{ key_id: string; wrapped: Buffer | null }>`
    select * from app.key_of_file(${fileId})`.execute(tx)
  const [key] = rows
  if (!row?.kind || !row.sha256 || !key?.wrapped) return null
  if (row.state !== 'quarantined' && row.state !== 'clean' && row.state !== 'released') return null
  return {
    fileId,
    key: ctx.vault.openKey(key.key_id, key.wrapped),
    pieces: piecesOf(row.piece_ids, row.piece_sizes),
    state: row.state,
    kind: row.kind,
    sha256: row.sha256,
    copy: row.copy_state,
    oldCopy: row.copy_piece_ids,
    reportId: row.report_id,
  }
}

// Returns whether it may be opened now.
async function scan(ctx: Ctx, scanner: Scanner, file: WaitingFile): Promise<boolean> {
  const name = (await scanner.version()).slice(0, SCANNER_NAME_MAX)
  const verdict = await scanner.scan(readPieces(ctx.files.store, file))
  // What it could not judge stays quarantined, with what it said for the administrator.
  const state = verdict.is === 'fault' ? 'quarantined' : verdict.is
  return ctx.db.transaction(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('report_files')
      .set({
        state,
        scanner: name,
        scanned_at: ctx.clock.now(),
        finding: verdict.is === 'clean' ? null : verdict.finding,
      })
      .where('id', '=', file.fileId)
      .where('state', '=', 'quarantined')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    await record(tx, ctx, {
      action: 'file.scan',
      subjectKind: 'file',
      subjectId: file.fileId,
      detail: { verdict: verdict.is, report: file.reportId },
    })
    return state === 'clean'
  })
}

async function makeCopy(ctx: Ctx, file: WaitingFile): Promise<void> {
  const { store } = ctx.files
  const { fileId, key, kind } = file
  const bytes =
    isFileKind(kind) && isCopied(kind) ? await draw(await readWhole(store, file, file.sha256), kind) : null
  const pieces = bytes ? await putWhole(store, fileId, key, bytes) : []
  const { numUpdatedRows } = await ctx.db.transaction((tx) =>
    tx
      .updateTable('report_files')
      .set({
        copy_state: bytes ? 'made' : 'none',
        copied_by: CLEARED_BY,
        copy_piece_ids: pieces.map(({ id }) => id),
        copy_piece_sizes: pieces.map(({ size }) => size),
      })
      .where('id', '=', fileId)
      .where('copy_state', 'is', null)
      .where('state', 'in', ['clean', 'released'])
      .executeTakeFirst(),
  )
  if (numUpdatedRows > 0n) for (const id of file.oldCopy) await store.remove(`${fileId}/${id}`)
}

// Loaded by the first picture: most processes never draw one.
const draw: typeof import('../../platform/files/clean-copy.ts').cleanCopy = async (bytes, kind) =>
  (await import('../../platform/files/clean-copy.ts')).cleanCopy(bytes, kind)

/**
 * Finds files that wait without a job, such as those that came before there was a scanner, and removes what nobody sent in
 * time. Returns how many went. What was claimed is never removed.
 */
export async function tidyFiles(ctx: Ctx): Promise<number> {
  // What it could not judge, it may judge once its limits were raised.
  const again = new Date(ctx.clock.now().getTime() - DAY_MS)
  await ctx.db.transaction(async (tx) => {
    await askForCopiesAgain(tx)
    const waiting = await tx
      .selectFrom('report_files')
      .select('id')
      .where((where) =>
        where.or([
          where.and([where('state', 'in', ['clean', 'released']), where('copy_state', 'is', null)]),
          ...(ctx.files.scanner
            ? [
                where.and([
                  where('state', '=', 'quarantined'),
                  where.or([where('scanned_at', 'is', null), where('scanned_at', '<', again)]),
                ]),
              ]
            : []),
        ]),
      )
      .orderBy('created_at')
      .limit(SWEEP_MAX)
      .execute()
    await enqueueAll(
      tx,
      'scan-file',
      waiting.map(({ id }) => ({ data: { fileId: id }, options: { singletonKey: id } })),
    )
  })
  return dropOldFiles(ctx)
}

// What an older program cleared or gave up: until it was tried again, staff and the person are told that a copy is coming.
const askForCopiesAgain = (tx: Tx) =>
  tx
    .updateTable('report_files')
    .set({ copy_state: null })
    .where('copy_state', 'is not', null)
    .where('copied_by', '<', CLEARED_BY)
    .where('kind', 'in', CLEARED)
    .execute()

// First the rows say so and the keys are gone, then the bytes go, and only then the rows: stopped anywhere, the next run
// goes on, and a report that claims a file at the same moment has it whole or not at all.
async function dropOldFiles(ctx: Ctx): Promise<number> {
  const at = ctx.clock.now()
  const { rows } = await ctx.db.transaction((tx) =>
    sql<{ id: string }>`select id from app.drop_old_files(${at}, ${SWEEP_MAX}) as id`.execute(tx),
  )
  const gone = rows.map(({ id }) => id)
  for (const id of gone) await ctx.files.store.removeAll(id)
  await ctx.db.transaction((tx) => sql`select app.forget_files(${gone}::uuid[])`.execute(tx))
  return gone.length
}
