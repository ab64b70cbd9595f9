// Words of a report reach the police only with the person's yes, or on a ground that the trail keeps: by each way out.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { logCase } from '../../cases/index.ts'
import { type ReportAnswers, submitReport } from '../index.ts'
import { fieldsOf } from '../testing/walk-form.ts'
import { namesPolice, policeBasisOfCase } from './police-basis.ts'

let world: World
let council: Agency
let force: Agency
let officer: Person
let triage: Person
let wardens: Person

before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  force = await world.agency({ name: 'Northbrook Wardens', kind: 'police', area: 'Force' })
  officer = await world.staff({ agency: council, roles: ['officer'] })
  triage = await world.staff({ agency: council, roles: ['triage'] })
  wardens = await world.staff({ agency: force, roles: ['officer'] })
})
after(() => world.close())

const tell = (police: 'yes' | 'no' | 'not_asked', areaId = council.areaId ?? '') =>
  submitReport(
    world.publicCtx(),
    {
      narrative: { v: 1, what: 'They shouted at me', when: '', place: '', postcode: '', why: '' },
      occurred: { kind: 'unknown', said: 'not_said' },
      happenedBefore: 'not_said',
      place: { postcode: '', areaId },
      placeKind: 'street',
      strands: ['race'],
      role: 'affected',
      privacy: 'anonymous',
      canContact: 'follow_up_only',
      person: null,
      consents: { victim_service: 'not_asked', police, council_partners: 'no' },
    } satisfies ReportAnswers,
    randomToken(),
  )
async function decide(as: Person, path: string, answers: Record<string, string>) {
  const page = await world.get(path, as)
  return world.post(path, { ...fieldsOf(page.html), ...answers }, as)
}
const refer = (reference: string, answers: Record<string, string>) =>
  decide(officer, `/reports/${reference}/pass_on`, { reason: 'other_agency', whatFor: 'other', ...answers })
const trailOf = async (reportId: string, action: string) =>
  (
    await world.admin<{ detail: Record<string, string> }>(
      'select detail from audit.entries where action = $1 and subject_id = $2',
      [action, reportId],
    )
  ).map(({ detail }) => detail['basis'])
const statusOf = async (reportId: string) =>
  (await world.admin('select status from reports where id = $1', [reportId]))[0]?.['status']

test('referred to the police in any name without a yes, a ground is asked and kept, and the person reads it', async () => {
  for (const [police, to] of [
    ['not_asked', { toName: 'Anywhere', whatFor: 'policing' }],
    ['no', { toName: 'British Transport Police' }],
    ['no', { toName: 'Heddlu Gwent' }],
    // A force that takes part and whose name does not say so.
    ['no', { toName: 'northbrook WARDENS' }],
  ] as const) {
    const { reference, reportId, code } = await tell(police)
    const without = await refer(reference, to)
    assert.equal(without.status, 422, to.toName)
    assert.match(without.html, /href="#ground"/)
    assert.equal(await statusOf(reportId), 'new')
    assert.deepEqual(await trailOf(reportId, 'report.set-aside'), [])
    assert.equal((await refer(reference, { ...to, ground: 'made_up' })).status, 422)
    assert.equal((await refer(reference, { ...to, ground: 'vital_interests' })).status, 303)
    assert.deepEqual(await trailOf(reportId, 'report.set-aside'), ['vital_interests'])
    const page = (await world.get(`/reports/${reference}`, officer)).html
    assert.match(page, /Why the police may have it: somebody’s life or safety is at risk/)
    const theirs = (await world.post('/follow-up', { reference, code })).html
    assert.match(theirs, /told without your yes/, 'their no stands beside what was done against it')
  }
})

test('with a yes no ground is asked, and others than the police are no matter of it', async () => {
  const agreed = await tell('yes')
  assert.equal((await refer(agreed.reference, { toName: 'Gwent Police', whatFor: 'policing' })).status, 303)
  assert.deepEqual(await trailOf(agreed.reportId, 'report.set-aside'), ['consent'])
  const { html } = await world.post('/follow-up', { reference: agreed.reference, code: agreed.code })
  assert.doesNotMatch(html, /without your yes/)
  const other = await tell('no')
  assert.equal((await refer(other.reference, { toName: 'Anytown Advice' })).status, 303)
  assert.deepEqual(await trailOf(other.reportId, 'report.set-aside'), [undefined])
})

