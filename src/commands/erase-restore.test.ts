// A backup from before an erasing still holds the keys: a restore erases again, or says plainly that it could not know.
import assert from 'node:assert/strict'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { z } from 'zod'
import { createEmptyDatabase } from '../../test/support/cluster.ts'
import { createWorld, type Person, type World } from '../../test/support/world.ts'
import { ledgerFile, readLedger } from '../access/erasure-ledger.ts'
import { MARKED } from '../features/cases/testing/a-report.ts'
import { submitReport } from '../features/reporting/index.ts'
import { anonymousReport } from '../features/reporting/testing/answers.ts'
import { randomToken } from '../platform/crypto/tokens.ts'
import { newId } from '../platform/ids.ts'
import { backup } from './backup.ts'
import { BadUse, type Command, runCommand } from './command.ts'
import { doctor } from './doctor.ts'
import { erase } from './erase.ts'
import { erasures } from './erasures.ts'
import { restore } from './restore.ts'
import { testTerminal } from './testing.ts'

let world: World
let areaId: string
let folder: string
let manager: Person
before(async () => {
  world = await createWorld()
  folder = mkdtempSync(join(tmpdir(), 'upstander-restored-'))
  symlinkSync(world.filesFolder, join(folder, 'files'))
  const council = await world.agency({ name: 'North Council', area: 'North' })
  manager = await world.staff({ agency: council, roles: ['manager'] })
  areaId = council.areaId ?? ''
})
after(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const key = () => world.keys.current.key.export().toString('base64url')
const here = () => ({ DATABASE_URL: world.database.adminUrl, MASTER_KEY: key(), DATA_DIR: folder })

async function run(command: Command, words: string[], env: Record<string, string>) {
  const { terminal, said, faults } = testTerminal(env)
  const exit = await runCommand(command, words, terminal)
  return { exit, said: said.join('\n'), faults: faults.join('') }
}

async function told(): Promise<{ id: string; reference: string }> {
  const answers = anonymousReport(areaId)
  const { reference } = await submitReport(
    world.publicCtx(),
    { ...answers, privacy: 'named', canContact: 'yes', person: MARKED },
    randomToken(),
  )
  const [row] = await world.admin<{ id: string }>('select id from reports where reference = $1', [reference])
  return { id: row?.id ?? '', reference }
}

async function backedUp(to: string): Promise<string> {
  const { said } = await run(backup, ['--to', to, '--json'], here())
  return z.object({ path: z.string() }).parse(JSON.parse(said)).path
}

const REALLY = ['--really', '--reason', 'They asked for it']

async function sqlOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** How many keys of a report's words and person open in a database. */
async function openKeys(url: string, reportId: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from reports r left join vault.people p on p.id = r.person_id
       join vault.texts t on t.id = r.narrative_id
       join vault.keys k on k.id in (t.key_id, p.key_id) where r.id = $1 and k.wrapped is not null`,
      [reportId],
    )
    return rows[0]?.n ?? 0
  } finally {
    await client.end()
  }
}

/** Restores a file into an empty place, and what is then known of two reports. */
async function restored(path: string, more: string[], reports: { id: string }[], there: string) {
  const empty = await createEmptyDatabase()
  try {
    const env = { DATABASE_URL: empty.adminUrl, MASTER_KEY: key(), DATA_DIR: there }
    const { exit, said } = await run(restore, [path, ...more], env)
    assert.equal(exit, 0)
    const keys = await Promise.all(reports.map(({ id }) => openKeys(empty.adminUrl, id)))
    return { said, keys }
  } finally {
    await empty.drop()
  }
}

test('who was erased after a backup stays erased when it is restored, and nobody else is', async () => {
  const [gone, stays] = [await told(), await told()]
  const path = await backedUp(join(folder, 'backups'))
  await run(erase, [gone.reference, ...REALLY], here())
  const there = join(folder, 'there')
  const { said, keys } = await restored(path, [], [gone, stays], there)
  assert.deepEqual(keys, [0, 2])
  assert.match(said, /Erased again: 1 reports/)
  assert.match(readFileSync(ledgerFile(there), 'utf8'), new RegExp(gone.id), 'the new place knows it too')

  // A backup from after it holds nothing of it, and what is written to the report since is not taken for it.
  const later = await restored(
    await backedUp(join(folder, 'backups')),
    [],
    [gone, stays],
    join(folder, 'later'),
  )
  assert.deepEqual(later.keys, [0, 2])
  assert.match(later.said, /Erased again: 0 reports/)
})

test('a list of another partnership is refused with what to do, and nothing is kept', async () => {
  const path = await backedUp(join(folder, 'ours'))
  const other = join(folder, 'other.jsonl')
  const [, ...rest] = readFileSync(ledgerFile(folder), 'utf8').split('\n')
  writeFileSync(other, [JSON.stringify({ place: newId() }), ...rest].join('\n'))
  const empty = await createEmptyDatabase()
  try {
    const env = { DATABASE_URL: empty.adminUrl, MASTER_KEY: key(), DATA_DIR: join(folder, 'refused') }
    await assert.rejects(
      run(restore, [path, '--erasures', other], env),
      /other\.jsonl lists what another partnership erased\. Move it away, and take the list of this one/,
    )
    assert.equal((await run(restore, [path], env)).exit, 0, 'the place was left empty')
  } finally {
    await empty.drop()
  }
  // Nor is its list mixed with ours when we back up beside it.
  const beside = join(folder, 'shared')
  mkdirSync(beside)
  copyFileSync(other, ledgerFile(beside))
  await assert.rejects(backedUp(beside), /another partnership/)
  assert.deepEqual(readdirSync(beside), ['erasures.jsonl'])
})

test('after a restore with an old list it is said from when on nobody knows, until a newer list is found', async () => {
  const [early, late, held, after] = [await told(), await told(), await told(), await told()]
  const backups = join(folder, 'old')
  const path = await backedUp(backups)
  await run(erase, [early.reference, ...REALLY], here())
  const old = join(folder, 'old.jsonl')
  copyFileSync(ledgerFile(folder), old)
  for (const { reference } of [late, held]) await run(erase, [reference, ...REALLY], here())
  const newest = join(folder, 'newest.jsonl')
  copyFileSync(ledgerFile(folder), newest)

  const lonely = join(folder, 'lonely', 'only')
  mkdirSync(lonely, { recursive: true })
  copyFileSync(path, join(lonely, 'one.backup'))
  const empty = await createEmptyDatabase()
  try {
    const there = join(folder, 'after-loss')
    const env = { DATABASE_URL: empty.adminUrl, MASTER_KEY: key(), DATA_DIR: there }
    const { said } = await run(restore, [join(lonely, 'one.backup'), '--erasures', old], env)
    assert.match(said, /Erased again: 1 reports/)
    assert.match(said, /NOT KNOWN: who was erased from .* to /)
    const open = () => Promise.all([early, late, held, after].map(({ id }) => openKeys(empty.adminUrl, id)))
    assert.deepEqual(await open(), [0, 2, 2, 2])

    // The list that is kept from now on says so too, also to another restore; and so does the doctor.
    assert.equal(readLedger(ledgerFile(there))?.unknown.length, 1)
    assert.match((await run(doctor, ['--json'], env)).said, /erasures-unknown/)
    await run(erase, [after.reference, ...REALLY], env)
    const copied = readLedger(ledgerFile(there))
    assert.equal(copied?.unknown.length, 1)
    assert.ok(copied?.erased.some(({ report }) => report === after.id))
    assert.equal((await run(erasures, [], env)).exit, 1)

    // The newer list is found. What a court wants by now stays.
    await sqlOn(
      empty.adminUrl,
      `insert into legal_holds (id, report_id, agency_id, reason, set_at, set_by, review_on)
       values ('${newId()}', '${held.id}', '${manager.actor.agencyId}', 'court', now(), '${manager.actor.userId}', '2027-01-01')`,
    )
    const found = await run(erasures, [newest], env)
    assert.match(found.said, /Erased again: 1 reports\.\n1 were left, since a legal hold/)
    assert.deepEqual(await open(), [0, 0, 2, 0])
    assert.match((await run(doctor, ['--json'], env)).said, /erasures-undone/)
    await sqlOn(
      empty.adminUrl,
      `update legal_holds set lifted_at = now(), lifted_by = set_by, lifted_note = 'over'`,
    )
    assert.equal((await run(erasures, [newest], env)).exit, 1, 'the time after the newest list is not known')
    assert.deepEqual(await open(), [0, 0, 0, 0])

    await assert.rejects(run(erasures, ['--settled'], env), BadUse)
    const settled = await run(erasures, ['--settled', '--reason', 'The old place had stopped by then'], env)
    assert.equal(settled.exit, 0)
    assert.match(settled.said, /No time is missing/)
    assert.deepEqual(readLedger(ledgerFile(there))?.unknown, [])
    assert.doesNotMatch((await run(doctor, ['--json'], env)).said, /erasures-/)
  } finally {
    await empty.drop()
  }
})

test('without the list of erasures a restore says so, and what to do; with a copy of it nobody is back', async () => {
  const gone = await told()
  const path = await backedUp(join(folder, 'alone'))
  await run(erase, [gone.reference, ...REALLY], here())
  rmSync(ledgerFile(join(folder, 'alone')))
  // The folder above is the data directory of a place that is lost.
  const kept = readFileSync(ledgerFile(folder))
  rmSync(ledgerFile(folder))
  const lost = await restored(path, [], [gone], join(folder, 'lost'))
  assert.deepEqual(lost.keys, [2])
  assert.match(lost.said, /NO LIST OF ERASURES WAS FOUND/)
  assert.match(lost.said, /tell whoever answers for data protection/)
  const copy = join(folder, 'copy.jsonl')
  writeFileSync(copy, kept)
  assert.deepEqual((await restored(path, ['--erasures', copy], [gone], join(folder, 'found'))).keys, [0])
  writeFileSync(copy, `${kept}{"half\n`)
  await assert.rejects(
    restored(path, ['--erasures', copy], [gone], join(folder, 'damaged')),
    /damaged in line \d/,
  )
})

test('the list names no person, and no report by what anybody calls it', async () => {
  const gone = await told()
  await run(erase, [gone.reference, ...REALLY], here())
  const text = readFileSync(ledgerFile(folder), 'utf8')
  for (const said of [gone.reference, MARKED.name ?? '-', 'They asked for it'])
    assert.ok(!text.includes(said))
})

test('what a legal hold stands on is not erased by the command, until it is lifted', async () => {
  const held = await told()
  await world.admin(
    `insert into legal_holds (id, report_id, agency_id, reason, set_at, set_by, review_on)
     values ($1, $2, $3, 'court', now(), $4, '2027-01-01')`,
    [newId(), held.id, manager.actor.agencyId, manager.actor.userId],
  )
  const { exit, faults } = await run(erase, [held.reference, ...REALLY], here())
  assert.equal(exit, 3)
  assert.match(faults, /legal hold stands on it \(North Council, to be looked at again on 2027-01-01\)/)
  assert.equal(await openKeys(world.database.adminUrl, held.id), 2)
  await world.admin('update legal_holds set lifted_at = now(), lifted_by = set_by, lifted_note = $1', [
    'over',
  ])
  assert.equal((await run(erase, [held.reference, ...REALLY], here())).exit, 0)
  assert.equal(await openKeys(world.database.adminUrl, held.id), 0)
})
