// Words of a report reach the police only with the person's yes, or on a ground that the trail keeps: by each way out.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/problems.ts'
import { logCase } from '../../cases/index.ts'
import { submitReport } from '../index.ts'
import { anonymousReport } from '../testing/answers.ts'
import { fieldsOf } from '../testing/walk-form.ts'
import { namesPolice, toPolice } from './police-basis.ts'

let world: World
let council: Agency
let force: Agency
let officer: Person
let manager: Person
let triage: Person
let wardens: Person

before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  force = await world.agency({ name: 'Northbrook Wardens', kind: 'police', area: 'Force' })
  officer = await world.staff({ agency: council, roles: ['officer'] })
  manager = await world.staff({ agency: council, roles: ['manager'] })
  triage = await world.staff({ agency: council, roles: ['triage'] })
  wardens = await world.staff({ agency: force, roles: ['officer'] })
})
after(() => world.close())

const tell = (police: 'yes' | 'no' | 'not_asked', areaId = council.areaId ?? '') =>
  submitReport(
    world.publicCtx(),
    {
      ...anonymousReport(areaId),
      occurred: { kind: 'unknown', said: 'not_said' },
      consents: { victim_service: 'not_asked', police, council_partners: 'not_asked' },
    },
    randomToken(),
  )
async function decide(as: Person, path: string, answers: Record<string, string>) {
  const page = await world.get(path, as)
  return world.post(path, { ...fieldsOf(page.html), ...answers }, as)
}
const refer = (reference: string, answers: Record<string, string>) =>
  decide(officer, `/reports/${reference}/pass_on`, {
    reason: 'other_agency',
    whatFor: 'other',
    police: namesPolice(answers['toName'] ?? '') ? 'yes' : 'no',
    ...answers,
  })
const trailOf = async (reportId: string, action: string) =>
  (
    await world.admin<{ detail: Record<string, string> }>(
      'select detail from audit.entries where action = $1 and subject_id = $2',
      [action, reportId],
    )
  ).map(({ detail }) => detail['basis'])
const urgent = { urgent: 'yes' }
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
    assert.equal(
      (await refer(reference, { ...to, ground: 'legal_power', ...urgent })).status,
      422,
      'not promised',
    )
    assert.equal((await refer(reference, { ...to, ground: 'vital_interests', ...urgent })).status, 303)
    assert.deepEqual(await trailOf(reportId, 'report.set-aside'), ['vital_interests'])
    const page = (await world.get(`/reports/${reference}`, officer)).html
    assert.match(page, /Why the police may have it: somebody’s life or safety is at risk/)
    const theirs = (await world.post('/follow-up', { reference, code })).html
    assert.match(theirs, /told without your yes/, 'their no stands beside what was done against it')
  }
})

test('whether a typed name is a police force is asked, and the answer is kept; the name only prefills it', async () => {
  const { reference, reportId } = await tell('no')
  const path = `/reports/${reference}/pass_on`
  const named = await world.get(`${path}?toName=Anytown%20Policing%20Trust`, officer)
  assert.match(named.html, /name="police" type="radio" value="yes" checked/)
  const unsaid = await refer(reference, { toName: 'Anytown Advice', police: '' })
  assert.equal(unsaid.status, 422)
  assert.match(unsaid.html, /href="#police"/)
  // A name that says nothing, and is one all the same.
  const force = await refer(reference, { toName: 'Anytown Watch', police: 'yes' })
  assert.equal(force.status, 422)
  assert.match(force.html, /href="#ground"/)
  assert.equal((await refer(reference, { toName: 'Anytown Policing Trust', police: 'no' })).status, 303)
  const [kept] = await world.admin('select to_police from report_decisions where report_id = $1', [reportId])
  assert.equal(kept?.['to_police'], false)
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
  assert.equal((await decide(triage, path, { ...answers, ground: 'child_at_risk', ...urgent })).status, 303)
  assert.deepEqual(await trailOf(reportId, 'report.hand'), ['child_at_risk'])
})

