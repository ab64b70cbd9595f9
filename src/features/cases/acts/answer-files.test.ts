// Answering from the case with a file: it goes with the message, and nobody leaves a file who could not answer.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { submitReport } from '../../reporting/index.ts'
import { anonymousReport } from '../../reporting/testing/answers.ts'
import { fieldsOf } from '../../reporting/testing/walk-form.ts'

let world: World
let officer: Person
let outsider: Person
let reference = ''
let code = ''

before(async () => {
  world = await createWorld()
  const north = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: north, roles: ['officer'] })
  const south = await world.agency({ name: 'South Council', area: 'South' })
  outsider = await world.staff({ agency: south, roles: ['officer', 'manager'] })
  await world.agency({ name: 'Listens', kind: 'victim_service' })
  const told = await submitReport(world.publicCtx(), anonymousReport(north.areaId ?? ''), randomToken())
  ;({ reference, code } = told)
  const form = fieldsOf((await world.get(`/reports/${reference}/log`, officer)).html)
  const log = { ...form, summary: 'Abuse in the street', strands: ['race'], types: ['verbal_abuse'] }
  assert.equal((await world.post(`/reports/${reference}/log`, log, officer)).status, 303)
})
after(() => world.close())

const file = (name: string, text = 'When we met') => ({
  name,
  bytes: new TextEncoder().encode(text),
  field: 'files',
})
const path = () => `/cases/${reference}/reply`
const files = (where: string) => world.admin(`select message_id from report_files where ${where}`)

test('a file is added first, and goes with the message that is sent then, once', async () => {
  const page = await world.get(path(), officer)
  assert.match(page.html, /enctype="multipart\/form-data"/)
  const token = randomToken()
  const written = { token, once: newId(), note: 'HEREISTHELETTER' }
  const added = await world.upload(path(), { ...written, go: 'add-files' }, file('letter.txt'), officer)
  assert.ok(added.html.includes('HEREISTHELETTER') && added.html.includes('letter.txt'))
  assert.deepEqual(await files('message_id is not null'), [])
  for (const _ of [1, 2]) assert.equal((await world.post(path(), written, officer)).status, 303)
  assert.equal((await files('message_id is not null')).length, 1)
  const back = await world.post('/follow-up', { reference, code })
  assert.match(back.html, /HEREISTHELETTER[\s\S]*letter\.txt/)
})

test('a kind that is not taken is refused by its field, with what was written', async () => {
  const sent = { token: randomToken(), once: newId(), note: 'KEEPMYWORDS' }
  const refused = await world.upload(path(), sent, file('run.exe', 'MZ\u0000\u0001 a program'), officer)
  assert.equal(refused.status, 422)
  assert.ok(refused.html.includes('KEEPMYWORDS') && refused.html.includes('not a kind of file'))
})

test('nobody without sight of the case leaves a file, nor a message', async () => {
  const before = await files('true')
  const sent = { token: randomToken(), once: newId(), note: 'x' }
  assert.equal((await world.upload(path(), sent, file('a.txt'), outsider)).status, 404)
  assert.deepEqual(await files('true'), before)
})
