// The file that a backup is: a stream of frames, compressed, sealed piece by piece under a key of the file's own, which
// the master key wraps. Written for somebody who has to open one with other tools:
//
//   UPSTANDER BACKUP 1\n
//   {"id", "createdAt", "appVersion", "wrapped"}\n     wrapped: the file's key, as envelope.ts wraps one, in hex
//   then pieces:  length (4, big-endian) | last (1: 0 or 1) | ciphertext (length) | tag (16)
//
// AES-256-GCM; the nonce of piece n is n as 12 bytes, big-endian; the additional data is the SHA-256 of the first two
// lines, n as 8 bytes, and `last`: pieces cannot be left out, moved, or taken to another file. The pieces' plain text
// joined is a Zstandard stream of frames:
//
//   kind (1) | length (4, big-endian) | content
//   M  the manifest, JSON, first             T  a table begins: {"name", "columns"}
//   D  rows, as the text of COPY             E  the table ends: {"rows", "sha256"}     Z  the end: {"tables", "rows"}
//   F  a piece of a file, after the tables: {"key", "bytes", "sha256", "held"}   B  its bytes, sealed as in the store
import { createCipheriv, createDecipheriv, createHash, type KeyObject } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'
import { z } from 'zod'
import { newDataKey, unwrapKey, wrapKey } from '../crypto/envelope.ts'
import type { MasterKeys } from '../crypto/master-key.ts'

export const headerSchema = z.object({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  appVersion: z.string(),
  wrapped: z.hex(),
})
export type ArchiveHeader = z.infer<typeof headerSchema>

export const FRAME_KINDS = ['M', 'T', 'D', 'E', 'F', 'B', 'Z'] as const
export type FrameKind = (typeof FRAME_KINDS)[number]
export type Frame = { kind: FrameKind; content: Buffer }

/** A file that is no backup, was cut off or altered, or is not for this key. The message is for the operator. */
export class ArchiveBroken extends Error {
  override name = 'ArchiveBroken'
}

const MAGIC = 'UPSTANDER BACKUP 1\n'
const HEADER_BYTES_MAX = 4096
const PIECE_BYTES = 1 << 20
const FRAME_BYTES_MAX = 64 << 20
const TAG_BYTES = 16
const PREFIX_BYTES = 5

/** The first two lines of a new archive, and the key for the rest. */
export function newArchive(
  keys: MasterKeys,
  about: Omit<ArchiveHeader, 'wrapped'>,
): { head: Buffer; key: KeyObject } {
  const key = newDataKey()
  const wrapped = wrapKey(keys, key, `backup:${about.id}`).toString('hex')
  return { head: Buffer.from(`${MAGIC}${JSON.stringify({ ...about, wrapped })}\n`), key }
}

export function frame(kind: FrameKind, content: Buffer | object): Buffer {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content))
  const prefix = Buffer.alloc(PREFIX_BYTES)
  prefix.write(kind, 0, 'latin1')
  prefix.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([prefix, bytes])
}

/** Seals a stream after the head. */
export async function* sealed(
  head: Buffer,
  key: KeyObject,
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  yield head
  const digest = createHash('sha256').update(head).digest()
  let held: Buffer[] = []
  let size = 0
  let index = 0
  for await (const bytes of source) {
    held.push(bytes)
    size += bytes.length
    if (size < PIECE_BYTES) continue
    yield sealPiece(key, digest, index, false, Buffer.concat(held))
    index += 1
    held = []
    size = 0
  }
  yield sealPiece(key, digest, index, true, Buffer.concat(held))
}

function sealPiece(key: KeyObject, digest: Buffer, index: number, last: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(index), { authTagLength: TAG_BYTES })
  cipher.setAAD(pieceAad(digest, index, last))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  const prefix = Buffer.alloc(PREFIX_BYTES)
  prefix.writeUInt32BE(text.length)
  prefix[4] = last ? 1 : 0
  return Buffer.concat([prefix, text, cipher.getAuthTag()])
}

function nonce(index: number): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeBigUInt64BE(BigInt(index), 4)
  return bytes
}

function pieceAad(digest: Buffer, index: number, last: boolean): Buffer {
  const place = Buffer.alloc(9)
  place.writeBigUInt64BE(BigInt(index))
  place[8] = last ? 1 : 0
  return Buffer.concat([digest, place])
}

/** What an archive says of itself without a key. Refuses what is no archive. */
export async function readHeader(path: string): Promise<ArchiveHeader> {
  const reader = byteReader(createReadStream(path, { end: HEADER_BYTES_MAX }))
  return (await readHead(reader)).header
}

