import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { newId } from '../../../platform/ids.ts'
import { loadOwnerDirectory } from '../running/owners.store.ts'
import { smallPlan } from '../testing/small-plan.ts'

// Two actions of the coordinator's post, as plans write it: alone, and with its agency.
const PLAN = smallPlan
  .replace('Robin Person – Alder Council', 'Hate Crime Coordinator')
  .replace('TBC\tTBC', 'Hate Crime Coordinator (Alder Council)\tTBC')

describe('posts that own actions', () => {
  let world: World
  let alder: Agency
  let birch: Agency
  let coordinator: Person
  let first: Person
  let second: Person
  let stranger: Person
  let postId = ''

  before(async () => {
    world = await createWorld()
    alder = await world.agency({ name: 'Alder Council' })
    birch = await world.agency({ name: 'Birch Council' })
    coordinator = await world.staff({ agency: alder, roles: ['coordinator'] })
    first = await world.staff({ agency: alder, roles: ['officer'] })
    second = await world.staff({ agency: alder, roles: ['officer'] })
    stranger = await world.staff({ agency: birch, roles: ['officer', 'manager', 'administrator'] })
  })
  after(() => world.close())

  const open = async (text: string) =>
    (await world.post('/plan/import', { text, name: 'plan' }, coordinator)).location ?? ''
  const add = (fields: Record<string, string>, as = coordinator) => world.post('/plan/posts/add', fields, as)
  const post = async () =>
    (
      await world.admin<{ version: number; holder_id: string | null; title: string }>(
        'select version, holder_id, title from plan_posts where id = $1',
        [postId],
      )
    )[0]
  const change = async (fields: Record<string, string>, as = coordinator) =>
    world.post(
      `/plan/posts/${postId}`,
      { title: 'Hate Crime Coordinator', version: String((await post())?.version), ...fields },
      as,
    )
  const parts = () =>
    world.admin<{ id: string; lead_user_id: string | null; status: string; post_id: string | null }>(
      `select id, lead_user_id, status, post_id from plan_deliveries
        where agency_id = $1 and owner_words like 'Hate Crime%' order by id`,
      [alder.id],
    )
  const leads = async () => (await parts()).map(({ lead_user_id: lead }) => lead)

  test('are made by coordinators, each once for its agency, held by somebody of it', async () => {
    const details = { title: 'Hate Crime Coordinator', agency: alder.id }
    assert.equal((await add(details, stranger)).status, 403)
    const wrong = await add({ ...details, holder: stranger.actor.userId })
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /Choose somebody who works at the agency of the post/)
    assert.match(wrong.html, /value="Hate Crime Coordinator"/, 'what was typed stays')
    assert.match((await add({ title: 'x' })).html, /2 to 120 characters[^]*Choose the agency/)
    assert.equal((await add(details)).status, 303)
    assert.match(
      (await add({ ...details, title: 'hate crime coordinator' })).html,
      /has a post of this title/,
    )
    assert.equal(
      (await add({ ...details, agency: birch.id })).status,
      303,
      'another agency has one of its own',
    )
    const [own] = await world.admin<{ id: string }>('select id from plan_posts where agency_id = $1', [
      alder.id,
    ])
    postId = own?.id ?? ''
    await world.admin('delete from plan_posts where agency_id = $1', [birch.id])
  })

  test('are everybody’s of the partnership to see, and not another agency’s nor the public’s to change', async () => {
    const page = await world.get('/plan/posts', stranger)
    assert.match(page.html, /Hate Crime Coordinator/)
    assert.ok(!page.html.includes('/plan/posts/add'))
    for (const path of ['/plan/posts/add', `/plan/posts/${postId}`, `/plan/posts/${postId}/end`])
      assert.equal((await world.get(path, stranger)).status, 403, path)
    assert.equal((await world.post(`/plan/posts/${postId}/end`, { version: '1' }, stranger)).status, 403)
    const theirs = stranger.ctx().db
    const changed = await theirs.transaction((tx) =>
      tx.updateTable('plan_posts').set({ holder_id: stranger.actor.userId }).executeTakeFirst(),
    )
    assert.equal(changed.numUpdatedRows, 0n)
    await assert.rejects(
      theirs.transaction((tx) =>
        tx
          .insertInto('plan_posts')
          .values({ id: newId(), title: 'Mine', agency_id: birch.id, changed_at: world.clock.now() })
          .execute(),
      ),
      /row-level security/,
    )
    await assert.rejects(
      world.publicCtx().db.transaction((tx) => tx.selectFrom('plan_posts').select('id').execute()),
      /permission denied/,
    )
    assert.equal((await world.get(`/plan/posts/${newId()}`, coordinator)).status, 404)
  })

  test('own what plans say is theirs: the part is the agency’s, and led by whoever holds the post', async () => {
    assert.equal((await change({ holder: first.actor.userId })).status, 303)
    const path = await open(PLAN)
    const kept = await world.post(`${path}/keep`, { version: '1' }, coordinator)
    assert.equal(kept.status, 303)
    const found = await parts()
    assert.equal(found.length, 2)
    assert.ok(
      found.every(({ post_id: of, lead_user_id: lead }) => of === postId && lead === first.actor.userId),
    )
    const page = await world.get(
      `${kept.location?.replace(/\?.*/, '')}/deliveries/${found[0]?.id}`,
      coordinator,
    )
    assert.match(page.html, /, Hate Crime Coordinator/)
  })

  test('take their open parts along when they pass on, with the reason; what somebody chose otherwise stays', async () => {
    const [one, two] = await parts()
    await world.admin('update plan_deliveries set lead_user_id = $2 where id = $1', [
      two?.id,
      coordinator.actor.userId,
    ])
    world.clock.advance(60_000)
    const done = await change({ holder: second.actor.userId })
    assert.equal(done.location, '/plan/posts?done=saved&moved=1')
    assert.deepEqual(await leads(), [second.actor.userId, coordinator.actor.userId])
    const [version] = await world.admin(
      `select by_user, reason from plan_history where row_id = $1 and valid_to is null`,
      [one?.id],
    )
    assert.deepEqual(version, {
      by_user: coordinator.actor.userId,
      reason: 'The post “Hate Crime Coordinator” has another holder',
    })
    const [trail] = await world.admin<{ detail: Record<string, unknown> }>(
      `select detail from audit.entries where action = 'plan.change-post' and (detail ->> 'parts')::int = 1`,
    )
    assert.deepEqual(trail?.detail, { renamed: false, passed: true, parts: 1 })
  })

  test('that nobody holds leave their parts without a lead, so that the agency’s is asked', async () => {
    await change({ holder: '' })
    assert.deepEqual(await leads(), [null, coordinator.actor.userId])
    await change({ holder: second.actor.userId })
    assert.deepEqual(await leads(), [second.actor.userId, coordinator.actor.userId])
  })

  test('what ended stays with whoever led it', async () => {
    const [one] = await parts()
    await world.admin(`update plan_deliveries set status = 'cancelled' where id = $1`, [one?.id])
    await change({ holder: first.actor.userId })
    assert.deepEqual(await leads(), [second.actor.userId, coordinator.actor.userId])
    await world.admin(`update plan_deliveries set status = 'not_set', lead_user_id = $2 where id = $1`, [
      one?.id,
      first.actor.userId,
    ])
  })

  test('show what somebody else saved first, and keep what was typed', async () => {
    const stale = await change({ title: 'Mine', version: '1' })
    assert.equal(stale.status, 409)
    assert.match(stale.html, /value="Mine"/)
  })

  test('can be chosen for a part by hand, which is its agency’s then', async () => {
    const [part] = await world.admin<{ id: string; plan_id: string; version: number; owner_words: string }>(
      'select id, plan_id, version, owner_words from plan_deliveries where agency_id = $1 limit 1',
      [birch.id],
    )
    const path = `/plan/${part?.plan_id}/deliveries/${part?.id}/edit`
    const fields = {
      version: String(part?.version),
      ownerWords: part?.owner_words ?? '',
      post: postId,
      reason: 'Theirs',
    }
    const other = await world.post(path, { ...fields, agency: birch.id }, coordinator)
    assert.equal(other.status, 422)
    assert.match(other.html, /This post is of another agency/)
    assert.equal((await world.post(path, fields, coordinator)).status, 303)
    assert.deepEqual(
      await world.admin('select agency_id, lead_user_id, post_id from plan_deliveries where id = $1', [
        part?.id,
      ]),
      [{ agency_id: alder.id, lead_user_id: first.actor.userId, post_id: postId }],
    )
  })

  test('are made of an owner’s words in a review, once, and remembered for every spelling', async () => {
    const text = PLAN.replaceAll('Hate Crime Coordinator', 'Strategic lead for hate').replace(
      '2026-29',
      '2029-32',
    )
    const path = await open(text)
    const page = (await world.get(`${path}/owners`, coordinator)).html
    const rows = [...page.matchAll(/name="spelling-(\d+)" value="([^"]+)"/g)].filter(([, , spelling]) =>
      spelling?.startsWith('strategic lead'),
    )
    assert.equal(rows.length, 2)
    const said = rows.flatMap(([, at, spelling]) => [
      [`spelling-${at}`, spelling ?? ''],
      [`post-${at}`, birch.id],
    ])
    const own = said.map(([name, value]) => [name, name?.startsWith('post') ? alder.id : value])
    assert.equal((await world.post(`${path}/owners`, Object.fromEntries(own), coordinator)).status, 303)
    assert.deepEqual(
      await world.admin(`select title, agency_id from plan_posts where title like 'Strategic%'`),
      [{ title: 'Strategic lead for hate', agency_id: alder.id }],
    )
    assert.equal((await world.admin(`select 1 from plan_owner_names where kind = 'post'`)).length, 2)
    assert.match(
      (await world.get(`${path}/owners`, coordinator)).html,
      /selected[^>]*>Strategic lead for hate \(/,
    )
  })

  test('end after asking: their parts and their spellings become the agency’s', async () => {
    const [made] = await world.admin<{ id: string; version: number }>(
      `select id, version from plan_posts where title like 'Strategic%'`,
    )
    await world.post(`/plan/posts/${made?.id}/end`, { version: String(made?.version) }, coordinator)
    assert.deepEqual(await world.admin(`select agency_ids from plan_owner_names where kind = 'agencies'`), [
      { agency_ids: [alder.id] },
      { agency_ids: [alder.id] },
    ])
    assert.match(
      (await world.get(`/plan/posts/${postId}/end`, coordinator)).html,
      /3 parts of plans go to Alder/,
    )
    const version = String((await post())?.version)
    const done = await world.post(`/plan/posts/${postId}/end`, { version }, coordinator)
    assert.equal(done.location, '/plan/posts?done=ended&moved=3')
    const freed = await parts()
    assert.ok(freed.every(({ post_id: of }) => of === null))
    assert.deepEqual(await leads(), [null, coordinator.actor.userId])
    assert.equal((await world.post(`/plan/posts/${postId}/end`, { version }, coordinator)).status, 409)
    assert.equal((await world.get(`/plan/posts/${postId}`, coordinator)).status, 404)
    assert.match((await world.get('/plan/posts', coordinator)).html, /Posts that ended/)
  })

  test('give no new part to a holder who left the agency, or whose account is closed', async () => {
    const held = { title: 'Housing Liaison Lead', agency: alder.id, holder: second.actor.userId }
    assert.equal((await add(held)).status, 303)
    const led = async () => {
      const { posts } = await coordinator.ctx().db.transaction((tx) => loadOwnerDirectory(tx, '2026-11-26'))
      return posts.find(({ title }) => title === held.title)?.holderId
    }
    await world.admin('update staff_users set agency_id = $2 where id = $1', [second.actor.userId, birch.id])
    assert.equal(await led(), null)
    await world.admin('update staff_users set agency_id = $2 where id = $1', [second.actor.userId, alder.id])
    assert.equal(await led(), second.actor.userId)
  })
})
