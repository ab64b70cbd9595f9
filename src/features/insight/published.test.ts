import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { newId } from '../../platform/ids.ts'
import { createWorld, type World } from '../../../test/support/world.ts'
import { publishable } from './published.ts'

test('large numbers are published as they are', () => {
  assert.deepEqual(publishable([30, 20, 25, 40], [20, 20, 20, 20], [12, 14, 15, 11]), {
    received: { quarter: 40, year: 115 },
    logged: { quarter: 20, year: 80 },
    referred: { quarter: 11, year: 52 },
  })
})

test('a small quarter is hidden, and so is the rest of the year it could be taken from', () => {
  const { logged } = publishable([50, 50, 50, 50], [9, 9, 9, 3], [9, 9, 9, 3])
  assert.deepEqual(logged, { quarter: null, year: 30 })
})

test('those referred are hidden where those not referred are few', () => {
  const { referred } = publishable([50, 50, 50, 50], [20, 20, 20, 20], [20, 20, 20, 18])
  assert.deepEqual(referred, { quarter: null, year: null })
  const onlyQuarter = publishable([50, 50, 50, 50], [20, 20, 20, 20], [14, 20, 20, 18]).referred
  assert.deepEqual(onlyQuarter, { quarter: null, year: 72 })
})

test('no count of 1 to 4 can be had from the published ones by taking away', () => {
  const quarter = fc
    .nat({ max: 12 })
    .chain((logged) => fc.record({ logged: fc.constant(logged), referred: fc.nat({ max: logged }) }))
  fc.assert(
    fc.property(fc.array(quarter, { minLength: 4, maxLength: 4 }), (quarters) => {
      const logged = quarters.map((each) => each.logged)
      const referred = quarters.map((each) => each.referred)
      const shown = publishable(logged, logged, referred)
      const known = [
        shown.logged.year,
        shown.logged.quarter,
        shown.referred.year,
        shown.referred.quarter,
        less(shown.logged.year, shown.logged.quarter),
        less(shown.logged.year, shown.referred.year),
        less(shown.logged.quarter, shown.referred.quarter),
        less(shown.referred.year, shown.referred.quarter),
        less(
          less(shown.logged.year, shown.logged.quarter),
          less(shown.referred.year, shown.referred.quarter),
        ),
      ]
      assert.ok(
        known.every((count) => count === null || count === 0 || count > 4),
        JSON.stringify({ quarters, shown }),
      )
    }),
    { numRuns: 2_000 },
  )
})

const less = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b)

describe('the public figures', () => {
  let world: World
  before(async () => {
    world = await createWorld()
    const council = await world.agency({ name: 'Alder Council' })
    // The last full year is 2025/26, and its last quarter January to March 2026.
    for (const [at, count] of [
      ['2025-06-01T12:00:00Z', 21],
      ['2026-02-01T12:00:00Z', 3],
      ['2026-05-01T12:00:00Z', 50],
    ] as const)
      for (let i = 0; i < count; i += 1) {
        const id = newId()
        await world.admin(
          `insert into cases (id, reference, lead_agency_id, strands, types, place_kind, summary, opened_at)
           values ($1, $2, $3, '{race}', '{verbal}', 'street', 'Shouted at', $4)`,
          [id, `NB-${id}`, council.id, at],
        )
      }
  })
  after(() => world.close())

  test('show totals of the last full year to anybody, with small numbers hidden', async () => {
    const page = await world.get('/figures')
    assert.equal(page.status, 200)
    const cells = [...page.html.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, text]) => text)
    assert.deepEqual(cells, ['0', '0', '24', 'Too few to publish', '0', 'Too few to publish'])
    assert.match(page.html, /1 January to 31 March 2026/)
  })

  test('the public itself can count nothing', async () => {
    const rows = world.publicCtx().db.transaction((tx) => tx.selectFrom('cases').select('id').execute())
    await assert.rejects(rows, /permission denied/)
  })
})
