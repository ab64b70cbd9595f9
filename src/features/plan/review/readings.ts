// What was read lately, by what it was read from. In memory only: after a restart a document is read once more.
import { createHash } from 'node:crypto'
import type { PlanRead } from '../reading/read-plan.schema.ts'

const READINGS_MAX = 32
/** Letters of what they were read from, together: a reading takes a few times as much. */
const LETTERS_MAX = 12_000_000

const readings = new Map<string, { read: PlanRead; letters: number }>()

const keyOf = (said: string) => createHash('sha256').update(said).digest('base64url')

/** What these blocks and answers, as text, were read as; undefined where that is not known any more. */
export function rememberedReading(said: string): PlanRead | undefined {
  const key = keyOf(said)
  const found = readings.get(key)
  if (!found) return undefined
  readings.delete(key)
  readings.set(key, found)
  return found.read
}

/** Remembers a reading, and forgets those that were not asked for longest where there are too many. */
export function rememberReading(said: string, read: PlanRead): void {
  readings.set(keyOf(said), { read, letters: said.length })
  let letters = [...readings.values()].reduce((sum, each) => sum + each.letters, 0)
  for (const [key, each] of readings) {
    if (readings.size <= READINGS_MAX && letters <= LETTERS_MAX) return
    readings.delete(key)
    letters -= each.letters
  }
}
