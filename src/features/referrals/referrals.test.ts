import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { newId } from '../../platform/ids.ts'
import { logCase } from '../cases/index.ts'
import { MARKED, type ReportShape, tellReport } from '../cases/testing/a-report.ts'

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world.close())

async function referred(shape: Partial<ReportShape> = {}) {
  const area = `Area ${newId()}`
  const council = await world.agency({ name: 'Northbrook Council', area })
  const victims = await world.agency({ name: 'Victim Care', kind: 'victim_service', area })
  const elsewhere = await world.agency({ name: 'Elsewhere Council' })
  const officer = await world.staff({ agency: council, roles: ['officer'], name: 'Ola Officer' })
  const worker = await world.staff({ agency: victims, roles: ['support_worker'], name: 'Vic Worker' })
  const second = await world.staff({ agency: victims, roles: ['support_worker'], name: 'Sam Second' })
  const outsider = await world.staff({ agency: elsewhere, roles: ['officer', 'support_worker'] })
  const told = await tellReport(world.publicCtx(), {
    agencyId: council.id,
    areaId: council.areaId ?? null,
    ...shape,
  })
  const command = {
    reportReference: told.reference,
    summary: 'Shouted at',
    strands: ['race'],
    types: ['threats'],
  }
  assert.ok((await logCase(officer.ctx(), command, 1)).ok)
  const id = (await row(told.reference)).id
  return {
    council,
    victims,
    officer,
    worker,
    second,
    outsider,
    ...told,
    reportId: told.id,
    id,
    path: `/referrals/${id}`,
  }
}

type Row = {
  id: string
  case_id: string
  status: string
  outcome: string | null
  taken_by: string | null
  version: number
}
async function row(reference: string): Promise<Row> {
  const [found] = await world.admin<Row>(
    `select r.id, r.case_id, r.status, r.outcome, r.taken_by, r.version from referrals r join cases c on c.id = r.case_id where c.reference = $1`,
    [reference],
  )
  assert.ok(found)
  return found
}
const version = async (reference: string) => ({ version: String((await row(reference)).version) })
const timeline = async (caseId: string, kind: string) =>
  world.admin<{ audience: string; params: Record<string, string> }>(
    'select audience, params from timeline where case_id = $1 and kind = $2 order by at',
    [caseId, kind],
  )

test('a witness’s referral says first whose details these are; a parent’s waits until the person has been asked', async () => {
  const { worker, path } = await referred({ role: 'witness' })
  const said = 'Reported by a witness: these are the witness’s own details.'
  assert.ok((await world.get('/referrals', worker)).html.includes(said))
  const shown = await world.post(`${path}/person`, {}, worker)
  assert.ok(shown.html.includes(said))
  assert.ok(shown.html.indexOf(said) < shown.html.indexOf(MARKED.phone ?? '-'))
  const parent = await referred({ role: 'parent' })
  assert.equal((await world.get(parent.path, parent.worker)).status, 404)
  const page = await world.get(parent.path, parent.officer)
  assert.match(
    page.html,
    /Somebody else reported it. Release it only when the person it happened to said yes/,
  )
  const release = { ...(await version(parent.reference)), releaseNote: 'She agreed: ring 07700 900999' }
  assert.equal((await world.post(`${parent.path}/release`, release, parent.officer)).status, 303)
  assert.match((await world.get(parent.path, parent.worker)).html, /Reported by a parent or carer/)
})

test('how the person may be reached stays above the attempt form; another way is marked, and confirmed before it is kept', async () => {
  const { worker, path, reference, id } = await referred()
  await world.post(`${path}/accept`, await version(reference), worker)
  const page = await world.get(path, worker)
  assert.ok(page.html.indexOf('Only contact them by phone call') < page.html.indexOf('Record an attempt'))
  assert.match(page.html, /They did not say that an e-mail is safe/)
  assert.match(page.html, /They did not say that meeting in person is safe/)
  assert.doesNotMatch(page.html, /They did not say that a call is safe/)
  for (const hidden of [MARKED.phone, MARKED.name, MARKED.email])
    assert.ok(!page.html.includes(hidden ?? '-'), 'reading the rules reveals nobody')
  const why = await world.admin(
    `select distinct reason from audit.entries where action = 'person.reveal' and actor_id = $1`,
    [worker.actor.userId],
  )
  assert.deepEqual(why, [{ reason: 'To read how to contact them safely' }])
  const attempt = { once: newId(), channel: 'email', result: 'sent', note: 'Kept words' }
  const asked = await world.post(`${path}/attempt`, attempt, worker)
  assert.equal(asked.status, 422)
  assert.match(asked.html, /Confirm that this is how it was done/)
  assert.match(asked.html, /Kept words/)
  const kept = await world.post(`${path}/attempt`, { ...attempt, confirmed: 'yes' }, worker)
  assert.equal(kept.status, 303)
  assert.equal((await world.admin('select 1 from referral_attempts where referral_id = $1', [id])).length, 1)
  const { case_id } = await row(reference)
  const [told] = await timeline(case_id, 'referral.attempted')
  assert.equal(told?.params['safe'], 'not_said')
})

