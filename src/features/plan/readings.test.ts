// What the reader says that it made of a row.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { line, readWhole, row, rowsOf } from './reading/testing/in-blocks.ts'
import { readingsOf } from './readings.ts'

const read = (cells: string[]) => {
  const [only] = rowsOf(
    readWhole([line('Hate crime plan 2026-27', 0), row(['Action', 'Owner', 'Due', 'Status']), row(cells)]),
  )
  assert.ok(only)
  return readingsOf({ ...only, derived: { ...only.derived }, flags: [] })
}

test('a time with only its end, or only its beginning, is said', () => {
  assert.deepEqual(read(['Go', 'Police', 'End of Q2 2026/27', '']).timeframe, [
    'Read as: by 30 September 2026',
  ])
  const [only] = rowsOf(
    readWhole([
      line('Plan 2026-27', 0),
      row(['Action', 'Owner', 'Due', 'Status']),
      row(['Go', 'Police', 'Q2 2026/27', '']),
    ]),
  )
  assert.ok(only)
  const begun = readingsOf({
    ...only,
    derived: { ...only.derived, start: '2026-07-01', end: null },
    flags: [],
  })
  assert.deepEqual(begun.timeframe, ['Read as: from 1 July 2026'])
})

test('separate parts are named', () => {
  assert.deepEqual(read(['Go', 'County Council + Police', 'Q2', '']).owner, [
    'Read as 2 separate parts: (1) County Council (2) Police',
  ])
})