test('that the police were told of a case asks the same, of each report in it', async () => {
  const tellPolice = (reference: string, ground = '') =>
    world.post(`/cases/${reference}/police`, { once: newId(), note: '', ground, ...urgent }, officer)
  const open = async (police: 'yes' | 'no') => {
    const { reference, reportId } = await tell(police)
    const command = { reportReference: reference, summary: 'Shouting', strands: ['race'], types: ['threats'] }
    assert.ok((await logCase(officer.ctx(), command, 1)).ok)
    const [row] = await world.admin<{ case_id: string }>(
      'select case_id from case_reports where report_id = $1',
      [reportId],
    )
    return { reference, reportId, caseId: row?.case_id ?? '' }
  }
  const refused = await open('no')
  const without = await tellPolice(refused.reference)
  assert.equal(without.status, 422)
  assert.match(without.html, /href="#ground"/)
  assert.deepEqual(await trailOf(refused.caseId, 'case.police'), [])
  assert.equal((await tellPolice(refused.reference, 'vital_interests')).status, 303)
  assert.deepEqual(await trailOf(refused.caseId, 'case.police'), ['vital_interests'])
  assert.deepEqual(await trailOf(refused.reportId, 'report.police-told'), [undefined])
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
    assert.equal(
      (await decide(officer, path, { ...answers, ground: 'vital_interests', ...urgent })).status,
      303,
    )
    assert.ok(await reads(reference))
    assert.deepEqual(await trailOf(reportId, `report.${action}`), ['vital_interests'])
    assert.match((await world.post('/follow-up', { reference, code })).html, /told without your yes/)
    const agreed = await tell('yes')
    assert.equal((await decide(officer, `/reports/${agreed.reference}/${action}`, answers)).status, 303)
    assert.deepEqual(await trailOf(agreed.reportId, `report.${action}`), ['consent'])
  }
})

const toWardens = (answers: Record<string, string>, reference: string) =>
  decide(officer, `/reports/${reference}/transfer`, {
    authority: force.id,
    reason: 'police_matter',
    ...answers,
  })
const followed = async ({ reference, code }: { reference: string; code: string }) =>
  (await world.post('/follow-up', { reference, code })).html
const rowOf = async (reportId: string) =>
  (
    await world.admin<{ id: string; view: string | null; used_at: Date | null; urgent: boolean }>(
      'select id, view, used_at, urgent from police_told where report_id = $1',
      [reportId],
    )
  )[0]

test('without a manager’s yes nothing is sent: asked by one, confirmed by another, and then the person reads it', async () => {
  const told = await tell('no')
  const { reference, reportId } = told
  const asked = await toWardens({ ground: 'child_at_risk' }, reference)
  assert.equal(asked.status, 422)
  assert.match(asked.html, /Nothing has been sent. A manager/)
  assert.equal((await toWardens({ ground: 'child_at_risk' }, reference)).status, 422, 'asked once')
  assert.equal((await world.get(`/reports/${reference}`, wardens)).status, 404)
  assert.doesNotMatch(await followed(told), /without your yes/)
  const row = await rowOf(reportId)
  assert.equal((await world.post(`/police-told/${row?.id}`, { view: 'agreed' }, officer)).status, 403)
  assert.match((await world.get('/today', manager)).html, /href="\/police-told"/)
  assert.match((await world.get('/police-told', manager)).html, new RegExp(reference))
  assert.equal((await world.post(`/police-told/${row?.id}`, { view: 'agreed' }, manager)).status, 303)
  // Another ground is another question.
  assert.equal((await toWardens({ ground: 'vital_interests' }, reference)).status, 422)
  assert.equal((await toWardens({ ground: 'child_at_risk' }, reference)).status, 303)
  assert.equal((await world.get(`/reports/${reference}`, wardens)).status, 200)
  const theirs = await followed(told)
  assert.match(theirs, /Northbrook Wardens was told without your yes. This was because a child was at risk/)
  assert.match(theirs, /The police were told/)
  for (const action of ['report.police-ask', 'report.police-confirm', 'report.police-told'])
    assert.ok((await trailOf(reportId, action)).length > 0, action)
})

