// Somebody holds the code of one report and wants another: by its reference, by the ids of what is in it, by every form that
// there is for whoever comes back. Nothing is shown, and nothing of the other changes.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ACTS, VIEWS } from '../../src/features/reporting/follow-up/acts.ts'
import { submitReport } from '../../src/features/reporting/index.ts'
import { anonymousReport } from '../../src/features/reporting/testing/answers.ts'
import { randomToken } from '../../src/platform/crypto/tokens.ts'
import { newId } from '../../src/platform/ids.ts'
import { createWorld, type World, WITH_MAIL } from '../support/world.ts'

type Held = { reference: string; code: string; reportId: string }
let world: World
let mine: Held
let theirs: Held
let theirFile = ''
let theirMessage = ''
let caller = 0

before(async () => {
  world = await createWorld({ settings: WITH_MAIL })
  const north = await world.agency({ name: 'North Council', area: 'North' })
  const officer = await world.staff({ agency: north, roles: ['officer', 'manager'] })
  const tell = (what: string) => {
    const answers = anonymousReport(north.areaId ?? '')
    return submitReport(
      world.publicCtx(),
      { ...answers, narrative: { ...answers.narrative, what } },
      randomToken(),
    )
  }
  mine = await tell('MINE')
  theirs = await tell('THEIRWORDS')
  const key = { reference: theirs.reference, code: theirs.code }
  await ask('/follow-up', { ...key, do: 'words', recoveryWords: 'THEIRKETTLE copper midnight tram' })
  await ask('/follow-up', { ...key, do: 'message', messageId: newId(), message: 'THEIRMESSAGE' })
  const reply = { message: 'THEIRANSWER', messageId: newId(), token: randomToken() }
  await world.upload(
    `/reports/${theirs.reference}/reply`,
    reply,
    { name: 'THEIRFILE.txt', bytes: 'THEIRCONTENT', field: 'files' },
    officer,
  )
  const [file] = await world.admin<{ id: string }>(
    `update report_files set state = 'clean' where report_id = $1 returning id`,
    [theirs.reportId],
  )
  theirFile = file?.id ?? ''
  const [message] = await world.admin<{ id: string }>(
    'select id from report_messages where report_id = $1 and from_person limit 1',
    [theirs.reportId],
  )
  theirMessage = message?.id ?? ''
  assert.ok(theirFile && theirMessage)
})
after(() => world.close())

// Each from a network of its own: no limit of requests does the work of the wall.
async function ask(url: string, fields: Record<string, string>) {
  caller += 1
  const answer = await world.web.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    remoteAddress: `10.4.${caller >> 8}.${caller & 255}`,
  })
  return { status: answer.statusCode, html: answer.body }
}

/** Everything of a report that could change, as it stands. */
const standing = async (reportId: string) =>
  JSON.stringify([
    await world.admin('select * from reports where id = $1', [reportId]),
    await world.admin('select * from report_messages where report_id = $1 order by id', [reportId]),
    await world.admin('select * from consents where report_id = $1 order by id', [reportId]),
    await world.admin('select * from report_files where report_id = $1 order by id', [reportId]),
    await world.admin('select * from mails where report_id = $1 order by id', [reportId]),
  ])

