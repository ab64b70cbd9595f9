// One process answers everybody: whoever brings a long file must not make a person who reports wait for it.
import assert from 'node:assert/strict'
import { createSecretKey } from 'node:crypto'
import { test } from 'node:test'
import { mapGivingWay } from '../../../platform/give-way.ts'
import { readRows } from './judge-rows.ts'
import { guessMapping } from './mapping.ts'
import { readFile } from './read-file.ts'
import { valuesIn } from './value-choices.ts'

const ROWS = 1_000
/** At least so many times somebody else must have had a turn. */
const TURNS = ROWS / 100
const NOW = new Date('2026-11-18T12:00:00Z')

/** How often somebody else had a turn while something was done, and what came of it. */
async function turnsDuring<Made>(work: () => Promise<Made>): Promise<[turns: number, made: Made]> {
  let [turns, over] = [0, false]
  const waiting = () => {
    if (over) return
    turns += 1
    setImmediate(waiting)
  }
  setImmediate(waiting)
  const made = await work()
  over = true
  return [turns, made]
}

test('a long file is read, judged and looked through with turns for others between its rows', async () => {
  const lines = Array.from({ length: ROWS }, (_, at) => `R${at},17/11/2026,They shouted ${at},motive ${at}`)
  const bytes = Buffer.from(['Ref,Incident date,Description,Hate strand', ...lines].join('\n'))
  const sent = { field: 'file', name: 'rows.csv', type: 'text/csv', bytes }
  const [reading, read] = await turnsDuring(() => readFile(sent))
  assert.ok(read.ok && read.value.rows.length === ROWS)
  assert.ok(reading >= TURNS, `read: ${reading}`)
  const mapping = guessMapping(read.value.titles)
  const key = createSecretKey(Buffer.alloc(32, 1))
  const secrets = { blindIndex: key, followUp: key, links: key, audit: key, forms: key }
  const [judging, rows] = await turnsDuring(() =>
    readRows(secrets, read.value, { agencyId: 'agency', mapping, areas: [], now: NOW }),
  )
  assert.equal(rows.length, ROWS)
  assert.equal(rows.at(-1)?.number, ROWS)
  assert.ok(judging >= TURNS, `judged: ${judging}`)
  const [looking, found] = await turnsDuring(() => valuesIn(read.value, mapping, []))
  assert.equal(found.find(({ field }) => field.name === 'strands')?.over, ROWS - 50)
  assert.ok(looking >= TURNS, `looked through: ${looking}`)
})

test('what is made stays in order, and a fault ends it', async () => {
  const numbers = Array.from({ length: 60 }, (_, at) => at)
  assert.deepEqual(
    await mapGivingWay(numbers, (each, at) => each - at),
    numbers.map(() => 0),
  )
  const fault = mapGivingWay(numbers, (each) => {
    if (each === 30) throw new Error('thirty')
  })
  await assert.rejects(fault, /thirty/)
})
