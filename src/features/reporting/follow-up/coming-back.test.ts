// What somebody can do when they come back, on the page itself, and that nobody else gains anything from it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { hashToken, randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { logCase } from '../../cases/index.ts'
import { submitReport } from '../index.ts'
import { anonymousReport } from '../testing/answers.ts'

let world: World
let north: Agency
let owner: Person
let outsider: Person
before(async () => {
  world = await createWorld()
  north = await world.agency({ name: 'North Council', area: 'North' })
  const south = await world.agency({ name: 'South Council', area: 'South' })
  owner = await world.staff({ agency: north, roles: ['officer'] })
  outsider = await world.staff({ agency: south, roles: ['officer', 'manager'] })
})
after(() => world.close())

async function reported() {
  const answers = anonymousReport(north.areaId ?? '')
  const { reference, code, reportId } = await submitReport(world.publicCtx(), answers, randomToken())
  const key = { reference, code }
  const ask = (fields: Record<string, string>) => world.post('/follow-up', { ...key, ...fields })
  const log = async () => {
    const command = { reportReference: reference, summary: 'Shouted at', strands: ['race'] }
    assert.ok((await logCase(owner.ctx(), { ...command, types: ['verbal_abuse'] }, 1)).ok)
  }
  return { ...key, reportId, ask, log }
}
const mailsAbout = async (reportId: string, template: string) =>
  (
    await world.admin('select 1 from mails where report_id = $1 and template = $2 and to_user_id = $3', [
      reportId,
      template,
      owner.actor.userId,
    ])
  ).length
const recover = (reference: string, words: string) =>
  world.post('/follow-up', { do: 'recover', reference, words })
const codeOn = (html: string) => /name="code" value="([^"]+)"/.exec(html)?.[1] ?? ''

test('whoever has the code of saved answers finds the way to them beside the boxes', async () => {
  const { html } = await world.get('/follow-up')
  assert.match(html, /href="\/report\/resume"/)
})

test('what happened again is a further entry of the same report, sealed, and its holder is told at once', async () => {
  const { reference, reportId, ask } = await reported()
  assert.match((await ask({ view: 'again' })).html, /If you are in danger now, call 999/)
  const sent = { do: 'again', what: 'AGAINTHEYSHOUTED', when: 'yesterday', messageId: newId() }
  const pages = await Promise.all([ask(sent), ask(sent)])
  for (const { html } of pages) assert.match(html, /It happened again, on Tuesday 17 November 2026/)
  assert.equal(await mailsAbout(reportId, 'happened-again'), 1)
  const held = await world.get(`/reports/${reference}`, owner)
  assert.match(held.html, /It happened again, on Tuesday 17 November 2026[\s\S]*AGAINTHEYSHOUTED/)
  const timed = { ...sent, what: 'ATAKNOWNTIME', whenTime: 'about 5pm', messageId: newId() }
  assert.match((await ask(timed)).html, /About what time was it\? about 5pm[\s\S]*ATAKNOWNTIME/)
  assert.match(
    (await world.get(`/reports/${reference}`, owner)).html,
    /About what time was it\? about 5pm[\s\S]*ATAKNOWNTIME/,
  )
  const long = await ask({ ...timed, whenTime: 'x'.repeat(201), messageId: newId() })
  assert.equal(long.status, 422)
  assert.match(long.html, /href="#whenTime"/)
  const leaks = await world.admin(
    `select 1 from vault.texts where position('AGAINTHEYSHOUTED'::bytea in sealed) > 0`,
  )
  assert.equal(leaks.length, 0)
})

test('what happened after it became a case stands at the top of the case, unread, also when the case is closed', async () => {
  const { reference, ask, log } = await reported()
  await log()
  const [{ version = 0 } = {}] = await world.admin<{ version: number }>(
    'select version from cases where reference = $1',
    [reference],
  )
  await world.post(
    `/cases/${reference}/close`,
    { version: String(version), closure: 'resolved', reason: 'Done', left: ['risk', 'referral', 'clocks'] },
    owner,
  )
  await ask({ do: 'another', what: 'SOMETHINGELSE', messageId: newId() })
  assert.match(
    (await world.get(`/cases/${reference}`, owner)).html,
    /Something else happened[\s\S]*SOMETHINGELSE/,
  )
  assert.match((await world.get('/today', owner)).html, new RegExp(`id="new-messages"[\\s\\S]*${reference}`))
})

