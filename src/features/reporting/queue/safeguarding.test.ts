// A person whose job is to keep people safe is told at once of a child, of an adult who needs care and of a life in danger,
// as the form says; and where an agency named nobody, somebody who can open the report is told all the same.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { submitReport } from '../index.ts'
import { NOTHING_MORE, type ReportAnswers } from '../report.ts'
import { anonymousReport } from '../testing/answers.ts'
import { handOver } from './act-on-report.ts'

let world: World
let agencies = 0
before(async () => {
  world = await createWorld()
})
after(() => world.close())

let north: Agency
beforeEach(async () => {
  agencies += 1
  north = await world.agency({ name: `Council ${agencies}`, area: `Area ${agencies}` })
})

const ofAChild = (but: Partial<ReportAnswers> = {}) =>
  submitReport(
    world.publicCtx(),
    {
      ...anonymousReport(north.areaId ?? ''),
      more: { ...NOTHING_MORE, safeguarding: true },
      ...but,
    },
    randomToken(),
  )
async function toldOf({ reportId }: { reportId: string }) {
  const rows = await world.admin<{ id: string }>(
    `select to_user_id as id from mails where report_id = $1 and template = 'safeguarding'`,
    [reportId],
  )
  return rows.map(({ id }) => id).sort()
}
const idsOf = (...people: Person[]) => people.map(({ actor }) => actor.userId).sort()
const at = (roles: Parameters<World['staff']>[0]['roles']) => world.staff({ agency: north, roles })

describe('of a report about a child', () => {
  test('whoever leads on safeguarding is told, with the managers, and nobody else', async () => {
    const [lead, manager] = [await at(['officer', 'safeguarding']), await at(['manager'])]
    await at(['officer'])
    const report = await ofAChild()
    assert.deepEqual(await toldOf(report), idsOf(lead, manager))
    assert.equal((await world.get(`/reports/${report.reference}`, lead)).status, 200)
  })

  test('everybody who takes reports is told where there is no lead and no manager', async () => {
    const takers = [await at(['officer']), await at(['officer', 'administrator'])]
    await at(['analyst'])
    assert.deepEqual(await toldOf(await ofAChild()), idsOf(...takers))
  })

  test('nobody is told who could not open it', async () => {
    const officer = await at(['officer'])
    const blind = await at(['analyst'])
    await world.admin(`update staff_users set roles = '{analyst,safeguarding}' where id = $1`, [
      blind.actor.userId,
    ])
    assert.deepEqual(await toldOf(await ofAChild()), idsOf(officer))
  })

  test('those who lead on it at the authority that it is given to are told as well', async () => {
    const triage = await world.staff({
      agency: await world.agency({ name: `T ${agencies}` }),
      roles: ['triage'],
    })
    const lead = await at(['officer', 'safeguarding'])
    await at(['officer'])
    const place = { postcode: '', areaId: '' }
    const report = await ofAChild({ place })
    assert.ok(!(await toldOf(report)).includes(lead.actor.userId))
    const given = { agencyId: north.id, reason: 'their_area', version: 1 }
    assert.ok((await handOver(triage.ctx(), report.reference, given)).ok)
    assert.ok((await toldOf(report)).includes(lead.actor.userId))
    const plain = await ofAChild({ place, more: NOTHING_MORE })
    assert.ok((await handOver(triage.ctx(), plain.reference, given)).ok)
    assert.deepEqual(await toldOf(plain), [])
  })
})
