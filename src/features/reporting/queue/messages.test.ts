// What a person writes after their report reaches somebody, whatever became of the report.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { logCase } from '../../cases/index.ts'
import { type ReportAnswers, submitReport } from '../index.ts'
import { fieldsOf } from '../testing/walk-form.ts'

let world: World
let north: Agency
let owner: Person
let colleague: Person
let manager: Person
let outsider: Person

before(async () => {
  world = await createWorld()
  north = await world.agency({ name: 'North Council', area: 'North' })
  const south = await world.agency({ name: 'South Council', area: 'South' })
  owner = await world.staff({ agency: north, roles: ['officer'], name: 'Olive Owner' })
  colleague = await world.staff({ agency: north, roles: ['officer'] })
  manager = await world.staff({ agency: north, roles: ['manager'] })
  outsider = await world.staff({ agency: south, roles: ['officer', 'manager'] })
})
after(() => world.close())

const told = (): ReportAnswers => ({
  narrative: { v: 1, what: 'They shouted', when: '', place: '', postcode: '', why: '' },
  occurred: { kind: 'day', day: '2026-11-17' },
  happenedBefore: 'not_said',
  place: { postcode: '', areaId: north.areaId ?? '' },
  placeKind: 'street',
  strands: ['race'],
  role: 'affected',
  privacy: 'anonymous',
  canContact: 'follow_up_only',
  person: null,
  consents: { victim_service: 'not_asked', police: 'no', council_partners: 'not_asked' },
})

async function reported() {
  const { reference, code, reportId } = await submitReport(world.publicCtx(), told(), randomToken())
  const write = async (message: string, messageId = newId()) => {
    const page = await world.post('/follow-up', { reference, code, do: 'message', message, messageId })
    assert.equal(page.status, 200)
    return page.html
  }
  const read = async () => (await world.post('/follow-up', { reference, code })).html
  return { reference, reportId, write, read }
}

async function logged(by = owner) {
  const report = await reported()
  const command = { reportReference: report.reference, summary: 'Shouted at', strands: ['race'] }
  const outcome = await logCase(by.ctx(), { ...command, types: ['verbal_abuse'] }, 1)
  assert.ok(outcome.ok)
  return report
}
const mailFor = (reportId: string) =>
  world.admin<{ to: string; params: unknown }>(
    `select to_user_id as to, params from mails where report_id = $1 and template = 'message-waiting'`,
    [reportId],
  )
const hasRow = (html: string, reference: string) => html.includes(`>${reference}</a>`)
const newOn = async (as: Person) =>
  /<section id="new-messages">[\s\S]*?<\/section>/.exec((await world.get('/today', as)).html)?.[0] ?? ''
const rowOf = (html: string, reference: string) =>
  html.split('<tr').find((row) => hasRow(row, reference)) ?? ''

test('the owner of a case is told by mail, on Today, in the list and at the top of the case', async () => {
  const { reference, reportId, write } = await logged()
  await write('MYLATERWORDS')
  assert.deepEqual(await mailFor(reportId), [{ to: owner.actor.userId, params: { reference } }])
  assert.match(rowOf(await newOn(owner), reference), /Yours/)
  assert.ok(hasRow(await newOn(manager), reference))
  for (const other of [colleague, outsider]) assert.ok(!hasRow(await newOn(other), reference))
  assert.match(rowOf((await world.get('/cases', owner)).html, reference), /New message/)
  assert.match(rowOf((await world.get('/reports', colleague)).html, reference), /Logged[\s\S]*New message/)
  const page = (await world.get(`/cases/${reference}`, owner)).html
  assert.ok(page.includes('MYLATERWORDS'))
  const trail = await world.admin(
    `select 1 from audit.entries where action = 'text.read' and actor_id = $1 and subject_id =
      (select text_id from report_messages where report_id = $2 and from_person)`,
    [owner.actor.userId, reportId],
  )
  assert.equal(trail.length, 1)
  // Opening pages takes nothing off the lists: somebody has to say so, or answer.
  await world.get(`/reports/${reference}`, owner)
  assert.match((await world.get(`/cases/${reference}`, owner)).html, /MYLATERWORDS/)
})

