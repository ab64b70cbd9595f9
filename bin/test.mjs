// The whole test suite: node bin/test.mjs [--only KIND] [--pg BINDIR] [--seed N] [--no-check] [--slow] [PATH...]
//
// KIND is check, pure, launcher, database (with system), system or journeys. PATHs (files or folders) choose tests
// and leave out the check. Tests that reach no database share one process; those that do, and the journeys, are dealt
// to processes over one PostgreSQL server that is started here (see test/support/cluster.ts). There are more of those
// than run at a time, so that whoever is done early takes the next. The last line is "N passed, N failed".
// "--slow" tells of the tests that took longest.
//
// Properties try the same cases each time (see test/support/property-seed.ts); "--seed random" looks for new ones.
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { availableParallelism, freemem, tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findChromium } from './chromium.mjs'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const KINDS = ['check', 'pure', 'launcher', 'database', 'system', 'journeys']
const WORKERS = Math.min(4, Math.max(2, availableParallelism()))
const SLOWEST = 40
const DATABASE_GROUPS = 6
const JOURNEY_GROUPS = 5
const PROPERTY_SEED = 2018
const TMPFS = 0x01021994
const MEMORY_FREE_MIN = 8 * 1024 ** 3
// Each test leaves thousands of objects behind that live for a moment. With room for them before the first look, and
// without threads that help to look on two cores that are busy anyway, a twentieth of a group's time is saved; more where other work is in the way.
const QUICK_MEMORY = ['--max-semi-space-size=64', '--single-threaded-gc']
const QUICK_PASSWORDS = { preload: ['./test/support/quick-passwords.ts'] }
// Guards against a hang and no more: a journey takes a minute alone and three beside other work on two cores.
const TEST_TIMEOUT_MS = 300_000
const GROUP_TIMEOUT_MS = 15 * 60_000

const running = new Set()

if (Number.parseInt(process.versions.node, 10) < 24) await onOurNode()
else await main()

/** Called by another Node than the one that the lock file brings: hands over to that one. */
async function onOurNode() {
  const node = join(ROOT, 'node_modules', '.bin', 'node')
  if (!existsSync(node)) {
    console.error('The tests run on Node 24. Run npm test, which installs it.')
    process.exit(1)
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.once('close', (code) => (process.exitCode = code ?? 1))
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      pg: { type: 'string' },
      seed: { type: 'string' },
      'no-check': { type: 'boolean' },
      slow: { type: 'boolean' },
    },
  })
  if (values.only && !KINDS.includes(values.only)) {
    console.error(`--only takes one of: ${KINDS.join(', ')}`)
    process.exit(2)
  }
  process.env.PROPERTY_SEED = seedFrom(values.seed)
  process.chdir(ROOT)
  process.env.PATH = `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH}`
  delete process.env.NODE_TEST_CONTEXT
  const chosen = sortByKind(testFiles(positionals), values.only)
  const check = !values['no-check'] && positionals.length === 0 && (!values.only || values.only === 'check')
  if (values.only !== 'check' && Object.values(chosen).flat().length === 0) {
    console.error('No test was found.')
    process.exit(2)
  }
  // Every page that a test asks for names the assets. Without them each test would fail, and some wait long to say so.
  if (values.only !== 'check' && !existsSync(join(ROOT, 'dist', 'assets'))) {
    console.error('The assets are not built. Run npm run build first.')
    process.exit(2)
  }
  const totals = await runAll(chosen, check, values.pg).catch((error) => {
    console.error(error)
    return { passed: 0, failed: 1, skipped: [], slow: [] }
  })
  if (totals.skipped.length > 0)
    console.log(
      `\n${totals.skipped.length} skipped:\n${totals.skipped.map((each) => `  ${each}`).join('\n')}`,
    )
  if (values.slow) printSlowest(totals.slow)
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
  process.exitCode = totals.failed === 0 ? 0 : 1
}

function printSlowest(slow) {
  const longest = slow.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST)
  console.log(`\nThe slowest of ${slow.length} that took three seconds or more:`)
  for (const { ms, where, slow: name } of longest)
    console.log(`  ${(ms / 1000).toFixed(1)} s  ${where}  ${name}`)
}

/** What --seed says, as the number that the properties are tried with; a random one is printed, to try it again. */
function seedFrom(word = String(PROPERTY_SEED)) {
  if (word !== 'random') return word
  const seed = String(randomInt(2 ** 31))
  console.log(`The properties are tried with --seed ${seed}`)
  return seed
}

