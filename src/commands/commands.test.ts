import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { takeCheckpoint } from '../access/audit-checkpoint.ts'
import { asSystem } from '../access/ctx.ts'
import { loadSecrets } from '../access/secrets.ts'
import { loadDemo } from '../features/demo/index.ts'
import { newMasterKey } from '../platform/crypto/master-key.ts'
import { createEmptyDatabase, type TestDatabase } from '../../test/support/cluster.ts'
import { BadUse, runCommand } from './command.ts'
import { commands } from './index.ts'
import { withNewServices } from './places.ts'
import { testTerminal } from './testing.ts'

const ROOT = join(import.meta.dirname, '../..')
/** As it was built where that is as new as its source (bin/test.mjs); else its source. */
const CLI = process.env['APP_BUILT'] ? ['dist/cli.js'] : ['--import', './bin/tsx.mjs', 'src/cli.ts']
const PLAN = join(ROOT, 'src/features/plan/reading/testing/northbrook-plan.txt')

let folder: string
let place: TestDatabase
const key = newMasterKey()
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'upstander-cli-'))
  place = await createEmptyDatabase()
})
after(async () => {
  await place.drop()
  rmSync(folder, { recursive: true, force: true })
})

const served = (more: Record<string, string> = {}) => ({
  DATABASE_URL: place.adminUrl,
  MASTER_KEY: key,
  DATA_DIR: join(folder, 'served'),
  ...more,
})

/** Runs a command in this process. */
async function run(line: string, env: Record<string, string>, secret?: string) {
  const { terminal, said, faults } = testTerminal(env, secret)
  const words = line.split(' ')
  const command =
    commands.find(({ name }) => line === name || line.startsWith(`${name} `)) ?? assert.fail(line)
  const exit = await runCommand(command, words.slice(command.name.split(' ').length), terminal)
  return { exit, said: said.join('\n'), faults: faults.join('') }
}

/** Runs the command line as an operator does, in a process of its own. */
function cli(
  line: string,
  env: Record<string, string>,
): Promise<{ exit: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [...CLI, ...line.split(' ').filter(Boolean)], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (bytes) => (out += bytes))
  child.stderr.on('data', (bytes) => (err += bytes))
  return new Promise((done) => child.once('close', (exit) => done({ exit, out, err })))
}

test('every command says how it is used, and bad use is told apart from what could not be done', async () => {
  for (const command of commands) {
    const { exit, said } = await run(`${command.name} --help`, {})
    assert.equal(exit, 0)
    assert.match(said, new RegExp(`usage: upstander ${command.name}`))
    await assert.rejects(run(`${command.name} --no-such-option`, {}), BadUse)
  }
  const unknown = await cli('no such', {})
  assert.deepEqual([unknown.exit, unknown.out], [2, ''])
  assert.match(unknown.err, /there is no command "no such"/)
  await assert.rejects(run('doctor', { PORT: 'many' }), BadUse)
  await assert.rejects(run('backup', { DATA_DIR: join(folder, 'nowhere') }), /there is no database/)
  assert.equal(existsSync(join(folder, 'nowhere', 'postgres')), false)
})

test('migrate says what is pending, runs it, and then has nothing to do', async () => {
  const dry = await run('migrate --dry-run --json', served())
  assert.equal(dry.exit, 1)
  const { pending } = z.object({ pending: z.array(z.string()) }).parse(JSON.parse(dry.said))
  assert.ok(pending.includes('0001-walls.sql'))
  const done = await run('migrate --json', served())
  assert.deepEqual([done.exit, JSON.parse(done.said)], [0, { applied: pending }])
  assert.equal((await run('migrate --dry-run', served())).exit, 0)
})

