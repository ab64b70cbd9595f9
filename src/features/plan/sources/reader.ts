// The one process that reads documents, as seen from the server: what a hostile file does to it, it does to itself. It
// is started before it is wanted where that can be foreseen, and waits a while for the next document.
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sourceLimits } from './limits.ts'
import type { BlocksTask, FileTask } from './read-here.ts'
import type { Read } from './reader-process.ts'
import { SourceRefused } from './refusal.ts'

/** Beside this file from source; under its own path in the built server, whose main file stands at the top. */
const entry = import.meta.url.endsWith('.ts')
  ? './reader-process.ts'
  : './features/plan/sources/reader-process.js'

let reader: ChildProcess | null = null
let idle: NodeJS.Timeout | undefined

/** Starts the process where there is none, so that the next document need not wait for it. */
export function warmReader(): void {
  reader ??= startReader()
  rest(reader)
}

/**
 * Has one task done. Refuses by throwing: after `timeMs`, beyond `memoryMaxMb`, or when the process ends. Never
 * two at a time: `inTurn` sees to it.
 */
export function readApart(
  task: FileTask | BlocksTask,
  timeMs: number = sourceLimits.readTimeMs,
): Promise<Read['answer']> {
  const child = reader ?? startReader()
  reader = child
  clearTimeout(idle)
  child.ref()
  child.channel?.ref()
  return new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer)
      child.off('message', done).off('exit', ended).off('error', failed)
    }
    const stop = (problem: SourceRefused) => {
      settle()
      discard(child)
      reject(problem)
    }
    const failed = () => stop(new SourceRefused('damaged'))
    const ended = (_: number | null, signal: string | null) =>
      signal === null ? failed() : stop(new SourceRefused('inflates-too-much', sourceLimits.inflatedBytesMax))
    const done = (message: unknown) => {
      const { answer, usedMb } = message as Read
      settle()
      // What one document left behind must not count against the next.
      if (usedMb > sourceLimits.memoryKeptMb) {
        discard(child)
        warmReader()
      } else rest(child)
      resolve(answer)
    }
    const timer = setTimeout(() => stop(new SourceRefused('too-slow', timeMs)), timeMs)
    child.on('message', done).on('exit', ended).on('error', failed)
    child.send(task, (error) => error && failed())
  })
}

function startReader(): ChildProcess {
  const { TZ, LANG } = process.env
  const child = fork(fileURLToPath(new URL(entry, import.meta.url)), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // A document is many small things that are soon done with: with room for them less is swept up in between.
    execArgv: [`--max-old-space-size=${sourceLimits.heapMaxMb}`, '--max-semi-space-size=32'],
    // Nothing that a document could take over: no secrets, no way to the database.
    env: { ...(TZ === undefined ? {} : { TZ }), ...(LANG === undefined ? {} : { LANG }) },
  })
  const gone = () => {
    if (reader === child) reader = null
  }
  return child.on('exit', gone).on('error', gone)
}

function discard(child: ChildProcess): void {
  if (reader === child) reader = null
  child.kill('SIGKILL')
  child.unref()
  child.channel?.unref()
}

/** It never keeps the program from ending, and ends itself with it. */
function rest(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
  clearTimeout(idle)
  idle = setTimeout(() => discard(child), sourceLimits.idleMs).unref()
}
