// Recording regimes: read on any day, changed by the lead agency after a look at what it changes, never two on one day.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import type { FormValues } from '../../platform/http/form.ts'
import { gateOpens } from './regimes.ts'
import { regimeOn } from './regimes.store.ts'

let world: World
let admin: Person
let officer: Person
let member: Person
before(async () => {
  world = await createWorld()
  const agency = await world.agency({ name: 'Ashby Council' })
  await world.lead(agency)
  admin = await world.staff({ agency, roles: ['administrator'] })
  officer = await world.staff({ agency, roles: ['officer'] })
  const other = await world.agency({ name: 'Oakham Council' })
  member = await world.staff({ agency: other, roles: ['administrator'] })
})
after(() => world.close())

const date = (name: string, day: string): FormValues => {
  const [year = '', month = '', date_ = ''] = day === '' ? [] : day.split('-')
  return { [`${name}-day`]: date_, [`${name}-month`]: month, [`${name}-year`]: year }
}
const REVIEW: FormValues = {
  who: 'police',
  name: 'The new standard',
  source: 'Review of 2026',
  affected: 'reporter',
  other: 'person named',
  nonCrime: 'anti-social behaviour report',
  crimeAffected: 'victim',
  crimeOther: 'suspect',
  guidance: 'Ask the control room first.',
  gate: 'on',
  gateQuestions: 'Is it serious?\n\nIs it needed?',
  gateRule: 'all',
}
const police = (day: string) => officer.ctx().db.transaction((tx) => regimeOn(tx, day, true))
const CODE = {
  who: 'police',
  name: 'Non-crime hate incidents: code of practice',
  source: 'Police, Crime, Sentencing and Courts Act 2022, sections 60 and 61',
  affected: 'complainant',
  other: 'subject',
  nonCrime: 'non-crime hate incident',
  crimeAffected: 'victim',
  crimeOther: 'suspect',
  guidance: 'Only where there is a real risk.',
  gate: 'on',
  gateQuestions: 'Is there a real risk?',
  gateRule: 'any',
  ...date('from', '2023-06-03'),
}
const NCHI = '/admin/regimes/NCHI_CODE_2023'

describe('recording regimes', () => {
  test('are read by every colleague, as in force on any day', async () => {
    const page = await world.get('/admin/regimes', officer)
    assert.match(page.html, /In force on 20 November 2026|In force on/)
    assert.match(page.html, /complainant; subject; non-crime hate incident/)
    assert.doesNotMatch(page.html, /Add rules/)
    const before2023 = await world.get('/admin/regimes?on-day=1&on-month=6&on-year=2020', officer)
    assert.match(before2023.html, /In force on 1 June 2020/)
    assert.match(before2023.html, /None is in force on that day/)
    const wrong = await world.get('/admin/regimes?on-day=31&on-month=2&on-year=2020', officer)
    assert.match(wrong.html, /Enter a real day, month and year/)
  })

  test('are changed by the lead agency only', async () => {
    for (const person of [officer, member]) {
      assert.equal((await world.post('/admin/regimes/add', REVIEW, person)).status, 403)
      assert.equal((await world.post(NCHI, { ...CODE, go: 'save' }, person)).status, 403)
    }
    const changed = await member
      .ctx()
      .db.transaction((tx) => sql`update recording_regimes set affected_label = 'mine'`.execute(tx))
    assert.equal(changed.numAffectedRows, 0n)
  })

  test('that overlap are refused by the field of the day, with the name of the other', async () => {
    const page = await world.post(
      '/admin/regimes/add',
      { ...REVIEW, go: 'save', ...date('from', '2027-01-01') },
      admin,
    )
    assert.equal(page.status, 422)
    assert.match(page.html, /is in force from 3 June 2023 on\. Give it a last day first/)
    assert.match(page.html, /href="#from-day"/)
    assert.match(page.html, /anti-social behaviour report/, 'what was typed is kept')
    const twice = admin
      .ctx()
      .db.transaction((tx) =>
        sql`update recording_regimes set effective_from = '2026-01-01' where code = 'POST_2026_REVIEW'`.execute(
          tx,
        ),
      )
    await assert.rejects(twice, /recording_regimes_police_once/)
  })

  test('are looked at before they are kept, and then hold from their first day', async () => {
    const ended = { ...CODE, version: '1', ...date('to', '2026-12-31') }
    assert.equal((await world.post(NCHI, { ...ended, go: 'save' }, admin)).status, 303)
    const form = { ...REVIEW, ...date('from', '2027-01-01') }
    const look = await world.post('/admin/regimes/add', { ...form, go: 'look' }, admin)
    assert.match(look.html, /From 1 January 2027 on, records of the police will say:/)
    assert.match(look.html, /“reporter” for the person affected/)
    assert.match(look.html, /Before: Non-crime hate incidents: code of practice/)
    assert.match(look.html, /2 questions are asked/)
    assert.equal(await police('2027-01-01'), null, 'looking keeps nothing')
    assert.equal((await world.post('/admin/regimes/add', { ...form, go: 'save' }, admin)).status, 303)
    assert.equal((await police('2026-12-31'))?.affected, 'complainant')
    const held = await police('2027-01-01')
    assert.equal(held?.affected, 'reporter')
    assert.deepEqual(held?.gateQuestions, ['Is it serious?', 'Is it needed?'])
    const actions = await world.admin(
      `select action from audit.entries where subject_kind = 'regime' order by at`,
    )
    assert.deepEqual(
      actions.map(({ action }) => action),
      ['regime.change', 'regime.add'],
    )
    const stale = await world.post(NCHI, { ...ended, go: 'save' }, admin)
    assert.equal(stale.status, 409)
  })

  test('say by field what is missing', async () => {
    const page = await world.post(
      '/admin/regimes/add',
      { gate: 'on', ...date('from', ''), ...date('to', '2027-01-01') },
      admin,
    )
    for (const says of [
      /Choose who records by these rules/,
      /Enter: the person affected is called/,
      /Enter what whoever records must know/,
      /Enter the first day/,
      /Enter at least one question/,
    ])
      assert.match(page.html, says)
  })
})

test('a gate opens by one yes or by all, as the rules say, and always where it is off', () => {
  const gate = { gate: true, gateQuestions: ['a', 'b'], gateRule: 'any' as const }
  assert.equal(gateOpens(gate, [false, true]), true)
  assert.equal(gateOpens(gate, [false, false]), false)
  assert.equal(gateOpens({ ...gate, gateRule: 'all' }, [false, true]), false)
  assert.equal(gateOpens({ ...gate, gateRule: 'all' }, [true, true]), true)
  assert.equal(gateOpens({ ...gate, gate: false }, []), true)
})
