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
})

test('Enter sends the form on and does not change the language', async () => {
  const { html } = await world.get('/report')
  const buttons = [...html.matchAll(/<button\b[^>]*>/g)].map(([tag]) => tag)
  const first = buttons.find((tag) => /form="same-page"/.test(tag) || /name="go" value="next"/.test(tag))
  assert.match(first ?? '', /name="go" value="next"/)
  assert.match(first ?? '', /aria-hidden="true"/)
})
