// Groups that are made after their plan get the parts that name them, and a paper that has nothing to say says why.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { smallPlan } from '../testing/small-plan.ts'

const PLAN = smallPlan
  .replace('Robin Person – Alder Council', 'Northbrook Task & Finish Group')
  .replace('TBC\tTBC', 'The Northbrook Partners\tTBC')
  .replace(
    'Read it together.\tPartners to bring their plans.\tAll councils',
    'Read it together.\tPartners to bring their plans.\tCouncils that are twinned',
  )

describe('a group made after its plan was brought in', () => {
  let world: World
  let alder: Agency
  let birch: Agency
  let coordinator: Person
  let officer: Person
  let planId = ''
  before(async () => {
    world = await createWorld()
    alder = await world.agency({ name: 'Alder Council' })
    birch = await world.agency({ name: 'Birch Council' })
    coordinator = await world.staff({ agency: birch, roles: ['coordinator'] })
    officer = await world.staff({ agency: alder, roles: ['officer'] })
    const { location = '' } = await world.post('/plan/import', { text: PLAN, name: 'plan' }, coordinator)
    assert.equal((await world.post(`${location}/keep`, { version: '1' }, coordinator)).status, 303)
    planId = (await world.admin<{ id: string }>('select id from plans'))[0]?.id ?? ''
    // Somebody answered in the review, for want of a group, that these words mean nobody known.
    await world.admin(
      `insert into plan_owner_names (spelling, kind, changed_at) values ('northbrook task and finish group', 'words', now())
        on conflict (spelling) do update set kind = 'words'`,
    )
  })
  after(() => world.close())

  const parts = (words: string) =>
    world.admin<{
      id: string
      version: number
      of: string | null
      agency: string | null
      lead: string | null
    }>(
      `select d.id, d.version, g.name as of, a.name as agency, d.lead_user_id as lead
        from plan_deliveries d left join plan_groups g on g.id = d.group_id left join agencies a on a.id = d.agency_id
        where d.owner_words = $1 and d.removed_at is null order by a.name`,
      [words],
    )
  const add = (sent: Record<string, string | string[]>) => world.post('/plan/groups/add', sent, coordinator)
  const boxesOf = (html: string) =>
    [...html.matchAll(/name="part"[^>]*value="([^"]+)"/g)].map(([, value]) => value ?? '')
  const paper = async (groupId: string, kind: string, format: string) => {
    const reply = await world.get(
      `/plan/${planId}/papers/${kind}/${format}?scope=group:${groupId}`,
      coordinator,
    )
    assert.equal(reply.status, 200)
    return reply.html
  }

  test('is offered the parts that name it; until they are given, its papers say why they are empty and what to do', async () => {
    const saved = await add({
      name: 'Northbrook Task and Finish Group',
      kind: 'body',
      leadUserId: officer.actor.userId,
    })
    const path = (saved.location ?? '').replace(/\?.*/, '')
    assert.match(saved.location ?? '', /^\/plan\/groups\/[0-9a-f-]+\/parts\?done=saved$/)
    const groupId = path.split('/')[3] ?? ''
    for (const kind of ['highlight', 'exception', 'full'])
      for (const format of ['print', 'csv']) {
        const text = await paper(groupId, kind, format)
        assert.match(text, /No part of this plan is Northbrook Task and Finish Group’s/, `${kind} ${format}`)
        assert.match(text, /One part names it/)
        assert.match(text, /Groups that own actions/)
      }
    const list = (await world.get('/plan/groups', coordinator)).html
    assert.match(list, /1 part names it and is not its own yet/)

    const page = await world.get(saved.location ?? '', coordinator)
    assert.match(page.html, /Parts that name the group “Northbrook Task and Finish Group”/)
    const boxes = boxesOf(page.html)
    assert.equal(boxes.length, 1)
    const none = await world.post(path, {}, coordinator)
    assert.equal(none.status, 422)
    assert.match(none.html, /Choose at least one part/)
    assert.equal((await world.post(path, { part: boxes }, officer)).status, 403)
    assert.equal((await world.get(path, officer)).status, 403)

    const given = await world.post(path, { part: boxes }, coordinator)
    assert.equal(given.location, '/plan/groups?done=given&parts=1')
    assert.match((await world.get(given.location ?? '', coordinator)).html, /1 part is the group’s now/)
    const [part] = await parts('Northbrook Task & Finish Group')
    assert.deepEqual([part?.of, part?.lead], ['Northbrook Task and Finish Group', officer.actor.userId])
    const [version] = await world.admin(
      'select by_user, reason from plan_history where row_id = $1 and valid_to is null',
      [part?.id],
    )
    assert.deepEqual(version, {
      by_user: coordinator.actor.userId,
      reason: 'It names the group “Northbrook Task and Finish Group”',
    })
    assert.deepEqual(
      await world.admin(
        `select kind from plan_owner_names where spelling = 'northbrook task and finish group'`,
      ),
      [{ kind: 'group' }],
    )
    assert.doesNotMatch(await paper(groupId, 'highlight', 'print'), /No part of this plan is/)
    assert.match((await world.get(path, coordinator)).html, /No part of a plan names it/)
  })

  test('of several agencies gets one part for each of them that has none of the action yet', async () => {
    const saved = await add({ name: 'Northbrook Partners', kind: 'each', agencies: [alder.id, birch.id] })
    const path = (saved.location ?? '').replace(/\?.*/, '')
    const page = await world.get(path, coordinator)
    assert.match(page.html, /one part for each agency of the group/)
    const given = await world.post(path, { part: boxesOf(page.html) }, coordinator)
    assert.equal(given.location, '/plan/groups?done=given&parts=1')
    assert.deepEqual(
      (await parts('The Northbrook Partners')).map(({ agency }) => agency),
      ['Alder Council', 'Birch Council'],
    )
  })

  test('that is divided keeps who leads it, with the part of their own agency', async () => {
    const words = 'Councils that are twinned'
    const lead = await world.staff({ agency: birch, roles: ['officer'] })
    await world.admin(
      'update plan_deliveries set lead_user_id = $2, version = version + 1 where owner_words = $1',
      [words, lead.actor.userId],
    )
    const saved = await add({ name: words, kind: 'each', agencies: [alder.id, birch.id] })
    const path = (saved.location ?? '').replace(/\?.*/, '')
    const [before] = await parts(words)
    const boxes = boxesOf((await world.get(path, coordinator)).html)
    await world.post(path, { part: boxes }, coordinator)
    const divided = await parts(words)
    assert.deepEqual(
      divided.map(({ agency, lead: leads }) => [agency, leads]),
      [
        ['Alder Council', null],
        ['Birch Council', lead.actor.userId],
      ],
    )
    assert.equal(divided[1]?.id, before?.id, 'what was said of it stays with whoever said it')
  })

  test('is not given a part that somebody changes while it is given', async () => {
    for (const kind of ['body', 'each']) {
      const words = `Changing ${kind}`
      await world.admin(
        `update plan_deliveries set owner_words = $1, agency_id = null, group_id = null, version = version + 1
          where id = (select max(id::text)::uuid from plan_deliveries where owner_words = 'Councils that are twinned')`,
        [words],
      )
      const saved = await add({
        name: words,
        kind,
        ...(kind === 'each' && { agencies: [alder.id, birch.id] }),
      })
      const path = (saved.location ?? '').replace(/\?.*/, '')
      const [part] = await parts(words)
      const boxes = boxesOf((await world.get(path, coordinator)).html)
      assert.equal(boxes.length, 1)
      // Somebody else's change holds the part until the group's has seen it as it was.
      const giving = await coordinator.ctx().db.transaction(async (tx) => {
        await tx
          .updateTable('plan_deliveries')
          .set({ part: 'The north', version: (part?.version ?? 0) + 1 })
          .where('id', '=', part?.id ?? '')
          .execute()
        const sent = world.post(path, { part: boxes }, coordinator)
        await new Promise((resolve) => setTimeout(resolve, 700))
        return { sent }
      })
      const reply = await giving.sent
      assert.equal(reply.location, '/plan/groups?done=given&parts=0', kind)
      const after = await parts(words)
      assert.deepEqual(
        after.map(({ of, agency, version }) => [of, agency, version]),
        [[null, null, (part?.version ?? 0) + 1]],
        kind,
      )
    }
  })

  test('is not offered a part where its agencies each have their own of the action already, and is told why', async () => {
    const words = 'Councils side by side'
    await world.admin(
      `update plan_deliveries set owner_words = $1, agency_id = null, version = version + 1
        where id = (select min(id::text)::uuid from plan_deliveries where owner_words = 'All councils')`,
      [words],
    )
    const saved = await add({ name: words, kind: 'each', agencies: [birch.id] })
    assert.equal(saved.location, '/plan/groups?done=saved', 'there is nothing to give')
    const [group] = await world.admin<{ id: string }>('select id from plan_groups where name = $1', [words])
    const path = `/plan/groups/${group?.id}/parts`
    const [left] = await parts(words)
    await world.admin(
      `insert into plan_owner_names (spelling, kind, changed_at) values ('councils side by side', 'words', now())`,
    )
    const page = await world.get(path, coordinator)
    assert.deepEqual(boxesOf(page.html), [])
    assert.match(page.html, /each agency of the group has its own part of that action already/)
    const given = await world.post(path, { part: `${left?.id}:${left?.version}` }, coordinator)
    assert.equal(given.location, '/plan/groups?done=given&parts=0')
    assert.match((await world.get(given.location ?? '', coordinator)).html, /has its own part of the action/)
    assert.deepEqual((await parts(words))[0], left)
    assert.deepEqual(
      await world.admin(`select kind from plan_owner_names where spelling = 'councils side by side'`),
      [{ kind: 'words' }],
      'what was said of the words stays where nothing was given',
    )
  })

  test('that names nothing in the plan is told so by its paper', async () => {
    const saved = await add({ name: 'Faith Forum', kind: 'body' })
    assert.equal(saved.location, '/plan/groups?done=saved')
    const [group] = await world.admin<{ id: string }>(`select id from plan_groups where name = 'Faith Forum'`)
    const text = await paper(group?.id ?? '', 'full', 'print')
    assert.match(text, /No part of this plan is Faith Forum’s/)
    assert.match(text, /No part names it/)
  })

  test('as a whole has no agencies of its own: what was ticked is not dropped without a word', async () => {
    for (const kind of ['body', 'authorities']) {
      const refused = await add({ name: `Ticked ${kind}`, kind, agencies: [alder.id] })
      assert.equal(refused.status, 422)
      assert.match(refused.html, /Untick the agencies/)
      assert.match(refused.html, new RegExp(`value="${alder.id}"[^>]*checked`))
    }
  })
})
