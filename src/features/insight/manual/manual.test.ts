import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { ROLES } from '../../../access/actor.ts'
import { addDemoMeasures } from './demo-measures.ts'
import { allMeasures, findMeasure } from '../all-measures.ts'
import { readHistories } from '../routes.tsx'

// The world's clock says 18 November 2026: Q3 2026/27 runs, and Q2 (July to September) is the last full quarter.
const LAST = '2026-q2'
const measure = {
  name: 'Reporting centres found fit',
  definition: 'Centres that meet the standard',
  formula: 'Centres fit, divided by centres checked',
  source: 'Checklists',
  shape: 'share',
  unit: 'centres checked',
  decimals: '',
  better: 'more',
}

describe('measures that people count', () => {
  let world: World
  let council: Agency
  let coordinator: Person
  let member: Person
  before(async () => {
    world = await createWorld()
    council = await world.agency({ name: 'Alder Council' })
    coordinator = await world.staff({ agency: council, roles: ['coordinator'], name: 'Cora Ordinary' })
    member = await world.staff({ agency: council, roles: ['officer'] })
  })
  after(() => world.close())

  let added = 0
  /** Adds a measure on the page and returns its key. */
  async function add(change: Partial<typeof measure> = {}): Promise<string> {
    added += 1
    const answer = await world.post(
      '/insight/measures/add',
      { ...measure, name: `${measure.name} ${added}`, ...change },
      coordinator,
    )
    assert.equal(answer.status, 303, answer.html)
    const key = /\/insight\/measures\/(own-[a-z0-9-]+)\/figures/.exec(answer.location ?? '')?.[1]
    assert.ok(key)
    return key
  }
  const pathOf = (key: string, quarter = LAST) => `/insight/measures/${key}/figures/${quarter}`
  const enter = (key: string, fields: Record<string, string>, quarter = LAST, as = coordinator) =>
    world.post(pathOf(key, quarter), { sourceNote: 'Checklists, 2 October', ...fields }, as)
  const standingId = async (key: string, quarter = LAST) => {
    const page = await world.get(pathOf(key, quarter), coordinator)
    return /name="corrects" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
  }
  const historyOf = async (key: string) => {
    const history = (await readHistories(member.ctx(), world.services, [key])).get(key)
    assert.ok(history)
    return history
  }

  test('says of a share what stands on top and below', async () => {
    const page = await world.get(`/insight/${await add()}`, member)
    assert.match(
      page.html,
      /Counted on top[\s\S]*?Of the centres checked, those that “What it means” describes/,
    )
    assert.match(page.html, /Counted below[\s\S]*?centres checked/)
  })

  test('are entered by quarter, and read beside the computed ones', async () => {
    const key = await add()
    assert.equal((await enter(key, { numerator: '7', denominator: '9' })).status, 303)
    const page = await world.get(`/insight/${key}`, member)
    assert.match(page.html, /77\.7%/)
    assert.match(page.html, /7 of 9 centres checked/)
    assert.doesNotMatch(page.html, /\/(change|keep)"/)
    assert.match((await world.get('/insight', member)).html, new RegExp(`/insight/${key}`))
    const file = await world.get(`/insight/${key}/csv`, member)
    assert.match(file.html, /Q2 2026\/27,2026-07-01,2026-09-30,yes,7,9,77\.7%/)
    assert.match((await world.get('/insight/measures', member)).html, /Centres that meet the standard/)
  })

  test('keep what was entered before when a figure is corrected or taken back', async () => {
    const key = await add({ shape: 'number', unit: 'out of 5', decimals: '1' })
    await enter(key, { value: '3.9' })
    await enter(key, { value: '4.2', corrects: await standingId(key), sourceNote: 'Two sheets came late' })
    assert.equal((await historyOf(key)).lastFull.value, 4.2)
    const page = await world.get(`/insight/measures/${key}/figures`, member)
    for (const shown of [/3\.9 out of 5/, /4\.2 out of 5/, /Two sheets came late/, /Cora Ordinary/])
      assert.match(page.html, shown)
    await enter(key, { takeBack: 'yes', corrects: await standingId(key), sourceNote: 'Wrong quarter' })
    assert.equal((await historyOf(key)).lastFull.value, null)
    const rows = await world.admin('select 1 from manual_figures where measure = $1', [key])
    assert.equal(rows.length, 3)
    for (const change of ['update manual_figures set value = 1', 'delete from manual_figures'])
      await assert.rejects(world.admin(change), /append-only/)
  })

  test('show both figures to whoever enters one that somebody else entered first', async () => {
    const key = await add({ shape: 'count', unit: 'people trained' })
    assert.equal((await enter(key, { value: '40' })).status, 303)
    const second = await enter(key, { value: '55' })
    assert.equal(second.status, 409)
    assert.match(second.html, /40 people trained/)
    assert.match(second.html, /value="55"/)
    const corrects = /name="corrects" value="([^"]+)"/.exec(second.html)?.[1] ?? ''
    assert.equal((await enter(key, { value: '55', corrects })).status, 303)
    assert.equal((await enter(key, { value: '60', corrects })).status, 409)
    assert.equal((await historyOf(key)).lastFull.value, 55)
  })

  test('name what is wrong by its field, and keep what was typed', async () => {
    const key = await add()
    const wrong: [Record<string, string>, RegExp][] = [
      [{ numerator: '9', denominator: '7' }, /more than the number it is out of/],
      [{ numerator: '1', denominator: '0' }, /a share of nothing/],
      [{ numerator: '1.5', denominator: '3' }, /whole number/],
      [{ numerator: '-1', denominator: '3' }, /not below 0/],
      [{ numerator: 'seven', denominator: '9' }, /whole number/],
      [{ numerator: '1', denominator: '2', sourceNote: ' ' }, /where this figure comes from/],
    ]
    for (const [fields, problem] of wrong) {
      const answer = await enter(key, fields)
      assert.equal(answer.status, 422)
      assert.match(answer.html, problem)
      assert.match(answer.html, new RegExp(`value="${fields['numerator']}"`))
    }
    const empty = await world.post('/insight/measures/add', { name: 'x', decimals: '9' }, coordinator)
    for (const field of ['name', 'definition', 'formula', 'source', 'shape', 'decimals', 'better'])
      assert.match(empty.html, new RegExp(`href="#${field}"`), field)
    const { name } = (await historyOf(key)).measure
    const twice = await world.post(
      '/insight/measures/add',
      { ...measure, name: name.toUpperCase() },
      coordinator,
    )
    assert.match(twice.html, /a measure of this name already/)
    assert.equal((await world.get(pathOf(key, '2026-q4'), coordinator)).status, 404)
    assert.equal((await world.get(pathOf(key, '1999-q1'), coordinator)).status, 404)
  })

  test('are changed by one at a time, and put away without losing what they proved', async () => {
    const key = await add()
    await enter(key, { numerator: '3', denominator: '4' })
    const change = (fields: Record<string, string>) =>
      world.post(
        `/insight/measures/${key}/change`,
        { ...measure, name: 'Fit centres', ...fields },
        coordinator,
      )
    assert.equal((await change({ version: '1', unit: 'centres' })).status, 303)
    const stale = await change({ version: '1', source: 'Another register' })
    assert.equal(stale.status, 409)
    assert.match(stale.html, /Another register/)
    const keep = (kept: string, version: string) =>
      world.post(`/insight/measures/${key}/keep`, { kept, version }, coordinator)
    assert.equal((await keep('no', '2')).status, 303)
    assert.equal((await enter(key, { numerator: '4', denominator: '4' })).status, 404)
    const all = await member.ctx().db.transaction((tx) => allMeasures(tx))
    assert.ok(!all.some((each) => each.key === key))
    const found = await member.ctx().db.transaction((tx) => findMeasure(tx, key))
    assert.equal(found?.retired, true)
    assert.equal((await historyOf(key)).lastFull.value, 0.75)
    assert.equal((await keep('yes', '3')).status, 303)
  })

  test('are the coordinators’ to keep: nobody else changes them, by page or by the database', async () => {
    const key = await add()
    const everybodyElse = await world.staff({
      agency: council,
      roles: ROLES.filter((role) => role !== 'coordinator'),
    })
    for (const [path, fields] of [
      ['/insight/measures/add', measure],
      [`/insight/measures/${key}/change`, { ...measure, version: '1' }],
      [`/insight/measures/${key}/keep`, { kept: 'no', version: '1' }],
      [pathOf(key), { numerator: '1', denominator: '2', sourceNote: 'x' }],
    ] as const)
      assert.equal((await world.post(path, fields, everybodyElse)).status, 403, path)
    const { db } = everybodyElse.ctx()
    const figure = `insert into manual_figures (id, measure, quarter, value, source_note, entered_at, entered_by)`
    const tries = [
      `${figure} values (gen_random_uuid(), '${key}', '2026-q1', 1, 'x', now(), '${everybodyElse.actor.userId}')`,
      `insert into manual_measures (key, name, definition, formula, source, shape, better, created_at, created_by)
        values ('own-x', 'Mine', 'd', 'f', 's', 'count', 'more', now(), '${everybodyElse.actor.userId}')`,
    ]
    for (const text of tries)
      await assert.rejects(
        db.transaction((tx) => sql.raw(text).execute(tx)),
        /row-level security/,
      )
    const changed = await db.transaction((tx) =>
      sql.raw(`update manual_measures set name = 'Mine'`).execute(tx),
    )
    assert.equal(changed.numAffectedRows, 0n)
    const inAnothersName = `${figure} values (gen_random_uuid(), '${key}', '2026-q1', 1, 'x', now(), '${member.actor.userId}')`
    await assert.rejects(
      coordinator.ctx().db.transaction((tx) => sql.raw(inAnothersName).execute(tx)),
      /row-level security/,
    )
  })

  test('are nothing to the public, nor to sign-in', async () => {
    await add()
    for (const table of ['manual_measures', 'manual_figures'])
      for (const actor of [{ kind: 'public' }, { kind: 'gate' }] as const)
        await assert.rejects(
          world.ctx(actor).db.transaction((tx) => sql.raw(`select 1 from ${table}`).execute(tx)),
          /permission denied/,
        )
    for (const path of ['/insight/measures', '/insight/measures/add'])
      assert.equal((await world.get(path)).status, 303)
    assert.doesNotMatch((await world.get('/figures')).html, /found fit/)
  })

  test('put every change on the record, without the words of a source', async () => {
    const key = await add()
    await enter(key, { numerator: '1', denominator: '8', sourceNote: 'A private remark' })
    const entries = await world.admin<{ action: string; detail: unknown }>(
      `select action, detail from audit.entries where detail ->> 'measure' = $1 order by at`,
      [key],
    )
    assert.deepEqual(
      entries.map(({ action }) => action),
      ['measure.add', 'measure.enter'],
    )
    assert.doesNotMatch(JSON.stringify(entries), /private remark/)
  })

  test('are shown by the demonstration, one of them corrected', async () => {
    const key = await world.systemCtx().db.transaction((tx) => addDemoMeasures(tx, world.systemCtx()))
    const history = await historyOf(key)
    assert.equal(history.lastFull.numerator, 13)
    assert.ok(history.figures.slice(0, 4).every(({ value }) => value !== null))
  })
})
