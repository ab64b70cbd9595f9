// Two people who told of one case answer each for themselves: what one of them allows or refuses is nothing that the other said.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { logCase } from '../../cases/index.ts'
import { submitReport } from '../index.ts'
import { NO_ASK } from './police-told.ts'
import { linkToCase, unlinkFromCase } from '../receiving/link-case.ts'
import { mergeReports } from '../receiving/merge.ts'
import { anonymousReport } from '../testing/answers.ts'

let world: World
let officer: Person
let worker: Person
let areaId = ''
before(async () => {
  world = await createWorld()
  const north = await world.agency({ name: 'North Council', area: 'North' })
  areaId = north.areaId ?? ''
  officer = await world.staff({ agency: north, roles: ['officer'] })
  const care = await world.agency({ name: 'Victim Care', kind: 'victim_service', area: 'North' })
  worker = await world.staff({ agency: care, roles: ['support_worker'] })
})
after(() => world.close())

type Answer = 'yes' | 'no'
async function told(service: Answer, police: Answer) {
  const { reference, code } = await submitReport(
    world.publicCtx(),
    {
      ...anonymousReport(areaId),
      privacy: 'contact_only',
      canContact: 'yes',
      person: { phone: '07700 900456' },
      consents: { victim_service: service, police, council_partners: 'no' },
    },
    randomToken(),
  )
  const says = (choice: string) => world.post('/follow-up', { reference, code, do: choice })
  return { reference, says, reads: async () => (await world.post('/follow-up', { reference, code })).html }
}
type Told = Awaited<ReturnType<typeof told>>

async function inOneCase(first: Told, second: Told) {
  const command = { reportReference: first.reference, summary: 'Shouting', strands: ['race'] }
  assert.ok((await logCase(officer.ctx(), { ...command, types: ['verbal_abuse'] }, 1)).ok)
  const wanted = { caseReference: first.reference, reason: 'same_people', version: 1 }
  const linked = await linkToCase(officer.ctx(), second.reference, wanted)
  assert.ok(linked.ok, JSON.stringify(linked))
}
const referralOf = async ({ reference }: Told) =>
  (
    await world.admin<{ status: string }>(
      'select f.status from referrals f join cases c on c.id = f.case_id where c.reference = $1',
      [reference],
    )
  )[0]?.status
const policeRuns = async ({ reference }: Told) =>
  (
    await world.admin(
      `select 1 from clocks k join cases c on c.id = k.case_id where c.reference = $1 and k.kind = 'police_told'
       and k.met_at is null and k.stopped_at is null`,
      [reference],
    )
  ).length === 1

test('the service reads when the person whose referral it is said yes, and not when another did', async () => {
  const first = await told('yes', 'no')
  world.clock.advance(24 * 3_600_000)
  await inOneCase(first, await told('yes', 'no'))
  const [row] = await world.admin<{ id: string; said: string }>(
    `select f.id, to_char(n.given_at at time zone 'Europe/London', 'FMDD FMMonth YYYY') as said
     from referrals f join cases c on c.id = f.case_id join reports r on r.reference = c.reference
     join consents n on n.report_id = r.id and n.purpose = 'victim_service' where c.reference = $1`,
    [first.reference],
  )
  const page = await world.get(`/referrals/${row?.id}`, worker)
  assert.match(page.html, new RegExp(`Said yes on ${row?.said}`))
})

test('a yes of one sends out nothing that another refused', async () => {
  const [first, second] = [await told('no', 'no'), await told('no', 'no')]
  await inOneCase(first, second)
  assert.equal(await referralOf(first), 'withheld')
  await second.says('yes-victim_service')
  assert.equal(await referralOf(first), 'withheld')
  await first.says('yes-victim_service')
  assert.equal(await referralOf(first), 'sent')
})

test('what another refused goes out by no yes of the first, pressed again or said to an officer, until it is out of the case', async () => {
  const [first, second] = [await told('yes', 'no'), await told('yes', 'no')]
  await inOneCase(first, second)
  await second.says('no-victim_service')
  await first.says('no-victim_service')
  await first.says('yes-victim_service')
  assert.equal(await referralOf(first), 'withheld')
  const [row] = await world.admin<{ id: string; version: number }>(
    'select f.id, f.version from referrals f join cases c on c.id = f.case_id where c.reference = $1',
    [first.reference],
  )
  const release = (version: number) =>
    world.post(
      `/referrals/${row?.id}/release`,
      { version: String(version), releaseNote: 'They agreed by telephone' },
      officer,
    )
  const page = (await world.get(`/referrals/${row?.id}`, officer)).html
  assert.match(
    page,
    new RegExp(`href="/reports/${second.reference}/unlink"[^>]*>Take ${second.reference} out`),
  )
  assert.ok(!page.includes(`/reports/${first.reference}/unlink`))
  const refused = await release(row?.version ?? 0)
  assert.equal(refused.status, 422)
  assert.match(refused.html, /id="releaseNote-error"[\s\S]*Somebody else in this case said no/)
  assert.match(refused.html, /They agreed by telephone/)
  assert.equal(await referralOf(first), 'withheld')
  const [{ version } = { version: 0 }] = await world.admin<{ version: number }>(
    'select version from reports where reference = $1',
    [second.reference],
  )
  const wanted = { reason: 'linked_by_mistake', version }
  assert.ok((await unlinkFromCase(officer.ctx(), second.reference, wanted)).ok)
  assert.equal((await release(row?.version ?? 0)).status, 303)
  assert.equal(await referralOf(first), 'sent')
})

