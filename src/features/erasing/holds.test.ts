// Several may hold the same thing, each for a matter of its own: each hold is its agency's, ends apart, and the last one counts.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../test/support/world.ts'
import { logCase } from '../cases/index.ts'
import { tellReport } from '../cases/testing/a-report.ts'

let world: World
let north: Agency
let police: Agency
let officer: Person
let manager: Person
let administrator: Person
let inspector: Person
let outsider: Person
before(async () => {
  world = await createWorld()
  north = await world.agency({ name: 'North Council', area: 'North' })
  police = await world.agency({ name: 'Police', kind: 'police' })
  const south = await world.agency({ name: 'South Council', area: 'South' })
  officer = await world.staff({ agency: north, roles: ['officer'], name: 'Olive Officer' })
  manager = await world.staff({ agency: north, roles: ['manager'], name: 'Mina Manager' })
  administrator = await world.staff({ agency: north, roles: ['administrator'], name: 'Ada Admin' })
  inspector = await world.staff({ agency: police, roles: ['manager', 'officer'], name: 'Ina Inspector' })
  outsider = await world.staff({ agency: south, roles: ['manager', 'administrator', 'officer'] })
})
after(() => world.close())

const REVIEW = { 'review-day': '1', 'review-month': '3', 'review-year': '2027' }
const COURT = { reason: 'court', ...REVIEW }

/** A case of the council's, which the police see whole. */
async function shared() {
  const report = await tellReport(world.publicCtx(), { agencyId: north.id, areaId: north.areaId ?? null })
  const command = {
    reportReference: report.reference,
    summary: 'Shouting',
    strands: ['race'],
    types: ['threats'],
  }
  assert.ok((await logCase(officer.ctx(), command, 1)).ok)
  await world.admin(
    `insert into case_access (id, case_id, holder_id, level, basis, from_at, opened_at, open)
     select gen_random_uuid(), id, $2, 3, 'share', '2026-11-01', opened_at, true from cases where reference = $1`,
    [report.reference, police.id],
  )
  return { ...report, path: `/cases/${report.reference}`, hold: `/holds/case/${report.reference}` }
}
const holdOf = (html: string, reference: string) => {
  const [, after = ''] = html.split(reference)
  return /\/holds\/[0-9a-f-]{36}/.exec(after)?.[0] ?? ''
}
const lift = async (reference: string, person: Person) => {
  const at = holdOf((await world.get('/holds', person)).html, reference)
  return world.post(at, { do: 'lift', lifted: 'It is over' }, person)
}

test('two agencies hold a case, each sees its own, each ends apart, and it is kept until the last ends', async () => {
  const { reference, hold, path } = await shared()
  assert.equal((await world.post(hold, COURT, manager)).status, 303)
  assert.equal((await world.post(hold, { ...COURT, reason: 'police' }, inspector)).status, 303)
  const [ours, theirs] = [await world.get('/holds', manager), await world.get('/holds', inspector)]
  assert.match(ours.html, /A court or a tribunal/)
  assert.doesNotMatch(ours.html, /Ina Inspector|The police investigate/)
  assert.doesNotMatch(theirs.html, /Mina Manager|A court or a tribunal/)
  assert.doesNotMatch((await world.get(path, officer)).html, /Ina Inspector/)
  assert.equal((await world.get(hold, outsider)).status, 404)
  const erasing = async () => (await world.get(`/erasures/${reference}`, manager)).html
  // Whoever decides must know of all of them, and whom to ask: which agency, and nothing of why.
  for (const agency of ['North Council', 'Police'])
    assert.match(await erasing(), new RegExp(`hold of ${agency} since`))
  assert.equal((await lift(reference, manager)).status, 303)
  const page = await erasing()
  assert.doesNotMatch(page, /hold of North Council/)
  assert.match(page, /hold of Police since/)
  const wants = { do: 'propose', reason: 'other', note: 'It came twice', weighed: 'yes' }
  assert.equal((await world.post(`/erasures/${reference}`, wants, manager)).status, 422)
  assert.equal((await lift(reference, inspector)).status, 303)
  assert.equal((await world.post(`/erasures/${reference}`, wants, manager)).status, 303)
})

test('the same hold twice is refused with who set it and when; for another matter both stand and are shown', async () => {
  const { reference, hold } = await shared()
  assert.equal((await world.post(hold, COURT, manager)).status, 303)
  const before = await world.get(hold, administrator)
  assert.match(before.html, /Your agency holds it already/)
  assert.match(before.html, /A court or a tribunal[\s\S]*Mina Manager, 18 November 2026/)
  const twice = await world.post(hold, COURT, administrator)
  assert.equal(twice.status, 422)
  assert.match(twice.html, /holds it for this already: Mina Manager set it on 18 November 2026/)
  const another = await world.post(hold, { ...COURT, note: 'Claim 12 of 2026' }, administrator)
  assert.equal(another.status, 303)
  const list = (await world.get('/holds', manager)).html
  assert.equal(list.split(`Case ${reference}`).length - 1, 2)
  const both = await Promise.all([1, 2].map(() => world.post(hold, { ...COURT, reason: 'inquiry' }, manager)))
  assert.deepEqual(both.map(({ status }) => status).sort(), [303, 422], 'pressed twice at once')
})

test('the case page leads those who may to holding and erasing, and says what their agency holds', async () => {
  const { reference, hold, path } = await shared()
  const links = async (person: Person) => {
    const { html } = await world.get(path, person)
    return [`/erasures/${reference}`, hold, `/holds/report/${reference}`].map((each) =>
      html.includes(`href="${each}"`),
    )
  }
  assert.deepEqual(await links(manager), [true, true, false])
  assert.deepEqual(await links(inspector), [false, true, true], 'erasing is for the lead to decide')
  assert.deepEqual(await links(officer), [false, false, false])
  for (const at of [`/erasures/${reference}`, hold]) assert.equal((await world.get(at, manager)).status, 200)
  for (const at of [hold, `/holds/report/${reference}`])
    assert.equal((await world.get(at, inspector)).status, 200)
  await world.post(hold, COURT, manager)
  await world.post(`/holds/report/${reference}`, COURT, manager)
  const page = (await world.get(path, manager)).html
  assert.match(page, new RegExp(`A legal hold on case ${reference}`))
  assert.match(page, new RegExp(`A legal hold on report ${reference}`))
  assert.match(page, /Set by Mina Manager, 18 November 2026/)
  assert.ok(holdOf(page, 'A legal hold'))
  assert.match((await world.get(path, officer)).html, /A legal hold on case/)
  assert.doesNotMatch((await world.get(path, inspector)).html, /A legal hold on/)
})
