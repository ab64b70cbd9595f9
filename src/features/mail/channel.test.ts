import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonDetails } from '../../access/vault.ts'
import { targetOf } from './channel.ts'

const all = { texts: true, letters: true }
const person = (methods: string[], details: PersonDetails = {}): PersonDetails => ({
  phone: '07700 900 123',
  email: 'ann@example.org',
  address: '1 High Street\nTown',
  postcode: 'LE1 1AA',
  ...details,
  safeContact: { methods, safeTimes: [], mayLeaveMessage: false, maySayWhoWeAre: false, note: '' },
})

test('only a way that they said is safe is taken, whatever else they gave', () => {
  assert.deepEqual(targetOf(person(['text']), all), { channel: 'sms', to: '07700900123' })
  assert.deepEqual(targetOf(person(['letter']), all), {
    channel: 'letter',
    to: ['1 High Street', 'Town', 'LE1 1AA'],
  })
  assert.deepEqual(targetOf(person(['letter', 'text', 'email']), all), {
    channel: 'email',
    to: 'ann@example.org',
  })
  assert.deepEqual(targetOf(person(['call']), all), { problem: 'not-safe' })
  assert.deepEqual(targetOf({ email: 'ann@example.org' }, all), { problem: 'not-safe' })
})

test('a way that is not set up is not replaced by one that was not chosen', () => {
  for (const method of ['text', 'letter'])
    assert.deepEqual(targetOf(person([method]), { texts: false, letters: false }), { problem: 'page-only' })
})

test('nobody, and somebody whose address cannot be posted to, has no way', () => {
  assert.deepEqual(targetOf(null, all), { problem: 'no-address' })
  const short: PersonDetails = {
    address: 'Town',
    safeContact: {
      methods: ['letter'],
      safeTimes: [],
      mayLeaveMessage: false,
      maySayWhoWeAre: false,
      note: '',
    },
  }
  assert.deepEqual(targetOf(short, all), { problem: 'no-address' })
})
