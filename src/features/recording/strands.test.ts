// Sub-categories of strands: added, renamed, ended from a day, by the lead agency only, and never taken from a report.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import type { FormValues } from '../../platform/http/form.ts'
import { categoriesOn } from './categories.store.ts'
import { FIRST_CATEGORIES } from './category-words.en.ts'

let world: World
let coordinator: Person
let officer: Person
let member: Person
before(async () => {
  world = await createWorld()
  const agency = await world.agency({ name: 'Ashby Council' })
  await world.lead(agency)
  coordinator = await world.staff({ agency, roles: ['coordinator'] })
  officer = await world.staff({ agency, roles: ['officer'] })
  const other = await world.agency({ name: 'Oakham Council' })
  member = await world.staff({ agency: other, roles: ['administrator', 'coordinator'] })
})
after(() => world.close())

const date = (name: string, day: string): FormValues => {
  const [year = '', month = '', date_ = ''] = day.split('-')
  return { [`${name}-day`]: date_, [`${name}-month`]: month, [`${name}-year`]: year }
}
const offered = (day: string) => officer.ctx().db.transaction((tx) => categoriesOn(tx, day))
const labels = async (day: string) => (await offered(day)).map(({ label }) => label)
const codeOf = async (label: string) =>
  String((await world.admin('select code from strand_category_names where label = $1', [label]))[0]?.['code'])
const versionOf = async (code: string) =>
  String((await world.admin('select version from strand_categories where code = $1', [code]))[0]?.['version'])

describe('sub-categories of strands', () => {
  test('begin as the words that the form can say in other languages', async () => {
    assert.deepEqual(
      Object.fromEntries((await offered('2026-11-20')).map(({ code, label }) => [code, label])),
      FIRST_CATEGORIES,
    )
  })

  test('are read by every colleague, and changed by the lead agency only', async () => {
    const page = await world.get('/admin/strands', officer)
    assert.match(page.html, /Being Gypsy, Roma or Traveller/)
    assert.match(page.html, /changed by administrators and coordinators of Ashby Council/)
    assert.doesNotMatch(page.html, /Add a sub-category/)
    const add = { strand: 'race', label: 'Caste', ...date('from', '2026-12-01') }
    for (const person of [officer, member]) {
      assert.equal((await world.post('/admin/strands', add, person)).status, 403)
      assert.equal((await world.post('/admin/strands/muslim', add, person)).status, 403)
    }
    assert.equal((await world.get('/admin/strands/muslim', member)).status, 403)
    const past = member
      .ctx()
      .db.transaction((tx) =>
        sql`insert into strand_categories (code, strand, position, begins_on) values ('mine', 'race', 1, '2026-12-01')`.execute(
          tx,
        ),
      )
    await assert.rejects(past, /row-level security/)
    const unseen = await member
      .ctx()
      .db.transaction((tx) => sql`update strand_categories set position = 5`.execute(tx))
    assert.equal(unseen.numAffectedRows, 0n)
    const gone = coordinator.ctx().db.transaction((tx) => sql`delete from strand_categories`.execute(tx))
    await assert.rejects(gone, /permission denied/)
  })

  test('are added from a day on', async () => {
    const add = { strand: 'race', label: 'Caste', ...date('from', '2026-12-01') }
    assert.equal((await world.post('/admin/strands', add, coordinator)).status, 303)
    assert.ok(!(await labels('2026-11-30')).includes('Caste'))
    assert.ok((await labels('2026-12-01')).includes('Caste'))
    const [entry] = await world.admin(
      `select action, detail from audit.entries where action = 'category.add'`,
    )
    assert.deepEqual(entry?.['detail'], { strand: 'race', label: 'Caste', from: '2026-12-01' })
  })

  test('are refused without a strand, a name or a day, with a day before today, or with a name that is there', async () => {
    const refusals: [FormValues, RegExp][] = [
      [{ label: 'Hair', ...date('from', '2026-12-01') }, /Choose the strand/],
      [{ strand: 'race', ...date('from', '2026-12-01') }, /Enter what it is called/],
      [{ strand: 'race', label: 'x'.repeat(81), ...date('from', '2026-12-01') }, /80 characters or fewer/],
      [{ strand: 'race', label: 'Hair', ...date('from', '2026-02-31') }, /real day/],
      [{ strand: 'race', label: 'Hair', ...date('from', '2026-01-01') }, /today or later/],
      [
        { strand: 'race', label: 'skin COLOUR', ...date('from', '2026-12-01') },
        /has a sub-category of that name/,
      ],
    ]
    for (const [values, says] of refusals) {
      const page = await world.post('/admin/strands', values, coordinator)
      assert.equal(page.status, 422)
      assert.match(page.html, says)
      if (values['label']) assert.ok(page.html.includes(String(values['label'])), 'what was typed is kept')
    }
  })

  test('are renamed from a day on, and called as they were before it', async () => {
    const code = await codeOf('Language or accent')
    const form = {
      label: 'Language, accent or dialect',
      position: '70',
      version: await versionOf(code),
      ...date('from', '2026-12-10'),
    }
    assert.equal((await world.post(`/admin/strands/${code}`, form, coordinator)).status, 303)
    assert.ok((await labels('2026-12-09')).includes('Language or accent'))
    assert.ok((await labels('2026-12-10')).includes('Language, accent or dialect'))
    assert.match(
      (await world.get('/admin/strands', officer)).html,
      /Called “Language, accent or dialect” from/,
    )
  })

  test('end from a day on and can be moved; a form that somebody overtook is shown beside what stands', async () => {
    const version = await versionOf('emo')
    const form = { label: 'Emo', position: '5', version, ...date('ends', '2026-12-24') }
    assert.equal((await world.post('/admin/strands/emo', form, coordinator)).status, 303)
    assert.ok((await labels('2026-12-23')).includes('Emo'))
    assert.ok(!(await labels('2026-12-24')).includes('Emo'))
    const within = (await offered('2026-12-01')).filter(({ strand }) => strand === 'subculture')
    assert.equal(within[0]?.code, 'emo')
    const stale = await world.post('/admin/strands/emo', { ...form, position: '9' }, coordinator)
    assert.equal(stale.status, 409)
    assert.match(stale.html, /value="9"/)
    const wrong = await world.post(
      '/admin/strands/goth',
      { label: 'Goth', position: 'first', version: '1', ...date('ends', '2020-01-01') },
      coordinator,
    )
    assert.match(wrong.html, /number from 1 to 999/)
    assert.match(wrong.html, /today or later/)
  })
})
