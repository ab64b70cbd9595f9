import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Role } from '../../access/actor.ts'
import { changeRoles, disable, personFor } from './administer.ts'
import { accountsWorld } from './testing/accounts-world.ts'

const world = await accountsWorld()
after(() => world.close())
const council = await world.agency({ name: 'Northbrook Council', area: 'Northbrook' })
const service = await world.agency({ name: 'Victim Care', kind: 'victim_service', area: 'Northbrook' })
await world.lead(council)
const ctx = (await world.staff({ agency: council, roles: ['administrator'] })).ctx()
const rolesOf = async (userId: string, roles: Role[]) => {
  const { user } = await personFor(ctx, userId)
  return changeRoles(ctx, { userId, version: user.version, roles, jobTitle: '' })
}
const says = (outcome: Awaited<ReturnType<typeof disable | typeof changeRoles>>) =>
  outcome.ok ? '' : (outcome.problems[0]?.message ?? '')

test('the last who takes an agency’s reports stays until somebody else does', async () => {
  const officer = await world.colleague({ agency: council, roles: ['officer'] })
  assert.match(says(await disable(ctx, officer.id)), /Nobody else at Northbrook Council takes its reports/)
  assert.match(says(await rolesOf(officer.id, ['analyst'])), /Nobody else at/)
  assert.ok((await rolesOf(officer.id, ['manager'])).ok)
  const second = await world.colleague({ agency: council, roles: ['officer'] })
  const both = await Promise.all([disable(ctx, officer.id), disable(ctx, second.id)])
  assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true])
})

test('an agency that takes no reports needs no reader', async () => {
  const worker = await world.colleague({ agency: service, roles: ['officer'] })
  assert.ok((await disable(ctx, worker.id)).ok)
})

test('the last who does triage stays until somebody else does, and the page says why', async () => {
  const triage = await world.colleague({ agency: service, roles: ['triage', 'analyst'] })
  assert.match(says(await disable(ctx, triage.id)), /Nobody else does triage/)
  assert.match(says(await rolesOf(triage.id, ['analyst'])), /Nobody else does triage/)
  const admin = await world.staff({ agency: council, roles: ['administrator'] })
  const page = await world.post(`/admin/people/${triage.id}/disable`, {}, admin)
  assert.equal(page.status, 422)
  assert.match(page.html, /Give triage to somebody else first/)
  await world.colleague({ agency: council, roles: ['triage'] })
  assert.ok((await rolesOf(triage.id, ['analyst'])).ok)
})

test('a stale change of roles shows both, and keeps what was typed', async () => {
  const admin = await world.staff({ agency: council, roles: ['administrator'] })
  const person = await world.colleague({ agency: council, roles: ['analyst'] })
  const path = `/admin/people/${person.id}/roles`
  assert.equal(
    (await world.post(path, { version: '1', roles: ['auditor'], jobTitle: 'First' }, admin)).status,
    303,
  )
  const stale = await world.post(
    path,
    { version: '1', roles: ['analyst'], jobTitle: 'Typed for an hour' },
    admin,
  )
  assert.equal(stale.status, 409)
  assert.match(stale.html, /First/)
  assert.match(stale.html, /value="Typed for an hour"/)
  assert.match(stale.html, /name="version" value="2"/)
})
