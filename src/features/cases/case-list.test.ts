import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { explain } from '../../../test/support/explain.ts'
import { createWorld, type World } from '../../../test/support/world.ts'
import type { CaseFilter } from './case-filter.ts'
import { countCases, listCases } from './case-list.store.ts'

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world.close())

const OPEN: CaseFilter = {
  status: 'open',
  risk: undefined,
  strand: undefined,
  lead: undefined,
  overdue: false,
  mine: false,
  opened: undefined,
  referral: undefined,
}

/** Cases in bulk, a quarter of them closed, one minute apart; every tenth of high risk. */
async function manyCases(agencyId: string, count: number, prefix: string) {
  await world.admin(
    `insert into cases (id, reference, lead_agency_id, status, closed_at, risk_level, strands, types, place_kind, summary, opened_at)
     select gen_random_uuid(), $2 || '-' || n, $1, case when n % 4 = 0 then 'closed' else 'open' end,
       case when n % 4 = 0 then now() end, case when n % 10 = 0 then 'high' else 'standard' end,
       array['race'], array['threats'], 'street', 'Case ' || n,
       timestamptz '2026-01-01' + (n / 3) * interval '1 minute'
     from generate_series(1, $3::int) n`,
    [agencyId, prefix, count],
  )
  await world.admin(
    `insert into clocks (id, case_id, agency_id, kind, starts_at, due_at)
     select gen_random_uuid(), c.id, $1, kind, c.opened_at, c.opened_at + interval '2 days'
     from cases c, unnest(array['first_contact', 'review']) kind where c.lead_agency_id = $1`,
    [agencyId],
  )
  await world.admin('analyze clocks')
  await world.admin('analyze cases')
  await world.admin('analyze case_access')
}

test('pages follow one another without gap or repeat, and show only what is in sight', async () => {
  const council = await world.agency({ name: 'Paging Council' })
  const other = await world.agency({ name: 'Other Council' })
  await manyCases(council.id, 130, 'PA')
  await manyCases(other.id, 40, 'OT')
  const officer = await world.staff({ agency: council, roles: ['officer'] })
  const now = world.clock.now()
  const seen: string[] = []
  await officer.ctx().db.transaction(async (tx) => {
    let after: Awaited<ReturnType<typeof listCases>>[number]['cursor'] | undefined
    for (let page = 0; page < 9; page += 1) {
      const rows = await listCases(tx, officer.actor, {
        filter: { ...OPEN, status: 'all' },
        after,
        now,
        limit: 25,
      })
      seen.push(...rows.map(({ reference }) => reference))
      after = rows.at(-1)?.cursor
      if (rows.length < 25) break
    }
    assert.equal(await countCases(tx, officer.actor, { filter: OPEN, now }, 1000), 98)
    assert.equal(await countCases(tx, officer.actor, { filter: OPEN, now }, 50), 51)
  })
  assert.equal(seen.length, 130)
  assert.equal(new Set(seen).size, 130)
  assert.ok(seen.every((reference) => reference.startsWith('PA')))
})

test('a case seen on several grounds is listed once, and one shared with a person alone is listed to them only', async () => {
  const council = await world.agency({ name: 'Sharing Council' })
  const other = await world.agency({ name: 'Second Council' })
  await manyCases(council.id, 4, 'SH')
  const guest = await world.staff({ agency: other, roles: ['officer'] })
  const colleague = await world.staff({ agency: other, roles: ['officer'] })
  const officer = await world.staff({ agency: council, roles: ['officer'] })
  const [one] = await world.admin<{ id: string }>(`select id from cases where reference = 'SH-1'`)
  assert.ok(one)
  const give = (holder: string, basis: string, level: number) =>
    world.admin(
      `insert into case_access (case_id, holder_id, level, basis, from_at) values ($1, $2, $3, $4, now())`,
      [one.id, holder, level, basis],
    )
  await give(council.id, 'panel', 3)
  await give(council.id, 'emergency', 3)
  await give(guest.actor.userId, 'share', 2)
  await give(other.id, 'share', 1)
  const list = (who: typeof guest) =>
    who
      .ctx()
      .db.transaction((tx) => listCases(tx, who.actor, { filter: OPEN, now: world.clock.now(), limit: 51 }))
  assert.deepEqual(
    (await list(guest)).map(({ reference }) => reference),
    ['SH-1'],
  )
  assert.deepEqual(await list(colleague), [], 'that a case exists does not show its summary')
  assert.deepEqual((await list(officer)).map(({ reference }) => reference).sort(), ['SH-1', 'SH-2', 'SH-3'])
})

