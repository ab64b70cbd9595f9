import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saidSafe } from './contact-rules.ts'
import { words } from './messages.en.ts'
import { safeContactLines } from './safe-contact.ts'

const safe = {
  offered: ['call', 'landline', 'text', 'email', 'letter', 'relay', 'in_person', 'through'],
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
  assert.ok(texts.includes('Do not use: text message, letter or meeting them in person.'))
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
  assert.ok(lines.includes('Do not use: email, letter or meeting them in person.'))
  assert.ok(lines.includes('Do not leave a message.'))
  assert.ok(lines.includes('Safe times: mornings.'))
})

test('a way that nobody asked them about is not said to be their no; it is none of theirs all the same', () => {
  const { offered: _, ...before } = safe
  const lines = safeContactLines('yes', before).map(({ text }) => text)
  assert.ok(lines.includes('Do not use: email or letter.'))
  assert.ok(lines.includes('Only contact them by phone call or text message.'))
  const all = safeContactLines('yes', { ...before, methods: ['call', 'text', 'email', 'letter'] })
  assert.ok(all.every(({ text }) => !text.startsWith('Do not use')))
})

test('of ways on which it is not the same, each is said by itself', () => {
  const differs = {
    ...safe,
    methods: ['call', 'landline', 'through'],
    maySayWhoWeAre: false,
    sayOn: ['call', 'through'],
  }
  const lines = safeContactLines('yes', { ...differs, messageOn: ['call'] })
  const said = (kind: string) => lines.filter((line) => line.kind === kind).map(({ text }) => text)
  assert.ok(
    said('never').includes(
      'Leave no message by call to their landline or going through somebody whom they named.',
    ),
  )
  assert.ok(said('may').includes('You may leave a message only by phone call.'))
  assert.ok(said('never').includes('Do not say who you are by call to their landline, to anybody but them.'))
  assert.ok(lines.every(({ text }) => text !== words.mayLeave.yes && text !== words.mayLeave.no))
})

test('where only their landline is safe, no other number is rung', () => {
  const texts = safeContactLines('yes', { ...safe, methods: ['landline'] }).map(({ text }) => text)
  assert.ok(texts.includes('Only contact them by call to their landline.'))
  assert.ok(texts.some((text) => text.startsWith('Do not use: call to any other number, text message')))
})

test('another time that is safe stands beside those of the list, and in their place', () => {
  const of = (safeTimes: string[]) =>
    safeContactLines('yes', { ...safe, safeTimes, otherTimes: 'Tuesdays at 2pm' }).map(({ text }) => text)
  assert.ok(of(['morning']).includes('Also safe: Tuesdays at 2pm'))
  assert.ok(!of([]).includes(words.noTimes))
})

test('a landline, a relay and somebody in between count as the way by which a contact is written down', () => {
  const by = (method: string, channel: string, canContact = 'yes') =>
    saidSafe({ canContact, reporterRole: null, safe: { ...safe, methods: [method] }, call: null }, channel)
  assert.ok(by('landline', 'call') && by('relay', 'call') && by('in_person', 'in_person'))
  assert.ok(by('through', 'through_centre'))
  assert.ok(!by('landline', 'text') && !by('call', 'in_person') && !by('call', 'through_centre'))
  assert.ok(!by('in_person', 'in_person', 'follow_up_only'))
})
