// What follows when a person changes their mind, once their report is a case: docs/decisions/0007.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { randomToken } from '../../platform/crypto/tokens.ts'
import { newId } from '../../platform/ids.ts'
import { logCase } from '../cases/index.ts'
import { changeMind } from '../reporting/follow-up/change-mind.ts'
import { asHolder } from '../reporting/follow-up/open-report.ts'
import { type ReportAnswers, submitReport } from '../reporting/index.ts'

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world.close())

const PHONE = '07700 900461'
const answers = (areaId: string, change: Partial<ReportAnswers>): ReportAnswers => ({
  narrative: { v: 1, what: 'MARKEDWORDS', when: '', place: '', postcode: '', why: '' },
  occurred: { kind: 'unknown', said: 'not_said' },
  happenedBefore: 'not_said',
  place: { postcode: '', areaId },
  placeKind: 'street',
  strands: ['race'],
  role: 'affected',
  privacy: 'named',
  canContact: 'yes',
  person: {
    name: 'Zephyrine Quillfeather',
    phone: PHONE,
    safeContact: {
      methods: ['call'],
      safeTimes: [],
      mayLeaveMessage: false,
      maySayWhoWeAre: false,
      note: '',
    },
  },
  consents: { victim_service: 'yes', police: 'yes', council_partners: 'no' },
  ...change,
})

async function scene(change: Partial<ReportAnswers> = {}) {
  const area = `Area ${newId()}`
  const council = await world.agency({ name: 'Northbrook Council', area })
  const victims = await world.agency({ name: 'Victim Care', kind: 'victim_service', area })
  const officer = await world.staff({ agency: council, roles: ['officer'], name: 'Ola Officer' })
  const worker = await world.staff({ agency: victims, roles: ['support_worker'], name: 'Vic Worker' })
  const receipt = await submitReport(world.publicCtx(), answers(council.areaId ?? '', change), randomToken())
  const { reference, code, reportId } = receipt
  const log = () =>
    logCase(
      officer.ctx(),
      { reportReference: reference, summary: 'Shouted at', strands: ['race'], types: ['threats'] },
      1,
    )
  assert.ok((await log()).ok)
  // As the page does it, without the page's own limit of so many a minute.
  const press = (answer: 'yes' | 'no') => {
    const key = { reference, code }
    return changeMind(asHolder(world.services, world.publicCtx(), key), key, 'victim_service', answer)
  }
  const says = (what: string) => world.post('/follow-up', { reference, code, do: what })
  return { council, victims, officer, worker, reference, code, reportId, says, press }
}
type Scene = Awaited<ReturnType<typeof scene>>

type Referral = {
  id: string
  case_id: string
  status: string
  basis: string
  withheld_reason: string | null
  taken_by: string | null
  version: number
}
const referrals = (reference: string) =>
  world.admin<Referral>(
    `select f.id, f.case_id, f.status, f.basis, f.withheld_reason, f.taken_by, f.version
     from referrals f join cases c on c.id = f.case_id where c.reference = $1`,
    [reference],
  )
async function referral(reference: string): Promise<Referral> {
  const rows = await referrals(reference)
  assert.equal(rows.length, 1, 'one referral for ever')
  assert.ok(rows[0])
  return rows[0]
}
const clocks = (reference: string, kind: string) =>
  world.admin<{ sequence: number; open: boolean; stopped_reason: string | null }>(
    `select k.sequence, k.met_at is null and k.stopped_at is null as open, k.stopped_reason
     from clocks k join cases c on c.id = k.case_id where c.reference = $1 and k.kind = $2 order by k.sequence`,
    [reference, kind],
  )
const mails = async (to: Person, template: string) =>
  (
    await world.admin('select 1 from mails where to_user_id = $1 and template = $2', [
      to.actor.userId,
      template,
    ])
  ).length
async function accept({ worker, reference }: Scene) {
  const { id, version } = await referral(reference)
  return world.post(`/referrals/${id}/accept`, { version: String(version) }, worker)
}
const seesCase = async ({ worker, reference }: Scene) =>
  (await world.get(`/cases/${reference}`, worker)).status === 200

