// What whoever holds a report does about the person's coming back: a lost code, a call, and what was sent.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../../test/support/world.ts'
import { randomToken } from '../../../../platform/crypto/tokens.ts'
import { newId } from '../../../../platform/ids.ts'
import { logCase } from '../../../cases/index.ts'
import { type ReportAnswers, submitReport } from '../../index.ts'
import { anonymousReport } from '../../testing/answers.ts'

let world: World
let north: Agency
let officer: Person
let outsider: Person
before(async () => {
  world = await createWorld()
  north = await world.agency({ name: 'North Council', area: 'North' })
  const south = await world.agency({ name: 'South Council', area: 'South' })
  officer = await world.staff({ agency: north, roles: ['officer'] })
  outsider = await world.staff({ agency: south, roles: ['officer', 'manager'] })
})
after(() => world.close())

async function reported(change: Partial<ReportAnswers> = {}) {
  const answers = { ...anonymousReport(north.areaId ?? ''), ...change }
  const { reference, code, reportId } = await submitReport(world.publicCtx(), answers, randomToken())
  const ask = (fields: Record<string, string>) => world.post('/follow-up', { reference, code, ...fields })
  const log = async () => {
    const command = { reportReference: reference, summary: 'Shouted at', strands: ['race'] }
    assert.ok((await logCase(officer.ctx(), { ...command, types: ['verbal_abuse'] }, 1)).ok)
  }
  return { reference, code, reportId, ask, log }
}
const reachable: Partial<ReportAnswers> = {
  privacy: 'contact_only',
  canContact: 'yes',
  person: {
    phone: '07700 900456',
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
const updates = (reportId: string) =>
  world.admin(`select status from mails where report_id = $1 and template = 'update'`, [reportId])
const newCode = (html: string) =>
  (/app-code__value[^>]*>([\s\S]*?)<\/p>/.exec(html)?.[1] ?? '').replaceAll(/<[^>]*>/g, '')

test('a new code is given after checks and for a reason, shown once, and the old one opens nothing', async () => {
  const { reference, code, reportId, ask } = await reported()
  await ask({ do: 'words', recoveryWords: 'seven blue teapots dancing' })
  const page = await world.get(`/reports/${reference}/code`, officer)
  assert.match(page.html, /Make sure that it is them/)
  const give = (fields: Record<string, string>) =>
    world.post(`/reports/${reference}/code`, { do: 'reissue', ...fields }, officer)
  assert.match((await give({})).html, /Choose why/)
  assert.match(
    (await give({ why: 'lost', check: 'not_checked' })).html,
    /only after you made sure that it is them/,
  )
  const given = newCode((await give({ why: 'lost', check: 'in_person' })).html)
  assert.match(given, /^(\w{4}-){3}\w{4}$/)
  assert.notEqual(given, code)
  assert.match((await ask({})).html, /do not go together/)
  const opened = await world.post('/follow-up', { reference, code: given })
  assert.match(opened.html, /We gave you a new code/)
  const trail = await world.admin(
    `select reason, actor_id from audit.entries where action = 'code.reissue' and subject_id = $1`,
    [reportId],
  )
  assert.deepEqual(trail, [
    {
      reason: 'They lost it. They stand before me, and I know them or saw proof.',
      actor_id: officer.actor.userId,
    },
  ])
  const words = await world.admin('select 1 from recovery_words where report_id = $1', [reportId])
  assert.equal(words.length, 0)
})

test('a caseworker ends a code that somebody else may have, without giving another', async () => {
  const { reference, ask } = await reported()
  const ended = await world.post(
    `/reports/${reference}/code`,
    { do: 'end', why: 'seen', check: 'not_checked' },
    officer,
  )
  assert.match(ended.html, /The code has ended/)
  assert.match((await ask({})).html, /do not go together/)
})

test('another agency finds no report to give a code for, nor what was sent', async () => {
  const { reference, reportId, code, ask } = await reported(reachable)
  assert.equal((await world.get(`/reports/${reference}/code`, outsider)).status, 404)
  const tried = await world.post(
    `/reports/${reference}/code`,
    { do: 'end', why: 'seen', check: 'not_checked' },
    outsider,
  )
  assert.equal(tried.status, 404)
  assert.match((await ask({})).html, new RegExp(`value="${code}"`))
  const ctx = outsider.ctx()
  const seen = await ctx.db.transaction(async (tx) => {
    const { loadComingBack } = await import('./coming-back.store.ts')
    return loadComingBack(tx, [{ id: reportId, reference }])
  })
  assert.deepEqual(seen, [{ reference, call: null, notices: [] }])
})

test('a call that was asked for stands on the report, the case and Today until somebody says what became of it', async () => {
  const { reference, reportId, ask, log } = await reported()
  await ask({ do: 'call', day: '2026-11-20', part: 'morning', phone: '07700 900 982', messageId: newId() })
  assert.match((await world.get(`/reports/${reference}`, officer)).html, /They ask to be called/)
  await log()
  const page = (await world.get(`/cases/${reference}`, officer)).html
  assert.match(page, /They ask to be called[\s\S]*Friday 20 November 2026, in the morning/)
  assert.match(
    (await world.get('/today', officer)).html,
    new RegExp(`id="calls-asked"[\\s\\S]*${reference}[\\s\\S]*</section>`),
  )
  assert.doesNotMatch((await world.get('/today', outsider)).html, /calls-asked/)
  const [call] = await world.admin<{ id: string }>('select id from call_requests where report_id = $1', [
    reportId,
  ])
  const answer = { id: call?.id ?? '', outcome: 'no_answer' }
  assert.equal((await world.post(`/reports/${reference}/call`, answer, outsider)).status, 404)
  for (let n = 0; n < 2; n += 1) await world.post(`/reports/${reference}/call`, answer, officer)
  assert.match((await ask({})).html, /We called and did not reach you/)
  assert.doesNotMatch((await world.get('/today', officer)).html, /calls-asked/)
  const trail = await world.admin(
    `select 1 from audit.entries where action = 'report.call-done' and subject_id = $1`,
    [reportId],
  )
  assert.equal(trail.length, 1)
})

test('the case and the details say one thing of a call that was asked for, also after another way was chosen', async () => {
  const { reference, ask, log, reportId } = await reported(reachable)
  await log()
  const wanted = { do: 'call', day: '2026-11-20', part: 'morning', phone: '07700 900 982' }
  await ask({ ...wanted, messageId: newId() })
  await ask({ do: 'contact', reach: 'reachable', methods: 'email' })
  assert.match((await world.get(`/cases/${reference}`, officer)).html, /They ask to be called/)
  const [person] = await world.admin<{ id: string }>(
    `select person_id as id from case_people p join cases c on c.id = p.case_id where c.reference = $1`,
    [reference],
  )
  const details = () =>
    world.post(`/cases/${reference}/people/${person?.id}/reveal`, { reason: 'contact' }, officer)
  const shown = (await details()).html
  assert.match(shown, /They asked to be called\. On Friday 20 November 2026, in the morning\./)
  assert.match(shown, /Do not ring at any other time/)
  assert.doesNotMatch(shown, /Do not use: phone call/)
  const page = await ask({ do: 'contact', reach: 'page' })
  assert.match(page.html, /we write to you on this page only\. We will not call\./)
  const waiting = await world.admin('select 1 from call_requests where report_id = $1 and done_at is null', [
    reportId,
  ])
  assert.equal(waiting.length, 0)
  assert.doesNotMatch((await details()).html, /They asked to be called/)
})

test('a number that was given before is offered for a call by its last digits, and shown in full nowhere there', async () => {
  const { reference, ask } = await reported(reachable)
  const form = (await ask({ view: 'call' })).html
  assert.match(form, /The number that you gave us, ending 456/)
  assert.doesNotMatch(form, /07700 900456/)
  const wanted = { do: 'call', day: '2026-11-20', part: 'morning', messageId: newId() }
  assert.match((await ask(wanted)).html, /Enter the number that we should call/)
  const asked = (await ask({ ...wanted, number: 'kept' })).html
  assert.match(asked, /You asked for a call on Friday 20 November 2026/)
  const read = (await world.get(`/reports/${reference}`, officer)).html
  assert.match(read, /For this call, use the number given before, ending 456/)
})

test('what a colleague does reaches the person by one message, however much was done, and never an anonymous one', async () => {
  const known = await reported(reachable)
  await world.post(`/reports/${known.reference}/acknowledge`, {}, officer)
  await known.log()
  assert.deepEqual(await updates(known.reportId), [{ status: 'waiting' }])
  const page = (await world.get(`/cases/${known.reference}`, officer)).html
  assert.match(page, /What we sent them[\s\S]*That there is something new[\s\S]*Waiting to be sent/)
  assert.doesNotMatch(page, /person@example\.org/)
  const anonymous = await reported()
  await anonymous.log()
  assert.deepEqual(await updates(anonymous.reportId), [])
  assert.match(
    (await world.get(`/cases/${anonymous.reference}`, officer)).html,
    /Nothing has been sent. What changes stands on their follow-up page/,
  )
})

test('a code that words brought is told to the person, who may not have done it', async () => {
  const { reference, reportId, ask } = await reported(reachable)
  await ask({ do: 'words', recoveryWords: 'nine paper boats singing' })
  await world.post('/follow-up', { do: 'recover', reference, words: 'nine paper boats singing' })
  assert.deepEqual(await updates(reportId), [{ status: 'waiting' }])
})

test('what the person does themselves sends them nothing', async () => {
  const { reportId, ask } = await reported(reachable)
  await ask({ do: 'no-police' })
  await ask({ do: 'again', what: 'Again', messageId: newId() })
  assert.deepEqual(await updates(reportId), [])
})