test('an entry that is empty, or on a day to come, keeps what was typed and says what is wrong', async () => {
  const { ask, reportId } = await reported()
  const wrong = await ask({
    do: 'again',
    what: 'KEPTINTHEBOX',
    when: 'date',
    'when-day': '1',
    'when-month': '12',
    'when-year': '2026',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /Enter a day that is not in the future/)
  assert.match(wrong.html, /KEPTINTHEBOX/)
  assert.match((await ask({ do: 'again', what: '' })).html, /Write what happened/)
  const kept = await world.admin('select 1 from report_messages where report_id = $1', [reportId])
  assert.equal(kept.length, 0)
})

test('a call is asked for by somebody anonymous with a number, once, and another time takes its place', async () => {
  const { ask, reportId, reference } = await reported()
  assert.match((await ask({ view: 'call' })).html, /Thursday 19 November 2026/)
  const wanted = { do: 'call', day: '2026-11-20', part: 'morning' }
  assert.match((await ask(wanted)).html, /Enter the number that we should call/)
  const asked = await ask({ ...wanted, phone: '07700 900 982', messageId: newId() })
  assert.match(asked.html, /You asked for a call on Friday 20 November 2026, in the morning/)
  assert.equal(await mailsAbout(reportId, 'call-asked'), 1)
  assert.match(asked.html, /For this call, use: …982/)
  assert.doesNotMatch(asked.html, /07700 900 982/)
  const page = (await world.get(`/reports/${reference}`, owner)).html
  assert.match(page, /07700 900 982/)
  await ask({ ...wanted, part: 'evening', phone: '07700 900 982', messageId: newId() })
  const calls = await world.admin<{ part: string }>('select part from call_requests where report_id = $1', [
    reportId,
  ])
  assert.deepEqual(calls, [{ part: 'evening' }])
  assert.match((await ask({ do: 'call', day: '2026-11-22', part: 'any' })).html, /Choose a day/)
  assert.match((await ask({ do: 'call-withdraw' })).html, /We will not call/)
})

test('a call that waits is seen and answered by whoever works on the report, and by nobody else', async () => {
  const { ask, reportId } = await reported()
  await ask({ do: 'call', day: '2026-11-20', part: 'any', phone: '07700 900 982', messageId: newId() })
  const see = (who: Person) =>
    who
      .ctx()
      .db.transaction((tx) =>
        tx.selectFrom('call_requests').select('part').where('report_id', '=', reportId).execute(),
      )
  assert.deepEqual(await see(owner), [{ part: 'any' }])
  assert.deepEqual(await see(outsider), [])
  const other = await reported()
  const holder = world.publicCtx(hashToken(other.code).toString('hex'))
  const seen = await holder.db.transaction((tx) =>
    tx.selectFrom('call_requests').select('part').where('report_id', '=', reportId).execute(),
  )
  assert.deepEqual(seen, [])
})

test('each stage is rated once; the figure is for statistics, and the words for those who deal with it', async () => {
  const { ask, reference, reportId, log } = await reported()
  assert.match((await ask({ do: 'rate' })).html, /Choose an answer/)
  await ask({ do: 'rate', score: '2', why: 'NOBODYANSWERED', messageId: newId() })
  assert.match(
    (await ask({ do: 'rate', score: '5', messageId: newId() })).html,
    /You have said this for this stage/,
  )
  await log()
  await ask({ do: 'rate', score: '4', messageId: newId() })
  const rows = await world.admin('select stage, score from report_ratings where report_id = $1 order by at', [
    reportId,
  ])
  assert.deepEqual(rows, [
    { stage: 'received', score: 2 },
    { stage: 'working', score: 4 },
  ])
  assert.match((await world.get(`/cases/${reference}`, owner)).html, /NOBODYANSWERED/)
  const figures = await owner
    .ctx()
    .db.facts((tx) => tx.selectFrom('report_ratings').select('score').execute())
  assert.equal(figures.length, 2)
  await assert.rejects(
    owner.ctx().db.transaction((tx) => tx.selectFrom('report_ratings').select('score').execute()),
    /permission denied/,
  )
})

test('words that the person chose bring a new code, however they are typed, and the old one opens nothing', async () => {
  const { ask, reference, code } = await reported()
  assert.match(
    (await ask({ do: 'words', recoveryWords: 'too short' })).html,
    /Use at least 12 letters and numbers/,
  )
  assert.match(
    (await ask({ do: 'words', recoveryWords: 'Purple kettle, runs home' })).html,
    /kept your words/,
  )
  const stored = await world.admin<{ phc: string }>('select phc from recovery_words')
  assert.match(stored[0]?.phc ?? '', /^\$argon2id\$/)
  const given = await recover(reference.toLowerCase(), '  purple KETTLE runs  home ')
  const fresh = codeOn(given.html)
  assert.match(fresh, /^(\w{4}-){3}\w{4}$/)
  assert.notEqual(fresh, code)
  assert.match((await ask({})).html, /do not go together/)
  assert.match(
    (await world.post('/follow-up', { reference, code: fresh })).html,
    /A new code was made with your words/,
  )
})

test('wrong words, no words and an unknown reference get the same answer; the sixth try in an hour is refused', async () => {
  const { ask, reference } = await reported()
  const bare = await reported()
  await ask({ do: 'words', recoveryWords: 'green ladder under moon' })
  const alert = (html: string) => /role="alert"[\s\S]*?<\/ul>/.exec(html)?.[0]
  const answers = new Set<string | undefined>()
  for (const each of [reference, bare.reference, 'NB-2222-22', 'rubbish'])
    answers.add(alert((await recover(each, 'wrong words altogether')).html))
  assert.equal(answers.size, 1)
  assert.match([...answers][0] ?? '', /Check both and try again\. After five tries, wait an hour/)
  // Above the limit of one network nothing is compared any more; the limit of the report is asked of the database.
  const tries = () =>
    world
      .publicCtx()
      .db.transaction((tx) =>
        tx
          .selectNoFrom((eb) =>
            eb
              .fn<string | null>('app.try_recovery_words', [eb.val(reference), eb.val(world.clock.now())])
              .as('hash'),
          )
          .executeTakeFirstOrThrow(),
      )
  for (let n = 2; n <= 5; n += 1) assert.match((await tries()).hash ?? '', /argon2id/)
  assert.equal((await tries()).hash, null)
})

test('the person ends their code, and with it the words; a tick makes sure', async () => {
  const { ask, reference } = await reported()
  await ask({ do: 'words', recoveryWords: 'seven blue teapots dancing' })
  assert.match((await ask({ do: 'end' })).html, /Tick the box if you are sure/)
  assert.match((await ask({ do: 'end', sure: 'yes' })).html, /The code has ended/)
  assert.match((await ask({})).html, /do not go together/)
  assert.equal(codeOn((await recover(reference, 'seven blue teapots dancing')).html), '')
  assert.match((await world.get(`/reports/${reference}`, owner)).html, /ended their code/)
})
