// The thread that reads PDFs, one after the other, until it is stopped.
import { parentPort } from 'node:worker_threads'
import type { Block } from '../reading/blocks.ts'
import { pagesBlocks } from './pdf-blocks.ts'
import { readPdf } from './pdf-read.ts'
import { type SourceProblem, SourceRefused } from './refusal.ts'

export type PdfAnswer = { ok: true; blocks: Block[] } | { ok: false; problem: SourceProblem }

parentPort?.on('message', (bytes: Uint8Array) => {
  void answer(bytes).then((found) => parentPort?.postMessage(found))
})

async function answer(bytes: Uint8Array): Promise<PdfAnswer> {
  try {
    return { ok: true, blocks: pagesBlocks(await readPdf(bytes)) }
  } catch (error) {
    const refused = error instanceof SourceRefused ? error : new SourceRefused('damaged')
    return { ok: false, problem: refused.problem }
  }
}
