// Several people affected: each is told of, and who they are is taken only where they know of it and agree.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Agency, type Person, type World } from '../../../../test/support/world.ts'
import { logCase } from '../../cases/index.ts'
import { heading, press, receiptOf } from '../testing/walk-form.ts'

let world: World
let north: Agency
let officer: Person
let outsider: Person
before(async () => {
  world = await createWorld()
  north = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: north, roles: ['officer'] })
  const south = await world.agency({ name: 'South Council', area: 'South' })
  outsider = await world.staff({ agency: south, roles: ['officer', 'manager'] })
})
after(() => world.close())

const told = () => ({
  what: 'They threw stones at all of us.',
  who: 'affected',
  privacy: 'named',
  name: 'Tess Teller',
  area: north.areaId ?? '',
})
const ask = (answers: Record<string, string> = {}) =>
  world.post('/report', { ...told(), targeted: 'several', ...answers, go: 'change-others' })

test('whoever says that it happened to several is asked about each, and adds another without a script', async () => {
  const target = await world.post('/report', { ...told(), go: 'change-target' })
  const first = await press(world, target, '/report', { targeted: 'several' })
  assert.equal(heading(first), 'Who else did it happen to?')
  assert.match(first.html, /name="otherWords1"/)
  assert.doesNotMatch(first.html, /name="otherWords2"/)
  const more = await press(world, first, '/report', { otherWords1: 'Her arm hurts.' }, 'again')
  assert.match(more.html, /Her arm hurts\.[\s\S]*name="otherWords2"/)
  const full = await ask({ otherWords1: 'a', otherWords2: 'b', otherWords3: 'c', otherWords4: 'd' })
  assert.match(full.html, /This page is full/)
  // Nobody else is asked; and nothing is needed.
  const alone = await world.post('/report', { ...told(), targeted: 'one_person', go: 'change-check' })
  assert.doesNotMatch(alone.html, /Who else did it happen to/)
  assert.match((await press(world, first, '/report', {})).html, /Check what you have told us/)
})

test('whoever tells it for somebody else may say who that is, where the person knows and agrees', async () => {
  for (const who of ['parent', 'friend_or_family', 'professional', 'centre', 'school', 'employer']) {
    const check = await world.post('/report', { ...told(), who, age: 'adult', go: 'change-check' })
    assert.match(check.html, /value="change-others"/, who)
    const page = await press(world, check, '/report', {}, 'change-others')
    assert.equal(heading(page), 'Who did it happen to?', who)
  }
  for (const [who, age] of [
    ['affected', 'adult'],
    ['witness', 'adult'],
    ['professional', 'community'],
  ] as const) {
    const check = await world.post('/report', { ...told(), who, age, go: 'change-check' })
    assert.doesNotMatch(check.html, /value="change-others"/, `${who} ${age}`)
  }
})

test('nobody is named without their yes, and nobody is to be contacted without it: said by the field', async () => {
  const page = await ask()
  for (const [answers, field] of [
    [{ otherName1: 'NAMEDOTHER' }, 'otherKnows1'],
    [{ otherName1: 'NAMEDOTHER', otherKnows1: 'unaware' }, 'otherKnows1'],
    [{ otherReach1: 'NAMEDOTHER', otherKnows1: 'objects', otherContact1: 'yes' }, 'otherKnows1'],
    [{ otherReach1: 'NAMEDOTHER', otherKnows1: 'agrees' }, 'otherContact1'],
    [{ otherReach1: 'NAMEDOTHER', otherKnows1: 'agrees', otherContact1: 'no' }, 'otherContact1'],
  ] as const) {
    const refused = await press(world, page, '/report', answers)
    assert.equal(refused.status, 422, JSON.stringify(answers))
    assert.match(refused.html, new RegExp(`href="#${field}`))
    assert.match(refused.html, /value="NAMEDOTHER"/, 'what was typed is kept')
  }
})

