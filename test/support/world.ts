// A partnership of its own for each test file: a database from the migrated template, a clock that the test moves,
// agencies and staff made as the test names them, and the real web application, asked without a socket.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { Actor, Role, Staff } from '../../src/access/actor.ts'
import { type Ctx, contextFor } from '../../src/access/ctx.ts'
import { siteReader } from '../../src/access/site.ts'
import { createApp } from '../../src/app.ts'
import { openServices, type Running } from '../../src/boot.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { advancingClock, type MovableClock } from '../../src/platform/clock.ts'
import { type MasterKeys, newMasterKey, parseMasterKeys } from '../../src/platform/crypto/master-key.ts'
import { hashToken, randomToken } from '../../src/platform/crypto/tokens.ts'
import type { FormValues } from '../../src/platform/http/form.ts'
import type { Files } from '../../src/platform/files/files.ts'
import { localStore } from '../../src/platform/files/local-store.ts'
import { createLog } from '../../src/platform/http/log.ts'
import { newId } from '../../src/platform/ids.ts'
import { createTestDatabase, type TestDatabase } from './cluster.ts'

export type Answer = {
  status: number
  html: string
  /** What came, as it came: for files. */
  bytes: Buffer
  location: string | undefined
  headers: Record<string, unknown>
}
/** Environment of the installation. */
type Settings = Readonly<Record<string, string>>
/** Of one that can send mail, to a server that nobody asks in a test. */
export const WITH_MAIL: Settings = { SMTP_URL: 'smtp://mail.example.org:587', MAIL_FROM: 'post@example.org' }
export type Agency = { id: string; name: string; areaId: string | undefined }
export type Person = { actor: Staff; cookie: string; ctx(): Ctx<Staff> }
export type World = Awaited<ReturnType<typeof createWorld>>

const NOW = '2026-11-18T10:00:00Z' // a Wednesday

