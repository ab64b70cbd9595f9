// Brings the queue's own schema up to date, as the owner of the database: tables, queues, schedules and grants.
// Only upstander_system works the queue; everyone else adds to it through app.add_job and reads nothing.
import { createHash } from 'node:crypto'
import pg from 'pg'
import { PgBoss, getConstructionPlans } from 'pg-boss'
import { QUEUES, type Queue } from './queues.ts'

export const SCHEMA = 'pgboss'
const LOCK = 7_253_012
const YEAR_SECONDS = 365 * 24 * 3600
const WEEK_SECONDS = 7 * 24 * 3600

const GRANTS = `
  revoke all on schema ${SCHEMA} from public;
  revoke all on all functions in schema ${SCHEMA} from public;
  grant usage on schema ${SCHEMA} to upstander_system, upstander_keeper;
  grant select, insert, update, delete on all tables in schema ${SCHEMA} to upstander_system;
  grant execute on all functions in schema ${SCHEMA} to upstander_system;
  grant select on ${SCHEMA}.queue to upstander_keeper;
  grant select, insert on ${SCHEMA}.job to upstander_keeper;`

/**
 * Installs or upgrades the queue. Takes the owner's address; the migrations have run before it. Does nothing, in one
 * round trip, where all is as this program wants it; several processes may call it at once.
 */
export async function installJobs(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    if ((await installed(client)) === fingerprint()) return
    await client.query('select pg_advisory_lock($1)', [LOCK])
    if ((await installed(client)) === fingerprint()) return
    await construct(adminUrl)
    await client.query(GRANTS)
    await client.query(`comment on schema ${SCHEMA} is '${fingerprint()}'`)
  } finally {
    await client.end()
  }
}

// What is installed says so itself, in the comment of its schema.
async function installed(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ comment: string | null }>(
    `select obj_description(oid, 'pg_namespace') as comment from pg_namespace where nspname = $1`,
    [SCHEMA],
  )
  return rows[0]?.comment ?? null
}

let print: string | undefined
function fingerprint(): string {
  print ??= createHash('sha256')
    .update(JSON.stringify([getConstructionPlans(SCHEMA), QUEUES, GRANTS]))
    .digest('hex')
  return print
}

async function construct(adminUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: adminUrl,
    schema: SCHEMA,
    max: 2,
    supervise: false,
    schedule: false,
    registerInstance: false,
  })
  const faults: unknown[] = []
  boss.on('error', (fault) => faults.push(fault))
  await boss.start()
  try {
    for (const [name, queue] of Object.entries<Queue>(QUEUES)) await keepQueue(boss, name, queue)
    const wanted = Object.keys(QUEUES)
    for (const { name, key } of await boss.getSchedules()) {
      if (!wanted.includes(name)) await boss.unschedule(name, key)
    }
  } finally {
    await boss.stop({ graceful: true })
  }
  if (faults.length) throw faults[0]
}

async function keepQueue(boss: PgBoss, name: string, queue: Queue): Promise<void> {
  const options = {
    retryLimit: queue.retries,
    retryDelay: queue.retryDelaySeconds,
    retryBackoff: true,
    retryDelayMax: queue.retryDelayMaxSeconds,
    expireInSeconds: queue.expireSeconds,
    // Left alone, pg-boss forgets a job that has waited for two weeks.
    retentionSeconds: YEAR_SECONDS,
    deleteAfterSeconds: WEEK_SECONDS,
    notify: true,
  }
  const policy = queue.policy === 'one-per-key' ? 'exclusive' : 'standard'
  await boss.createQueue(name, { ...options, policy })
  await boss.updateQueue(name, options)
  if (queue.cron) await boss.schedule(name, queue.cron, {}, { tz: 'Europe/London' })
  else await boss.unschedule(name)
}
