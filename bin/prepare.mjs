// Makes a checkout ready to start or to test, and does nothing when it is: installs what package-lock.json says,
// builds, and for the tests sees to a browser. Runs by npm before `npm start` and `npm test`, on whatever Node
// the machine has, so it may use nothing that has to be installed first.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from './chromium.mjs'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const MODULES = join(ROOT, 'node_modules')
const LOCK_STAMP = join(MODULES, '.upstander-lock')
const BUILD_STAMP = join(ROOT, 'dist', '.upstander-build')
// Chromium without windows is the smaller and quicker; not every Debian or Ubuntu has a package of it.
const BROWSERS = ['chromium-headless-shell', 'chromium']
const FONTS = ['fonts-liberation', 'fonts-noto-core']

try {
  const [purpose] = process.argv.slice(2)
  if (purpose !== 'start' && purpose !== 'test') fail('Say what for: node bin/prepare.mjs start|test')
  if (major(process.versions.node) < 20)
    fail(`Node ${process.versions.node} is too old: install Node 20 or later.`)
  await install()
  linkNode()
  await checkNode()
  await build()
  if (purpose === 'test') await browser()
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}

async function install() {
  const hash = sha256([readFileSync(join(ROOT, 'package-lock.json'))])
  if (read(LOCK_STAMP) === hash) return
  if (!isInstalled()) {
    // npm ci deletes node_modules, and with it the Node that may be running us: use the one that npm itself runs on.
    const npm = process.env.npm_execpath
      ? [process.env.npm_node_execpath ?? process.execPath, process.env.npm_execpath]
      : ['npm']
    const args = [
      'ci',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--no-progress',
      '--loglevel=error',
    ]
    await step('Installing packages', [...npm, ...args], {
      hint: 'The packages could not be installed. Check the network and the free disk space (about 500 MB), then run: npm ci',
    })
  }
  writeFileSync(LOCK_STAMP, hash)
}

/** True when what npm says it installed has every package of the lock file in its version (other platforms' aside). */
function isInstalled() {
  const wanted = packagesOf(join(ROOT, 'package-lock.json'))
  const have = packagesOf(join(MODULES, '.package-lock.json'))
  if (!wanted || !have) return false
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || isForOthers(entry) || have[path]?.version === entry.version,
  )
}

/** An optional package of another system, processor or C library; or, without such marks, one that may be left out. */
function isForOthers({ optional, os, cpu, libc }) {
  if (!optional) return false
  if (!os && !cpu) return true
  return Boolean((os && !os.includes(process.platform)) || (cpu && !cpu.includes(process.arch)) || libc)
}

function packagesOf(file) {
  const text = read(file)
  return text ? JSON.parse(text).packages : undefined
}

/** npm 9 and 10 sometimes leave out this one link when they install everything at once (npm 11 does not). */
function linkNode() {
  const packaged = `node-${process.platform}-${process.arch}`
  const link = join(MODULES, '.bin', 'node')
  if (existsSync(link) || !existsSync(join(MODULES, packaged, 'bin', 'node'))) return
  symlinkSync(join('..', packaged, 'bin', 'node'), link)
}

/** Linux brings Node 24 with the lock file; elsewhere the machine's own has to do. */
async function checkNode() {
  const version = await output([nodeProgram(), '--version'])
  if (major(version.slice(1)) >= 24) return
  fail(
    `This machine's Node is ${version.trim()}, and Upstander runs on Node 24, which npm has no package of for ${process.platform} ${process.arch}. Install Node 24.`,
  )
}

async function build() {
  const hash = sourceHash()
  const script = join(ROOT, 'bin', 'build.mjs')
  if (!existsSync(script) || read(BUILD_STAMP) === hash) return
  await step('Building', [nodeProgram(), script], { hint: 'The build failed. Run: npm run build' })
  writeFileSync(BUILD_STAMP, hash)
}

/** Of everything that the build reads, so that a changed branch or a clock that jumped cannot leave an old build. */
function sourceHash() {
  const files = ['src', 'migrations'].flatMap(filesBelow).filter((file) => !/\.test\.tsx?$/.test(file))
  files.push('bin/build.mjs', 'bin/mirror.mjs', 'package-lock.json', 'tsconfig.json')
  const parts = files.sort().flatMap((file) => [`\0${file}\0`, read(join(ROOT, file)) ?? ''])
  return sha256(parts)
}

function filesBelow(folder) {
  if (!existsSync(join(ROOT, folder))) return []
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

async function browser() {
  if (findChromium()) return
  const installs = BROWSERS.map(
    (each) => `apt-get install -y --no-install-recommends ${[each, ...FONTS].join(' ')}`,
  )
  const command = `apt-get update && { ${installs.join(' || ')}; }`
  const byHand = `The browser journeys need Chromium. Install it, or set CHROMIUM to its path. On Debian: ${command}`
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    fail(byHand.replaceAll('apt-get ', 'sudo apt-get '))
  await step('Installing Chromium', ['/bin/sh', '-c', command], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    hint: byHand,
  })
}

/** Runs a command quietly, one line for the reader; all that it said is shown when it fails. */
async function step(title, [program, ...args], { hint, env = {} }) {
  const started = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'upstander-prepare-'))
  const log = join(folder, 'log')
  process.stdout.write(`${title} ... `)
  try {
    const fd = openSync(log, 'w')
    const options = { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', fd, fd] }
    const code = await ended(spawn(program, args, options))
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    console.log(code === 0 ? `done in ${seconds} s` : 'failed')
    if (code !== 0) fail(`${(read(log) ?? '').slice(-4000)}\n${hint}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function output([program, ...args]) {
  const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk) => (text += chunk))
  await ended(child)
  return text
}

/** Ctrl-C and SIGTERM go on to what we started: an npm ci left behind would fight with the next one. */
function ended(child) {
  const forward = (signal) => child.kill(signal)
  process.once('SIGINT', forward).once('SIGTERM', forward)
  return new Promise((resolve) => {
    child.once('error', () => resolve(undefined))
    child.once('close', (code) => resolve(code ?? undefined))
  }).finally(() => process.off('SIGINT', forward).off('SIGTERM', forward))
}

function nodeProgram() {
  const local = join(MODULES, '.bin', 'node')
  if (existsSync(local)) return local
  const folder = (process.env.PATH ?? '').split(delimiter).find((each) => existsSync(join(each, 'node')))
  return folder ? join(folder, 'node') : process.execPath
}

function major(version) {
  return Number.parseInt(version, 10)
}

function sha256(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function fail(message) {
  throw new Error(message)
}
