// Somebody who answered three questions in a hurry tells more later, one question at a time: kept beside what they told
// first, read by whoever works on it, and by nobody else.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../../test/support/world.ts'
import type { FormValues } from '../../../../platform/http/form.ts'
import { heading, receiptOf } from '../../testing/walk-form.ts'

let world: World
let council: Agency
let officer: Person
let manager: Person
let outsider: Person

before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  const other = await world.agency({ name: 'South Council', area: 'South' })
  officer = await world.staff({ agency: council, roles: ['officer'] })
  manager = await world.staff({ agency: council, roles: ['manager'] })
  outsider = await world.staff({ agency: other, roles: ['officer', 'manager', 'triage'] })
})
after(() => world.close())

async function quick(
  area = council.areaId ?? '',
): Promise<{ reference: string; code: string; html: string }> {
  const page = await world.post('/report', {
    step: 'check',
    go: 'send',
    path: 'quick',
    what: 'They shouted.',
    area,
    privacy: 'anonymous',
  })
  return { ...receiptOf(page), html: page.html }
}
const back = (key: { reference: string; code: string }, values: FormValues) =>
  world.post('/follow-up', { reference: key.reference, code: key.code, ...values })
const offered = (html: string) => [...html.matchAll(/name="ask" value="(\w+)"/g)].map(([, step]) => step)

test('is invited on the receipt of the short form, and on the page that the code opens', async () => {
  const key = await quick()
  assert.match(key.html, /value="more" name="view"/)
  const list = await back(key, { view: 'more' })
  assert.equal(heading(list), 'Tell us more')
  const left = offered(list.html)
  for (const step of ['who', 'when', 'place', 'why', 'people', 'effect']) assert.ok(left.includes(step), step)
  for (const step of ['online', 'transport', 'statistics', 'what']) assert.ok(!left.includes(step), step)
  assert.match((await back(key, {})).html, /Answer more of our questions/)
})

test('asks where it happened when that was left empty, by area only, and who may be told', async () => {
  const triage = await world.staff({ agency: council, roles: ['triage'] })
  const key = await quick('')
  const list = await back(key, { view: 'more' })
  assert.ok(offered(list.html).includes('where'))
  const asked = await back(key, { view: 'more', ask: 'where' })
  assert.equal(heading(asked), 'Where did it happen?')
  assert.match(asked.html, new RegExp(`<option value="${council.areaId}"[^>]*>North<`))
  assert.match(
    (await back(key, { do: 'add', ask: 'where', area: randomUUID() })).html,
    /Choose or write an answer/,
  )
  const added = await back(key, { do: 'add', ask: 'where', area: council.areaId ?? '' })
  assert.match(added.html, /Added to your report/)
  assert.ok(!offered(added.html).includes('where'))
  const read = (await world.get(`/reports/${key.reference}`, triage)).html
  assert.match(read, /Added to the report later[\s\S]*Where did it happen\?[\s\S]*North/)
  assert.ok(!offered((await back(await quick(), { view: 'more' })).html).includes('where'))

  assert.match(list.html, /name="do" value="yes-police"/)
  for (const code of ['police', 'council_partners']) await back(key, { do: `no-${code}` })
  assert.doesNotMatch((await back(key, { view: 'more' })).html, /value="yes-police"/, 'asked once')
  assert.match((await back(key, {})).html, /value="yes-police"/)
})

test('keeps each answer beside the report with its day, asks nothing twice, and changes nothing of the first', async () => {
  const key = await quick()
  const before = await world.admin('select details, strands, version from reports where reference = $1', [
    key.reference,
  ])
  const asked = await back(key, { view: 'more', ask: 'people' })
  assert.equal(heading(asked), 'What do you know about who did it?')
  const added = await back(key, { do: 'add', ask: 'people', known: 'neighbour', peopleWords: 'ZEBRACOAT' })
  assert.match(added.html, /Added to your report/)
  assert.ok(!offered(added.html).includes('people'))
  await back(key, { do: 'add', ask: 'why', strands: ['race'] })
  const after = await world.admin('select details, strands, version from reports where reference = $1', [
    key.reference,
  ])
  assert.deepEqual(after, before)
  const read = (await world.get(`/reports/${key.reference}`, officer)).html
  assert.match(read, /Added to the report later[\s\S]*A neighbour[\s\S]*ZEBRACOAT/)
  assert.match(read, /Race, ethnicity/)
  assert.doesNotMatch(read, /\?:/, 'a question brings its own mark')
  const told = await world.admin(
    `select m.told from report_messages m join reports r on r.id = m.report_id where r.reference = $1 order by m.at, m.id`,
    [key.reference],
  )
  assert.deepEqual(
    told.map(({ told: each }) => each),
    [
      { step: 'people', codes: { known: ['neighbour'] } },
      { step: 'why', codes: { strands: ['race'] } },
    ],
  )
  assert.equal((await world.get(`/reports/${key.reference}`, outsider)).status, 404)
})

