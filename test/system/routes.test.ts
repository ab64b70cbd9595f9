// Every route of the application, tried as nobody, as the wrong role and as the right one. A new route is covered by
// being registered. What somebody might send to it is tried in any-request.test.ts.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { ROLES, type Role } from '../../src/access/actor.ts'
import type { Route } from '../../src/access/route.ts'
import { routes } from '../../src/app.ts'
import { newId } from '../../src/platform/ids.ts'
import { createWorld, type Person, type World } from '../support/world.ts'

// Leaves our site on purpose, to an address that the partnership sets.
const LEAVES = new Set(['/exit'])

const nameOf = (route: Route) => `${route.method} ${route.path}`
const fill = (path: string, value: string) => path.replaceAll(/:[A-Za-z]+/g, encodeURIComponent(value))

describe('every route', () => {
  let world: World
  let byRole: Map<Role, Person>
  before(async () => {
    world = await createWorld({ demo: true })
    const agency = await world.agency({ name: 'Northbrook Borough', area: 'Northbrook' })
    byRole = new Map()
    for (const role of ROLES) byRole.set(role, await world.staff({ agency, roles: [role] }))
  })
  after(() => world.close())

  const ask = (route: Route, path: string, as?: Person, fields: Record<string, string | string[]> = {}) =>
    route.method === 'GET' ? world.get(path, as) : world.post(path, fields, as)

  test('is one of many', () => {
    assert.ok(routes.length > 40, `only ${routes.length} routes are registered`)
  })

  test('declares a rule, and refuses nobody only where it says so', async () => {
    for (const route of routes) {
      const answer = await ask(route, fill(route.path, newId()))
      assert.ok(answer.status < 500, `${nameOf(route)} answers ${answer.status} to nobody`)
      if (route.access.kind === 'everyone') continue
      // A form that arrives signed out keeps what was typed; an address leads to signing in.
      assert.equal(
        answer.status,
        route.method === 'POST' ? 401 : 303,
        `${nameOf(route)} answers ${answer.status} to nobody`,
      )
      if (route.method === 'GET') assert.match(answer.location ?? '', /^\/sign-in/, nameOf(route))
    }
  })

  test('keeps what was typed when a session ended meanwhile', async () => {
    const answer = await world.post('/cases/NB-7K3M-92/note', { note: 'words that took an hour' })
    assert.equal(answer.status, 401)
    assert.match(answer.html, /name="note" value="words that took an hour"/)
  })

  test('answers 403 to a role that its rule does not name', async () => {
    for (const route of routes) {
      const { access } = route
      if (access.kind !== 'roles') continue
      for (const role of ROLES.filter((each) => !access.roles.includes(each))) {
        const answer = await ask(route, fill(route.path, newId()), byRole.get(role))
        assert.equal(answer.status, 403, `${nameOf(route)} answers ${answer.status} to ${role}`)
      }
    }
  })

  test('answers a role that its rule names, and says not found for what is not there', async () => {
    for (const route of routes) {
      const roles = route.access.kind === 'roles' ? route.access.roles : ROLES
      for (const role of roles.slice(0, 3)) {
        if (route.path === '/sign-out') continue
        const answer = await ask(route, fill(route.path, newId()), byRole.get(role))
        assert.ok(answer.status < 500, `${nameOf(route)} answers ${answer.status} to ${role}`)
        if (route.path.includes(':') && route.method === 'GET' && route.access.kind === 'roles') {
          assert.equal(
            answer.status,
            404,
            `${nameOf(route)} answers ${answer.status} for something that is not there`,
          )
        }
      }
    }
  })

  test('sends nobody to another site', async () => {
    for (const route of routes.filter(({ path }) => !LEAVES.has(path))) {
      const answer = await ask(
        route,
        `${fill(route.path, newId())}?next=//elsewhere.example&next=https://elsewhere.example`,
      )
      assert.ok(
        !answer.location || /^\/(?!\/)/.test(answer.location),
        `${nameOf(route)} leads to ${answer.location}`,
      )
    }
  })
})
