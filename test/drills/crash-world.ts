// Before the crash drill: a small demonstration with officers already signed in. After it: the count of everything.
import pg from 'pg'
import { verifyAudit } from '../../src/access/audit-verify.ts'
import { openServices, openStore, type Running } from '../../src/boot.ts'
import { readConfig } from '../../src/config.ts'
import { loadDemo } from '../../src/features/demo/index.ts'
import { hashToken, randomToken } from '../../src/platform/crypto/tokens.ts'
import { openFiles } from '../../src/platform/files/files.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Receipt } from '../support/reporter.ts'
import type { Confirmed } from './tell-more.ts'
import { faultsOfMore } from './verify-more.ts'

export type Officer = { cookie: string }
export type DrillWorld = { areaId: string; officers: Officer[] }

function configFor(dataDir: string) {
  const read = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  if ('faults' in read) throw new Error(read.faults.join(', '))
  return read.config
}

type Opened = { client: pg.Client; services: Running }

async function withOwner<T>(dataDir: string, work: (opened: Opened) => Promise<T>): Promise<T> {
  const database = await openStore(configFor(dataDir))
  const files = openFiles(configFor(dataDir))
  const services = await openServices(database, { connections: 4, timeoutMs: 60_000, files })
  const client = new pg.Client({ connectionString: database.adminUrl ?? '' })
  await client.connect()
  try {
    return await work({ client, services })
  } finally {
    await client.end()
    await services.close()
    await database.stop()
  }
}

/** Loads a small demonstration and signs officers of one authority in. */
export async function prepareDrill(dataDir: string): Promise<DrillWorld> {
  const database = await openStore(configFor(dataDir))
  const files = openFiles(configFor(dataDir))
  const services = await openServices(database, { connections: 5, timeoutMs: 30_000, files })
  await loadDemo({ adminUrl: database.adminUrl ?? '', services, size: { reports: 30 } })
  await services.close()
  await database.stop()
  return withOwner(dataDir, async ({ client }) => {
    await client.query('set role upstander_keeper')
    const { rows } = await client.query<{ user_id: string; area_id: string }>(`
      select u.id as user_id, aa.area_id from staff_users u join agency_areas aa on aa.agency_id = u.agency_id
      where 'officer' = any (u.roles) and aa.duty = 'takes_reports' order by aa.area_id, u.id`)
    const areaId =
      rows.find((row) => rows.filter((each) => each.area_id === row.area_id).length > 1)?.area_id ??
      rows[0]?.area_id
    const officers: Officer[] = []
    for (const { user_id } of rows.filter((row) => row.area_id === areaId)) {
      const cookie = randomToken()
      await client.query(
        `insert into sessions (id, token_hash, user_id, started_at, last_seen_at, expires_at, second_factor)
         values ($1, $2, $3, now(), now(), now() + interval '12 hours', true)`,
        [newId(), hashToken(cookie), user_id],
      )
      officers.push({ cookie })
    }
    if (!areaId || !officers.length) throw new Error('the demonstration has no officer who takes reports')
    return { areaId, officers }
  })
}

export type DrillFound = {
  reports: number
  cases: number
  referrals: number
  clocks: number
  auditEntries: number
  faults: string[]
}

const CLOCKS_AT_LOGGING = ['first_contact', 'risk_assessment', 'victim_update', 'review']

/** Counts what is there, and names whatever is missing or twice. */
export function verifyDrill(
  dataDir: string,
  confirmed: Receipt[],
  logged: ReadonlySet<string>,
  more: Confirmed,
): Promise<DrillFound> {
  return withOwner(dataDir, async ({ client, services }) => {
    const audit = await verifyAudit(client, { key: services.vault.secrets.audit, dataDir })
    await client.query('set role upstander_keeper')
    const faults: string[] = []
    const check = async (name: string, query: string, values: unknown[] = []) => {
      const { rows } = await client.query<{ name: string }>(query, values)
      if (rows.length)
        faults.push(
          `${name}: ${rows.length}, such as ${rows
            .slice(0, 3)
            .map((row) => row.name)
            .join(', ')}`,
        )
    }
    const references = confirmed.map((receipt) => receipt.reference)
    if (new Set(references).size !== references.length) faults.push('two people were given one reference')
    await check(
      'confirmed reports that are not there',
      `select r as name from unnest($1::text[]) r where not exists (select 1 from reports where reference = r)`,
      [references],
    )
    await check(
      'follow-up codes that do not open their report',
      `
      select r.reference as name from unnest($1::text[], $2::bytea[]) as c (reference, hash) join reports r on r.reference = c.reference
      where r.follow_up_hash <> c.hash`,
      [references, confirmed.map((receipt) => hashToken(receipt.code))],
    )
    await check(
      'reports without a clock, a sentence, a narrative or an audit entry',
      `
      select reference as name from reports r where r.reference = any ($1) and (
        not exists (select 1 from clocks where report_id = r.id and kind = 'acknowledge')
        or not exists (select 1 from timeline where report_id = r.id and kind = 'report.received')
        or not exists (select 1 from vault.texts where id = r.narrative_id)
        or (select count(*) from audit.entries where subject_id = r.id and action = 'report.submit') <> 1)`,
      [references],
    )
    await check(
      'logged reports without a case',
      `select r as name from unnest($1::text[]) r where (select count(*) from cases where reference = r) <> 1`,
      [[...logged]],
    )
    await check(
      'cases without exactly one referral by rule',
      `
      select reference as name from cases c where (select count(*) from referrals where case_id = c.id and rule = 'victim-service') <> 1`,
    )
    await check(
      'cases without their clocks',
      `
      select c.reference as name from cases c where exists (select 1 from unnest($1::text[]) k
        where (select count(*) from clocks where case_id = c.id and kind = k and sequence = 1) <> 1)`,
      [CLOCKS_AT_LOGGING],
    )
    await check(
      'cases without exactly one audit entry or lead',
      `
      select c.reference as name from cases c
      where c.reference = any ($1) and ((select count(*) from audit.entries where subject_id = c.id and action = 'case.log') <> 1
        or (select count(*) from case_access where case_id = c.id and basis = 'lead') <> 1)`,
      [[...logged]],
    )
    await check(
      'reports marked logged without a case',
      `
      select reference as name from reports r where status = 'logged' and not exists (select 1 from case_reports where report_id = r.id)`,
    )
    await check(
      'answers that came later without their mark in the queue',
      `select r as name from unnest($1::text[]) r where not exists (select 1 from reports x where x.reference = r
        and x.told_later @> '{"known": ["neighbour"], "weapon": ["used"]}')`,
      [more.added.map(({ reference }) => reference)],
    )
    faults.push(...(await faultsOfMore(services, more)))
    faults.push(...audit.problems.map((problem) => `audit: ${JSON.stringify(problem)}`))
    const { rows } = await client.query<
      Omit<DrillFound, 'faults'>
    >(`select (select count(*)::int from reports) as reports,
      (select count(*)::int from cases) as cases, (select count(*)::int from referrals) as referrals,
      (select count(*)::int from clocks) as clocks, (select count(*)::int from audit.entries) as "auditEntries"`)
    return { ...(rows[0] ?? { reports: 0, cases: 0, referrals: 0, clocks: 0, auditEntries: 0 }), faults }
  })
}
