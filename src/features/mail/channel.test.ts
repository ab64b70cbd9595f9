import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonDetails } from '../../access/vault.ts'
import { targetOf as waysTarget, type Ways } from './channel.ts'

const all: Ways = { email: true, sms: true, letter: true }
const saidAt = new Date('2026-11-02T10:00:00Z')
const targetOf = (details: PersonDetails | null, ways: Ways) =>
  waysTarget(details && { details, saidAt }, ways)
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
  for (const method of ['text', 'letter', 'email'])
    assert.deepEqual(targetOf(person([method]), { email: false, sms: false, letter: false }), {
      problem: 'page-only',
    })
})

test('what they were told when they chose a way holds when it is set up later', () => {
  const told = (methods: string[], sentByItself: string[]): PersonDetails => {
    const { safeContact, ...details } = person(methods)
    assert.ok(safeContact)
    return { ...details, safeContact: { ...safeContact, sentByItself } }
  }
  assert.deepEqual(targetOf(told(['email'], []), all), { problem: 'not-promised' })
  assert.deepEqual(targetOf(told(['email', 'text'], ['text']), all), { channel: 'sms', to: '07700900123' })
  assert.deepEqual(
    targetOf(told(['email'], ['email']), { ...all, since: { email: new Date('2026-12-01') } }),
    {
      channel: 'email',
      to: 'ann@example.org',
    },
  )
})

test('whoever chose only ways on which people go is missed by no mail', () => {
  const { safeContact } = person(['landline', 'relay', 'in_person', 'through'])
  assert.deepEqual(targetOf({ ...(safeContact && { safeContact }) }, all), { problem: 'not-safe' })
})

test('where a colleague asked, what was set up on that day counts', () => {
  const set = (since: Ways['since']) => targetOf(person(['email']), { ...all, since })
  assert.deepEqual(set({ email: new Date('2026-11-02T10:00:01Z') }), { problem: 'not-promised' })
  assert.deepEqual(set({}), { problem: 'not-promised' })
  assert.deepEqual(set({ email: saidAt }), { channel: 'email', to: 'ann@example.org' })
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
