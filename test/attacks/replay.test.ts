// What was sent once is sent again, by whoever recorded it or whose network stuttered: it counts once, and brings nobody
// anything that they did not have.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { receiptOf } from '../../src/features/reporting/testing/walk-form.ts'
import { randomToken } from '../../src/platform/crypto/tokens.ts'
import { newId } from '../../src/platform/ids.ts'
import { completeReport, newSubmission } from '../support/reporter.ts'
import { createWorld, type Person, type World, WITH_MAIL } from '../support/world.ts'

let world: World
let areaId = ''
let officer: Person
before(async () => {
  world = await createWorld({ settings: WITH_MAIL })
  const north = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: north, roles: ['officer'] })
  areaId = north.areaId ?? ''
})
after(() => world.close())

const count = async (table: string) =>
  (await world.admin<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0
const send = (token: string, what: string) =>
  world.post('/report', Object.fromEntries(completeReport({ areaId, anonymous: true, what }, token)))

test('a form sent again, also ten times at once, is one report with one receipt', async () => {
  const before = await count('reports')
  const token = newSubmission()
  const pages = await Promise.all(Array.from({ length: 10 }, () => send(token, 'once')))
  const receipts = new Set(pages.map((page) => JSON.stringify(receiptOf(page))))
  assert.equal(receipts.size, 1)
  assert.equal(await count('reports'), before + 1)
  assert.equal(await count('consents'), 3 * (await count('reports')))
})

test('a token that was recorded brings with other words neither a report nor the receipt of the first', async () => {
  const token = newSubmission()
  const { reference, code } = receiptOf(await send(token, 'FIRST'))
  const before = await count('reports')
  const replayed = await send(token, 'OTHER')
  assert.equal(replayed.status, 409)
  assert.ok(
    !replayed.html.includes(code) && !replayed.html.includes(reference) && !replayed.html.includes('FIRST'),
  )
  assert.equal(await count('reports'), before)
})

test('the draft of a report that was sent opens no more, and its code sends no second one', async () => {
  const form = Object.fromEntries(completeReport({ areaId, anonymous: true }, newSubmission()))
  const { reference: code } = receiptOf(await world.post('/report', { ...form, go: 'save' }))
  assert.equal((await world.post('/report/resume', { code })).status, 200)
  await world.post('/report', form)
  assert.equal((await world.post('/report/resume', { code })).status, 422)
})

test('a message sent again is one message, and one mail about it', async () => {
  const { reference, code } = receiptOf(await send(newSubmission(), 'x'))
  const before = [await count('report_messages'), await count('mails')]
  const message = {
    reference,
    code,
    do: 'message',
    message: 'Again',
    messageId: newId(),
    token: randomToken(),
  }
  for (let at = 0; at < 3; at += 1) await world.post('/follow-up/message', message)
  const after = [await count('report_messages'), await count('mails')]
  assert.deepEqual([after[0], after[1]], [(before[0] ?? 0) + 1, (before[1] ?? 0) + 1])
})

test('the receipt is sent on three times at most, whoever has it', async () => {
  const { reference, code } = receiptOf(await send(newSubmission(), 'x'))
  const before = await count('mails')
  const statuses = []
  for (let at = 0; at < 5; at += 1) {
    const fields = {
      reference,
      code,
      do: 'send',
      channel: 'email',
      email: `a${at}@example.org`,
      what: 'reference',
    }
    statuses.push((await world.post('/follow-up/receipt', fields)).status)
  }
  assert.deepEqual(statuses, [200, 200, 200, 422, 422])
  assert.equal(await count('mails'), before + 3)
})

test('a piece of a file sent again adds nothing, and no piece is taken once the report has the file', async () => {
  const token = newSubmission()
  const bytes = Uint8Array.from(Buffer.from('They wrote: go away. '.repeat(60)))
  const started = await world.post('/report/files/start', {
    token,
    name: 'a.txt',
    size: String(bytes.length),
    changed: '',
  })
  const { id } = JSON.parse(started.html) as { id: string }
  const piece = () =>
    world.upload('/report/files/piece', { token, id, offset: '0' }, { name: 'piece', bytes, field: 'piece' })
  for (let at = 0; at < 3; at += 1) assert.equal((await piece()).status, 200)
  await send(token, 'with a file')
  assert.equal((await piece()).status, 404)
  const rows = await world.admin<{ size: number }>(
    'select size::int as size from report_files where id = $1',
    [id],
  )
  assert.deepEqual(rows, [{ size: bytes.length }])
})

test('a code that was replaced or ended opens nothing, however often it is sent, and in no form', async () => {
  const ended = receiptOf(await send(newSubmission(), 'x'))
  assert.equal((await world.post('/follow-up', { ...ended, do: 'end', sure: 'yes' })).status, 200)
  const worded = receiptOf(await send(newSubmission(), 'x'))
  const words = 'copper kettle midnight tram'
  assert.equal((await world.post('/follow-up', { ...worded, do: 'words', recoveryWords: words })).status, 200)
  const recovered = await world.post('/follow-up', { do: 'recover', reference: worded.reference, words })
  assert.equal(recovered.status, 200)
  const given = receiptOf(await send(newSubmission(), 'x'))
  const fresh = await world.post(
    `/reports/${given.reference}/code`,
    { do: 'reissue', why: 'lost', check: 'in_person' },
    officer,
  )
  assert.ok(fresh.status < 400, fresh.html.replaceAll(/<[^>]+>/g, ' '))
  for (const key of [ended, worded, given])
    for (const path of ['/follow-up', '/follow-up/message', '/follow-up/receipt'])
      for (let at = 0; at < 2; at += 1)
        assert.equal((await world.post(path, { ...key, do: 'message', message: 'x' })).status, 422, path)
  for (const key of [ended, worded, given])
    assert.equal((await world.post('/follow-up/file', { ...key, file: newId() })).status, 404)
})
