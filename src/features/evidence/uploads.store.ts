// Files of a form that was not sent yet. Everything goes through functions of the database that ask for the form's token
// (migration 0024): the public's role cannot touch the table.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import type { Piece } from '../../platform/files/sealed-pieces.ts'
import { FILES_MAX, UNSENT_BYTES_MAX } from './limits.ts'

export type UploadRow = {
  id: string
  keyId: string
  wrapped: Buffer
  name: Buffer
  likeness: Buffer
  size: number
  received: number
  state: 'receiving' | 'quarantined' | 'clean' | 'infected'
  pieces: Piece[]
}
export type NewUpload = {
  id: string
  keyId: string
  wrapped: Buffer
  submission: Buffer
  name: Buffer
  likeness: Buffer
  size: number
  at: Date
  until: Date
}

/** many: there are as many as may be, or the form was sent. full: too much of everybody's waits. */
export async function startFile(tx: Tx, file: NewUpload): Promise<'started' | 'many' | 'full'> {
  const sent = {
    ...file,
    wrapped: file.wrapped.toString('base64'),
    submission: file.submission.toString('base64'),
    name: file.name.toString('base64'),
    likeness: file.likeness.toString('base64'),
  }
  const { rows } = await sql<{ said: 'started' | 'many' | 'full' }>`
    select app.start_file(${JSON.stringify(sent)}::jsonb, ${FILES_MAX}, ${UNSENT_BYTES_MAX}) as said`.execute(
    tx,
  )
  return rows[0]?.said ?? 'full'
}

export async function filesOfForm(tx: Tx, submission: Buffer): Promise<UploadRow[]> {
  type Row = Omit<UploadRow, 'pieces'> & { pieceIds: string[]; pieceSizes: number[] }
  const { rows } = await sql<Row>`
    select id, key_id as "keyId", wrapped, name, likeness, size, received, state, piece_ids as "pieceIds",
      piece_sizes as "pieceSizes" from app.files_of_form(${submission})`.execute(tx)
  return rows.map(({ pieceIds, pieceSizes, ...row }) => ({ ...row, pieces: piecesOf(pieceIds, pieceSizes) }))
}

export const piecesOf = (ids: readonly string[], sizes: readonly number[]): Piece[] =>
  ids.map((id, at) => ({ id, size: sizes[at] ?? 0 }))

/** Whether so many more bytes may come, beside what waits for its report and what came in the last two days. */
export async function roomFor(tx: Tx, bytes: number): Promise<boolean> {
  const { rows } = await sql<{ room: boolean }>`
    select app.room_for_files(${bytes}, ${UNSENT_BYTES_MAX}) as room`.execute(tx)
  return rows[0]?.room ?? false
}

/** False: the file is not at that offset (any more). */
export async function addPiece(
  tx: Tx,
  submission: Buffer,
  fileId: string,
  offset: number,
  piece: Piece,
): Promise<boolean> {
  const { rows } = await sql<{ added: boolean }>`
    select app.add_piece(${submission}, ${fileId}, ${offset}, ${piece.id}, ${piece.size}) as added`.execute(
    tx,
  )
  return rows[0]?.added ?? false
}

/** Seals a whole file; one of no kind (null) is refused. False: it was sealed already, or is not whole. */
export async function finishFile(
  tx: Tx,
  submission: Buffer,
  fileId: string,
  { kind, sha256 }: { kind: string | null; sha256: Buffer },
): Promise<boolean> {
  const { rows } = await sql<{ finished: boolean }>`
    select app.finish_file(${submission}, ${fileId}, ${kind}, ${sha256}) as finished`.execute(tx)
  return rows[0]?.finished ?? false
}

export async function dropFile(tx: Tx, submission: Buffer, fileId: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ dropped: boolean }>`
    select app.drop_file(${submission}, ${fileId}, ${at}) as dropped`.execute(tx)
  return rows[0]?.dropped ?? false
}

export async function claimFiles(
  tx: Tx,
  claim: { submission: Buffer; reportId: string; messageId: string | null; at: Date },
): Promise<number> {
  const { rows } = await sql<{ claimed: number }>`
    select app.claim_files(${claim.submission}, ${claim.reportId}, ${claim.messageId}, ${claim.at}) as claimed`.execute(
    tx,
  )
  return rows[0]?.claimed ?? 0
}
