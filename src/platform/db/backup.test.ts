import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { migrationsDir } from '../../boot.ts'
import { createEmptyDatabase, type TestDatabase } from '../../../test/support/cluster.ts'
import { fillRest } from '../../../test/support/fill-rest.ts'
import { createWorld, type World } from '../../../test/support/world.ts'
import { newMasterKey, parseMasterKeys } from '../crypto/master-key.ts'
import { enqueue, installJobs } from '../jobs/index.ts'
import { newId } from '../ids.ts'
import { ArchiveBroken, openArchive } from './archive.ts'
import { makeBackup } from './backup.ts'
import { migrateDatabase } from './migrate.ts'
import { RestoreRefused, restoreBackup } from './restore.ts'
import { listTables, PLAIN_TEXT, readContents } from './tables.ts'

const MARKED = {
  name: 'Quillamara Vexingstone',
  phone: '07700 900456',
  email: 'quillamara@vexingstone.example',
  address: '17 Zarquon Crescent',
  postcode: 'LE1 5FQ',
}
const WORDS = 'They shouted at Quillamara Vexingstone outside number 17'

let world: World
let folder: string
const places: TestDatabase[] = []

before(async () => {
  world = await createWorld()
  folder = mkdtempSync(join(tmpdir(), 'upstander-backup-'))
  const agency = await world.agency({ name: 'Northbrook City', area: 'Northbrook' })
  await world.staff({ agency, roles: ['officer'], name: 'Tab\there, back\\slash and Zoë' })
  const ctx = world.systemCtx()
  await ctx.db.transaction(async (tx) => {
    await ctx.vault.addPerson(tx, MARKED, world.clock.now())
    await ctx.vault.addText(tx, 'narrative', WORDS, world.clock.now())
    await enqueue(tx, 'sweep-mail', { mailId: newId() })
  })
  // More than one piece of the file, and of what barely shrinks.
  await world.admin(
    `insert into vault.keys (id, wrapped, created_at) select gen_random_uuid(), sha256(i::text::bytea) || sha256((-i)::text::bytea), now()
     from generate_series(1, 30000) i`,
  )
})
after(async () => {
  await Promise.all(places.map((place) => place.drop()))
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const emptyPlace = async (): Promise<TestDatabase> => {
  const place = await createEmptyDatabase()
  places.push(place)
  await migrateDatabase({ adminUrl: place.adminUrl, migrationsDir: migrationsDir() })
  await installJobs(place.adminUrl)
  return place
}

const backUp = () =>
  makeBackup({
    adminUrl: world.database.adminUrl,
    keys: world.keys,
    folder,
    appVersion: '0.0.0',
    clock: world.clock,
  })

const contents = async (adminUrl: string) => {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(`begin; set local role upstander_keeper; ${PLAIN_TEXT}`)
    return await readContents(client, await listTables(client))
  } finally {
    await client.end()
  }
}

/** Everything about tables, rules and triggers that a restore touches and must put back. */
const rulesOf = async (adminUrl: string) => {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows } = await client.query(`
      select c.oid::regclass::text as name, c.relrowsecurity, c.relforcerowsecurity,
        (select array_agg(t.tgname || t.tgenabled::text order by t.tgname) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers,
        (select array_agg(f.conname || ' ' || pg_get_constraintdef(f.oid) || f.convalidated order by f.conname) from pg_constraint f where f.conrelid = c.oid) as constraints
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('public', 'vault', 'audit') order by 1`)
    return rows
  } finally {
    await client.end()
  }
}

test('a backup restored into an empty place is the same, table by table, and its rules are back', async () => {
  const made = await backUp()
  assert.equal(statSync(made.path).mode & 0o777, 0o600)
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.unfinished')),
    [],
  )
  const place = await emptyPlace()
  const before = await rulesOf(place.adminUrl)
  const restored = await restoreBackup({ adminUrl: place.adminUrl, path: made.path, keys: world.keys })
  assert.equal(restored.rows, made.rows)
  assert.ok(made.rows > 30_000)
  const source = await contents(world.database.adminUrl)
  assert.deepEqual(await contents(place.adminUrl), source)
  assert.equal(source.get('pgboss.job')?.rows, 1)
  assert.deepEqual(await rulesOf(place.adminUrl), before)
})

test('neither the backup nor what is inside it holds a name, a telephone number or an address in clear', async () => {
  const { path } = await backUp()
  const inside: Buffer[] = []
  for await (const { content } of openArchive(path, world.keys)) inside.push(content)
  const marks = [
    ...Object.values(MARKED),
    WORDS,
    'Quillamara',
    'Vexingstone',
    '07700900456',
    '+447700900456',
    'Zarquon',
  ]
  for (const [where, bytes] of Object.entries({ file: readFileSync(path), inside: Buffer.concat(inside) })) {
    for (const mark of marks) {
      assert.equal(bytes.includes(Buffer.from(mark)), false, `${mark} in the ${where}`)
      assert.equal(bytes.includes(Buffer.from(mark).toString('hex')), false, `${mark} as hex in the ${where}`)
      assert.equal(
        bytes.includes(Buffer.from(mark).toString('base64').slice(0, -4)),
        false,
        `${mark} as base64`,
      )
    }
    // The scan can find what is there.
    assert.equal(bytes.includes(where === 'inside' ? 'Northbrook City' : 'UPSTANDER BACKUP 1'), true)
  }
  const key = world.keys.current.key.export()
  for (const form of [key, key.toString('hex'), key.toString('base64url')])
    assert.equal(Buffer.concat(inside).includes(form), false)
})

