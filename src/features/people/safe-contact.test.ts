import assert from 'node:assert/strict'
import { test } from 'node:test'
import { words } from './messages.en.ts'
import { safeContactLines } from './safe-contact.ts'

const safe = {
  methods: ['call', 'text'],
  safeTimes: ['morning'],
  mayLeaveMessage: false,
  maySayWhoWeAre: true,
  note: '',
}

test('what must never be done is said before what may be', () => {
  const kinds = safeContactLines('yes', { ...safe, note: 'Ring twice.' }).map(({ kind }) => kind)
  assert.deepEqual(kinds, ['never', 'never', 'may', 'may', 'may', 'note'])
})

test('when nobody may try is said in their words, among what must never be done', () => {
  const lines = safeContactLines('yes', { ...safe, unsafeTimes: 'After 6pm' })
  assert.ok(lines.some(({ kind, text }) => kind === 'never' && text.includes('After 6pm')))
})

test('somebody who asked for no contact is never listed with a way to reach them', () => {
  for (const answer of ['no', 'follow_up_only'])
    assert.deepEqual(
      safeContactLines(answer, safe).map(({ kind }) => kind),
      ['never'],
    )
})

test('without a safe way named, nobody is contacted directly', () => {
  assert.deepEqual(safeContactLines('yes', undefined), [{ kind: 'never', text: words.nothing }])
  assert.deepEqual(safeContactLines('yes', { ...safe, methods: [] }), [
    { kind: 'never', text: words.nothing },
  ])
})

const call = { on: '2026-11-20', part: 'morning' } as const

test('a call that they asked for is said first, and no other line says not to ring then', () => {
  const lines = safeContactLines('yes', { ...safe, methods: ['email'], unsafeTimes: 'mornings' }, call)
  assert.match(lines[0]?.text ?? '', /They asked to be called\. On Friday 20 November 2026, in the morning\./)
  const texts = lines.map(({ text }) => text)
  assert.ok(texts.includes('Do not ring at any other time.'))
  assert.ok(texts.includes('Do not use: text message or letter.'))
  assert.ok(texts.includes('Apart from this call, only contact them by email.'))
  assert.ok(texts.includes('Do not leave a message.'))
})

test('a call is all that somebody allows who is otherwise reached on their page only', () => {
  for (const answer of ['no', 'follow_up_only'])
    assert.deepEqual(
      safeContactLines(answer, safe, call).map(({ text }) => text),
      [words.asked(call.on, call.part), words.onlyThatCall, words.mayLeave.no],
    )
})

test('a call changes nothing of the ways of somebody who may be called anyway', () => {
  const [first, ...others] = safeContactLines('yes', safe, call)
  assert.equal(first?.kind, 'asked')
  assert.deepEqual(others, safeContactLines('yes', safe))
})

test('ways, messages and times are said in words', () => {
  const lines = safeContactLines('yes', safe).map(({ text }) => text)
  assert.ok(lines.includes('Only contact them by phone call or text message.'))
  assert.ok(lines.includes('Do not use: email or letter.'))
  assert.ok(lines.includes('Do not leave a message.'))
  assert.ok(lines.includes('Safe times: mornings.'))
})
