// How somebody may be reached, changed by themselves: from anonymous to reachable and back, with all that follows.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { hashToken, randomToken } from '../../../platform/crypto/tokens.ts'
import { logCase } from '../../cases/index.ts'
import { type ReportAnswers, submitReport } from '../index.ts'
import { anonymousReport } from '../testing/answers.ts'

let world: World
let north: Agency
let officer: Person
before(async () => {
  world = await createWorld()
  north = await world.agency({ name: 'North Council', area: 'North' })
  const service = await world.agency({ name: 'Victim Care', kind: 'victim_service', area: 'North' })
  officer = await world.staff({ agency: north, roles: ['officer'] })
  await world.staff({ agency: service, roles: ['support_worker'] })
})
after(() => world.close())

async function reported(change: Partial<ReportAnswers> = {}) {
  const answers = { ...anonymousReport(north.areaId ?? ''), ...change }
  const { reference, code, reportId } = await submitReport(world.publicCtx(), answers, randomToken())
  const ask = (fields: Record<string, string | string[]>) =>
    world.post('/follow-up', { reference, code, ...fields })
  const log = async () => {
    const command = { reportReference: reference, summary: 'Shouted at', strands: ['race'] }
    assert.ok((await logCase(officer.ctx(), { ...command, types: ['verbal_abuse'] }, 1)).ok)
  }
  const stored = async () => {
    const rows = await world.admin<{ privacy: string; can_contact: string; person_id: string | null }>(
      'select privacy, can_contact, person_id from reports where id = $1',
      [reportId],
    )
    assert.ok(rows[0])
    return rows[0]
  }
  const own = () => {
    const holder = world.publicCtx(hashToken(code).toString('hex'))
    return holder.db.transaction((tx) => holder.vault.ownContact(tx))
  }
  return { reference, reportId, ask, log, stored, own }
}
const reachable = {
  do: 'contact',
  reach: 'reachable',
  methods: ['text', 'call'],
  phone: '07700 900456',
  maySay: 'yes',
  times: ['morning'],
}
const named: Partial<ReportAnswers> = {
  privacy: 'named',
  canContact: 'yes',
  person: {
    name: 'Ann Marsh',
    phone: '07700 900111',
    safeContact: {
      methods: ['text'],
      safeTimes: [],
      mayLeaveMessage: false,
      maySayWhoWeAre: false,
      note: 'Not my brother',
    },
  },
  consents: { victim_service: 'yes', police: 'no', council_partners: 'no' },
}
const referralOf = async (reference: string) =>
  (
    await world.admin<{ status: string; withheld_reason: string | null }>(
      'select f.status, f.withheld_reason from referrals f join cases c on c.id = f.case_id where c.reference = $1',
      [reference],
    )
  )[0]

test('somebody anonymous becomes reachable: their details are sealed, their case has them, and its holder is told', async () => {
  const { reference, reportId, ask, log, stored, own } = await reported()
  await log()
  assert.match((await ask(reachable)).html, /only in the ways that you chose/)
  const now = await stored()
  assert.deepEqual([now.privacy, now.can_contact], ['contact_only', 'yes'])
  const kept = await own()
  assert.equal(kept?.details?.phone, '07700 900456')
  assert.deepEqual(kept?.details?.safeContact?.methods, ['call', 'text'])
  const people = await world.admin(
    'select role, label from case_people p join cases c on c.id = p.case_id where c.reference = $1 and person_id = $2',
    [reference, now.person_id],
  )
  assert.deepEqual(people, [{ role: 'affected', label: 'Person A' }])
  const mails = await world.admin(
    `select 1 from mails where report_id = $1 and template = 'contact-changed'`,
    [reportId],
  )
  assert.equal(mails.length, 1)
  const index = await world.admin('select 1 from vault.blind_index where person_id = $1', [now.person_id])
  assert.equal(index.length, 1)
})

