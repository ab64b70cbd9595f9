// Several reports in one case: each part of the page says whose it is.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { randomToken } from '../../platform/crypto/tokens.ts'
import { logCase } from './log-case.ts'
import { submitReport } from '../reporting/index.ts'
import { anonymousReport } from '../reporting/testing/answers.ts'
import { fieldsOf } from '../reporting/testing/walk-form.ts'

let world: World
let officer: Person
let areaId = ''
before(async () => {
  world = await createWorld()
  const north = await world.agency({ name: 'North Council', area: 'North' })
  areaId = north.areaId ?? ''
  officer = await world.staff({ agency: north, roles: ['officer'] })
})
after(() => world.close())

test('no two parts of a case with two reports are called the same', async () => {
  const [first, second] = [await told(), await told()]
  const command = { reportReference: first, summary: 'Shouting', strands: ['race'], types: ['threats'] }
  assert.ok((await logCase(officer.ctx(), command, 1)).ok)
  const path = `/reports/${second}/link`
  const form = fieldsOf((await world.get(path, officer)).html)
  await world.post(path, { ...form, case: first, reason: 'same_incident' }, officer)
  const { html } = await world.get(`/cases/${first}`, officer)
  const labels = [...html.matchAll(/<section[^>]* aria-label="([^"]*)"/g)].map(([, label = '']) => label)
  assert.deepEqual(labels.toSorted(), [...new Set(labels)].toSorted())
  for (const title of ['What we sent them', 'How each side sees it'])
    for (const reference of [first, second])
      assert.match(html, new RegExp(`<h2[^>]*>${title}: ${reference}</h2>`), title)
})

async function told(): Promise<string> {
  return (await submitReport(world.publicCtx(), anonymousReport(areaId), randomToken())).reference
}

test('words that people wrote take their own direction', async () => {
  const reference = await told()
  assert.match((await world.get(`/reports/${reference}`, officer)).html, /app-said" dir="auto">They shouted/)
})
