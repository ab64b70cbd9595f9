// Against a referral by hand: a no that comes into the case by another way, at the same moment, and those whom it is for leaving
// the case.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { newId } from '../../../platform/ids.ts'
import { logCase } from '../../cases/index.ts'
import { tellReport } from '../../cases/testing/a-report.ts'
import { linkToCase, unlinkFromCase } from '../../reporting/receiving/link-case.ts'
import { mergeReports } from '../../reporting/receiving/merge.ts'

let world: World
let city: Agency
let homes: Agency
let officer: Person
let housing: Person
before(async () => {
  world = await createWorld()
  city = await world.agency({ name: 'City Council', area: 'City' })
  homes = await world.agency({ name: 'City Homes', kind: 'housing' })
  officer = await world.staff({ agency: city, roles: ['officer'] })
  housing = await world.staff({ agency: homes, roles: ['support_worker'] })
})
after(() => world.close())

type Told = { id: string; reference: string }

async function told(answer: string, narrative = 'ZEBRANARRATIVE'): Promise<Told> {
  const report = await tellReport(world.publicCtx(), {
    agencyId: city.id,
    areaId: city.areaId ?? null,
    narrative,
  })
  await world.admin(
    `update consents set answer = $2 where report_id = $1 and purpose = 'council_partners' and withdrawn_at is null`,
    [report.id, answer],
  )
  return report
}

async function aCase(answer: string): Promise<Told> {
  const report = await told(answer)
  const command = {
    reportReference: report.reference,
    summary: 'Stones',
    strands: ['race'],
    types: ['threats'],
  }
  assert.ok((await logCase(officer.ctx(), command, 1)).ok)
  return report
}

const refer = (of: Told, people: readonly string[]) =>
  world.post(
    `/refer/${of.reference}`,
    { to: homes.id, people: [...people], reason: 'QUAGGAREASON: a new door' },
    officer,
  )
const link = (report: Told, into: Told) =>
  linkToCase(officer.ctx(), report.reference, {
    caseReference: into.reference,
    reason: 'same street',
    version: 1,
  })
const merge = (report: Told, into: Told) =>
  mergeReports(officer.ctx(), report.reference, {
    otherReference: into.reference,
    leads: 'other',
    reason: 'the same',
    version: 1,
  })
const versionOf = async ({ id }: Told) =>
  (await world.admin<{ version: number }>('select version from reports where id = $1', [id]))[0]?.version ?? 0
const referralOf = async ({ reference }: Told) =>
  (
    await world.admin<{ id: string; status: string }>(
      `select f.id, f.status from referrals f join cases c on c.id = f.case_id
        where c.reference = $1 and f.purpose is not null order by f.created_at desc limit 1`,
      [reference],
    )
  )[0]
const isInCase = async ({ id }: Told) =>
  (await world.admin('select report_id from case_reports where report_id = $1', [id])).length > 0

