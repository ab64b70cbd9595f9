import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { type ReportAnswers, submitReport } from '../index.ts'
import { fieldsOf } from '../testing/walk-form.ts'

let world: World
let north: Agency
let south: Agency
let northOfficer: Person
let southOfficer: Person
let triage: Person
let writer: Person

before(async () => {
  world = await createWorld()
  north = await world.agency({ name: 'North Council', area: 'North' })
  south = await world.agency({ name: 'South Council', area: 'South' })
  const team = await world.agency({ name: 'Partnership Team', kind: 'opcc' })
  northOfficer = await world.staff({ agency: north, roles: ['officer'] })
  southOfficer = await world.staff({ agency: south, roles: ['officer'] })
  triage = await world.staff({ agency: team, roles: ['triage'] })
  writer = await world.staff({ agency: north, roles: ['coordinator'] })
})
after(() => world.close())

const told = (areaId: string, what = 'They shouted'): ReportAnswers => ({
  narrative: { v: 1, what, when: '', place: '', postcode: '', why: '' },
  occurred: { kind: 'day', day: '2026-11-17' },
  happenedBefore: 'not_said',
  place: { postcode: '', areaId },
  placeKind: 'street',
  strands: ['race'],
  role: 'affected',
  privacy: 'anonymous',
  canContact: 'follow_up_only',
  person: null,
  consents: { victim_service: 'not_asked', police: 'no', council_partners: 'no' },
})
const submit = (areaId: string, what?: string) =>
  submitReport(world.publicCtx(), told(areaId, what), randomToken())
const status = async (reference: string) =>
  (
    await world.admin('select status, agency_id, status_reason from reports where reference = $1', [
      reference,
    ])
  )[0]

test('a report is in the queue of its authority and of nobody else, by list, by page and by count', async () => {
  const { reference } = await submit(north.areaId ?? '')
  assert.ok((await world.get('/reports', northOfficer)).html.includes(reference))
  assert.equal((await world.get(`/reports/${reference}`, northOfficer)).status, 200)
  for (const other of [southOfficer, triage]) {
    for (const path of ['/reports?status=any', '/reports?status=any&queue=triage']) {
      assert.ok(!(await world.get(path, other)).html.includes(reference))
    }
    assert.equal((await world.get(`/reports/${reference}`, other)).status, 404)
    assert.equal((await world.post(`/reports/${reference}/acknowledge`, {}, other)).status, 404)
  }
  assert.match(
    (await world.get('/reports?queue=triage', triage)).html,
    /Triage: no authority, or nobody there to read \(0\)/,
  )
  assert.equal((await world.get('/reports', writer)).status, 403)
  assert.equal((await world.get('/reports')).status, 303)
})

test('the page shows their words and what they allowed, and the trail has that it was opened', async () => {
  const { reference, reportId } = await submit(north.areaId ?? '', 'WORDSOFTHEIRS <b>not bold</b>')
  const page = await world.get(`/reports/${reference}`, northOfficer)
  assert.ok(page.html.includes('WORDSOFTHEIRS &lt;b>not bold'))
  assert.ok(page.html.includes(`/reports/${reference}/log`))
  const trail = await world.admin(
    `select action from audit.entries where subject_id = $1 or action = 'text.read' order by seq`,
    [reportId],
  )
  assert.ok(
    trail.some((entry) => entry['action'] === 'report.view') &&
      trail.some((entry) => entry['action'] === 'text.read'),
  )
})

test('triage gives a report to an authority, which has it, its clock and mail at once', async () => {
  const { reference, reportId } = await submit('')
  assert.equal((await status(reference))?.['agency_id'], null)
  const page = await world.get(`/reports/${reference}/hand`, triage)
  const fields = fieldsOf(page.html)
  assert.equal(
    (await world.post(`/reports/${reference}/hand`, { ...fields, authority: '' }, triage)).status,
    422,
  )
  const handed = await world.post(
    `/reports/${reference}/hand`,
    { ...fields, authority: south.id, reason: 'place' },
    triage,
  )
  assert.deepEqual([handed.status, handed.location], [303, '/reports?done=hand'])
  assert.equal((await status(reference))?.['agency_id'], south.id)
  assert.equal((await world.get(`/reports/${reference}`, southOfficer)).status, 200)
  assert.equal((await world.get(`/reports/${reference}`, triage)).status, 404)
  const [clock] = await world.admin('select agency_id from clocks where report_id = $1', [reportId])
  assert.equal(clock?.['agency_id'], south.id)
  const mails = await world.admin('select to_user_id from mails where report_id = $1', [reportId])
  assert.ok(mails.some((mail) => mail['to_user_id'] === southOfficer.actor.userId))
  assert.equal(
    (
      await world.post(
        `/reports/${reference}/hand`,
        { ...fields, authority: north.id, reason: 'place' },
        triage,
      )
    ).status,
    404,
  )
})