test('a referral goes the whole way: waiting, taken, attempted, reached, finished, and back to officer and person', async () => {
  const { worker, officer, reference, path, id, reportId } = await referred()
  const queue = await world.get('/referrals', worker)
  assert.ok(queue.html.includes(reference) && queue.html.includes('Said yes on 18 Nov 2026'))
  assert.ok(!queue.html.includes(MARKED.phone ?? '-'))
  world.clock.advance(3 * 3_600_000)
  assert.ok((await world.get('/referrals', worker)).html.includes('Waiting 3 hours'))

  assert.equal(
    (await world.post(`${path}/accept`, await version(reference), worker)).location,
    `${path}?done=accept`,
  )
  const { case_id, taken_by } = await row(reference)
  assert.equal(taken_by, worker.actor.userId)
  const [clock] = await world.admin(
    `select met_at from clocks where case_id = $1 and kind = 'victim_referral'`,
    [case_id],
  )
  assert.ok(clock?.['met_at'], 'taking it meets the clock')
  assert.ok((await world.get('/referrals?tab=mine', worker)).html.includes(reference))

  const shown = await world.post(`${path}/person`, {}, worker)
  assert.ok(shown.html.indexOf('Do not leave a message') < shown.html.indexOf(MARKED.phone ?? '-'))
  const why = await world.admin(
    `select reason from audit.entries where action = 'person.reveal' and actor_id = $1`,
    [worker.actor.userId],
  )
  assert.deepEqual(why, [{ reason: 'To act on a referral' }])

  const attempt = { once: newId(), channel: 'call', result: 'no_answer', note: 'Rang out' }
  await Promise.all([1, 2, 3].map(() => world.post(`${path}/attempt`, attempt, worker)))
  await world.post(`${path}/attempt`, { once: newId(), channel: 'call', result: 'spoke', note: '' }, worker)
  assert.equal((await world.admin('select 1 from referral_attempts where referral_id = $1', [id])).length, 2)
  assert.deepEqual(
    (await timeline(case_id, 'referral.contacted')).map(({ audience }) => audience),
    ['person'],
  )
  assert.deepEqual(
    (await timeline(case_id, 'referral.attempted')).map(({ audience }) => audience),
    ['partners'],
  )
  const note = /href="([^"]*\/notes\/[^"]*)"/.exec((await world.get(path, worker)).html)?.[1] ?? ''
  assert.ok((await world.get(note, worker)).html.includes('Rang out'))

  const finish = { ...(await version(reference)), outcome: 'accepted_enhanced', finishNote: '' }
  const presses = await Promise.all([1, 2, 3].map(() => world.post(`${path}/finish`, finish, worker)))
  assert.deepEqual(
    presses.map(({ status }) => status),
    [303, 303, 303],
  )
  assert.deepEqual(
    [(await row(reference)).status, (await row(reference)).outcome],
    ['done', 'accepted_enhanced'],
  )
  assert.equal((await timeline(case_id, 'referral.done')).length, 1)

  const seen = await world.get(`/cases/${reference}`, officer)
  for (const said of [
    'Vic Worker of Victim Care took the referral.',
    'Victim Care reached the person.',
    'Accepted enhanced support',
  ])
    assert.ok(seen.html.includes(said), said)
  const mails = await world.admin(
    `select 1 from mails where to_user_id = $1 and template = 'referral-news'`,
    [officer.actor.userId],
  )
  assert.equal(mails.length, 2)
  const forPerson = await world.admin(
    `select kind from timeline where report_id = $1 and audience = 'person' order by at, id`,
    [reportId],
  )
  assert.deepEqual(
    forPerson.map(({ kind }) => kind),
    ['report.received', 'case.opened', 'referral.sent', 'referral.contacted'],
  )
})

test('ten presses on taking a referral make it one worker’s, and the others are told whose', async () => {
  const { worker, second, reference, path } = await referred()
  const press = await version(reference)
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => world.post(`${path}/accept`, press, i % 2 ? worker : second)),
  )
  const found = await row(reference)
  assert.equal(found.version, 2)
  assert.equal((await timeline(found.case_id, 'referral.accepted')).length, 1)
  const winner = found.taken_by === worker.actor.userId ? 'Vic Worker' : 'Sam Second'
  assert.equal(answers.filter(({ status }) => status === 303).length, 5)
  const told = answers.filter(({ status }) => status === 409)
  assert.equal(told.length, 5)
  for (const { html } of told) assert.ok(html.includes(`${winner} took this referral before you.`))
})

