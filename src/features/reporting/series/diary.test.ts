// A series of incidents told as a diary: walked without JavaScript, kept as facts with sealed words, counted once, and read
// with the report, and with the case that it becomes, by nobody else.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { actingAs } from '../../../access/ctx.ts'
import { hashToken } from '../../../platform/crypto/tokens.ts'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { fieldsOf, heading, press, receiptOf, walk } from '../testing/walk-form.ts'
import { spokenDay } from './diary-entry.ts'

let world: World
let council: Agency
let officer: Person
let stranger: Person
let reference = ''
let code = ''
let reportId = ''

before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: council, roles: ['officer', 'manager'] })
  const other = await world.agency({ name: 'South Council', area: 'South' })
  stranger = await world.staff({ agency: other, roles: ['officer', 'manager', 'triage', 'administrator'] })
})
after(() => world.close())

const TIMES = Array.from({ length: 9 }, (_, at) => at + 1)
const entries = () =>
  world.admin(
    `select position, occurred_on::text as day, text_id from diary_entries where report_id = $1 order by position`,
    [reportId],
  )

describe('a diary of nine incidents', () => {
  test('is told without JavaScript, one time after another, and nothing of it is lost', async () => {
    let page = await walk(world, [
      { now: 'no' },
      { what: 'It goes on and on.' },
      {},
      { when: 'yesterday' },
      { area: council.areaId ?? '' },
      { place: 'home' },
      { strands: ['race'] },
      { 'kinds-race': ['language'] },
      { privacy: 'anonymous' },
      {},
    ])
    assert.equal(heading(page), 'Check what you have told us')
    page = await press(world, page, '/report', {}, 'change-diary')
    for (const at of TIMES) {
      assert.ok(page.html.includes(`name="diaryWhat${at}"`), `there is room for time ${at}`)
      const told = {
        [`diaryWhen${at}`]: at === 9 ? 'last winter' : `${at} November 2026`,
        [`diaryTime${at}`]: 'about 9pm',
        [`diaryWhat${at}`]: `ZEBRATIME ${at}`,
        [`diaryWhere${at}`]: 'At the ZEBRAGATE',
        [`diaryWho${at}`]: 'ZEBRANEIGHBOUR',
      }
      page = await press(world, page, '/report', told, at === 9 ? 'next' : 'again')
    }
    assert.equal(heading(page), 'Check what you have told us')
    for (const at of TIMES) assert.ok(page.html.includes(`ZEBRATIME ${at}`), `time ${at} can be checked`)
    const sent = await press(world, page, '/report', {}, 'send')
    ;({ reference, code } = receiptOf(sent))
    const [report] = await world.admin('select id from reports where reference = $1', [reference])
    reportId = String(report?.['id'])
    const kept = await entries()
    assert.deepEqual(
      kept.map(({ position, day }) => [position, day]),
      TIMES.map((at) => [at, at === 9 ? null : `2026-11-0${at}`]),
    )
  })

  test('stands nowhere in the clear', async () => {
    const rows = await world.admin(
      `select row_to_json(d)::text as row from diary_entries d union all select row_to_json(r)::text from reports r
        union all select encode(sealed, 'escape') from vault.texts`,
    )
    assert.ok(rows.length > 10)
    assert.ok(!JSON.stringify(rows).includes('ZEBRA'))
  })

  test('is read in order by whoever works on the report, with the count and the first and last day', async () => {
    const { html } = await world.get(`/reports/${reference}`, officer)
    assert.match(html, /10 incidents, from 1 November 2026 to /)
    const order = TIMES.map((at) => html.indexOf(`ZEBRATIME ${at}`))
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
    )
    assert.ok(order.every((at) => at > 0))
    assert.match(html, /ZEBRAGATE/)
    assert.equal(html.split('ZEBRATIME 4').length, 2, 'each is shown once')
  })

  test('is seen by the holder of its code, and by no other agency and no other code', async () => {
    const count = (ctx: ReturnType<Person['ctx']> | ReturnType<typeof holder>) =>
      ctx.db.transaction(async (tx) => {
        const { rows } = await sql<{ n: number }>`select count(*)::integer as n from diary_entries`.execute(
          tx,
        )
        return rows[0]?.n
      })
    const holder = (key: string) =>
      actingAs(world.services, officer.ctx(), { kind: 'public', followUp: hashToken(key).toString('hex') })
    assert.equal(await count(officer.ctx()), 9)
    assert.equal(await count(holder(code)), 9)
    assert.equal(await count(stranger.ctx()), 0)
    assert.equal(await count(holder('another code')), 0)
    const [first] = await entries()
    const textId = String(first?.['text_id'])
    const read = (person: Person) =>
      person.ctx().db.transaction((tx) => person.ctx().vault.readText(tx, textId))
    assert.match((await read(officer)) ?? '', /ZEBRATIME 1/)
    assert.equal(await read(stranger), null)
  })

  test('is shown in order to whoever comes back with the code, and to nobody without it', async () => {
    const { html } = await world.post('/follow-up', { reference, code })
    const order = TIMES.map((at) => html.indexOf(`ZEBRATIME ${at}`))
    assert.ok(order.every((at) => at > 0))
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
    )
    assert.match(html, /Time 3: 3 November 2026|Time 3: \w+,? 3 November 2026/)
    assert.match(html, /Time 9: no day given/)
    assert.match(html, /last winter/)
    const wrong = await world.post('/follow-up', { reference, code: 'AAAA-BBBB-CCCC-DDDD' })
    assert.ok(!wrong.html.includes('ZEBRATIME'))
  })

  test('cannot be added to by whoever still holds the form', async () => {
    const [row] = await world.admin(
      `select encode(submission_hash, 'base64') as submission from reports where id = $1`,
      [reportId],
    )
    const submission = String(row?.['submission'])
    const form = { submission, categories: [], entries: [] }
    const more = actingAs(world.services, officer.ctx(), { kind: 'public' }).db.transaction((tx) =>
      sql`select app.keep_series(${JSON.stringify(form)}::jsonb)`.execute(tx),
    )
    await assert.rejects(more, /no new report of this form/)
  })

  test('counts what is told later, once', async () => {
    await world.admin(
      `insert into report_messages (id, report_id, at, from_person, text_id, about, occurred_on)
        select gen_random_uuid(), id, received_at, true, narrative_id, 'again', '2026-11-12' from reports where id = $1`,
      [reportId],
    )
    const { html } = await world.get(`/reports/${reference}`, officer)
    assert.match(html, /11 incidents/)
    assert.match(html, /9 in the diary; 1 told later/)
  })

  test('goes with the report into its case', async () => {
    const form = fieldsOf((await world.get(`/reports/${reference}/log`, officer)).html)
    const logged = await world.post(
      `/reports/${reference}/log`,
      { ...form, summary: 'Abuse at home', strands: ['race'], types: ['verbal_abuse'] },
      officer,
    )
    assert.equal(logged.status, 303)
    const page = await world.get(`/cases/${reference}`, officer)
    assert.match(page.html, /11 incidents/)
    assert.match(page.html, /Language or accent/)
    const words = await world.get(`/cases/${reference}/words`, officer)
    for (const at of TIMES) assert.ok(words.html.includes(`ZEBRATIME ${at}`))
  })
})

test('words name a day only where no other is meant', () => {
  const today = '2026-11-20'
  const days: [string, string | null][] = [
    ['today', '2026-11-20'],
    ['Yesterday', '2026-11-19'],
    ['3/11/2026', '2026-11-03'],
    ['3.11.26', '2026-11-03'],
    ['2026-11-03', '2026-11-03'],
    ['3rd November', '2026-11-03'],
    ['the 3rd of Nov. 2025', '2025-11-03'],
    ['25 December', '2025-12-25'],
    ['25 December 2026', null],
    ['31/2/2026', null],
    ['last winter', null],
    ['most Mondays', null],
    ['3 Nonsense', null],
    ['', null],
  ]
  for (const [words, day] of days) assert.equal(spokenDay(words, today), day, words)
})