describe('a referral by hand', () => {
  for (const [way, join] of [
    ['linked', link],
    ['merged', merge],
  ] as const) {
    test(`keeps out of its case what is ${way} of somebody who said no`, async () => {
      const of = await aCase('yes')
      assert.equal((await refer(of, [of.id])).status, 303)
      const other = await told('no', 'GNUNARRATIVE')
      assert.ok(!(await join(other, of)).ok)
      assert.ok(!(await isInCase(other)))
    })

    test(`goes out or the report is ${way}, where both happen at the same moment and somebody said no`, async () => {
      const of = await aCase('yes')
      const other = await told('no', 'GNUNARRATIVE')
      let joining: ReturnType<typeof join> | undefined
      let sending: ReturnType<typeof refer> | undefined
      // Whoever joins has asked who reads the case, and waits for the clock of the report; then the referral is sent.
      await officer.ctx().db.transaction(async (tx) => {
        await sql`select from clocks where report_id = ${other.id} for update`.execute(tx)
        joining = join(other, of)
        await setTimeout(400)
        sending = refer(of, [of.id])
        await setTimeout(700)
      })
      const [joined, sent] = [await joining, await sending]
      assert.ok(!(joined?.ok && sent?.status === 303), `${joined?.ok} and ${sent?.status}`)
      assert.ok(joined?.ok && sent?.status === 422, 'whoever came first')
      assert.match(sent.html, /somebody said no/)
      const seen = await world.get(`/reports/${other.reference}`, housing)
      assert.notEqual(seen.status, 200)
    })
  }

  test('ends where the last of those whom it is for leaves the case, and says so to them', async () => {
    const of = await aCase('not_asked')
    const other = await told('yes')
    assert.ok((await link(other, of)).ok)
    assert.equal((await refer(of, [other.id])).status, 303)
    assert.equal((await world.get(`/cases/${of.reference}/words`, housing)).status, 200)
    const out = { reason: 'another street', version: await versionOf(other) }
    assert.ok((await unlinkFromCase(officer.ctx(), other.reference, out)).ok)
    const referral = await referralOf(of)
    assert.equal(referral?.status, 'withdrawn')
    assert.equal((await world.get(`/cases/${of.reference}`, housing)).status, 404)
    const heard = await world.admin(
      `select kind from timeline where report_id = $1 and kind = 'referral.withdrawn' and audience = 'person'`,
      [other.id],
    )
    assert.equal(heard.length, 1)
    const noted = await world.admin(
      `select reason from audit.entries where subject_id = $1 and action = 'referral.end'`,
      [referral?.id],
    )
    assert.deepEqual(noted, [{ reason: 'nobody whom it is for is in the case any more' }])
  })

  test('ends also where it was finished before, and its worker keeps what they did', async () => {
    const of = await aCase('not_asked')
    const other = await told('yes')
    assert.ok((await link(other, of)).ok)
    assert.equal((await refer(of, [other.id])).status, 303)
    const referral = await referralOf(of)
    await world.post(`/referrals/${referral?.id}/accept`, { version: '1' }, housing)
    await world.post(`/referrals/${referral?.id}/finish`, { version: '2', outcome: 'declined' }, housing)
    assert.equal((await referralOf(of))?.status, 'done')
    const out = { reason: 'another street', version: await versionOf(other) }
    assert.ok((await unlinkFromCase(officer.ctx(), other.reference, out)).ok)
    assert.equal((await referralOf(of))?.status, 'stopped')
    assert.equal((await world.get(`/cases/${of.reference}`, housing)).status, 404)
    const kept = await world.get(`/referrals/${referral?.id}`, housing)
    assert.match(kept.html, /This referral has stopped: stop all contact/)
  })

  test('stands where another whom it is for stays', async () => {
    const of = await aCase('yes')
    const other = await told('yes')
    assert.ok((await link(other, of)).ok)
    assert.equal((await refer(of, [of.id, other.id])).status, 303)
    const out = { reason: 'another street', version: await versionOf(other) }
    assert.ok((await unlinkFromCase(officer.ctx(), other.reference, out)).ok)
    const referral = await referralOf(of)
    assert.equal(referral?.status, 'sent')
    // Who left is out of it: not on its page, and not the service's to open.
    const { html } = await world.get(`/referrals/${referral?.id}`, officer)
    assert.ok(!html.includes(other.reference), 'who left is not whom it is for')
    assert.notEqual((await world.get(`/reports/${other.reference}`, housing)).status, 200)
  })

  test('ends where the last of those whom it is for wants nobody in touch any more, and stops whoever took it', async () => {
    const [of, other] = [await aCase('yes'), await told('yes')]
    assert.ok((await link(other, of)).ok)
    for (const { id } of [of, other])
      await world.admin(`update reports set can_contact = 'yes' where id = $1`, [id])
    assert.equal((await refer(of, [of.id, other.id])).status, 303)
    const referral = await referralOf(of)
    await world.post(`/referrals/${referral?.id}/accept`, { version: '1' }, housing)
    const silent = ({ id }: Told) =>
      world.admin(`update reports set can_contact = 'follow_up_only' where id = $1`, [id])
    await silent(other)
    assert.equal((await referralOf(of))?.status, 'accepted', 'the other is reached still')
    await silent(of)
    assert.equal((await referralOf(of))?.status, 'stopped')
    assert.equal((await world.get(`/cases/${of.reference}`, housing)).status, 404)
    const mails = await world.admin(
      `select to_user_id from mails where template = 'referral-stopped' and params ->> 'reference' = $1`,
      [of.reference],
    )
    assert.deepEqual(mails, [{ to_user_id: housing.actor.userId }])
  })

  test('takes nobody of another case', async () => {
    const [of, another] = [await aCase('yes'), await aCase('yes')]
    assert.equal((await refer(of, [another.id])).status, 422)
    const once = newId()
    const person = {
      once,
      source: 'telephone',
      needs: 'ZEBRAARM',
      knows: 'agrees',
      name: 'QUAGGANAME',
      contact: 'yes',
    }
    await world.post(`/reports/${another.reference}/people`, person, officer)
    const [affected] = await world.admin<{ id: string }>(
      'select id from people_affected where report_id = $1',
      [another.id],
    )
    assert.equal((await refer(of, [affected?.id ?? ''])).status, 422)
    assert.equal(await referralOf(of), undefined)
  })
})
