// Markup in every word that is kept, whoever wrote it and however it came in: the words of a whole demonstration, sealed or in
// clear, get markup, a formula and a line end in the database itself. Then every page, paper, list and feed that can be reached is
// asked for. A new table or column is attacked by being there, a new page by being linked.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { unzipSync } from 'fflate'
import { routes } from '../../src/app.ts'
import { loadDemo } from '../../src/features/demo/index.ts'
import { openText, seal, unwrapKey } from '../../src/platform/crypto/envelope.ts'
import { PAPER_KINDS } from '../../src/features/plan/papers/paper.ts'
import { FILE_FORMATS } from '../../src/features/plan/papers/write-paper.ts'
import { parseCsv } from '../../src/platform/text/csv.ts'
import { signEverybodyIn } from '../support/people-of.ts'
import { createWorld, type World, WITH_MAIL } from '../support/world.ts'
import { fillRest } from '../support/fill-rest.ts'

/** Among them, all roles. */
const READERS = /^(?:Morgan|Coral|Vera|Wren|Audrey|Bo) /
/**
 * Where the walk does not come, because only a secret, a step of signing in or a matter that the demonstration has none of leads
 * there. This list may only become shorter.
 */
const NOT_REACHED: readonly string[] = [
  '/first-run',
  '/sign-in/code',
  '/sign-in/set-up',
  '/account/second-factor/confirm',
  '/exit',
  '/follow-up/receipt',
  '/report/leave',
  '/follow-up/message',
  '/follow-up/file',
  '/invitation/:token',
  '/reset-password/:token',
  '/api/directory/services/:id',
  '/reports/:reference/changed',
  '/reports/:reference/answer',
  '/imports/:id/columns',
  '/imports/:id/values',
  '/go/:code',
  '/insight/measures/:key/change',
  '/insight/measures/:key/figures',
  '/insight/:key/records',
  '/plan/imports/:id/changes',
  '/plan/:id/document',
  '/plan/:id/remove',
  '/plan/calendar/:file',
  '/plan-update/:token',
  '/plan/groups/:id/parts',
  '/plan/groups/:id',
  '/plan/:id/template',
  '/plan/posts/:id/parts',
  '/pages/:page/:locale/compare',
  '/files/:id/:part',
  '/insight/measures/:key/figures/:quarter',
  '/plan/:id/deliveries/:deliveryId/split',
  '/plan/:id/deliveries/:deliveryId/reopen',
  '/plan/:id/evidence/:evidenceId/release',
  '/plan/:id/files/:fileId',
  '/plan/:id/quarter/:quarter/freeze',
  '/plan/:id/quarter/:quarter/compare',
  '/plan/:id/actions/:actionId/measures/:key',
]
const OFTEN = 2
/** Each of a plan, taken by one reader: they take long. */
const PAPERS = PAPER_KINDS.flatMap((kind) =>
  [...FILE_FORMATS.filter((each) => each !== 'pdf'), 'print'].map((format) => `${kind}/${format}`),
)

type Reader = { name: string; cookie: string }
let world: World
let readers: Reader[]
let filled = { reference: '', code: '' }
let planId = ''
/** By the number in its markup: the column that it stands in. */
const marked: string[] = []

before(async () => {
  world = await createWorld({ setUp: false, settings: WITH_MAIL })
  const { database, services } = world
  await loadDemo({ adminUrl: database.ownerUrl, services, size: { reports: 40 }, seed: 7 })
  const people = await signEverybodyIn(world)
  const council = people.find(({ name }) => name === 'Olive Officer')
  const manager = people.find(({ name }) => name === 'Morgan Manager')
  assert.ok(council && manager)
  const [area] = await world.admin<{ area_id: string }>(
    `select area_id from agency_areas where agency_id = $1 and duty = 'takes_reports'`,
    [council.agencyId],
  )
  const homes = await world.agency({ name: 'City Homes', kind: 'housing' })
  const partner = await world.staff({
    agency: homes,
    roles: ['administrator', 'coordinator', 'support_worker'],
  })
  const agency = { id: council.agencyId, name: 'Council', areaId: area?.area_id }
  const words = (what: string) => `Some ${what} words`
  filled = await fillRest(world, { council: agency, homes, officer: council, manager, partner, words })
  readers = [...people.filter(({ name }) => READERS.test(name)), { name: 'Partner', cookie: partner.cookie }]
  const [plan] = await world.admin<{ id: string }>('select id from plans order by id limit 1')
  planId = plan?.id ?? ''
  await markVault()
  await markColumns()
})
after(() => world.close())

const ends = (number: number, line = '') => `"'><x-q-${number}>${line}`
const LINE = '\r\nX-EVIL: 1'

/** Text of several words, wherever in a value it stands, gets markup around it. A code is one word, and stays. */
function withMark(value: unknown, number: number, line = ''): unknown {
  if (typeof value === 'string') return /\S \S/.test(value) ? `=1+${value}${ends(number, line)}` : value
  if (Array.isArray(value)) return value.map((each) => withMark(each, number, line))
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withMark(each, number, line)]))
  return value
}

