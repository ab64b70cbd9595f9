// Reading itself, as the process that is kept apart for it runs it (reader-process.ts).
import type { Block } from '../reading/blocks.ts'
import type { ColumnsSaid } from '../reading/columns.ts'
import type { ReadPlan } from '../reading/read-plan.schema.ts'
import { readBlocks, readLimits } from '../reading/read-plan.ts'
import { docxBlocks } from './docx.ts'
import { sourceLimits } from './limits.ts'
import { officeParts } from './package.ts'
import { refuseBeyond, type SourceProblem, SourceRefused } from './refusal.ts'
import { formatOf, type SourceFormat } from './sniff.ts'
import { sourceTextOf, withLines } from './source-text.ts'
import { textSource } from './text.ts'
import { xlsxBlocks } from './xlsx.ts'

export type SourceBlocks =
  /** `text` is what to keep of the source: the text itself, or the blocks of another format written as text. */
  { ok: true; format: SourceFormat; blocks: Block[]; text: string } | { ok: false; problem: SourceProblem }

/** What there is to read: a file as it came, or blocks with what somebody said that their columns hold. */
export type FileTask = { kind: 'file'; bytes: Uint8Array; fileName: string | undefined }
export type BlocksTask = { kind: 'blocks'; blocks: readonly Block[]; columns: ColumnsSaid }

/** Never throws: what is not a refusal of our own is a parser that choked on bytes that no program wrote. */
export async function readHere(task: FileTask | BlocksTask): Promise<SourceBlocks | ReadPlan> {
  try {
    return task.kind === 'file' ? await readFile(task) : readBlocks(task.blocks, { columns: task.columns })
  } catch (error) {
    const refused = error instanceof SourceRefused ? error : new SourceRefused('damaged')
    return { ok: false, problem: refused.problem }
  }
}

async function readFile({ bytes, fileName }: FileTask): Promise<SourceBlocks> {
  const format = formatOf(bytes)
  if (format === 'text') {
    refuseBeyond('too-large', readLimits.textBytesMax, bytes.length)
    return { ok: true, format, ...textSource(bytes, fileName) }
  }
  const found = await readers[format](bytes)
  refuseBeyond('too-many-lines', sourceLimits.blocksMax, found.length)
  const blocks = withLines(found)
  return { ok: true, format, blocks, text: sourceTextOf(blocks) }
}

// The two that are long to load are loaded when first wanted.
const readers: Record<Exclude<SourceFormat, 'text'>, (bytes: Uint8Array) => Block[] | Promise<Block[]>> = {
  docx: (bytes) => docxBlocks(officeParts(bytes)),
  xlsx: (bytes) => xlsxBlocks(officeParts(bytes)),
  html: async (bytes) => (await import('./html.ts')).htmlBlocks(bytes),
  pdf: async (bytes) => (await import('./pdf.ts')).pdfBlocks(bytes),
}
