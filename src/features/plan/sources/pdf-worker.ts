// The thread that reads one PDF and ends.
import { parentPort, workerData } from 'node:worker_threads'
import type { Block } from '../reading/blocks.ts'
import { pagesBlocks } from './pdf-blocks.ts'
import { readPdf } from './pdf-read.ts'
import { type SourceProblem, SourceRefused } from './refusal.ts'

export type PdfAnswer = { ok: true; blocks: Block[] } | { ok: false; problem: SourceProblem }

if (workerData instanceof Uint8Array) parentPort?.postMessage(await answer(workerData))

async function answer(bytes: Uint8Array): Promise<PdfAnswer> {
  try {
    return { ok: true, blocks: pagesBlocks(await readPdf(bytes)) }
  } catch (error) {
    if (error instanceof SourceRefused) return { ok: false, problem: error.problem }
    throw error
  }
}
