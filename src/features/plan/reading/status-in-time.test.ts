import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deriveRow } from './derive.ts'

const period = { from: '2026-04-01', to: '2027-03-31', words: '2026/27' }
const inTime = (timeframe: string) =>
  deriveRow(
    { objective: '', action: 'Train staff', owner: 'Police', timeframe, status: '', update: '' },
    period,
  )

test('a status in the time frame is proposed and flagged, whatever word says it', () => {
  for (const [words, status] of [
    ['In place', 'complete'],
    ['Already in place', 'complete'],
    ['In place since April 2024', 'complete'],
    ['In place – reviewed annually', 'complete'],
    ['In place (review in Q4)', 'complete'],
    ['Ongoing (in place)', 'complete'],
    ['Now in place and\nongoing', 'complete'],
    ['Done', 'complete'],
    ['Achieved', 'complete'],
    ['Delivered', 'complete'],
    ['Implemented', 'complete'],
    ['Met', 'complete'],
    ['Established', 'complete'],
    ['100%', 'complete'],
    ['On track', 'in-progress'],
    ['Overdue', 'in-progress'],
    ['Not yet due', 'not-started'],
  ] as const) {
    const { derived, flags } = inTime(words)
    assert.equal(derived.status, status, words)
    assert.ok(flags.includes('status-in-timeframe'), words)
    assert.ok(!flags.includes('timeframe-unread'), words)
    assert.equal(derived.sure, 'no', words)
  }
})

test('what it says of time is still read', () => {
  assert.equal(inTime('In place since April 2024').derived.start, '2024-04-01')
  assert.equal(inTime('In place – reviewed annually').derived.recurring, 'yearly')
})

test('a colour that is all that the time frame says is proposed too', () => {
  const { derived, flags } = inTime('Amber')
  assert.deepEqual([derived.rag, derived.status], ['amber', null])
  assert.deepEqual(flags, ['status-in-timeframe'])
})

test('a promise and a part of the whole are no status', () => {
  for (const words of [
    'In place by March 2027',
    'To be in place by Q3',
    'In place in two schools',
    'Training in place',
    'Delivered by Q2',
    'Not delivered',
    'Green Week 2026',
    'Ongoing',
  ]) {
    const { derived, flags } = inTime(words)
    assert.deepEqual([derived.status, derived.rag], [null, null], words)
    assert.ok(!flags.includes('status-in-timeframe'), words)
  }
})

test('in its own column the same words are the status', () => {
  const words = { objective: '', action: 'Train staff', owner: 'Police', timeframe: '', update: '' }
  const of = (status: string) => deriveRow({ ...words, status }, period)
  assert.deepEqual([of('In place').derived.status, of('In place').flags], ['complete', []])
  assert.equal(of('Embedded, and reviewed each year').derived.status, 'complete')
  assert.equal(of('In place in two schools').derived.status, null)
})
