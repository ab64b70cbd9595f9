// Of two people who act at the same moment the later learns that the other was first, on the usual page, with what they wrote.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { type Agency, createWorld, type Person, type World } from '../../test/support/world.ts'
import { newId } from '../platform/ids.ts'
import { kindOf } from './problem-kind.ts'

describe('two who act at once', () => {
  let world: World
  let alder: Agency
  let coordinator: Person
  before(async () => {
    world = await createWorld()
    alder = await world.agency({ name: 'Alder Council' })
    coordinator = await world.staff({ agency: alder, roles: ['coordinator'] })
  })
  after(() => world.close())

  /** Runs `second` while `first` is written and not yet kept; waits until it waits for it. */
  async function whileWriting<T>(first: string, values: unknown[], second: () => Promise<T>): Promise<T> {
    await world.admin('begin')
    await world.admin(first, values)
    const answer = second()
    for (let waits = 0; waits === 0; ) {
      const rows = await world.admin<{ n: number }>(
        'select count(*)::int as n from pg_locks where not granted',
      )
      waits = rows[0]?.n ?? 0
    }
    await world.admin('commit')
    return answer
  }

  test('a post that a colleague adds at the same moment is theirs, and what was typed is not lost', async () => {
    const title = 'Hate Crime Coordinator'
    const answer = await whileWriting(
      'insert into plan_posts (id, title, agency_id, changed_at, changed_by) values ($1, $2, $3, now(), $4)',
      [newId(), title, alder.id, coordinator.actor.userId],
      () => world.post('/plan/posts/add', { title, agency: alder.id }, coordinator),
    )
    assert.equal(answer.status, 409)
    assert.match(answer.html, /Somebody changed this first/)
    assert.match(answer.html, /Hate Crime Coordinator/)
    const posts = await world.admin('select id from plan_posts')
    assert.equal(posts.length, 1)
  })

  test('of two plans named as the first at once one is, and whoever came second is told', async () => {
    const ids = [newId(), newId()]
    for (const id of ids)
      await world.admin(
        `insert into plans (id, title, published, changed_at, imported_at) values ($1, 'A plan', true, now(), now())`,
        [id],
      )
    const answer = await whileWriting('update plans set public_main = true where id = $1', [ids[0]], () =>
      world.post(`/plan/${ids[1]}/publish/first`, { first: 'yes', version: '1' }, coordinator),
    )
    assert.equal(answer.status, 409)
    assert.match(answer.html, /Somebody changed this first/)
    const first = await world.admin<{ id: string }>('select id from plans where public_main')
    assert.deepEqual(
      first.map(({ id }) => id),
      [ids[0]],
    )
  })

  test('whoever only reads, or is not signed in, is told that it broke: nobody was first there', async () => {
    const clash = Object.assign(new Error('duplicate key'), { code: '23505' })
    assert.equal(kindOf(clash).status, 500)
    assert.equal(kindOf(clash, { changing: true }).status, 409)
    const check = Object.assign(new Error('violates check'), { code: '23514' })
    assert.equal(kindOf(check, { changing: true }).status, 500)
  })

  test('a deadlock that the database breaks, and a write that cannot follow another, are the same', async () => {
    const [one, two] = [0, 1].map(() => new pg.Client({ connectionString: world.database.adminUrl }))
    assert.ok(one && two)
    await Promise.all([one.connect(), two.connect()])
    const kinds = async (work: Promise<unknown>[]) =>
      (await Promise.allSettled(work)).flatMap((each) =>
        each.status === 'rejected' ? kindOf(each.reason, { changing: true }).kind : [],
      )
    const both = async (text: string) => {
      for (const client of [one, two]) await client.query(text)
    }
    await one.query('create table two_at_once (id int primary key, n int)')
    await one.query('insert into two_at_once values (1, 0), (2, 0)')
    const add = (client: pg.Client, id: number) =>
      client.query('update two_at_once set n = n + 1 where id = $1', [id])
    await both('begin')
    await add(one, 1)
    await add(two, 2)
    assert.deepEqual(await kinds([add(one, 2), add(two, 1)]), ['conflict'])
    await both('rollback')
    await both('begin isolation level repeatable read')
    await both('select n from two_at_once')
    await add(one, 1)
    await one.query('commit')
    assert.deepEqual(await kinds([add(two, 1)]), ['conflict'])
    await two.query('rollback')
    await one.query('drop table two_at_once')
    await Promise.all([one.end(), two.end()])
  })
})
