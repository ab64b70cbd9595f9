// What the form asks of a weapon, of whoever did it, of how it reached somebody at work, of whom else we may call, and of
// ethnic groups: each is kept where it belongs and shown to whoever may see it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { readForm } from '../../../platform/http/form.ts'
import { heading, receiptOf } from '../testing/walk-form.ts'
import { ETHNIC_GROUPS } from './more.ts'
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

const now = () => world.clock.now()
const told = (values: Record<string, string | string[]>) => {
  const read = readAnswers(readForm({ what: 'They shouted.', privacy: 'anonymous', ...values }), now())
  assert.ok(read.ok)
  return read.value
}

test('a weapon, or a partner or family member who did it, is met with help before anything else', async () => {
  const send = (values: Record<string, string>) =>
    world.post('/report', { step: 'people', returning: 'yes', go: 'next', what: 'They came.', ...values })
  const weapon = await send({ weapon: 'said' })
  assert.equal(heading(weapon), 'Check what you have told us')
  assert.match(weapon.html, /Keep away from whoever has a weapon[\s\S]*href="tel:999"/)
  for (const known of ['partner', 'family']) {
    const page = await send({ known })
    assert.match(page.html, /You do not have to live with abuse[\s\S]*0808 2000 247/)
    assert.equal(told({ known }).more?.safeguarding, true)
  }
  assert.doesNotMatch((await send({ known: 'landlord', weapon: 'no' })).html, /weapon\.|live with abuse/)
  assert.equal(told({ known: 'landlord' }).more?.safeguarding, false)
})

test('whoever tells it in their work says who tells, and gives their own reference', async () => {
  assert.ok(!stepsFor(readForm({ who: 'affected' })).includes('work'))
  assert.equal(told({ who: 'affected', recordedWith: 'paper' }).channel, undefined)
  assert.equal(told({ who: 'centre', recordedWith: 'self' }).channel, undefined)
  for (const way of ['in_person', 'telephone', 'paper'])
    assert.equal(told({ who: 'centre', recordedWith: way }).channel, way)
  const page = await world.post('/report', {
    step: 'check',
    go: 'send',
    what: 'They wrote it down for us.',
    area: council.areaId ?? '',
    who: 'centre',
    recordedWith: 'paper',
    workplace: 'ZEBRA LIBRARY',
    ownReference: 'B-12',
    privacy: 'anonymous',
    weapon: 'used',
    around: ['pregnant', 'alone'],
    witnesses: 'would',
    cameraWhere: 'Corner shop',
  })
  const { reference } = receiptOf(page)
  const read = (await world.get(`/reports/${reference}`, officer)).html
  for (const said of ['Paper', 'ZEBRA LIBRARY', 'B-12', 'They used one', 'They are pregnant', 'Corner shop'])
    assert.ok(read.includes(said), said)
  const [kept] = await world.admin('select channel, details::text from reports where reference = $1', [
    reference,
  ])
  assert.equal(kept?.['channel'], 'paper')
  assert.doesNotMatch(String(kept?.['details']), /ZEBRA|B-12|Corner/, 'words are sealed')
  assert.equal((await world.get(`/reports/${reference}`, outsider)).status, 404)
})

test('somebody else who may be called is sealed with the person, and kept of nobody who stays anonymous', () => {
  const trusted = { trustedName: 'Aunt Mo', trustedPhone: '07700 900 001', trustedKnows: 'no' }
  const named = told({ privacy: 'contact_only', methods: ['call'], phone: '07700900982', ...trusted })
  assert.deepEqual(named.person?.trusted, { name: 'Aunt Mo', phone: '07700 900 001', knows: 'no' })
  assert.doesNotMatch(JSON.stringify([named.narrative, named.more]), /Aunt|900 001/)
  assert.equal(told({ ...trusted }).person, null)
})

