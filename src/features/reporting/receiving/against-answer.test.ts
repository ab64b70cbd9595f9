// A report that was withdrawn, or whose person said no, goes to nobody but on one of the two grounds of the form.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Person, createWorld, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { submitReport } from '../index.ts'
import { logCase } from '../../cases/index.ts'
import { anonymousReport } from '../testing/answers.ts'
import { fieldsOf } from '../testing/walk-form.ts'
import { mergeReports } from './merge.ts'
import { namesPolice } from './police-basis.ts'

let world: World
let officer: Person
let areaId: string

before(async () => {
  world = await createWorld()
  const council = await world.agency({ name: 'North Council', area: 'North' })
  areaId = council.areaId ?? ''
  officer = await world.staff({ agency: council, roles: ['officer'] })
})
after(() => world.close())

const tell = () =>
  submitReport(
    world.publicCtx(),
    {
      ...anonymousReport(areaId),
      occurred: { kind: 'unknown', said: 'not_said' },
      consents: { victim_service: 'not_asked', police: 'not_asked', council_partners: 'not_asked' },
    },
    randomToken(),
  )

async function passOn(reference: string, answers: Record<string, string>) {
  const path = `/reports/${reference}/pass_on`
  const page = await world.get(path, officer)
  const usual = { reason: 'other_agency', toName: 'Anytown Homes', police: 'no', told: '' }
  return world.post(path, { ...fieldsOf(page.html), ...usual, ...answers }, officer)
}
const statusOf = async (reportId: string) =>
  (await world.admin('select status from reports where id = $1', [reportId]))[0]?.['status']
const groundOf = async (reportId: string) =>
  (
    await world.admin<{ detail: Record<string, string> }>(
      `select detail from audit.entries where action = 'report.set-aside' and subject_id = $1`,
      [reportId],
    )
  )[0]?.detail['ground']

test('what the person withdrew is passed to nobody without a ground, which the trail keeps', async () => {
  const { reference, reportId } = await tell()
  await world.admin('update reports set withdrawn_at = to_timestamp(0) where id = $1', [reportId])
  const refused = await passOn(reference, { whatFor: 'health' })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /The person withdrew this\. Do no more/)
  assert.equal(await statusOf(reportId), 'new')
  assert.equal((await passOn(reference, { whatFor: 'health', ground: 'child_at_risk' })).status, 303)
  assert.equal(await statusOf(reportId), 'passed_on')
  assert.equal(await groundOf(reportId), 'child_at_risk')
})

test('a no to the landlord is a no to whoever it is passed to about housing, and to nobody else', async () => {
  const { reference, reportId } = await tell()
  await world.admin(
    `insert into consents (id, report_id, purpose, answer, given_at) values (gen_random_uuid(), $1, 'landlord', 'no', now())`,
    [reportId],
  )
  const refused = await passOn(reference, { whatFor: 'housing' })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /The person said no to this/)
  assert.equal(await statusOf(reportId), 'new')
  assert.equal((await passOn(reference, { whatFor: 'health' })).status, 303)
})

test('the page of a case says that the person withdrew what it is about', async () => {
  const { reference, reportId } = await tell()
  const command = { reportReference: reference, summary: 'Shouting', strands: ['race'], types: ['threats'] }
  assert.ok((await logCase(officer.ctx(), command, 1)).ok)
  const page = async () => (await world.get(`/cases/${reference}`, officer)).html
  assert.doesNotMatch(await page(), /The person withdrew this report/)
  await world.admin('update reports set withdrawn_at = to_timestamp(0) where id = $1', [reportId])
  assert.match(await page(), /The person withdrew this report/)
})

test('a force is known by what people call it in short, too', () => {
  for (const name of [
    'Met hate crime unit',
    'MPS',
    'WMP',
    'TVP hate crime unit',
    'West Mids Pol',
    'GMPolice',
    'Cumbria force CID',
    'PCSO team',
  ])
    assert.ok(namesPolice(name), name)
  for (const name of ['Anytown Advice', 'Workforce Trust', 'Metro Housing', 'Placid Homes'])
    assert.ok(!namesPolice(name), name)
})

