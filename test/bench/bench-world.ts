// The demonstration at the size asked for, an officer of its largest authority signed in, and the floor of its database.
import pg from 'pg'
import type { Role, Staff } from '../../src/access/actor.ts'
import { openServices, openStore } from '../../src/boot.ts'
import { readConfig } from '../../src/config.ts'
import { type DemoLoaded, loadDemo } from '../../src/features/demo/index.ts'
import { hashToken, randomToken } from '../../src/platform/crypto/tokens.ts'
import { openFiles } from '../../src/platform/files/files.ts'
import { newId } from '../../src/platform/ids.ts'
import { type Figures, measure } from './measure.ts'
import { hotPlans } from './plans.ts'

export type BenchWorld = {
  loaded: DemoLoaded
  loadMs: number
  officerCookie: string
  coordinatorCookie: string
  areaId: string
  caseReference: string
  /** The plans of the hot pages' statements, as that officer. */
  plans(): Promise<{ name: string; plan: string }[]>
  /** One-row commits on the same server, as many at once as reports are sent. */
  commitFloor(): Promise<Figures>
  /** Reports acknowledged by the screen but not in the table; counted from the reports since the start. */
  lost(): Promise<number>
  close(): Promise<void>
}

export async function prepareBench(dataDir: string, cases: number): Promise<BenchWorld> {
  const read = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  if ('faults' in read) throw new Error(read.faults.join(', '))
  const database = await openStore(read.config)
  const files = openFiles(read.config)
  const services = await openServices(database, { connections: 5, timeoutMs: 600_000, files })
  const adminUrl = database.adminUrl ?? ''
  const began = performance.now()
  const loaded = await loadDemo({
    adminUrl,
    services,
    size: { cases },
    onProgress: (done, of) => process.stderr.write(`\rloading ${done}/${of} `),
  })
  const loadMs = performance.now() - began
  process.stderr.write('\n')
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query('set role upstander_keeper')
  const { rows } = await client.query<{
    user_id: string
    agency_id: string
    area_id: string
    name: string
    roles: Role[]
    case_id: string
    reference: string
  }>(`
    select u.id as user_id, u.agency_id, u.name, u.roles, aa.area_id, one.id as case_id, one.reference
    from staff_users u join agency_areas aa on aa.agency_id = u.agency_id and aa.duty = 'takes_reports'
      join lateral (select id, reference from cases c where c.lead_agency_id = u.agency_id order by opened_at desc limit 1) one on true
    where 'officer' = any (u.roles) order by (select count(*) from cases c where c.lead_agency_id = u.agency_id) desc, u.id limit 1`)
  const [found] = rows
  if (!found) throw new Error('the demonstration has no officer')
  const officer: Staff = {
    kind: 'staff',
    userId: found.user_id,
    agencyId: found.agency_id,
    agencyName: '',
    agencyKind: 'local_authority',
    name: found.name,
    roles: found.roles,
    sessionId: newId(),
  }
  const officerCookie = await signIn(client, found.user_id)
  const { rows: leaders } = await client.query<{ id: string }>(
    `select id from staff_users where 'coordinator' = any (roles) order by id limit 1`,
  )
  const coordinatorCookie = await signIn(client, leaders[0]?.id ?? '')
  const before = await countReports(client)
  await client.end()
  await services.close()
  // The server stays up for the floor; the app adopts it.
  return {
    loaded,
    loadMs,
    officerCookie,
    coordinatorCookie,
    areaId: found.area_id,
    caseReference: found.reference,
    plans: async () => {
      const running = await openServices(database, { connections: 2, timeoutMs: 60_000, files })
      try {
        return await hotPlans(running, officer, found.case_id)
      } finally {
        await running.close()
      }
    },
    commitFloor: () => commitFloor(adminUrl),
    lost: () => countLost(adminUrl, before),
    close: () => database.stop(),
  }
}

async function commitFloor(adminUrl: string): Promise<Figures> {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 8 })
  await pool.query('create table if not exists bench_floor (id uuid primary key, words text)')
  await measure(100, 8, () =>
    pool.query('insert into bench_floor values ($1, $2)', [newId(), 'a row of a few words']),
  )
  const found = await measure(2_000, 8, () =>
    pool.query('insert into bench_floor values ($1, $2)', [newId(), 'a row of a few words']),
  )
  await pool.query('drop table bench_floor')
  await pool.end()
  return found
}

// Every post above was answered with a receipt or counted as failed: 40 + 200 + 200 + 500 reports.
const SENT = 940

async function countLost(adminUrl: string, before: number): Promise<number> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query('set role upstander_keeper')
  const there = await countReports(client)
  await client.end()
  return SENT - (there - before)
}

async function countReports(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from reports')
  return rows[0]?.count ?? 0
}

async function signIn(client: pg.Client, userId: string): Promise<string> {
  const cookie = randomToken()
  await client.query(
    `insert into sessions (id, token_hash, user_id, started_at, last_seen_at, expires_at, second_factor)
     values ($1, $2, $3, now(), now(), now() + interval '12 hours', true)`,
    [newId(), hashToken(cookie), userId],
  )
  return cookie
}