test('nobody confirms what they asked for themselves, and a manager who does not agree lets nothing go', async () => {
  const { reference, reportId } = await tell('no')
  const path = `/reports/${reference}/transfer`
  const answers = { authority: force.id, reason: 'police_matter', ground: 'vital_interests' }
  assert.equal((await decide(manager, path, answers)).status, 422)
  const row = await rowOf(reportId)
  assert.equal((await world.post(`/police-told/${row?.id}`, { view: 'agreed' }, manager)).status, 404)
  const other = await world.staff({ agency: council, roles: ['manager'] })
  assert.equal((await world.post(`/police-told/${row?.id}`, { view: 'not_agreed' }, other)).status, 303)
  assert.equal((await decide(manager, path, answers)).status, 422)
  assert.equal((await world.get(`/reports/${reference}`, wardens)).status, 404)
})

test('in an emergency it is done at once, and waits for a manager’s view within the day', async () => {
  const { reference, reportId } = await tell('not_asked')
  assert.equal((await toWardens({ ground: 'vital_interests', ...urgent }, reference)).status, 303)
  const row = await rowOf(reportId)
  assert.deepEqual([row?.urgent, row?.view, row?.used_at !== null], [true, null, true])
  assert.match((await world.get('/police-told', manager)).html, new RegExp(reference))
  assert.equal((await world.post(`/police-told/${row?.id}`, { view: 'not_agreed' }, manager)).status, 303)
  assert.deepEqual(await trailOf(reportId, 'report.transfer'), ['vital_interests'])
})

test('where telling the person would put them in danger, their page says nothing of it', async () => {
  const told = await tell('no')
  const silent = { ground: 'vital_interests', ...urgent, silentWhy: 'page_is_read' }
  const both = await toWardens({ ...silent, told: 'We told them' }, told.reference)
  assert.equal(both.status, 422)
  assert.match(both.html, /href="#told"/)
  assert.equal((await toWardens(silent, told.reference)).status, 303)
  assert.equal(
    (await decide(wardens, `/reports/${told.reference}/answer`, { answer: 'accepted' })).status,
    303,
  )
  const theirs = await followed(told)
  assert.doesNotMatch(theirs, /without your yes|The police were told|Wardens/)
  assert.match(theirs, /You said no/)
  // Nor does what they are answered when they change their mind.
  for (const said of ['yes-police', 'no-police']) {
    const { html } = await world.post('/follow-up', {
      reference: told.reference,
      code: told.code,
      do: said,
    })
    assert.doesNotMatch(html, /They were told before|was told without your yes/)
  }
})

test('in a case that the police were told of, nothing says it to whoever must not know', async () => {
  const told = await tell('no')
  const { reference } = told
  const command = { reportReference: reference, summary: 'Shouting', strands: ['race'], types: ['threats'] }
  assert.ok((await logCase(officer.ctx(), command, 1)).ok)
  await world.admin(
    `insert into clocks (id, case_id, agency_id, kind, starts_at, due_at, met_at)
      select gen_random_uuid(), case_id, $2, 'police_told', now(), now(), now() from case_reports where report_id = $1`,
    [told.reportId, council.id],
  )
  const says = async (what: string) =>
    (await world.post('/follow-up', { reference, code: told.code, do: what })).html
  await says('yes-police')
  assert.match(await says('no-police'), /They were told before you said no/)
  await world.admin(
    `insert into police_told (id, report_id, agency_id, ground, asked_at, asked_by, urgent, due_at, silent, silent_why, used_at,
        way, to_name) values (gen_random_uuid(), $1, $2, 'vital_interests', now(), $3, true, now(), true, 'page_is_read',
        '2020-01-01', 'case', 'Wardens')`,
    [told.reportId, council.id, officer.actor.userId],
  )
  await says('yes-police')
  assert.doesNotMatch(await says('no-police'), /They were told before you said no|Wardens/)
})

