// What the database says of itself and of what waits in it. Counts and times only; each question is asked as the role
// that may answer it.
import { sql } from 'kysely'
import { CHECKPOINT_MINUTES_MAX } from '../../access/audit-checkpoint.ts'
import { asSystem, type Services } from '../../access/ctx.ts'
import { actorDb, type Tx } from '../../access/db.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { publishedTexts } from '../pages/index.ts'
import { checkErasures } from './erasure-checks.ts'
import { type Finding, hours, type Installation, isLoopback } from './finding.ts'
import { findings } from './messages.en.ts'

const POSTGRES_MIN = 150_000
const SKEW_SECONDS = 5
const STUCK_MINUTES = 15

/** Findings about the database and the work in it. */
export async function checkDatabase(services: Services, installation: Installation): Promise<Finding[]> {
  const ctx = asSystem(services, 'doctor', 'doctor')
  const gate = actorDb(services.raw, { kind: 'gate' }, 'doctor')
  const server = await checkServer(services)
  const work = await ctx.db.transaction(async (tx) => [
    ...(await checkPartnership(tx, installation)),
    ...(await checkReaders(tx, services)),
    ...(await checkMail(tx, services)),
    ...(await checkQueues(tx)),
    ...(await checkCheckpoints(tx)),
    ...(await checkErasures(tx, installation.dataDir)),
    ...(await checkNotice(tx, installation.backupDays)),
  ])
  return [...server, ...work, ...(await gate.transaction(checkAdministrators))]
}

/** Whether the notice in English, which the others are translated from, says how long backups are kept. */
async function checkNotice(tx: Tx, days: number): Promise<Finding[]> {
  const english = (await publishedTexts(tx, 'privacy')).find(({ locale }) => locale === 'en')
  // The number by itself: "130 days" does not say 30.
  const says = new RegExp(`(?<!\\d)${days} days`)
  return english && !says.test(english.body) ? [findings.noticeOfBackups(days)] : []
}

type Server = {
  version: string
  number: number
  now: Date
  powerful: boolean
  open_tables: string[] | null
  silent_tables: string[] | null
  temporary: boolean
}

async function checkServer({ raw, clock }: Services): Promise<Finding[]> {
  const { rows } = await sql<Server>`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
      clock_timestamp() as now, exists (
        select from unnest(array['upstander_staff', 'upstander_public', 'upstander_analyst', 'upstander_gate', 'upstander_system', session_user::text]) r
        where has_database_privilege(r, current_database(), 'temporary')) as temporary,
      (select rolsuper or rolbypassrls or pg_has_role(rolname, 'upstander_keeper', 'member') from pg_roles where rolname = session_user) as powerful,
      (select array_agg(c.oid::regclass::text order by 1) from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname in ('public', 'vault', 'audit') and c.relname <> 'app_migrations'
         and not (c.relrowsecurity and c.relforcerowsecurity)) as open_tables,
      (select array_agg(distinct t.tgrelid::regclass::text) from pg_trigger t join pg_class c on c.oid = t.tgrelid
       join pg_namespace n on n.oid = c.relnamespace
       where not t.tgisinternal and t.tgenabled <> 'O' and n.nspname in ('public', 'vault', 'audit')) as silent_tables`.execute(
    raw,
  )
  const [server] = rows
  if (!server) return []
  const skewSeconds = Math.round(Math.abs(server.now.getTime() - clock.now().getTime()) / 1000)
  return [
    ...(server.number < POSTGRES_MIN ? [findings.postgresOld(server.version)] : []),
    ...(server.powerful ? [findings.powerfulLogin()] : []),
    ...(server.open_tables ? [findings.rowSecurityOff(server.open_tables)] : []),
    ...(server.silent_tables ? [findings.triggersOff(server.silent_tables)] : []),
    ...(server.temporary ? [findings.temporaryTables()] : []),
    ...(skewSeconds > SKEW_SECONDS ? [findings.clockSkew(skewSeconds)] : []),
  ]
}

