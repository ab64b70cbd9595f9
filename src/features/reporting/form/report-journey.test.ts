import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  type Agency,
  createWorld,
  type Person,
  WITH_MAIL,
  type World,
} from '../../../../test/support/world.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { inSource } from '../../../platform/i18n/index.ts'
import { posterWords } from '../../intake/sources/messages.en.ts'
import { fieldsOf, heading, press, receiptOf, walk } from '../testing/walk-form.ts'

let world: World
let council: Agency
let officer: Person
let triage: Person

before(async () => {
  world = await createWorld({ settings: WITH_MAIL })
  council = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: council, roles: ['officer'] })
  const service = await world.agency({ name: 'Haven', kind: 'victim_service' })
  await world.staff({ agency: service, roles: ['support_worker'] })
  const lead = await world.agency({ name: 'Partnership Team', kind: 'opcc' })
  triage = await world.staff({ agency: lead, roles: ['triage'] })
})
after(() => world.close())

const named = (): FormValues[] => [
  { now: 'no' },
  { what: 'ZEBRAWORD they shouted at me.\nTwice.' },
  { who: 'affected' },
  { when: 'yesterday', whenTime: 'ZEBRATIME about 5pm' },
  { postcode: '', area: council.areaId ?? '' },
  { place: 'bus', placeWords: 'ZEBRABUS 22 to town' },
  { route: 'ZEBRAROUTE', driverTold: 'no' },
  { strands: ['race', 'religion'], whyWords: 'ZEBRAWHY' },
  { 'kinds-race': ['language', 'muslim'], 'kinds-religion': ['not_said'] },
  { privacy: 'named' },
  {
    name: 'Zebraname Example',
    methods: ['text', 'email'],
    phone: '07700 900123',
    email: 'zebra@example.org',
    address: '',
    addressPostcode: '',
  },
  { mayMessage: 'no', maySay: 'no', times: ['evening'], safetyNote: 'ZEBRANOTE my flatmate' },
  { 'share-victim_service': 'yes', 'share-police': 'no' },
]
const anonymous = (what: string): FormValues[] => [
  {},
  { what },
  {},
  { when: 'unknown' },
  {},
  {},
  {},
  { privacy: 'anonymous' },
  {},
]

test('a report goes through every question to a reference and a code, without JavaScript or a cookie', async () => {
  const check = await walk(world, named())
  assert.equal(heading(check), 'Check what you have told us')
  for (const said of [
    'ZEBRAWORD',
    'ZEBRATIME about 5pm',
    'North',
    'On a bus',
    'Race, ethnicity',
    'Haven: yes',
    'zebra@example.org',
    'Do not leave a message',
  ]) {
    assert.ok(check.html.includes(said), said)
  }
  const receipt = await press(world, check, '/report', {}, 'send')
  assert.equal(receipt.status, 200)
  assert.equal(receipt.headers['set-cookie'], undefined)
  const { reference, code } = receiptOf(receipt)
  assert.match(receipt.html, /Someone contacts you, [^.]* by the end of Friday 20 November 2026/)
  assert.match(reference, /^NB-\w{4}-\w\w$/)
  assert.match(code, /^(\w{4}-){3}\w{4}$/)
  assert.match(receipt.html, /If you said yes to support, they are asked as soon as/)
  assert.match(receipt.html, /North Council reads your report by the end of Thursday 19 November 2026/)
  const [row] = await world.admin('select * from reports where reference = $1', [reference])
  assert.equal(row?.['agency_id'], council.id)
  assert.deepEqual(
    [row?.['strands'], row?.['place_kind'], row?.['occurred_on']],
    [['race', 'religion'], 'bus', '2026-11-17'],
  )
  assert.deepEqual(
    [row?.['privacy'], row?.['can_contact'], row?.['reporter_role']],
    ['named', 'yes', 'affected'],
  )
  const consents = await world.admin(
    'select purpose, answer from consents where report_id = $1 order by purpose',
    [row?.['id']],
  )
  assert.deepEqual(
    consents.map((each) => [each['purpose'], each['answer']]),
    [
      ['council_partners', 'not_asked'],
      ['police', 'no'],
      ['victim_service', 'yes'],
    ],
  )
  assert.equal(
    (
      await world.admin(
        `select 1 from clocks where report_id = $1 and kind = 'acknowledge' and agency_id = $2`,
        [row?.['id'], council.id],
      )
    ).length,
    1,
  )
  assert.equal(
    (
      await world.admin(
        `select 1 from timeline where report_id = $1 and kind = 'report.received' and audience = 'person'`,
        [row?.['id']],
      )
    ).length,
    1,
  )
  assert.equal(
    (
      await world.admin(`select 1 from audit.entries where subject_id = $1 and action = 'report.submit'`, [
        row?.['id'],
      ])
    ).length,
    1,
  )
  const mails = await world.admin(
    'select template, to_user_id from mails where report_id = $1 order by template',
    [row?.['id']],
  )
  assert.deepEqual(
    mails.map((mail) => [mail['template'], mail['to_user_id']]),
    [
      ['new-report', officer.actor.userId],
      ['reference', null],
    ],
  )
})

