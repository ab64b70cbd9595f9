import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { importPlan } from '../import-plan.ts'
import { readPlan } from '../reading/read-plan.ts'
import { smallPlan } from '../testing/small-plan.ts'

let world: World
let alder: Agency
let birch: Agency
let coordinator: Person
let officer: Person
let path = ''

before(async () => {
  world = await createWorld()
  alder = await world.agency({ name: 'Alder Council' })
  birch = await world.agency({ name: 'Birch Council' })
  coordinator = await world.staff({ agency: alder, roles: ['coordinator'] })
  officer = await world.staff({ agency: birch, roles: ['officer'] })
  const read = readPlan(smallPlan)
  assert.ok(read.ok)
  const ctx = coordinator.ctx()
  const done = await ctx.db.transaction((tx) =>
    importPlan(tx, ctx, { read, sourceName: 'plan.txt', sourceText: smallPlan }),
  )
  assert.ok(done.ok)
  path = `/plan/${done.planId}`
})
after(() => world.close())

const leadsOf = (agency: Agency) =>
  world.admin<{ lead_user_id: string | null }>(
    'select lead_user_id from plan_deliveries where agency_id = $1',
    [agency.id],
  )

test('a coordinator gives every part of a body that nobody leads to one of its people, and no other', async () => {
  const before = await leadsOf(birch)
  assert.ok(before.length > 1 && before.every(({ lead_user_id: lead }) => lead === null))
  const page = await world.get(`${path}/leads`, coordinator)
  assert.match(page.html, new RegExp(`name="lead-${birch.id}"`))
  const wrong = await world.post(`${path}/leads`, { [`lead-${alder.id}`]: officer.actor.userId }, coordinator)
  assert.equal(wrong.location, `${path}/leads?given=0`, 'nobody leads what belongs to another body')
  const done = await world.post(`${path}/leads`, { [`lead-${birch.id}`]: officer.actor.userId }, coordinator)
  assert.equal(done.location, `${path}/leads?given=${before.length}`)
  assert.ok((await leadsOf(birch)).every(({ lead_user_id: lead }) => lead === officer.actor.userId))
  assert.ok((await leadsOf(alder)).every(({ lead_user_id: lead }) => lead === null))
  const [version] = await world.admin(
    `select by_user from plan_history where kind = 'plan_deliveries' and valid_to is null
       and row ->> 'agency_id' = $1 limit 1`,
    [birch.id],
  )
  assert.equal(version?.['by_user'], coordinator.actor.userId, 'the history says who gave it')
  const again = await world.post(`${path}/leads`, { [`lead-${birch.id}`]: officer.actor.userId }, coordinator)
  assert.equal(again.location, `${path}/leads?given=0`, 'who leads already keeps it')
})

test('the parts of owners that are no agency get one lead at once, another where one is chosen for an owner', async () => {
  const unled = () =>
    world.admin<{ owner_words: string; lead: string | null }>(
      'select owner_words, lead_user_id as lead from plan_deliveries where agency_id is null order by owner_words',
    )
  await world.admin(
    `insert into plan_deliveries (id, plan_id, action_id, position, owner_words, changed_at)
     select gen_random_uuid(), plan_id, action_id, 90, 'Housing lead', now() from plan_deliveries where agency_id is null limit 1`,
  )
  const owners = (await unled()).map(({ owner_words: words }) => words)
  assert.ok(owners.includes('Housing lead') && owners.includes('TBC'), owners.join())
  const page = await world.get(`${path}/leads`, coordinator)
  assert.match(page.html, /Who leads all of these/)
  const [, at] = /name="owner-(\d+)" value="words:Housing lead"/.exec(page.html) ?? []
  const sent = {
    all: coordinator.actor.userId,
    [`owner-${at}`]: 'words:Housing lead',
    [`other-${at}`]: officer.actor.userId,
  }
  const done = await world.post(`${path}/leads`, sent, coordinator)
  assert.equal(done.location, `${path}/leads?given=${owners.length}`)
  for (const { owner_words: words, lead } of await unled())
    assert.equal(lead, words === 'Housing lead' ? officer.actor.userId : coordinator.actor.userId, words)
  const again = await world.post(`${path}/leads`, { all: officer.actor.userId }, coordinator)
  assert.equal(again.location, `${path}/leads?given=0`, 'who leads already keeps it')
})

test('only coordinators do', async () => {
  assert.equal((await world.get(`${path}/leads`, officer)).status, 403)
  assert.equal((await world.post(`${path}/leads`, {}, officer)).status, 403)
})
