import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deriveRow } from './derive.ts'
import { statusAtEnd, statusAtStart } from './status.ts'

test('an update that is a status, or begins with one, says so', () => {
  for (const [words, status] of [
    ['Complete', 'complete'],
    ['Completed. Forty people came', 'complete'],
    ['In progress: the room is booked', 'in-progress'],
    ['Not started', 'not-started'],
    ['On hold – no budget', 'deferred'],
    ['Ongoing', 'in-progress'],
  ] as const)
    assert.equal(statusAtStart(words), status, words)
})

test('an update that only speaks of something done does not', () => {
  for (const words of [
    'The first stage is complete',
    'Completed by the police in part',
    'Training completed for two of nine bodies',
    'To be completed',
    'Not completed',
    'We closed the old page',
    '',
  ])
    assert.equal(statusAtStart(words), null, words)
})

test('it is proposed, flagged, and never moved; a status of its own is left alone', () => {
  const row = { objective: '', action: 'Train staff', owner: 'Police', timeframe: 'March 2026', status: '' }
  const read = deriveRow({ ...row, update: 'Complete' }, null)
  assert.equal(read.derived.status, 'complete')
  assert.deepEqual(read.flags, ['status-in-update'])
  const own = deriveRow({ ...row, status: 'In progress', update: 'Complete' }, null)
  assert.equal(own.derived.status, 'in-progress')
  assert.deepEqual(own.flags, [])
})

test('an update that ends with a status in a sentence of its own says so', () => {
  assert.equal(statusAtEnd('Signed on 12/4/26. COMPLETED'), 'complete')
  assert.equal(statusAtEnd('Forty came\nDone.'), 'complete')
  for (const words of ['We met. It is all done', 'Completed', 'See 3.1', 'Not yet. To be completed'])
    assert.equal(statusAtEnd(words), null, words)
  const row = { objective: '', action: 'Sign it', owner: 'Police', timeframe: 'April 2026', status: '' }
  const { derived, flags } = deriveRow({ ...row, update: 'Signed. Completed.' }, null)
  assert.deepEqual([derived.status, flags], ['complete', ['status-in-update']])
})
