// The numbers that a plan gives its rows: kept, and what the rows are called by.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actionRef } from '../running/plan-state.ts'
import { ownNumber } from './own-number.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

const numbers = (plan: ReturnType<typeof readWhole>) => rowsOf(plan).map(({ other }) => ownNumber(other))

test('rows under a heading inside the table keep their own numbers, whatever the column is called', () => {
  for (const title of ['Ref', 'No.', 'Action ID', ''])
    assert.deepEqual(
      numbers(
        readWhole([
          line('Hate crime plan 2026-27', 0),
          line('Priority 1: Reporting'),
          row([title, 'Action', 'Lead', 'By when', 'Status']),
          row(['Being believed', '', '', '', ''], { merged: [null, 'left', 'left', 'left', 'left'] }),
          row(['B3', 'Train front desks', 'Police', 'Q1', '']),
          row(['B4', 'Ring people back', 'Council', 'Q2', '']),
        ]),
      ),
      ['B3', 'B4'],
      title,
    )
})

test('an action goes by its own number, and else by that of its aim or its place', () => {
  assert.equal(actionRef('', 0, 2, 'B3'), 'B3')
  assert.equal(actionRef('1', 0, 2, '1.2'), '1.2')
  assert.equal(actionRef('1.8', 2, 3), '1.8c')
  assert.equal(actionRef('', 2, 3), '3')
  assert.equal(actionRef('', 0, 1, 'words that somebody put into its column'), '1')
})

test('the number of an aim or of a recommendation is no number of the row', () => {
  assert.equal(ownNumber([{ column: 'Recommendation no', text: '7' }]), '')
  assert.equal(ownNumber([{ column: 'Action no.', text: ' 7a ' }]), '7a')
})

const aims = (plan: ReturnType<typeof readWhole>) =>
  plan.priorities.flatMap(({ aims }) => aims.map(({ ref, text }) => `${ref}|${text}`))

test('the number beside an aim is the first row’s where the rows under it go on counting', () => {
  const plan = readWhole([
    line('Hate crime plan 2026-27', 0),
    line('Priority 1: Reporting'),
    row(['No.', 'Outcome sought', 'Action', 'Lead', 'Status']),
    row(['P1', 'Children know', 'Train front desks', 'Police', 'Started']),
    row(['P2', '', 'Ring people back', 'Council', 'Started']),
    row(['P3', 'People are safe', 'Walk the park', 'Council', 'Started']),
  ])
  assert.deepEqual(numbers(plan), ['P1', 'P2', ''])
  assert.deepEqual(aims(plan), ['|Children know', 'P3|People are safe'])
})

test('a number with a letter at the head of every aim is its number', () => {
  const read = (cells: string[]) =>
    aims(
      readWhole([
        line('Hate crime plan 2026-27', 0),
        line('Priority 1: Reporting'),
        row(['Aim', 'Objective', 'Action', 'Owner', 'Status']),
        ...cells.map((cell) => row([cell, 'Be there', `Act on ${cell}`, 'Police', 'Started'])),
      ]),
    )
  assert.deepEqual(read(['P1 Children know', '2a People are safe']), [
    'P1|Children know',
    '2a|People are safe',
  ])
  assert.deepEqual(read(['U18 Girls are safe']), ['|U18 Girls are safe'])
  assert.deepEqual(read(['B4 Schools meet', 'People are safe']), ['|B4 Schools meet', '|People are safe'])
})