test('opens the question that an added place brings, in the voice of whoever they said they are', async () => {
  const key = await quick()
  await back(key, { do: 'add', ask: 'place', place: 'bus' })
  const list = await back(key, { do: 'add', ask: 'who', who: 'witness', age: 'adult' })
  assert.ok(offered(list.html).includes('transport'))
  const effect = await back(key, { view: 'more', ask: 'effect' })
  assert.equal(heading(effect), 'What has it done to the person it happened to?')
})

test('loses nothing of whoever goes back to a question or has it open twice, and keeps the same answer once', async () => {
  const key = await quick()
  const form = { do: 'add', ask: 'people', messageId: randomUUID() }
  const told = async () =>
    (await world.get(`/reports/${key.reference}`, officer)).html.match(/(FIRST|SECOND)WORDS/g)
  for (const peopleWords of ['FIRSTWORDS', 'FIRSTWORDS', 'SECONDWORDS']) {
    const page = await back(key, { ...form, peopleWords })
    assert.match(page.html, /Added to your report/)
    assert.ok(!offered(page.html).includes('people'))
  }
  assert.deepEqual(new Set(await told()), new Set(['FIRSTWORDS', 'SECONDWORDS']))
  const [row] = await world.admin(
    `select count(*)::int as n from report_messages m join reports r on r.id = m.report_id where r.reference = $1`,
    [key.reference],
  )
  assert.equal(row?.['n'], 2)
  const wrong = await back(key, { ...form, peopleWords: 'w'.repeat(2_001) })
  assert.match(wrong.html, /w{2001}/)
})

test('says what is wrong with an answer by its field, and takes none to a question that is not left', async () => {
  const key = await quick()
  const empty = await back(key, { do: 'add', ask: 'effect' })
  assert.match(empty.html, /Choose or write an answer, or go back/)
  const long = await back(key, { do: 'add', ask: 'people', peopleWords: 'w'.repeat(2_001) })
  assert.match(long.html, /1 character too long/)
  assert.match(long.html, /w{2001}/)
  await back(key, { do: 'add', ask: 'statistics', statAge: '18_24' })
  await back(key, { do: 'add', ask: 'people', known: 'king' })
  const [row] = await world.admin(
    `select count(*)::int as n from report_messages m join reports r on r.id = m.report_id
      where r.reference = $1 and m.told #>> '{codes,known}' = '["king"]'`,
    [key.reference],
  )
  assert.equal(row?.['n'], 0)
})

test('meets thoughts of suicide with help at once, and a manager is told once', async () => {
  const key = await quick()
  const page = await back(key, { do: 'add', ask: 'effect', effects: ['despair'] })
  assert.match(page.html, /116 123/)
  await back(key, { do: 'add', ask: 'people', known: 'partner' })
  const [report] = await world.admin('select id, safeguarding from reports where reference = $1', [
    key.reference,
  ])
  assert.equal(report?.['safeguarding'], true)
  const read = await world.get(`/reports/${key.reference}`, officer)
  assert.match(read.html, /whoever leads on safeguarding was told/)
  const mails = await world.admin(
    `select to_user_id from mails where template = 'safeguarding' and report_id = $1`,
    [report?.['id']],
  )
  assert.deepEqual(
    mails.map((each) => each['to_user_id']),
    [manager.actor.userId],
  )
})

test('counts in the figures where it says whether it happened before, and only where nothing was said first', async () => {
  const key = await quick()
  await back(key, { do: 'add', ask: 'before', beforeHow: 'weekly' })
  const { html } = await world.get('/insight/reports-happened-before/records?name=yes', officer)
  assert.ok(html.includes(key.reference))
  const [row] = await world.admin('select happened_before, told_before from reports where reference = $1', [
    key.reference,
  ])
  assert.deepEqual(row, { happened_before: 'not_said', told_before: 'yes' })
})

test('takes files with the question what shows it, also without a word', async () => {
  const key = await quick()
  const { html } = await back(key, { view: 'more', ask: 'proof' })
  const [form = ''] = /<form[^>]*action="\/follow-up\/message"[\s\S]*?<\/form>/.exec(html) ?? []
  assert.match(form, /enctype="multipart\/form-data"/)
  const token = /name="token" value="([^"]+)"/.exec(form)?.[1] ?? ''
  const { reference, code } = key
  const sent = { reference, code, ask: 'proof', token, messageId: randomUUID() }
  const only = await world.upload(
    '/follow-up/message',
    { ...sent, go: 'add-files', cameraWhere: 'ZEBRASHOP' },
    { field: 'files', name: 'door.png', bytes: new Uint8Array(PNG) },
  )
  assert.equal(heading(only), 'Is there anything that shows what happened?')
  assert.match(only.html, /door\.png/)
  assert.match(only.html, /ZEBRASHOP/, 'what was typed stays')
  const done = await world.post('/follow-up/message', { ...sent, do: 'add' })
  assert.match(done.html, /Added to your report/)
  const kept = await world.admin(
    `select m.about from report_files f join report_messages m on m.id = f.message_id join reports r on r.id = f.report_id
      where r.reference = $1`,
    [reference],
  )
  assert.deepEqual(kept, [{ about: 'added' }])
})

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
