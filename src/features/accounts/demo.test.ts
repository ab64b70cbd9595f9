import assert from 'node:assert/strict'
import { ROLES } from '../../access/actor.ts'
import { after, describe, test } from 'node:test'
import { NotFound } from '../../platform/problems.ts'
import { signInToDemo } from './demo.ts'
import { groupPeople } from './demo-groups.ts'
import { accountsWorld, browser } from './testing/accounts-world.ts'
import { userById } from './users.store.ts'

describe('on a real partnership', async () => {
  const world = await accountsWorld()
  after(() => world.close())
  const agency = await world.agency({ name: 'Northbrook Council' })

  test('there is no demonstration, whoever asks', async () => {
    const person = await world.staff({ agency, roles: ['officer'] })
    assert.equal((await world.get('/demo')).status, 404)
    assert.equal((await world.post('/demo', { person: person.actor.userId })).status, 404)
    assert.equal((await world.post('/demo', { person: person.actor.userId }, person)).status, 404)
  })

  test('the database is asked, not only the page’s setting', async () => {
    const person = await world.staff({ agency, roles: ['officer'] })
    await assert.rejects(signInToDemo(world.gate, person.actor.userId, browser()), NotFound)
  })
})

describe('in a demonstration', async () => {
  const world = await accountsWorld({ demo: true })
  after(() => world.close())
  const agency = await world.agency({ name: 'Northbrook Council' })

  test('one press signs in as somebody, and the sign-in page leads there', async () => {
    const person = await world.staff({ agency, roles: ['officer'], name: 'Ines Okafor' })
    assert.match((await world.get('/sign-in')).html, /href="\/demo"/)
    const list = await world.get('/demo')
    assert.equal(list.status, 200)
    assert.match(list.html, /Council officers[\s\S]*Ines Okafor/)
    const answer = await world.post('/demo', { person: person.actor.userId })
    assert.deepEqual([answer.status, answer.location], [303, '/today'])
    const [cookie] = [answer.headers['set-cookie']].flat()
    const token = /^upstander=([^;]+)/.exec(String(cookie))?.[1] ?? ''
    assert.equal((await world.get('/account', { cookie: token })).status, 200)
  })

  test('nobody who is disabled, has a password, or is not there can be signed in as', async () => {
    const disabled = await world.staff({ agency, roles: ['officer'] })
    await world.admin(`update staff_users set status = 'disabled' where id = $1`, [disabled.actor.userId])
    const real = await world.colleague({ agency })
    for (const person of [disabled.actor.userId, real.id, '00000000-0000-7000-8000-000000000000', 'x', ''])
      assert.equal((await world.post('/demo', { person })).status, 404)
  })

  test('people are met by what they mainly do', async () => {
    const chair = await world.staff({ agency, roles: ['officer', 'chair'] })
    const user = await world.gate.db.transaction((tx) => userById(tx, chair.actor.userId))
    assert.deepEqual(
      groupPeople(user ? [user] : []).map(({ title }) => title),
      ['Chairs of panels'],
    )
  })

  test('whatever somebody does, they are met somewhere', async () => {
    for (const role of ROLES) {
      // Nobody only leads on safeguarding: it stands beside what opens reports.
      const roles = role === 'safeguarding' ? (['officer', role] as const) : [role]
      const { actor } = await world.staff({ agency, roles: [...roles] })
      const user = await world.gate.db.transaction((tx) => userById(tx, actor.userId))
      assert.equal(groupPeople(user ? [user] : []).length, 1, role)
    }
  })
})
