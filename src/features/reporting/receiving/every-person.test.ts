// Several people tell of the same. Each of them hears what becomes of it, in their own history and by the way that they
// chose; whoever told it second waits for nothing that was finished long ago.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { logCase } from '../../cases/index.ts'
import { type ReportAnswers, submitReport } from '../index.ts'
import { setAside } from '../queue/act-on-report.ts'
import { anonymousReport } from '../testing/answers.ts'
import { linkToCase, unlinkFromCase } from './link-case.ts'
import { mergeReports, splitReport } from './merge.ts'

let world: World
let north: Agency
let officer: Person
before(async () => {
  world = await createWorld()
  north = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: north, roles: ['officer'] })
})
after(() => world.close())

const reachable: Partial<ReportAnswers> = {
  privacy: 'contact_only',
  canContact: 'yes',
  person: {
    email: 'person@example.org',
    safeContact: {
      methods: ['email'],
      safeTimes: [],
      mayLeaveMessage: false,
      maySayWhoWeAre: false,
      note: '',
    },
  },
}
const told = (police: 'yes' | 'no' = 'no') =>
  submitReport(
    world.publicCtx(),
    {
      ...anonymousReport(north.areaId ?? ''),
      ...reachable,
      consents: { victim_service: 'yes', police, council_partners: 'no' },
    },
    randomToken(),
  )
type Told = Awaited<ReturnType<typeof told>>

/** What they read when they come back, and whether a mail waits for them since this was asked last. */
async function reads({ reference, code, reportId }: Told) {
  const { html } = await world.post('/follow-up', { reference, code })
  const gone = await world.admin(
    `update mails set status = 'sent' where report_id = $1 and template = 'update' and status = 'waiting' returning id`,
    [reportId],
  )
  const start = html.indexOf('What has happened so far')
  const history = html.slice(start, html.indexOf('id="messages"'))
  return { top: html.slice(0, start), history, mails: gone.length }
}
const versionOf = async (table: 'reports' | 'cases', reference: string) =>
  Number(
    (await world.admin(`select version from ${table} where reference = $1`, [reference]))[0]?.['version'],
  )
const version = (report: Told) => versionOf('reports', report.reference)

async function merged() {
  const [lead, follower] = [await told(), await told()]
  const wanted = { otherReference: lead.reference, leads: 'other', reason: 'same_incident' } as const
  const done = await mergeReports(officer.ctx(), follower.reference, { ...wanted, version: 1 })
  assert.ok(done.ok)
  return { lead, follower }
}
const log = async (report: Told) => {
  const command = { reportReference: report.reference, summary: 'Shouting', strands: ['race'] }
  assert.ok((await logCase(officer.ctx(), { ...command, types: ['verbal_abuse'] }, await version(report))).ok)
}
async function act(reference: string, action: 'close' | 'reopen', fields: Record<string, string | string[]>) {
  world.clock.advance(60_000)
  const at = String(await versionOf('cases', reference))
  const answered = await world.post(`/cases/${reference}/${action}`, { version: at, ...fields }, officer)
  assert.equal(answered.status, 303)
}
const close = (report: Told) =>
  act(report.reference, 'close', {
    closure: 'resolved',
    reason: 'Done',
    left: ['risk', 'referral', 'clocks'],
  })

