// Exit this page, and then Back and Reload, as a browser does them: the form that was posted before is sent again.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type World } from '../../test/support/world.ts'
import { fieldsOf } from '../features/reporting/testing/walk-form.ts'

let world: World
before(async () => {
  world = await createWorld()
  const agency = await world.agency({ name: 'Ashby Council', area: 'Ashby' })
  await world.staff({ agency, roles: ['officer'] })
})
after(() => world.close())

const send = (fields: Record<string, unknown>, cookie = '') =>
  world.web.inject({
    method: 'POST',
    url: '/report',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) },
    payload: new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((each): [string, string] => [name, String(each)]),
      ),
    ).toString(),
  })

describe('whoever leaves in a hurry', () => {
  test('leaves no way back into the form: what was drawn before leads out again', async () => {
    const form = fieldsOf((await world.get('/report')).html)
    const typed = { ...form, step: 'what', what: 'SECRETWORDS', go: 'next' }
    assert.match((await send(typed)).body, /SECRETWORDS/)
    world.clock.advance(1_000)
    const left = await world.web.inject({ method: 'GET', url: '/exit' })
    const cookie = left.cookies.find(({ name }) => name.endsWith('-left'))
    assert.ok(cookie?.httpOnly)
    const again = await send(typed, `${cookie.name}=${cookie.value}`)
    assert.equal(again.statusCode, 302)
    assert.equal(again.headers['location'], left.headers['location'])
    assert.doesNotMatch(again.body, /SECRETWORDS/)
  })

  test('can come back another time and begin anew', async () => {
    const left = await world.web.inject({ method: 'GET', url: '/exit' })
    const cookie = left.cookies.find(({ name }) => name.endsWith('-left'))
    world.clock.advance(1_000)
    const form = fieldsOf((await world.get('/report')).html)
    const on = await send(
      { ...form, step: 'what', what: 'Begun anew', go: 'next' },
      `${cookie?.name}=${cookie?.value}`,
    )
    assert.equal(on.statusCode, 200)
    assert.match(on.body, /Begun anew/)
  })

  test('loses nothing that stands half-written in another tab, which is pressed after they left', async () => {
    const { typed, before } = await halfWritten('OTHERTAB')
    const cookie = await leaving()
    world.clock.advance(60_000)
    const on = await send({ ...typed, stood: world.clock.now().getTime() - before - 2_000 }, cookie)
    assert.equal(on.statusCode, 200)
    assert.match(on.body, /OTHERTAB/)
  })

  test('leaves no way back into what was pressed before they left, however long it had stood open', async () => {
    const { typed } = await halfWritten('SECRETWORDS')
    world.clock.advance(600_000)
    const pressed = { ...typed, stood: 599_000 }
    assert.equal((await send(pressed)).statusCode, 200)
    world.clock.advance(3_000)
    const again = await send(pressed, await leaving())
    assert.equal(again.statusCode, 302)
    // A device whose clock leapt says a moment that has not come; that counts for nothing.
    const leapt = await send({ ...typed, stood: 86_400_000 }, await leaving())
    assert.equal(leapt.statusCode, 302)
  })

  test('is not led out for ever where the clock here was set back since', async () => {
    const cookie = await leaving()
    world.clock.advance(-600_000)
    const { typed } = await halfWritten('After the clock was set back')
    const on = await send(typed, cookie)
    assert.equal(on.statusCode, 200)
    assert.match(on.body, /After the clock was set back/)
    world.clock.advance(600_000)
  })
})

async function leaving(): Promise<string> {
  const left = await world.web.inject({ method: 'GET', url: '/exit' })
  const cookie = left.cookies.find(({ name }) => name.endsWith('-left'))
  return `${cookie?.name}=${cookie?.value}`
}

async function halfWritten(what: string) {
  const before = world.clock.now().getTime()
  const form = fieldsOf((await world.get('/report')).html)
  world.clock.advance(10_000)
  return { before, typed: { ...form, step: 'what', what, go: 'next' } }
}

test('Enter sends the form on and does not change the language', async () => {
  const { html } = await world.get('/report')
  const buttons = [...html.matchAll(/<button\b[^>]*>/g)].map(([tag]) => tag)
  const first = buttons.find((tag) => /form="same-page"/.test(tag) || /name="go" value="next"/.test(tag))
  assert.match(first ?? '', /name="go" value="next"/)
  assert.match(first ?? '', /aria-hidden="true"/)
})