test('a withheld referral is counted for its receiver and shows nothing of itself', async () => {
  const { worker, reference, path } = await referred({ consents: { victim_service: 'no' } })
  const queue = await world.get('/referrals', worker)
  assert.ok(queue.html.includes('1 was withheld from you'))
  assert.ok(!queue.html.includes(reference))
  assert.equal((await world.get(path, worker)).status, 404)
  assert.equal((await world.get(`/cases/${reference}`, worker)).status, 404)
  assert.equal((await world.post(`${path}/accept`, { version: '1' }, worker)).status, 404)
})

test('an officer releases a withheld referral once the person agrees: consent, sight, clock and mail follow, once', async () => {
  const { worker, officer, reference, path, reportId } = await referred({
    consents: { victim_service: 'no' },
  })
  assert.ok((await world.get(path, officer)).html.includes('Because the person said no.'))
  const empty = await world.post(
    `${path}/release`,
    { ...(await version(reference)), releaseNote: '' },
    officer,
  )
  assert.equal(empty.status, 422)
  const release = {
    ...(await version(reference)),
    releaseNote: 'Told me on the telephone; ring mornings only',
  }
  await Promise.all([1, 2].map(() => world.post(`${path}/release`, release, officer)))
  const found = await row(reference)
  assert.equal(found.status, 'sent')
  const consents = await world.admin(
    `select answer, withdrawn_at is not null as old from consents where report_id = $1 and purpose = 'victim_service' order by given_at, id`,
    [reportId],
  )
  assert.deepEqual(consents, [
    { answer: 'no', old: true },
    { answer: 'yes', old: false },
  ])
  const clocks = await world.admin(
    `select sequence from clocks where case_id = $1 and kind = 'victim_referral' and stopped_at is null`,
    [found.case_id],
  )
  assert.deepEqual(clocks, [{ sequence: 2 }])
  assert.equal(
    (await world.admin(`select 1 from mails where to_user_id = $1`, [worker.actor.userId])).length,
    1,
  )
  assert.equal((await timeline(found.case_id, 'referral.released')).length, 1)
  assert.equal((await world.get(path, worker)).status, 200)
  const note = /href="([^"]*\/notes\/[^"]*)"/.exec((await world.get(path, worker)).html)?.[1] ?? ''
  assert.ok((await world.get(note, worker)).html.includes('ring mornings only'))
  assert.equal((await world.post(`${path}/accept`, await version(reference), worker)).status, 303)
})

test('an anonymous referral is never released: there is nobody to refer', async () => {
  const { officer, reference, path } = await referred({ privacy: 'anonymous', consents: {} })
  assert.ok((await world.get(path, officer)).html.includes('there is nobody to refer'))
  const answer = await world.post(
    `${path}/release`,
    { ...(await version(reference)), releaseNote: 'Please' },
    officer,
  )
  assert.equal(answer.status, 403)
})

test('a referral that is taken back ends the sight it gave', async () => {
  const { worker, officer, reference, path } = await referred()
  assert.equal((await world.get(path, worker)).status, 200)
  await world.post(
    `${path}/withdraw`,
    { ...(await version(reference)), withdrawNote: 'The person changed their mind' },
    officer,
  )
  assert.equal((await world.get(path, worker)).status, 404)
  assert.equal((await world.get(`/cases/${reference}`, worker)).status, 404)
  assert.ok(!(await world.get('/referrals', worker)).html.includes(reference))
})

test('an outsider finds no referral; the other side and the wrong role see it and are refused', async () => {
  const { council, victims, officer, worker, outsider, reference, path } = await referred()
  const press = await version(reference)
  const posts = ['accept', 'attempt', 'finish', 'release', 'withdraw', 'person']
  assert.equal((await world.get(path, outsider)).status, 404)
  for (const each of posts)
    assert.equal((await world.post(`${path}/${each}`, press, outsider)).status, 404, each)
  assert.ok(!(await world.get('/referrals', outsider)).html.includes(reference))
  const refused = async (who: Person, actions: string[]) => {
    for (const each of actions)
      assert.equal((await world.post(`${path}/${each}`, press, who)).status, 403, each)
  }
  await refused(officer, ['accept', 'attempt', 'finish'])
  await refused(worker, ['attempt', 'finish', 'release', 'withdraw'])
  await refused(await world.staff({ agency: council, roles: ['chair'] }), ['withdraw'])
  await refused(await world.staff({ agency: victims, roles: ['triage'] }), ['accept'])
  assert.equal(
    (await world.get('/referrals', await world.staff({ agency: victims, roles: ['analyst'] }))).status,
    403,
  )
})

