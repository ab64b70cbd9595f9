// What a file may do to its reader, whatever it holds: be read or be refused in words, soon, and the same way twice.
import assert from 'node:assert/strict'
import { planProblemText } from '../../reading/messages.en.ts'
import { readPlanSchema } from '../../reading/read-plan.schema.ts'
import { readHere } from '../read-here.ts'

const slowestMs = 5_000

/** Reads in this very process, so that a failure has its own words. `twice`: reads again and compares. */
export async function readsSafely(bytes: Uint8Array, fileName?: string, twice = true): Promise<void> {
  const first = await readWhole(bytes, fileName)
  if (twice) assert.deepEqual(await readWhole(bytes, fileName), first)
  assert.ok(readPlanSchema.safeParse(first).success)
  if (!first.ok) assert.notEqual(planProblemText(first.problem), '')
}

async function readWhole(bytes: Uint8Array, fileName: string | undefined) {
  const task = { kind: 'file', bytes: bytes.slice(), fileName } as const
  const source = await inTime(readHere(task))
  if (!source.ok || !('blocks' in source)) return source
  return await inTime(readHere({ kind: 'blocks', blocks: source.blocks, columns: {} }))
}

async function inTime<T>(reading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not read within ${slowestMs} ms`)), slowestMs)
  })
  return await Promise.race([reading, late]).finally(() => clearTimeout(timer))
}
