// What it costs to come back does not grow with what others have told.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { explain } from '../../../../test/support/explain.ts'
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
  const columns = await world.admin<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'reports' and table_schema = 'public'
      and column_name not in ('id', 'reference', 'submission_hash', 'follow_up_hash')`,
  )
  const same = columns.map(({ name }) => name).join(', ')
  await world.admin('drop index reports_narrative')
  await world.admin(
    `with x as (select gen_random_uuid() as id, n from generate_series(1, ${OTHERS}) n), told as (
      insert into reports (id, reference, submission_hash, follow_up_hash, ${same})
      select x.id, 'NB-X' || x.n, sha256(x.id::text::bytea), sha256(('f' || x.id)::bytea), ${columns.map(({ name }) => `r.${name}`).join(', ')}
      from x cross join (select * from reports where id = $1) r)
    insert into clocks (id, report_id, agency_id, kind, starts_at, due_at, warn_at)
    select gen_random_uuid(), x.id, k.agency_id, k.kind, k.starts_at, k.due_at, k.warn_at
    from x cross join (select * from clocks where report_id = $1 and kind = 'acknowledge') k`,
    [like],
  )
  await world.admin('analyze reports')
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