test('a referral that waited only for a way to reach them is released when there is one', async () => {
  const { reference, ask, log } = await reported()
  await log()
  await ask({ do: 'yes-victim_service' })
  assert.deepEqual(await referralOf(reference), { status: 'withheld', withheld_reason: 'anonymous' })
  await ask(reachable)
  assert.deepEqual(await referralOf(reference), { status: 'sent', withheld_reason: null })
})

test('going back to anonymous erases the details with their key, and stops whoever was asked to be in touch', async () => {
  const { reference, ask, log, stored } = await reported(named)
  await log()
  const { person_id: personId } = await stored()
  assert.equal((await referralOf(reference))?.status, 'sent')
  assert.match((await ask({ do: 'contact', reach: 'anonymous' })).html, /We have erased who you are/)
  assert.deepEqual(await stored(), {
    privacy: 'anonymous',
    can_contact: 'follow_up_only',
    person_id: null,
  })
  const left = await world.admin(
    `select p.sealed, k.wrapped from vault.people p join vault.keys k on k.id = p.key_id where p.id = $1`,
    [personId],
  )
  assert.deepEqual(left, [{ sealed: null, wrapped: null }])
  const index = await world.admin('select 1 from vault.blind_index where person_id = $1', [personId])
  assert.equal(index.length, 0)
  assert.equal((await referralOf(reference))?.status, 'withheld')
})

test('an empty box leaves what is kept, which no page shows; the key of what stood there before is destroyed', async () => {
  const { ask, own, stored } = await reported(named)
  const page = (await ask({ view: 'contact' })).html
  assert.doesNotMatch(page, /900111|Marsh|brother/)
  const destroyed = () => world.admin('select 1 from vault.keys where destroyed_at is not null')
  const before = (await destroyed()).length
  await ask({ do: 'contact', reach: 'reachable', methods: ['call'] })
  const kept = await own()
  assert.equal(kept?.details?.name, 'Ann Marsh')
  assert.equal(kept?.details?.phone, '07700 900111')
  assert.equal(kept?.details?.safeContact?.note, 'Not my brother')
  assert.equal((await stored()).privacy, 'named')
  assert.equal((await destroyed()).length, before + 1)
})

test('on this page only: the name stays, and no way to reach them', async () => {
  const { ask, own, stored } = await reported(named)
  await ask({ do: 'contact', reach: 'page' })
  assert.equal((await stored()).can_contact, 'follow_up_only')
  assert.deepEqual((await own())?.details?.safeContact?.methods, [])
})

test('a way without a number or an address is refused by its box, and what was typed stays', async () => {
  const { ask, stored } = await reported()
  assert.match((await ask({ do: 'contact' })).html, /Choose how we should reach you/)
  const none = await ask({ do: 'contact', reach: 'reachable' })
  assert.match(none.html, /Choose at least one way/)
  const wrong = await ask({ do: 'contact', reach: 'reachable', methods: ['email', 'letter'], address: 'x' })
  assert.match(wrong.html, /href="#email">Enter an e-mail address for e-mail/)
  assert.match(wrong.html, /value="letter"[^>]*checked/)
  assert.equal((await stored()).person_id, null)
})

test('when nobody may ever try is changed here too, and holds where the box is left empty', async () => {
  const { ask, own } = await reported(named)
  const form = await ask({ view: 'contact' })
  assert.match(form.html, /When must we never contact you\?/)
  await ask({ ...reachable, unsafeTimes: 'After 6pm' })
  assert.equal((await own())?.details?.safeContact?.unsafeTimes, 'After 6pm')
  await ask(reachable)
  assert.equal((await own())?.details?.safeContact?.unsafeTimes, 'After 6pm')
  const long = await ask({ ...reachable, unsafeTimes: 'x'.repeat(201) })
  assert.equal(long.status, 422)
  assert.match(long.html, /This is 1 characters? too long/)
})

