// Posts that are made after their plan, or whose titles are written in many ways, get the parts that name them.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { partsOf } from '../running/owners.ts'
import { smallPlan } from '../testing/small-plan.ts'

const PLAN = smallPlan
  .replace('Robin Person – Alder Council', 'The Hate Crime Coordinator')
  .replace('TBC\tTBC', 'Hate Crime Coordinator (Alder Council)\tTBC')

describe('an owner that names a post', () => {
  const directory = (title: string) => ({
    agencies: [{ id: 'alder', name: 'Alder Council', shortName: 'Alder', kind: 'local_authority' }],
    groups: [],
    posts: [{ id: 'post', title, agencyId: 'alder', holderId: null }],
    remembered: new Map(),
  })
  const owned = (title: string, owners: string[], cell: string) =>
    partsOf(owners, cell, directory(title)).map(({ postId, ownerWords }) => [postId, ownerWords])

  test('with “the” before it is that post’s', () => {
    assert.deepEqual(owned('Hate Crime Coordinator', ['The Hate Crime Coordinator'], ''), [
      ['post', 'The Hate Crime Coordinator'],
    ])
  })

  test('by a title that reads like several owners is one part, in the words of its cell', () => {
    const title = 'Head of Housing/Homelessness'
    assert.deepEqual(owned(title, ['Head of Housing', 'Homelessness'], title), [['post', title]])
    const whole = `${title} (Alder Council)`
    assert.deepEqual(owned(title, ['Head of Housing', 'Homelessness (Alder Council)'], whole), [
      ['post', whole],
    ])
    assert.deepEqual(owned(title, ['Police', 'Head of Housing', 'Homelessness'], `Police; ${title}`), [
      [null, 'Police'],
      ['post', title],
    ])
    assert.deepEqual(
      owned('Equality & Diversity Lead', ['EQUALITY', 'DIVERSITY LEAD'], 'EQUALITY & DIVERSITY LEAD'),
      [['post', 'EQUALITY & DIVERSITY LEAD']],
    )
    // Owners that are no title stay as they were read.
    assert.deepEqual(owned(title, ['Housing', 'Homelessness'], 'Housing/Homelessness').length, 2)
  })
})

