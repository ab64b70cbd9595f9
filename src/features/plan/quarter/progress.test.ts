import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Asked, SaidUpdate } from './moderation.store.ts'
import { countStates, stateOf } from './progress.ts'

const asked = (more: Partial<Asked> = {}): Asked => ({
  deliveryId: 'd',
  toUserId: 'somebody',
  toName: 'Some Body',
  sentAt: new Date('2026-10-07T09:00:00Z'),
  reminders: 1,
  managerToldAt: null,
  answeredAt: null,
  ...more,
})
const said = (state: SaidUpdate['state']) => ({ state }) as SaidUpdate
const answered = asked({ answeredAt: new Date('2026-10-08T09:00:00Z') })

describe('how far a part has come in a quarter', () => {
  test('asked and silent, with nobody to ask, or not asked at all', () => {
    assert.equal(stateOf(asked(), undefined), 'silent')
    assert.equal(stateOf(asked({ toUserId: null }), undefined), 'nobody')
    assert.equal(stateOf(undefined, undefined), 'not-asked')
  })
  test('what was said counts, whether or not it was asked for', () => {
    assert.equal(stateOf(answered, said('waiting')), 'waiting')
    assert.equal(stateOf(undefined, said('accepted')), 'accepted')
    assert.equal(stateOf(asked(), said('returned')), 'returned')
  })
  test('asked anew after it was accepted, the new question stands', () => {
    assert.equal(stateOf(asked(), said('accepted')), 'silent')
    assert.equal(stateOf(answered, said('accepted')), 'accepted')
  })
  test('every part is counted once', () => {
    const counts = countStates([{ state: 'silent' }, { state: 'waiting' }, { state: 'silent' }])
    assert.deepEqual([counts.silent, counts.waiting, counts.accepted], [2, 1, 0])
  })
})