test('when nobody may try is kept beside the safe times', () => {
  const { person } = told({ privacy: 'contact_only', phone: '07700900982', unsafeTimes: 'After 6pm' })
  assert.equal(person?.safeContact?.unsafeTimes, 'After 6pm')
})

test('ethnic groups are the nineteen of the census, and an older draft keeps the one it chose', async () => {
  const page = await world.post('/report', { step: 'check', go: 'change-statistics', what: 'x' })
  const offered = [...page.html.matchAll(/name="statEthnicity"[^>]*value="([a-z_]+)"/g)].map(
    ([, code]) => code,
  )
  assert.deepEqual(offered, [...ETHNIC_GROUPS, 'not_said'])
  const groups = [...page.html.matchAll(/role="group" aria-labelledby="(statEthnicity-heading-\d)"/g)]
  assert.equal(groups.length, 5)
  for (const [, id = ''] of groups) assert.match(page.html, new RegExp(`id="${id}">\\s*[A-Z]`))
  assert.match(page.html, />\s*White\s*<\/p>[\s\S]*?value="white_british"[\s\S]*?value="white_other"/)
  assert.equal(told({ statEthnicity: 'asian' }).more?.monitoring['statEthnicity'], 'asian')
  assert.equal(told({ statEthnicity: 'roma' }).more?.codes['statEthnicity'], undefined)
})

test('main language, asylum, caring and how they heard of it are for statistics only, and in no report', async () => {
  const answers = { statLanguage: 'gu', statAsylum: 'refugee', statCarer: 'yes', statHeard: 'poster' }
  const read = told(answers)
  assert.deepEqual(read.more?.monitoring, answers)
  assert.doesNotMatch(JSON.stringify({ ...read, more: { ...read.more, monitoring: {} } }), /stat[A-Z]/)
  assert.deepEqual(
    told({ statLanguage: 'zz', statHeard: 'spy' }).more?.monitoring,
    {},
    'only what is offered',
  )
  const page = await world.post('/report', { step: 'check', go: 'change-statistics', what: 'x' })
  for (const name of Object.keys(answers))
    assert.match(page.html, new RegExp(`name="${name}"[^>]*value="not_said"`), name)
  const sent = await world.post('/report', {
    step: 'check',
    go: 'send',
    what: 'ZEBRA',
    privacy: 'anonymous',
    area: council.areaId ?? '',
    ...answers,
  })
  const { reference } = receiptOf(sent)
  assert.doesNotMatch((await world.get(`/reports/${reference}`, officer)).html, /refugee|Gujarati|statH/)
  const [row] = await world.admin('select details::text from reports where reference = $1', [reference])
  assert.doesNotMatch(String(row?.['details']), /stat[A-Z]/)
  const kept = await world.admin("select answers from monitoring_answers where answers ? 'statHeard'")
  assert.deepEqual(kept, [{ answers }])
})

test('between two days, or since a day, is kept as such, and asked about where it cannot be', async () => {
  const days = (from: string, to: string) => ({
    when: 'between',
    ...Object.fromEntries(from.split('-').map((part, at) => [`from-${['year', 'month', 'day'][at]}`, part])),
    ...Object.fromEntries(to.split('-').map((part, at) => [`to-${['year', 'month', 'day'][at]}`, part])),
  })
  const over = told(days('2026-11-02', '2026-11-05'))
  assert.deepEqual(over.occurred, { kind: 'between', from: '2026-11-02', to: '2026-11-05' })
  assert.equal(over.happenedBefore, 'not_said', 'it may have been once')
  const since = told(days('2026-11-02', ''))
  assert.deepEqual(
    [since.occurred, since.happenedBefore],
    [{ kind: 'between', from: '2026-11-02', to: null }, 'yes'],
  )
  for (const [from, to] of [
    ['2026-11-05', '2026-11-02'],
    ['2026-02-30', ''],
    ['2026-11-02', '2027-01-01'],
    ['', '2026-11-02'],
  ] as const) {
    const page = await world.post('/report', { step: 'when', go: 'next', what: 'x', ...days(from, to) })
    assert.equal(page.status, 422, `${from} ${to}`)
  }
  const sent = await world.post('/report', {
    step: 'check',
    go: 'send',
    what: 'x',
    area: council.areaId ?? '',
    privacy: 'anonymous',
    ...days('2026-11-02', ''),
  })
  const { reference } = receiptOf(sent)
  assert.match(
    (await world.get(`/reports/${reference}`, officer)).html,
    /Since 2 November 2026, and still going on/,
  )
  const [row] = await world.admin('select occurred_on::text from reports where reference = $1', [reference])
  assert.equal(row?.['occurred_on'], '2026-11-02')
})

