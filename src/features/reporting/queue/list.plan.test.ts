// What a page of the queue costs does not grow with what waits in it, nor with what people wrote to others.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { explain } from '../../../../test/support/explain.ts'
import { manyReports } from '../../../../test/support/many-reports.ts'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { submitReport } from '../index.ts'
import { anonymousReport } from '../testing/answers.ts'
import { LISTS, type List, listQueue, PAGE_ROWS, SORTS, type Sort } from './list.store.ts'

const WAITING = 400

let world: World
let officer: Person
before(async () => {
  world = await createWorld()
  const agency = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency, roles: ['officer'] })
  const { reportId } = await submitReport(
    world.publicCtx(),
    anonymousReport(agency.areaId ?? ''),
    randomToken(),
  )
  await othersWait(reportId)
})
after(() => world.close())

/** As many like it, to half of which their people have added words. */
async function othersWait(like: string) {
  await manyReports(world, like, WAITING)
  await world.admin('drop index report_messages_text')
  await world.admin(
    `insert into report_messages (id, report_id, at, from_person, text_id)
    select gen_random_uuid(), id, received_at, true, narrative_id from reports where id <> $1 order by id limit ${WAITING / 2}`,
    [like],
  )
  await world.admin('analyze report_messages')
}

const planOf = (list: List, sort: Sort) =>
  explain(world.services, officer.actor, (tx) =>
    listQueue(tx, {
      agencyId: officer.actor.agencyId,
      strand: null,
      mark: null,
      since: null,
      now: world.clock.now(),
      list,
      sort,
      after: null,
    }),
  )

test('of a long queue only the rows of one page are asked what their people wrote', async () => {
  for (const list of LISTS)
    for (const sort of SORTS) {
      const plan = await planOf(list, sort)
      const looks = plan.split('\n').filter((line) => line.includes(' on report_messages '))
      assert.ok(looks.length > 0, `${list}, ${sort}`)
      for (const line of looks) {
        const loops = Number(/loops=(\d+)/.exec(line)?.[1] ?? 0)
        assert.ok(loops <= PAGE_ROWS + 1, `${list}, ${sort}: ${line.trim()}`)
      }
    }
})
