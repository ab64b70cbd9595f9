import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createWorld, type World } from '../../../test/support/world.ts'
import { createLog } from '../http/log.ts'
import { newId } from '../ids.ts'
import { enqueue, enqueueAll, installJobs, type JobHandlers, QUEUES, startWorkers } from './index.ts'

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world.close())

type Handlers = JobHandlers<string>
const nothing: Handlers = {
  'send-mail': async () => {},
  'sweep-mail': async () => {},
  'poll-receipts': async () => {},
  'watch-clocks': async () => {},
  'run-plan-cycles': async () => {},
  'audit-checkpoint': async () => {},
  'carry-out-erasures': async () => {},
  'tidy-accounts': async () => {},
  'drop-drafts': async () => {},
  'scan-file': async () => {},
  'scan-plan-files': async () => {},
  'take-import': async () => {},
  'tidy-imports': async () => {},
  'tidy-files': async () => {},
}

const start = (handlers: Partial<Handlers>, pollSeconds = 0.5) =>
  startWorkers({
    appUrl: world.database.appUrl,
    context: (name, requestId) => `${name} ${requestId}`,
    handlers: { ...nothing, ...handlers },
    log: createLog('silent'),
    pollSeconds,
    schedule: false,
  })

const add = (id: string) =>
  world.publicCtx().db.transaction((tx) => enqueue(tx, 'send-mail', { mailId: id }, { singletonKey: id }))

async function until(what: () => boolean | Promise<boolean>, ms = 15_000) {
  const end = performance.now() + ms
  while (!(await what())) {
    if (performance.now() > end) throw new Error('waited too long')
    await sleep(20)
  }
}

test('a worker is woken by a commit and need not look for the job', async () => {
  const seen: string[] = []
  const workers = await start({ 'send-mail': async (_ctx, data) => void seen.push(data['mailId'] ?? '') }, 60)
  try {
    const id = newId()
    await sleep(300)
    await add(id)
    await until(() => seen.includes(id), 5_000)
  } finally {
    await workers.stop()
  }
})

test('many jobs of one commit are done one after the other, without waiting between them', async () => {
  const seen = new Set<string>()
  const workers = await start({ 'send-mail': async (_ctx, data) => void seen.add(data['mailId'] ?? '') }, 60)
  try {
    const ids = Array.from({ length: 30 }, () => newId())
    await sleep(300)
    await world.publicCtx().db.transaction((tx) =>
      enqueueAll(
        tx,
        'send-mail',
        ids.map((id) => ({ data: { mailId: id }, options: { singletonKey: id } })),
      ),
    )
    await until(() => ids.every((id) => seen.has(id)), 10_000)
  } finally {
    await workers.stop()
  }
})

test('a job that fails is tried again, and one whose handler keeps its secrets leaves none in the queue', async () => {
  const tries: string[] = []
  await world.admin(`update pgboss.queue set retry_delay = 1 where name = 'send-mail'`)
  const workers = await start({
    'send-mail': async (_ctx, data) => {
      tries.push(data['mailId'] ?? '')
      if (tries.length < 2) throw new Error('secret words of somebody')
    },
  })
  try {
    const id = newId()
    await add(id)
    await until(() => tries.length === 2)
    assert.deepEqual(tries, [id, id])
    const kept = await world.admin<{ found: boolean }>(
      `select count(*) > 0 as found from pgboss.job where to_jsonb(job)::text like '%secret words%'`,
    )
    assert.deepEqual(kept, [{ found: false }])
  } finally {
    await workers.stop()
  }
})

test('two processes share the jobs and do none of them twice', async () => {
  const done: string[] = []
  const handler: Handlers['send-mail'] = async (_ctx, data) => {
    await sleep(5)
    done.push(data['mailId'] ?? '')
  }
  const both = await Promise.all([start({ 'send-mail': handler }), start({ 'send-mail': handler })])
  try {
    const ids = Array.from({ length: 30 }, () => newId())
    await Promise.all(ids.map(add))
    await until(() => done.length >= ids.length)
    await sleep(600)
    assert.deepEqual([...done].sort(), [...ids].sort())
  } finally {
    await Promise.all(both.map((each) => each.stop()))
  }
})

