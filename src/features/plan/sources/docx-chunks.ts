// Documents inside a Word document: what other programs put in for Word to unfold when the file is first opened
// (w:altChunk; ECMA-376 17.17.2). Web pages, archives of web pages, plain text and other Word documents are read.
import type { Block } from '../reading/blocks.ts'
import { type PartsByType, relatedParts } from './package.ts'
import { refuseBeyond } from './refusal.ts'
import { pageInArchive } from './web-archive.ts'
import { textSource } from './text.ts'

/** From the id by which the body names a chunk to its blocks. */
export type Chunks = ReadonlyMap<string, readonly Block[]>

const chunksMax = 50
type ReadWord = (bytes: Uint8Array) => Promise<Block[]>

/** Takes the document's parts and what reads a Word document within it. Empty for nearly every file. */
export async function chunksOf(parts: PartsByType, readWord: ReadWord): Promise<Chunks> {
  const chunks = new Map<string, readonly Block[]>()
  const read = new Map<Uint8Array, readonly Block[]>()
  for (const { id, bytes } of relatedParts(parts, parts.pathOf('main') ?? '', 'aFChunk')) {
    const blocks = read.get(bytes) ?? (await chunkBlocks(bytes, readWord))
    read.set(bytes, blocks)
    chunks.set(id, blocks)
    refuseBeyond('too-many-entries', chunksMax, read.size)
  }
  return chunks
}

async function chunkBlocks(bytes: Uint8Array, readWord: ReadWord): Promise<Block[]> {
  const start = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  if (start.startsWith('PK')) return readWord(bytes)
  const page = /^\s*mime-version:/i.test(start) ? pageInArchive(bytes) : bytes
  if (page !== bytes || /<(?:!doctype html|html|body|table|div|p|h[1-6]|ul|ol)[\s>]/i.test(start))
    return (await import('./html.ts')).htmlBlocks(page)
  return start.startsWith('{\\rtf') ? [] : textSource(bytes).blocks
}
