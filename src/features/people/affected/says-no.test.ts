// A further person takes back their yes: what stood only on it ends, who was asked is told, and what is kept of them goes.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { newId } from '../../../platform/ids.ts'
import { logCase } from '../../cases/index.ts'
import { tellReport } from '../../cases/testing/a-report.ts'
import { Forbidden } from '../../../platform/problems.ts'
import { keepSaidNo } from './says-no.ts'

let world: World
let city: Agency
let homes: Agency
let officer: Person
let housing: Person
let stranger: Person
before(async () => {
  world = await createWorld()
  city = await world.agency({ name: 'City Council', area: 'City' })
  homes = await world.agency({ name: 'City Homes', kind: 'housing' })
  const county = await world.agency({ name: 'County', area: 'County' })
  officer = await world.staff({ agency: city, roles: ['officer', 'manager'] })
  housing = await world.staff({ agency: homes, roles: ['support_worker'] })
  stranger = await world.staff({ agency: county, roles: ['officer', 'manager', 'triage'] })
})
after(() => world.close())

type Told = { id: string; reference: string }
const ADDED = { source: 'telephone', needs: 'ZEBRAARM', knows: 'agrees', name: 'QUAGGANAME', contact: 'yes' }
type Affected = { id: string; person: string }

async function aCase(fields: Record<string, string> = {}): Promise<{ told: Told; affected: Affected }> {
  const told = await tellReport(world.publicCtx(), { agencyId: city.id, areaId: city.areaId ?? null })
  await world.admin(
    `update consents set answer = 'yes' where report_id = $1 and purpose = 'council_partners' and withdrawn_at is null`,
    [told.id],
  )
  await world.admin(`update reports set can_contact = 'yes' where id = $1`, [told.id])
  const command = {
    reportReference: told.reference,
    summary: 'Stones',
    strands: ['race'],
    types: ['threats'],
  }
  assert.ok((await logCase(officer.ctx(), command, 1)).ok)
  const added = { once: newId(), ...ADDED, ...fields }
  assert.equal((await world.post(`/reports/${told.reference}/people`, added, officer)).status, 303)
  const [affected] = await world.admin<Affected>(
    'select id, person_id as person from people_affected where report_id = $1',
    [told.id],
  )
  assert.ok(affected)
  return { told, affected }
}
const refer = ({ reference }: Told, people: string[]) =>
  world.post(`/refer/${reference}`, { to: homes.id, people, reason: 'a new door' }, officer)
const no = ({ reference }: Told, { person }: Affected, fields: Record<string, string>, as = officer) =>
  world.post(`/reports/${reference}/people/${person}/no`, fields, as)
const referralOf = async ({ reference }: Told) =>
  (
    await world.admin<{ id: string; status: string }>(
      `select f.id, f.status from referrals f join cases c on c.id = f.case_id where c.reference = $1 and f.purpose is not null`,
      [reference],
    )
  )[0]
const rowOf = async ({ id }: Affected) =>
  (
    await world.admin(
      `select o.knows, o.may_contact as contact, o.named, o.ground, o.said_no as "saidNo", k.wrapped is not null as open
        from people_affected o join vault.people p on p.id = o.person_id join vault.keys k on k.id = p.key_id where o.id = $1`,
      [id],
    )
  )[0]
const mailsOf = ({ reference }: Told) =>
  world.admin<{ template: string; to_user_id: string }>(
    `select template, to_user_id from mails where template in ('referral-stopped', 'referral-one-left') and params ->> 'reference' = $1`,
    [reference],
  )

