// Withdrawing a report, and allowing one by one who may be told.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { logCase } from '../../cases/index.ts'
import { type ReportAnswers, submitReport } from '../index.ts'
import { isShown } from './sharing.store.ts'

let world: World
let council: Agency
let victims: Agency
let officer: Person

before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  victims = await world.agency({ name: 'Victim Care', kind: 'victim_service', area: 'North' })
  officer = await world.staff({ agency: council, roles: ['officer'] })
})
after(() => world.close())

const tell = (more: Partial<ReportAnswers> = {}) =>
  submitReport(
    world.publicCtx(),
    {
      narrative: { v: 1, what: 'They shouted at me', when: '', place: '', postcode: '', why: '' },
      occurred: { kind: 'unknown', said: 'not_said' },
      happenedBefore: 'not_said',
      place: { postcode: '', areaId: council.areaId ?? '' },
      placeKind: 'street',
      strands: ['race'],
      role: 'affected',
      privacy: 'named',
      canContact: 'yes',
      person: {
        name: 'Somebody',
        phone: '07700 900461',
        safeContact: {
          methods: ['call'],
          safeTimes: [],
          mayLeaveMessage: false,
          maySayWhoWeAre: false,
          note: '',
        },
      },
      consents: { victim_service: 'yes', police: 'yes', council_partners: 'no' },
      ...more,
    },
    randomToken(),
  )
const answers = async (reportId: string) =>
  Object.fromEntries(
    (
      await world.admin<{ purpose: string; answer: string }>(
        'select purpose, answer from consents where report_id = $1 and withdrawn_at is null',
        [reportId],
      )
    ).map(({ purpose, answer }) => [purpose, answer]),
  )

test('a report is withdrawn on a page of its own: every yes ends, the referral stops, the officer is told, it is once', async () => {
  const { reference, reportId, code } = await tell()
  const command = { reportReference: reference, summary: 'Shouting', strands: ['race'], types: ['threats'] }
  assert.ok((await logCase(officer.ctx(), command, 1)).ok)
  const key = { reference, code }
  const asked = await world.post('/follow-up', { ...key, view: 'withdraw' })
  assert.match(asked.html, /We keep what you told us/)
  assert.equal((await answers(reportId))['police'], 'yes', 'looking is not doing')
  const done = await world.post('/follow-up', { ...key, do: 'withdraw' })
  assert.match(done.html, /Your report is withdrawn/)
  assert.match(done.html, /You withdrew this report on/)
  assert.doesNotMatch(done.html, /Stop: withdraw my report/)
  assert.doesNotMatch(done.html, /by the end of/, 'nothing is promised of what was withdrawn')
  assert.deepEqual(await answers(reportId), { victim_service: 'no', police: 'no', council_partners: 'no' })
  const [referral] = await world.admin(
    `select f.status from referrals f join case_reports c on c.case_id = f.case_id
      where c.report_id = $1 and f.to_agency_id = $2`,
    [reportId, victims.id],
  )
  assert.equal(referral?.['status'], 'withheld')
  const mails = await world.admin(
    `select 1 from mails where report_id = $1 and template = 'report-withdrawn' and to_user_id = $2`,
    [reportId, officer.actor.userId],
  )
  assert.equal(mails.length, 1)
  await world.post('/follow-up', { ...key, do: 'withdraw' })
  const entries = await world.admin(
    `select 1 from audit.entries where action = 'report.withdrawn' and subject_id = $1`,
    [reportId],
  )
  assert.equal(entries.length, 1)
  assert.match((await world.get(`/reports/${reference}`, officer)).html, /The person withdrew this report/)
})

