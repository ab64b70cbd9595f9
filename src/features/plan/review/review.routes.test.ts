// Bringing in a document without JavaScript: upload, look through, keep; and who may not.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { newId } from '../../../platform/ids.ts'
import { inTurn } from '../sources/in-turn.ts'

const HEAD = ['Aim', 'Objective', 'Action', 'Owner', 'Time Frame', 'Status', 'Update']
const ROWS = [
  ['1.1 To answer', 'Hear people', 'Ask everybody', 'Alder Council', 'Q2 Action completed', '', ''],
  ['1.2 To learn', 'Learn', 'Meet each quarter', 'all local authorities', 'Q3', 'In progress', 'Began'],
  ['1.3 To tell', 'Tell', 'Write to schools', 'Birch Council', 'Quite soon really', '', ''],
]
const docx = async (
  rows: string[][],
  title = 'Hate action plan 2026-29',
): Promise<Uint8Array<ArrayBuffer>> => {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
  const table = new Table({
    rows: [HEAD, ...rows].map((cells) => new TableRow({ children: cells.map(cell) })),
  })
  const children = [new Paragraph(title), new Paragraph('Strategic Priority 1: Answering well'), table]
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}

/** What the first form that ends after some words on the page would send: its hidden fields. */
function formWith(html: string, needle: string): Record<string, string> {
  const at = html.indexOf(needle)
  assert.ok(at > 0, needle)
  const [form = ''] = /<input type="hidden"[^]*?<\/form>/.exec(html.slice(at)) ?? []
  const hidden = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, decoded(value)]))
}
const decoded = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
const readyIn = (html: string, label: string): string => {
  const at = html.indexOf(label)
  assert.ok(at > 0, label)
  const values = [...html.slice(0, at).matchAll(/name="edit"[^>]*|value="([^"]*)"[^>]*name="edit"/g)]
  const button = html.slice(html.lastIndexOf('<button', at), at)
  assert.ok(values.length > 0)
  return decoded(/value="([^"]*)"/.exec(button)?.[1] ?? '')
}

