// A stolen copy: every table of the database and every file on the disk, searched for whatever anybody told us, in the forms
// that it could stand in. What does stand there in clear is said in SECURITY.md.
import assert from 'node:assert/strict'
import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { after, before, describe, test } from 'node:test'
import { pino } from 'pino'
import sharp from 'sharp'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { receiptOf } from '../../src/features/reporting/testing/walk-form.ts'
import { randomToken } from '../../src/platform/crypto/tokens.ts'
import type { FormValues } from '../../src/platform/http/form.ts'
import { newId } from '../../src/platform/ids.ts'
import { createWorld, type Person, type World, WITH_MAIL } from '../support/world.ts'
import { fillRest } from '../support/fill-rest.ts'
import { WORDS, wholeReport } from './whole-report.ts'

const EMAIL = 'kestrelina.quartzova@marked.example'
const PHONE = '07700 900771'
const LANDLINE = '0116 496 0883'
const POSTCODE = 'ZZ9 4QX'
// In letters beyond ASCII too: an encoding must not hide it from us.
const markOf = (field: string): string =>
  ({ email: EMAIL, phone: PHONE, landline: LANDLINE, postcode: POSTCODE, addressPostcode: 'QX9 9ZZ' })[
    field
  ] ?? `zebrazürich ${field} quillamara`
const MESSAGE = 'zebramessage: come on Tuesday'
const FILE_NAME = 'zebraletter from Mrs Vexingstone.txt'
const FILE_WORDS = 'zebrafile: get out of our street '
const CAMERA = 'ZebraCamera 9000'
const RECEIPT_TO = 'zebrasister@marked.example'
const RECOVERY = 'zebrakettle copper midnight tram'
const NEW_PHONE = '07700 900882'
const DRAFT = 'zebradraft, never sent'
const REPLY = 'zebrareply: we will call on Tuesday'
/** What whoever works for an agency writes of themselves: in clear, so that the search is known to find things. */
const IN_CLEAR = 'North Council'

const marks = [
  ...Object.keys(WORDS).map(markOf),
  'zebra',
  'quillamara',
  'kestrelina',
  'quartzova',
  'vexingstone',
  '900771',
  '07700900771',
  '+447700900771',
  'ZZ94QX',
  '01164960883',
  '+441164960883',
  NEW_PHONE,
  '900882',
  '+447700900882',
  MESSAGE,
  FILE_NAME,
  FILE_WORDS,
  CAMERA,
  RECEIPT_TO,
  RECOVERY,
  DRAFT,
  REPLY,
]

/** One mark in every form that it could lie about in: three of base64, as it may begin at any of three bytes. */
function formsOf(mark: string): Buffer[] {
  const texts = [
    mark,
    mark.toLowerCase(),
    mark.toUpperCase(),
    mark.normalize('NFD'),
    JSON.stringify(mark).slice(1, -1),
  ]
  return [...new Set(texts)].flatMap((text) => {
    const utf8 = Buffer.from(text, 'utf8')
    const utf16 = Buffer.from(text, 'utf16le')
    const swapped = Buffer.from(utf16).swap16()
    const encoded = [utf8, utf16].flatMap((bytes) => [
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
      ...[0, 1, 2].flatMap((before) => base64Within(bytes, before)),
    ])
    return [
      utf8,
      utf16,
      swapped,
      Buffer.from(encodeURIComponent(text)),
      ...encoded.map((each) => Buffer.from(each)),
    ]
  })
}

// What of a text's base64 does not depend on what stands around it.
function base64Within(bytes: Buffer, before: number): string[] {
  const all = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replaceAll('=', '')
  const inner = all.slice(before === 0 ? 0 : before + 1, -2)
  return inner.length < 6 ? [] : [inner, inner.replaceAll('+', '-').replaceAll('/', '_')]
}

let world: World
let officer: Person
let code = ''
let draftCode = ''
/** What the application wrote to its log, at the level that says most. */
let log = ''

