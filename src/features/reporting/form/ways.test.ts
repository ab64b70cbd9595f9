// The ways to be reached beyond a phone call, a text, an email and a letter (domain.md 2.2 D): what each needs is asked only of
// those who chose it, on the page that asks what keeps them safe; and it stands where people are sealed.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  type Agency,
  createWorld,
  type Person,
  WITH_MAIL,
  type World,
} from '../../../../test/support/world.ts'
import { type FormValues, readForm } from '../../../platform/http/form.ts'
import { logCase } from '../../cases/index.ts'
import { heading, press, receiptOf } from '../testing/walk-form.ts'
import { readAnswers } from './read-answers.ts'
import { stepsFor } from './steps.ts'

let world: World
let council: Agency
let officer: Person
let outsider: Person
before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  const other = await world.agency({ name: 'South Council', area: 'South' })
  officer = await world.staff({ agency: council, roles: ['officer'] })
  outsider = await world.staff({ agency: other, roles: ['officer', 'manager'] })
})
after(() => world.close())

const told = (values: FormValues) =>
  readAnswers(readForm({ what: 'They shouted.', privacy: 'contact_only', ...values }), world.clock.now())
const personOf = (values: FormValues) => {
  const read = told(values)
  assert.ok(read.ok, JSON.stringify(read))
  return read.value.person
}
/** The page that asks what keeps them safe, after these ways. */
const safePage = (values: FormValues) =>
  world.post('/report', { step: 'contact', go: 'next', what: 'x', privacy: 'contact_only', ...values })
const fieldNames = (html: string) =>
  new Set(
    [...html.matchAll(/<(?:input|textarea)(?![^>]*type="hidden")[^>]* name="(\w+)"/g)].map(
      ([, name]) => name,
    ),
  )
const WAYS = [
  'landline',
  'relay',
  'meetAt',
  'throughName',
  'throughReach',
  'throughKnows',
  'messageOn',
  'sayOn',
]
const NEEDED: FormValues = {
  landline: '0116 496 0991',
  relay: 'SignVideo, ask for M',
  meetAt: 'The library',
  throughName: 'QUAGGAFRIEND',
  throughReach: '07700 900 777',
  throughKnows: 'no',
}

describe('what goes out by itself', () => {
  let mailing: World
  before(async () => {
    mailing = await createWorld({ settings: WITH_MAIL })
  })
  after(() => mailing.close())

  test('is said not to come by ways on which only people go, and stands on the page of whoever comes back', async () => {
    const safe = (methods: string[]) =>
      mailing.post('/report', {
        step: 'contact',
        go: 'next',
        what: 'x',
        privacy: 'contact_only',
        methods,
        email: 'a@example.org',
      })
    const stands = /What is new always stands on the page where you come back/
    for (const way of ['landline', 'relay', 'in_person', 'through'])
      assert.match((await safe([way])).html, stands, way)
    assert.doesNotMatch((await safe(['relay', 'email'])).html, stands)
    assert.doesNotMatch((await safePage({ methods: ['relay'] })).html, stands, 'said on the page before')
  })
})

describe('what a way needs', () => {
  test('is asked only where it was chosen, on the page that is there anyway', async () => {
    const plain = await safePage({ methods: ['call', 'text'], phone: '07700 900982' })
    assert.equal(heading(plain), 'What keeps you safe when we contact you?')
    assert.deepEqual(
      WAYS.filter((name) => fieldNames(plain.html).has(name)),
      [],
    )
    assert.ok(fieldNames(plain.html).has('mayMessage'))
    const all = await safePage({ methods: ['landline', 'relay', 'in_person', 'through'] })
    assert.deepEqual(
      WAYS.filter((name) => !fieldNames(all.html).has(name)),
      [],
    )
    assert.ok(!fieldNames(all.html).has('mayMessage'), 'each way is asked about by itself')
    const steps = stepsFor(readForm({ what: 'x', privacy: 'named' }))
    assert.equal(steps.length, 12, steps.join())
  })

  test('is asked in the quick way too, which is no longer for anybody else', () => {
    const quick = (methods: string[]) =>
      stepsFor(readForm({ path: 'quick', privacy: 'contact_only', methods }))
    assert.deepEqual(quick(['call']), ['what', 'where', 'privacy', 'contact', 'check'])
    assert.deepEqual(quick(['through']), ['what', 'where', 'privacy', 'contact', 'safe', 'check'])
  })

  test('is said to be missing by its field, and what was typed stays', async () => {
    const page = await safePage({ methods: ['landline', 'relay', 'in_person', 'through'] })
    const wrong = await press(world, page, '/report', { throughReach: 'KEPTREACH', otherTimes: 'KEPTTIME' })
    assert.equal(wrong.status, 422)
    for (const field of ['landline', 'relay', 'meetAt', 'throughName'])
      assert.match(wrong.html, new RegExp(`href="#${field}"`), field)
    assert.match(wrong.html, /KEPTREACH[\s\S]*KEPTTIME/)
    const read = told({ methods: ['landline'], landline: 'none' })
    assert.deepEqual(read.ok ? [] : read.problems.map(({ field }) => field), ['landline'])
  })

  test('stays where the way is taken back, until they take it out', async () => {
    const page = await safePage({ methods: ['call'], phone: '07700 900982', throughName: 'Mo' })
    assert.ok(fieldNames(page.html).has('throughName'))
    const gone = await press(world, page, '/report', { throughName: '' })
    assert.ok(!gone.html.includes('value="Mo"'))
  })
})