test('giving a report to somebody who cannot see it is refused and loses nothing', async () => {
  const { reference } = await submit('')
  const empty = await world.agency({ name: 'Empty Council', area: 'Empty' })
  const fields = fieldsOf((await world.get(`/reports/${reference}/hand`, triage)).html)
  const refused = await world.post(
    `/reports/${reference}/hand`,
    { ...fields, authority: empty.id, reason: 'place' },
    triage,
  )
  assert.equal(refused.status, 404)
  assert.equal((await world.get(`/reports/${reference}`, triage)).status, 200)
})

test('setting aside needs a reason, keeps it, and can be undone; a stale page changes nothing', async () => {
  const { reference, reportId } = await submit(north.areaId ?? '')
  const path = `/reports/${reference}/record_only`
  const fields = fieldsOf((await world.get(path, northOfficer)).html)
  assert.equal((await world.post(path, fields, northOfficer)).status, 422)
  assert.equal((await world.post(path, { ...fields, reason: 'made up' }, northOfficer)).status, 422)
  assert.equal((await world.post(path, { ...fields, reason: 'person_asked' }, northOfficer)).status, 303)
  assert.deepEqual(
    [(await status(reference))?.['status'], (await status(reference))?.['status_reason']],
    ['recorded_only', 'person_asked'],
  )
  assert.equal((await world.post(path, { ...fields, reason: 'duplicate' }, northOfficer)).status, 409)
  const back = `/reports/${reference}/return`
  assert.equal((await world.post(back, { ...fields, reason: 'new_facts' }, northOfficer)).status, 409)
  const fresh = fieldsOf((await world.get(back, northOfficer)).html)
  assert.equal((await world.post(back, { ...fresh, reason: 'new_facts' }, northOfficer)).status, 303)
  assert.equal((await status(reference))?.['status'], 'new')
  const kinds = await world.admin('select kind from timeline where report_id = $1 order by at, id', [
    reportId,
  ])
  assert.deepEqual(
    kinds.map((row) => row['kind']),
    ['report.received', 'report.set_aside', 'report.returned'],
  )
})

test('a report taken back from spam has a running clock again', async () => {
  const { reference, reportId } = await submit(north.areaId ?? '')
  const act = async (action: string, reason: string) => {
    const fields = fieldsOf((await world.get(`/reports/${reference}/${action}`, northOfficer)).html)
    assert.equal(
      (await world.post(`/reports/${reference}/${action}`, { ...fields, reason }, northOfficer)).status,
      303,
    )
    return (await world.admin('select stopped_at from clocks where report_id = $1', [reportId]))[0]?.[
      'stopped_at'
    ]
  }
  assert.notEqual(await act('spam', 'test'), null)
  assert.equal(await act('return', 'set_aside_by_mistake'), null)
})

test('a reply reaches the person, acknowledges the report, and pressed twice is one message', async () => {
  const { reference, code, reportId } = await submit(north.areaId ?? '')
  const page = await world.get(`/reports/${reference}`, northOfficer)
  const messageId = /name="messageId" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
  const path = `/reports/${reference}/reply`
  assert.equal((await world.post(path, { messageId, message: '' }, northOfficer)).status, 422)
  for (let i = 0; i < 2; i += 1) {
    assert.equal(
      (await world.post(path, { messageId, message: 'OURANSWER to you' }, northOfficer)).status,
      303,
    )
  }
  assert.equal(
    (await world.admin('select 1 from report_messages where report_id = $1', [reportId])).length,
    1,
  )
  const [clock] = await world.admin('select met_at from clocks where report_id = $1', [reportId])
  assert.notEqual(clock?.['met_at'], null)
  const seen = await world.post('/follow-up', { reference, code })
  assert.ok(seen.html.includes('OURANSWER to you') && seen.html.includes('We read your report'))
})

test('a queue pages through all its reports, each once, newest first', async () => {
  const east = await world.agency({ name: 'East Council', area: 'East' })
  const officer = await world.staff({ agency: east, roles: ['manager'] })
  const made: string[] = []
  for (let i = 0; i < 60; i += 1) {
    world.clock.advance(1_000)
    made.unshift((await submit(east.areaId ?? '')).reference)
  }
  const seen: string[] = []
  let path: string | undefined = '/reports'
  for (let i = 0; path && i < 5; i += 1) {
    const page = await world.get(path, officer)
    seen.push(
      ...[...page.html.matchAll(/href="\/reports\/(NB-\w+-\w+)"/g)].map(([, reference = '']) => reference),
    )
    path = /href="([^"]+)" rel="next"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.deepEqual(seen, made)
})

