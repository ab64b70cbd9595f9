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

/** Loading pdf.js takes longer than reading a plan, so one thread waits a while for the next file. */
let waiting: Worker | null = null
let idle: NodeJS.Timeout | undefined

/** Refuses by throwing, as every reader does. Never holds up the thread that calls it. */
export async function pdfBlocks(bytes: Uint8Array): Promise<Block[]> {
  const answer = await inThread(new Uint8Array(bytes))
  if (!answer.ok) throw new SourceRefused(answer.problem.code, answer.problem.limit, answer.problem.found)
  return answer.blocks
}

/** Ends the thread after `pdfTimeMs`, or when it needs more than `pdfMemoryMb`. */
function inThread(bytes: Uint8Array<ArrayBuffer>): Promise<PdfAnswer> {
  const worker = waiting ?? startWorker()
  waiting = null
  worker.ref()
  return new Promise((resolve, reject) => {
    const stop = (problem: SourceRefused) => {
      settled()
      void worker.terminate()
      reject(problem)
    }
    const failed = () => stop(new SourceRefused('damaged'))
    const done = (answer: PdfAnswer) => {
      settled()
      keep(worker)
      resolve(answer)
    }
    const timer = setTimeout(
      () => stop(new SourceRefused('too-slow', sourceLimits.pdfTimeMs)),
      sourceLimits.pdfTimeMs,
    )
    const settled = () => {
      clearTimeout(timer)
      worker.off('message', done).off('error', failed).off('exit', failed)
    }
    worker.on('message', done).on('error', failed).on('exit', failed)
    worker.postMessage(bytes, [bytes.buffer])
  })
}

function startWorker(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: sourceLimits.pdfMemoryMb }
  const worker = new Worker(new URL(workerFile, import.meta.url), {
    resourceLimits,
    stdout: true,
    stderr: true,
  })
  const ended = () => {
    if (waiting === worker) waiting = null
  }
  return worker.on('error', ended).on('exit', ended)
}

/** Another file may take it within `pdfIdleMs`; it never keeps the program from ending. */
function keep(worker: Worker): void {
  worker.unref()
  if (waiting) void worker.terminate()
  else waiting = worker
  clearTimeout(idle)
  idle = setTimeout(() => void waiting?.terminate(), sourceLimits.pdfIdleMs).unref()
}
