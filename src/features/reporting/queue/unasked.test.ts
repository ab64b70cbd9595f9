import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { submitReport } from '../index.ts'
import { anonymousReport } from '../testing/answers.ts'
import { press, receiptOf } from '../testing/walk-form.ts'

let world: World
let north: Agency
let officer: Person
before(async () => {
  world = await createWorld()
  north = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: north, roles: ['officer'] })
})
after(() => world.close())

const rowOf = async (reference: string) =>
  (await world.get('/reports', officer)).html.split('<tr').find((row) => row.includes(reference)) ?? ''
const factOf = (html: string, key: string) =>
  new RegExp(`<dt[^>]*>\\s*${key}\\s*</dt>\\s*<dd[^>]*>([\\s\\S]*?)</dd>`).exec(html)?.[1]?.trim() ?? ''

test('what three questions never asked reads “Not asked”, on the list and on the page', async () => {
  const path = '/report'
  let page = await world.get('/report/quick')
  page = await press(world, page, path, { what: 'They shouted' })
  page = await press(world, page, path, { area: north.areaId ?? '' })
  page = await press(world, page, path, { privacy: 'anonymous' })
  const { reference } = receiptOf(await press(world, page, path, {}, 'send'))
  const row = await rowOf(reference)
  assert.match(row, />Not asked</)
  assert.ok(!row.includes('Not said') && !row.includes('rather not say'))
  const { html } = await world.get(`/reports/${reference}`, officer)
  for (const key of ['When it happened', 'Happened before', 'Kind of place', 'Strands'])
    assert.equal(factOf(html, key), 'Not asked', key)
  assert.equal(factOf(html, 'Told by'), 'Not asked. Anonymous')
})

test('what somebody was asked and left open reads “Not said”', async () => {
  const told = anonymousReport(north.areaId ?? '')
  const left = { ...told, strands: [], placeKind: 'not_said' as const, role: 'not_said' as const }
  const { reference } = await submitReport(world.publicCtx(), left, randomToken())
  assert.match(await rowOf(reference), />Not said</)
  const { html } = await world.get(`/reports/${reference}`, officer)
  for (const key of ['Happened before', 'Kind of place', 'Strands'])
    assert.equal(factOf(html, key), 'Not said', key)
})