before(async () => {
  world = await createWorld({ settings: WITH_MAIL })
  const council = await world.agency({ name: IN_CLEAR, area: 'North' })
  officer = await world.staff({ agency: council, roles: ['officer', 'manager', 'triage'] })
  const areaId = council.areaId ?? ''
  const post = async (path: string, fields: Parameters<World['post']>[1], as?: Person) => {
    const answer = await world.post(path, fields, as)
    assert.ok(answer.status < 400, `${path} ${answer.status}`)
    return answer
  }
  // Files with a report, in one piece and with what a camera adds.
  const token = randomToken()
  const photo = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#803060' } })
    .withExif({ IFD0: { Make: CAMERA } })
    .jpeg()
    .toBuffer()
  for (const [name, bytes] of [
    [FILE_NAME, FILE_WORDS.repeat(50)],
    ['zebraphoto.jpg', Uint8Array.from(photo)],
  ] as const)
    await world.upload('/report', { token, step: 'proof', go: 'add-files' }, { name, bytes, field: 'files' })
  const report = { ...wholeReport({ areaId, place: 'bus' }, markOf), token }
  const receipt = receiptOf(await post('/report', { ...report, go: 'send' }))
  code = receipt.code
  await post('/report', { ...wholeReport({ areaId, place: 'online' }, markOf), go: 'send' })
  const unsent = { ...wholeReport({ areaId, place: 'bus' }, markOf), what: DRAFT, go: 'save' }
  draftCode = receiptOf(await post('/report', unsent)).reference
  // Coming back.
  const key = { reference: receipt.reference, code }
  await world.upload(
    '/follow-up/message',
    { ...key, do: 'message', message: MESSAGE, messageId: newId(), token: randomToken() },
    { name: FILE_NAME, bytes: FILE_WORDS, field: 'files' },
  )
  await post('/follow-up', {
    ...key,
    do: 'again',
    what: MESSAGE,
    whenTime: 'zebratime',
    when: 'yesterday',
    messageId: newId(),
  })
  await post('/follow-up', { ...key, do: 'words', recoveryWords: RECOVERY })
  await post('/follow-up/receipt', {
    ...key,
    do: 'send',
    channel: 'email',
    email: RECEIPT_TO,
    what: 'reference',
  })
  await world.post('/follow-up', {
    ...key,
    do: 'contact',
    to: 'reachable',
    methods: 'text',
    phone: NEW_PHONE,
  })
  // Staff read, search, answer and open.
  await world.get(`/reports/${receipt.reference}`, officer)
  await post(
    `/reports/${receipt.reference}/reply`,
    { message: REPLY, messageId: newId(), token: randomToken() },
    officer,
  )
  await world.post('/search', { q: EMAIL }, officer)
  // Requests that fail leave their words behind nowhere either.
  await world.post('/follow-up', { reference: DRAFT, code: PHONE, do: 'recover', words: RECOVERY })
  await world.get(`/report?via=${encodeURIComponent(EMAIL)}`)
  // What else people add, staff write and partners send.
  const homes = await world.agency({ name: 'City Homes', kind: 'housing' })
  const partner = await world.staff({
    agency: homes,
    roles: ['administrator', 'coordinator', 'support_worker'],
  })
  await fillRest(world, { council, homes, officer, manager: officer, partner, words: markOf })
  await whileLogging(areaId)
})
after(() => world.close())

/** Another process of the same application, which logs; one that reports, saves, guesses and fails. */
async function whileLogging(areaId: string): Promise<void> {
  const lines = new Writable({
    write(line: Buffer, _encoding, done) {
      log += line.toString()
      done()
    },
  })
  const read = readConfig({ DEMO: 'off', LOG_LEVEL: 'silent' })
  if ('faults' in read) throw new Error(read.faults.join())
  const web = await createApp(read.config, Promise.resolve(world), pino({ level: 'trace' }, lines))
  const report = wholeReport({ areaId, place: 'bus' }, markOf)
  const sent: [string, FormValues][] = [
    ['/report', { ...report, go: 'send' }],
    ['/report', { ...report, go: 'send', what: 'zebra, with other words' }],
    ['/report', { ...report, go: 'save' }],
    ['/report', { ...report, go: 'next', step: 'contact', email: `${EMAIL}\u0000` }],
    ['/follow-up', { reference: markOf('name'), code: PHONE, message: MESSAGE }],
    [`/no-such-page/${markOf('name')}?${EMAIL}`, { what: MESSAGE }],
    [`/cases/${EMAIL}`, { what: MESSAGE }],
  ]
  for (const [url, fields] of sent)
    await web.inject({
      method: 'POST',
      url: encodeURI(url),
      payload: new URLSearchParams(
        Object.entries(fields).flatMap(([name, values]) =>
          [values].flat().map((value): [string, string] => [name, value]),
        ),
      ).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'user-agent': markOf('name'),
        referer: `https://example.org/${EMAIL}`,
      },
    })
  await web.close()
}

async function everyTable(): Promise<Map<string, Buffer>> {
  const tables = await world.admin<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  )
  const found = new Map<string, Buffer>()
  for (const { schema, name } of tables) {
    const rows = await world.admin<Record<string, unknown>>(`select * from "${schema}"."${name}"`)
    // Bytes as they are, everything else as text.
    const parts = rows.flatMap((row) =>
      Object.values(row).map((value) =>
        Buffer.isBuffer(value)
          ? value
          : Buffer.from(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')),
      ),
    )
    const asText = await world.admin<{ row: string }>(`select t::text as row from "${schema}"."${name}" t`)
    found.set(`${schema}.${name}`, joined([...parts, ...asText.map(({ row }) => Buffer.from(row))]))
  }
  return found
}

