import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type Agency, type World } from '../../../test/support/world.ts'
import { measureOf } from './measures.ts'
import { recentQuarters } from './periods.ts'
import { recordsOf } from './records.ts'
import { RECORDS_MAX } from './records.store.ts'

// The world's clock says 18 November 2026.
describe('the records behind a figure', () => {
  let world: World
  let council: Agency

  before(async () => {
    world = await createWorld()
    council = await world.agency({ name: 'Alder Council', area: 'Alder' })
    // More cases than are listed were contacted in time, after the three that were not. All began on Monday 2 November.
    await world.admin(
      `with added as (
        insert into cases (id, reference, lead_agency_id, strands, types, place_kind, summary, opened_at)
        select gen_random_uuid(), 'NB-C' || lpad(n::text, 7, '0'), $1, '{race}', '{verbal}', 'street', 'Shouted at', '2026-11-02T12:00:00Z'
        from generate_series(1, ${RECORDS_MAX + 5}) n returning id, reference)
      insert into clocks (id, case_id, agency_id, kind, sequence, starts_at, due_at, met_at)
      select gen_random_uuid(), id, $1, 'first_contact', 1, '2026-11-02T12:00:00Z',
        case when late then timestamptz '2026-11-04T12:00:00Z' else '2026-11-05T12:00:00Z' end,
        case when late then timestamptz '2026-11-09T12:00:00Z' else '2026-11-03T12:00:00Z' end
      from (select id, reference <= 'NB-C0000003' as late from added) a`,
      [council.id],
    )
  })
  after(() => world.close())

  const behind = async (key: string, name?: string) => {
    const measure = measureOf(key)
    const [period] = recentQuarters(world.clock.now()).toReversed()
    assert.ok(measure && period)
    const ctx = (await world.staff({ agency: council, roles: ['officer'] })).ctx()
    const found = await ctx.db.transaction((tx) =>
      recordsOf(tx, { measure, period, name, now: ctx.clock.now() }),
    )
    assert.ok(found)
    return {
      listed: found.records.length,
      sighted: found.sighted,
      names: new Set(found.records.map((r) => r.name)),
    }
  }

  test('are found by their name, however many others came after them', async () => {
    assert.deepEqual(await behind('first-contact-on-time', 'late'), {
      listed: 3,
      sighted: 3,
      names: new Set(['late']),
    })
  })

  test('are counted where there are more than are listed', async () => {
    const { listed, sighted } = await behind('first-contact-on-time')
    assert.deepEqual([listed, sighted], [RECORDS_MAX, RECORDS_MAX + 5])
    const officer = await world.staff({ agency: council, roles: ['officer'] })
    const page = await world.get('/insight/first-contact-on-time/records', officer)
    assert.match(page.html, /505 counted, and you have sight of all of them/)
    assert.match(page.html, /Only the newest 500 of them are listed/)
  })

  test('of how long something took are named by the days that it took', async () => {
    const key = 'working-days-to-first-contact'
    assert.deepEqual((await behind(key, 'day_1')).sighted, RECORDS_MAX + 2)
    assert.deepEqual(await behind(key, 'day_5'), { listed: 3, sighted: 3, names: new Set(['day_5']) })
  })
})
