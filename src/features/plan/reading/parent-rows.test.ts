// Rows that stand under rows by what a column says.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { line, readWhole, row } from './testing/in-blocks.ts'

const shape = ({ priorities }: ReturnType<typeof readWhole>) =>
  priorities.map(({ number, title, aims }) => [
    number,
    title,
    aims.map(({ ref, text, rows }) => [ref, text, rows.map(({ action }) => action)]),
  ])

test('a column of outline numbers says what stands under what', () => {
  const read = readWhole([
    line('Safety plan 2026'),
    row(['WBS', 'Task Name', 'Resource Names', 'Finish', '% Complete']),
    row(['1', 'Raise awareness', '', '31/03/2027', '40%']),
    row(['1.1', 'Launch the campaign', 'Comms', '30/06/2026', '100%']),
    row(['1.2', 'Visit schools', 'Youth Team', '30/09/2026', '0%']),
    row(['2', 'Support', '', '31/03/2027', '0%']),
    row(['2.1', 'Write to everybody', 'Police', '31/12/2026', '0%']),
  ])
  assert.deepEqual(
    read.priorities.map(({ number, title, aims }) => [
      number,
      title,
      aims.flatMap(({ rows }) => rows.map(({ action }) => action)),
    ]),
    [
      [1, 'Raise awareness', ['Launch the campaign', 'Visit schools']],
      [2, 'Support', ['Write to everybody']],
    ],
  )
})

test('a column of levels says so too, and rows of one level stand under nothing', () => {
  const rows = [
    ['1', 'Raise awareness', '', '31/03/2027', ''],
    ['2', 'Launch the campaign', 'Comms', '30/06/2026', 'Complete'],
    ['2', 'Visit schools', 'Youth Team', '30/09/2026', 'In progress'],
  ]
  const read = (levels: readonly string[]) =>
    readWhole([
      line('Safety plan 2026'),
      row(['Level', 'Task Name', 'Assigned To', 'Finish', 'Status']),
      ...rows.map(([, ...cells], at) => row([levels[at] ?? '', ...cells])),
    ])
  assert.deepEqual(shape(read(['1', '2', '2'])), [
    [null, 'Raise awareness', [['', '', ['Launch the campaign', 'Visit schools']]]],
  ])
  assert.equal(shape(read(['1', '1', '1']))[0]?.[1], '')
})