test('what they left empty of how they are safe stays as they said it; what they answered holds from now on', async () => {
  const { ask, own } = await reported(named)
  await ask({ ...reachable, mayMessage: 'yes' })
  await ask({ do: 'contact', reach: 'reachable', methods: ['text'] })
  const left = (await own())?.details?.safeContact
  assert.deepEqual(left?.safeTimes, ['morning'])
  assert.deepEqual([left?.mayLeaveMessage, left?.maySayWhoWeAre], [true, true])
  await ask({ ...reachable, mayMessage: 'no', maySay: 'no', times: ['weekend'] })
  const answered = (await own())?.details?.safeContact
  assert.deepEqual(answered?.safeTimes, ['weekend'])
  assert.deepEqual([answered?.mayLeaveMessage, answered?.maySayWhoWeAre], [false, false])
})

test('somebody is reached in person or through somebody else from now on, and names whom else we may call', async () => {
  const { ask, own } = await reported(named)
  const ways = { do: 'contact', reach: 'reachable', methods: ['landline', 'in_person', 'through', 'relay'] }
  const wrong = await ask({ ...ways, throughReach: 'KEPTREACH' })
  assert.equal(wrong.status, 422)
  for (const field of ['landline', 'meetAt', 'throughName', 'relay'])
    assert.match(wrong.html, new RegExp(`href="#${field}"`), field)
  assert.match(wrong.html, /KEPTREACH/)
  assert.match(wrong.html, /<details[^>]* open[^>]*>[\s\S]*?throughName/, 'what is wrong stands open')
  const given = {
    landline: '0116 496 0991',
    meetAt: 'The library',
    throughName: 'Mo',
    throughKnows: 'yes',
    relay: 'ZEBRARELAY',
    otherTimes: 'Tuesdays at 2pm',
    messageOn: ['through'],
    trustedName: 'Aunt Jo',
    trustedPhone: '07700 900 002',
  }
  assert.match((await ask({ ...ways, ...given })).html, /only in the ways that you chose/)
  const kept = (await own())?.details
  assert.deepEqual(
    [
      kept?.landline,
      kept?.meetAt,
      kept?.relay,
      kept?.through,
      kept?.trusted?.name,
      kept?.safeContact?.otherTimes,
    ],
    [
      '0116 496 0991',
      'The library',
      'ZEBRARELAY',
      { name: 'Mo', reach: '', knows: 'yes' },
      'Aunt Jo',
      'Tuesdays at 2pm',
    ],
  )
  assert.deepEqual(kept?.safeContact?.messageOn, ['through'])
  assert.doesNotMatch((await ask({ view: 'contact' })).html, /Aunt Jo|ZEBRARELAY/, 'nothing kept is shown')
})

test('what was answered of a message holds for the ways of then, and for no new one', async () => {
  const { ask, own } = await reported(named)
  const ways = (methods: string[], more = {}) =>
    ask({
      do: 'contact',
      reach: 'reachable',
      methods,
      phone: '07700 900456',
      landline: '0116 496 0991',
      ...more,
    })
  await ways(['call'], { mayMessage: 'yes' })
  assert.equal((await own())?.details?.safeContact?.mayLeaveMessage, true)
  await ways(['call', 'landline'])
  const safe = (await own())?.details?.safeContact
  assert.deepEqual([safe?.mayLeaveMessage, safe?.messageOn], [false, ['call']])
  await ways(['call', 'landline'], { mayMessage: 'yes' })
  const all = (await own())?.details?.safeContact
  assert.deepEqual([all?.mayLeaveMessage, all?.messageOn], [true, undefined])
})

test('is told where what is new stands, if nothing comes by itself on the ways that they chose', async () => {
  const { ask } = await reported()
  const stands =
    /Nothing goes out by itself this way: a worker may use it\. What is new always stands on the page/
  const byHand = { ...reachable, methods: ['relay'], relay: 'SignVideo 5' }
  assert.match((await ask({ ...byHand, goesOut: ['email'] })).html, stands)
  const mail = { ...byHand, methods: ['relay', 'email'], email: 'ann@example.org' }
  const page = await ask({ ...mail, goesOut: ['email'] })
  assert.match(page.html, /We will reach you only in the ways that you chose/)
  assert.doesNotMatch(page.html, stands)
})
