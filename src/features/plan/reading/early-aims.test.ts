// Numbered aims before the first priority.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { line, readWhole, row } from './testing/in-blocks.ts'

const titles = ['Action', 'Lead', 'By when', 'Status']
const shape = (plan: ReturnType<typeof readWhole>) =>
  plan.priorities.map(({ heading, aims }) => [
    heading,
    aims.map(({ ref, text, rows }) => [ref, text, rows.map(({ action }) => action)]),
  ])

test('a numbered aim before any priority stands under one without a heading, and takes the rows below it', () => {
  const plan = readWhole([
    line('Safety plan 2026-29'),
    line('1.1 To hear more people'),
    row(titles),
    row(['Open centres', 'Police', 'May 2026', 'Started']),
    line('Priority 2: Support'),
    line('2.1 To support all'),
    row(titles),
    row(['Write to all', 'Council', 'May 2026', 'Started']),
  ])
  assert.deepEqual(shape(plan), [
    ['', [['1.1', 'To hear more people', ['Open centres']]]],
    ['Priority 2: Support', [['2.1', 'To support all', ['Write to all']]]],
  ])
  assert.deepEqual(plan.unplaced, [])
})

test('a plan of numbered aims and no priority has them all, also one without rows', () => {
  const plan = readWhole([
    line('Safety plan 2026-29'),
    line('1.1 Raising awareness'),
    row(titles),
    row(['Open centres', 'Police', 'May 2026', 'Started']),
    line('1.2 To learn'),
    line('1.3 Better support'),
    row(titles),
    row(['Write to all', 'Council', 'May 2026', 'Started']),
  ])
  assert.deepEqual(shape(plan), [
    [
      '',
      [
        ['1.1', 'Raising awareness', ['Open centres']],
        ['1.2', 'To learn', []],
        ['1.3', 'Better support', ['Write to all']],
      ],
    ],
  ])
})

test('numbered paragraphs of a report before the plan are no aims', () => {
  const plan = readWhole([
    line('Safety plan 2026-29'),
    line('1.1 The Board agreed the plan in March and asked for a second look at its costs.'),
    line('1.2 The actions are set out below.'),
    row(titles),
    row(['Open centres', 'Police', 'May 2026', 'Started']),
  ])
  assert.deepEqual(shape(plan), [['', [['', '', ['Open centres']]]]])
  assert.equal(plan.unplaced.length, 2)
})
