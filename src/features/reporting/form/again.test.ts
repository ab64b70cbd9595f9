// What the script of a page sends on the browser's own Back, Forward and Reload.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type World } from '../../../../test/support/world.ts'
import { fieldsOf, heading, press } from '../testing/walk-form.ts'

let world: World
let council: Agency
before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
})
after(() => world.close())

const sealedIn = (html: string): string => /data-app-again="true" value="([\w-]+)"/.exec(html)?.[1] ?? ''

async function toWhere() {
  const now = await world.get('/report')
  const what = await press(world, now, '/report', { now: 'no' })
  const when = await press(world, what, '/report', { what: 'MAGPIEWORD' })
  return press(world, when, '/report', { when: 'yesterday' })
}

test('a question met before is shown with what was answered, and with what is typed but not sent on', async () => {
  const where = await toWhere()
  const fields = { ...fieldsOf(where.html), area: council.areaId ?? '', returning: '' }
  const when = await world.post('/report', { ...fields, go: 'see-when' })
  assert.equal(heading(when), 'When did it happen?')
  assert.match(when.html, /value="yesterday"[^>]* checked/)
  assert.deepEqual(fieldsOf(when.html)['area'], [council.areaId])
  const fault = await world.post('/report', { ...fields, what: '', go: 'see-what' })
  assert.equal(fault.status, 200, 'nothing is wrong yet')
})

test('sealed answers bring the same question back, and hold nothing that can be read', async () => {
  const where = await toWhere()
  const again = sealedIn(where.html)
  assert.ok(!Buffer.from(again, 'base64url').includes('MAGPIE'))
  const page = await world.post('/report', { again })
  assert.equal(heading(page), 'Where did it happen?')
  assert.deepEqual(fieldsOf(page.html)['what'], ['MAGPIEWORD'])
  assert.deepEqual(fieldsOf(page.html)['token'], fieldsOf(where.html)['token'])
})

test('answers that were altered, or sealed more than twelve hours ago, open nothing', async () => {
  const again = sealedIn((await toWhere()).html)
  const altered = `${again.slice(0, 40)}${again[40] === 'A' ? 'B' : 'A'}${again.slice(41)}`
  for (const text of [altered, 'x', 'A'.repeat(5_000)]) {
    const page = await world.post('/report', { again: text })
    assert.equal(heading(page), 'Report a hate incident')
    assert.doesNotMatch(page.html, /MAGPIEWORD/)
  }
  world.clock.advance(12 * 3_600_000 + 1_000)
  assert.doesNotMatch((await world.post('/report', { again })).html, /MAGPIEWORD/)
})

test('after leaving, the sealed answers lead out and are not shown', async () => {
  const where = await toWhere()
  const [again, drawn] = [sealedIn(where.html), String(fieldsOf(where.html)['drawn'])]
  world.clock.advance(1_000)
  const left = await world.web.inject({ method: 'GET', url: '/exit' })
  const cookie = left.cookies.find(({ name }) => name.endsWith('-left'))
  const answer = await world.web.inject({
    method: 'POST',
    url: '/report',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: `${cookie?.name}=${cookie?.value}`,
    },
    payload: new URLSearchParams({ again, drawn, stood: '0' }).toString(),
  })
  assert.equal(answer.statusCode, 302)
  assert.equal(answer.headers['location'], left.headers['location'])
})