test('staff read how each was hurt; who they are is locked with people, with an answer of their own about contact', async () => {
  const page = await ask()
  const check = await press(world, page, '/report', {
    otherWords1: 'HERARMHURTS',
    otherKnows1: 'agrees',
    otherName1: 'NAMEDOTHER',
    otherContact1: 'yes',
    otherReach1: '07700 900123 after six',
    otherWords2: 'HESTAYSATHOME',
    otherKnows2: 'unaware',
  })
  assert.match(check.html, /HERARMHURTS[\s\S]*NAMEDOTHER[\s\S]*HESTAYSATHOME/)
  const { reference } = receiptOf(await press(world, check, '/report', {}, 'send'))
  const report = await world.get(`/reports/${reference}`, officer)
  assert.match(
    report.html,
    /People it happened to, besides whoever tells this[\s\S]*HERARMHURTS[\s\S]*Yes, and they agree/,
  )
  assert.match(report.html, /HESTAYSATHOME[\s\S]*No, they do not know/)
  assert.doesNotMatch(report.html, /NAMEDOTHER|900123/)
  const [row] = await world.admin<{ version: number; person_id: string; details: object }>(
    'select version, person_id, details from reports where reference = $1',
    [reference],
  )
  assert.ok(row)
  assert.doesNotMatch(JSON.stringify(row.details), /NAMEDOTHER|900123|HERARMHURTS/)
  const command = {
    reportReference: reference,
    summary: 'Stones',
    strands: ['race'],
    types: ['verbal_abuse'],
  }
  const logged = await logCase(officer.ctx(), command, row.version)
  assert.ok(logged.ok, JSON.stringify(logged))
  // Whoever told us is one person, and each of the others another.
  const teller = await world.post(
    `/cases/${reference}/people/${row.person_id}/reveal`,
    { reason: 'contact' },
    officer,
  )
  assert.match(teller.html, /Tess Teller/)
  assert.doesNotMatch(teller.html, /NAMEDOTHER|900123/)
  const list = await world.get(`/reports/${reference}/people`, officer)
  const [[, reveal = ''] = [], ...more] = [...list.html.matchAll(/action="([^"]+\/reveal)"/g)]
  assert.equal(more.length, 0, 'nobody who did not agree')
  const { html } = await world.post(reveal, { reason: 'contact' }, officer)
  assert.match(html, /They agreed to be contacted[\s\S]*NAMEDOTHER[\s\S]*07700 900123 after six/)
  assert.equal((await world.post(reveal, { reason: 'contact' }, outsider)).status, 404)
  assert.equal((await world.get(`/reports/${reference}`, outsider)).status, 404)
})

test('whoever stays anonymous is asked for nobody’s name, and none that was typed before is kept', async () => {
  const typed = { otherWords1: 'SHEISAFRAID', otherKnows1: 'agrees', otherName1: 'NAMEDBEFORE' }
  const page = await ask({ ...typed, privacy: 'anonymous' })
  assert.match(page.html, /we take nobody else’s name either/)
  assert.doesNotMatch(page.html, /<label[^>]*for="otherName1"/)
  const check = await world.post('/report', { ...told(), ...typed, privacy: 'anonymous', go: 'change-check' })
  assert.match(check.html, /SHEISAFRAID/)
  assert.doesNotMatch(check.html, /: NAMEDBEFORE|>NAMEDBEFORE/)
  const { reference } = receiptOf(await press(world, check, '/report', {}, 'send'))
  const [row] = await world.admin<{ person_id: string | null }>(
    'select person_id from reports where reference = $1',
    [reference],
  )
  assert.equal(row?.person_id, null)
})

test('what happened to no one person was aimed at a community', async () => {
  const check = await world.post('/report', {
    ...told(),
    privacy: 'anonymous',
    age: 'community',
    go: 'change-check',
  })
  const { reference } = receiptOf(await press(world, check, '/report', {}, 'send'))
  const [row] = await world.admin<{ targeted: string }>(
    `select details ->> 'targeted' as targeted from reports where reference = $1`,
    [reference],
  )
  assert.equal(row?.targeted, 'community')
})
