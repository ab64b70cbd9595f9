// Backs up while people report, restores into an empty place, and compares the two table by table, the audit trail
// included; then looks for marked names, telephone numbers and words in clear in every file of the database, in the
// backup, and in what is inside the backup. `npm run drill:backup [-- --cases 2000]`; exits 1 when anything is wrong.
import { spawn } from 'node:child_process'
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { withOwner } from '../../src/commands/places.ts'
import { testTerminal } from '../../src/commands/testing.ts'
import { parseMasterKeys } from '../../src/platform/crypto/master-key.ts'
import { openArchive } from '../../src/platform/db/archive.ts'
import { type Content, listTables, PLAIN_TEXT, readContents } from '../../src/platform/db/tables.ts'
import { startApp } from '../support/app-process.ts'
import { sendReport } from '../support/reporter.ts'

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '2000' }, keep: { type: 'boolean', default: false } },
})
const WRITERS = 4
const MARKS = {
  name: 'Quillamara Vexingstone',
  phone: '07700 900456',
  what: 'They shouted at Quillamara outside 17 Zarquon Crescent in Vexingford',
}
const IN_CLEAR = [
  'Quillamara',
  'Vexingstone',
  '07700 900456',
  '07700900456',
  '7700900456',
  'Zarquon',
  'Vexingford',
]
const CLI = new URL('../../dist/cli.js', import.meta.url).pathname

const faults: string[] = []
const expect = (what: string, right: boolean): void => {
  console.log(`  ${right ? 'yes' : 'NO '}  ${what}`)
  if (!right) faults.push(what)
}

const scratch = mkdtempSync(join(tmpdir(), 'upstander-drill-'))
const [source, target] = [join(scratch, 'source'), join(scratch, 'target')]
async function drill(): Promise<void> {
  console.log(await cli(source, 'demo', '--cases', values.cases))
  const { before, path } = await backUpInUse()
  const manifest = await contentsOfArchive(path)
  const begun = performance.now()
  await cli(target, 'restore', path, '--key-file', join(source, 'master.key'))
  console.log(
    `Restored in ${((performance.now() - begun) / 1000).toFixed(1)} s, start of the database included.`,
  )
  const restored = await contentsOf(target)
  for (const [name, { rows, sha256 }] of manifest)
    if (rows > 0) expect(`${name}: ${rows} rows, the same`, restored.get(name)?.sha256 === sha256)
  expect('no table but these', [...restored.keys()].join() === [...manifest.keys()].join())
  const references = await referencesIn(target)
  expect(
    `all ${before.length} reports that were confirmed before the backup began`,
    before.every((reference) => references.has(reference)),
  )
  for (const place of [source, target])
    expect(
      `audit trail of the ${place === source ? 'source' : 'restored place'}`,
      (await cli(place, 'audit', 'verify')).includes('is whole'),
    )
  await openAgain()
  await lookForMarks(path)
}

async function backUpInUse(): Promise<{ before: string[]; path: string }> {
  const app = await startApp(source)
  const confirmed: string[] = []
  let writing = true
  try {
    const areaId = await anArea()
    const write = async () => {
      while (writing) confirmed.push((await sendReport(app.url, { areaId, ...MARKS })).reference)
    }
    const writers = Promise.all(Array.from({ length: WRITERS }, write))
    while (confirmed.length < 20) await Promise.race([writers, new Promise((done) => setTimeout(done, 50))])
    const before = [...confirmed]
    const made = madeSchema.parse(JSON.parse(await cli(source, 'backup', '--json')))
    writing = false
    await writers
    const megabytes = (made.bytes / 1024 / 1024).toFixed(1)
    console.log(
      `Backed up ${made.rows} rows (${megabytes} MB) in ${made.seconds.toFixed(1)} s, while ${confirmed.length - before.length} reports were made.`,
    )
    return { before, path: made.path }
  } finally {
    writing = false
    await app.stop()
  }
}

const madeSchema = z.object({ path: z.string(), rows: z.number(), bytes: z.number(), seconds: z.number() })
const contentSchema = z.object({ rows: z.number(), sha256: z.string() })