describe('a further person who says no', () => {
  test('to being kept is destroyed, and the referral that was only for them ends and its agency is told', async () => {
    const { told, affected } = await aCase()
    assert.equal((await refer(told, [affected.id])).status, 303)
    const referral = await referralOf(told)
    await world.post(`/referrals/${referral?.id}/accept`, { version: '1' }, housing)
    const said = await no(told, affected, { what: 'kept', ground: 'none' })
    assert.equal(said.headers.location, `/reports/${told.reference}/people?done=no`)
    assert.deepEqual(await rowOf(affected), {
      knows: 'objects',
      contact: 'no',
      named: false,
      ground: null,
      saidNo: 'kept',
      open: false,
    })
    assert.equal((await referralOf(told))?.status, 'stopped')
    assert.equal((await world.get(`/cases/${told.reference}`, housing)).status, 404)
    assert.deepEqual(await mailsOf(told), [
      { template: 'referral-stopped', to_user_id: housing.actor.userId },
    ])
    const { html } = await world.get(`/reports/${told.reference}/people`, officer)
    assert.match(html, /Destroyed, as they asked[\s\S]*They said no[\s\S]*To our keeping anything of them/)
    assert.doesNotMatch(html, /\/reveal"|\/no"/)
    const record = await world.get(`/cases/${told.reference}`, officer)
    assert.match(record.html, /said no to our keeping them. What was kept of them is destroyed/)
    assert.match(record.html, /The referral to City Homes ended: the person whom it was for said no/)
    const [entry] = await world.admin(
      `select detail ->> 'knew' as knew, detail ->> 'contact' as contact, detail ->> 'destroyed' as destroyed
        from audit.entries where action = 'report.person-said-no' and subject_id = $1`,
      [told.id],
    )
    assert.deepEqual(entry, { knew: 'agrees', contact: 'yes', destroyed: 'true' })
    const [ended] = await world.admin(
      `select reason from audit.entries where action = 'referral.end' and subject_id = $1`,
      [referral?.id],
    )
    assert.deepEqual(ended, { reason: 'the person whom it was for said no' })
    // Said again it is said once.
    await no(told, affected, { what: 'kept', ground: 'none' })
    const again = await world.admin(
      `select from timeline where report_id = $1 and kind = 'report.person_said_no'`,
      [told.id],
    )
    assert.equal(again.length, 1)
  })

  test('to being contacted leaves what is kept, and a referral that is for others too goes on without them', async () => {
    const { told, affected } = await aCase()
    assert.equal((await refer(told, [affected.id, told.id])).status, 303)
    const referral = await referralOf(told)
    await world.post(`/referrals/${referral?.id}/accept`, { version: '1' }, housing)
    assert.equal((await no(told, affected, { what: 'contact' })).status, 303)
    const row = await rowOf(affected)
    assert.deepEqual([row?.['knows'], row?.['contact'], row?.['open']], ['agrees', 'no', true])
    assert.equal((await referralOf(told))?.status, 'accepted')
    assert.deepEqual(await mailsOf(told), [
      { template: 'referral-one-left', to_user_id: housing.actor.userId },
    ])
    const page = await world.get(`/referrals/${referral?.id}`, housing)
    assert.match(page.html, /said no, [^<]*: make no contact with them/)
    const hidden = await world.post(
      `/reports/${told.reference}/people/${affected.person}/reveal`,
      { reason: 'referral' },
      housing,
    )
    assert.equal(hidden.status, 403)
    // The officer opens them still, and cannot refer them again.
    const own = await world.post(
      `/reports/${told.reference}/people/${affected.person}/reveal`,
      { reason: 'contact' },
      officer,
    )
    assert.match(own.html, /Do not contact them[\s\S]*QUAGGANAME/)
    // Then the other leaves too: nobody is left whom it is for.
    await world.admin(`update reports set can_contact = 'follow_up_only' where id = $1`, [told.id])
    assert.equal((await referralOf(told))?.status, 'stopped')
  })

  test('stays kept on a ground, recorded with who said so, and no longer', async () => {
    const { told, affected } = await aCase()
    assert.equal((await no(told, affected, { what: 'kept', ground: 'child_at_risk' })).status, 303)
    const row = await rowOf(affected)
    assert.deepEqual([row?.['named'], row?.['ground'], row?.['open']], [true, 'child_at_risk', true])
    assert.equal((await no(told, affected, { what: 'kept', ground: 'none' })).status, 303)
    assert.equal((await rowOf(affected))?.['open'], false)
  })

  test('is asked what they say no to, by the field; a ground is only for who they are', async () => {
    const { told, affected } = await aCase()
    const { affected: unnamed, told: other } = await aCase({ name: '', knows: 'unaware', contact: '' })
    for (const [report, person, fields, field] of [
      [told, affected, {}, 'what'],
      [told, affected, { what: 'contact', ground: 'child_at_risk' }, 'ground'],
      [told, affected, { what: 'kept', ground: 'a_child' }, 'ground'],
      [told, affected, { what: 'kept' }, 'ground'],
      [other, unnamed, { what: 'kept', ground: 'child_at_risk' }, 'ground'],
    ] as const) {
      const refused = await no(report, person, fields)
      assert.equal(refused.status, 422)
      assert.match(refused.html, new RegExp(`href="#${field}`))
    }
    assert.equal((await rowOf(affected))?.['saidNo'], null)
  })

  test('is not destroyed under a legal hold; that they must not be contacted is recorded all the same', async () => {
    const { told, affected } = await aCase()
    await world.admin(
      `insert into legal_holds (id, agency_id, report_id, reason, set_at, set_by, review_on)
        values ($1, $2, $3, 'court', now(), $4, current_date + 90)`,
      [newId(), city.id, told.id, officer.actor.userId],
    )
    const refused = await no(told, affected, { what: 'kept', ground: 'none' })
    assert.equal(refused.status, 422)
    assert.match(refused.html, /A legal hold keeps what is in this report/)
    assert.equal((await rowOf(affected))?.['open'], true)
    assert.equal((await no(told, affected, { what: 'contact' })).status, 303)
  })

  test('is heard by whoever works on the report alone', async () => {
    const { told, affected } = await aCase()
    assert.equal((await no(told, affected, { what: 'kept' }, stranger)).status, 404)
    await refer(told, [affected.id])
    assert.equal((await no(told, affected, { what: 'kept' }, housing)).status, 403)
    const past = await housing.ctx().db.transaction((tx) =>
      sql<{
        answer: string | null
      }>`select app.affected_says_no(${affected.id}, 'kept', null, now()) as answer`.execute(tx),
    )
    assert.equal(past.rows[0]?.answer, null)
    // The report went to others between the page and the button: nobody is told that the no was kept.
    await assert.rejects(keepSaidNo(housing.ctx(), affected.id, { what: 'contact', ground: null }), Forbidden)
    const { affected: elsewhere } = await aCase()
    assert.equal((await no(told, elsewhere, { what: 'kept' })).status, 404)
    assert.equal((await rowOf(affected))?.['saidNo'], null)
  })

  test('is in no referral that goes out at the same moment', async () => {
    const { told, affected } = await aCase()
    let sent: ReturnType<typeof refer> | undefined
    await officer.ctx().db.transaction(async (tx) => {
      await sql`select app.affected_says_no(${affected.id}, 'contact', null, now())`.execute(tx)
      sent = refer(told, [affected.id])
      await setTimeout(600)
    })
    assert.equal((await sent)?.status, 422)
    assert.equal(await referralOf(told), undefined)
  })

  test('ends a referral that goes out just before', async () => {
    const { told, affected } = await aCase()
    let said: ReturnType<typeof no> | undefined
    await officer.ctx().db.transaction(async (tx) => {
      await sql`select from reports where id = ${told.id} for no key update`.execute(tx)
      said = no(told, affected, { what: 'kept', ground: 'none' })
      await setTimeout(300)
      const id = newId()
      await sql`insert into referrals (id, case_id, to_agency_id, from_agency_id, purpose, status, basis, created_at)
        select ${id}, c.id, ${homes.id}, ${city.id}, 'council_partners', 'sent', 'consent', now() from cases c where c.reference = ${told.reference}`.execute(
        tx,
      )
      await sql`insert into referral_people (id, referral_id, report_id, affected_id, agreed_at) values (${newId()}, ${id}, ${told.id}, ${affected.id}, now())`.execute(
        tx,
      )
    })
    assert.equal((await said)?.status, 303)
    assert.equal((await referralOf(told))?.status, 'withdrawn')
  })

  test('is found by no index, whoever told of them', async () => {
    const { affected } = await aCase()
    assert.deepEqual(
      await world.admin('select kind from vault.blind_index where person_id = $1', [affected.person]),
      [],
    )
  })
})