test('nothing that somebody said or who they are stands in clear in any table', async () => {
  const tables = await world.admin<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'vault', 'audit', 'pgboss')`,
  )
  for (const { name } of tables) {
    const found = await world.admin(
      `select 1 from ${name} t where t::text ~* 'zebra|900123|flatmate' limit 1`,
    )
    assert.equal(found.length, 0, name)
  }
})

test('other answers under a token that was used are shown no code, kept on the page, and sent as a new report', async () => {
  const check = await walk(world, anonymous('THEFIRSTWORDS'))
  const page = await press(world, check, '/report', {}, 'send')
  assert.match(page.html, /Our answer is here, with your code, by the end of Friday 20 November 2026/)
  assert.match(page.html, /Nobody else is told unless you said yes\./)
  assert.doesNotMatch(page.html, /yes to support/, 'support was not offered to somebody without a name')
  const first = receiptOf(page)
  const other = await press(world, check, '/report', { what: 'THESECONDWORDS' }, 'send')
  assert.equal(other.status, 409)
  assert.equal(heading(other), 'This form was sent before')
  for (const hidden of [first.reference, first.code, 'THEFIRSTWORDS']) assert.ok(!other.html.includes(hidden))
  const look = await press(world, other, '/report', {}, 'look')
  assert.equal(heading(look), 'Check what you have told us')
  assert.ok(look.html.includes('THESECONDWORDS'))
  const sent = await Promise.all([1, 2].map(() => press(world, other, '/report', {}, 'send')))
  const [second] = sent.map(receiptOf)
  assert.equal(new Set(sent.map((page) => receiptOf(page).code)).size, 1)
  assert.notEqual(second?.reference, first.reference)
  assert.deepEqual(receiptOf(await press(world, check, '/report', {}, 'send')), first)
})

test('a form that says "today" is the same form after midnight', async () => {
  const [start = {}, what = {}, who = {}, , ...rest] = anonymous('Late in the evening')
  const check = await walk(world, [start, what, who, { when: 'today' }, ...rest])
  const first = receiptOf(await press(world, check, '/report', {}, 'send'))
  world.clock.advance(24 * 3_600_000)
  assert.deepEqual(receiptOf(await press(world, check, '/report', {}, 'send')), first)
  world.clock.advance(-24 * 3_600_000)
})

test('pressing send twice, reloading, or ten at once is one report with one receipt', async () => {
  const check = await walk(world, anonymous('Sent ten times at once'))
  const sent = await Promise.all(Array.from({ length: 10 }, () => press(world, check, '/report', {}, 'send')))
  const again = await press(world, check, '/report', {}, 'send')
  const receipts = [...sent, again].map((page) => JSON.stringify([page.status, receiptOf(page)]))
  assert.equal(new Set(receipts).size, 1)
  const rows = await world.admin('select id from reports where reference = $1', [receiptOf(again).reference])
  assert.equal(rows.length, 1)
  for (const table of ['consents', 'clocks', 'timeline']) {
    const made = await world.admin(`select 1 from ${table} where report_id = $1`, [rows[0]?.['id']])
    assert.equal(made.length, table === 'consents' ? 3 : 1, table)
  }
})

test('an anonymous report keeps no person and waits in triage when its place is unknown', async () => {
  const people = async () => (await world.admin('select count(*)::int as n from vault.people'))[0]?.['n']
  const before = await people()
  const receipt = await press(world, await walk(world, anonymous('No name please')), '/report', {}, 'send')
  const [row] = await world.admin('select * from reports where reference = $1', [
    receiptOf(receipt).reference,
  ])
  assert.deepEqual(
    [row?.['person_id'], row?.['agency_id'], row?.['privacy'], row?.['can_contact']],
    [null, null, 'anonymous', 'follow_up_only'],
  )
  assert.equal(await people(), before)
})

test('whoever reads the queue is told of a new report, and not again while that mail still waits', async () => {
  const waiting = () =>
    world.admin(
      `select 1 from mails where to_user_id = $1 and template = 'new-report' and status = 'waiting'`,
      [triage.actor.userId],
    )
  const send = async (words: string) =>
    press(world, await walk(world, anonymous(words)), '/report', {}, 'send')
  await world.admin(`update mails set status = 'sent' where template = 'new-report'`)
  await send('The first that nobody knows of')
  assert.equal((await waiting()).length, 1)
  await send('The second while the first is on its way')
  assert.equal((await waiting()).length, 1)
  await world.admin(`update mails set status = 'sent' where template = 'new-report'`)
  await send('The third after the first was sent')
  assert.equal((await waiting()).length, 1)
})

test('a problem keeps everything typed, answers 422 and links to its field', async () => {
  const start = await world.get('/report')
  const what = await press(world, start, '/report', {})
  const empty = await press(world, what, '/report', { what: '  ' })
  assert.equal(empty.status, 422)
  assert.match(empty.html, /href="#what"/)
  assert.match(empty.html, /<title>Error: /)
  const words = 'x'.repeat(10_001)
  const long = await press(world, what, '/report', { what: words })
  assert.equal(long.status, 422)
  assert.deepEqual(fieldsOf(long.html)['what'], [words])
  const who = await press(world, what, '/report', { what: 'It happened' })
  const when = await press(world, who, '/report', {})
  const future = await press(world, when, '/report', {
    when: 'date',
    'when-day': '31',
    'when-month': '12',
    'when-year': '2026',
  })
  assert.equal(future.status, 422)
  assert.match(future.html, /href="#when-day"/)
  assert.deepEqual(fieldsOf(future.html)['when-day'], ['31'])
})

test('going back and changing an answer lose nothing, and lead back to check', async () => {
  const check = await walk(world, named())
  const changed = await press(world, check, '/report', {}, 'change-where')
  assert.equal(heading(changed), 'Where did it happen?')
  const back = await press(world, changed, '/report', { postcode: 'NB1 1AA' })
  assert.equal(heading(back), 'Check what you have told us')
  const previous = await press(world, back, '/report', {}, 'back')
  assert.equal(heading(previous), 'Who else may we tell?')
  const fields = fieldsOf(previous.html)
  assert.deepEqual(fields['what'], ['ZEBRAWORD they shouted at me.\nTwice.'])
  assert.deepEqual(fields['strands'], ['race', 'religion'])
  assert.deepEqual(fields['share-victim_service'], ['yes'])
})

test('turning anonymous on the check page keeps no person', async () => {
  const check = await walk(world, named())
  const privacy = await press(world, check, '/report', {}, 'change-privacy')
  const again = await press(world, privacy, '/report', { privacy: 'anonymous' })
  assert.equal(heading(again), 'Check what you have told us')
  assert.ok(!again.html.includes('Safe ways to reach you'))
  const receipt = await press(world, again, '/report', {}, 'send')
  const [row] = await world.admin('select person_id from reports where reference = $1', [
    receiptOf(receipt).reference,
  ])
  assert.equal(row?.['person_id'], null)
})

test('somebody in danger is shown 999 first, and may go on', async () => {
  const start = await world.get('/report')
  const danger = await press(world, start, '/report', { now: 'yes' })
  assert.match(danger.html, /href="tel:999"/)
  const on = await press(world, danger, '/report', {}, 'safe')
  assert.equal(heading(on), 'What happened?')
})

test('the first pages offer three questions for whoever has little time, and say one thing of how long it takes', async () => {
  const home = (await world.get('/')).html
  const start = (await world.get('/report?via=library-card')).html
  assert.match(home, /href="\/report\/quick"[^>]*>\s*Answer only three questions, in about three minutes/)
  // Whoever came by a poster is counted under it on the short way too; and the link is there without opening anything.
  assert.match(start.replace(/<details[\s\S]*?<\/details>/g, ''), /href="\/report\/quick\?via=library-card"/)
  const posters = inSource(posterWords).points.join(' ')
  for (const page of [home, start, posters]) {
    assert.match(page, /5 to 10/)
    assert.match(page, /three minutes/)
  }
})