test('no to the victim service holds the referral back: no sight, no clock, and everybody is told', async () => {
  const all = await scene()
  const { worker, officer, reference, says } = all
  assert.equal(await seesCase(all), true)
  const page = await says('no-victim_service')
  assert.match(page.html, /We have told Victim Care to stop/)
  const after = await referral(reference)
  assert.deepEqual([after.status, after.basis, after.withheld_reason], ['withheld', 'none', 'withdrew'])
  assert.equal(await seesCase(all), false)
  assert.equal((await world.get(`/referrals/${after.id}`, worker)).status, 404)
  assert.ok(!(await world.get('/referrals', worker)).html.includes(reference))
  assert.deepEqual(
    (await clocks(reference, 'victim_referral')).map((each) => [each.open, each.stopped_reason]),
    [[false, 'person_said_no']],
  )
  assert.equal(await mails(officer, 'consent-changed'), 1)
  assert.equal(await mails(worker, 'referral-stopped'), 1)
  const seen = await world.get(`/cases/${reference}`, officer)
  assert.match(seen.html, /The person said no. The referral to Victim Care stopped/)
  assert.match(seen.html, /The person said yes and took it back/)
  const trail = await world.admin(
    `select actor_kind, detail ->> 'happened' as happened from audit.entries where action = 'referral.follow' and subject_id = $1`,
    [after.id],
  )
  assert.deepEqual(trail, [{ actor_kind: 'public', happened: 'stopped' }])
})

test('no after the referral was taken stops it: the worker keeps their own record and nothing else', async () => {
  const all = await scene()
  const { worker, reference, says } = all
  await accept(all)
  const { id } = await referral(reference)
  await world.post(
    `/referrals/${id}/attempt`,
    { once: newId(), channel: 'call', result: 'no_answer', note: 'SECRETNOTE' },
    worker,
  )
  assert.ok((await world.post(`/referrals/${id}/person`, {}, worker)).html.includes(PHONE))
  await says('no-victim_service')
  const after = await referral(reference)
  assert.deepEqual(
    [after.status, after.withheld_reason, after.taken_by],
    ['stopped', null, worker.actor.userId],
  )
  assert.equal(await seesCase(all), false)
  const record = await world.get(`/referrals/${id}`, worker)
  assert.equal(record.status, 200)
  assert.match(record.html, /stop all contact/)
  assert.match(record.html, /Telephone call: no answer/)
  for (const hidden of ['Shouted at', PHONE, 'Zephyrine', '/notes/'])
    assert.ok(!record.html.includes(hidden), hidden)
  assert.equal((await world.post(`/referrals/${id}/person`, {}, worker)).status, 404)
  const press = { once: newId(), channel: 'call', result: 'spoke', note: '' }
  assert.equal((await world.post(`/referrals/${id}/attempt`, press, worker)).status, 404)
  assert.ok((await world.get('/referrals?tab=stopped', worker)).html.includes(reference))
  const outsider = await world.staff({
    agency: await world.agency({ name: 'Else' }),
    roles: ['support_worker'],
  })
  assert.equal((await world.get(`/referrals/${id}`, outsider)).status, 404)
})

test('yes afterwards asks the victim service again, as one that waits to be taken', async () => {
  const all = await scene()
  const { worker, reference, says } = all
  await accept(all)
  await says('no-victim_service')
  const page = await says('yes-victim_service')
  assert.match(page.html, /We asked Victim Care to be in touch/)
  const after = await referral(reference)
  assert.deepEqual([after.status, after.basis, after.taken_by], ['sent', 'consent', null])
  assert.equal(await seesCase(all), true)
  assert.deepEqual(
    (await clocks(reference, 'victim_referral')).map(({ open }) => open),
    [false, true],
  )
  assert.equal((await accept(all)).status, 303)
  assert.equal((await referral(reference)).taken_by, worker.actor.userId)
})

test('a later yes releases what was withheld for want of one, unless there is no safe way to reach the person', async () => {
  const asked = { victim_service: 'not_asked', police: 'no', council_partners: 'no' } as const
  const safe = await scene({ consents: asked })
  assert.equal((await referral(safe.reference)).withheld_reason, 'not_asked')
  await safe.says('yes-victim_service')
  assert.equal((await referral(safe.reference)).status, 'sent')
  assert.equal(await mails(safe.worker, 'referral-waiting'), 1)
  const unsafe = await scene({ consents: asked, canContact: 'follow_up_only' })
  const page = await unsafe.says('yes-victim_service')
  assert.match(page.html, /you gave us no safe way/)
  const after = await referral(unsafe.reference)
  assert.deepEqual([after.status, after.withheld_reason], ['withheld', 'no_safe_contact'])
  assert.equal(await seesCase(unsafe), false)
})

test('no to the police stops their clock, yes starts it, and what they were told already is said', async () => {
  const { officer, reference, says } = await scene()
  const open = async () => (await clocks(reference, 'police_told')).filter((each) => each.open).length
  assert.equal(await open(), 1)
  assert.match((await says('no-police')).html, /We will not tell the police/)
  assert.equal(await open(), 0)
  assert.match((await says('yes-police')).html, /will tell them/)
  assert.equal(await open(), 1)
  await world.post(`/cases/${reference}/police`, { once: newId(), note: '' }, officer)
  assert.match((await says('no-police')).html, /They were told before you said no/)
  assert.equal((await clocks(reference, 'police_told')).length, 2)
})

