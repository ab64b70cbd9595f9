// What it costs to come back does not grow with what others have told.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { explain } from '../../../../test/support/explain.ts'
import { manyReports } from '../../../../test/support/many-reports.ts'
import { createWorld, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { submitReport } from '../index.ts'
import { followedReport } from '../reports.store.ts'
import { anonymousReport } from '../testing/answers.ts'

const OTHERS = 3_000

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world.close())

/** As many reports as that, each with its clock of who reads it by when. */
async function othersTell(like: string) {
  await manyReports(world, like, OTHERS)
  await world.admin(
    `insert into clocks (id, report_id, agency_id, kind, starts_at, due_at, warn_at)
    select gen_random_uuid(), r.id, k.agency_id, k.kind, k.starts_at, k.due_at, k.warn_at
    from reports r cross join (select * from clocks where report_id = $1 and kind = 'acknowledge') k where r.id <> $1`,
    [like],
  )
  await world.admin('analyze clocks')
}

test('a report is opened by its code without a look at the clocks of others', async () => {
  const { areaId } = await world.agency({ name: 'North Council', area: 'North' })
  const told = await submitReport(world.publicCtx(), anonymousReport(areaId ?? ''), randomToken())
  await othersTell(told.reportId)
  const [kept] = await world.admin<{ hash: string }>(
    `select encode(follow_up_hash, 'hex') as hash from reports where id = $1`,
    [told.reportId],
  )
  const plan = await explain(world.services, { kind: 'public', followUp: kept?.hash ?? '' }, (tx) =>
    followedReport(tx, told.reference),
  )
  assert.match(plan, /clocks_once_report/)
  assert.doesNotMatch(plan, /Rows Removed by Filter: \d{3}/)
})