/** The frames of an archive, each proved authentic before it is handed on. Refuses (ArchiveBroken) anything else. */
export async function* openArchive(path: string, keys: MasterKeys): AsyncGenerator<Frame> {
  const reader = byteReader(createReadStream(path, { highWaterMark: PIECE_BYTES }))
  const { header, head } = await readHead(reader)
  const key = archiveKey(keys, header)
  const plain = Readable.from(opened(reader, key, createHash('sha256').update(head).digest()))
  const frames = byteReader(plain.compose(createZstdDecompress()))
  for (;;) {
    const prefix = await frames.take(PREFIX_BYTES)
    if (!prefix) return
    const kind = FRAME_KINDS.find((each) => each === String.fromCharCode(prefix[0] ?? 0))
    const length = prefix.readUInt32BE(1)
    if (!kind || length > FRAME_BYTES_MAX)
      throw new ArchiveBroken('the backup holds something that is no frame')
    const content = await frames.take(length)
    if (!content) throw new ArchiveBroken('the backup ends within a frame')
    yield { kind, content }
  }
}

/** The key of an archive. Refuses a master key that did not wrap it, and says which one would be needed. */
export function archiveKey(keys: MasterKeys, header: ArchiveHeader): KeyObject {
  const wrapped = Buffer.from(header.wrapped, 'hex')
  const id = wrapped.subarray(1, 5).toString('hex')
  if (!keys.byId.has(id)) {
    throw new ArchiveBroken(
      `the backup was made under master key ${id}, and you gave ${[...keys.byId.keys()].join(', ')}`,
    )
  }
  try {
    return unwrapKey(keys, wrapped, `backup:${header.id}`)
  } catch {
    throw new ArchiveBroken('the head of the backup was altered')
  }
}

type ByteReader = { take(bytes: number): Promise<Buffer | null>; line(max: number): Promise<Buffer | null> }

async function readHead(reader: ByteReader): Promise<{ header: ArchiveHeader; head: Buffer }> {
  const magic = await reader.take(MAGIC.length)
  if (magic?.toString('latin1') !== MAGIC) throw new ArchiveBroken('this file is not a backup of Upstander')
  const line = await reader.line(HEADER_BYTES_MAX - MAGIC.length)
  const header = headerSchema.safeParse(parseJson(line?.toString('utf8') ?? ''))
  if (!line || !header.success) throw new ArchiveBroken('the head of the backup cannot be read')
  return { header: header.data, head: Buffer.concat([magic, line]) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function* opened(reader: ByteReader, key: KeyObject, digest: Buffer): AsyncGenerator<Buffer> {
  for (let index = 0; ; index += 1) {
    const prefix = await reader.take(PREFIX_BYTES)
    if (!prefix) throw new ArchiveBroken('the backup is cut off')
    const length = prefix.readUInt32BE()
    if (length > FRAME_BYTES_MAX) throw new ArchiveBroken('the backup was altered')
    const bytes = await reader.take(length + TAG_BYTES)
    if (!bytes) throw new ArchiveBroken('the backup is cut off')
    const last = prefix[4] === 1
    yield openPiece(key, digest, index, last, bytes)
    if (!last) continue
    if (await reader.take(1)) throw new ArchiveBroken('the backup has something after its end')
    return
  }
}

function openPiece(key: KeyObject, digest: Buffer, index: number, last: boolean, bytes: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(index), { authTagLength: TAG_BYTES })
  decipher.setAAD(pieceAad(digest, index, last))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  const plain = decipher.update(bytes.subarray(0, -TAG_BYTES))
  try {
    return Buffer.concat([plain, decipher.final()])
  } catch {
    throw new ArchiveBroken('the backup was altered')
  }
}

/** Takes exactly so many bytes from a stream; null at its end. A stream that ends within them is at its end. */
function byteReader(stream: AsyncIterable<unknown>): ByteReader {
  const source = stream[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const fill = async (bytes: number): Promise<boolean> => {
    const parts = [held]
    let size = held.length
    while (size < bytes) {
      const next = await source.next()
      if (next.done) break
      const part = Buffer.isBuffer(next.value) ? next.value : Buffer.alloc(0)
      parts.push(part)
      size += part.length
    }
    held = parts.length > 1 ? Buffer.concat(parts) : held
    return size >= bytes
  }
  const cut = (bytes: number): Buffer => {
    const taken = held.subarray(0, bytes)
    held = held.subarray(bytes)
    return taken
  }
  return {
    take: async (bytes) => ((await fill(bytes)) ? cut(bytes) : null),
    line: async (max) => {
      await fill(max)
      const end = held.subarray(0, max).indexOf(10)
      return end === -1 ? null : cut(end + 1)
    },
  }
}