test('a plan is read without a database, taken in once, and comes out as it was read', async () => {
  const read = await run(`plan read ${PLAN} --json`, {})
  const summary = await run(`plan read ${PLAN}`, {})
  assert.match(summary.said, /\d+ priorities, \d+ aims, \d+ rows/)
  assert.equal(summary.exit, read.exit)
  const taken = await run(`plan import ${PLAN} --json`, served())
  assert.equal(taken.exit, 0, taken.faults)
  const { planId } = z.object({ planId: z.string() }).parse(JSON.parse(taken.said))
  assert.equal((await run(`plan import ${PLAN}`, served())).exit, 1)
  const out = await run(`plan export ${planId} --json`, served())
  assert.deepEqual(JSON.parse(out.said), JSON.parse(read.said))
  const text = join(folder, 'plan.txt')
  writeFileSync(text, (await run(`plan export ${planId}`, served())).said)
  const again = await run(`plan read ${text}`, {})
  assert.equal(again.said.split('\n')[2], summary.said.split('\n')[2])
  await assert.rejects(run('plan export 00000000-0000-7000-8000-000000000000', served()), BadUse)
})

test('a file that is no plan is told apart from one that cannot be read, and said as JSON where asked', async () => {
  const letter = join(folder, 'letter.txt')
  writeFileSync(letter, 'A letter about nothing.\n')
  const read = await run(`plan read ${letter}`, {})
  assert.equal(read.exit, 1)
  assert.match(read.faults, /could not find any actions/)
  const nothing = join(folder, 'nothing.txt')
  writeFileSync(nothing, '')
  for (const command of ['read', 'import']) {
    const { exit, said } = await run(`plan ${command} ${nothing} --json`, served())
    const { ok } = z.object({ ok: z.literal(false) }).parse(JSON.parse(said))
    assert.deepEqual([exit, ok], [3, false])
  }
})

test('a backup of one place restores into another, by the key alone, and moves it to a served database', async () => {
  const made = await run(`backup --to ${join(folder, 'out')} --json`, served())
  const { path } = z.object({ path: z.string() }).parse(JSON.parse(made.said))
  assert.equal(made.exit, 0)
  const empty = await createEmptyDatabase()
  try {
    const there = { DATABASE_URL: empty.adminUrl, DATA_DIR: join(folder, 'there') }
    await assert.rejects(
      run(`restore ${path}`, { ...there, MASTER_KEY: newMasterKey() }),
      /made under master key/,
    )
    await assert.rejects(run(`restore ${path}`, there), /master key of the backup is needed/)
    const restored = await run(`restore ${path}`, there, key)
    assert.equal(restored.exit, 0)
    assert.match(restored.said, /The audit trail is whole: [1-9]/)
    await assert.rejects(run(`restore ${path}`, there, key), /empty place only/)
    const verified = await run('audit verify --json', { ...there, MASTER_KEY: key })
    // Nothing was found wrong, and no checkpoint proves it: this place has never run.
    assert.equal(verified.exit, 4)
    const report = z.object({ ok: z.boolean(), notProvenSince: z.iso.datetime() })
    assert.equal(report.parse(JSON.parse(verified.said)).ok, true)
  } finally {
    await empty.drop()
  }
})

test('the doctor names what is unsafe, with what to do, as a machine can read it', async () => {
  const { exit, said } = await run(
    'doctor --json',
    served({ HOST: '0.0.0.0', BASE_URL: 'http://report.example.org' }),
  )
  const found = z
    .array(z.object({ id: z.string(), severity: z.string(), says: z.string(), todo: z.string() }))
    .parse(JSON.parse(said))
  assert.equal(exit, 1)
  const ids = found.map(({ id }) => id)
  for (const id of ['open-without-https', 'no-mail-server', 'not-set-up']) assert.ok(ids.includes(id), id)
  // One was made above, into another folder than the usual one.
  assert.ok(!ids.includes('no-recent-backup'))
  assert.ok(found.every(({ says, todo }) => says && todo))
})

