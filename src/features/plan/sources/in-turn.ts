// One after the other, with a bound on how many wait and on how long.
import { sourceLimits } from './limits.ts'
import { SourceRefused } from './refusal.ts'

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/** Runs `work` when all before it are done. Refuses (`busy`) where too many wait, or when its turn does not come. */
export async function inTurn<A>(work: () => Promise<A>): Promise<A> {
  const { waitingMax, waitMs } = sourceLimits
  if (waiting >= waitingMax) throw new SourceRefused('busy', waitingMax, waiting)
  waiting += 1
  const before = last
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  last = before.then(() => ended)
  try {
    await withinTime(before, waitMs)
    return await work()
  } finally {
    waiting -= 1
    end()
  }
}

function withinTime(turn: Promise<unknown>, waitMs: number): Promise<unknown> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new SourceRefused('busy', waitMs)), waitMs)
  return Promise.race([turn, late]).finally(() => clearTimeout(timer))
}
