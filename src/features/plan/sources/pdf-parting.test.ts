import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partedAtRules } from './pdf-parting.ts'

const run = (text: string, x: number, width: number) => ({ text, x, y: 100, width, height: 10 })
const rule = (at: number, from = 80, to = 120) => ({ at, from, to })

test('a run of words that a rule stands in is parted at it, between words', () => {
  const parted = partedAtRules([run('1.10 Work with schools', 40, 140)], [rule(68)])
  assert.deepEqual(
    parted.map(({ text }) => text),
    ['1.10', 'Work with schools'],
  )
  const [first, second] = parted
  assert.ok(first && second && first.x + first.width < 68 && second.x > 68)
  assert.deepEqual(
    partedAtRules([run('1.1 Ask Fire', 40, 90)], [rule(104), rule(60)]).map(({ text }) => text),
    ['1.1', 'Ask', 'Fire'],
  )
})

test('rules beside a run, above it, or through a single word part nothing', () => {
  const words = run('Work with schools', 40, 100)
  assert.deepEqual(partedAtRules([words], [rule(41), rule(139), rule(90, 20, 60), rule(200)]), [words])
  assert.deepEqual(partedAtRules([run('Neighbourhoods', 40, 100)], [rule(90)]).length, 1)
})