describe('a document that is brought in', () => {
  let world: World
  let alder: Agency
  let birch: Agency
  let coordinator: Person
  let officer: Person
  let path = ''
  let planPath = ''
  const list = () => world.get(path, coordinator)
  const edit = (fields: Record<string, string>) => world.post(`${path}/edit`, fields, coordinator)

  before(async () => {
    world = await createWorld()
    alder = await world.agency({ name: 'Alder Council' })
    birch = await world.agency({ name: 'Birch Council' })
    coordinator = await world.staff({ agency: alder, roles: ['coordinator'] })
    officer = await world.staff({ agency: alder, roles: ['officer', 'manager', 'administrator'] })
  })
  after(() => world.close())

  test('larger than ten megabytes is refused by its box, with what to do and what was typed', async () => {
    const bytes = new Uint8Array(10_485_761).fill(32)
    const typed = { text: '', name: 'Plan of the north' }
    const refused = await world.upload('/plan/import', typed, { name: 'plan.txt', bytes }, coordinator)
    assert.equal(refused.status, 422)
    assert.match(refused.html, /href="#file"[^>]*>The document must be 10MB or smaller\. Save it without/)
    assert.match(refused.html, /value="Plan of the north"/)
    const both = { text: '1.1 To answer', name: '' }
    const pasted = await world.upload('/plan/import', both, { name: 'plan.txt', bytes }, coordinator)
    assert.match(pasted.html, /<textarea[^>]*>1\.1 To answer/)
  })

  test('is read from the file, kept as it came, and makes no plan yet', async () => {
    const bytes = await docx(ROWS)
    const sent = await world.upload(
      '/plan/import',
      { text: '', name: '' },
      { name: 'plan.docx', bytes },
      coordinator,
    )
    assert.equal(sent.status, 303)
    path = sent.location ?? ''
    assert.match(path, /^\/plan\/imports\/[0-9a-f-]{36}$/)
    const page = await list()
    for (const words of [
      'plan.docx',
      'Hate action plan 2026-29',
      '1 priority, 3 aims and 3 actions',
      '0 of 2 looked at.',
      'The time frame says how far the action is',
      'table 1, row 2',
      'Move “Action completed” to the status',
    ])
      assert.ok(page.html.includes(words), words)
    assert.ok(!page.html.includes('Meet each quarter'), 'what was read without doubt waits')
    assert.ok((await world.get(`${path}?show=all`, coordinator)).html.includes('Meet each quarter'))
    assert.deepEqual(await world.admin('select id from plans'), [])
    const [kept] = await world.admin<{ bytes: Buffer }>('select bytes from plan_imports')
    assert.deepEqual(new Uint8Array(kept?.bytes ?? []), bytes)
  })

  test('waits for its turn to be read without holding a connection', async () => {
    const id = newId()
    // Another document's words: nothing has read them yet.
    await world.admin(
      `insert into plan_imports (id, file_name, format, bytes, blocks, shape, edits, created_by, created_at, changed_at)
       select $1, file_name, format, bytes, replace(blocks::text, 'Ask everybody', 'Ask them all')::jsonb, shape, edits,
         created_by, created_at, changed_at from plan_imports`,
      [id],
    )
    const turn = Promise.withResolvers<undefined>()
    const before = inTurn(() => turn.promise)
    const page = world.get(`/plan/imports/${id}`, coordinator)
    await new Promise((resolve) => setTimeout(resolve, 500))
    const held = await world.admin(
      `select query from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
    )
    turn.resolve(undefined)
    await before
    assert.deepEqual(held, [])
    assert.match((await page).html, /Ask them all/)
    await world.admin('delete from plan_imports where id = $1', [id])
  })

  test('is the coordinators’ alone, in the database as on every page', async () => {
    for (const page of ['', '/owners', '/heading', '/columns', '/changes', '/drop', '/rows/4-0'])
      assert.equal((await world.get(`${path}${page}`, officer)).status, 403, page)
    for (const act of ['/edit', '/undo', '/keep', '/drop', '/owners', '/heading', '/columns', '/replaces'])
      assert.equal((await world.post(`${path}${act}`, {}, officer)).status, 403, act)
    assert.equal((await world.get(path)).status, 303)
    await world.admin(`insert into plan_mappings values ('x', '[]', null, now())`)
    await world.admin(
      `insert into plan_owner_names (spelling, kind, changed_at) values ('somebody', 'words', now())`,
    )
    const seen = await officer
      .ctx()
      .db.transaction(async (tx) => [
        ...(await tx.selectFrom('plan_imports').select('id').execute()),
        ...(await tx.selectFrom('plan_mappings').select('shape').execute()),
        ...(await tx.selectFrom('plan_owner_names').select('spelling').execute()),
      ])
    assert.deepEqual(seen, [])
    const taken = officer
      .ctx()
      .db.transaction((tx) => tx.updateTable('plan_imports').set({ file_name: 'x' }).executeTakeFirst())
    assert.equal((await taken).numUpdatedRows, 0n)
    await assert.rejects(
      world.publicCtx().db.transaction((tx) => tx.selectFrom('plan_imports').selectAll().execute()),
      /permission denied/,
    )
    assert.equal((await world.get(`/plan/imports/${newId()}`, coordinator)).status, 404)
  })

  test('a stray status is moved by one button, and comes back when that is undone', async () => {
    const page = await list()
    const fields = {
      ...formWith(page.html, 'Action completed'),
      edit: readyIn(page.html, '>Move “Action completed”'),
    }
    const moved = await edit(fields)
    assert.equal(moved.status, 303)
    assert.equal(moved.location, `${path}?show=doubtful&page=1#review`)
    assert.ok((await list()).html.includes('1 of 2 looked at.'))
    await world.post(`${path}/undo`, {}, coordinator)
    assert.ok((await list()).html.includes('0 of 2 looked at.'))
    assert.equal((await edit(fields)).status, 303)
  })

  test('a form about a row that somebody changed meanwhile shows both and changes nothing', async () => {
    const first = await list()
    const fields = formWith(first.html, 'Quite soon really')
    const row = `${path}/rows/${fields['row']}`
    const derive = { act: 'derive', status: 'deferred', owners: 'Birch Council' }
    assert.equal((await edit({ ...fields, ...derive })).status, 303)
    const stale = await edit({ ...fields, ...derive, status: 'cancelled' })
    assert.equal(stale.status, 409)
    assert.match(stale.html, /status: cancelled/)
    assert.match(stale.html, /put off/)
    assert.ok((await world.get(row, coordinator)).html.includes('Changed by you'))
  })

  test('what cannot be done comes back with what was typed', async () => {
    const page = await world.get(`${path}?show=all`, coordinator)
    const fields = formWith(page.html, 'Quite soon really')
    const wrong = await edit({ ...fields, act: 'take', from: 'action', words: 'no such words', to: 'update' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /do not stand in that column/)
    assert.ok(wrong.html.includes('value="no such words"'))
    for (const [act, chosen, ...errors] of [
      ['take', { from: '', to: '', words: '' }, ['from', 'Choose a column'], ['to', 'Choose a column']],
      ['take', { from: 'action', to: 'action' }, ['to', 'Choose two different columns']],
      ['swap', { swapA: '', swapB: 'owner' }, ['swapA', 'Choose a column']],
      ['swap', { swapA: 'owner', swapB: 'owner' }, ['swapB', 'Choose two different columns']],
      [
        'split',
        { splitCell: '', begins: '' },
        ['splitCell', 'Choose a column'],
        ['begins', 'Enter the words'],
      ],
      ['move', { aim: '' }, ['aim', 'Choose an aim']],
    ] as const) {
      const refused = await edit({ ...fields, act, ...chosen })
      assert.equal(refused.status, 422, act)
      for (const [field, words] of errors)
        assert.match(refused.html, new RegExp(`href="#${field}"[^>]*>${words}[^]*id="${field}-error"`), act)
    }
    const open = await world.get(`${path}/rows/${fields['row']}`, coordinator)
    for (const field of ['from', 'to', 'swapA', 'swapB', 'splitCell', 'aim'])
      assert.match(open.html, new RegExp(`name="${field}"[^>]*><option value>Choose<`), field)
    const day = await edit({
      ...fields,
      act: 'derive',
      'end-day': '31',
      'end-month': '2',
      'end-year': '2027',
    })
    assert.equal(day.status, 422)
    assert.match(day.html, /“Due by” must be a real date/)
    const right = await edit({
      ...fields,
      act: 'derive',
      owners: 'Birch Council',
      status: 'deferred',
      'end-day': '31',
      'end-month': '3',
      'end-year': '2027',
    })
    assert.equal(right.status, 303)
  })

  test('columns can be said to hold something else; what no longer fits is shown, and undoing it brings all back', async () => {
    const page = await world.get(`${path}/columns`, coordinator)
    assert.match(page.html, /Such as “Ask everybody”/)
    const at = /name="title-(\d+)" value="update"/.exec(page.html)?.[1] ?? ''
    const { seen = '' } = formWith(page.html, 'What the columns are')
    const said = { seen, [`title-${at}`]: 'update', [`column-${at}`]: 'other' }
    assert.equal((await world.post(`${path}/columns`, said, coordinator)).status, 303)
    assert.match((await list()).html, /Changes that no longer fit|Said what the columns are/)
    await world.post(`${path}/undo`, {}, coordinator)
    assert.ok(!(await list()).html.includes('Changes that no longer fit'))
    const empty = { ...said, [`column-${at}`]: 'nonsense' }
    assert.equal((await world.post(`${path}/columns`, empty, coordinator)).status, 422)
  })

  test('an owner’s spelling is said once, and remembered', async () => {
    const page = await world.get(`${path}/owners`, coordinator)
    assert.equal(page.html.match(/name="spelling-/g)?.length, 3)
    // A name that was cut in two is mended in its row, which the page leads to.
    for (const [, row] of page.html.matchAll(/href="[^"]*\/rows\/(\d+-\d+)"/g))
      assert.match((await world.get(`${path}/rows/${row}`, coordinator)).html, /Owners, one on each line/)
    assert.equal(page.html.match(/\/rows\/\d+-\d+"/g)?.length, 3)
    const at = /name="spelling-(\d+)" value="all local authorities"/.exec(page.html)?.[1]
    const said = { [`spelling-${at}`]: 'all local authorities', [`means-${at}`]: `agency:${birch.id}` }
    assert.equal((await world.post(`${path}/owners`, said, coordinator)).status, 303)
    const names = await world.admin('select kind, agency_ids from plan_owner_names where spelling = $1', [
      'all local authorities',
    ])
    assert.deepEqual(names, [{ kind: 'agencies', agency_ids: [birch.id] }])
    // Whoever had the page open meanwhile and says something of another owner leaves this one as it is.
    const [, shown = ''] = new RegExp(`name="shown-${at}" value="([^"]*)"`).exec(page.html) ?? []
    assert.equal(shown, 'authorities')
    const later = { ...said, [`means-${at}`]: shown, [`shown-${at}`]: shown }
    assert.equal((await world.post(`${path}/owners`, later, coordinator)).status, 303)
    const still = await world.admin('select agency_ids from plan_owner_names where spelling = $1', [
      'all local authorities',
    ])
    assert.deepEqual(still, [{ agency_ids: [birch.id] }])
  })

  test('title and years can be changed', async () => {
    const page = await world.get(`${path}/heading`, coordinator)
    const { seen = '' } = formWith(page.html, 'Title and years')
    const bad = await world.post(`${path}/heading`, { seen, title: '', period: '' }, coordinator)
    assert.equal(bad.status, 422)
    const good = {
      seen,
      title: 'Our hate plan',
      period: '2026-29',
      'from-day': '1',
      'from-month': '4',
      'from-year': '2026',
      'to-day': '31',
      'to-month': '3',
      'to-year': '2029',
    }
    assert.equal((await world.post(`${path}/heading`, good, coordinator)).status, 303)
    assert.ok((await list()).html.includes('Our hate plan'))
    // Somebody else had the form open meanwhile, and only meant to change the years.
    const second = await world.post(
      `${path}/heading`,
      { ...good, title: 'Hate', period: '26-29' },
      coordinator,
    )
    assert.equal(second.status, 409)
    assert.match(second.html, /Our hate plan[^]*value="Hate"[^]*value="26-29"/)
    assert.ok((await list()).html.includes('Our hate plan'))
    const now = formWith(second.html, 'What you wrote')['seen'] ?? ''
    assert.notEqual(now, seen)
    const again = await world.post(`${path}/heading`, { ...good, seen: now }, coordinator)
    assert.equal(again.status, 303)
  })

  test('is kept as a plan: accepted statuses start its deliveries, blank stays not set', async () => {
    const version = formWith((await list()).html, '>Keep this plan<')['version'] ?? ''
    const stale = await world.post(`${path}/keep`, { version: '1' }, coordinator)
    assert.equal(stale.status, 422)
    assert.match(stale.html, /Somebody changed this meanwhile/)
    const kept = await world.post(`${path}/keep`, { version }, coordinator)
    assert.equal(kept.status, 303)
    planPath = kept.location?.split('?')[0] ?? ''
    const deliveries = await world.admin(
      `select a.action, d.status, d.agency_id, d.forecast_due::text as due from plan_deliveries d
       join plan_actions a on a.id = d.action_id order by a.source_line`,
    )
    assert.deepEqual(
      deliveries.map(({ action, status, agency_id }) => [action, status, agency_id]),
      [
        ['Ask everybody', 'complete_unverified', alder.id],
        ['Meet each quarter', 'in_progress', birch.id],
        ['Write to schools', 'deferred', birch.id],
      ],
    )
    assert.equal(deliveries[2]?.['due'], '2027-03-31')
    assert.equal((await list()).location, planPath)
  })

  test('the document can be had from its plan, by coordinators', async () => {
    const document = await world.get(`${planPath}/document`, coordinator)
    assert.equal(document.status, 200)
    assert.match(String(document.headers['content-disposition']), /plan\.docx/)
    assert.equal((await world.get(`${planPath}/document`, officer)).status, 403)
  })

  test('a newer version is recognised, shows what changes, and keeps what stands beside the actions', async () => {
    const [first] = await world.admin<{ id: string; action_id: string }>(
      `select d.id, d.action_id from plan_deliveries d join plan_actions a on a.id = d.action_id where a.action = 'Ask everybody'`,
    )
    await world.admin(`update plan_deliveries set story = 'We asked.' where id = $1`, [first?.id])
    world.clock.advance(86_400_000)
    const [one = [], two = []] = ROWS
    const next = [
      one.with(2, 'Ask everybody twice'),
      two.with(6, 'Begun, and met twice'),
      ['1.4 To fund', 'Pay', 'Find money for interpreters', 'Birch Council', 'Q4', '', ''],
    ]
    const sent = await world.upload(
      '/plan/import',
      {},
      { name: 'plan v2.docx', bytes: await docx(next, 'Our hate plan 2026-29') },
      coordinator,
    )
    path = sent.location ?? ''
    const page = await list()
    assert.match(page.html, /This looks like a newer version of “Our hate plan \(2026-29\)”/)
    const changes = await world.get(`${path}/changes`, coordinator)
    for (const words of [
      '0 actions are the same, 2 changed, 1 new and 1 gone.',
      'twice',
      'Find money for interpreters',
      'Write to schools',
    ])
      assert.ok(changes.html.includes(words), words)
    const [gone] = await world.admin<{ id: string }>(
      `select id from plan_actions where action = 'Write to schools'`,
    )
    const { version = '' } = formWith(changes.html, '>New<')
    const kept = await world.post(`${path}/keep`, { version, remove: gone?.id ?? '' }, coordinator)
    assert.equal(kept.location, `${planPath}?done=imported`)
    const actions = await world.admin<{ action: string; removed: boolean; story: string }>(
      `select a.action, a.removed_at is not null as removed, d.story from plan_actions a
       join plan_deliveries d on d.action_id = a.id order by a.action`,
    )
    assert.deepEqual(
      actions.map(({ action, removed, story }) => [action, removed, story]),
      [
        ['Ask everybody twice', false, 'We asked.'],
        ['Find money for interpreters', false, ''],
        ['Meet each quarter', false, 'Begun, and met twice'],
        ['Write to schools', true, ''],
      ],
    )
    const old = await world.admin(
      `select row ->> 'action' as action from plan_history where row_id = $1 order by valid_from`,
      [first?.action_id],
    )
    assert.deepEqual(
      old.map(({ action }) => action),
      ['Ask everybody', 'Ask everybody twice'],
    )
    assert.equal((await world.admin('select id from plans')).length, 1)
  })

  test('a row is split at words that are typed, and its time goes with the half that is chosen', async () => {
    const text = [
      'Another plan 2026-27',
      HEAD.join('\t'),
      '1.1 Ask\tHear\tAsk all. Write it down.\tBirch Council\tQ2\t\t',
    ].join('\n')
    path = (await world.post('/plan/import', { text, name: 'split' }, coordinator)).location ?? ''
    const at = /\/rows\/(\d+-0)/.exec((await world.get(`${path}?show=all`, coordinator)).html)?.[1] ?? ''
    const page = await world.get(`${path}/rows/${at}`, coordinator)
    assert.match(page.html, /Which row keeps what you do not split/)
    const fields = {
      ...formWith(page.html, 'The new row begins with'),
      row: at,
      act: 'split',
      begins: 'Write',
    }
    const sent = await edit({
      ...fields,
      splitCell: 'action',
      'keep-timeframe': 'last',
      'keep-owner': 'both',
    })
    assert.equal(sent.status, 303)
    const after = (await list()).html
    assert.match(after, /Split off another row/)
    const second = await world.get(`${path}/rows/${at.replace('-0', '-1')}`, coordinator)
    assert.match(second.html, /30 September 2026/)
    const wrong = await edit({ ...fields, splitCell: 'action', 'keep-timeframe': 'nobody' })
    assert.equal(wrong.status, 422)
  })

  test('text without a place is offered actions by their words, and all of it is set aside at once', async () => {
    const text = [
      'Home. News. Contact.',
      'We use cookies. Accept or refuse.',
      'Another plan 2026-27',
      HEAD.join('\t'),
      '1.1 Ask\tHear\tAsk everybody what they need\tBirch Council\tQ2\t\t',
      'Last updated yesterday by the office.',
    ].join('\n')
    path = (await world.post('/plan/import', { text, name: 'page' }, coordinator)).location ?? ''
    const page = await list()
    const [, place = ''] = /\/lines\/(\d+-\d+)/.exec(page.html) ?? []
    const line = await world.get(`${path}/lines/${place}`, coordinator)
    assert.match(line.html, />Update in aim 1\.1, line \d+: “Ask everybody what they need”</)
    const [, many] = /Set all (\d+) aside/.exec(page.html) ?? []
    assert.ok(Number(many) > 1)
    const { lines = '' } = formWith(page.html, 'no place in the plan, such as')
    const others = await edit({ lines: 'other lines', back: 'doubtful-1' })
    assert.match(others.html, /not the same any more/)
    const done = await edit({ lines, back: 'doubtful-1' })
    assert.equal(done.location, `${path}?show=doubtful&page=1#review`)
    const all = await world.get(`${path}?show=all`, coordinator)
    assert.ok(all.html.includes('We use cookies. Accept or refuse.'), 'its words are kept')
    assert.equal(all.html.match(/>\s*Set aside\s*</g)?.length, Number(many))
    assert.ok(!/Set all \d/.test(all.html))
    await world.post(`${path}/undo`, {}, coordinator)
    assert.ok((await list()).html.includes(`Set all ${many} aside`), 'taken back as one')
  })

  test('text without a place goes nowhere until somebody says where, and may be a link of a priority', async () => {
    const text = [
      'Another plan 2026-27',
      'Strategic Priority 1: Answering well',
      HEAD.join('\t'),
      '1.1 Ask\tHear\tAsk everybody what they need\tBirch Council\tQ2\t\t',
      'Police and Crime Plan: Victims first.',
    ].join('\n')
    path = (await world.post('/plan/import', { text, name: 'page' }, coordinator)).location ?? ''
    const [, at = ''] = /\/lines\/(\d+-\d+)/.exec((await list()).html) ?? []
    const line = await world.get(`${path}/lines/${at}`, coordinator)
    const [, options = ''] = /<select[^>]*name="place"[^>]*>([^]*?)<\/select>/.exec(line.html) ?? []
    assert.match(options, /^<option value>Choose</, 'nothing is chosen at first')
    const { line: which = '', back = '' } = formWith(line.html, '<h1')
    const none = await edit({ line: which, back, act: 'place', place: '' })
    assert.equal(none.status, 422)
    assert.match(none.html, /href="#place"[^>]*>Choose where it belongs/)
    assert.match(none.html, /id="place-error"/)
    const [, place = ''] =
      /value="([^"]*)"[^>]*>A link of “Strategic Priority 1: Answering well” to another plan or theme</.exec(
        options,
      ) ?? []
    assert.equal((await edit({ line: which, back, act: 'place', place: decoded(place) })).status, 303)
    assert.match((await list()).html, /1 link above the tables[^]*Police and Crime Plan: Victims first/)
  })

  test('one that is dropped is gone from the list, and what is no plan is refused with what was pasted', async () => {
    const text = `Another plan entirely\n${HEAD.join('\t')}\n${ROWS[0]?.join('\t')}`
    path = (await world.post('/plan/import', { text, name: 'pasted' }, coordinator)).location ?? ''
    assert.ok((await world.get('/plan/import', coordinator)).html.includes(`href="${path}"`))
    const { version = '' } = formWith(
      (await world.get(`${path}/drop`, coordinator)).html,
      'Drop this document?',
    )
    assert.equal((await world.post(`${path}/drop`, { version }, coordinator)).status, 303)
    assert.ok(!(await world.get('/plan/import', coordinator)).html.includes(path))
    assert.equal((await list()).status, 404)
    const refused = await world.post('/plan/import', { text: 'Only words here.', name: 'n' }, coordinator)
    assert.equal(refused.status, 422)
    assert.ok(refused.html.includes('Only words here.'))
    const picture = await world.upload(
      '/plan/import',
      {},
      { name: 'scan.png', bytes: '\u0089PNG\r\n' },
      coordinator,
    )
    assert.equal(picture.status, 422)
    assert.equal((await world.post('/plan/import', { text: '' }, coordinator)).status, 422)
  })
})
