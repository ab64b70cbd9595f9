// After an upgrade: pages that a partnership left as they came say what the software says now, and no other page is touched.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { firstPages } from './first-pages.en.ts'
import type { FirstPage, PageKey } from './pages.ts'
import { renewPages } from './renew-pages.ts'
import { seedPages } from './write-page.ts'

/** What the software said before the upgrade: the same pages, in other words. */
const OLD = Object.fromEntries(
  Object.entries(firstPages).map(([page, first]) => [page, { ...first, body: `OLDWORDS\n\n${first.body}` }]),
) as Record<PageKey, FirstPage>

describe('the first pages after an upgrade', () => {
  let world: World
  let writer: Person
  before(async () => {
    world = await createWorld()
    const city = await world.agency({ name: 'City' })
    writer = await world.staff({ agency: city, roles: ['communications'], name: 'Wren Writer' })
    await asSystem(seedPages)
    await asSystem((tx, ctx) => renewPages(tx, ctx, OLD))
    assert.match(await read('/cookies'), /OLDWORDS/)
  })
  after(() => world.close())

  const asSystem = <T>(
    work: (tx: Parameters<typeof seedPages>[0], ctx: ReturnType<World['systemCtx']>) => Promise<T>,
  ) => {
    const ctx = world.systemCtx()
    return ctx.db.transaction((tx) => work(tx, ctx))
  }
  const read = async (path: string) => (await world.get(path)).html
  const edit = async (page: string) => (await world.get(`/pages/${page}/en`, writer)).html
  const write = (page: string, body: string, number: number) =>
    world.post(`/pages/${page}/en`, { title: 'Our page', body, note: '', after: String(number) }, writer)

  test('say what the software says now where they were left as they came, dated and reviewed by nobody', async () => {
    // Reading a page through changes nothing of it.
    assert.equal((await world.post('/pages/your-rights/en/publish', { number: '2' }, writer)).status, 303)
    assert.equal((await write('about', 'WEAREHERE', 2)).status, 303)
    world.clock.advance(86_400_000)
    const renewed = await asSystem((tx, ctx) => renewPages(tx, ctx))
    assert.ok(renewed.includes('cookies') && renewed.includes('your-rights') && !renewed.includes('about'))
    const page = await read('/cookies')
    assert.doesNotMatch(page, /OLDWORDS/)
    assert.match(page, /has not reviewed it yet/)
    const kept = await edit('cookies')
    assert.match(
      kept,
      /The text that came with the software changed on 27 November 2026|changed on 27 Nov 2026/,
    )
    assert.match(kept, /First version, as it came with the software/)
    assert.doesNotMatch(kept, /What the software says now/)
    assert.deepEqual(await asSystem((tx, ctx) => renewPages(tx, ctx)), [], 'and are renewed once')
  })

  test('are the partnership’s own once somebody wrote in them, and its writers are told', async () => {
    const draft = await edit('about')
    assert.match(draft, /WEAREHERE/)
    assert.match(draft, /The text that comes with the software changed on/)
    assert.match(draft, /What the software says now/)
    // What the public reads is still the version that was published, until the partnership publishes another.
    assert.match(await read('/about'), /OLDWORDS/)
    const { title, body } = firstPages.about
    const taken = { title, body, note: 'As the software says it now', after: '3' }
    assert.equal((await world.post('/pages/about/en', taken, writer)).status, 303)
    const now = await edit('about')
    assert.doesNotMatch(now, /What the software says now/)
    assert.match(now, /As the software says it now/)
    assert.match(now, /data-label="Version">3</, 'and what they wrote is kept')
  })
})
