// A report that was merged with another one, as its person reads it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { submitReport } from '../index.ts'
import { mergeReports } from '../receiving/merge.ts'
import { anonymousReport } from '../testing/answers.ts'

let world: World
let north: Agency
let officer: Person
before(async () => {
  world = await createWorld()
  north = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: north, roles: ['officer'] })
})
after(() => world.close())

const told = () => submitReport(world.publicCtx(), anonymousReport(north.areaId ?? ''), randomToken())

test('whoever wrote a report that was merged reads that it is dealt with, and not that there is another', async () => {
  const [lead, follower] = [await told(), await told()]
  const wanted = { otherReference: lead.reference, leads: 'other', reason: 'told_twice', version: 1 } as const
  assert.ok((await mergeReports(officer.ctx(), follower.reference, wanted)).ok)
  const page = (key: { reference: string; code: string }) =>
    world.post('/follow-up', { reference: key.reference, code: key.code })
  const joined = (await page(follower)).html
  assert.match(joined, /We have it and deal with it/)
  assert.match(joined, /what you write here reaches the people who deal with it/)
  assert.doesNotMatch(joined, /We have recorded it|go on with that/)
  assert.ok(!joined.includes(lead.reference))
  assert.doesNotMatch(joined, /another report|other report|told of the same/i)
  assert.doesNotMatch((await page(lead)).html, /We have it and deal with it/)
})
