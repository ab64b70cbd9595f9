import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { SaxesParser } from 'saxes'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { importPlan } from '../import-plan.ts'
import { readPlan } from '../reading/read-plan.ts'
import { smallPlan } from '../testing/small-plan.ts'

describe('what a partnership publishes of its plan', () => {
  let world: World
  let coordinator: Person
  let officer: Person
  let planId = ''
  let path = ''
  let actions: { id: string; action: string }[] = []

  before(async () => {
    world = await createWorld()
    const council = await world.agency({ name: 'Alder Council' })
    await world.agency({ name: 'Birch Council' })
    coordinator = await world.staff({ agency: council, roles: ['coordinator'] })
    officer = await world.staff({ agency: council, roles: ['officer'] })
    const ctx = coordinator.ctx()
    const read = readPlan(smallPlan)
    assert.ok(read.ok)
    const done = await ctx.db.transaction((tx) =>
      importPlan(tx, ctx, { read, sourceName: null, sourceText: smallPlan }),
    )
    assert.ok(done.ok)
    planId = done.planId
    path = `/plan/${planId}/publish`
    actions = await world.admin('select id, action from plan_actions where plan_id = $1 order by id', [
      planId,
    ])
  })
  after(() => world.close())

  const idOf = (words: RegExp) => actions.find(({ action }) => words.test(action))?.id ?? ''
  const support = () => idOf(/Set up the referral/)
  const other = () => actions.find(({ id }) => id !== support())?.id ?? ''

  async function fields(change: Record<string, string> = {}): Promise<Record<string, string>> {
    const { html } = await world.get(path, coordinator)
    const versions = [...html.matchAll(/name="(version-[^"]+)" value="(\d+)"/g)].map(([, name, value]) => [
      name,
      value,
    ])
    const shown = [...html.matchAll(/name="(shown-[^"]+)"[^>]*checked/g)].map(([, name]) => [name, 'yes'])
    return { ...Object.fromEntries([...versions, ...shown]), ...change }
  }
  const publish = async () => {
    const { html } = await world.get(`${path}/preview`, coordinator)
    const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
    return world.post(`${path}/now`, { version }, coordinator)
  }
  const ours = async () => (await world.get('/our-plan')).html
  const tick = () => world.clock.advance(60_000)

  test('is chosen by coordinators and nobody else', async () => {
    for (const each of [path, `${path}/preview`]) {
      assert.equal((await world.get(each, officer)).status, 403)
      assert.equal((await world.get(each)).status, 303)
    }
    assert.equal((await world.post(path, {}, officer)).status, 403)
    assert.equal((await world.post(`${path}/now`, {}, officer)).status, 403)
  })

  test('is not public before somebody publishes it', async () => {
    const saved = await world.post(
      path,
      await fields({
        [`words-${support()}`]: 'We will offer <everyone> support.',
        [`progress-${support()}`]: 'We have begun.',
      }),
      coordinator,
    )
    assert.equal(saved.status, 303)
    assert.match(await ours(), /not published our plan yet/)
    const preview = await world.get(`${path}/preview`, coordinator)
    assert.match(preview.html, /We will offer &lt;everyone(&gt;|>) support\./)
    assert.match(await ours(), /not published our plan yet/)
  })

  test('stands on the public page once it is, in plain words, with how it is going', async () => {
    tick()
    assert.equal((await publish()).status, 303)
    const page = await ours()
    assert.match(page, /We will offer &lt;everyone(&gt;|>) support\./)
    assert.match(page, /We have begun\./)
    assert.match(page, /0 of 4 things done/)
    assert.match(page, /Nobody has said yet how this is going\./)
    assert.match(page, /<link rel="alternate" type="application\/atom\+xml" href="\/our-plan\/feed"\/>/)
    for (const inside of ['Robin Person', 'Alder Council', 'stands alone', 'TBC'])
      assert.ok(!page.includes(inside), inside)
  })

  test('does not move with what goes on inside, until it is published again', async () => {
    tick()
    await world.admin(
      `update plan_deliveries set status = 'in_progress', story = 'SECRET', cause = 'SECRET', ask = 'SECRET',
        changed_at = $2 where plan_id = $1`,
      [planId, world.clock.now()],
    )
    assert.doesNotMatch(await ours(), /We are working on it\./)
    assert.match(
      (await world.get(`${path}/preview`, coordinator)).html,
      /How it is going changes \(Under way\)/,
    )
    await publish()
    assert.match(await ours(), /We are working on it\./)
    assert.doesNotMatch(await ours(), /SECRET/)
    assert.match((await world.get('/our-plan?status=under_way')).html, /Showing 4 of 4 things\./)
  })

  test('can be followed as a feed whose ids stay, that says what changed and when', async () => {
    const feed = await world.get('/our-plan/feed')
    assert.match(String(feed.headers['content-type']), /^application\/atom\+xml/)
    const parsed = read(feed.html)
    assert.equal(parsed.entries.length, 5)
    assert.equal(new Set(parsed.entries.map(({ id }) => id)).size, 5)
    assert.ok(parsed.entries.some(({ title }) => title === 'Under way: We will offer <everyone> support.'))
    assert.deepEqual(read((await world.get('/our-plan/feed')).html), parsed)
  })

  test('loses what is hidden again, from the page, the feed and the public’s own sight', async () => {
    tick()
    const hide = await fields({ [`words-${support()}`]: 'We will offer <everyone> support.' })
    delete hide[`shown-${support()}`]
    await world.post(path, hide, coordinator)
    await publish()
    assert.ok(!(await ours()).includes('We will offer'))
    const { entries } = read((await world.get('/our-plan/feed')).html)
    assert.ok(entries.every(({ title }) => !title.includes('We will offer')))
    assert.ok(entries.some(({ title }) => title === 'Something was taken off the plan'))
    const seen = await world
      .publicCtx()
      .db.transaction((tx) => tx.selectFrom('plan_public_changes').select('action_id').execute())
    assert.ok(seen.every(({ action_id: id }) => id !== support()))
  })

  test('shows both versions where somebody else changed the words first, and loses neither', async () => {
    const stale = await fields({ [`words-${other()}`]: 'Mine' })
    await world.post(path, await fields({ [`words-${other()}`]: 'Theirs' }), coordinator)
    const clash = await world.post(path, stale, coordinator)
    assert.equal(clash.status, 409)
    assert.match(clash.html, /Somebody changed this first\. Saved now: “Theirs”/)
    assert.match(clash.html, />Mine</)
    const again = Object.fromEntries(
      [...clash.html.matchAll(/name="(version-[^"]+)" value="(\d+)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    )
    assert.equal((await world.post(path, { ...stale, ...again }, coordinator)).status, 303)
    assert.match((await world.get(path, coordinator)).html, />Mine</)
  })

  test('is refused by field where words are too long', async () => {
    const long = await world.post(path, await fields({ [`words-${other()}`]: 'x'.repeat(601) }), coordinator)
    assert.equal(long.status, 422)
    assert.match(long.html, /600 characters or fewer/)
    assert.ok(long.html.includes('x'.repeat(601)))
  })

  test('is all that the public’s role can read of plans', async () => {
    const asPublic = (table: string) =>
      world.publicCtx().db.transaction((tx) => sql`select count(*) from ${sql.table(table)}`.execute(tx))
    for (const table of [
      'plan_priorities',
      'plan_aims',
      'plan_actions',
      'plan_deliveries',
      'plan_updates',
      'plan_history',
      'action_measures',
    ])
      await assert.rejects(asPublic(table), /permission denied/, table)
    const states = () =>
      world
        .publicCtx()
        .db.transaction((tx) => tx.selectFrom('plan_public_states').select('action_id').execute())
    assert.equal((await states()).length, 3)
    await world.admin('update plans set published = false where id = $1', [planId])
    assert.deepEqual(await states(), [])
    assert.match(await ours(), /not published our plan yet/)
    assert.equal(read((await world.get('/our-plan/feed')).html).entries.length, 0)
  })
})

/** Reads a feed as XML: throws where it is not well-formed. */
function read(xml: string): { entries: { id: string; title: string; updated: string }[] } {
  const entries: { id: string; title: string; updated: string }[] = []
  const path: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    path.push(name)
    if (name === 'entry') entries.push({ id: '', title: '', updated: '' })
  })
  parser.on('closetag', () => path.pop())
  parser.on('text', (text) => {
    const [in1, in2] = path.slice(-2)
    const entry = entries.at(-1)
    if (in1 === 'entry' && entry && (in2 === 'id' || in2 === 'title' || in2 === 'updated')) entry[in2] += text
  })
  parser.write(xml).close()
  return { entries }
}