test('reading and answering from the case takes the message off every list, and the person reads the answer', async () => {
  const { reference, reportId, write, read } = await logged()
  await write('FIRSTQUESTION')
  const fields = fieldsOf((await world.get(`/cases/${reference}`, owner)).html)
  await write('WRITTENMEANWHILE')
  const seen = await world.post(`/cases/${reference}/messages/read`, fields, owner)
  assert.equal(seen.location, `/cases/${reference}?done=read`)
  const page = (await world.get(`/cases/${reference}`, owner)).html
  assert.ok(!page.includes('FIRSTQUESTION') && page.includes('WRITTENMEANWHILE'))
  const answer = { ...fieldsOf(page), note: 'OURANSWER' }
  for (const _ of [1, 2]) {
    const sent = await world.post(`/cases/${reference}/reply`, answer, owner)
    assert.equal(sent.location, `/cases/${reference}?done=reply`)
  }
  assert.doesNotMatch(rowOf((await world.get('/cases', owner)).html, reference), /New message/)
  const opened = await read()
  assert.equal(opened.split('OURANSWER').length, 2)
  const clocks = await world.admin<{ kind: string }>(
    `select kind from clocks c join case_reports cr on cr.case_id = c.case_id where cr.report_id = $1 and met_at is not null`,
    [reportId],
  )
  assert.deepEqual(clocks.map(({ kind }) => kind).sort(), ['first_contact'])
  // Something else from the same form is another message.
  await world.post(`/cases/${reference}/reply`, { ...answer, note: 'ANDTHISTOO' }, owner)
  assert.ok((await read()).includes('ANDTHISTOO'))
})

test('an answer that is empty or too long stays on its page', async () => {
  const { reference } = await logged()
  for (const note of ['', 'y'.repeat(5_001)]) {
    const page = await world.post(`/cases/${reference}/reply`, { note, once: newId() }, owner)
    assert.equal(page.status, 422)
    assert.ok(page.html.includes(note))
  }
  const refused = await world.post(`/cases/${reference}/reply`, { note: 'x', once: newId() }, outsider)
  assert.equal(refused.status, 404)
  assert.equal((await world.post(`/cases/${reference}/messages/read`, {}, outsider)).status, 404)
})

// Whom something is referred to, and what for: asked only where it is.
const OUTSIDE = { toName: 'Anytown Advice', whatFor: 'support', police: 'no' }

test('a report that was set aside comes back into the queue when the person writes, and can be answered', async () => {
  for (const [action, reason] of [
    ['record_only', 'nothing_to_act_on'],
    ['pass_on', 'other_agency'],
    ['spam', 'test'],
  ] as const) {
    const { reference, reportId, write, read } = await reported()
    await world.post(`/reports/${reference}/${action}`, { ...OUTSIDE, reason, version: '1' }, owner)
    assert.ok(!hasRow((await world.get('/reports', owner)).html, reference))
    await write('ITHAPPENEDAGAIN')
    assert.match(rowOf((await world.get('/reports', owner)).html, reference), /New message/)
    assert.ok(!hasRow((await world.get('/reports?status=new', owner)).html, reference))
    assert.ok(hasRow(await newOn(colleague), reference))
    assert.deepEqual(
      (await mailFor(reportId)).map(({ to }) => to).sort(),
      [owner, colleague, manager].map(({ actor }) => actor.userId).sort(),
    )
    const page = (await world.get(`/reports/${reference}`, owner)).html
    await world.post(`/reports/${reference}/reply`, { ...fieldsOf(page), message: 'WEHEAR' }, owner)
    assert.ok((await read()).includes('WEHEAR'))
    assert.ok(!hasRow((await world.get('/reports', owner)).html, reference))
  }
})

test('a report that is part of a case can be answered from its own page as well', async () => {
  const { reference, reportId, write, read } = await logged()
  await write('AQUESTION')
  const page = (await world.get(`/reports/${reference}`, owner)).html
  const form = page.slice(page.lastIndexOf('<form', page.indexOf(`/reports/${reference}/reply"`)))
  const sent = { ...fieldsOf(form), message: 'THEANSWER' }
  assert.equal((await world.post(`/reports/${reference}/reply`, sent, owner)).status, 303)
  assert.ok((await read()).includes('THEANSWER'))
  const [open] = await world.admin<{ n: number }>(
    'select count(*)::int as n from report_messages where report_id = $1 and from_person and read_at is null',
    [reportId],
  )
  assert.equal(open?.n, 0)
})

test('other words under the id of an earlier message are another message, and the same words are one', async () => {
  const { reportId, write, read } = await reported()
  const once = newId()
  await write('FIRSTWORDS', once)
  await write('OTHERWORDS', once)
  await write('FIRSTWORDS', once)
  const page = await read()
  assert.ok(page.includes('FIRSTWORDS') && page.includes('OTHERWORDS'))
  const rows = await world.admin('select id from report_messages where report_id = $1', [reportId])
  assert.equal(rows.length, 2)
  // One mail for what arrives while the first is still to be read.
  assert.equal((await mailFor(reportId)).length, 3)
})

test('contact through the follow-up page is recorded by writing there, and in no other way', async () => {
  const { reference, read } = await logged()
  const form = await world.get(`/cases/${reference}/contact`, owner)
  assert.doesNotMatch(form.html, /Through the follow-up page/)
  const recorded = { channel: 'follow_up', reached: 'yes', once: newId(), note: '' }
  assert.equal((await world.post(`/cases/${reference}/contact`, recorded, owner)).status, 422)
  await world.post(
    `/cases/${reference}/contact`,
    { channel: 'call', reached: 'yes', once: newId(), note: '' },
    owner,
  )
  assert.doesNotMatch(await read(), /left a message for you here/)
})
