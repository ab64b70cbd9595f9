// What colleagues kept of another person in a report goes when the report goes with its notes, and not before.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { newId } from '../../platform/ids.ts'
import { randomToken } from '../../platform/crypto/tokens.ts'
import { submitReport } from '../reporting/index.ts'
import { anonymousReport } from '../reporting/testing/answers.ts'

let world: World
let officer: Person
let areaId: string
before(async () => {
  world = await createWorld()
  const north = await world.agency({ name: 'North Council', area: 'North' })
  areaId = north.areaId ?? ''
  officer = await world.staff({ agency: north, roles: ['officer', 'manager'] })
})
after(() => world.close())

/** A report in which an officer kept what somebody looks like, and who that is. */
async function withOtherPerson(): Promise<{ id: string; reference: string }> {
  const { reference, reportId: id } = await submitReport(
    world.publicCtx(),
    anonymousReport(areaId),
    randomToken(),
  )
  const kept = {
    answer0: 'yes',
    reason: 'They live next door.',
    description: 'QUAGGACOAT',
    name: 'QUAGGANAME',
  }
  assert.equal(
    (await world.post(`/reports/${reference}/other-person`, { ...kept, go: 'save' }, officer)).status,
    303,
  )
  return { id, reference }
}

const sealed = (id: string) =>
  world.admin<{ sealed: Buffer | null; wrapped: Buffer | null }>(
    `select t.sealed, k.wrapped from other_people o join vault.texts t on t.id in (o.words_id, o.identity_id)
     join vault.keys k on k.id = t.key_id where o.report_id = $1`,
    [id],
  )

test('of another person nothing can be opened once the report is erased with its notes', async () => {
  const { id } = await withOtherPerson()
  const beside = await withOtherPerson()
  assert.equal((await sealed(id)).length, 2)
  await world.admin('select * from app.erase_report($1, now(), true)', [id])
  assert.deepEqual(await sealed(id), [
    { sealed: null, wrapped: null },
    { sealed: null, wrapped: null },
  ])
  assert.ok((await sealed(beside.id)).every((each) => each.sealed !== null && each.wrapped !== null))
  const { html } = await world.get(`/reports/${beside.reference}/other-person`, officer)
  assert.ok(html.includes('QUAGGACOAT') && html.includes('QUAGGANAME'))
})

test('it stays where the notes stay, and its page says what is gone where they went', async () => {
  const { id, reference } = await withOtherPerson()
  await world.admin('select * from app.erase_report($1, now(), false)', [id])
  assert.ok((await sealed(id)).every((each) => each.wrapped !== null))
  await world.admin('select * from app.erase_report($1, now(), true)', [id])
  const page = await world.get(`/reports/${reference}/other-person`, officer)
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.html, /QUAGGA/)
})

test('who is told of while a report waits to be erased goes with it', async () => {
  const { reference } = await submitReport(
    world.publicCtx(),
    { ...anonymousReport(areaId), privacy: 'named', canContact: 'yes', person: { name: 'QUAGGATELLER' } },
    randomToken(),
  )
  const [named] = await world.admin<{ id: string }>('select id from reports where reference = $1', [
    reference,
  ])
  assert.ok(named)
  const other = new pg.Client({ connectionString: world.database.adminUrl })
  await other.connect()
  try {
    await other.query('begin')
    await other.query('select from reports where id = $1 for no key update', [named.id])
    const erased = world.admin('select * from app.erase_report($1, now(), true)', [named.id])
    await waits(world)
    const key = newId()
    const person = newId()
    await other.query('insert into vault.keys (id, wrapped, created_at) values ($1, $2, now())', [
      key,
      Buffer.from('wrapped'),
    ])
    await other.query(
      'insert into vault.people (id, key_id, sealed, created_at) values ($1, $2, $3, now())',
      [person, key, Buffer.from('sealed')],
    )
    await other.query(
      `insert into people_affected (id, report_id, person_id, at, source, knows, may_contact, named)
       values ($1, $2, $3, now(), 'follow_up', 'agrees', 'yes', true)`,
      [newId(), named.id, person],
    )
    await other.query('commit')
    await erased
    const [left] = await world.admin('select wrapped from vault.keys where id = $1', [key])
    assert.deepEqual(left, { wrapped: null })
  } finally {
    await other.end()
  }
})

/** Until somebody waits for a lock. */
async function waits({ database }: World): Promise<void> {
  const watch = new pg.Client({ connectionString: database.adminUrl })
  await watch.connect()
  try {
    for (let tries = 0; tries < 200; tries += 1) {
      const { rows } = await watch.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      if (rows.length > 0) return
      await sleep(25)
    }
    assert.fail('nobody waits')
  } finally {
    await watch.end()
  }
}