test('a served installation is told each step of a new master key', async () => {
  await assert.rejects(run('key rotate', served()), BadUse)
  await assert.rejects(run('key rotate --print-key', served()), /on a terminal only/)
  const file = join(folder, 'new.key')
  const begun = await run(`key rotate --new-key-file ${file}`, served())
  assert.equal(begun.exit, 0)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  const fresh = readFileSync(file, 'utf8').trim()
  assert.equal(begun.said.includes(fresh), false)
  const both = served({ MASTER_KEY: `${fresh},${key}` })
  assert.equal((await run('key rotate --check', both)).exit, 1)
  assert.equal((await run('key rotate', both)).exit, 0)
  assert.equal((await run('key rotate --check', served({ MASTER_KEY: fresh }))).exit, 0)
  const verified = await run('audit verify', served({ MASTER_KEY: fresh }))
  assert.equal(verified.exit, 4)
  assert.match(verified.said, /The trail is whole: .*\nNot proven since 20/)
})

const skip = process.env['PG_BINDIR'] ? 'It runs its own programs, whichever the others run on.' : false
test('an embedded place: made, rotated while another process uses it, backed up and restored elsewhere', {
  skip,
}, async () => {
  const env = { DATA_DIR: join(folder, 'embedded') }
  const there = { DATA_DIR: join(folder, 'elsewhere') }
  const keyFile = join(env.DATA_DIR, 'master.key')
  let before = ''
  // In use all the while, as by the application: this process knows the first key, the others the later ones.
  await withNewServices(testTerminal(env).terminal, async ({ services, adminUrl }) => {
    await loadDemo({ adminUrl, services, size: { reports: 20 } })
    before = readFileSync(keyFile, 'utf8').trim()
    const rotated = await cli('key rotate', env)
    assert.equal(rotated.exit, 0, rotated.err)
    assert.equal(rotated.out.includes(before), false)
    // An application asks for its jobs every few seconds; this process asks once, as idle connections are closed after ten.
    await loadSecrets(services.raw, services.database.keys)
    await assert.rejects(run('key rotate --finish', env), /Upstander is running/)
    const verified = await cli('audit verify --json', env)
    assert.equal(verified.exit, 4, verified.err)
    await takeCheckpoint(asSystem(services, 'test', 'test'), env.DATA_DIR)
    const proven = await cli('audit verify --json', env)
    assert.equal(proven.exit, 0, proven.err)
    // What was wrapped since under the new key, this process opens, because it looks in the key file again.
    assert.ok(
      (await loadSecrets(services.raw, services.database.keys)).links.equals(services.vault.secrets.links),
    )
    const late = asSystem(services, 'test', 'test')
    await late.db.transaction((tx) => late.vault.addText(tx, 'note', 'under the old key', late.clock.now()))
  })
  assert.equal((await run('key rotate --check', env)).exit, 1)
  await assert.rejects(run('key rotate --finish', env), /still under an older key/)
  assert.equal((await run('key rotate', env)).exit, 0)
  assert.equal((await run('key rotate --finish', env)).exit, 0)
  const fresh = readFileSync(keyFile, 'utf8').trim()
  assert.ok(!fresh.includes(before))
  await assert.rejects(run('key confirm', env), BadUse)

  const backedUp = await run('backup --json', env)
  assert.equal(backedUp.exit, 0)
  const file = readdirSync(join(env.DATA_DIR, 'backups')).find((name) => name.endsWith('.backup')) ?? ''
  const restored = await run(`restore ${join(env.DATA_DIR, 'backups', file)} --key-file ${keyFile}`, there)
  assert.equal(restored.exit, 0)
  assert.equal(readFileSync(join(there.DATA_DIR, 'master.key'), 'utf8').trim(), fresh)
  assert.equal((await run('audit verify', there)).exit, 0)
  assert.equal((await run(`key confirm --key-file ${keyFile}`, there)).exit, 0)
  const { said } = await run('doctor --json', there)
  assert.ok(!said.includes('master-key-not-copied'))
  assert.ok(said.includes('demonstration'))
})
