// Referring a case by hand: to an agency that takes referrals, for those who said yes, and for nobody else's eyes.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { hashToken, randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { holdReport } from '../../reporting/follow-up/change-mind.ts'
import { changeConsent } from '../../reporting/reports.store.ts'
import { logCase } from '../../cases/index.ts'
import { type ReportShape, tellReport } from '../../cases/testing/a-report.ts'

let world: World
let city: Agency
let homes: Agency
let officer: Person
let supporter: Person
let housing: Person
let stranger: Person
before(async () => {
  world = await createWorld()
  city = await world.agency({ name: 'City Council', area: 'City' })
  homes = await world.agency({ name: 'City Homes', kind: 'housing' })
  const county = await world.agency({ name: 'County', area: 'County' })
  const force = await world.agency({ name: 'The Force', kind: 'police' })
  await world.agency({ name: 'Nobody There', kind: 'voluntary' })
  officer = await world.staff({ agency: city, roles: ['officer'] })
  supporter = await world.staff({ agency: city, roles: ['support_worker'] })
  housing = await world.staff({ agency: homes, roles: ['support_worker'] })
  stranger = await world.staff({ agency: county, roles: ['officer', 'manager', 'triage', 'support_worker'] })
  await world.staff({ agency: force, roles: ['officer'] })
})
after(() => world.close())

type Told = { id: string; reference: string; personId: string | null }

/** A case of a report whose person answered this about other agencies. */
async function aCase(answer: string | null, shape: Partial<ReportShape> = {}): Promise<Told> {
  const told = await tellReport(world.publicCtx(), {
    agencyId: city.id,
    areaId: city.areaId ?? null,
    narrative: 'ZEBRANARRATIVE',
    ...shape,
  })
  await said(told, answer)
  const command = {
    reportReference: told.reference,
    summary: 'Stones',
    strands: ['race'],
    types: ['threats'],
  }
  assert.ok((await logCase(officer.ctx(), command, 1)).ok)
  return told
}
const said = ({ id }: { id: string }, answer: string | null) =>
  world.admin(
    `update consents set answer = $2 where report_id = $1 and purpose = 'council_partners' and withdrawn_at is null`,
    [id, answer ?? 'not_asked'],
  )
const asked = (told: Told, fields: Record<string, string | string[]> = {}) => ({
  to: homes.id,
  people: told.id,
  reason: 'QUAGGAREASON: a new door',
  ...fields,
})
const post = (told: Told, fields: Record<string, string | string[]> = {}, as = officer) =>
  world.post(`/refer/${told.reference}`, asked(told, fields), as)
const referralsOf = (reference: string) =>
  world.admin<{ id: string; status: string; basis: string; purpose: string | null }>(
    `select f.id, f.status, f.basis, f.purpose from referrals f join cases c on c.id = f.case_id
      where c.reference = $1 and f.purpose is not null order by f.created_at`,
    [reference],
  )
const only = async (told: Told) => (await referralsOf(told.reference))[0]?.id ?? ''