describe('everybody who told of one case', () => {
  test('hears that their report was joined, became a case, was closed, and was opened again', async () => {
    const { lead, follower } = await merged()
    const joined = await reads(follower)
    assert.match(joined.history, /We have it and deal with it/)
    assert.ok(!joined.history.includes(lead.reference))
    assert.equal(joined.mails, 1)
    await log(lead)
    for (const each of [lead, follower]) {
      const { top, history, mails } = await reads(each)
      assert.match(top, /We are working on it/)
      assert.match(history, /We are acting on what you told us[\s\S]*North Council/)
      assert.equal(mails, 1)
    }
    await close(lead)
    for (const each of [lead, follower]) {
      const { top, history, mails } = await reads(each)
      assert.match(top, /We have finished for now/)
      assert.doesNotMatch(top, /is working on it/)
      assert.match(history, /We have done what we set out to do/)
      assert.equal(mails, 1)
    }
    const rating = await world.post('/follow-up', {
      reference: follower.reference,
      code: follower.code,
      view: 'rate',
    })
    assert.match(rating.html, /How did we deal with it\?/)
    await act(lead.reference, 'reopen', { reason: 'Something new' })
    for (const each of [lead, follower]) {
      const { top, history, mails } = await reads(each)
      assert.match(top, /We are working on it/)
      assert.match(history, /We are looking at it again/)
      assert.equal(mails, 1)
    }
  })

  test('is told once each, and the case says it once', async () => {
    const { lead } = await merged()
    await log(lead)
    await close(lead)
    const { html } = await world.get(`/cases/${lead.reference}`, officer)
    assert.equal(html.match(/The case was closed/g)?.length, 1)
    assert.equal(html.match(/logged as a case/g)?.length, 1)
  })

  test('hears of it where their report was linked to a case that was there before', async () => {
    const [first, second] = [await told(), await told()]
    await log(first)
    const wanted = { caseReference: first.reference, reason: 'same_people', version: 1 }
    assert.ok((await linkToCase(officer.ctx(), second.reference, wanted)).ok)
    const linked = await reads(second)
    assert.match(linked.history, /We are acting on what you told us[\s\S]*North Council/)
    assert.equal(linked.mails, 1)
    await close(first)
    assert.match((await reads(second)).top, /We have finished for now/)
  })
})

describe('whoever wrote a report that was merged', () => {
  test('hears what was decided of the one that leads, and when it is looked at again', async () => {
    const { lead, follower } = await merged()
    await reads(follower)
    const aside = { action: 'record_only', reason: 'nothing_to_act_on' } as const
    assert.ok((await setAside(officer.ctx(), lead.reference, { ...aside, version: await version(lead) })).ok)
    const set = await reads(follower)
    assert.match(set.top, /We have recorded it[\s\S]*There is nothing in it that we can act on now/)
    assert.match(set.history, /We recorded it/)
    assert.equal(set.mails, 1)
    const back = { action: 'return', reason: 'more_to_do', version: await version(lead) } as const
    assert.ok((await setAside(officer.ctx(), lead.reference, back)).ok)
    const again = await reads(follower)
    assert.match(again.top, /We have it and deal with it/)
    assert.match(again.history, /We look at it again/)
    assert.equal(again.mails, 1)
  })

  test('hears that it is looked at by itself again', async () => {
    const { follower } = await merged()
    await reads(follower)
    const choice = { reason: 'different', version: await version(follower) }
    assert.ok((await splitReport(officer.ctx(), follower.reference, choice)).ok)
    const { history, mails } = await reads(follower)
    assert.match(history, /We look at it again/)
    assert.equal(mails, 1)
  })

  test('is not put into a case that was closed, where nobody would look at it', async () => {
    const [first, second] = [await told(), await told()]
    await log(first)
    await close(first)
    const wanted = { otherReference: first.reference, leads: 'other', reason: 'told_twice' } as const
    const refused = await mergeReports(officer.ctx(), second.reference, { ...wanted, version: 1 })
    assert.ok(!refused.ok && /closed/.test(refused.problems[0]?.message ?? ''))
  })
})

test('a report that was taken out of a closed case is not called finished', async () => {
  const [first, second] = [await told(), await told()]
  await log(first)
  const wanted = { caseReference: first.reference, reason: 'same_people', version: 1 }
  assert.ok((await linkToCase(officer.ctx(), second.reference, wanted)).ok)
  await close(first)
  await reads(second)
  const choice = { reason: 'different', version: await version(second) }
  assert.ok((await unlinkFromCase(officer.ctx(), second.reference, choice)).ok)
  const { top, history, mails } = await reads(second)
  assert.doesNotMatch(top, /We have finished for now/)
  assert.match(history, /We look at it again/)
  assert.equal(mails, 1)
})

test('whoever said yes to the police hears that they were told, and nobody reads that it was without a yes', async () => {
  const report = await told('yes')
  await log(report)
  await reads(report)
  const answered = await world.post(
    `/cases/${report.reference}/police`,
    { once: newId(), note: 'Told them by phone' },
    officer,
  )
  assert.equal(answered.status, 303)
  const { history, mails } = await reads(report)
  assert.match(history, /The police were told[\s\S]*You said that we may tell them/)
  assert.doesNotMatch(history, /without your yes/)
  assert.equal(mails, 1)
  const { html } = await world.get(`/cases/${report.reference}`, officer)
  assert.equal(html.match(/The police were told\./g)?.length, 1, 'the case says it once')
})