test('a job that no queue has the name of is refused, and so is a queue that no job works', async () => {
  const stranger: object = { 'no-such-queue': async () => {} }
  await assert.rejects(start({ ...stranger }), /no queue has the name of these jobs: no-such-queue/)
  const { 'send-mail': _left, ...rest } = nothing
  await assert.rejects(
    startWorkers({
      appUrl: world.database.appUrl,
      context: () => '',
      handlers: rest as Handlers,
      log: createLog('silent'),
    }),
    /no job works these queues: send-mail/,
  )
})

test('stopping waits for the job that runs', async () => {
  let finished = false
  let began = false
  const workers = await start({
    'send-mail': async () => {
      began = true
      await sleep(700)
      finished = true
    },
  })
  await add(newId())
  await until(() => began)
  await workers.stop()
  assert.equal(finished, true)
  const states = await world.admin<{ state: string }>(
    `select distinct state::text from pgboss.job where name = 'send-mail' and created_on > now() - interval '2 seconds'`,
  )
  assert.deepEqual(states, [{ state: 'completed' }])
})

test('in a queue of one per key a second job under the key is no job', async () => {
  const id = newId()
  await add(id)
  await add(id)
  const rows = await world.admin(`select 1 from pgboss.job where singleton_key = $1`, [id])
  assert.equal(rows.length, 1)
})

test('a job refuses anything that is not an id, and a queue that is not there', async () => {
  const words = { mailId: 'Please ring Ann on 0116' }
  await assert.rejects(
    world.publicCtx().db.transaction((tx) => enqueue(tx, 'send-mail', words)),
    /ids and nothing else/,
  )
  const client = new pg.Client({ connectionString: world.database.appUrl })
  await client.connect()
  try {
    await client.query('set role upstander_public')
    await assert.rejects(client.query(`select app.add_job('no-such', '{}', null, null)`), /no queue named/)
  } finally {
    await client.end()
  }
})

test('no working role but the system can read or touch the queue', async () => {
  const client = new pg.Client({ connectionString: world.database.appUrl })
  await client.connect()
  try {
    for (const role of ['staff', 'public', 'gate', 'analyst']) {
      await client.query(`set role upstander_${role}`)
      for (const statement of [
        'select 1 from pgboss.job',
        'delete from pgboss.job',
        'select 1 from pgboss.queue',
      ])
        await assert.rejects(client.query(statement), /permission denied for schema pgboss/)
    }
    await client.query('set role upstander_analyst')
    await assert.rejects(
      client.query(`select app.add_job('send-mail', '{}', null, null)`),
      /permission denied/,
    )
  } finally {
    await client.end()
  }
})

test('installing again changes nothing, and what runs by the clock is scheduled in London’s time', async () => {
  await installJobs(world.database.adminUrl)
  const rows = await world.admin<{ name: string; cron: string; timezone: string }>(
    'select name, cron, timezone from pgboss.schedule order by name',
  )
  const wanted = Object.entries(QUEUES).flatMap(([name, queue]) =>
    'cron' in queue ? [{ name, cron: queue.cron, timezone: 'Europe/London' }] : [],
  )
  assert.deepEqual(
    rows,
    wanted.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  )
})

test('with the schedule on, the queue is tended without a fault under the system role alone', async () => {
  const faults: string[] = []
  const log = createLog('silent')
  const workers = await startWorkers({
    appUrl: world.database.appUrl,
    context: () => '',
    handlers: nothing,
    log: Object.assign(Object.create(log), {
      error: (fields: object) => faults.push(JSON.stringify(fields)),
    }),
  })
  await sleep(2_500)
  await workers.stop()
  assert.deepEqual(faults, [])
})