test('a place in use is refused, and nothing in it changes', async () => {
  const { path } = await backUp()
  const before = await contents(world.database.adminUrl)
  await assert.rejects(
    restoreBackup({ adminUrl: world.database.adminUrl, path, keys: world.keys }),
    (fault) => fault instanceof RestoreRefused && /in use \(.*public\.agencies/.test(fault.message),
  )
  assert.deepEqual(await contents(world.database.adminUrl), before)
})

test('another master key, an altered file and one cut off are refused, and the place stays empty', async () => {
  const { path } = await backUp()
  const place = await emptyPlace()
  const restore = (file: string, keys = world.keys) =>
    restoreBackup({ adminUrl: place.adminUrl, path: file, keys })
  const whole = readFileSync(path)
  const written = (name: string, bytes: Buffer) => {
    const file = join(folder, name)
    writeFileSync(file, bytes)
    return file
  }
  const flipped = Buffer.from(whole)
  flipped[whole.length - 100_000] = (flipped[whole.length - 100_000] ?? 0) ^ 1
  const headed = Buffer.from(
    whole.toString('latin1').replace('"appVersion":"0.0.0"', '"appVersion":"9.9.9"'),
    'latin1',
  )
  await assert.rejects(restore(path, parseMasterKeys(newMasterKey(), 'test')), /made under master key/)
  for (const file of [
    written('flipped', flipped),
    written('short', whole.subarray(0, -50_000)),
    written('headed', headed),
    written('longer', Buffer.concat([whole, Buffer.from('x')])),
    written('other', Buffer.from('hello\n')),
    written('nothing', Buffer.alloc(0)),
  ]) {
    await assert.rejects(restore(file), ArchiveBroken, file)
  }
  // What the migrations themselves put there.
  const seeded = [
    'audit.lanes',
    'public.recording_regimes',
    'public.strand_categories',
    'public.strand_category_names',
    'public.sharing_purposes',
    'public.young_person_ages',
    'public.data_limits',
    'public.call_hours',
  ]
  const rows = [...(await contents(place.adminUrl))].filter(([name]) => !seeded.includes(name))
  assert.deepEqual(
    rows.filter(([, content]) => content.rows > 0),
    [],
  )
  await restore(path)
})

test('a check that refuses at the end leaves the place empty', async () => {
  const { path } = await backUp()
  const place = await emptyPlace()
  const check = async () => {
    throw new Error('the chain is broken')
  }
  await assert.rejects(
    restoreBackup({ adminUrl: place.adminUrl, path, keys: world.keys, check }),
    /chain is broken/,
  )
  assert.equal((await contents(place.adminUrl)).get('vault.people')?.rows, 0)
})

test('a backup of other migrations is refused by name', async () => {
  const { path } = await backUp()
  const place = await emptyPlace()
  const client = new pg.Client({ connectionString: place.adminUrl })
  await client.connect()
  await client.query(
    `insert into app_migrations (name, sha256, breaking) values ('9999-later.sql', 'x', false)`,
  )
  await client.end()
  await assert.rejects(
    restoreBackup({ adminUrl: place.adminUrl, path, keys: world.keys }),
    (fault) => fault instanceof RestoreRefused && /9999-later\.sql/.test(fault.message),
  )
})

test('a backup taken while rows are added holds one moment of them all', async () => {
  let writing = true
  const ctx = world.systemCtx()
  const writer = (async () => {
    while (writing) {
      await ctx.db.transaction((tx) => ctx.vault.addText(tx, 'note', 'more', world.clock.now()))
    }
  })()
  const made = await backUp()
  writing = false
  await writer
  const place = await emptyPlace()
  // Its foreign keys are proved again at the end: a text without its key would be refused.
  const restored = await restoreBackup({ adminUrl: place.adminUrl, path: made.path, keys: world.keys })
  assert.equal(restored.rows, made.rows)
})

test('what people add, staff write and partners send comes back whole, whoever it is of', async () => {
  const council = await world.agency({ name: 'City Council', area: 'City' })
  const homes = await world.agency({ name: 'City Homes', kind: 'housing' })
  const officer = await world.staff({ agency: council, roles: ['officer', 'manager'] })
  const partner = await world.staff({
    agency: homes,
    roles: ['administrator', 'coordinator', 'support_worker'],
  })
  const words = (what: string) => `${what} of Quillamara`
  await fillRest(world, { council, homes, officer, manager: officer, partner, words })
  const made = await backUp()
  const place = await emptyPlace()
  await restoreBackup({ adminUrl: place.adminUrl, path: made.path, keys: world.keys })
  const restored = await contents(place.adminUrl)
  for (const name of [
    'people_affected',
    'referral_people',
    'other_people',
    'erasures',
    'legal_holds',
    'intake_imports',
    'call_requests',
  ])
    assert.ok((restored.get(`public.${name}`)?.rows ?? 0) > 0, name)
  assert.deepEqual(restored, await contents(world.database.adminUrl))
})