describe('referring a case by hand', () => {
  test('offers those of the partnership who take referrals, and no police force, itself, or nobody', async () => {
    const told = await aCase('yes')
    const page = await world.get(`/cases/${told.reference}`, officer)
    assert.match(page.html, new RegExp(`href="/refer/${told.reference}"`))
    const { html } = await world.get(`/refer/${told.reference}`, officer)
    assert.match(html, /City Homes/)
    for (const name of ['The Force', 'Nobody There']) assert.doesNotMatch(html, new RegExp(name))
    assert.doesNotMatch(html, />\s*City Council\s*<\/label>/)
    assert.match(html, /About other agencies: yes/)
    assert.doesNotMatch(html, /Zephyrine/, 'nobody’s name')
  })

  test('gives the agency its sight, writes to its workers, tells the person, and keeps the reason locked', async () => {
    const told = await aCase('yes')
    assert.equal((await world.get(`/cases/${told.reference}`, housing)).status, 404)
    const sent = await post(told)
    assert.equal(sent.status, 303)
    const id = await only(told)
    assert.equal(sent.headers.location, `/referrals/${id}?done=sent`)
    const receipt = await world.get(`/referrals/${id}?done=sent`, officer)
    assert.match(receipt.html, /The referral was sent to City Homes on/)
    const mails = await world.admin(
      `select to_user_id from mails where template = 'referral-waiting' and params ->> 'reference' = $1 and to_user_id = $2`,
      [told.reference, housing.actor.userId],
    )
    assert.equal(mails.length, 1)
    const page = await world.get(`/referrals/${id}`, housing)
    assert.match(page.html, /Whom it is for[\s\S]*agreed[\s\S]*Read why the case was referred/)
    assert.match((await world.get('/referrals', housing)).html, new RegExp(told.reference))
    const [note = ''] = /\/referrals\/[^"]+\/notes\/[^"]+/.exec(page.html) ?? []
    assert.match((await world.get(note, housing)).html, /QUAGGAREASON/)
    assert.match((await world.get(`/cases/${told.reference}/words`, housing)).html, /ZEBRANARRATIVE/)
    const [told1] = await world.admin(
      `select audience from timeline where report_id = $1 and kind = 'referral.sent' and params ->> 'by' = 'hand'`,
      [told.id],
    )
    assert.equal(told1?.['audience'], 'person')
    const clear = await world.admin(
      `select row_to_json(e)::text as row from audit.entries e union all select row_to_json(t)::text from timeline t
        union all select row_to_json(f)::text from referrals f`,
    )
    assert.doesNotMatch(JSON.stringify(clear), /QUAGGAREASON/)
    const [entry] = await world.admin(
      `select detail ->> 'purpose' as purpose from audit.entries where action = 'referral.make' and subject_id = $1`,
      [id],
    )
    assert.equal(entry?.['purpose'], 'council_partners')
    // Taken, worked on and taken back as any other; the clock of the victim service is none of it.
    assert.equal((await world.post(`/referrals/${id}/accept`, { version: '1' }, housing)).status, 303)
    const attempt = { once: newId(), channel: 'call', result: 'spoke' }
    assert.equal((await world.post(`/referrals/${id}/attempt`, attempt, housing)).status, 303)
    const back = await world.post(
      `/referrals/${id}/withdraw`,
      { version: '2', withdrawNote: 'A mistake' },
      officer,
    )
    assert.equal(back.status, 303)
    assert.equal((await world.get(`/cases/${told.reference}`, housing)).status, 404)
  })

  test('is refused by the field, with what was typed, where something is missing or somebody did not say yes', async () => {
    const [yes, no, notAsked] = [await aCase('yes'), await aCase('no'), await aCase(null)]
    const nobody = await aCase('yes', { privacy: 'anonymous' })
    const witness = await aCase('yes', { role: 'parent', told: { behalf: 'unaware' } })
    for (const [told, fields, field, message] of [
      [yes, { to: '' }, 'to', /Choose a service/],
      [yes, { to: newId() }, 'to', /Choose a service/],
      [yes, { people: '' }, 'people', /Choose whom it is for/],
      [yes, { reason: '' }, 'reason', /Say why/],
      [yes, { reason: 'x'.repeat(2001) }, 'reason', /2000 characters or fewer/],
      [no, {}, 'to', /somebody said no to what City Homes would be told/],
      [notAsked, {}, 'people', /did not say yes to this service/],
      [nobody, {}, 'people', /is anonymous/],
      [witness, {}, 'people', /must be asked themselves/],
    ] as const) {
      const refused = await post(told, fields)
      assert.equal(refused.status, 422, String(message))
      assert.match(refused.html, new RegExp(`href="#${field}"`))
      assert.match(refused.html, message)
      if (!('reason' in fields)) assert.match(refused.html, /QUAGGAREASON/)
      assert.deepEqual(await referralsOf(told.reference), [])
    }
  })

  test('waits where anybody in the case said no, since the agency reads the whole case', async () => {
    const told = await aCase('yes')
    const other = await joined(told, 'no')
    const refused = await post(told)
    assert.equal(refused.status, 422)
    assert.match(refused.html, new RegExp(`${other.reference}: somebody said no`))
    await said(other, 'not_asked')
    assert.equal((await post(told)).status, 303)
  })

  test('is sent once to an agency, also by two at once', async () => {
    const told = await aCase('yes')
    const answers = await Promise.all([post(told), post(told)])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422])
    assert.match((await post(told)).html, /City Homes has a referral of this case already/)
    assert.equal((await referralsOf(told.reference)).length, 1)
  })

  test('ends when somebody in the case says no, whoever that is, and says whose no it was to nobody', async () => {
    for (const taken of [false, true]) {
      const told = await aCase('yes')
      const code = randomToken()
      const other = await joined(told, null, code)
      assert.equal((await post(told)).status, 303)
      const id = await only(told)
      if (taken) await world.post(`/referrals/${id}/accept`, { version: '1' }, housing)
      const holder = world.publicCtx(hashToken(code).toString('hex'))
      await holder.db.transaction(async (tx) => {
        await tx
          .updateTable('consents')
          .set({ withdrawn_at: world.clock.now() })
          .where('report_id', '=', other.id)
          .where('purpose', '=', 'council_partners')
          .execute()
        await tx
          .insertInto('consents')
          .values({
            id: newId(),
            report_id: other.id,
            purpose: 'council_partners',
            answer: 'no',
            given_at: world.clock.now(),
          })
          .execute()
      })
      const [row] = await referralsOf(told.reference)
      assert.equal(row?.status, taken ? 'stopped' : 'withdrawn')
      assert.equal((await world.get(`/cases/${told.reference}`, housing)).status, 404)
      const rows = await housing
        .ctx()
        .db.transaction((tx) => tx.selectFrom('case_reports').selectAll().execute())
      assert.ok(!rows.some(({ report_id: each }) => each === told.id))
      const heard = await world.admin(
        `select report_id from timeline where kind = 'referral.withdrawn' and report_id = any ($1::uuid[])`,
        [[told.id, other.id]],
      )
      assert.deepEqual(heard, [{ report_id: told.id }])
    }
  })

  test('does not go out past a no that is said at the same moment', async () => {
    const told = await aCase('yes')
    const code = randomToken()
    await world.admin('update reports set follow_up_hash = $2 where id = $1', [told.id, hashToken(code)])
    const holder = world.publicCtx(hashToken(code).toString('hex'))
    let sent: ReturnType<typeof post> | undefined
    await holder.db.transaction(async (tx) => {
      await holdReport(tx)
      await changeConsent(tx, told.id, 'council_partners', 'no', world.clock.now())
      sent = post(told)
      await setTimeout(700)
    })
    const refused = await sent
    assert.equal(refused?.status, 422)
    assert.match(refused?.html ?? '', /somebody said no/)
    assert.deepEqual(await referralsOf(told.reference), [])
  })

  test('opens a further person affected to the agency that it is for, and only while it stands', async () => {
    const told = await aCase('yes')
    const add = {
      once: newId(),
      source: 'telephone',
      needs: 'ZEBRAARM',
      knows: 'agrees',
      name: 'QUAGGANAME',
      contact: 'yes',
    }
    for (const name of ['QUAGGANAME', 'GNUNAME'])
      await world.post(`/reports/${told.reference}/people`, { ...add, once: newId(), name }, officer)
    const [affected] = await world.admin<{ id: string; person: string }>(
      `select id, person_id as person from people_affected where report_id = $1 order by at, id limit 1`,
      [told.id],
    )
    assert.ok(affected)
    assert.equal((await post(told, { people: affected.id })).status, 303)
    const id = await only(told)
    const page = await world.get(`/referrals/${id}`, housing)
    const reveals = [...page.html.matchAll(/action="([^"]+\/reveal)"/g)].map(([, path]) => path ?? '')
    assert.deepEqual(reveals, [`/reports/${told.reference}/people/${affected.person}/reveal`])
    assert.match(
      (await world.post(reveals[0] ?? '', { reason: 'referral' }, housing)).html,
      /QUAGGANAME|GNUNAME/,
    )
    assert.doesNotMatch(page.html, /None recorded/, 'they agreed: it stands with them')
    assert.match((await world.get('/referrals', housing)).html, /Stands with each whom it is for/)
    // Whether a way is safe stands in words with who they are: nothing says that they did not say it.
    await world.post(`/referrals/${id}/accept`, { version: '1' }, housing)
    const taken = await world.get(`/referrals/${id}`, housing)
    assert.match(taken.html, /Read first, with who they are, whether this is safe/)
    assert.doesNotMatch(taken.html, /They did not say that a call is safe/)
    const attempt = { once: newId(), channel: 'call', result: 'no_answer' }
    const asked = await world.post(`/referrals/${id}/attempt`, attempt, housing)
    assert.match(asked.html, /and I read that first/)
    const done = await world.post(`/referrals/${id}/attempt`, { ...attempt, confirmed: 'yes' }, housing)
    assert.equal(done.status, 303)
    assert.doesNotMatch(
      (await world.get(`/cases/${told.reference}`, officer)).html,
      /They had not said that this way is safe/,
    )
    // Not the other, whom it is not for.
    const [other] = await world.admin<{ person: string }>(
      `select person_id as person from people_affected where report_id = $1 and id <> $2`,
      [told.id, affected.id],
    )
    const hidden = `/reports/${told.reference}/people/${other?.person}/reveal`
    assert.equal((await world.post(hidden, { reason: 'referral' }, housing)).status, 403)
    await world.post(`/referrals/${id}/withdraw`, { version: '2', withdrawNote: 'A mistake' }, officer)
    const seen = await housing
      .ctx()
      .db.transaction((tx) => housing.ctx().vault.reveal(tx, affected.person, 'again'))
    assert.equal(seen, null)
  })

  test('is for a further person by their own yes, beside the rule’s of whoever told us, if that teller said yes too', async () => {
    const victims = await world.agency({ name: 'Victim Care', kind: 'victim_service', area: 'City' })
    const carer = await world.staff({ agency: victims, roles: ['support_worker'] })
    for (const [name, shape, rule, may] of [
      ['the service reads the case already', {}, 'sent', true],
      ['a colleague said yes, and it is not theirs to say', { role: 'professional' }, 'withheld', true],
      ['the teller has no safe way', { canContact: 'follow_up_only' }, 'withheld', true],
      ['nobody asked the teller', { consents: { victim_service: 'not_asked' } }, 'withheld', false],
      ['the teller said no', { consents: { victim_service: 'no' } }, 'withheld', false],
    ] as const) {
      const told = await aCase(null, shape)
      const standing = await world.admin<{ id: string; status: string }>(
        `select f.id, f.status from referrals f join cases c on c.id = f.case_id where c.reference = $1 and f.rule is not null`,
        [told.reference],
      )
      assert.deepEqual(
        standing.map(({ status }) => status),
        [rule],
        name,
      )
      const yes = { once: newId(), source: 'telephone', knows: 'agrees', contact: 'yes', name: 'QUAGGANAME' }
      await world.post(`/reports/${told.reference}/people`, yes, officer)
      const [affected] = await world.admin<{ id: string; person: string }>(
        `select id, person_id as person from people_affected where report_id = $1`,
        [told.id],
      )
      assert.ok(affected, name)
      // Together with whoever told us it is the rule's matter, as before.
      const both = await post(told, { to: victims.id, people: [told.id, affected.id] })
      assert.equal(both.status, 422, name)
      const sent = await post(told, { to: victims.id, people: affected.id })
      assert.equal(sent.status, may ? 303 : 422, name)
      const reveal = `/reports/${told.reference}/people/${affected.person}/reveal`
      if (may) {
        assert.match((await world.post(reveal, { reason: 'referral' }, carer)).html, /QUAGGANAME/, name)
        assert.match(
          (await post(told, { to: victims.id, people: affected.id })).html,
          /has a referral of this case already/,
        )
        continue
      }
      assert.match(sent.html, new RegExp(`${told.reference}[\\s\\S]*did not say yes|somebody said no`), name)
      assert.match(sent.html, /QUAGGAREASON/)
      assert.deepEqual(await referralsOf(told.reference), [])
      assert.equal((await world.get(`/cases/${told.reference}`, carer)).status, 404, name)
    }
  })

  test('writes to whoever may take it where the agency has no support workers', async () => {
    const town = await world.agency({ name: 'Town Council', area: 'Town' })
    const theirs = await world.staff({ agency: town, roles: ['officer'] })
    const told = await aCase('yes')
    assert.equal((await post(told, { to: town.id })).status, 303)
    const mails = await world.admin(
      `select to_user_id from mails where template = 'referral-waiting' and params ->> 'reference' = $1
        and to_user_id in (select id from staff_users where agency_id = $2)`,
      [told.reference, town.id],
    )
    assert.deepEqual(mails, [{ to_user_id: theirs.actor.userId }])
  })

  test('is for officers of the lead; another agency gets nothing of it', async () => {
    const told = await aCase('yes')
    assert.equal((await world.get(`/refer/${told.reference}`, supporter)).status, 403)
    assert.equal((await post(told, {}, supporter)).status, 403)
    assert.equal((await world.get(`/refer/${told.reference}`, stranger)).status, 404)
    assert.equal((await post(told, {}, stranger)).status, 404)
    assert.equal((await post(told)).status, 303)
    assert.equal((await world.get(`/referrals/${await only(told)}`, stranger)).status, 404)
    const seen = await stranger.ctx().db.transaction(async (tx) => ({
      people: await tx.selectFrom('referral_people').select('id').execute(),
      referrals: await tx.selectFrom('referrals').select('id').execute(),
    }))
    assert.deepEqual(seen, { people: [], referrals: [] })
    // Who was asked may not ask another.
    assert.equal((await world.get(`/refer/${told.reference}`, housing)).status, 403)
  })

  test('is held to the yes by the database too', async () => {
    const told = await aCase(null)
    const past = officer.ctx().db.transaction(async (tx) => {
      const id = newId()
      const { id: caseId } = await tx
        .selectFrom('cases')
        .select('id')
        .where('reference', '=', told.reference)
        .executeTakeFirstOrThrow()
      const row = {
        case_id: caseId,
        to_agency_id: homes.id,
        from_agency_id: city.id,
        purpose: 'council_partners',
      }
      await tx
        .insertInto('referrals')
        .values({ id, ...row, status: 'sent', basis: 'consent', created_at: world.clock.now() })
        .execute()
      await tx
        .insertInto('referral_people')
        .values({ id: newId(), referral_id: id, report_id: told.id, agreed_at: world.clock.now() })
        .execute()
    })
    await assert.rejects(past, /row-level security/)
  })
})

/** Another report in the same case; `code`: of its follow-up page. */
async function joined(to: Told, answer: string | null, code = randomToken()): Promise<Told> {
  const told = await tellReport(world.publicCtx(), { agencyId: city.id, areaId: city.areaId ?? null })
  await said(told, answer)
  await world.admin(`update reports set status = 'logged', follow_up_hash = $2 where id = $1`, [
    told.id,
    hashToken(code),
  ])
  await world.admin(
    `insert into case_reports (report_id, case_id, linked_at) select $1, id, now() from cases where reference = $2`,
    [told.id, to.reference],
  )
  return told
}