const joined = (parts: Buffer[]) => Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]))

const everyFile = () =>
  new Map(
    readdirSync(world.filesFolder, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name))
      .map((path) => [path, Buffer.concat([Buffer.from(path), readFileSync(path)])] as const),
  )

// Of many files only what a search for the bare words needs; one that the server takes away meanwhile is none.
function* serverFiles(folder: string): Generator<Buffer> {
  for (const each of inFolder(folder)) {
    const path = join(folder, each.name)
    if (each.isDirectory()) yield* serverFiles(path)
    try {
      if (each.isFile() && statSync(path).size < 64_000_000) yield readFileSync(path)
    } catch {}
  }
}

// Beside this test others make databases and remove them.
function inFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function findBytes(files: Iterable<Buffer>, words: readonly string[]) {
  const forms = words.flatMap((word) =>
    [word, Buffer.from(word).toString('hex')].map((each) => Buffer.from(each)),
  )
  const found = { searched: 0, marks: [] as string[] }
  for (const bytes of files) {
    found.searched += bytes.length
    for (const form of forms) if (bytes.includes(form)) found.marks.push(form.toString())
  }
  return found
}

function findIn(places: ReadonlyMap<string, Buffer>, wanted: readonly string[]): string[] {
  const forms = wanted.flatMap((mark) => formsOf(mark).map((form) => [mark, form] as const))
  return [...places].flatMap(([place, bytes]) =>
    forms
      .filter(([, form]) => bytes.includes(form))
      .map(([mark, form]) => `${mark} in ${place} as ${form.toString('latin1').slice(0, 40)}`),
  )
}

describe('a dump', () => {
  test('of every table holds nothing that anybody told us, typed or is called', async () => {
    const tables = await everyTable()
    assert.ok(tables.size > 60, `${tables.size} tables`)
    for (const name of [
      'vault.texts',
      'vault.people',
      'public.report_files',
      'public.report_messages',
      'public.mails',
      'public.people_affected',
      'public.referral_people',
      'public.other_people',
      'public.erasures',
      'public.legal_holds',
      'public.intake_imports',
      'public.call_requests',
    ])
      assert.ok((tables.get(name)?.length ?? 0) > 100, `${name} has something in it`)
    assert.deepEqual(findIn(tables, marks), [])
    assert.ok(findIn(tables, [IN_CLEAR]).length > 0, 'the search finds what is there')
  })

  test('of the disk holds none of it either: no content, no name, no place of a picture', () => {
    const files = everyFile()
    assert.ok(files.size >= 3, `${files.size} files`)
    assert.deepEqual(findIn(files, marks), [])
  })

  test('of the log holds none of it: not from forms that were refused, addresses that do not exist, or headers', () => {
    assert.ok(log.includes('"route":"/report"') && log.includes('"status":409'), log.slice(0, 300))
    assert.deepEqual(findIn(new Map([['the log', Buffer.from(log)]]), marks), [])
  })

  test('of the database server’s own files, journal of changes included, holds no word of it', async () => {
    await world.admin('checkpoint')
    const [server] = await world.admin<{ pid: number; folder: string }>(
      `select pg_backend_pid() as pid, current_setting('data_directory') as folder`,
    )
    // The embedded server names its folder as it sees it: from where it stands.
    const folder = (server?.folder ?? '').replace('/proc/self/', `/proc/${server?.pid}/`)
    const words = [
      'zebrazürich',
      'kestrelina.quartzova',
      'zebrakettle',
      PHONE,
      NEW_PHONE,
      '07700900771',
      POSTCODE,
    ]
    const found = findBytes(serverFiles(realpathSync(folder)), [...words, IN_CLEAR])
    assert.ok(found.searched > 10_000_000, `${found.searched} bytes`)
    assert.deepEqual([...new Set(found.marks)], [IN_CLEAR])
  })

  test('holds no code that opens a report or a draft, nor anything that it is made from', async () => {
    for (const each of [code, draftCode]) {
      assert.match(each, /^(\w{4}-){3}\w{4}$/)
      assert.deepEqual(findIn(await everyTable(), [each, each.replaceAll('-', '')]), [])
    }
  })

  test('would be caught: the search finds a mark in each of the forms it looks for', () => {
    const mark = markOf('what')
    for (const form of formsOf(mark))
      assert.equal(findIn(new Map([['here', joined([Buffer.from('x'), form])]]), [mark]).length > 0, true)
    for (const before of ['', 'a', 'ab']) {
      const hidden = Buffer.from(Buffer.from(`${before}${mark} and more`).toString('base64'))
      assert.ok(findIn(new Map([['here', hidden]]), [mark]).length > 0, `base64 after ${before.length}`)
    }
  })
})