test('a school’s yes for a pupil who said no lets nobody tell the police', async () => {
  const { reference, reportId } = await tell('yes')
  await world.admin(
    `update reports set reporter_role = 'school', details = '{"behalf":"objects","age":"under_18"}' where id = $1`,
    [reportId],
  )
  assert.equal((await toWardens({}, reference)).status, 422)
  assert.match((await world.get(`/reports/${reference}`, officer)).html, /does not want it told/)
})

const consentMails = async (who: Person, reportId: string) =>
  (
    await world.admin(
      `select 1 from mails where report_id = $1 and to_user_id = $2 and template in ('consent-changed', 'report-withdrawn')`,
      [reportId, who.actor.userId],
    )
  ).length

test('a no ends a transfer to the police that rests on the yes: it leaves their sight, is not accepted, and all are told', async () => {
  for (const said of ['no-police', 'withdraw']) {
    const { reference, reportId, code } = await tell('yes')
    assert.equal((await toWardens({}, reference)).status, 303)
    assert.equal((await world.get(`/reports/${reference}`, wardens)).status, 200)
    assert.equal((await world.post('/follow-up', { reference, code, do: said })).status, 200)
    assert.equal((await world.get(`/reports/${reference}`, wardens)).status, 404, said)
    const late = await world.post(`/reports/${reference}/answer`, { answer: 'accepted' }, wardens)
    assert.equal(late.status, 404)
    const [row] = await world.admin('select agency_id from reports where id = $1', [reportId])
    assert.equal(row?.['agency_id'], council.id)
    assert.ok((await consentMails(wardens, reportId)) > 0 && (await consentMails(officer, reportId)) > 0)
    assert.match((await world.get('/reports/transfers', officer)).html, /Ended [^<]*does not want them/)
    assert.match((await world.get(`/reports/${reference}`, officer)).html, /taken back: the person does not/)
  }
})

test('a yes that counts no longer is not accepted; a ground is no matter of it', async () => {
  const { reference, reportId } = await tell('yes')
  assert.equal((await toWardens({}, reference)).status, 303)
  await world.admin(
    `update reports set reporter_role = 'school', details = '{"behalf":"objects","age":"under_18"}' where id = $1`,
    [reportId],
  )
  const accept = (of: string) => world.post(`/reports/${of}/answer`, { answer: 'accepted' }, wardens)
  assert.equal((await accept(reference)).status, 409)
  const danger = await tell('yes')
  await world.post('/follow-up', { reference: danger.reference, code: danger.code, do: 'no-police' })
  assert.equal((await toWardens({ ground: 'vital_interests', ...urgent }, danger.reference)).status, 303)
  await world.post('/follow-up', { reference: danger.reference, code: danger.code, do: 'withdraw' })
  assert.equal((await accept(danger.reference)).status, 303)
})

test('a report out of sight has said yes to nothing, and those in sight are held until the act is done', async () => {
  const [mine, theirs] = [await tell('yes'), await tell('yes', '')]
  const ask = { ground: null, urgent: false, silentWhy: null } as const
  const telling = { way: 'case', toName: 'Wardens', ask } as const
  const ctx = officer.ctx()
  const both = ctx.db.transaction((tx) => toPolice(tx, ctx, [mine.reportId, theirs.reportId], telling))
  await assert.rejects(both, NotFound)
  await assert.rejects(
    ctx.db.transaction((tx) => toPolice(tx, ctx, [], telling)),
    NotFound,
  )
  await ctx.db.transaction(async (tx) => {
    assert.ok((await toPolice(tx, ctx, [mine.reportId], telling)).ok)
    const free = await world.admin('select 1 from reports where id = $1 for no key update skip locked', [
      mine.reportId,
    ])
    assert.deepEqual(free, [], 'nobody takes the yes back meanwhile')
  })
})