describe('a post made after its plan was brought in', () => {
  let world: World
  let alder: Agency
  let coordinator: Person
  let holder: Person
  let lead: Person
  let officer: Person
  before(async () => {
    world = await createWorld()
    alder = await world.agency({ name: 'Alder Council' })
    const birch = await world.agency({ name: 'Birch Council' })
    coordinator = await world.staff({ agency: birch, roles: ['coordinator'] })
    holder = await world.staff({ agency: alder, roles: ['officer'] })
    lead = await world.staff({ agency: alder, roles: ['officer'] })
    officer = await world.staff({ agency: birch, roles: ['officer'] })
  })
  after(() => world.close())

  const bringIn = async (text: string) => {
    const { location = '' } = await world.post('/plan/import', { text, name: 'plan' }, coordinator)
    const kept = await world.post(`${location}/keep`, { version: '1' }, coordinator)
    assert.equal(kept.status, 303)
    return location
  }
  const named = () =>
    world.admin<{ id: string; version: number; post_id: string | null; lead: string | null; agency: string }>(
      `select id, version, post_id, lead_user_id as lead, agency_id as agency from plan_deliveries
        where owner_words ilike '%Hate Crime Coordinator%' and removed_at is null order by id`,
    )

  test('is offered the open parts that name it at once, and gets those that are left ticked in one act', async () => {
    await bringIn(PLAN)
    const [one, two] = await named()
    assert.ok(one && two)
    await world.admin('update plan_deliveries set lead_user_id = $2 where id = $1', [
      two.id,
      lead.actor.userId,
    ])
    const added = await world.post(
      '/plan/posts/add',
      { title: 'Hate Crime Coordinator', agency: alder.id, holder: holder.actor.userId },
      coordinator,
    )
    const path = (added.location ?? '').replace(/\?.*/, '')
    assert.match(added.location ?? '', /^\/plan\/posts\/[0-9a-f-]+\/parts\?done=saved&moved=0$/)
    const page = await world.get(added.location ?? '', coordinator)
    assert.match(page.html, /2 parts of plans name it and are not its own yet/)
    assert.equal(page.html.match(/type="checkbox"[^>]*checked/g)?.length, 2)
    const boxes = [...page.html.matchAll(/name="part"[^>]*value="([^"]+)"/g)].map(([, value]) => value ?? '')
    const none = await world.post(path, {}, coordinator)
    assert.equal(none.status, 422)
    assert.match(none.html, /Choose at least one part/)
    assert.equal((await world.post(path, { part: boxes }, officer)).status, 403)
    assert.equal((await world.get(path, officer)).status, 403)
    const given = await world.post(path, { part: boxes }, coordinator)
    assert.equal(given.location, '/plan/posts?done=given&moved=2')
    assert.match((await world.get(given.location ?? '', coordinator)).html, /2 parts are the post’s own now/)
    const parts = await named()
    assert.ok(parts.every(({ agency, post_id: of }) => agency === alder.id && of !== null))
    // A lead that was there stays; where nobody led, whoever holds the post does.
    assert.deepEqual(
      parts.map((part) => part.lead),
      [holder.actor.userId, lead.actor.userId],
    )
    const [version] = await world.admin(
      'select by_user, reason from plan_history where row_id = $1 and valid_to is null',
      [one.id],
    )
    assert.deepEqual(version, {
      by_user: coordinator.actor.userId,
      reason: 'It names the post “Hate Crime Coordinator”',
    })
    assert.match((await world.get(path, coordinator)).html, /No part of a plan names it/)
    assert.equal(
      (await world.post(path, { part: boxes }, coordinator)).location,
      '/plan/posts?done=given&moved=0',
    )
  })

  test('what was said to mean its agency, for want of a post, means the post in the next plan', async () => {
    const text = PLAN.replaceAll('Hate Crime Coordinator', 'Cohesion Manager').replace('2026-29', '2029-32')
    const said = `insert into plan_owner_names (spelling, kind, agency_ids, changed_at) values ($1, $2, $3, now())`
    await world.admin(said, ['the cohesion manager', 'agencies', [alder.id]])
    await world.admin(said, ['cohesion manager alder council', 'words', []])
    await world.post('/plan/posts/add', { title: 'Cohesion Manager', agency: alder.id }, coordinator)
    await bringIn(text)
    const found = await world.admin<{ words: string; of: string | null }>(
      `select owner_words as words, p.title as of from plan_deliveries d left join plan_posts p on p.id = d.post_id
        where owner_words ilike '%Cohesion Manager%' order by 1`,
    )
    // Said to be a role and no agency: that stays as it was said.
    assert.deepEqual(found, [
      { words: 'Cohesion Manager (Alder Council)', of: null },
      { words: 'The Cohesion Manager', of: 'Cohesion Manager' },
    ])
  })

  test('named by a newer version of the document, takes over its agency’s part; another post gets one of its own', async () => {
    const [plan] = await world.admin<{ id: string; title: string }>('select id, title from plans')
    const ofAction = () =>
      world.admin<{ id: string; words: string; of: string | null }>(
        `select d.id, d.owner_words as words, p.title as of from plan_deliveries d left join plan_posts p on p.id = d.post_id
          join plan_actions a on a.id = d.action_id
          where d.plan_id = $1 and a.action like 'Set up the referral%' and d.removed_at is null order by d.position`,
        [plan?.id],
      )
    const before = await ofAction()
    assert.deepEqual(
      before.map(({ of }) => of),
      ['Hate Crime Coordinator', 'Cohesion Manager'],
    )
    // As it was before there were posts.
    await world.admin('update plan_deliveries set post_id = null where id = $1', [before[0]?.id])
    await world.post('/plan/posts/add', { title: 'Prevent Manager', agency: alder.id }, coordinator)
    await bringIn(PLAN.replaceAll('Hate Crime Coordinator', 'Prevent Manager').replace('2026-29', '2029-32'))
    assert.deepEqual(
      (await ofAction()).map(({ id, of }) => [id, of]),
      [
        [before[0]?.id, 'Prevent Manager'],
        [before[1]?.id, 'Cohesion Manager'],
      ],
    )
  })

  test('made in a review, the page of owners says how many are still unknown', async () => {
    const text = PLAN.replace('The Hate Crime Coordinator', 'The Night Mayor')
      .replace('Hate Crime Coordinator (Alder Council)', 'Faith Ambassador')
      .replace('2026-29', '2032-35')
    const { location = '' } = await world.post('/plan/import', { text, name: 'plan' }, coordinator)
    const page = (await world.get(`${location}/owners`, coordinator)).html
    const [, at = '', spelling = ''] = /name="spelling-(\d+)" value="(the night mayor)"/.exec(page) ?? []
    assert.notEqual(spelling, '')
    const answer = { [`spelling-${at}`]: spelling, [`post-${at}`]: alder.id }
    const made = await world.post(`${location}/owners`, answer, coordinator)
    assert.equal(made.location, `${location}/owners?made=1`)
    const after = (await world.get(made.location ?? '', coordinator)).html
    assert.match(after, /One post is made\. One owner is still unknown\./)
    assert.match(after, /\d+ of \d+ known[^]*Still unknown: Faith Ambassador/)
  })
})