test('what the person withdrew comes into no case by merging', async () => {
  const [lead, follower] = [await tell(), await tell()]
  const command = {
    reportReference: lead.reference,
    summary: 'Shouting',
    strands: ['race'],
    types: ['threats'],
  }
  assert.ok((await logCase(officer.ctx(), command, 1)).ok)
  const merge = async () => {
    const [{ version = 0 } = {}] = await world.admin<{ version: number }>(
      'select version from reports where id = $1',
      [follower.reportId],
    )
    const wanted = { otherReference: lead.reference, leads: 'other' as const, reason: 'Same words', version }
    return mergeReports(officer.ctx(), follower.reference, wanted)
  }
  await world.admin('update reports set withdrawn_at = to_timestamp(0) where id = $1', [follower.reportId])
  const refused = await merge()
  assert.ok(!refused.ok)
  assert.equal(await statusOf(follower.reportId), 'new')
  await world.admin('update reports set withdrawn_at = null where id = $1', [follower.reportId])
  assert.ok((await merge()).ok)
})

test('a no to other agencies is a no to each outside, unless the person said yes to that one; a no by name to that one', async () => {
  const answered = (reportId: string, purpose: string, answer: string) =>
    world.admin(
      `with ended as (update consents set withdrawn_at = given_at where report_id = $1 and purpose = $2 and withdrawn_at is null)
        insert into consents (id, report_id, purpose, answer, given_at) values (gen_random_uuid(), $1, $2, $3, now())`,
      [reportId, purpose, answer],
    )
  const { reference, reportId } = await tell()
  await world.admin(
    `update consents set answer = 'no' where report_id = $1 and purpose = 'council_partners'`,
    [reportId],
  )
  assert.equal((await passOn(reference, { whatFor: 'health' })).status, 422)
  assert.equal((await passOn(reference, { whatFor: 'housing' })).status, 422)
  await answered(reportId, 'landlord', 'yes')
  assert.equal((await passOn(reference, { whatFor: 'housing' })).status, 303)
  await world.admin(
    `insert into sharing_purposes (code, name, shown, position, effective_from) values ('named_one', 'Anytown Homes', 'added', 9, '2020-01-01')`,
  )
  const other = await tell()
  await answered(other.reportId, 'named_one', 'no')
  assert.equal((await passOn(other.reference, { toName: 'anytown homes', whatFor: 'health' })).status, 422)
  assert.equal((await passOn(other.reference, { toName: 'Anytown Advice', whatFor: 'health' })).status, 303)
})

test('a report joins no case that another agency reads where its person said no to other agencies', async () => {
  const [lead, joining] = [await tell(), await tell()]
  const command = {
    reportReference: lead.reference,
    summary: 'Shouting',
    strands: ['race'],
    types: ['threats'],
  }
  assert.ok((await logCase(officer.ctx(), command, 1)).ok)
  const partner = await world.agency({ name: 'Anytown Homes', kind: 'housing', area: 'East' })
  await world.admin(
    `insert into case_access (case_id, holder_id, level, basis, from_at)
      select id, $1, 3, 'share', now() - interval '1 day' from cases where reference = $2`,
    [partner.id, lead.reference],
  )
  await world.admin(
    `update consents set answer = 'no' where report_id = $1 and purpose = 'council_partners'`,
    [joining.reportId],
  )
  const path = `/reports/${joining.reference}/link`
  const answers = { case: lead.reference, reason: 'same_incident' }
  const press = async (more: Record<string, string>) =>
    world.post(path, { ...fieldsOf((await world.get(path, officer)).html), ...answers, ...more }, officer)
  const refused = await press({})
  assert.equal(refused.status, 422)
  assert.match(refused.html, /The person said no to this/)
  assert.equal((await press({ ground: 'vital_interests' })).status, 303)
})