async function runAll(files, check, binDir) {
  const totals = { passed: 0, failed: 0, skipped: [], slow: [] }
  const scratch = mkdtempSync(join(quickFolder(), 'upstander-tests-'))
  const needsCluster = files.database.length + files.system.length + files.journeys.length > 0
  let jobs = []
  const interrupt = () => {
    jobs.length = 0
    totals.failed += 1 // a run that was cut short has not passed
    for (const child of running) killGroup(child)
  }
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  let cluster
  try {
    // As root the server is another user, and PostgreSQL 15 has to walk to its data.
    chmodSync(scratch, 0o711)
    process.env.TMPDIR = folderForAll(join(scratch, 'tmp'))
    if (needsCluster) cluster = await startCluster(join(scratch, 'cluster'), binDir)
    const env = { ...clusterEnv(cluster, binDir), ...builtEnv() }
    const group = (title, list, more) => () =>
      runGroup(title, list, { ...more, env: { ...env, ...more?.env } }, scratch, totals)
    const groups = (title, list, count, more) =>
      deal(list, count).map((pile, at) => group(`${title} ${at + 1}`, pile, more))
    jobs = spread(
      groups('journeys', files.journeys, JOURNEY_GROUPS, { env: browserEnv(files.journeys, scratch) }),
      [
        ...(check ? [() => runCheck(totals)] : []),
        ...groups('database', files.database, DATABASE_GROUPS, QUICK_PASSWORDS),
        group('system', files.system, QUICK_PASSWORDS),
        group('pure', files.pure),
        group('launcher', files.launcher),
      ],
    )
    await inParallel(jobs, WORKERS)
  } finally {
    await cluster?.stop()
    rmSync(scratch, { recursive: true, force: true })
  }
  return totals
}

/**
 * Where the run keeps what it makes. Each database is a thousand small files that live for seconds: in memory, where there
 * is room, they cost a fraction of what a disk's journal does.
 */
function quickFolder() {
  try {
    const { type, bavail, bsize } = statfsSync('/dev/shm')
    if (type === TMPFS && bavail * bsize >= MEMORY_FREE_MIN && freemem() >= MEMORY_FREE_MIN) return '/dev/shm'
  } catch {
    // There is none on this system.
  }
  return tmpdir()
}

/** A folder that any user may write in, as the system's own for passing files is. */
function folderForAll(path) {
  mkdirSync(path)
  chmodSync(path, 0o1777)
  return path
}

async function startCluster(dataDir, binDir) {
  const { startEmbedded } = await import('../src/platform/db/embedded/index.ts')
  const server = await startEmbedded({
    dataDir,
    ...(binDir ? { binDir: resolve(binDir) } : {}),
    sync: false,
    maxConnections: 200,
  })
  console.log(`PostgreSQL ${server.version} on port ${server.port}, Node ${process.versions.node}`)
  return server
}

function clusterEnv(cluster, binDir) {
  if (!cluster) return {}
  const { host, port, password } = cluster
  return {
    UPSTANDER_TEST_CLUSTER: JSON.stringify({ host, port, password }),
    ...(binDir ? { PG_BINDIR: resolve(binDir) } : {}),
  }
}

function browserEnv(journeys, scratch) {
  const browser = findChromium()
  if (journeys.length > 0 && !browser)
    console.log('There is no Chromium: the journeys will fail. See: node bin/prepare.mjs test')
  return {
    // What one group of journeys has looked at, another need not (see test/support/browser.ts); nor need it invent again.
    PAGES_SEEN: join(scratch, 'pages-seen'),
    DEMOS_KEPT: join(scratch, 'demos'),
    ...(browser && { CHROMIUM: browser }),
  }
}

/** "npm test" has just built the application: its processes are that. Otherwise it may be an old one. */
function builtEnv() {
  return process.env.npm_lifecycle_event === 'test' ? { APP_BUILT: '1' } : {}
}

/** Types, lint, format and unused code: one step, which passes or fails. */
async function runCheck(totals) {
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  const { code, output, seconds } = await runChild([...npm, 'run', '-s', 'check'], {})
  totals[code === 0 ? 'passed' : 'failed'] += 1
  console.log(`check: ${code === 0 ? 'passed' : 'failed'}, ${seconds} s`)
  if (code !== 0) console.log(indent(output))
}