test('one that nobody works on yet is withdrawn too, and another’s code withdraws nothing', async () => {
  const mine = await tell({ consents: { victim_service: 'no', police: 'no', council_partners: 'no' } })
  const other = await tell()
  await world.post('/follow-up', { reference: other.reference, code: mine.code, do: 'withdraw' })
  const when = async (id: string) =>
    (await world.admin('select withdrawn_at from reports where id = $1', [id]))[0]?.['withdrawn_at']
  assert.deepEqual([await when(mine.reportId), await when(other.reportId)], [null, null])
  await world.post('/follow-up', { reference: mine.reference, code: mine.code, do: 'withdraw' })
  assert.notEqual(await when(mine.reportId), null)
  const read = (await world.get(`/reports/${mine.reference}`, officer)).html
  const [first] = /class="govuk-button-group"[\s\S]*?<\/a>/.exec(read) ?? ['']
  assert.match(first, /\/record_only"/, 'what they asked for comes first')
})

test('a yes takes a withdrawn report up again, and then it can be withdrawn again', async () => {
  const { reference, reportId, code } = await tell()
  const says = (what: string) => world.post('/follow-up', { reference, code, do: what })
  await says('withdraw')
  const again = await says('yes-police')
  assert.doesNotMatch(again.html, /You withdrew this report on/)
  assert.match(again.html, /Stop: withdraw my report/)
  assert.doesNotMatch(
    (await world.get(`/reports/${reference}`, officer)).html,
    /The person withdrew this report on/,
  )
  assert.match((await says('withdraw')).html, /You withdrew this report on/)
  assert.equal((await answers(reportId))['police'], 'no')
})

test('of a withdrawn report nothing more is asked: neither offered nor taken, and a call that was asked for is not made', async () => {
  const { reference, reportId, code } = await tell()
  const key = { reference, code }
  const { html } = await world.post('/follow-up', { ...key, view: 'call' })
  const day = /name="day"[^>]*value="([\d-]+)"/.exec(html)?.[1] ?? ''
  const call = { do: 'call', day, part: 'any', phone: '07700 900123', messageId: newId() }
  await world.post('/follow-up', { ...key, ...call })
  const waits = () =>
    world.admin('select outcome from call_requests where report_id = $1 and done_at is null', [reportId])
  assert.equal((await waits()).length, 1)
  const OF_MORE = ['more', 'again', 'another', 'call', 'rate']
  const offered = (page: string) => OF_MORE.filter((view) => page.includes(`name="view" value="${view}"`))
  const before = (await world.post('/follow-up', key)).html
  assert.deepEqual(offered(before), ['more', 'again', 'another', 'rate'])
  const after = (await world.post('/follow-up', { ...key, do: 'withdraw' })).html
  assert.deepEqual(offered(after), [])
  assert.deepEqual(await waits(), [])
  for (const view of ['contact', 'code']) assert.match(after, new RegExp(`name="view" value="${view}"`))
  const kept = () =>
    world.admin(
      `select id::text from report_messages where report_id = $1 and about is not null
        union all select stage from report_ratings where report_id = $1`,
      [reportId],
    )
  const keptBefore = await kept()
  for (const asked of [
    ...OF_MORE.map((view) => ({ view })),
    { ...call, messageId: newId() },
    { do: 'rate', score: '1', messageId: newId() },
    { do: 'again', what: 'They did it again', messageId: newId() },
    { do: 'add', ask: 'types', types: 'threats', messageId: newId() },
  ]) {
    const page = await world.post('/follow-up', { ...key, ...asked })
    assert.match(page.html, /You withdrew this report, so we do not do this any more/, JSON.stringify(asked))
  }
  assert.deepEqual([await waits(), await kept()], [[], keptBefore])
  await world.post('/follow-up', { ...key, do: 'yes-police' })
  const again = (await world.post('/follow-up', key)).html
  assert.deepEqual(offered(again), OF_MORE, 'a yes takes it up again')
})

test('the lists of the partnership are changed by its lead agency only', async () => {
  await world.lead(council)
  const lead = await world.staff({ agency: council, roles: ['administrator'] })
  const other = await world.staff({ agency: victims, roles: ['administrator'] })
  const adds = (as: Person, code: string) =>
    as.ctx().db.transaction(async (tx) => {
      await sql`insert into sharing_purposes values (${code}, 'Somebody', 'added', 11, '2030-01-01', null)`.execute(
        tx,
      )
      await sql`insert into young_person_ages values (${`20${code.length}-01-01`}, 13, 'A source')`.execute(
        tx,
      )
    })
  await assert.rejects(adds(other, 'not_theirs_one'), /row-level security/)
  await adds(lead, 'of_the_lead')
})

test('each that concerns them is changed by itself; what does not concern them is neither shown nor taken', async () => {
  const { reference, reportId, code } = await tell({
    placeKind: 'school',
    more: { codes: { livesIn: 'council' }, words: {}, types: [], monitoring: {}, safeguarding: false },
  })
  const key = { reference, code }
  const { html } = await world.post('/follow-up', key)
  for (const shown of ['Your landlord', 'The school or college', 'We count each report'])
    assert.match(html, new RegExp(shown))
  assert.doesNotMatch(html, /group of agencies/, 'it is no case yet')
  await world.post('/follow-up', { ...key, do: 'yes-landlord' })
  await world.post('/follow-up', { ...key, do: 'yes-panel' })
  await world.post('/follow-up', { ...key, do: 'yes-anything' })
  const now = await answers(reportId)
  assert.deepEqual(
    [now['landlord'], now['panel'], now['anything'], now['council_partners']],
    ['yes', undefined, undefined, 'no'],
  )
  assert.match((await world.get(`/reports/${reference}`, officer)).html, /Landlord/)
})

test('one that a partnership adds is offered from its day to its last, by its name', async () => {
  const { reference, code } = await tell()
  await world.admin(
    `insert into sharing_purposes values ('charity_one', 'Anytown Advice', 'added', 9, '2020-01-01', null),
      ('charity_two', 'Gone Advice', 'added', 10, '2020-01-01', '2020-02-01')`,
  )
  const { html } = await world.post('/follow-up', { reference, code })
  assert.match(html, /Anytown Advice/)
  assert.doesNotMatch(html, /Gone Advice/)
  assert.match(
    (await world.post('/follow-up', { reference, code, do: 'yes-charity_one' })).html,
    /You said yes/,
  )
})

test('what is offered hangs on coded facts only', () => {
  const facts = { role: 'affected', placeKind: 'street', reachable: false, inCase: false, details: {} }
  const shown = (change: object) =>
    ['always', 'reachable', 'housing', 'school', 'case', 'added'].filter((each) =>
      isShown(each, { ...facts, ...change }),
    )
  assert.deepEqual(shown({}), ['always', 'added'])
  assert.deepEqual(shown({ reachable: true, inCase: true }), ['always', 'reachable', 'case', 'added'])
  assert.deepEqual(shown({ details: { livesIn: 'association', age: 'under_18' } }), [
    'always',
    'housing',
    'school',
    'added',
  ])
  assert.deepEqual(shown({ details: { livesIn: 'own' } }), ['always', 'added'])
  assert.deepEqual(shown({ details: null, role: 'school' }), ['always', 'school', 'added'])
})
