import assert from 'node:assert/strict'
import { test } from 'node:test'
import { line, readWhole, row } from '../reading/testing/in-blocks.ts'
import { titlesAt } from './column-heads.ts'
import { titledColumns } from './read-with.ts'

const blocks = [
  line('Plan 2026-27'),
  row(['ID', 'Action', 'Owner', 'Timescale', '', 'Progress']),
  row(['', '', '', 'Start', 'Finish', '']),
  row(['1.01', 'Train staff', 'Police', 'Apr 2026', 'Mar 2027', 'Begun']),
].map((block, at) => ({ ...block, line: at + 1 }))

test('columns under a header of two lines are called by both of them', () => {
  const { headers } = readWhole(blocks)
  assert.deepEqual(titlesAt(headers, 4), ['ID', 'Action', 'Owner', 'Timescale: Start', 'Finish', 'Progress'])
  assert.deepEqual(titlesAt(headers, 1), [], 'nothing stands over what comes before the header')
})

test('and so are they where somebody says what they hold', () => {
  const { headers } = readWhole(blocks)
  const columns = titledColumns(blocks, headers, null)
  assert.deepEqual(
    columns.filter(({ key }) => key === 'start').map(({ title, sample }) => [title, sample]),
    [['Timescale: Start', 'Apr 2026']],
  )
  assert.equal(columns.find(({ title }) => title === 'Timescale')?.sample, 'Apr 2026')
})

test('another table’s header is not part of it', () => {
  const headers = [
    { line: 2, kind: 'columns', cells: ['Action', 'Owner'] },
    { line: 9, kind: 'columns', cells: ['What', 'Who'] },
  ]
  assert.deepEqual(titlesAt(headers, 12), ['What', 'Who'])
})