const OTHER = newId()
const FORMS: readonly [string, Record<string, string>][] = [
  ['/follow-up', {}],
  ...VIEWS.map((view): [string, Record<string, string>] => ['/follow-up', { view }]),
  ['/follow-up', { do: 'message', message: 'INTRUDER' }],
  ['/follow-up/message', { do: 'message', message: 'INTRUDER', token: randomToken() }],
  ['/follow-up', { do: 'again', what: 'INTRUDER', when: 'today' }],
  ['/follow-up', { do: 'another', what: 'INTRUDER', when: 'today' }],
  ['/follow-up', { do: 'add', ask: 'people', known: 'neighbour', peopleWords: 'INTRUDER' }],
  ['/follow-up', { do: 'call', day: '2026-11-20', part: 'morning', phone: '07700 900123' }],
  ['/follow-up', { do: 'call-withdraw' }],
  ['/follow-up', { do: 'contact', reach: 'page' }],
  ['/follow-up', { do: 'rate', score: '1' }],
  ['/follow-up', { do: 'words', recoveryWords: 'intruder copper midnight tram' }],
  ['/follow-up', { do: `other-contact:${newId()}` }],
  ['/follow-up', { do: `other-kept:${OTHER}`, [`sure-${OTHER}`]: 'yes' }],
  ['/follow-up', { do: 'erase' }],
  ['/follow-up', { do: 'unerase' }],
  ...['yes-police', 'no-police', 'no-council_partners', 'yes-victim_service'].map(
    (wanted): [string, Record<string, string>] => ['/follow-up', { do: wanted }],
  ),
  ...['', 'text', 'page'].map((wanted): [string, Record<string, string>] => [
    '/follow-up/receipt',
    { do: wanted, withCode: 'yes' },
  ]),
  ['/follow-up/receipt', { do: 'send', channel: 'email', email: 'intruder@example.org', what: 'both' }],
  ['/follow-up/receipt', { do: 'words', recoveryWords: 'intruder copper midnight tram' }],
  ['/follow-up', { do: 'withdraw' }],
  ['/follow-up', { do: 'end', sure: 'yes' }],
]

test('the code of one report with the reference of another opens, shows and changes nothing, in any form', async () => {
  const before = await standing(theirs.reportId)
  for (const [path, fields] of FORMS) {
    const { status, html } = await ask(path, {
      reference: theirs.reference,
      code: mine.code,
      messageId: newId(),
      ...fields,
    })
    assert.equal(status, 422, `${path} ${JSON.stringify(fields)}`)
    assert.doesNotMatch(html, /THEIR/, path)
  }
  assert.equal(await standing(theirs.reportId), before)
})

test('each of those forms is one that the right code sends: it is the code that they were refused for', async () => {
  const answers = anonymousReport((await world.agency({ name: 'West Council', area: 'West' })).areaId ?? '')
  const { reference, code } = await submitReport(world.publicCtx(), answers, randomToken())
  for (const wanted of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
    assert.equal((await ask('/follow-up', { reference, code, do: wanted })).status, 200, wanted)
  for (const [path, fields] of FORMS) {
    const { status, html } = await ask(path, { reference, code, messageId: newId(), ...fields })
    assert.equal(
      status,
      200,
      `${path} ${JSON.stringify(fields)}${/There is a problem[^]{0,300}/.exec(html)?.[0] ?? ''}`,
    )
  }
  const done = new Set(FORMS.map(([, fields]) => fields['do']?.split(':')[0]))
  for (const act of Object.keys(ACTS)) assert.ok(done.has(act), `${act} was attacked`)
})

test('the ids of another report in the forms of one’s own reach none of it', async () => {
  const before = await standing(theirs.reportId)
  const key = { reference: mine.reference, code: mine.code }
  for (const file of [theirFile, theirMessage, theirs.reportId])
    assert.equal((await ask('/follow-up/file', { ...key, file })).status, 404)
  // Their message's id: my words are mine, and theirs stay.
  for (const path of ['/follow-up', '/follow-up/message']) {
    const page = await ask(path, { ...key, do: 'message', messageId: theirMessage, message: 'OWNWORDS' })
    assert.doesNotMatch(page.html, /THEIR/)
  }
  for (const field of ['id', 'reportId', 'personId', 'report', 'followUp'])
    assert.doesNotMatch((await ask('/follow-up', { ...key, [field]: theirs.reportId })).html, /THEIR/)
  assert.equal(await standing(theirs.reportId), before)
})

test('their own key opens what this test says is hidden', async () => {
  const { status, html } = await ask('/follow-up', { reference: theirs.reference, code: theirs.code })
  assert.equal(status, 200)
  for (const hidden of ['THEIRMESSAGE', 'THEIRANSWER', 'THEIRFILE']) assert.ok(html.includes(hidden), hidden)
})
