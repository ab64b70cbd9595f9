import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createHash } from 'node:crypto'
import { newId } from '../../platform/ids.ts'
import { createWorld, type Agency, type World } from '../../../test/support/world.ts'
import { figureOf } from './figures.ts'
import { directionOf, restsOn, valueText } from './figure-words.ts'
import { figuresFor, historyOf } from './histories.ts'
import { MEASURES, measureOf } from './measures.ts'
import { quarterPeriod, recentQuarters } from './periods.ts'
import { reconcile } from './reconciliation.ts'

// The world's clock says 18 November 2026: the present quarter is Q3 2026/27, and the last full one July to September.
const PRESENT = '2026-11-02T12:00:00Z'
const LAST = '2026-08-10T12:00:00Z'

describe('measures', () => {
  let world: World
  let council: Agency
  let service: Agency

  before(async () => {
    world = await createWorld()
    council = await world.agency({ name: 'Alder Council', area: 'Alder' })
    service = await world.agency({ name: 'Northbrook Listens', kind: 'victim_service' })
  })
  after(() => world.close())

  async function addCase(openedAt: string, referral?: { status: string; reason?: string }) {
    const id = newId()
    await world.admin(
      `insert into cases (id, reference, lead_agency_id, strands, types, place_kind, summary, opened_at)
       values ($1, $2, $3, '{race}', '{verbal}', 'street', 'Shouted at', $4)`,
      [id, `NB-${id.slice(-8)}`, council.id, openedAt],
    )
    if (referral)
      await world.admin(
        `insert into referrals (id, case_id, to_agency_id, from_agency_id, rule, status, basis, withheld_reason, outcome, created_at, closed_at)
         values ($1, $2, $3, $4, 'victim-service', $5, 'consent', $6, $7, $8, $9)`,
        [
          newId(),
          id,
          service.id,
          council.id,
          referral.status,
          referral.reason ?? null,
          referral.status === 'done' ? 'declined' : null,
          openedAt,
          referral.status === 'done' ? openedAt : null,
        ],
      )
    return id
  }

  async function addReport(receivedAt: string, status: string) {
    const id = newId()
    const [key, text] = [newId(), newId()]
    await world.admin('insert into vault.keys (id, wrapped, created_at) values ($1, $2, $3)', [
      key,
      Buffer.alloc(60),
      receivedAt,
    ])
    await world.admin(
      `insert into vault.texts (id, key_id, kind, sealed, created_at) values ($1, $2, 'narrative', $3, $4)`,
      [text, key, Buffer.alloc(40), receivedAt],
    )
    const hash = (word: string) => createHash('sha256').update(`${word}${id}`).digest()
    await world.admin(
      `insert into reports (id, reference, submission_hash, follow_up_hash, received_at, channel, reporter_role, privacy,
         can_contact, agency_id, place_kind, occurred, strands, types, narrative_id, status)
       values ($1, $2, $3, $4, $5, 'web', 'affected', 'named', 'yes', $6, 'street', '{}', '{race}', '{verbal}', $7, $8)`,
      [id, `NB-${id.slice(-8)}`, hash('s'), hash('f'), receivedAt, council.id, text, status],
    )
    return id
  }

  async function addClock(
    about: { reportId?: string; caseId?: string },
    kind: string,
    dueAt: string,
    end: { met?: string; stopped?: string; sequence?: number } = {},
  ) {
    await world.admin(
      `insert into clocks (id, report_id, case_id, agency_id, kind, sequence, starts_at, due_at, met_at, stopped_at)
       values ($1, $2, $3, $4, $5, $6, $7::timestamptz - interval '2 days', $7, $8, $9)`,
      [
        newId(),
        about.reportId ?? null,
        about.caseId ?? null,
        council.id,
        kind,
        end.sequence ?? 1,
        dueAt,
        end.met ?? null,
        end.stopped ?? null,
      ],
    )
  }

  async function analyst() {
    return world.staff({ agency: council, roles: ['analyst'] })
  }

  async function quartersOf(key: string) {
    const now = world.clock.now()
    const measure = measureOf(key)
    assert.ok(measure)
    const ctx = (await analyst()).ctx()
    const figures = await ctx.db.facts((tx) => figuresFor(tx, measure, recentQuarters(now), now))
    const [present, last] = figures.toReversed()
    assert.ok(present && last)
    return { measure, present, last }
  }

  test('cases referred are counted against those who could be, with every reason beside it, and none is missing', async () => {
    await addCase(PRESENT, { status: 'sent' })
    await addCase(PRESENT, { status: 'accepted' })
    await addCase(PRESENT, { status: 'done' })
    await addCase(PRESENT, { status: 'withheld', reason: 'said_no' })
    await addCase(PRESENT, { status: 'withheld', reason: 'said_no' })
    await addCase(PRESENT, { status: 'withheld', reason: 'no_safe_contact' })
    await addCase(PRESENT, { status: 'withdrawn' })
    await addCase(PRESENT, { status: 'stopped' })
    await addCase(LAST, { status: 'withheld', reason: 'anonymous' })
    const { measure, present, last } = await quartersOf('hate-cases-referred-to-victim-service')
    assert.deepEqual(present.tally, {
      referred: 3,
      said_no: 2,
      no_safe_contact: 1,
      withdrew: 1,
      withdrawn: 1,
    })
    const could = 'who could be referred: they said yes and can be reached safely'
    assert.equal(restsOn(measure, present), `3 of 4 ${could}`)
    assert.equal(valueText(measure, present.value), '75%')
    assert.equal(present.fault, false)
    assert.deepEqual(reconcile(present.tally).parts, [
      '8 cases logged',
      '3 referred',
      '4 withheld (2 said no, 1 changed their mind, 1 no safe contact)',
      '1 taken back',
      '0 missing',
    ])
    assert.equal(reconcile(present.tally).missing, 0)
    assert.deepEqual(last.tally, { anonymous: 1 })
    assert.equal(last.value, null)
    assert.equal(restsOn(measure, last), `0 ${could}`)
    const page = await world.get('/insight/hate-cases-referred-to-victim-service', await analyst())
    const proof = '0 missing: every logged case has its referral or the reason why not'
    assert.ok(page.html.indexOf(proof) > 0 && page.html.indexOf(proof) < page.html.indexOf('75%'))
  })

  test('a person’s own no never makes the figure worse', async () => {
    const measure = measureOf('hate-cases-referred-to-victim-service')
    assert.ok(measure)
    const of = (tally: Record<string, number>) =>
      figureOf(measure, quarterPeriod({ year: 2026, quarter: 1 }, world.clock.now()), tally)
    const before = of({ 'sent - -': 10 })
    const lastFull = of({
      'sent - -': 2,
      'withheld said_no -': 8,
      'stopped - -': 3,
      'withheld anonymous -': 4,
    })
    const history = { measure, figures: [], present: lastFull, lastFull, before }
    assert.deepEqual(directionOf(history), { way: 'same', judged: null })
  })

  test('the numbers lead to the cases that were counted, as far as one’s sight goes', async () => {
    const officer = await world.staff({ agency: council, roles: ['officer'] })
    const page = await world.get('/insight/hate-cases-referred-to-victim-service', officer)
    const links = [...page.html.matchAll(/href="(\/cases\?[^"]*referral=([a-z_]+))"/g)]
    const { present } = await quartersOf('hate-cases-referred-to-victim-service')
    assert.deepEqual(links.map((link) => link[2]).sort(), Object.keys(present.tally).sort())
    for (const [, href = '', name = ''] of links) {
      const list = await world.get(href.replaceAll('&amp;', '&'), officer)
      const n = present.tally[name] ?? 0
      assert.match(list.html, new RegExp(`>\\s*${n === 1 ? '1 case' : `${n} cases`}\\s*<`), name)
    }
    const elsewhere = await world.agency({ name: 'Elsewhere Council' })
    const outsider = await world.staff({ agency: elsewhere, roles: ['officer'] })
    const href = links[0]?.[1]?.replaceAll('&amp;', '&') ?? ''
    assert.match(
      (await world.get(href, outsider)).html,
      /You have sight of none of the cases that the figure counted/,
    )
  })

  test('a case without its referral is missing, and the figure is a fault', async () => {
    const caseId = await addCase('2026-11-03T12:00:00Z')
    // A referral that somebody sent by hand is not the promised one.
    await world.admin(
      `insert into referrals (id, case_id, to_agency_id, from_agency_id, status, basis, created_at) values ($1, $2, $3, $4, 'sent', 'consent', now())`,
      [newId(), caseId, service.id, council.id],
    )
    const { present } = await quartersOf('hate-cases-referred-to-victim-service')
    assert.equal(present.tally['missing'], 1)
    assert.equal(present.fault, true)
    const page = await world.get('/insight/hate-cases-referred-to-victim-service', await analyst())
    assert.match(page.html, /govuk-tag--red[^>]*>1 missing/)
    assert.match(page.html, /This must never happen/)
    await world.admin('delete from referrals where case_id = $1', [caseId])
    await world.admin('delete from case_access where case_id = $1', [caseId])
    await world.admin('delete from cases where id = $1', [caseId])
  })

  test('reports are counted by London days, without spam', async () => {
    await addReport('2026-09-30T22:59:59Z', 'new') // 23:59:59 in London: still the last quarter
    await addReport('2026-09-30T23:00:00Z', 'logged') // midnight in London: this one
    await addReport('2026-10-05T10:00:00Z', 'spam')
    await addReport('2026-10-05T10:00:00Z', 'not_hate')
    const { present, last } = await quartersOf('reports-received')
    assert.deepEqual([last.value, present.value], [1, 2])
    assert.deepEqual(present.tally, { logged: 1, spam: 1, not_hate: 1 })
  })

  test('a clock counts when it is due: on time to the moment, late, overdue; not stopped or running ones', async () => {
    const reportId = await addReport('2026-08-03T09:00:00Z', 'logged')
    const first = [
      { met: '2026-11-04T12:00:00Z' },
      { met: '2026-11-04T12:00:01Z' },
      {},
      { stopped: '2026-11-03T12:00:00Z' },
    ]
    for (const end of first) {
      const caseId = await addCase(LAST, { status: 'sent' })
      await addClock({ caseId }, 'first_contact', '2026-11-04T12:00:00Z', end)
    }
    const caseId = await addCase(LAST, { status: 'sent' })
    await addClock({ caseId }, 'first_contact', '2026-12-01T12:00:00Z')
    // The risk rose: the first clock was stopped for another, which is the promise that then counts.
    await addClock({ caseId }, 'review', '2026-11-01T12:00:00Z', { stopped: '2026-10-20T12:00:00Z' })
    await addClock({ caseId }, 'review', '2026-10-25T12:00:00Z', { sequence: 2 })
    await addClock({ reportId }, 'acknowledge', '2026-08-05T09:00:00Z', { met: '2026-08-04T09:00:00Z' })
    const contact = await quartersOf('first-contact-on-time')
    assert.deepEqual(contact.present.tally, { on_time: 1, late: 1, overdue: 1, stopped: 1, running: 1 })
    assert.equal(restsOn(contact.measure, contact.present).slice(0, 6), '1 of 3')
    assert.deepEqual((await quartersOf('reviews-on-time')).present.tally, { stopped: 1, overdue: 1 })
    const acknowledged = await quartersOf('reports-acknowledged-on-time')
    assert.equal(acknowledged.last.value, 1)
    assert.equal(acknowledged.present.value, null)
  })

  test('every measure agrees with its own words: each counted name is named', async () => {
    for (const measure of MEASURES) {
      const names = new Set(measure.names.map(([name]) => name))
      const used = [...measure.numerator, ...(measure.denominator ?? []), ...measure.mustBeNone]
      assert.deepEqual(
        used.filter((name) => !names.has(name)),
        [],
      )
      const { present } = await quartersOf(measure.key)
      assert.deepEqual(
        Object.keys(present.tally).filter((name) => !names.has(name)),
        [],
      )
    }
  })

  test('the present quarter is always counted afresh, and a finished one is at most a minute old', async () => {
    const measure = measureOf('reports-received')
    assert.ok(measure)
    const ctx = (await analyst()).ctx()
    const read = () =>
      ctx.db.facts((tx) => historyOf({ tx, raw: world.services.raw, now: world.clock.now() }, measure))
    const before = await read()
    await addReport(PRESENT, 'new')
    await addReport(LAST, 'new')
    const soon = await read()
    assert.equal(soon.present.numerator, before.present.numerator + 1)
    assert.equal(soon.lastFull.numerator, before.lastFull.numerator)
    world.clock.advance(61_000)
    assert.equal((await read()).lastFull.numerator, before.lastFull.numerator + 1)
  })

  test('facts give numbers and neither words nor people', async () => {
    const ctx = (await analyst()).ctx()
    await assert.rejects(
      ctx.db.facts((tx) => tx.selectFrom('cases').select('summary').execute()),
      /permission denied/,
    )
    await assert.rejects(
      ctx.db.facts((tx) => tx.selectFrom('reports').select('narrative_id').execute()),
      /permission denied/,
    )
    assert.throws(() => world.publicCtx().db.facts(async () => {}), /only staff/)
  })

  test('the pages show measures to everybody who is signed in, and the drill-down only to caseworkers', async () => {
    const outsider = await world.get('/insight')
    assert.equal(outsider.status, 303)
    const list = await world.get('/insight', await analyst())
    assert.equal(list.status, 200)
    for (const measure of MEASURES) assert.ok(list.html.includes(measure.name))
    const path = '/insight/first-contact-on-time?period=last-four-quarters'
    const seen = await world.get(path, await analyst())
    assert.equal(seen.status, 200)
    assert.ok(!seen.html.includes('href="/cases'))
    const officer = await world.staff({ agency: council, roles: ['officer'] })
    assert.ok((await world.get(path, officer)).html.includes('/records?'))
    assert.equal((await world.get('/insight/no-such-measure', officer)).status, 404)
    const links = async (key: string) => {
      const page = await world.get(`/insight/${key}`, officer)
      return [...page.html.matchAll(/href="(\/(?:cases|insight)[^"]*\?[^"]*)"/g)].map(([, href]) => href)
    }
    const records = async (as: typeof officer, key: string) =>
      (await world.get(`/insight/${key}/records?period=last-four-quarters`, as)).html
    assert.ok((await links('reports-received')).some((href) => href?.includes('/records?')))
    const own = await records(officer, 'reports-received')
    const shown = new Set([...own.matchAll(/href="\/reports\/([^"]+)"/g)].map(([, reference]) => reference))
    assert.match(own, /You have sight of|sight of all of them/)
    assert.ok(shown.size > 0)
    const elsewhere = await world.staff({ agency: service, roles: ['support_worker'] })
    assert.doesNotMatch(await records(elsewhere, 'reports-received'), /href="\/reports\//)
    assert.equal((await world.get('/insight/reports-received/records', await analyst())).status, 403)
    assert.equal((await world.get('/insight/plan-updates-on-time/records', officer)).status, 404)
    assert.ok((await links('victim-service-offered')).some((href) => href?.includes('referral=said_no')))
    // Who works with none of the cases learns why the list behind the figure is empty.
    const counted = (await links('victim-service-offered')).find((href) => href?.startsWith('/cases?'))
    const coordinator = await world.staff({
      agency: await world.agency({ name: 'Cedar Council', area: 'Cedar' }),
      roles: ['coordinator', 'manager'],
    })
    const behind = await world.get((counted ?? '').replaceAll('&amp;', '&'), coordinator)
    assert.equal(behind.status, 200)
    assert.match(behind.html, /The figure counts the whole partnership/)
    assert.match(behind.html, /You have sight of none of the cases that the figure counted/)
    assert.doesNotMatch((await world.get('/cases', coordinator)).html, /The figure counts/)
    for (const { key, drillDown } of MEASURES)
      if (drillDown !== 'plan' && drillDown !== null)
        assert.ok(
          (await links(key)).some((href) => href?.includes('?')),
          key,
        )
  })

  test('the file has a line a quarter, and taking it is on the record', async () => {
    const file = await world.get('/insight/reports-received/csv', await analyst())
    assert.equal(file.status, 200)
    assert.equal(file.html.trim().split('\r\n').length, 6)
    const [entry] = await world.admin<{ n: number }>(
      `select count(*)::int as n from audit.entries where action = 'measure.export'`,
    )
    assert.equal(entry?.n, 1)
  })
})

test('a share is rounded down, so that 100% means every one', () => {
  const measure = measureOf('first-contact-on-time')
  assert.ok(measure)
  const period = quarterPeriod({ year: 2026, quarter: 1 }, new Date('2026-11-18T10:00:00Z'))
  const figure = figureOf(measure, period, { on_time: 9999, late: 1 })
  assert.equal(valueText(measure, figure.value), '99.9%')
  assert.equal(valueText(measure, figureOf(measure, period, { on_time: 3 }).value), '100%')
  assert.equal(valueText(measure, figureOf(measure, period, {}).value), null)
  assert.equal(valueText(measure, figureOf(measure, period, { on_time: 29, late: 71 }).value), '29%')
})
