import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block } from './blocks.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

const note = (text: string): Block => ({ ...line(text), kind: 'paragraph', loose: true, beside: true })

test('a note goes to the tray beside the row that it is pinned to, and parts no table', () => {
  const plan = readWhole([
    line('Plan 2024/25'),
    row(['Action', 'Lead', 'Progress', '']),
    note('Agreed in May'),
    row(['', '', 'Update', 'RAG']),
    row(['Open a centre', 'Police', 'Two booked', 'Red']),
    note('Ask the board'),
    row(['Train staff', 'Council', 'None yet', 'Green']),
    note('Who pays?'),
    note('The grant'),
  ])
  assert.deepEqual(
    rowsOf(plan).map(({ action, update, status }) => [action, update, status]),
    [
      ['Open a centre', 'Two booked', 'Red'],
      ['Train staff', 'None yet', 'Green'],
    ],
  )
  assert.deepEqual(
    plan.unplaced.map(({ line: at, text, near }) => [at, text, near]),
    [
      [3, 'Agreed in May', 'Plan 2024/25'],
      [6, 'Ask the board', 'Open a centre'],
      [8, 'Who pays?', 'Train staff'],
      [9, 'The grant', 'Train staff'],
    ],
  )
})