test('triage gives a report to a force that takes reports only so, too', async () => {
  await world.admin(
    `insert into agency_areas (agency_id, area_id, duty) select agency_id, area_id, 'takes_reports' from agency_areas
      where agency_id = $1 on conflict do nothing`,
    [force.id],
  )
  const { reference, reportId } = await tell('no', '')
  const answers = { authority: force.id, reason: 'place' }
  const path = `/reports/${reference}/hand`
  assert.equal((await decide(triage, path, answers)).status, 422)
  assert.equal((await decide(triage, path, { ...answers, ground: 'legal_power' })).status, 303)
  assert.deepEqual(await trailOf(reportId, 'report.hand'), ['legal_power'])
})

test('that the police were told of a case asks the same, of each report in it', async () => {
  const tellPolice = (reference: string, ground = '') =>
    world.post(`/cases/${reference}/police`, { once: newId(), note: '', ground }, officer)
  const open = async (police: 'yes' | 'no') => {
    const { reference, reportId } = await tell(police)
    const command = { reportReference: reference, summary: 'Shouting', strands: ['race'], types: ['threats'] }
    assert.ok((await logCase(officer.ctx(), command, 1)).ok)
    const [row] = await world.admin<{ case_id: string }>(
      'select case_id from case_reports where report_id = $1',
      [reportId],
    )
    return { reference, caseId: row?.case_id ?? '' }
  }
  const refused = await open('no')
  const without = await tellPolice(refused.reference)
  assert.equal(without.status, 422)
  assert.match(without.html, /href="#ground"/)
  assert.deepEqual(await trailOf(refused.caseId, 'case.police'), [])
  assert.equal((await tellPolice(refused.reference, 'legal_power')).status, 303)
  assert.deepEqual(await trailOf(refused.caseId, 'case.police'), ['legal_power'])
  assert.match((await world.get(`/cases/${refused.reference}`, officer)).html, /without the person’s yes/)
  const agreed = await open('yes')
  assert.equal((await tellPolice(agreed.reference)).status, 303)
  assert.deepEqual(await trailOf(agreed.caseId, 'case.police'), ['consent'])
  // Another report joins it, whose person did not agree.
  const joined = await tell('not_asked')
  const answers = { case: agreed.reference, reason: 'same_incident' }
  assert.equal((await decide(officer, `/reports/${joined.reference}/link`, answers)).status, 303)
  assert.equal((await tellPolice(agreed.reference)).status, 422)
})

test('into a case that a force reads, another report comes only so: linked, or merged with one of its reports', async () => {
  const first = await tell('yes')
  const command = {
    reportReference: first.reference,
    summary: 'Shouting',
    strands: ['race'],
    types: ['threats'],
  }
  assert.ok((await logCase(officer.ctx(), command, 1)).ok)
  await world.admin(
    `insert into case_access (case_id, holder_id, level, basis, from_at)
      select case_id, $1, 3, 'share', now() from case_reports where report_id = $2`,
    [force.id, first.reportId],
  )
  const reads = async (reference: string) =>
    (await world.get(`/reports/${reference}`, wardens)).status === 200
  assert.ok(await reads(first.reference))
  const ways = [
    ['link', { case: first.reference, reason: 'same_incident' }],
    ['merge', { other: first.reference, leads: 'other', reason: 'told_twice' }],
  ] as const
  for (const [action, answers] of ways) {
    const { reference, reportId, code } = await tell('no')
    const path = `/reports/${reference}/${action}`
    const without = await decide(officer, path, answers)
    assert.equal(without.status, 422, action)
    assert.match(without.html, /href="#ground"/)
    assert.ok(!(await reads(reference)), 'nothing of it reached the police')
    assert.equal((await decide(officer, path, { ...answers, ground: 'vital_interests' })).status, 303)
    assert.ok(await reads(reference))
    assert.deepEqual(await trailOf(reportId, `report.${action}`), ['vital_interests'])
    assert.match((await world.post('/follow-up', { reference, code })).html, /told without your yes/)
    const agreed = await tell('yes')
    assert.equal((await decide(officer, `/reports/${agreed.reference}/${action}`, answers)).status, 303)
    assert.deepEqual(await trailOf(agreed.reportId, `report.${action}`), ['consent'])
  }
})

test('a case that holds no report has nobody’s yes', async () => {
  const basis = (ground: string) =>
    officer.ctx().db.transaction((tx) => policeBasisOfCase(tx, newId(), ground))
  assert.equal(await basis(''), null)
  assert.equal(await basis('vital_interests'), 'vital_interests')
})

test('a force is known by how it is called, and whoever oversees it is none', () => {
  for (const name of ['Gwent Police', 'B.T.P.', 'Ruritania Constabulary', 'POLICE SCOTLAND', 'The Met'])
    assert.ok(namesPolice(name), name)
  for (const name of ['Police and Crime Commissioner', 'Independent Office for Police Conduct', 'The Metro'])
    assert.ok(!namesPolice(name), name)
})
