// Notes of a meeting or a chat, where each line begins with who is to do it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

const told = (...lines: string[]) =>
  rowsOf(readWhole([line('Ashbridge hate crime group'), ...lines.map((text) => line(text))])).map(
    ({ action, owner, timeframe, derived }) => [action, owner, timeframe, derived.owners],
  )

test('lines that begin with a name after "@" are actions, with who and by when', () => {
  assert.deepEqual(
    told(
      'We talked about the reporting centres.',
      '@Sam - draft the letter to schools - by 3 May',
      '@Priya ask the mosque committee by 10 May',
      '@DI Jones to bring the figures - next meeting',
      '@Sam / @Priya - book the town hall - ASAP',
    ),
    [
      ['draft the letter to schools', '@Sam', 'by 3 May', ['Sam']],
      ['ask the mosque committee', '@Priya', 'by 10 May', ['Priya']],
      ['bring the figures', '@DI Jones', 'next meeting', ['DI Jones']],
      ['book the town hall', '@Sam / @Priya', 'ASAP', ['Sam', 'Priya']],
    ],
  )
})

test('lines that say who is to do what by when are actions where they repeat, with and without a colon', () => {
  assert.deepEqual(
    told('Sam to draft the letter by 3 May', 'Housing to report back on repairs by end of June 2026').map(
      ([action, owner]) => [action, owner],
    ),
    [
      ['draft the letter', 'Sam'],
      ['report back on repairs', 'Housing'],
    ],
  )
  assert.deepEqual(
    told('• Sam: draft the letter by 3 May', '• Housing: report back – June').map((each) => each.slice(0, 3)),
    [
      ['draft the letter', 'Sam', 'by 3 May'],
      ['report back', 'Housing', 'June'],
    ],
  )
})

test('one such line, sentences without a day, and lines beside a table stay what they are', () => {
  assert.deepEqual(told('@Sam - draft the letter - by 3 May', 'It was a good meeting.'), [])
  assert.deepEqual(
    told('Police to be thanked', 'Attention to detail matters', 'Meeting to be held by June'),
    [],
  )
  const plan = readWhole([
    line('Our plan 2026/27'),
    line('@Sam - thanks for the figures'),
    line('@Priya - and for the hall'),
    row(['Action', 'Owner', 'By when']),
    row(['Run it', 'Police', 'May 2026']),
  ])
  assert.equal(rowsOf(plan).length, 1)
  assert.equal(plan.unplaced.length, 2)
})