/** Makes the world: nothing in it but a partnership row (named "Northbrook", short code NB), set up. */
export async function createWorld(
  options: { now?: string; demo?: boolean; setUp?: boolean; settings?: Settings } = {},
) {
  const database = await createTestDatabase()
  const clock = advancingClock(options.now ?? NOW)
  const keys = parseMasterKeys(newMasterKey(), 'the test')
  const folder = mkdtempSync(join(tmpdir(), 'upstander-files-'))
  const files: Files = { store: localStore(folder), scanner: null }
  const services = await openTestServices(database, keys, clock, files)
  const admin = await openAdmin(database)
  const site = siteReader(services.raw, () => clock.now().getTime())
  const web = await createApp(
    testConfig(options.settings),
    Promise.resolve({ services, site }),
    createLog(process.env['UPSTANDER_TEST_LOG'] ?? 'silent'),
  )
  if (options.setUp !== false) {
    await admin.query(
      `insert into partnership (name, short_code, area_words, set_up_at, demo) values ('Northbrook Together', 'NB', 'Northbrook', $1, $2)`,
      [clock.now(), options.demo ?? false],
    )
  }
  const asker = (actorCookie?: string) => (actorCookie ? { cookie: `upstander=${actorCookie}` } : {})
  return {
    database,
    clock,
    keys,
    services,
    /** Where files are kept, and by which scanner they are looked into: none, until a test brings one. */
    files,
    filesFolder: folder,
    web,
    site,
    /** One query as the server's superuser: to arrange and to inspect, never what is under test. */
    admin: async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> =>
      (await admin.query<T>(text, values)).rows,
    /** Which agency leads the partnership, and so governs it: none until a test says so. */
    lead: async (agency: Pick<Agency, 'id'>) => {
      await admin.query('update partnership set lead_agency_id = $1', [agency.id])
    },
    agency: (shape: { name: string; kind?: string; area?: string }) => addAgency(admin, shape),
    staff: (shape: { agency: Agency; roles: Role[]; name?: string }) =>
      addStaff(admin, services, clock, shape),
    ctx: <A extends Actor>(actor: A): Ctx<A> => contextFor(services, actor, newId()),
    publicCtx: (followUp?: string): Ctx =>
      contextFor(services, followUp ? { kind: 'public', followUp } : { kind: 'public' }, newId()),
    systemCtx: (name = 'test'): Ctx => contextFor(services, { kind: 'system', name }, newId()),
    get: (path: string, as?: { cookie: string }) =>
      ask(web, { method: 'GET', url: path, headers: asker(as?.cookie) }),
    post: (path: string, fields: FormValues, as?: { cookie: string }) =>
      ask(web, {
        method: 'POST',
        url: path,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...asker(as?.cookie) },
        payload: encode(fields),
      }),
    /** A form with a file, as a browser sends it. */
    upload: (path: string, fields: Record<string, string>, file: Sent, as?: { cookie: string }) =>
      sendFile(web, path, asker(as?.cookie), fields, file),
    close: async () => {
      await web.close()
      await services.close()
      await admin.end()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function testConfig(settings: Settings = {}): Config {
  const read = readConfig({ DEMO: 'off', LOG_LEVEL: 'silent', ...settings })
  if ('faults' in read) throw new Error(read.faults.join(', '))
  return read.config
}

async function openTestServices(
  database: TestDatabase,
  keys: MasterKeys,
  clock: MovableClock,
  files: Files,
): Promise<Running> {
  const { adminUrl, appUrl } = database
  const store = { adminUrl, appUrl, embedded: true, keys, stop: async () => {} }
  return openServices(store, { connections: 12, timeoutMs: 10_000, clock, files })
}

async function openAdmin(database: TestDatabase): Promise<pg.Client> {
  const admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  return admin
}

async function addAgency(
  admin: pg.Client,
  shape: { name: string; kind?: string; area?: string },
): Promise<Agency> {
  const id = newId()
  const kind = shape.kind ?? 'local_authority'
  const slug = `${shape.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${id.slice(-6)}`
  await admin.query('insert into agencies (id, slug, name, short_name, kind) values ($1, $2, $3, $4, $5)', [
    id,
    slug,
    shape.name,
    shape.name.slice(0, 40),
    kind,
  ])
  const areaId = shape.area ? await addArea(admin, shape.area) : undefined
  if (areaId) {
    const duty = kind === 'local_authority' ? 'takes_reports' : kind === 'police' ? 'policing' : 'support'
    await admin.query('insert into agency_areas (agency_id, area_id, duty) values ($1, $2, $3)', [
      id,
      areaId,
      duty,
    ])
  }
  return { id, name: shape.name, areaId }
}

async function addArea(admin: pg.Client, name: string): Promise<string> {
  const { rows } = await admin.query<{ id: string }>('select id from areas where name = $1', [name])
  if (rows[0]) return rows[0].id
  const id = newId()
  await admin.query(`insert into areas (id, code, name, kind) values ($1, $2, $3, 'district')`, [
    id,
    `T-${id}`,
    name,
  ])
  return id
}

async function addStaff(
  admin: pg.Client,
  services: Running,
  clock: MovableClock,
  shape: { agency: Agency; roles: Role[]; name?: string },
): Promise<Person> {
  const userId = newId()
  const name = shape.name ?? `Person ${userId.slice(-4)}`
  await admin.query(
    `insert into staff_users (id, agency_id, name, email, roles, status, created_at) values ($1, $2, $3, $4, $5, 'active', $6)`,
    [userId, shape.agency.id, name, `${userId}@example.org`, shape.roles, clock.now()],
  )
  const token = randomToken()
  const sessionId = newId()
  // Sessions are judged by the database's own clock, so theirs is the real time.
  await admin.query(
    `insert into sessions (id, token_hash, user_id, started_at, last_seen_at, expires_at, second_factor)
     values ($1, $2, $3, now(), now(), now() + interval '12 hours', true)`,
    [sessionId, hashToken(token), userId],
  )
  const actor: Staff = {
    kind: 'staff',
    sessionId,
    userId,
    agencyId: shape.agency.id,
    name,
    agencyName: shape.agency.name.slice(0, 40),
    agencyKind: 'local_authority',
    roles: shape.roles,
  }
  return { actor, cookie: token, ctx: () => contextFor(services, actor, newId()) }
}

async function ask(
  web: FastifyInstance,
  request: {
    method: 'GET' | 'POST'
    url: string
    headers: Record<string, string>
    payload?: string | Buffer
  },
): Promise<Answer> {
  const response = await web.inject(request)
  const { location } = response.headers
  return {
    status: response.statusCode,
    html: response.body,
    bytes: response.rawPayload,
    location: typeof location === 'string' ? location : undefined,
    headers: response.headers,
  }
}

/** A file to send: in the box `field`, or 'file'. */
export type Sent = { name: string; bytes: Uint8Array<ArrayBuffer> | string; type?: string; field?: string }

async function sendFile(
  web: FastifyInstance,
  url: string,
  headers: Record<string, string>,
  fields: Record<string, string>,
  { name, bytes, type = 'application/octet-stream', field = 'file' }: Sent,
): Promise<Answer> {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.append(key, value)
  form.append(field, new File([bytes], name, { type }))
  const sent = new Response(form)
  const payload = Buffer.from(await sent.arrayBuffer())
  const contentType = sent.headers.get('content-type') ?? ''
  return ask(web, { method: 'POST', url, headers: { ...headers, 'content-type': contentType }, payload })
}

function encode(fields: FormValues): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  )
  return new URLSearchParams(pairs).toString()
}
