// The second person approves what stood on their page, and what somebody must keep is not destroyed with a neighbour's report.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { carryOutErasures } from './jobs.ts'
import { newId } from '../../platform/ids.ts'
import { tell } from '../cases/timeline.ts'
import { logCase } from '../cases/index.ts'
import { tellReport } from '../cases/testing/a-report.ts'
import { approval } from './testing.ts'

const DAY = 86_400_000
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

const REVIEW = { 'review-day': '1', 'review-month': '3', 'review-year': '2027' }
const hold = async (path: string) =>
  assert.equal((await world.post(`/holds/${path}`, { reason: 'court', ...REVIEW }, officer)).status, 303)

/** Another report that joins a case. */
async function joined(caseReference: string) {
  const other = await tellReport(world.publicCtx(), { agencyId, areaId })
  const link = { case: caseReference, reason: 'same_incident', version: '1' }
  assert.equal((await world.post(`/reports/${other.reference}/link`, link, officer)).status, 303)
  return other
}
async function takenOut({ id, reference }: { id: string; reference: string }) {
  const [row] = await world.admin<{ version: number }>('select version from reports where id = $1', [id])
  const out = { reason: 'linked_by_mistake', version: String(row?.version) }
  assert.equal((await world.post(`/reports/${reference}/unlink`, out, officer)).status, 303)
}

test('a hold on a case holds a report that is taken out of it, and one that was before', async () => {
  const first = await logged()
  const [during, earlier] = [await joined(first.reference), await joined(first.reference)]
  await takenOut(earlier)
  await hold(`case/${first.reference}`)
  await takenOut(during)
  for (const { reference } of [during, earlier]) {
    const refused = await world.post(at(reference), PROPOSE, officer)
    assert.equal(refused.status, 422)
    assert.match(refused.html, /A legal hold stands on it/)
  }
})

test('what was noted of a held report in its former case is not erased with the report that the case is about', async () => {
  const first = await logged()
  const held = await joined(first.reference)
  const [found] = await world.admin<{ id: string }>('select id from cases where reference = $1', [
    first.reference,
  ])
  const caseId = found?.id ?? ''
  const noted = (reportId: string | null, words: string) => {
    const ctx = officer.ctx()
    return ctx.db.transaction(async (tx) => {
      const noteId = await ctx.vault.addText(tx, 'note', words, ctx.clock.now())
      const entry = {
        id: newId(),
        caseId,
        reportId,
        kind: 'case.contact',
        audience: 'agency' as const,
        noteId,
      }
      await tell(tx, ctx, ctx.clock.now(), [entry])
      return noteId
    })
  }
  const notes = [await noted(held.id, 'Of the held one'), await noted(null, 'Of both')]
  await hold(`report/${held.reference}`)
  await takenOut(held)
  const wanted = { ...PROPOSE, withNotes: 'yes' }
  const refused = await world.post(at(first.reference), wanted, officer)
  assert.equal(refused.status, 422)
  assert.match(refused.html, /the notes are about those too/)

  // Held only after it was approved: the job keeps them as well.
  const review = await world.admin<{ id: string }>('select id from legal_holds where report_id = $1', [
    held.id,
  ])
  const lift = `/holds/${review[0]?.id ?? ''}`
  assert.equal((await world.post(lift, { do: 'lift', lifted: 'It is over' }, officer)).status, 303)
  assert.equal((await world.post(at(first.reference), wanted, officer)).status, 303)
  await world.post(at(first.reference), await approval(world, first.reference, administrator), administrator)
  await hold(`report/${held.reference}`)
  world.clock.advance(2 * DAY)
  await carryOutErasures(world.systemCtx('carry-out-erasures'), folder)
  const open = await world.admin(
    `select 1 from vault.texts t join vault.keys k on k.id = t.key_id where t.id = any($1) and k.wrapped is not null`,
    [notes],
  )
  assert.equal(open.length, 2)
})
