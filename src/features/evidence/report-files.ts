// Files that belong to a report: who sees it sees them, and opens those that were scanned. The database decides sight and
// writes the trail in the same statement that gives out the key (migration 0024).
import { sql } from 'kysely'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { readWhole } from '../../platform/files/sealed-pieces.ts'
import { FILE_KINDS, type FileKind, isFileKind } from '../../platform/files/sniff.ts'
import { Forbidden, NotFound } from '../../platform/problems.ts'
import { fileWords } from './messages.en.ts'
import { openName } from './uploads.ts'
import { piecesOf } from './uploads.store.ts'

export type FileState = 'quarantined' | 'clean' | 'infected' | 'released'
export type ReportFile = {
  id: string
  reportId: string
  messageId: string | null
  name: string
  kind: FileKind
  size: number
  /** Of the original, as hex. */
  sha256: string
  state: FileState
  copy: 'made' | 'none' | null
  at: Date
}

type Row = Omit<ReportFile, 'name' | 'sha256'> & {
  keyId: string
  wrapped: Buffer | null
  name: Buffer
  sha256: Buffer
}

/** The files of reports, oldest first; those of reports that the caller does not see wholly are not among them. */
export async function filesOfReports(
  tx: Tx,
  ctx: Pick<Ctx, 'vault'>,
  reportIds: readonly string[],
): Promise<ReportFile[]> {
  if (reportIds.length === 0) return []
  const { rows } = await sql<Row>`
    select id, report_id as "reportId", message_id as "messageId", key_id as "keyId", wrapped, name, kind, size, sha256,
      state, copy_state as copy, claimed_at as at from app.files_of_reports(${[...reportIds]}::uuid[])`.execute(
    tx,
  )
  // A key that was destroyed erased the file; its row stays for the figures.
  return rows.flatMap(({ keyId, wrapped, ...row }) =>
    wrapped
      ? [{ ...row, name: openName(ctx, { ...row, keyId, wrapped }), sha256: row.sha256.toString('hex') }]
      : [],
  )
}

export type FilePart = 'copy' | 'original'
export type OpenedFile = { fileName: string; type: string; bytes: Buffer }

type OpenRow = {
  keyId: string | null
  wrapped: Buffer | null
  name: Buffer | null
  kind: string
  sha256: Buffer | null
  pieceIds: string[] | null
  pieceSizes: number[] | null
}

/**
 * Opens a file, which the trail keeps as a view of the person. NotFound for whoever does not see the report; Forbidden
 * while it is locked. An original that is not exactly what once came is not given out.
 */
export async function openFile(
  ctx: Pick<Ctx, 'db' | 'vault' | 'files'>,
  fileId: string,
  part: FilePart,
): Promise<OpenedFile> {
  // Committed before a byte leaves: what was opened is in the trail even where the reading breaks off.
  const row = await ctx.db.transaction(async (tx) => {
    const { rows } = await sql<OpenRow>`
      select key_id as "keyId", wrapped, name, kind, sha256, piece_ids as "pieceIds", piece_sizes as "pieceSizes"
      from app.open_file(${fileId}, ${part})`.execute(tx)
    return rows[0]
  })
  if (!row || !isFileKind(row.kind)) throw new NotFound('no such file')
  const { keyId, wrapped, name, pieceIds, pieceSizes } = row
  if (!keyId || !wrapped || !name || !pieceIds || !pieceSizes)
    throw new Forbidden('opening a locked file refused', fileWords.locked)
  const sealed = { fileId, key: ctx.vault.openKey(keyId, wrapped), pieces: piecesOf(pieceIds, pieceSizes) }
  const bytes = await readWhole(ctx.files.store, sealed, row.sha256)
  const plain = openName(ctx, { id: fileId, keyId, wrapped, name })
  return { fileName: leavingName(plain, row.kind), type: FILE_KINDS[row.kind], bytes }
}

/**
 * Opens a file that was sent to the person, as its copy without hidden details wherever one can be made. `holder` holds the
 * report's code. NotFound for what they sent themselves, and until the scanner has found nothing in it.
 */
export async function openSentFile(
  holder: Pick<Ctx, 'db' | 'vault' | 'files'>,
  fileId: string,
): Promise<OpenedFile> {
  const row = await holder.db.transaction(async (tx) => {
    const { rows } = await sql<OpenRow>`
      select key_id as "keyId", wrapped, name, kind, sha256, piece_ids as "pieceIds", piece_sizes as "pieceSizes"
      from app.open_sent_file(${fileId})`.execute(tx)
    return rows[0]
  })
  const { keyId, wrapped, name, pieceIds, pieceSizes } = row ?? {}
  if (!row || !isFileKind(row.kind) || !keyId || !wrapped || !name || !pieceIds || !pieceSizes)
    throw new NotFound('no such file')
  const sealed = { fileId, key: holder.vault.openKey(keyId, wrapped), pieces: piecesOf(pieceIds, pieceSizes) }
  const bytes = await readWhole(holder.files.store, sealed, row.sha256)
  const plain = openName(holder, { id: fileId, keyId, wrapped, name })
  return { fileName: leavingName(plain, row.kind), type: FILE_KINDS[row.kind], bytes }
}

/** Whether the person can open what was sent to them: scanned, and its copy is drawn. */
export const opensForPerson = ({ state, copy }: Pick<ReportFile, 'state' | 'copy'>): boolean =>
  state === 'clean' && copy !== null

const ENDINGS: Partial<Record<FileKind, readonly string[]>> = { jpg: ['jpg', 'jpeg'], heic: ['heic', 'heif'] }

/** The name under which a file leaves: its ending says what it is, so that a picture called "photo.exe" does not run. */
export function leavingName(name: string, kind: FileKind): string {
  const own = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return (ENDINGS[kind] ?? [kind]).includes(own) ? name : `${name}.${kind}`
}
