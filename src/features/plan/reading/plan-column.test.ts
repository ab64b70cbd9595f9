import assert from 'node:assert/strict'
import { test } from 'node:test'
import { row, readWhole, rowsOf } from './testing/in-blocks.ts'

const head = ['Plan', 'Years', 'Action', 'Owner', 'By when']
const named = (years: string, action: string) =>
  row(['Northbrook hate crime plan', years, action, 'Police', 'Q2'])

test('a column that says the plan\u2019s name in every row is its title, and one that says its years its period', () => {
  const plan = readWhole([row(head), named('2026-29', 'Visit schools'), named('2026-29', 'Train staff')])
  assert.equal(plan.title, 'Northbrook hate crime plan')
  assert.equal(plan.period?.words, '2026-29')
  assert.deepEqual(
    rowsOf(plan).map(({ action, owner, other }) => [action, owner, other]),
    [
      ['Visit schools', 'Police', []],
      ['Train staff', 'Police', []],
    ],
  )
})

test('a column that says one thing here and another there is a column', () => {
  const plan = readWhole([
    row(head.map((title) => (title === 'Years' ? 'Notes' : title))),
    named('Easy', 'Visit schools'),
    row(['Prevent plan', 'Hard', 'Train staff', 'Police', 'Q2']),
  ])
  assert.notEqual(plan.title, 'Northbrook hate crime plan')
  assert.equal(rowsOf(plan).length, 2)
})