test('an answer about other agencies is shown on the case and told to its officer', async () => {
  const { officer, reference, says } = await scene()
  await says('yes-council_partners')
  const seen = await world.get(`/cases/${reference}`, officer)
  assert.match(seen.html, /The person changed who may be told. Council and its partners: yes\./)
  assert.equal(await mails(officer, 'consent-changed'), 1)
})

test('thirty changes leave one referral, at most one clock that runs, and one mail that waits', async () => {
  const { officer, worker, reference, press } = await scene()
  for (let i = 0; i < 30; i += 1) await press(i % 2 ? 'yes' : 'no')
  assert.equal((await referral(reference)).status, 'sent')
  assert.equal((await clocks(reference, 'victim_referral')).filter(({ open }) => open).length, 1)
  assert.equal(await mails(officer, 'consent-changed'), 1)
  assert.equal(await mails(worker, 'referral-stopped'), 1)
  const presses = await Promise.all([1, 2, 3, 4].map(() => press('no')))
  assert.deepEqual(presses.toSorted(), ['same', 'same', 'same', 'stopped'])
  const told = await world.admin(
    `select 1 from timeline t join cases c on c.id = t.case_id where c.reference = $1 and t.kind = 'referral.stopped'`,
    [reference],
  )
  assert.equal(told.length, 16)
  assert.equal((await referral(reference)).withheld_reason, 'withdrew')
})

test('taking the referral and saying no at one moment ends with nobody seeing the case', async () => {
  for (let i = 0; i < 8; i += 1) {
    const all = await scene()
    const [took] = await Promise.all([accept(all), all.press('no')])
    const after = await referral(all.reference)
    assert.equal(took.status === 303 ? 'stopped' : 'withheld', after.status)
    assert.ok([303, 404].includes(took.status), String(took.status))
    assert.equal(await seesCase(all), false)
    assert.deepEqual(
      (await clocks(all.reference, 'victim_referral')).filter(({ open }) => open),
      [],
    )
  }
})

test('an officer releases what was stopped once the person says yes to them; at one moment with a no, one comes after the other', async () => {
  const all = await scene()
  await accept(all)
  await all.press('no')
  const release = async () => {
    const { id, version } = await referral(all.reference)
    const fields = { version: String(version), releaseNote: 'Said yes on the telephone' }
    return world.post(`/referrals/${id}/release`, fields, all.officer)
  }
  assert.equal((await release()).status, 303)
  const after = await referral(all.reference)
  assert.deepEqual([after.status, after.taken_by], ['sent', null])
  for (let i = 0; i < 6; i += 1) {
    await all.press('no')
    const [released, said] = await Promise.all([release(), all.press('no')])
    assert.ok([303, 409].includes(released.status), String(released.status))
    // The last word is the person's where they spoke last; else it is what they told the officer.
    assert.equal((await referral(all.reference)).status, said === 'same' ? 'sent' : 'withheld')
  }
})

test('logging and saying no at one moment ends with the referral withheld', async () => {
  for (let i = 0; i < 6; i += 1) {
    const area = `Area ${newId()}`
    const council = await world.agency({ name: 'Northbrook Council', area })
    await world.agency({ name: 'Victim Care', kind: 'victim_service', area })
    const officer = await world.staff({ agency: council, roles: ['officer'] })
    const { reference, code } = await submitReport(
      world.publicCtx(),
      answers(council.areaId ?? '', {}),
      randomToken(),
    )
    const key = { reference, code }
    const log = () =>
      logCase(
        officer.ctx(),
        { reportReference: reference, summary: 'x', strands: ['race'], types: ['threats'] },
        1,
      )
    const [logged] = await Promise.all([
      log(),
      changeMind(asHolder(world.services, world.publicCtx(), key), key, 'victim_service', 'no'),
    ])
    assert.ok(logged.ok)
    // The answer came first: the officer is shown the report as it now is.
    if (logged.value.kind === 'changed') continue
    assert.equal((await referral(reference)).status, 'withheld')
  }
})

test('the code of one report moves nothing of another, and staff cannot call what follows', async () => {
  const mine = await scene()
  const other = await scene()
  await world.post('/follow-up', { reference: other.reference, code: mine.code, do: 'no-victim_service' })
  assert.equal((await referral(other.reference)).status, 'sent')
  assert.equal((await referral(mine.reference)).status, 'sent')
  const call = mine.officer
    .ctx()
    .db.transaction((tx) =>
      sql`select app.follow_consent('victim_service', now(), 'withdrew', now(), now())`.execute(tx),
    )
  await assert.rejects(call, /permission denied/)
})