async function markVault(): Promise<void> {
  type Row = { id: string; key_id: string; sealed: Buffer; wrapped: Buffer }
  for (const [table, kind] of [
    ['texts', 'text'],
    ['people', 'person'],
  ] as const) {
    const rows = await world.admin<Row>(
      `select t.id, t.key_id, t.sealed, k.wrapped from vault.${table} t join vault.keys k on k.id = t.key_id
       where k.wrapped is not null and t.sealed is not null`,
    )
    assert.ok(rows.length > 10, `${rows.length} ${table}`)
    const number = marked.push(`vault.${table}`) - 1
    for (const { id, key_id, sealed, wrapped } of rows) {
      const key = unwrapKey(world.keys, wrapped, `key:${key_id}`)
      const text = openText(key, sealed, `${kind}:${id}`)
      const attacked = text.startsWith('{')
        ? JSON.stringify(withMark(JSON.parse(text), number, LINE))
        : `=1+${text}${ends(number, LINE)}`
      await world.admin(`update vault.${table} set sealed = $2 where id = $1`, [
        id,
        seal(key, attacked, `${kind}:${id}`),
      ])
    }
  }
}

async function markColumns(): Promise<void> {
  const columns = await world.admin<{ table: string; column: string; type: string }>(
    `select c.table_name as "table", c.column_name as "column", c.udt_name as type from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and udt_name in ('text', '_text', 'jsonb', 'json')
     order by 1, 2`,
  )
  // As whoever can write past every verb would: no trigger is asked. What a column itself refuses stays.
  await world.admin('set session_replication_role = replica')
  for (const { table, column, type } of columns) {
    const number = marked.length
    const rows = await world.admin<{ at: string; value: unknown }>(
      `select ctid::text as at, "${column}" as value from "${table}" where "${column}"::text ~ '\\S \\S'`,
    )
    const write = async (line: string): Promise<void> => {
      for (const { at, value } of rows) {
        const attacked = withMark(value, number, line)
        const sent = type.startsWith('json') ? JSON.stringify(attacked) : attacked
        if (JSON.stringify(attacked) !== JSON.stringify(value))
          await world.admin(`update "${table}" set "${column}" = $2 where ctid = $1::tid`, [at, sent])
      }
    }
    const taken = await write(LINE).then(
      () => true,
      () =>
        write('').then(
          () => true,
          () => false,
        ),
    )
    if (taken && rows.length > 0) marked.push(`${table}.${column}`)
  }
  await world.admin('set session_replication_role = origin')
}

const patterns = routes
  .filter(({ method }) => method === 'GET')
  .map(({ path }) => ({ path, as: new RegExp(`^${path.replaceAll(/:\w+/g, '([^/]+)')}$`) }))
  .sort((a, b) => (a.path.match(/:/g)?.length ?? 0) - (b.path.match(/:/g)?.length ?? 0))
const patternOf = (url: string) => patterns.find(({ as }) => as.test(url.split('?')[0] ?? ''))?.path

type Seen = { url: string; status: number; headers: Record<string, unknown>; body: Buffer }

