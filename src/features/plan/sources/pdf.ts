// PDFs that hold words. Those that only hold pictures of words are refused: nothing could be read, and it would look as
// if the plan were empty.
import { Worker } from 'node:worker_threads'
import type { Block } from '../reading/blocks.ts'
import { sourceLimits } from './limits.ts'
import type { PdfAnswer } from './pdf-worker.ts'
import { SourceRefused } from './refusal.ts'

/** Beside this file from source; under its own path in the built server, whose main file stands at the top. */
const workerFile = import.meta.url.endsWith('.ts')
  ? './pdf-worker.ts'
  : './features/plan/sources/pdf-worker.js'

/** Refuses by throwing, as every reader does. Never holds up the thread that calls it. */
export async function pdfBlocks(bytes: Uint8Array): Promise<Block[]> {
  const answer = await inThread(bytes)
  if (!answer.ok) throw new SourceRefused(answer.problem.code, answer.problem.limit, answer.problem.found)
  return answer.blocks
}

/** Ends the thread after `pdfTimeMs`, or when it needs more than `pdfMemoryMb`. */
function inThread(bytes: Uint8Array): Promise<PdfAnswer> {
  const worker = new Worker(new URL(workerFile, import.meta.url), {
    workerData: new Uint8Array(bytes),
    resourceLimits: { maxOldGenerationSizeMb: sourceLimits.pdfMemoryMb },
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => finish(() => reject(new SourceRefused('too-slow', sourceLimits.pdfTimeMs))),
      sourceLimits.pdfTimeMs,
    )
    const finish = (settle: () => void) => {
      clearTimeout(timer)
      void worker.terminate()
      settle()
    }
    worker.once('message', (answer: PdfAnswer) => finish(() => resolve(answer)))
    worker.once('error', () => finish(() => reject(new SourceRefused('damaged'))))
    worker.once('exit', () => finish(() => reject(new SourceRefused('damaged'))))
  })
}
