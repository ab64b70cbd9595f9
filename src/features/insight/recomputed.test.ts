// Every computed measure over a whole demonstration, counted a second time: row by row in plain TypeScript, from rows read
// as the server's superuser, with quarters, outcomes and medians worked out anew. Nothing of the measures' own SQL or
// arithmetic is used.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type World } from '../../../test/support/world.ts'
import { isBankHoliday } from '../../platform/calendar/bank-holidays.ts'
import { loadDemo } from '../demo/index.ts'
import { figuresFor, historiesOf } from './histories.ts'
import { MEASURES, measureOf } from './measures.ts'
import { recentQuarters } from './periods.ts'
import { knowsPastDays } from './sources.ts'
import { suppressSmall } from './suppression.ts'

const REPORTS = 900
const QUARTERS = 8

type Row = Record<string, unknown>
type Counted = Record<string, Record<string, number>>

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })
const dayOf = (value: unknown) => (value instanceof Date ? london.format(value) : '')

/** "2026-q3" of an instant, by its day in London: April to June is the first quarter of the year that then begins. */
function quarterKey(value: unknown): string {
  const [year = 0, month = 0] = dayOf(value).split('-').map(Number)
  return month < 4 ? `${year - 1}-q4` : `${year}-q${Math.floor((month - 1) / 3)}`
}

function count(
  rows: readonly Row[],
  quarter: (row: Row) => string,
  name: (row: Row) => string | null,
): Counted {
  const counted: Counted = {}
  for (const row of rows) {
    const [key, what] = [quarter(row), name(row)]
    if (what === null) continue
    const tally = (counted[key] ??= {})
    tally[what] = (tally[what] ?? 0) + 1
  }
  return counted
}

function workingDaysAfter(from: string, to: string): number {
  let days = 0
  for (const at = new Date(`${from}T12:00:00Z`); ; ) {
    at.setUTCDate(at.getUTCDate() + 1)
    const day = at.toISOString().slice(0, 10)
    if (day > to) return days
    if (at.getUTCDay() % 6 !== 0 && !isBankHoliday(day)) days += 1
  }
}

