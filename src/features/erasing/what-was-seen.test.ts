// The second person approves what stood on their page, and what somebody must keep is not destroyed with a neighbour's report.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { logCase } from '../cases/index.ts'
import { tellReport } from '../cases/testing/a-report.ts'
import { approval } from './testing.ts'

let world: World
let folder: string
let officer: Person
let administrator: Person
let agencyId: string
let areaId: string
before(async () => {
  world = await createWorld()
  folder = mkdtempSync(join(tmpdir(), 'upstander-seen-'))
  const north = await world.agency({ name: 'North Council', area: 'North' })
  agencyId = north.id
  areaId = north.areaId ?? ''
  officer = await world.staff({ agency: north, roles: ['officer', 'manager'] })
  administrator = await world.staff({ agency: north, roles: ['administrator'] })
})
after(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const at = (reference: string) => `/erasures/${reference}`
const PROPOSE = { do: 'propose', reason: 'other', note: 'It came twice', weighed: 'yes' }

async function logged() {
  const report = await tellReport(world.publicCtx(), { agencyId, areaId })
  const command = {
    reportReference: report.reference,
    summary: 'Shouting',
    strands: ['race'],
    types: ['threats'],
  }
  assert.ok((await logCase(officer.ctx(), command, 1)).ok)
  return report
}

test('whoever approves approves what stood on their page, and not what was proposed in its place since', async () => {
  const { id, reference } = await logged()
  await world.post(at(reference), PROPOSE, officer)
  const seen = await approval(world, reference, administrator)
  await world.post(at(reference), { do: 'take-back' }, officer)
  world.clock.advance(1_000)
  await world.post(at(reference), { ...PROPOSE, withNotes: 'yes' }, officer)
  const late = await world.post(at(reference), seen, administrator)
  assert.equal(late.status, 422)
  assert.match(late.html, /proposed anew since you opened this page/)
  const open = () =>
    world.admin('select 1 from erasures where report_id = $1 and approved_at is not null', [id])
  assert.deepEqual(await open(), [])
  const read = await approval(world, reference, administrator)
  assert.equal((await world.post(at(reference), read, administrator)).status, 303)
  assert.equal((await open()).length, 1)
})
