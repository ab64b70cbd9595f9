// What tests say of a file's blocks.
import assert from 'node:assert/strict'
import type { Block, Paragraph, TableRow } from '../../reading/blocks.ts'
import { wordsOf } from '../../reading/words.ts'
import { blocksOf } from '../read-source.ts'

export async function blocksIn(bytes: Uint8Array, fileName?: string): Promise<Block[]> {
  const source = await blocksOf(bytes, fileName)
  assert.ok(source.ok, `refused: ${source.ok ? '' : source.problem.code}`)
  return source.blocks
}

/** The code of a refusal, or "read". */
export async function problemOf(bytes: Uint8Array, fileName?: string): Promise<string> {
  const source = await blocksOf(bytes, fileName)
  return source.ok ? 'read' : source.problem.code
}

export const rowsIn = (blocks: readonly Block[]) =>
  blocks.filter((block): block is TableRow => block.kind === 'row')
export const cellsIn = (blocks: readonly Block[]) => rowsIn(blocks).map(({ cells }) => cells)
export const paragraphsIn = (blocks: readonly Block[]) =>
  blocks.filter((block): block is Paragraph => block.kind === 'paragraph')
export const textsIn = (blocks: readonly Block[]) => paragraphsIn(blocks).map(({ text }) => text)

/** Each word as often as it stands in the blocks. */
export function wordCounts(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of texts.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

export const textsOfAll = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'row' ? block.cells : [block.text]))
