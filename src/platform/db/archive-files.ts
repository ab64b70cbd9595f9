// The bytes of files in a backup: the sealed pieces as they stand in the store, each with its hash, read after the tables of
// the same moment. Files are written once and never changed, so a piece that a row of that moment names is what it was. A
// bucket keeps its own versions: there each piece is read and its hash noted, and the bytes stay where they are.
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import { BlobMissing, type BlobStore } from '../files/store.ts'
import { ArchiveBroken, type Frame, frame } from './archive.ts'

/** `hold`: the backup brings the bytes along; otherwise only what they must be. */
export type FilesToKeep = { store: BlobStore; hold: boolean }
export type FilesKept = { pieces: number; bytes: number; missing: number }

export const noFiles = (): FilesKept => ({ pieces: 0, bytes: 0, missing: 0 })

const pieceSchema = z.object({ key: z.string(), bytes: z.int(), sha256: z.string(), held: z.boolean() })
type KeptPiece = z.infer<typeof pieceSchema>

const PAGE = 500
type Row = { id: string; pieces: string[] }

/** The frames of every file that rows speak of, as the keeper, within the transaction of the backup. Counts into `kept`. */
export async function* fileFrames(
  client: pg.Client,
  { store, hold }: FilesToKeep,
  kept: FilesKept,
): AsyncGenerator<Buffer> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await client.query<Row>(
      `select id, piece_ids || copy_piece_ids as pieces from public.report_files
       where id > $1 and state not in ('refused', 'dropped') order by id limit ${PAGE}`,
      [after],
    )
    for (const { id, pieces } of rows)
      for (const piece of pieces) yield* pieceFrames(store, `${id}/${piece}`, hold, kept)
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.id
  }
}

async function* pieceFrames(
  store: BlobStore,
  key: string,
  hold: boolean,
  kept: FilesKept,
): AsyncGenerator<Buffer> {
  const bytes = await bytesOf(store, key)
  if (!bytes) {
    // Dropped since that moment, or lost: said in the end, and no reason to have no backup at all.
    kept.missing += 1
    return
  }
  yield frame('F', { key, bytes: bytes.length, sha256: sha256(bytes), held: hold } satisfies KeptPiece)
  if (hold) yield frame('B', bytes)
  kept.pieces += 1
  kept.bytes += bytes.length
}

/** The files that a restore wrote to, and those of which it found bytes: only the first are its own to take away again. */
export type Brought = { written: Set<string>; found: Set<string> }

/** Brings one piece back, or proves that the store has it. */
export async function restorePiece(
  said: Frame,
  nextBytes: () => Promise<Buffer>,
  store: BlobStore,
  restored: FilesKept,
  brought: Brought,
): Promise<void> {
  const { key, sha256: hash, held } = pieceSchema.parse(JSON.parse(said.content.toString('utf8')))
  const fileId = key.split('/')[0] ?? ''
  const bytes = held ? await nextBytes() : null
  if (bytes && sha256(bytes) !== hash)
    throw new ArchiveBroken('a piece of a file is not the one that was backed up')
  let there = await bytesOf(store, key)
  if (there) brought.found.add(fileId)
  if (bytes && !(there && sha256(there) === hash)) {
    brought.written.add(fileId)
    await store.put(key, bytes)
    there = await bytesOf(store, key)
  }
  if (!there || sha256(there) !== hash) {
    if (held) throw new Error('a piece of a file was written and did not come back')
    restored.missing += 1
    return
  }
  restored.pieces += 1
  restored.bytes += there.length
}

async function bytesOf(store: BlobStore, key: string): Promise<Buffer | null> {
  try {
    return await store.get(key)
  } catch (fault) {
    if (fault instanceof BlobMissing) return null
    throw fault
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