test('what another withdrew goes out by no yes of the first, where that other was never asked', async () => {
  const [first, second] = [await told('yes', 'no'), await told('yes', 'no')]
  await inOneCase(first, second)
  await world.admin(
    `with w as (update reports set withdrawn_at = now() where reference = $1 returning id)
     delete from consents where report_id in (select id from w)`,
    [second.reference],
  )
  await first.says('no-victim_service')
  await first.says('yes-victim_service')
  assert.equal(await referralOf(first), 'withheld')
})

test('a report that leads one whose person refused is not logged with a referral that would hand it over', async () => {
  const [first, second] = [await told('yes', 'no'), await told('no', 'no')]
  const merged = await mergeReports(officer.ctx(), first.reference, {
    otherReference: second.reference,
    leads: 'this',
    reason: 'same_people',
    version: 1,
  })
  assert.ok(merged.ok, JSON.stringify(merged))
  const command = { reportReference: first.reference, summary: 'Shouting', strands: ['race'] }
  const [{ version } = { version: 0 }] = await world.admin<{ version: number }>(
    'select version from reports where reference = $1',
    [first.reference],
  )
  const logged = await logCase(officer.ctx(), { ...command, types: ['verbal_abuse'] }, version)
  assert.equal(logged.ok, false)
  assert.match(JSON.stringify(logged), /split/)
  const before = (await world.get(`/reports/${first.reference}/log`, officer)).html
  assert.match(
    before,
    new RegExp(`href="/reports/${second.reference}/split"[^>]*>Split ${second.reference} off`),
  )
  assert.equal(await referralOf(first), undefined)
  // As for whatever somebody refused: unless somebody is in serious danger or a child is at risk.
  const ask = { ...NO_ASK, ground: 'child_at_risk' as const }
  assert.ok((await logCase(officer.ctx(), { ...command, types: ['threats'], ask }, version)).ok)
})

test('whose support ends because another refused hears that it did', async () => {
  const [first, second] = [await told('yes', 'no'), await told('yes', 'no')]
  await inOneCase(first, second)
  await second.says('no-victim_service')
  assert.equal(await referralOf(first), 'withheld')
  assert.match(await first.reads(), /We have told \w+[^<]* to stop/)
})

test('a no of one does not stop the time in which the police are told of another, who said yes', async () => {
  const [first, second] = [await told('no', 'yes'), await told('no', 'yes')]
  await inOneCase(first, second)
  await second.says('no-police')
  assert.equal(await policeRuns(first), true)
  await first.says('no-police')
  assert.equal(await policeRuns(first), false)
})

test('a yes that comes into a case with its report runs its time', async () => {
  const [first, second] = [await told('no', 'no'), await told('no', 'yes')]
  await inOneCase(first, second)
  assert.equal(await policeRuns(first), true)
})

test('whoever refuses reads nothing of what the police were told of another', async () => {
  const [first, second] = [await told('no', 'yes'), await told('no', 'no')]
  await inOneCase(first, second)
  await first.says('yes-police')
  const page = await world.post(
    `/cases/${first.reference}/police`,
    { once: newId(), note: '', ground: 'vital_interests', urgent: 'yes' },
    officer,
  )
  assert.equal(page.status, 303)
  const third = await told('no', 'no')
  const wanted = { caseReference: first.reference, reason: 'same_people', version: 1 }
  assert.ok((await linkToCase(officer.ctx(), third.reference, wanted)).ok)
  await third.says('yes-police')
  assert.match(await third.reads(), /We have not told the police yet/)
  assert.equal(await policeRuns(first), true)
  await third.says('no-police')
  const html = await third.reads()
  assert.doesNotMatch(html, /They were told before you said no/)
  assert.match(html, /We will not tell the police/)
})

test('the case shows the answers of each report by themselves', async () => {
  const [first, second] = [await told('no', 'no'), await told('no', 'yes')]
  await inOneCase(first, second)
  const { html } = await world.get(`/cases/${first.reference}`, officer)
  const consents = html.slice(
    html.indexOf('id="consents"'),
    html.indexOf('</section>', html.indexOf('id="consents"')),
  )
  for (const [{ reference }, answer] of [
    [first, 'No'],
    [second, 'Yes'],
  ] as const)
    assert.match(consents, new RegExp(`Report ${reference}[\\s\\S]*?Police: <strong>${answer}</strong>`))
})
