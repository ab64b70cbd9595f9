import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type World } from '../../../test/support/world.ts'
import { londonDay, londonTime } from '../../platform/calendar/london.ts'
import { englandCalendar } from '../../platform/calendar/working-days.ts'
import { SENTENCE_KINDS, sentenceOf } from '../cases/sentences.en.ts'
import { personSentence } from '../shell/index.ts'
import { loadDemo } from './index.ts'

const REPORTS = 1_000

describe('the demonstration', () => {
  let world: World
  before(async () => {
    world = await createWorld({ setUp: false })
    await loadDemo({
      adminUrl: world.database.ownerUrl,
      services: world.services,
      size: { reports: REPORTS },
      seed: 7,
    })
  })
  after(() => world.close())

  test('has a safeguarding lead wherever reports are taken', async () => {
    const without = await world.admin(
      `select a.short_name from agencies a where app.has_caseworkers(a.id)
        and exists (select from agency_areas d where d.agency_id = a.id and d.duty = 'takes_reports')
        and not exists (select from staff_users u where u.agency_id = a.id and 'safeguarding' = any (u.roles))`,
    )
    assert.deepEqual(without, [])
  })

  test('tells every case in whole sentences', async () => {
    const rows = await world.admin<{ kind: string; params: Record<string, string>; audience: string }>(
      'select kind, params, audience from timeline',
    )
    assert.ok(rows.length > REPORTS * 4)
    for (const { kind, params, audience } of rows) {
      assert.ok(SENTENCE_KINDS.includes(kind), kind)
      assert.doesNotMatch(sentenceOf(kind, params), /undefined|null/)
      if (audience === 'person')
        assert.doesNotMatch(JSON.stringify(personSentence(kind, params) ?? {}), /undefined|null|The agency/)
    }
  })

  test('has its staff act in the hours of an office, and nobody in the future', async () => {
    const rows = await world.admin<{ at: Date; what: string }>(`
      select at, kind as what from timeline where actor_id is not null
      union all select at, 'attempt' from referral_attempts
      union all select met_at, kind || ' met' from clocks where met_at is not null
      union all select opened_at, 'opened' from cases union all select closed_at, 'closed' from cases where closed_at is not null`)
    for (const { at, what } of rows) {
      const { hour } = londonTime(at)
      assert.ok(
        englandCalendar.isWorkingDay(londonDay(at)) && hour >= 9 && hour < 18,
        `${what} ${at.toISOString()}`,
      )
      assert.ok(at < world.clock.now(), `${what} is still to come`)
    }
  })

  test('tells each story in an order that can have happened', async () => {
    const wrong = await world.admin(`
      select c.reference from cases c join case_reports cr on cr.case_id = c.id join reports r on r.id = cr.report_id
        join referrals f on f.case_id = c.id left join referral_attempts a on a.referral_id = f.id
      where c.opened_at < r.received_at or c.closed_at < c.opened_at or f.accepted_at < c.opened_at
        or f.closed_at < f.accepted_at or a.at < f.accepted_at or a.at > f.closed_at
        or (f.status = 'withheld') <> (f.withheld_reason is not null)
        or (c.risk_level = 'not_assessed') <> (not exists (
          select 1 from clocks k where k.case_id = c.id and k.kind = 'risk_assessment' and k.met_at is not null))`)
    assert.deepEqual(wrong, [])
  })

  test('refers or withholds every case once, as the rule has it', async () => {
    const [counts] = await world.admin(`select count(*)::int as cases, count(f.id)::int as referrals,
      count(*) filter (where f.status = 'withheld')::int as withheld
      from cases c left join referrals f on f.case_id = c.id and f.rule = 'victim-service'`)
    assert.equal(counts?.['cases'], counts?.['referrals'])
    const wrong = await world.admin(`
      select r.reference from referrals f join case_reports cr on cr.case_id = f.case_id join reports r on r.id = cr.report_id
        join consents n on n.report_id = r.id and n.purpose = 'victim_service'
      where (f.status <> 'withheld') <> (r.person_id is not null and n.answer = 'yes' and r.can_contact = 'yes'
        and r.reporter_role in ('affected', 'witness'))`)
    assert.deepEqual(wrong, [])
  })

  test('shows a report in another language, a diary, a file, a call, transfers, a no that was outweighed and one withdrawn', async () => {
    const [found] = await world.admin<Record<string, number>>(`select
      (select count(*)::int from report_translations) as translated, (select count(*)::int from diary_entries) as diary,
      (select count(*)::int from report_files where state = 'quarantined' and report_id is not null) as files,
      (select count(*)::int from call_requests where done_at is null) as calls,
      (select count(*)::int from report_transfers where answered_at is null) as transfers,
      (select count(*)::int from reports where withdrawn_at is not null) as withdrawn,
      (select count(*)::int from police_told where used_at is not null and viewed_at is null) as "toldPolice",
      (select count(*)::int from report_messages where about = 'added') as added,
      (select count(*)::int from report_messages where from_person and read_at is null) as unread,
      (select count(*)::int from report_ratings) as ratings,
      (select sum(visits)::int from campaign_visits) as visits,
      (select count(*)::int from reports where language = 'pl') as polish,
      (select count(*)::int from reports where not demo) as real`)
    assert.ok(found)
    const { unread = 0, ratings = 0, visits = 0, ...exact } = found
    const expected = {
      translated: 1,
      diary: 3,
      files: 1,
      calls: 1,
      transfers: 2,
      withdrawn: 1,
      toldPolice: 1,
      added: 1,
      polish: 1,
      real: 0,
    }
    assert.deepEqual(exact, expected)
    assert.ok(unread > 0 && ratings > 50 && visits > 100, JSON.stringify(found))
  })

  test('shows something true in every queue, and the strands in published proportion', async () => {
    const [shares] = await world.admin<Record<string, number>>(
      `
      select (count(*) filter (where 'race' = any (strands)))::float / count(*) as race,
        (count(*) filter (where status = 'new'))::int as fresh,
        (count(*) filter (where agency_id is null))::int as triage,
        (select count(*)::int from clocks where met_at is null and stopped_at is null and due_at < $1) as late,
        (select count(*)::int from referrals where status = 'sent') as waiting
      from reports`,
      [world.clock.now()],
    )
    assert.ok(shares)
    assert.ok((shares['race'] ?? 0) > 0.6 && (shares['race'] ?? 0) < 0.85, String(shares['race']))
    for (const name of ['fresh', 'triage', 'late', 'waiting']) assert.ok((shares[name] ?? 0) > 0, name)
  })
})