/** Every address that somebody comes to from the menus and the report that has everything, of each kind a few. */
async function* walk(reader: Reader | undefined, reached: Set<string>): AsyncGenerator<Seen> {
  const { reference } = filled
  const waiting = [
    ...['', '/people', '/other-person', '/changed'].map((each) => `/reports/${reference}${each}`),
    `/cases/${reference}`,
    `/refer/${reference}`,
    '/cases?status=all',
    '/referrals?status=all',
    ...(reader?.name.startsWith('Coral') ? PAPERS.map((paper) => `/plan/${planId}/papers/${paper}`) : []),
    ...patterns.map(({ path }) => path).filter((path) => !path.includes(':') && path !== '/exit'),
  ]
  const known = new Set(waiting)
  const often = new Map<string, number>()
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const pattern = patternOf(url)
    if (!pattern || (often.get(pattern) ?? 0) >= (pattern.endsWith('/:format') ? PAPERS.length : OFTEN))
      continue
    const headers = reader ? { cookie: `upstander=${reader.cookie}` } : {}
    const answer = await world.web.inject({ url, headers })
    if (answer.statusCode === 200) {
      often.set(pattern, (often.get(pattern) ?? 0) + 1)
      reached.add(pattern)
    }
    yield { url, status: answer.statusCode, headers: answer.headers, body: answer.rawPayload }
    const links = [...answer.body.matchAll(/(?:href|src)="([^"#]+)/g)].map(([, to = '']) => to)
    for (const to of [...links, String(answer.headers.location ?? '')]) {
      const path = to.replaceAll('&amp;', '&')
      if (!path.startsWith('/') || known.has(path)) continue
      known.add(path)
      waiting.push(path)
    }
  }
}

const OUT_OF_AN_ATTRIBUTE = /"'>(?:<|&lt;)x-q/
/** What is wrong with an answer that holds marked words; empty where they are words only. */
function faultsIn({ status, headers, body }: Seen): string[] {
  const type = String(headers['content-type'] ?? '')
  const text = body.toString()
  const faults: string[] = []
  if (status >= 500) faults.push(`answers ${status}`)
  if (headers['x-evil'] !== undefined) faults.push('a header of its own')
  if (status === 200 && headers['x-content-type-options'] !== 'nosniff') faults.push('may be sniffed')
  if (/html|xml|svg/.test(type) && !type.includes('officedocument')) {
    if (/<x-q/i.test(text) || OUT_OF_AN_ATTRIBUTE.test(text)) faults.push(`markup in ${type}`)
    if (/(?:href|src|action)="\s*(?:javascript|data):/i.test(text)) faults.push('an address that runs')
  }
  if (type.includes('csv')) faults.push(...formulasIn(text))
  if (type.includes('calendar') && /^X-EVIL/m.test(text)) faults.push('a line of its own in a calendar')
  if (type.includes('officedocument'))
    for (const [name, part] of Object.entries(unzipSync(new Uint8Array(body)))) {
      const xml = Buffer.from(part).toString()
      if (xml.includes('<x-q') || /<f>[^<]*x-q/.test(xml)) faults.push(`markup in ${name}`)
    }
  return faults
}

const formulasIn = (text: string): string[] =>
  parseCsv(text).flatMap((row) =>
    row.filter((field) => /^[=+@\t\r-]/.test(field)).map((field) => `a formula: ${field.slice(0, 40)}`),
  )

test('markup, formulas and line ends are words on every page, in every paper, list and feed', async () => {
  const reached = new Set<string>()
  const shown = new Set<string>()
  const faults: string[] = []
  for (const reader of [undefined, ...readers])
    for await (const seen of walk(reader, reached)) {
      for (const [, number] of seen.body.toString().matchAll(/x-q-(\d+)/g))
        shown.add(marked[Number(number)] ?? '')
      for (const fault of faultsIn(seen))
        faults.push(`${seen.url} for ${reader?.name ?? 'anybody'}: ${fault}`)
    }
  assert.deepEqual(faults, [])
  assert.ok(marked.length > 100 && shown.size > 80, `${shown.size} of ${marked.length} columns were shown`)
  const missed = patterns.map(({ path }) => path).filter((path) => !reached.has(path))
  assert.deepEqual(missed, NOT_REACHED)
})

test('and where a person is opened, something is searched for, or somebody comes back', async () => {
  const { reference, code } = filled
  const officer = readers.find(({ name }) => name === 'Morgan Manager')
  const page = await world.get(`/cases/${reference}`, officer)
  const people = [...page.html.matchAll(/action="([^"]+\/reveal)"/g)].map(([, path = '']) => path)
  const views = ['', 'more', 'again', 'another', 'call', 'contact', 'rate', 'code', 'withdraw', 'erase']
  const asked: [string, Record<string, string>][] = [
    ...people.map((path): [string, Record<string, string>] => [path, { reason: 'contact' }]),
    ['/search', { q: 'words' }],
    ...views.map((view): [string, Record<string, string>] => ['/follow-up', { reference, code, view }]),
    ['/follow-up/receipt', { reference, code, do: 'page' }],
    ['/follow-up/receipt', { reference, code, do: 'text' }],
  ]
  let opened = 0
  for (const [path, fields] of asked) {
    const answer = await world.post(path, fields, path.startsWith('/follow-up') ? undefined : officer)
    assert.equal(answer.status, 200, path)
    assert.deepEqual(faultsIn({ ...answer, url: path, body: answer.bytes }), [], path)
    if (path.endsWith('/reveal') && answer.html.includes('x-q-')) opened += 1
  }
  assert.ok(opened > 0, `${people.length} people`)
})

test('would be caught: markup, an attribute, an address, a formula, a header and a line in a calendar', () => {
  const seen = (type: string, body: string, more: Record<string, string> = {}): Seen => ({
    url: '/',
    status: 200,
    headers: { 'content-type': type, 'x-content-type-options': 'nosniff', ...more },
    body: Buffer.from(body),
  })
  for (const each of [
    seen('text/html', '<p>"><x-q-1></p>'),
    seen('text/html', `<p title=""'>&lt;x-q-1">`),
    seen('text/html', '<a href="javascript:alert(1)">'),
    seen('application/atom+xml', '<title><x-q-1></title>'),
    seen('text/csv', 'a,=1+1\r\n'),
    seen('text/calendar', 'SUMMARY:a\r\nX-EVIL: 1\r\n'),
    seen('text/html', 'x', { 'x-evil': '1' }),
    seen('text/html', 'x', { 'x-content-type-options': '' }),
  ])
    assert.equal(faultsIn(each).length, 1, each.body.toString())
  assert.deepEqual(faultsIn(seen('text/html', '<p>=1+a"&#39;&gt;&lt;x-q-1&gt;</p>')), [])
})