test('a view is given once, by a manager who is another, and a yes is used once: the database holds to it', async () => {
  const { reference, reportId } = await tell('no')
  await toWardens({ ground: 'child_at_risk' }, reference)
  const row = await rowOf(reportId)
  const update = (as: Person, set: ReturnType<typeof sql>) =>
    as.ctx().db.transaction((tx) => sql`update police_told set ${set} where id = ${row?.id}`.execute(tx))
  const agrees = (by: Person) => sql`view = 'agreed', viewed_at = now(), viewed_by = ${by.actor.userId}`
  const refused = /given once|used once|row-level security/
  await assert.rejects(update(officer, agrees(manager)), refused)
  await assert.rejects(
    update(wardens, agrees(manager))
      .then(() => rowOf(reportId))
      .then((now) => {
        if (now?.view === null) throw new Error('row-level security')
      }),
    refused,
  )
  await update(manager, agrees(manager))
  await assert.rejects(update(manager, sql`view = 'not_agreed'`), refused)
  assert.equal((await toWardens({ ground: 'child_at_risk' }, reference)).status, 303)
  await assert.rejects(update(manager, sql`used_at = null`), refused)
})

test('what a manager does not agree to is not done at once by the one who asked; a colleague may, and then the first ask is over', async () => {
  const { reference, reportId } = await tell('no')
  const ask = { ground: 'vital_interests' }
  await toWardens(ask, reference)
  await world.post(`/police-told/${(await rowOf(reportId))?.id}`, { view: 'not_agreed' }, manager)
  const again = await toWardens({ ...ask, ...urgent }, reference)
  assert.equal(again.status, 422)
  assert.match(again.html, /A manager did not agree when you asked before/)
  assert.equal((await toWardens(ask, reference)).status, 422, 'asked anew')
  const waiting = async () =>
    (await world.get('/police-told', manager)).html.split(`/reports/${reference}"`).length - 1
  assert.equal(await waiting(), 1)
  const answers = { authority: force.id, reason: 'police_matter', ...ask, ...urgent }
  const colleague = await world.staff({ agency: council, roles: ['officer'] })
  assert.equal((await decide(colleague, `/reports/${reference}/transfer`, answers)).status, 303)
  assert.equal(await waiting(), 1, 'what was done, and no more what was asked before')
  assert.match((await world.get('/police-told', manager)).html, /Done at once/)
})

test('a manager reads to whom and how, and the yes is to that and to no other, in silence only where that was agreed', async () => {
  const { reference, reportId } = await tell('no')
  const ground = 'child_at_risk'
  await toWardens({ ground }, reference)
  const { html } = await world.get('/police-told', manager)
  assert.match(html, /Northbrook Wardens is told once you agree/)
  assert.match(html, /They are asked to take the report over/)
  await world.post(`/police-told/${(await rowOf(reportId))?.id}`, { view: 'agreed' }, manager)
  const elsewhere = await refer(reference, { toName: 'Gwent Police', whatFor: 'policing', ground })
  assert.match(elsewhere.html, /Nothing has been sent. A manager/)
  assert.equal((await toWardens({ ground, silentWhy: 'page_is_read' }, reference)).status, 422)
  assert.equal((await toWardens({ ground }, reference)).status, 303)
})

test('a force is known by how it is called, and whoever oversees it is none', () => {
  for (const name of ['Gwent Police', 'B.T.P.', 'Ruritania Constabulary', 'POLICE SCOTLAND', 'The Met'])
    assert.ok(namesPolice(name), name)
  for (const name of ['Police and Crime Commissioner', 'Independent Office for Police Conduct', 'The Metro'])
    assert.ok(!namesPolice(name), name)
})