async function checkPartnership(tx: Tx, { host }: Installation): Promise<Finding[]> {
  const partnership = await tx.selectFrom('partnership').select('demo').executeTakeFirst()
  if (!partnership) return [findings.notSetUp()]
  const postcode = await tx.selectFrom('postcodes').select('postcode').limit(1).executeTakeFirst()
  const demo = partnership.demo ? [isLoopback(host) ? findings.demo() : findings.demoOpen(host)] : []
  return [...demo, ...(postcode ? [] : [findings.noPostcodes()])]
}

// What somebody told us must have a reader: their authority's, or else triage.
async function checkReaders(tx: Tx, { clock }: Services): Promise<Finding[]> {
  const today = londonDay(clock.now())
  const { rows } = await sql<{ triage: boolean; names: string[] | null; unled: string[] | null }>`
    with takers as (
      select a.short_name, app.has_caseworkers(a.id) as staffed, exists (select from staff_users u
        where u.agency_id = a.id and u.status = 'active' and 'safeguarding' = any (u.roles)) as led from agencies a
      where (a.valid_to is null or a.valid_to >= ${today}) and exists (
        select from agency_areas d where d.agency_id = a.id and d.duty = 'takes_reports'
          and (d.valid_from is null or d.valid_from <= ${today}) and (d.valid_to is null or d.valid_to >= ${today})))
    select exists (select from staff_users where status = 'active' and 'triage' = any (roles)) as triage,
      (select array_agg(short_name order by short_name) from takers where not staffed) as names,
      (select array_agg(short_name order by short_name) from takers where staffed and not led) as unled
    from partnership`.execute(tx)
  const [row] = rows
  if (!row) return []
  return [
    ...(row.triage ? [] : [findings.noTriage()]),
    ...(row.names ? [findings.noReader(row.names)] : []),
    ...(row.unled ? [findings.noSafeguardingLead(row.unled)] : []),
  ]
}

async function checkMail(tx: Tx, { clock }: Services): Promise<Finding[]> {
  const before = new Date(clock.now().getTime() - hours(1))
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from mails where status = 'waiting' and created_at < ${before}`.execute(tx)
  const count = rows[0]?.count ?? 0
  return count > 0 ? [findings.mailWaiting(count)] : []
}

async function checkQueues(tx: Tx): Promise<Finding[]> {
  const { rows } = await sql<{ name: string; minutes: number }>`
    select name, floor(extract(epoch from now() - min(start_after)) / 60)::int as minutes from pgboss.job
    where state < 'active' and start_after < now() - ${STUCK_MINUTES} * interval '1 minute'
    group by name order by name`.execute(tx)
  return rows.map(({ name, minutes }) => findings.queueStuck(name, minutes))
}

// The next entry of each lane after what the newest checkpoint covers. Without any checkpoint nothing is proven.
async function checkCheckpoints(tx: Tx): Promise<Finding[]> {
  const { rows } = await sql<{ since: Date | null }>`
    with newest as (select heads from audit.checkpoints order by at desc, id desc limit 1),
    covered as (select (h ->> 0)::smallint as lane, (h ->> 1)::bigint as length from newest, jsonb_array_elements(heads) h)
    select min(e.at) as since from audit.lanes l left join covered c on c.lane = l.lane
    join audit.entries e on e.lane = l.lane and e.seq = coalesce(c.length, 0) + 1
    having min(e.at) < now() - ${CHECKPOINT_MINUTES_MAX} * interval '1 minute' or not exists (select from newest)`.execute(
    tx,
  )
  const since = rows[0]?.since
  return since ? [findings.checkpointOld(since)] : []
}

async function checkAdministrators(tx: Tx): Promise<Finding[]> {
  const { rows } = await sql<{ all: number; safe: number; demo: boolean }>`
    select count(*)::int as all, count(s.totp_confirmed_at)::int as safe,
      coalesce((select demo from partnership), true) as demo
    from staff_users u left join staff_secrets s on s.user_id = u.id
    where u.status = 'active' and 'administrator' = any (u.roles)`.execute(tx)
  const [row] = rows
  // In a demonstration people sign in by a click, and before set-up there is nobody.
  if (!row || row.demo) return []
  if (row.safe === 0) return [findings.noAdministrator()]
  return row.all === 1 ? [findings.oneAdministrator()] : []
}
