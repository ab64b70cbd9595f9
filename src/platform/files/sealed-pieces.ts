// A file as pieces, each sealed under the file's key and bound to its file and its own id: a piece that was exchanged,
// moved or altered does not open, and one too many or too few shows in the sizes, which the database holds.
import { createHash } from 'node:crypto'
import { type DataKey, open, seal } from '../crypto/envelope.ts'
import { newId } from '../ids.ts'
import type { BlobStore } from './store.ts'

/** The most that one piece holds. */
export const PIECE_BYTES = 524_288

export type Piece = { id: string; size: number }
export type Sealed = { fileId: string; key: DataKey; pieces: readonly Piece[] }

const aadOf = (fileId: string, pieceId: string) => `file:${fileId}:${pieceId}`

/** Seals bytes and keeps them. When it returns the piece is durable, and only then may a row speak of it. */
export async function putPiece(
  store: BlobStore,
  fileId: string,
  key: DataKey,
  bytes: Buffer,
): Promise<Piece> {
  const id = newId()
  await store.put(`${fileId}/${id}`, seal(key, bytes, aadOf(fileId, id)))
  return { id, size: bytes.length }
}

/** Keeps bytes of any length as pieces. */
export async function putWhole(
  store: BlobStore,
  fileId: string,
  key: DataKey,
  bytes: Buffer,
): Promise<Piece[]> {
  const pieces: Piece[] = []
  for (let at = 0; at < bytes.length; at += PIECE_BYTES)
    pieces.push(await putPiece(store, fileId, key, bytes.subarray(at, at + PIECE_BYTES)))
  return pieces
}

/** The file's bytes, piece by piece. Throws where one is missing, altered or of another size. */
export async function* readPieces(store: BlobStore, { fileId, key, pieces }: Sealed): AsyncGenerator<Buffer> {
  for (const { id, size } of pieces) {
    const bytes = open(key, await store.get(`${fileId}/${id}`), aadOf(fileId, id))
    if (bytes.length !== size) throw new Error('a piece of a file has another size than was noted')
    yield bytes
  }
}

/** All of a file. With `sha256`, refuses whatever is not exactly what once came. */
export async function readWhole(store: BlobStore, sealed: Sealed, sha256?: Buffer | null): Promise<Buffer> {
  const read: Buffer[] = []
  for await (const piece of readPieces(store, sealed)) read.push(piece)
  const whole = Buffer.concat(read)
  if (sha256 && !createHash('sha256').update(whole).digest().equals(sha256))
    throw new Error('a file is not what it was when it came')
  return whole
}
