// The door for files: bytes in, blocks or a plan out, or a problem in plain words. Nothing that a file holds can make
// these throw, hold up the thread that calls them, or take the server's memory: a process of its own does the reading.
import type { Block } from '../reading/blocks.ts'
import type { ColumnsSaid } from '../reading/columns.ts'
import type { ReadPlan } from '../reading/read-plan.schema.ts'
import { inTurn } from './in-turn.ts'
import { sourceLimits } from './limits.ts'
import type { BlocksTask, FileTask, SourceBlocks } from './read-here.ts'
import { readApart } from './reader.ts'
import { refuseBeyond, SourceRefused } from './refusal.ts'

export type { SourceBlocks } from './read-here.ts'
export { warmReader } from './reader.ts'

/**
 * Takes a file's bytes and, where known, its name, which decides only whether commas part cells. Returns its
 * paragraphs and table rows in order, with every word of the file, or why it cannot be read; never throws.
 */
export async function blocksOf(bytes: Uint8Array, fileName?: string): Promise<SourceBlocks> {
  const read = await answerOf({ kind: 'file', bytes, fileName })
  return read as SourceBlocks
}

/** Reads blocks with what somebody said that their columns hold; refuses as `readBlocks` does, never throws. */
export async function planOfBlocks(blocks: readonly Block[], columns: ColumnsSaid = {}): Promise<ReadPlan> {
  const read = await answerOf({ kind: 'blocks', blocks, columns })
  return read as ReadPlan
}

/** Reads a plan from a file of any format that is known. Never throws; refuses as the two above do. */
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
    ? { read: await planOfBlocks(source.blocks), sourceText: source.text }
    : { read: source, sourceText: '' }
}

async function answerOf(task: FileTask | BlocksTask) {
  try {
    if (task.kind === 'file') refuseBeyond('too-large', sourceLimits.fileBytesMax, task.bytes.length)
    return await inTurn(() => readApart(task))
  } catch (error) {
    const refused = error instanceof SourceRefused ? error : new SourceRefused('damaged')
    return { ok: false, problem: refused.problem }
  }
}