test('an overdue report is marked', async () => {
  const west = await world.agency({ name: 'West Council', area: 'West' })
  const officer = await world.staff({ agency: west, roles: ['officer'] })
  await submit(west.areaId ?? '')
  const marked = async () =>
    /app-cards[\s\S]*govuk-tag--red/.test((await world.get('/reports', officer)).html)
  assert.equal(await marked(), false)
  world.clock.advance(5 * 86_400_000)
  assert.ok(await marked())
})

test('a report whose authority has lost its readers is triage’s to read, to answer and to hand on', async () => {
  const lost = await world.agency({ name: 'Lost Council', area: 'Lost' })
  const last = await world.staff({ agency: lost, roles: ['officer'] })
  const { reference, reportId } = await submit(lost.areaId ?? '')
  assert.equal((await world.get(`/reports/${reference}`, triage)).status, 404)
  await world.admin(`update staff_users set status = 'disabled' where id = $1`, [last.actor.userId])
  const list = await world.get('/reports?queue=triage', triage)
  assert.ok(list.html.includes(reference))
  assert.match(list.html, /nobody there to read \([1-9]/)
  assert.equal((await world.get(`/reports/${reference}`, triage)).status, 200)
  assert.equal((await world.get(`/reports/${reference}`, southOfficer)).status, 404)
  assert.equal((await world.post(`/reports/${reference}/acknowledge`, {}, triage)).status, 303)
  const met = await world.admin('select met_at is not null as met from clocks where report_id = $1', [
    reportId,
  ])
  assert.deepEqual(met, [{ met: true }])
})

test('each row says where it is, in which language it was told, and with which it may belong', async () => {
  const said = 'A man at the station kiosk spat on my bag and called me a name for foreigners'
  const first = await submit(north.areaId ?? '', said)
  const second = await submit(north.areaId ?? '', `${said}, twice`)
  await world.admin(`update reports set language = 'gu', place_kind = 'not_said' where id = $1`, [
    first.reportId,
  ])
  const { html } = await world.get('/reports?status=duplicates', northOfficer)
  const row = (reference: string) => new RegExp(`Select ${reference}[\\s\\S]*?</tr>`).exec(html)?.[0] ?? ''
  assert.match(row(first.reference), /Gujarati/)
  assert.match(row(first.reference), new RegExp(`May belong with[^]*${second.reference}`))
  assert.match(row(second.reference), new RegExp(`May belong with[^]*${first.reference}`))
  assert.doesNotMatch(row(first.reference), /I do not know, or would rather not say/)
  assert.ok(!(await world.get('/reports', northOfficer)).html.includes('May belong with'))
})

test('who presses for several and ticked none reads so above the queue, and an untouched list is not called filtered', async () => {
  const { reference } = await submit(north.areaId ?? '')
  const missed = await world.post('/reports/bulk', { do: 'spam' }, northOfficer)
  assert.equal(missed.status, 303)
  const queue = (await world.get(missed.location ?? '', northOfficer)).html
  assert.match(queue, /Select at least one report/)
  assert.ok(queue.includes(reference), 'with the list to tick from')
  const decided = (await world.get('/reports?status=spam', southOfficer)).html
  assert.match(decided, /Nothing is on this list now/)
  assert.doesNotMatch(decided, /Nothing matches these filters/)
  const narrowed = (await world.get('/reports?status=spam&strand=race', southOfficer)).html
  assert.match(narrowed, /href="\/reports\?queue=mine&amp;status=spam&amp;sort=newest"[^>]*>Nothing matches/)
})

test('each decision says that it was carried out, and what is held waits for nobody', async () => {
  const { reference } = await submit(north.areaId ?? '')
  for (const [action, reason, words] of [
    ['spam', 'test', /Held as spam\. It can be put back/],
    ['return', 'new_facts', /Put back in the queue\./],
    ['record_only', 'person_asked', /The report is recorded only/],
  ] as const) {
    const page = await world.get(`/reports/${reference}/${action}`, northOfficer)
    const sent = { ...fieldsOf(page.html), reason }
    const done = await world.post(`/reports/${reference}/${action}`, sent, northOfficer)
    assert.match((await world.get(done.location ?? '', northOfficer)).html, words)
    if (action !== 'spam') continue
    const held = (await world.get('/reports?status=spam', northOfficer)).html
    const row = new RegExp(`${reference}[^]*?</tr>`).exec(held)?.[0] ?? ''
    assert.match(row, /Nobody waits/)
    assert.match(row, /<td[^>]*data-label="Acknowledge by"[^>]*>\s*<\/td>/)
  }
})
