// A sentence that two rows share is joined at one press.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPlan } from '../reading/read-plan.ts'
import { applyEdits } from './edits.ts'
import { joinsFor } from './joins.ts'

const read = (rows: string[]) => {
  const plan = readPlan(['Our plan 2026/27', 'Aim\tAction\tOwner\tBy when', ...rows].join('\n'))
  assert.ok(plan.ok)
  return plan
}

test('a row that ends in mid-sentence offers the one below, that one the one above, and both make one row', () => {
  const plan = read([
    '1.1 To help\tUndertake an exercise to\tPolice\tMay 2026',
    '\tMeasure how well it goes\tCouncil\tJune 2026',
  ])
  const review = applyEdits(plan, [])
  const [first, second] = review.rows
  assert.ok(first && second)
  const [below] = joinsFor(first, review)
  const [above] = joinsFor(second, review)
  assert.deepEqual([below?.code, above?.code], ['join-below', 'join-above'])
  assert.deepEqual(below?.edit, above?.edit)
  assert.ok(below)
  const joined = applyEdits(plan, [below.edit])
  assert.deepEqual(joined.unfit, [])
  assert.deepEqual(
    joined.rows.map(({ row }) => [row.action, row.owner]),
    [['Undertake an exercise to Measure how well it goes', 'Police\nCouncil']],
  )
})

test('rows whose sentences are whole, and rows of two aims, offer no join', () => {
  const apart = applyEdits(
    read([
      '1.1 To help\tUndertake an exercise to\tPolice\tMay 2026',
      '1.2 To go\tPublish it\tCouncil\tJune 2026',
    ]),
    [],
  )
  const whole = applyEdits(
    read(['1.1 To help\tUndertake an exercise\tPolice\tMay 2026', '\tPublish it\tCouncil\tJune 2026']),
    [],
  )
  for (const review of [apart, whole])
    for (const row of review.rows) assert.deepEqual(joinsFor(row, review), [])
})