describe('measures over the demonstration, counted a second time', () => {
  let world: World
  let reports: Row[]
  let cases: Row[]
  let clocks: Row[]
  let asked: Row[]
  let ratings: Row[]
  let closed: Row[]
  let now: Date
  before(async () => {
    world = await createWorld({ setUp: false })
    await loadDemo({
      adminUrl: world.database.ownerUrl,
      services: world.services,
      size: { reports: REPORTS },
      seed: 11,
    })
    now = world.clock.now()
    // What the demonstration hardly has: a referral that is missing, taken back or stopped, and clocks that began again.
    await world.admin(
      `update referrals set rule = null where id in (select id from referrals order by id limit 3)`,
    )
    await world.admin(`update referrals set status = 'withdrawn' where id in
      (select id from referrals where status = 'sent' and rule is not null order by id limit 2)`)
    await world.admin(`update referrals set status = 'stopped' where id in
      (select id from referrals where status = 'done' order by id limit 4)`)
    await world.admin(`insert into clocks (id, case_id, agency_id, kind, sequence, starts_at, due_at, met_at)
      select gen_random_uuid(), case_id, agency_id, kind, 2, starts_at + interval '3 days', due_at + interval '2 days',
        due_at + interval '1 day' from clocks where kind = 'first_contact' and stopped_at is not null limit 20`)
    // And a round of the plan in each quarter, asked of every action: answered by the day, later, or not at all.
    await world.admin(`insert into plan_cycles (id, plan_id, quarter, first_day, last_day, requests_on, due_on, moderate_on, state)
      select gen_random_uuid(), p.id, '20' || y || '-q' || q, d, d + 89, d + 90, d + 91, d + 95, 'open'
      from plans p, generate_series(24, 26) y, generate_series(1, 4) q,
        lateral (select make_date(2000 + y, 1 + (q - 1) * 3, 1) as d) x
      on conflict (plan_id, quarter) do nothing`)
    await world.admin(`insert into plan_deliveries (id, plan_id, action_id, position, changed_at)
      select gen_random_uuid(), plan_id, id, 99, now() from plan_actions`)
    await world.admin(`insert into plan_requests (id, cycle_id, delivery_id, sent_at, answered_at)
      select gen_random_uuid(), c.id, d.id, c.requests_on,
        case when n % 4 = 0 then null else (c.due_on + 1)::timestamp at time zone 'Europe/London' - interval '1 minute'
          + (n % 3) * interval '1 minute' end
      from plan_cycles c join (select *, row_number() over (order by id) as n from plan_deliveries) d on d.plan_id = c.plan_id
      where c.state = 'open' on conflict (cycle_id, delivery_id) do nothing`)
    // Ratings of every score, at each stage; some of reports whose case was never closed.
    await world.admin(`insert into report_ratings (report_id, stage, score, agency_id, at)
      select id, case n % 3 when 0 then 'received' when 1 then 'working' else 'finished' end, 1 + n % 5, agency_id,
        received_at + interval '1 hour' from (select *, row_number() over (order by id) as n from reports) r
      where n % 2 = 0 on conflict do nothing`)
    ratings = await world.admin('select * from report_ratings')
    closed =
      await world.admin(`select c.closed_at, l.report_id from cases c join case_reports l on l.case_id = c.id
      where c.status = 'closed'`)
    asked = await world.admin(
      `select r.answered_at, c.due_on::text as due_on from plan_requests r join plan_cycles c on c.id = r.cycle_id`,
    )
    reports = await world.admin('select * from reports')
    cases = await world.admin(`select c.*, r.status as r_status, r.withheld_reason, r.outcome from cases c
      left join (select * from referrals where rule = 'victim-service') r on r.case_id = c.id`)
    clocks = await world.admin('select * from clocks')
  })
  after(() => world.close())

  const bySpam = (row: Row, name: unknown) => (row['status'] === 'spam' ? null : String(name))
  const sent = ['sent', 'accepted', 'done']

  function referralOf(row: Row): string {
    const status = row['r_status']
    if (status === null) return 'missing'
    if (status === 'withheld') return String(row['withheld_reason'])
    if (status === 'stopped') return 'withdrew'
    return sent.includes(String(status)) ? 'referred' : String(status)
  }

  function outcomeOf(row: Row): string | null {
    if (row['r_status'] === 'done') return String(row['outcome'])
    if (row['r_status'] === 'stopped') return 'stopped'
    return sent.includes(String(row['r_status'])) ? 'waiting' : null
  }

  function endOf(row: Row): string {
    const [due, met] = [row['due_at'], row['met_at']]
    if (!(due instanceof Date)) throw new Error('a clock without a limit')
    if (met instanceof Date) return met.getTime() <= due.getTime() ? 'on_time' : 'late'
    if (row['stopped_at'] !== null) return 'stopped'
    return due.getTime() < now.getTime() ? 'overdue' : 'running'
  }

  const noon = (day: unknown) => new Date(`${String(day)}T12:00:00Z`)
  function answerOf(row: Row): string {
    const due = String(row['due_on'])
    if (row['answered_at'] === null) return due < dayOf(now) ? 'overdue' : 'running'
    return dayOf(row['answered_at']) <= due ? 'on_time' : 'late'
  }

  const isKind = (kind: string) => clocks.filter((row) => row['kind'] === kind)
  const ended = (kind: string) => count(isKind(kind), (row) => quarterKey(row['due_at']), endOf)
  const waited = (kind: string) =>
    count(
      isKind(kind).filter((row) => row['met_at'] !== null),
      (row) => quarterKey(row['due_at']),
      (row) => {
        const first = clocks.find(
          (each) =>
            each['kind'] === kind &&
            each['case_id'] === row['case_id'] &&
            each['sequence'] === 1 &&
            row['sequence'] !== 1,
        )
        const days = workingDaysAfter(dayOf((first ?? row)['starts_at']), dayOf(row['met_at']))
        return days > 10 ? 'more' : `day_${days}`
      },
    )
  const told = (name: (row: Row) => string | null) =>
    count(reports, (row) => quarterKey(row['received_at']), name)
  const logged = (name: (row: Row) => string | null) =>
    count(cases, (row) => quarterKey(row['opened_at']), name)

  const slow: Readonly<Record<string, () => Counted>> = {
    'hate-cases-referred-to-victim-service': () => logged(referralOf),
    'victim-service-offered': () => logged(referralOf),
    'victim-service-reached': () => logged(outcomeOf),
    'victim-service-accepted': () => logged(outcomeOf),
    'reports-received': () => told((row) => String(row['status'])),
    'reports-logged-as-hate-cases': () => told((row) => String(row['status'])),
    'reports-online': () => told((row) => bySpam(row, row['channel'])),
    'reports-through-centres-and-partners': () => told((row) => bySpam(row, row['channel'])),
    'reports-happened-before': () => told((row) => bySpam(row, row['happened_before'])),
    'reports-acknowledged-on-time': () => ended('acknowledge'),
    'first-contact-on-time': () => ended('first_contact'),
    'risk-assessed-on-time': () => ended('risk_assessment'),
    'victim-referral-taken-on-time': () => ended('victim_referral'),
    'police-told-on-time': () => ended('police_told'),
    'victim-updates-on-time': () => ended('victim_update'),
    'reviews-on-time': () => ended('review'),
    'plan-updates-on-time': () => count(asked, (row) => quarterKey(noon(row['due_on'])), answerOf),
    'handling-rated-well': () =>
      count(
        ratings,
        (row) => quarterKey(row['at']),
        (row) => ['', 'very_badly', 'badly', 'neither', 'well', 'very_well'][Number(row['score'])] ?? null,
      ),
    'closed-reports-rated': () =>
      count(
        closed,
        (row) => quarterKey(row['closed_at']),
        (row) =>
          ratings.some((each) => each['report_id'] === row['report_id'] && each['stage'] === 'finished')
            ? 'rated'
            : 'not_rated',
      ),
    'working-days-to-acknowledgement': () => waited('acknowledge'),
    'working-days-to-first-contact': () => waited('first_contact'),
  }

  /** What the figure must be, from the slow counts: spelled out for each, not read from the registry. */
  const shares: Readonly<Record<string, readonly [above: string[], below: string[]]>> = {
    'hate-cases-referred-to-victim-service': [['referred'], ['referred', 'withdrawn', 'missing']],
    'victim-service-offered': [
      ['referred', 'withdrawn', 'said_no', 'withdrew', 'no_safe_contact'],
      [
        'referred',
        'withdrawn',
        'said_no',
        'withdrew',
        'no_safe_contact',
        'not_asked',
        'not_the_person',
        'person_objects',
        'missing',
      ],
    ],
    'victim-service-reached': [
      ['accepted_basic', 'accepted_enhanced', 'declined'],
      [
        'accepted_basic',
        'accepted_enhanced',
        'declined',
        'no_answer_posted',
        'no_answer_unsafe',
        'wrong_details',
      ],
    ],
    'victim-service-accepted': [
      ['accepted_basic', 'accepted_enhanced'],
      ['accepted_basic', 'accepted_enhanced', 'declined'],
    ],
    'reports-logged-as-hate-cases': [['logged'], ['logged', 'recorded_only', 'passed_on', 'not_hate']],
    'reports-online': [['web'], ['web', 'telephone', 'in_person', 'paper', 'centre', 'partner', 'import']],
    'reports-through-centres-and-partners': [
      ['centre', 'partner'],
      ['web', 'telephone', 'in_person', 'paper', 'centre', 'partner', 'import'],
    ],
    'reports-happened-before': [['yes'], ['yes', 'no']],
    'handling-rated-well': [
      ['very_well', 'well'],
      ['very_well', 'well', 'neither', 'badly', 'very_badly'],
    ],
    'closed-reports-rated': [['rated'], ['rated', 'not_rated']],
  }
  const onTime = [['on_time'], ['on_time', 'late', 'overdue']] as const

  function slowValue(key: string, tally: Record<string, number>): number | null {
    const sum = (names: readonly string[]) => names.reduce((all, name) => all + (tally[name] ?? 0), 0)
    if (key === 'reports-received') return sum(Object.keys(tally).filter((name) => name !== 'spam'))
    if (key.startsWith('working-days')) {
      const each = Object.entries(tally)
        .flatMap(([name, n]) => Array<number>(n).fill(name === 'more' ? 11 : Number(name.slice(4))))
        .sort((a, b) => a - b)
      const [low, high] = [each[Math.ceil(each.length / 2) - 1], each[Math.floor(each.length / 2)]]
      return low === undefined || high === undefined ? null : (low + high) / 2
    }
    const [above, below] = shares[key] ?? onTime
    return sum(below) === 0 ? null : sum(above) / sum(below)
  }

  /** What stands above the line, below it, and what the figure rests on. */
  function slowParts(key: string, tally: Record<string, number>) {
    const all = Object.values(tally).reduce((sum, n) => sum + n, 0)
    const sum = (names: readonly string[]) => names.reduce((total, name) => total + (tally[name] ?? 0), 0)
    if (key.startsWith('working-days')) return [all, null, all]
    if (key === 'reports-received') return [all - (tally['spam'] ?? 0), null, null]
    const [above, below] = shares[key] ?? onTime
    return [sum(above), sum(below), sum(below)]
  }

  /** The rule of small numbers, said again: no count of 1 to 4 is shown, nor found by taking the others from the total. */
  function checkPublished(counts: readonly number[]): void {
    const { cells, total } = suppressSmall(counts)
    const hidden = counts.filter((_, at) => cells[at] === null)
    assert.deepEqual(
      counts.filter((n, at) => n >= 1 && n <= 4 && cells[at] !== null),
      [],
    )
    assert.ok(hidden.length !== 1 || total === null, 'one hidden count is what the others leave of the total')
    assert.ok(counts.every((n, at) => cells[at] === null || cells[at] === n))
  }

  test('as of a day that is over, what has dates of its own is counted as it stood then', async () => {
    const past = new Date(now.getTime() - 40 * 86_400_000)
    const until = (value: unknown) => value instanceof Date && value.getTime() < past.getTime()
    const known = MEASURES.filter(({ counts }) => knowsPastDays(counts))
    const ctx = world.systemCtx()
    const histories = await ctx.db.facts((tx) =>
      historiesOf(
        { tx, raw: world.services.raw, now: past, past: '2026-11-18' },
        MEASURES.map(({ key }) => key),
      ),
    )
    const then = (row: Row): Row => ({
      ...row,
      met_at: until(row['met_at']) ? row['met_at'] : null,
      stopped_at: until(row['stopped_at']) ? row['stopped_at'] : null,
    })
    const [all, rated, clock] = [clocks, ratings, now]
    try {
      now = past
      clocks = all.filter((row) => until(row['due_at'])).map(then)
      ratings = ratings.filter((row) => until(row['at']))
      for (const { key } of known)
        for (const figure of histories.get(key)?.figures ?? [])
          assert.deepEqual(
            { ...figure.tally },
            slow[key]?.()[figure.period.key] ?? {},
            `${key} ${figure.period.key}`,
          )
    } finally {
      ;[clocks, ratings, now] = [all, rated, clock]
    }
    for (const { key, counts } of MEASURES)
      assert.equal(histories.get(key)?.countedOn, knowsPastDays(counts) ? undefined : '2026-11-18', key)
  })

  test('every measure has a slow count of its own', () => {
    assert.deepEqual(Object.keys(slow).toSorted(), MEASURES.map(({ key }) => key).toSorted())
  })

  for (const { key } of MEASURES)
    test(`${key} agrees in every quarter, name by name`, async () => {
      const measure = measureOf(key)
      assert.ok(measure)
      const periods = recentQuarters(now, QUARTERS)
      const ctx = world.systemCtx()
      const figures = await ctx.db.facts((tx) => figuresFor(tx, measure, periods, now))
      const counted = slow[key]?.() ?? {}
      let things = 0
      for (const [at, { key: quarter }] of periods.entries()) {
        const expected = counted[quarter] ?? {}
        assert.deepEqual({ ...figures[at]?.tally }, expected, quarter)
        assert.equal(figures[at]?.value, slowValue(key, expected), quarter)
        assert.deepEqual(
          [figures[at]?.numerator, figures[at]?.denominator, figures[at]?.base],
          slowParts(key, expected),
          quarter,
        )
        checkPublished(Object.values(expected))
        things += Object.values(expected).reduce((all, n) => all + n, 0)
      }
      assert.ok(things > 20, `only ${things} things were counted`)
      const names = new Set(measure.names.map(([name]) => name))
      const unnamed = figures.flatMap(({ tally }) => Object.keys(tally).filter((name) => !names.has(name)))
      assert.deepEqual(unnamed, [])
    })
})
