// Numbers of rows in a table without titles: what stands right of them is the action.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocksIn } from '../sources/testing/blocks-in.ts'
import { inFormats } from '../sources/testing/in-formats.ts'
import { areNumbers } from './row-numbers.ts'
import { readWhole, rowsOf } from './testing/in-blocks.ts'

const ROWS = [
  ['Train all front desk staff', 'Police', 'June 2026'],
  ['Print the leaflet again', 'City Council', 'Sept 2026'],
  ['Meet the college', 'Housing team', 'Oct 2026'],
]

test('a first column of ids is no action, in every format', async () => {
  for (const ids of [
    ['1a', '1b', '2a'],
    ['a)', 'b)', 'c)'],
    ['i', 'ii', 'iii'],
    ['HC/01', 'HC/02', 'HC/03'],
  ])
    for (const { name, bytes } of await inFormats(
      ROWS.map((cells, at) => [ids[at] ?? '', ...cells]),
      'A plan 2026-27',
    )) {
      const read = readWhole(await blocksIn(bytes, name))
      assert.deepEqual(
        rowsOf(read).map(({ action, owner, timeframe }) => [action, owner, timeframe]),
        ROWS,
        `${ids[0]} in ${name}`,
      )
      assert.deepEqual(
        read.priorities.flatMap(({ aims }) => aims.map(({ ref }) => ref)),
        ids,
        `${ids[0]} in ${name}`,
      )
    }
})

test('what comes again, tells of something or is a colour is no number', () => {
  assert.ok(areNumbers(['1', '2', '3']))
  assert.ok(areNumbers(['A', 'B', 'C']))
  for (const cells of [['1a', '1a'], ['R', 'A', 'G'], ['1a', 'Train'], ['1a'], ['2025', '2026'], []])
    assert.ok(!areNumbers(cells), cells.join(' '))
})