/** Runs files in one process and adds what its reporter wrote to the totals; an end without a report is a failure. */
async function runGroup(title, files, { env, preload = [] }, scratch, totals) {
  if (files.length === 0) return
  const report = join(scratch, `${title.replaceAll(' ', '-')}.jsonl`)
  const args = [
    ...QUICK_MEMORY,
    '--import',
    './bin/tsx.mjs',
    '--import',
    './test/support/property-seed.ts',
    ...preload.flatMap((each) => ['--import', each]),
    '--test',
    '--test-isolation=none',
    `--test-timeout=${TEST_TIMEOUT_MS}`,
  ]
  args.push('--test-reporter=./bin/test-reporter.mjs', `--test-reporter-destination=${report}`, ...files)
  const { code, output, seconds } = await runChild([process.execPath, ...args], env)
  const lines = existsSync(report)
    ? readFileSync(report, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((each) => JSON.parse(each))
    : []
  const counts = lines.find((each) => each.counts)?.counts
  const failures = lines.filter((each) => each.failed)
  const passed = counts?.passed ?? 0
  const failed = Math.max(failures.length, code === 0 && counts ? 0 : 1)
  totals.slow.push(...lines.filter((each) => each.slow))
  totals.passed += passed
  totals.failed += failed
  totals.skipped.push(
    ...lines
      .filter((each) => each.skipped)
      .map((each) => [each.skipped, each.why].filter(Boolean).join(': ')),
  )
  console.log(`${title}: ${passed} passed, ${failed} failed, ${files.length} files, ${seconds} s`)
  for (const each of failures)
    console.log(`\n  FAILED ${each.failed}\n  ${each.where}\n${indent(each.error)}\n`)
  if (failed > failures.length) console.log(indent(`The process ended with ${code} and no full report.`))
  if (failed > 0 && output) console.log(indent(`It printed:\n${output.slice(-8000)}`))
}

function runChild([program, ...args], env) {
  const started = performance.now()
  return new Promise((done) => {
    // A group of its own, so that whatever a hanging test started ends with it.
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    running.add(child)
    let output = ''
    const collect = (chunk) => (output += chunk)
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    const timer = setTimeout(() => {
      output += `\nStopped: it took more than ${GROUP_TIMEOUT_MS / 60_000} minutes.`
      killGroup(child)
    }, GROUP_TIMEOUT_MS)
    child.once('error', (error) => (output += error.message))
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      running.delete(child)
      done({
        code: code ?? signal ?? 1,
        output: output.trim(),
        seconds: ((performance.now() - started) / 1000).toFixed(1),
      })
    })
  })
}

function killGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** The rare with as many of the others before each next one: two browsers at a time would be timed out by each other. */
function spread(rare, others) {
  const share = Math.ceil(others.length / (rare.length + 1))
  const parts = rare.map((each, at) => [each, ...others.slice(at * share, (at + 1) * share)])
  return [...parts.flat(), ...others.slice(rare.length * share)]
}

async function inParallel(jobs, workers) {
  const work = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) await job()
  }
  await Promise.all(Array.from({ length: workers }, work))
}

function testFiles(chosen) {
  const roots =
    chosen.length > 0
      ? chosen.map((each) => resolve(each))
      : ['src', 'test', 'bin'].map((each) => join(ROOT, each))
  return [...new Set(roots.flatMap(testsBelow))].sort().map((file) => relative(ROOT, file))
}

function testsBelow(path) {
  if (!existsSync(path)) throw new Error(`${path} does not exist`)
  if (!statSync(path).isDirectory()) return [path]
  const found = readdirSync(path, { recursive: true, encoding: 'utf8' })
  return found.filter((name) => /\.test\.tsx?$/.test(name)).map((name) => join(path, name))
}

function sortByKind(files, only) {
  const sorted = { pure: [], launcher: [], database: [], system: [], journeys: [] }
  for (const file of files) sorted[kindOf(file)].push(file)
  if (!only) return sorted
  const kept = only === 'database' ? ['database', 'system'] : [only]
  return Object.fromEntries(
    Object.entries(sorted).map(([kind, list]) => [kind, kept.includes(kind) ? list : []]),
  )
}

function kindOf(file) {
  if (file.startsWith('test/journeys/')) return 'journeys'
  if (file.startsWith('src/platform/db/embedded/')) return 'launcher'
  if (!reachesSupport(join(ROOT, file), new Set())) return 'pure'
  return file.startsWith('test/system/') ? 'system' : 'database'
}

/** Whether a file imports something of test/support, itself or by what it imports. */
function reachesSupport(file, seen) {
  if (seen.has(file) || !existsSync(file)) return false
  seen.add(file)
  if (file.startsWith(join(ROOT, 'test', 'support'))) return true
  const imports = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?'(\.{1,2}\/[^']+\.tsx?)'/g)
  return [...imports].some(([, target]) => reachesSupport(resolve(dirname(file), target), seen))
}

/** Deals files to a few groups, the largest first to the group that has least: size stands for time. */
function deal(files, groups) {
  const piles = Array.from({ length: groups }, () => ({ bytes: 0, files: [] }))
  const bySize = files.map((file) => ({ file, bytes: statSync(file).size })).sort((a, b) => b.bytes - a.bytes)
  for (const { file, bytes } of bySize) {
    const pile = piles.reduce((least, each) => (each.bytes < least.bytes ? each : least))
    pile.files.push(file)
    pile.bytes += bytes
  }
  return piles.map((pile) => pile.files)
}

function indent(text) {
  return text.replaceAll(/^/gm, '    ')
}