describe('leaving a message, and saying who calls', () => {
  const on = (values: FormValues) => personOf({ phone: '07700 900982', ...NEEDED, ...values })?.safeContact

  test('are answered for each of several ways', () => {
    const several = { methods: ['call', 'landline', 'through'] }
    const safe = on({ ...several, messageOn: ['call'], sayOn: ['call', 'landline', 'through'] })
    assert.deepEqual([safe?.mayLeaveMessage, safe?.messageOn], [false, ['call']])
    assert.deepEqual([safe?.maySayWhoWeAre, safe?.sayOn], [true, undefined])
    const none = on({ ...several, messageOn: ['none'] })
    assert.deepEqual([none?.mayLeaveMessage, none?.messageOn], [false, undefined])
  })

  test('count for no way that was chosen after the page had asked', () => {
    const after = on({ methods: ['call', 'landline'], mayMessage: 'yes', askedOn: ['call'] })
    assert.deepEqual([after?.mayLeaveMessage, after?.messageOn], [false, ['call']])
    const whole = on({ methods: ['call', 'landline'], mayMessage: 'yes' })
    assert.equal(whole?.mayLeaveMessage, true, 'said of all ways at once, as a partner does')
  })

  test('cannot be refused and allowed at once', () => {
    const read = told({
      ...NEEDED,
      methods: ['call', 'landline'],
      phone: '07700 900982',
      maySay: 'no',
      sayOn: ['call'],
    })
    assert.deepEqual(read.ok ? [] : read.problems.map(({ field }) => field), ['sayOn'])
  })
})

test('of which ways somebody was asked is kept with their choice; nothing of a draft from before there were more', () => {
  const of = (values: FormValues) => personOf({ phone: '07700 900982', ...NEEDED, ...values })?.safeContact
  const offered = ['call', 'landline', 'text', 'email', 'letter', 'relay', 'in_person', 'through']
  assert.deepEqual(of({ methods: ['call'], waysOffered: [...offered, 'pigeon'] })?.offered, offered)
  assert.equal(of({ methods: ['call'] })?.offered, undefined)
})

test('what a page says of itself is nobody’s answer in the list of questions', async () => {
  const answered = async (values: FormValues) => {
    const list = { go: 'stay', at: 'tasks', what: 'x', privacy: 'contact_only', ...values }
    return (await world.post('/report', list)).html.match(/>\s*Answered\s*</g)?.length ?? 0
  }
  const before = await answered({})
  assert.ok(before > 0)
  assert.equal(await answered({ waysOffered: ['call'], goesOut: ['none'], askedOn: ['call'] }), before)
  assert.equal(await answered({ mayMessage: 'no' }), before + 1)
})

test('whom they are reached through is sealed with them, checked before sending, and opened only with a reason', async () => {
  const answers = {
    what: 'ZEBRA',
    area: council.areaId ?? '',
    privacy: 'contact_only',
    ...NEEDED,
    methods: ['landline', 'through'],
    messageOn: ['through'],
    otherTimes: 'Tuesdays at 2pm',
  }
  const check = await world.post('/report', { step: 'safe', go: 'next', returning: 'yes', ...answers })
  assert.equal(heading(check), 'Check what you have told us')
  for (const said of [
    'QUAGGAFRIEND',
    '0116 496 0991',
    'leave a message? Through somebody else',
    'Tuesdays at 2pm',
  ])
    assert.ok(check.html.includes(said), said)
  const { reference } = receiptOf(await world.post('/report', { step: 'check', go: 'send', ...answers }))
  const report = await world.get(`/reports/${reference}`, officer)
  assert.doesNotMatch(report.html, /QUAGGAFRIEND/)
  const logged = await logCase(
    officer.ctx(),
    { reportReference: reference, summary: 'Shouted', strands: ['race'], types: ['verbal_abuse'] },
    1,
  )
  assert.ok(logged.ok)
  const [row] = await world.admin<{ person_id: string }>(
    'select person_id from reports where reference = $1',
    [reference],
  )
  const reveal = `/cases/${reference}/people/${row?.person_id}/reveal`
  const { html } = await world.post(reveal, { reason: 'contact' }, officer)
  assert.match(html, /Only contact them by call to their landline or going through somebody whom they named/)
  assert.match(html, /QUAGGAFRIEND · 07700 900 777\. They do not know what happened: say nothing of it/)
  assert.match(html, /The library\. Do not use this: they did not choose it/)
  assert.equal((await world.post(reveal, { reason: 'contact' }, outsider)).status, 404)
  const clear = await world.admin(
    `select 1 from vault.people where position('QUAGGAFRIEND'::bytea in sealed) > 0`,
  )
  assert.deepEqual(clear, [])
  const [found] = await world.admin<{ count: number }>(
    `select count(*)::int as count from vault.blind_index where person_id = $1 and kind = 'phone'`,
    [row?.person_id],
  )
  assert.equal(found?.count, 1, 'the landline finds them again')
})

test('of somebody who stays anonymous nobody is kept in between', () => {
  const read = told({ ...NEEDED, privacy: 'anonymous', methods: ['through'] })
  assert.ok(read.ok)
  assert.equal(read.value.person, null)
  assert.doesNotMatch(JSON.stringify(read.value), /QUAGGA|library|SignVideo/)
})
