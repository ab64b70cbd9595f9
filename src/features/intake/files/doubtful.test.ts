import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { fieldsOf } from '../../reporting/testing/walk-form.ts'
import { runImport } from './run-import.ts'

describe('a row in which something is doubtful', () => {
  let world: World
  let council: Agency
  let coordinator: Person
  let officer: Person
  before(async () => {
    world = await createWorld()
    council = await world.agency({ name: 'North Council', area: 'North' })
    officer = await world.staff({ agency: council, roles: ['officer'] })
    coordinator = await world.staff({ agency: council, roles: ['coordinator'] })
  })
  after(() => world.close())

  const bring = async (lines: readonly string[], columns: Record<string, string> = {}) => {
    const file = { name: 'export.csv', bytes: lines.join('\n') }
    const sent = await world.upload('/imports', {}, file, coordinator)
    const id = /\/imports\/([\w-]+)\//.exec(sent.location ?? '')?.[1] ?? ''
    const page = await world.get(`/imports/${id}/columns`, coordinator)
    const mapped = await world.post(
      `/imports/${id}/columns`,
      { ...fieldsOf(page.html), ...columns },
      coordinator,
    )
    assert.equal(mapped.status, 303)
    return id
  }
  const trialOf = async (id: string) => (await world.get(`/imports/${id}`, coordinator)).html
  const run = async (id: string) => {
    assert.equal((await world.post(`/imports/${id}/start`, {}, coordinator)).status, 303)
    await runImport(world.services, world.systemCtx('take-import'), id)
    return world.admin<{ reference: string; number: number }>(
      'select reference, number from intake_rows where import_id = $1 and reference is not null order by number',
      [id],
    )
  }

  test('by its day is taken with the day in words, and is to be looked at', async () => {
    const days = ['Tues 10 Nov', 'yesterday', '31/11/2026']
    const id = await bring([
      'Ref,Description,Date of incident,District',
      ...days.map((day, at) => `D-${at},They shouted,${day},North`),
    ])
    const trial = await trialOf(id)
    assert.match(trial, /To take: 3/)
    assert.match(trial, /Look at 3 rows/)
    const rows = await run(id)
    assert.equal(rows.length, 3)
    for (const [at, { reference }] of rows.entries()) {
      const page = (await world.get(`/reports/${reference}`, officer)).html
      assert.ok(page.includes(days[at] ?? '?'), days[at])
      assert.match(page, /Known only roughly/)
    }
  })
})
