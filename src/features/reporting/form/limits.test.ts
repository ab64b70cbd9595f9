// Somebody asked to wait loses nothing, and a report that is ready is taken however busy the network is.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type World } from '../../../../test/support/world.ts'
import { fieldsOf, press, receiptOf, walk } from '../testing/walk-form.ts'

let world: World
before(async () => {
  world = await createWorld()
  const council = await world.agency({ name: 'North Council', area: 'North' })
  await world.staff({ agency: council, roles: ['officer'] })
})
after(() => world.close())

const STEPS_MAX = 600

test('stepping too fast keeps every word, and does not stop a report from being sent', async () => {
  const check = await walk(world, [{}, { what: 'MYWORDS' }, {}, {}, {}, {}, {}, { privacy: 'anonymous' }, {}])
  for (let sent = 0; sent < STEPS_MAX; sent += 50)
    await Promise.all(Array.from({ length: 50 }, () => world.post('/report', { step: 'now', go: 'back' })))
  const busy = await press(world, check, '/report', {}, 'change-what')
  assert.equal(busy.status, 429)
  assert.match(String(busy.headers['retry-after']), /^\d+$/)
  assert.match(busy.html, /Send again/)
  assert.match(busy.html, /In danger now\? Call 999/)
  assert.deepEqual(fieldsOf(busy.html)['what'], ['MYWORDS'])
  assert.deepEqual(fieldsOf(busy.html)['go'], ['change-what'])
  const receipt = await press(world, check, '/report', {}, 'send')
  assert.equal(receipt.status, 200)
  assert.match(receiptOf(receipt).code, /^(\w{4}-){3}\w{4}$/)
})

test('a message that came too fast is on the page that says so, and a password never is', async () => {
  const fields = { reference: 'NB-7K3M-92', code: 'x', do: 'message', message: 'MYMESSAGE' }
  const pages = await Promise.all(Array.from({ length: 40 }, () => world.post('/follow-up', fields)))
  const late = pages.find(({ status }) => status === 429)
  assert.deepEqual(fieldsOf(late?.html ?? '')['message'], ['MYMESSAGE'])
  const tries = Array.from({ length: 70 }, () =>
    world.post('/sign-in', { email: 'a@b.c', password: 'SECRETPW' }),
  )
  const refused = (await Promise.all(tries)).filter(
    ({ status, html }) => status === 429 && html.includes('Send again'),
  )
  assert.ok(refused.length > 0)
  for (const { html } of refused) assert.ok(!html.includes('SECRETPW'))
})

test('what was too long to read says that Back has it', async () => {
  const page = await world.post('/report', { what: 'x'.repeat(1_200_000) })
  assert.equal(page.status, 413)
  assert.match(
    page.html,
    /It was too long, so we did not read or keep any of it[\s\S]*Press Back in your browser/,
  )
  assert.doesNotMatch(page.html, /Send again/)
})
