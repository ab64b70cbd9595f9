import assert from 'node:assert/strict'
import { test } from 'node:test'
import { row, readWhole, rowsOf } from './testing/in-blocks.ts'

const head = row(['Objective', 'Action', 'Lead', 'Timescale'])
const blank = (action: string) => row(['', action, 'Police', 'June 2027'])

test('an objective alone in its row heads the rows that are blank under it, and is no row itself', () => {
  const plan = readWhole([
    head,
    row(['1. Increase reporting', '', '', '']),
    blank('Launch an app'),
    blank('Open centres'),
    row(['2. Better support', '', '', '']),
    blank('Train staff'),
  ])
  assert.deepEqual(
    plan.priorities.map(({ number, title, aims }) => [
      number,
      title,
      aims.flatMap(({ rows }) => rows.map(({ action }) => action)),
    ]),
    [
      [1, 'Increase reporting', ['Launch an app', 'Open centres']],
      [2, 'Better support', ['Train staff']],
    ],
  )
})

test('where objectives stand beside their first actions, one without an action is a row of its own', () => {
  const plan = readWhole([
    head,
    row(['1. Increase reporting', 'Launch an app', 'Police', 'June 2027']),
    blank('Open centres'),
    row(['2. Better support', '', '', '']),
    blank('Train staff'),
  ])
  assert.equal(rowsOf(plan).length, 4)
})