test('problems come back by field, and nonsense is not found', async () => {
  const { worker, reference, path } = await referred()
  await world.post(`${path}/accept`, await version(reference), worker)
  const attempt = await world.post(
    `${path}/attempt`,
    { channel: 'pigeon', result: '', note: 'kept words' },
    worker,
  )
  assert.equal(attempt.status, 422)
  for (const said of ['Select how you tried', 'Select what came of it', 'kept words'])
    assert.ok(attempt.html.includes(said), said)
  assert.equal((await world.post(`${path}/finish`, { outcome: 'pending' }, worker)).status, 422)
  assert.equal((await world.get('/referrals/nonsense', worker)).status, 404)
  assert.equal((await world.get('/referrals?tab=zz&after=x.x', worker)).status, 200)
  assert.equal((await world.get('/referrals?after=%00', worker)).status, 404)
})

test('the finished tab pages from the newest, and shows each referral once', async () => {
  const { worker, council, victims } = await referred()
  await world.admin(
    `with c as (insert into cases (id, reference, lead_agency_id, strands, types, place_kind, summary, opened_at)
       select gen_random_uuid(), 'BULK-' || n || '-' || $3, $1, '{race}', '{threats}', 'street', 'Bulk', '2026-01-01' from generate_series(1, 65) n returning id)
     insert into referrals (id, case_id, to_agency_id, from_agency_id, rule, status, basis, outcome, created_at, closed_at)
       select gen_random_uuid(), id, $2, $1, 'victim-service', 'done', 'consent', 'declined', '2026-02-01', '2026-02-02' from c`,
    [council.id, victims.id, council.id.slice(-5)],
  )
  const seen = new Set<string>()
  let path: string | undefined = '/referrals?tab=done'
  let total = 0
  for (let i = 0; path && i < 5; i += 1) {
    const { html } = await world.get(path, worker)
    const found = [...html.matchAll(/id="r-([0-9a-f-]+)"/g)].map(([, id = '']) => id)
    total += found.length
    for (const id of found) seen.add(id)
    path = /rel="next"/.test(html)
      ? /href="([^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
      : undefined
  }
  assert.equal(seen.size, 65)
  assert.equal(total, 65)
})

test('in a case with another person’s report, the service reaches and tells the one whose referral it is', async () => {
  const { council, officer, worker, path, reference, reportId } = await referred({ role: 'witness' })
  const { safeContact: safe } = MARKED
  assert.ok(safe)
  const other = await tellReport(world.publicCtx(), {
    agencyId: council.id,
    areaId: council.areaId ?? null,
    person: { email: 'other@example.org', safeContact: { ...safe, methods: ['email'] } },
  })
  const link = { case: reference, reason: 'same_incident', version: '1' }
  assert.equal((await world.post(`/reports/${other.reference}/link`, link, officer)).status, 303)
  await world.post(`${path}/accept`, await version(reference), worker)
  const page = (await world.get(path, worker)).html
  assert.match(page, /Only contact them by phone call/)
  assert.doesNotMatch(page, /Only contact them by e-mail/)
  const spoke = { once: newId(), channel: 'call', result: 'spoke', note: '' }
  assert.equal((await world.post(`${path}/attempt`, spoke, worker)).status, 303)
  const told = await world.admin(
    `select report_id from timeline where kind = 'referral.contacted' and audience = 'person' and case_id = $1`,
    [(await row(reference)).case_id],
  )
  assert.deepEqual(told, [{ report_id: reportId }])
})

test('the referral of somebody anonymous is not released to another of the same case, who said yes to nothing', async () => {
  const { council, officer, worker, path, reference } = await referred({
    privacy: 'anonymous',
    canContact: 'follow_up_only',
    person: null,
  })
  const other = await tellReport(world.publicCtx(), {
    agencyId: council.id,
    areaId: council.areaId ?? null,
    consents: {},
    person: { name: 'Oona Other', email: 'oona@example.org' },
  })
  const link = { case: reference, reason: 'same_incident', version: '1' }
  assert.equal((await world.post(`/reports/${other.reference}/link`, link, officer)).status, 303)
  const page = await world.get(path, officer)
  assert.match(page.html, /The report is anonymous: there is nobody to refer/)
  const release = { ...(await version(reference)), releaseNote: 'They agreed by phone' }
  assert.notEqual((await world.post(`${path}/release`, release, officer)).status, 303)
  assert.equal((await row(reference)).status, 'withheld')
  assert.ok(!(await world.post(`${path}/person`, {}, worker)).html.includes('Oona Other'))
})
