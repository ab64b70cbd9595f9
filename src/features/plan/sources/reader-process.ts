// The process that reads documents, one after the other, until it is stopped. It is given nothing of ours: no
// environment, no database. A second thread of it watches what it takes, since a parser at work listens to nobody, and
// since no setting of the engine bounds memory outside its heap, where unpacked bytes lie.
import { writeFileSync } from 'node:fs'
import { isMainThread, Worker } from 'node:worker_threads'
import { sourceLimits } from './limits.ts'
import type { BlocksTask, FileTask, readHere } from './read-here.ts'
import { usedMb } from './used-memory.ts'

export type Read = { answer: Awaited<ReturnType<typeof readHere>>; usedMb: number }

if (isMainThread) {
  new Worker(new URL(import.meta.url)).unref()
  giveWayFirst()
  const reading = import('./read-here.ts')
  process.on('disconnect', () => process.exit())
  // Whoever stops the server signals all of its processes: the server lets what is under way end, and this ends with it.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => {})
  process.on('message', (task: FileTask | BlocksTask) => {
    void reading
      .then(({ readHere }) => readHere(task))
      .then((answer) => process.send?.({ answer, usedMb: usedMb() } satisfies Read))
  })
} else {
  const parent = process.ppid
  setInterval(() => {
    if (usedMb() > sourceLimits.memoryMaxMb || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
  }, sourceLimits.watchEveryMs)
}

/** Where the machine itself runs out of memory, Linux ends this process before any other. */
function giveWayFirst(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000')
  } catch {
    // Another system, or not allowed: the limits above hold all the same.
  }
}
