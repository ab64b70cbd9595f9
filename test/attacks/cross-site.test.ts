// Another site acts in a browser that is signed in, or that holds a form: refused, whatever the route.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { routes } from '../../src/app.ts'
import { createWorld, type Person, type World } from '../support/world.ts'

let world: World
let officer: Person
before(async () => {
  world = await createWorld()
  const council = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({
    agency: council,
    roles: ['officer', 'manager', 'administrator', 'coordinator'],
  })
})
after(() => world.close())

const changing = routes.filter(({ method }) => method === 'POST').map(({ path }) => path)
const addressOf = (path: string) => path.replaceAll(/:\w+/g, '01890000-0000-7000-8000-000000000000')
const post = (path: string, headers: Record<string, string>) =>
  world.web.inject({
    method: 'POST',
    url: addressOf(path),
    payload: 'go=send',
    headers: {
      cookie: `upstander=${officer.cookie}`,
      'content-type': 'application/x-www-form-urlencoded',
      host: 'tell.example.org',
      ...headers,
    },
  })

test('no route that changes anything answers a form of another site, with the session of somebody signed in', async () => {
  assert.ok(changing.length > 100, `${changing.length} routes`)
  for (const path of changing)
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'https://tell.example.org.evil.example' },
    ]) {
      const answer = await post(path, headers)
      assert.equal(answer.statusCode, 403, `${path} ${JSON.stringify(headers)}`)
      assert.match(answer.body, /sent from another website/)
    }
})

test('our own forms are answered, in browsers new and old', async () => {
  for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: 'https://tell.example.org' }])
    assert.equal((await post('/report', headers)).statusCode, 200)
})

test('a session is never sent along from elsewhere, nor read by a script', async () => {
  const answer = await world.post('/sign-out', {}, officer)
  const cookies = [answer.headers['set-cookie'] ?? []].flat().map(String)
  assert.ok(cookies.length > 0)
  for (const cookie of cookies) assert.match(cookie, /HttpOnly[\s\S]*SameSite=Lax/i)
})
