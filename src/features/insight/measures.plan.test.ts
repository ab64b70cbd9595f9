// What the measures' questions cost: each is one range of one index, under the analyst's own role, in a partnership with years
// of work of which the quarters asked for are a part.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { explain } from '../../../test/support/explain.ts'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import type { SourceKey } from './measure.ts'
import { MEASURES } from './measures.ts'
import { recentQuarters } from './periods.ts'
import { askSource } from './sources.ts'

const CASES = 6_000

const INDEX: Readonly<Record<string, RegExp>> = {
  reports: /Index Only Scan using reports_measured on reports/,
  referrals: /Index Only Scan using cases_opened on cases/,
  clocks: /Index (Only )?Scan using clocks_measured on clocks/,
  // A few rows for each plan and quarter: reading them all is right.
  plan: /Scan .*on plan_cycles/,
  days: /Index (Only )?Scan using clocks_measured on clocks/,
  ratings: /Index Scan (on|using) report_ratings_at/,
  // The database's own count, whose statement is looked at by itself below.
  closed: /Function Scan on closed_rated/,
}

describe('the questions of the measures', () => {
  let world: World
  let analyst: Person
  before(async () => {
    world = await createWorld()
    const council = await world.agency({ name: 'Alder Council' })
    analyst = await world.staff({ agency: council, roles: ['analyst'] })
    await fill(world, council.id)
  })
  after(() => world.close())

  for (const source of new Set(MEASURES.map(({ counts }) => counts)))
    test(`${source}: one statement, over one index`, async () => {
      const plan = await planOf(source)
      assert.equal(plan.match(/Planning Time/g)?.length, 1, plan)
      assert.match(plan, INDEX[source.split(' ')[0] ?? ''] ?? /never/)
      assert.doesNotMatch(plan, /Seq Scan on (reports|cases|clocks)/, plan)
    })

  test('closed rated: its own statement reads one range of the cases that were closed', async () => {
    const [body] = await world.admin<{ prosrc: string }>(
      `select prosrc from pg_proc where proname = 'closed_rated'`,
    )
    const asked = `('{2026-07-01T00:00Z,2026-10-01T00:00Z,2027-01-01T00:00Z}'::timestamptz[])`
    const plan = await world.admin<{ 'QUERY PLAN': string }>(
      `explain ${(body?.prosrc ?? '').replaceAll(/\bquarters\b/g, asked)}`,
    )
    const text = plan.map((row) => row['QUERY PLAN']).join('\n')
    assert.match(text, /Index (Only )?Scan (on|using) cases_closed/)
    assert.doesNotMatch(text, /Seq Scan on cases/)
  })

  function planOf(source: SourceKey): Promise<string> {
    const now = world.clock.now()
    // Two quarters of the forty that there are.
    const quarters = recentQuarters(now, 1)
    const instants = [...quarters.map(({ from }) => from), quarters.at(-1)?.until ?? now]
    return explain(world.services, analyst.actor, (tx) => askSource(tx, source, instants, now), 'facts')
  }
})

/** Ten years of work, spread evenly. */
async function fill(world: World, agencyId: string): Promise<void> {
  const spread = `timestamptz '2026-11-18' - n * interval '14 hours'`
  await world.admin(
    `with made as (insert into cases (id, reference, lead_agency_id, strands, types, place_kind, summary, opened_at)
       select gen_random_uuid(), 'NB-' || n, $1, '{race}', '{verbal}', 'street', 'Shouted at', ${spread}
       from generate_series(1, $2::int) n returning id, opened_at)
     insert into clocks (id, case_id, agency_id, kind, starts_at, due_at, met_at)
       select gen_random_uuid(), id, $1, k, opened_at, opened_at + interval '1 day', opened_at + interval '5 hours'
       from made, unnest(array['acknowledge', 'first_contact', 'risk_assessment', 'victim_referral', 'police_told',
         'victim_update', 'review']) k`,
    [agencyId, CASES],
  )
  await world.admin(
    `insert into referrals (id, case_id, to_agency_id, from_agency_id, rule, status, basis, created_at)
     select gen_random_uuid(), id, $1, $1, 'victim-service', 'sent', 'consent', opened_at from cases`,
    [agencyId],
  )
  await world.admin(
    `with k as (insert into vault.keys (id, wrapped, created_at)
       select gen_random_uuid(), '\\x00', now() from generate_series(1, $2::int) returning id),
     t as (insert into vault.texts (id, key_id, kind, sealed, created_at)
       select gen_random_uuid(), k.id, 'narrative', '\\x00', now() from k returning id),
     numbered as (select id, row_number() over () as n from t)
     insert into reports (id, reference, submission_hash, follow_up_hash, received_at, channel, reporter_role, privacy,
       can_contact, agency_id, place_kind, occurred, strands, types, narrative_id, status)
     select gen_random_uuid(), 'NB-' || n, sha256(('s' || n)::bytea), sha256(('f' || n)::bytea), ${spread}, 'web', 'affected',
       'named', 'yes', $1, 'street', '{}', '{race}', '{verbal}', id, 'logged' from numbered`,
    [agencyId, CASES],
  )
  await world.admin(`update cases set closed_at = opened_at + interval '30 days', status = 'closed'`)
  await world.admin(
    `insert into report_ratings (report_id, stage, score, agency_id, at)
     select id, 'finished', 4, agency_id, received_at + interval '40 days' from reports`,
  )
  for (const table of ['cases', 'clocks', 'referrals', 'reports', 'report_ratings'])
    await world.admin(`vacuum analyze ${table}`)
}