test('a list narrowed by risk or strand follows the case, for each who may know, and for nobody else', async () => {
  const council = await world.agency({ name: 'Moving Council' })
  const other = await world.agency({ name: 'Knowing Council' })
  await manyCases(council.id, 3, 'MO')
  const officer = await world.staff({ agency: council, roles: ['officer'] })
  const guest = await world.staff({ agency: other, roles: ['officer'] })
  const give = (holder: string, level: number) =>
    world.admin(
      `insert into case_access (case_id, holder_id, level, basis, from_at)
       select id, $1, $2, 'share', now() from cases where reference = 'MO-1'`,
      [holder, level],
    )
  await give(guest.actor.userId, 2)
  await give(other.id, 1)
  await world.admin(
    `update cases set risk_level = 'medium', strands = '{disability}' where reference = 'MO-1'`,
  )
  const found = async (who: typeof guest, more: Partial<CaseFilter>) => {
    const query = { filter: { ...OPEN, ...more }, now: world.clock.now(), limit: 51 }
    const rows = await who.ctx().db.transaction((tx) => listCases(tx, who.actor, query))
    return rows.map(({ reference }) => reference)
  }
  for (const who of [officer, guest]) {
    assert.deepEqual(await found(who, { risk: 'medium' }), ['MO-1'])
    assert.deepEqual(await found(who, { strand: 'disability' }), ['MO-1'])
  }
  assert.deepEqual((await found(officer, { risk: 'standard' })).sort(), ['MO-2', 'MO-3'])
  const kept = await world.admin(
    'select risk_level, strands from case_access where holder_id = $1 and level = 1',
    [other.id],
  )
  assert.deepEqual(kept, [{ risk_level: 'not_assessed', strands: [] }])
})

for (const [name, filter] of [
  ['open', OPEN],
  ['open, high risk', { ...OPEN, risk: 'high' as const }],
  ['overdue', { ...OPEN, overdue: true }],
  ['mine', { ...OPEN, mine: true }],
] satisfies [string, CaseFilter][]) {
  test(`a page of 5,000 (${name}) is read from indexes, with nothing scanned whole`, async () => {
    const council = await world.agency({ name: `Large ${name}` })
    const officer = await world.staff({ agency: council, roles: ['officer'] })
    await manyCases(council.id, 5000, `L-${council.id.slice(-4)}`)
    await world.admin('update cases set owner_id = $1 where lead_agency_id = $2 and opened_at < $3', [
      officer.actor.userId,
      council.id,
      '2026-01-01T00:10:00Z',
    ])
    await world.admin('analyze cases')
    const plan = await planOf(officer, filter)
    if (!filter.mine) assert.match(plan, /Scan using case_access_(list|all) on case_access/, plan)
    assert.doesNotMatch(plan, /Seq Scan on (cases|case_access|clocks|reports)/, plan)
    assert.doesNotMatch(plan, /hashed SubPlan/, plan)
  })
}

/** The plan of the list's own statement, run as that officer. */
const planOf = (officer: Awaited<ReturnType<World['staff']>>, filter: CaseFilter) =>
  explain(world.services, officer.actor, (tx) =>
    listCases(tx, officer.actor, { filter, now: world.clock.now(), limit: 51 }),
  )