async function contentsOfArchive(path: string): Promise<Map<string, Content>> {
  const keys = parseMasterKeys(readFileSync(join(source, 'master.key'), 'utf8'), 'the key file')
  const contents = new Map<string, Content>()
  let name = ''
  for await (const { kind, content } of openArchive(path, keys)) {
    if (kind === 'T') ({ name } = z.object({ name: z.string() }).parse(JSON.parse(content.toString())))
    if (kind === 'E') contents.set(name, contentSchema.parse(JSON.parse(content.toString())))
  }
  return contents
}

const terminalAt = (dataDir: string) => testTerminal({ DATA_DIR: dataDir }).terminal

const contentsOf = (dataDir: string): Promise<Map<string, Content>> =>
  withOwner(terminalAt(dataDir), async ({ client }) => {
    await client.query(`begin; set local role upstander_keeper; ${PLAIN_TEXT}`)
    const contents = await readContents(client, await listTables(client))
    await client.query('commit')
    return contents
  })

const referencesIn = (dataDir: string): Promise<Set<string>> =>
  withOwner(terminalAt(dataDir), async ({ client }) => {
    await client.query('set role upstander_keeper')
    const { rows } = await client.query<{ reference: string }>('select reference from reports')
    return new Set(rows.map(({ reference }) => reference))
  })

const anArea = (): Promise<string> =>
  withOwner(terminalAt(source), async ({ client }) => {
    await client.query('set role upstander_keeper')
    const { rows } = await client.query<{ area_id: string }>(
      `select area_id from agency_areas where duty = 'takes_reports' order by area_id limit 1`,
    )
    return rows[0]?.area_id ?? ''
  })

async function openAgain(): Promise<void> {
  const app = await startApp(target)
  const { status } = await fetch(app.url)
  await app.stop()
  expect('the application opens on the restored place', status === 200)
}

/** The places that a thief could carry away, read byte by byte: both databases' files as they lie, and the backup. */
async function lookForMarks(path: string): Promise<void> {
  const files = [source, target].flatMap(filesBelow)
  const found: string[] = []
  for (const file of files) if (await holdsMark(createReadStream(file))) found.push(file)
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  expect(
    `no mark in ${files.length} files (${(bytes / 1024 / 1024).toFixed(0)} MB), the backup among them`,
    found.length === 0,
  )
  for (const file of found) console.log(`       found in ${file}`)
  const keys = parseMasterKeys(readFileSync(join(source, 'master.key'), 'utf8'), 'the key file')
  const inside = async function* () {
    for await (const { content } of openArchive(path, keys)) yield content
  }
  expect('no mark inside the opened backup', !(await holdsMark(inside())))
  // The search would see a mark: what is not secret is found by it.
  expect('the search finds what is there', await holdsMark(inside(), ['takes_reports']))
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

async function holdsMark(source: AsyncIterable<Buffer>, marks = IN_CLEAR): Promise<boolean> {
  const wanted = marks.flatMap((mark) => [Buffer.from(mark), Buffer.from(Buffer.from(mark).toString('hex'))])
  const overlap = Math.max(...wanted.map((each) => each.length))
  let tail = Buffer.alloc(0)
  for await (const chunk of source) {
    const bytes = Buffer.concat([tail, chunk])
    if (wanted.some((each) => bytes.includes(each))) return true
    tail = bytes.subarray(-overlap)
  }
  return false
}

/** Runs the built command line; what it printed. */
function cli(dataDir: string, ...words: string[]): Promise<string> {
  const child = spawn(process.execPath, [CLI, ...words], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (bytes) => (out += bytes))
  return new Promise((done, fail) =>
    child.once('close', (code) =>
      code === 0 ? done(out.trim()) : fail(new Error(`upstander ${words.join(' ')}: exit ${code}`)),
    ),
  )
}

try {
  await drill()
} finally {
  if (!values.keep) rmSync(scratch, { recursive: true, force: true })
}
console.log(faults.length === 0 ? 'Nothing is wrong.' : `${faults.length} things are wrong.`)
process.exitCode = faults.length === 0 ? 0 : 1
