// The door for files: bytes in, blocks or a plan out, or a problem in plain words. Nothing that a file holds can make
// these throw.
import type { Block } from '../reading/blocks.ts'
import type { ReadPlan } from '../reading/read-plan.schema.ts'
import { readBlocks, readLimits } from '../reading/read-plan.ts'
import { docxBlocks } from './docx.ts'
import { sourceLimits } from './limits.ts'
import { officeParts } from './package.ts'
import { pdfBlocks } from './pdf.ts'
import { refuseBeyond, type SourceProblem, SourceRefused } from './refusal.ts'
import { formatOf, type SourceFormat } from './sniff.ts'
import { sourceTextOf, withLines } from './source-text.ts'
import { textSource } from './text.ts'
import { xlsxBlocks } from './xlsx.ts'

export type SourceBlocks =
  /** `text` is what to keep of the source: the text itself, or the blocks of another format written as text. */
  { ok: true; format: SourceFormat; blocks: Block[]; text: string } | { ok: false; problem: SourceProblem }

/**
 * Takes a file's bytes and, where known, its name, which decides only whether commas part cells. Returns its
 * paragraphs and table rows in order, with every word of the file, or why it cannot be read; never throws.
 */
export async function blocksOf(bytes: Uint8Array, fileName?: string): Promise<SourceBlocks> {
  try {
    const format = formatOf(bytes)
    if (format === 'text') return { ok: true, format, ...textOf(bytes, fileName) }
    const found = await readers[format](bytes)
    refuseBeyond('too-many-lines', sourceLimits.blocksMax, found.length)
    const blocks = withLines(found)
    return { ok: true, format, blocks, text: sourceTextOf(blocks) }
  } catch (error) {
    // What is not a refusal of our own is a parser that choked on bytes that no program wrote.
    return { ok: false, problem: error instanceof SourceRefused ? error.problem : damaged }
  }
}

/** Reads a plan from a file of any format that is known. Never throws; refuses as `blocksOf` and `readBlocks` do. */
export async function readPlanFile(bytes: Uint8Array, fileName?: string): Promise<ReadPlan> {
  return (await readPlanSource(bytes, fileName)).read
}

/** The same with the text to keep as the plan's source, empty where the file is refused. */
export async function readPlanSource(
  bytes: Uint8Array,
  fileName?: string,
): Promise<{ read: ReadPlan; sourceText: string }> {
  const source = await blocksOf(bytes, fileName)
  return source.ok
    ? { read: readBlocks(source.blocks), sourceText: source.text }
    : { read: source, sourceText: '' }
}

const damaged: SourceProblem = { code: 'damaged', line: null, limit: null, found: null }

const readers: Record<Exclude<SourceFormat, 'text'>, (bytes: Uint8Array) => Block[] | Promise<Block[]>> = {
  docx: (bytes) => docxBlocks(officeParts(bytes)),
  xlsx: (bytes) => xlsxBlocks(officeParts(bytes)),
  html: async (bytes) => (await import('./html.ts')).htmlBlocks(bytes),
  pdf: pdfBlocks,
}

function textOf(bytes: Uint8Array, fileName: string | undefined): { text: string; blocks: Block[] } {
  refuseBeyond('too-large', readLimits.textBytesMax, bytes.length)
  return textSource(bytes, fileName)
}