test('how long it has gone on, which school, whose the home is and something else wanted reach whoever works on it', async () => {
  const sent = await world.post('/report', {
    step: 'check',
    go: 'send',
    what: 'x',
    area: council.areaId ?? '',
    privacy: 'anonymous',
    who: 'parent',
    age: 'under_18',
    childSchool: 'ZEBRA ACADEMY',
    beforeSince: 'half_year',
    landlordName: 'QUAGGA HOMES',
    wanted: ['other'],
    organised: 'no',
  })
  const { reference } = receiptOf(sent)
  const read = (await world.get(`/reports/${reference}`, officer)).html
  for (const said of [
    'ZEBRA ACADEMY',
    'One to six months',
    'QUAGGA HOMES',
    'Something else',
    'organised group',
  ])
    assert.ok(read.includes(said), said)
  const [row] = await world.admin('select details::text from reports where reference = $1', [reference])
  assert.doesNotMatch(String(row?.['details']), /ZEBRA|QUAGGA/, 'names of places are sealed')
})

test('about how old a grown-up is can be said, and is asked of no child and no community', async () => {
  const asks = async (values: Record<string, string>) =>
    /name="ageBand"[^>]*type="radio"|type="radio"[^>]*name="ageBand"/.test(
      (await world.post('/report', { step: 'check', go: 'change-needs', what: 'x', ...values })).html,
    )
  assert.equal(await asks({ who: 'affected', age: 'adult' }), true)
  assert.equal(await asks({ who: 'parent', age: 'adult_at_risk' }), true)
  assert.equal(await asks({ who: 'parent', age: 'under_18' }), false)
  assert.equal(await asks({ who: 'witness', age: 'community' }), false)
  assert.equal(told({ ageBand: '65_over' }).more?.codes['ageBand'], '65_over')
})

test('whose the home is, is asked neither of a child nor where it happened to nobody in particular', async () => {
  const asks = async (values: Record<string, string>) =>
    /name="landlordName" (?!type="hidden")|id="landlordName"/.test(
      (await world.post('/report', { step: 'check', go: 'change-needs', what: 'x', ...values })).html,
    )
  assert.equal(await asks({ who: 'affected', age: 'adult' }), true)
  assert.equal(await asks({ who: 'affected', age: 'under_18' }), false)
  assert.equal(await asks({ who: 'witness', age: 'community' }), false)
})

test('a name given is said to be open to whoever the rules of sight let open it', async () => {
  const { html } = await world.post('/report', { step: 'check', go: 'change-privacy', what: 'x' })
  assert.doesNotMatch(html, /The officer who deals with your report/)
  assert.match(
    html,
    /People who work with reports at the agency that gets yours, or is asked to take it over/,
  )
  assert.match(html, /an agency that you say yes to, or that we must tell to keep someone safe/)
})

test('the shortest way is as many pages as before', () => {
  const steps = stepsFor(readForm({ what: 'x', privacy: 'anonymous' }))
  assert.equal(steps.length, 10, steps.join())
  assert.equal(stepsFor(readForm({ path: 'quick', privacy: 'anonymous' })).length, 4)
})
