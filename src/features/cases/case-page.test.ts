import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { newId } from '../../platform/ids.ts'
import { logCase } from './log-case.ts'
import { MARKED, type ReportShape, tellReport } from './testing/a-report.ts'

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world.close())

async function scene(shape: Partial<ReportShape> = {}) {
  const area = `Area ${newId()}`
  const council = await world.agency({ name: 'Northbrook Council', area })
  const victims = await world.agency({ name: 'Victim Care', kind: 'victim_service', area })
  const elsewhere = await world.agency({ name: 'Elsewhere Council' })
  const officer = await world.staff({ agency: council, roles: ['officer'], name: 'Ola Officer' })
  const manager = await world.staff({ agency: council, roles: ['manager'], name: 'Mo Manager' })
  const worker = await world.staff({ agency: victims, roles: ['support_worker'], name: 'Vic Worker' })
  const outsider = await world.staff({ agency: elsewhere, roles: ['officer', 'manager'], name: 'Els Where' })
  const told = await tellReport(world.publicCtx(), {
    agencyId: council.id,
    areaId: council.areaId ?? null,
    ...shape,
  })
  const { reference } = told
  return { council, victims, officer, manager, worker, outsider, ...told, reference }
}

async function opened(shape: Partial<ReportShape> = {}) {
  const all = await scene(shape)
  const command = {
    reportReference: all.reference,
    summary: 'Shouted at by a bus stop',
    strands: ['race'],
    types: ['threats'],
  }
  assert.ok((await logCase(all.officer.ctx(), command, 1)).ok)
  return { ...all, path: `/cases/${all.reference}` }
}

const latest = async (reference: string) =>
  (
    await world.admin<{ id: string; version: number; status: string; risk_level: string; owner_id: string }>(
      'select id, version, status, risk_level, owner_id from cases where reference = $1',
      [reference],
    )
  )[0]

const fields = async (path: string, as: Person) => {
  const { html } = await world.get(path, as)
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  return { version: value('version'), once: value('once') }
}

test('the page that logs a report shows the person’s own words with a translation, and the trail says so', async () => {
  const { reference, id, officer, outsider } = await scene({ narrative: 'ZEBRACOAT, krzyczeli' })
  await world.admin(`update reports set language = 'pl' where id = $1`, [id])
  const translation = { translation: 'They shouted TRANSLATEDWORDS' }
  assert.equal((await world.post(`/reports/${reference}/translation`, translation, officer)).status, 303)
  const seen = async () => {
    const [row] = await world.admin<{ n: number }>(
      `select count(*)::int as n from audit.entries where action = 'report.view' and subject_id = $1`,
      [id],
    )
    return row?.n ?? -1
  }
  const before = await seen()
  const page = await world.get(`/reports/${reference}/log`, officer)
  assert.match(
    page.html,
    /In their own words[\s\S]*ZEBRACOAT[\s\S]*Polish[\s\S]*TRANSLATEDWORDS[\s\S]*name="summary"/,
  )
  assert.equal(await seen(), before + 1)
  const again = await world.post(`/reports/${reference}/log`, { version: '1' }, officer)
  assert.equal(again.status, 422)
  assert.match(again.html, /ZEBRACOAT/)
  assert.equal((await world.get(`/reports/${reference}/log`, outsider)).status, 404)
})

test('the confirm page says what will follow, and one press leads to the case', async () => {
  const { reference, officer } = await scene()
  const page = await world.get(`/reports/${reference}/log`, officer)
  assert.equal(page.status, 200)
  for (const said of [
    'Northbrook Council leads the case',
    'The referral to Victim Care is made by itself',
    'First safe contact',
  ])
    assert.ok(page.html.includes(said), said)
  const { version } = await fields(`/reports/${reference}/log`, officer)
  const press = { version, summary: 'Shouted at', strands: ['race'], types: ['threats'] }
  const first = await world.post(`/reports/${reference}/log`, press, officer)
  assert.equal(first.location, `/cases/${reference}?done=logged`)
  const second = await world.post(`/reports/${reference}/log`, press, officer)
  assert.equal(second.location, `/cases/${reference}?done=already`)
  const landed = await world.get(second.location ?? '', officer)
  assert.ok(landed.html.includes('already logged by Ola Officer on 18 November 2026'))
  assert.equal(
    (await world.get(`/reports/${reference}/log`, officer)).location,
    `/cases/${reference}?done=already`,
  )
})

test('the confirm page says in words why a referral will be withheld', async () => {
  for (const [shape, said] of [
    [{ consents: { victim_service: 'no' as const } }, 'because the person said no'],
    [{ privacy: 'anonymous' as const, consents: {} }, 'because the report is anonymous'],
    [{ consents: {} }, 'because the person was not asked'],
    [{ canContact: 'no' as const }, 'because there is no safe way to reach the person'],
  ] as const) {
    const { reference, officer } = await scene(shape)
    const { html } = await world.get(`/reports/${reference}/log`, officer)
    assert.ok(html.includes(said), said)
  }
})

test('problems come back on the page with what was typed', async () => {
  const { reference, officer } = await scene()
  const page = await world.post(
    `/reports/${reference}/log`,
    { version: '1', summary: '', strands: ['race'] },
    officer,
  )
  assert.equal(page.status, 422)
  assert.ok(page.html.includes('Enter a summary'))
  assert.ok(page.html.includes('Select at least one kind of thing that happened'))
})

test('a case page needs at most eight queries, shows no details of the person, and is recorded', async () => {
  const { path, officer, reference } = await opened()
  await world.get(path, officer)
  const queries: string[] = []
  const count = (client: { query: (...args: never[]) => unknown }) => {
    const query = client.query
    client.query = (...args: never[]) => {
      queries.push(String(args[0]))
      return query.apply(client, args)
    }
    world.services.pool.once('release', () => {
      client.query = query
    })
  }
  world.services.pool.on('acquire', count)
  const page = await world.get(path, officer)
  world.services.pool.off('acquire', count)
  assert.equal(page.status, 200)
  const asked = queries.filter((query) => !/^(begin|commit|start|set transaction)/i.test(query))
  assert.ok(asked.length > 3 && asked.length <= 8, `${asked.length} queries`)
  for (const secret of [MARKED.name, MARKED.phone, MARKED.email, 'bus stop at me'])
    assert.ok(!page.html.includes(secret ?? '-'), secret)
  const found = await latest(reference)
  const views = await world.admin(
    `select 1 from audit.entries where action = 'case.view' and subject_id = $1`,
    [found?.id],
  )
  assert.equal(views.length, 2)
})

test('what is said and who said it are shown only when asked for, with a reason, and are recorded', async () => {
  const { path, officer, personId } = await opened()
  const said = await world.get(`${path}/words`, officer)
  assert.ok(said.html.includes('They shouted at me at the bus stop.'))
  const without = await world.post(
    `${path}/people/${personId}/reveal`,
    { reason: 'other', reasonText: 'x' },
    officer,
  )
  assert.equal(without.status, 422)
  assert.ok(!without.html.includes(MARKED.name ?? '-'))
  const shown = await world.post(`${path}/people/${personId}/reveal`, { reason: 'contact' }, officer)
  assert.equal(shown.status, 200)
  assert.equal(shown.headers['cache-control'], 'no-store')
  assert.ok(shown.html.indexOf('Do not leave a message') > 0)
  assert.ok(
    shown.html.indexOf('Do not leave a message') < shown.html.indexOf(MARKED.phone ?? '-'),
    'safe words come first',
  )
  const trail = await world.admin(
    `select reason from audit.entries where action = 'person.reveal' and subject_id = $1`,
    [personId],
  )
  assert.deepEqual(trail, [{ reason: 'To contact them' }])
})

test('a translation that a person entered stands beside the original in the case too, for whoever reads the words', async () => {
  const { path, reference, officer, worker, outsider } = await opened({ narrative: 'Krzyczeli na mnie' })
  await world.admin(`update reports set language = 'pl' where reference = $1`, [reference])
  const before = (await world.get(`${path}/words`, worker)).html
  assert.match(before, /The page was read in Polish/)
  const enter = { translation: 'They shouted at me in the street' }
  assert.equal((await world.post(`/reports/${reference}/translation`, enter, officer)).status, 303)
  for (const reader of [officer, worker])
    assert.match(
      (await world.get(`${path}/words`, reader)).html,
      /Krzyczeli na mnie[\s\S]*Translated by Ola Officer[\s\S]*They shouted at me in the street/,
    )
  assert.equal((await world.get(`${path}/words`, outsider)).status, 404)
})

test('another agency finds no case, list entry, search result, download, words, person, note or form', async () => {
  const { reference, path, outsider, personId } = await opened()
  for (const address of ['', '/words', '/risk', '/note', '/close', `/notes/${newId()}`])
    assert.equal((await world.get(path + address, outsider)).status, 404, address)
  for (const address of ['/risk', '/note', '/close', `/people/${personId}/reveal`])
    assert.equal((await world.post(path + address, { reason: 'contact' }, outsider)).status, 404, address)
  assert.equal((await world.get(`/reports/${reference}/log`, outsider)).status, 404)
  assert.equal((await world.post(`/reports/${reference}/log`, {}, outsider)).status, 404)
  assert.ok(!(await world.get('/cases?status=all', outsider)).html.includes(reference))
  assert.ok(!(await world.get('/cases.csv?status=all', outsider)).html.includes(reference))
  for (const q of [reference, 'Shouted'])
    assert.ok(!(await world.post('/search', { q }, outsider)).html.includes(`/cases/${reference}`), q)
})

test('the lead finds its case in the list, by words, by reference and in the download', async () => {
  const { reference, officer } = await opened()
  assert.ok((await world.get('/cases', officer)).html.includes(reference))
  assert.ok(
    (await world.get('/cases?mine=1&risk=not_assessed&strand=race', officer)).html.includes(reference),
  )
  assert.ok(!(await world.get('/cases?status=closed', officer)).html.includes(reference))
  assert.ok((await world.post('/search', { q: 'shouting bus' }, officer)).html.includes(reference))
  const direct = await world.post('/search', { q: reference.toLowerCase().replaceAll('-', ' ') }, officer)
  assert.equal(direct.location, `/cases/${reference}`)
  const csv = await world.get('/cases.csv', officer)
  assert.ok(csv.html.includes(reference) && csv.html.includes('OFFICIAL-SENSITIVE'))
  assert.match(String(csv.headers['content-disposition']), /OFFICIAL-SENSITIVE-cases-2026-11-18\.csv/)
  assert.equal(
    (
      await world.admin(`select 1 from audit.entries where action = 'case.export' and actor_id = $1`, [
        officer.actor.userId,
      ])
    ).length,
    1,
  )
})

test('what may be seen and not done is refused, and says who can', async () => {
  const { path, worker, officer, council } = await opened()
  assert.equal((await world.get(path, worker)).status, 200)
  for (const action of ['risk', 'close', 'assign', 'contact', 'reopen']) {
    const answer = await world.post(`${path}/${action}`, {}, worker)
    assert.equal(answer.status, 403, action)
  }
  assert.equal((await world.get(`${path}/reopen`, officer)).status, 403)
  const analyst = await world.staff({ agency: council, roles: ['analyst'] })
  assert.equal((await world.get(path, analyst)).status, 403)
  assert.equal((await world.get('/cases', analyst)).status, 403)
})

test('setting the risk meets its clock, shortens the others, and is a sentence in the timeline', async () => {
  const { path, officer, reference } = await opened()
  const { version } = await fields(`${path}/risk`, officer)
  const answer = await world.post(
    `${path}/risk`,
    { version, level: 'high', reason: 'Third time this month' },
    officer,
  )
  assert.equal(answer.location, `${path}?done=risk`)
  const found = await latest(reference)
  assert.equal(found?.risk_level, 'high')
  const open = await world.admin(
    `select kind from clocks where case_id = $1 and met_at is null and stopped_at is null and due_at < '2026-11-26'::timestamptz order by kind`,
    [found?.id],
  )
  assert.deepEqual(
    open.map(({ kind }) => kind),
    ['first_contact', 'victim_referral', 'victim_update'],
  )
  const { html } = await world.get(path, officer)
  assert.ok(html.includes('Risk was set to high; it was not assessed.'))
  assert.ok(!html.includes('Third time this month'), 'the reason is in the vault')
})

test('a stale save shows both versions and loses nothing; pressing the same twice is calm', async () => {
  const { path, officer, manager, reference } = await opened()
  const mine = await fields(`${path}/risk`, officer)
  await world.post(`${path}/risk`, { ...mine, level: 'medium', reason: 'Mine first' }, manager)
  const stale = await world.post(
    `${path}/risk`,
    { ...mine, level: 'high', reason: 'My long reason' },
    officer,
  )
  assert.equal(stale.status, 409)
  for (const said of ['Mo Manager', 'Medium risk', 'My long reason'])
    assert.ok(stale.html.includes(said), said)
  const version = /name="version" value="(\d+)"/.exec(stale.html)?.[1] ?? ''
  const again = { ...mine, version, level: 'high', reason: 'My long reason' }
  assert.equal((await world.post(`${path}/risk`, again, officer)).status, 303)
  assert.equal((await world.post(`${path}/risk`, again, officer)).status, 303)
  const found = await latest(reference)
  assert.equal(found?.risk_level, 'high')
  assert.equal(found?.version, 3)
})

test('a note or contact pressed five times at once is one entry, and its words are in the vault', async () => {
  const { path, officer, reference } = await opened()
  const note = {
    ...(await fields(`${path}/note`, officer)),
    note: 'Spoke to the driver',
    audience: 'partners',
  }
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => world.post(`${path}/note`, note, officer)))
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303, 303, 303, 303],
  )
  const contact = { ...(await fields(`${path}/contact`, officer)), channel: 'call', reached: 'yes', note: '' }
  await Promise.all([1, 2].map(() => world.post(`${path}/contact`, contact, officer)))
  const found = await latest(reference)
  const kinds = await world.admin(
    `select kind, count(*)::int as n from timeline where case_id = $1 and kind in ('case.note', 'case.update') group by 1 order by 1`,
    [found?.id],
  )
  assert.deepEqual(kinds, [
    { kind: 'case.note', n: 1 },
    { kind: 'case.update', n: 1 },
  ])
  const first = await world.admin(
    `select met_at from clocks where case_id = $1 and kind = 'first_contact' and met_at is not null`,
    [found?.id],
  )
  assert.equal(first.length, 1)
  const { html } = await world.get(path, officer)
  const link = /href="([^"]*\/notes\/[^"]*)"/.exec(html)?.[1] ?? ''
  assert.ok((await world.get(link, officer)).html.includes('Spoke to the driver'))
})

test('a note for one agency is hidden from the others, words and all', async () => {
  const { path, officer, worker } = await opened()
  const note = { ...(await fields(`${path}/note`, officer)), note: 'For us alone', audience: 'agency' }
  await world.post(`${path}/note`, note, officer)
  const link = /href="([^"]*\/notes\/[^"]*)"/.exec((await world.get(path, officer)).html)?.[1] ?? ''
  assert.ok(!(await world.get(path, worker)).html.includes('A note was added'))
  assert.equal((await world.get(link, worker)).status, 404)
})

test('closing stops the clocks and tells the person; opening again starts two and says so', async () => {
  const { path, officer, reference, id, personId } = await opened()
  const closing = {
    ...(await fields(`${path}/close`, officer)),
    closure: 'resolved',
    reason: 'All done here',
    left: ['risk', 'referral', 'clocks'],
  }
  assert.equal((await world.post(`${path}/close`, closing, officer)).location, `${path}?done=close`)
  assert.equal((await world.post(`${path}/close`, closing, officer)).status, 303, 'pressed twice')
  const found = await latest(reference)
  assert.equal(found?.status, 'closed')
  const running = () =>
    world.admin(
      `select kind from clocks where (case_id = $1 or report_id = $2) and met_at is null and stopped_at is null order by 1`,
      [found?.id, id],
    )
  assert.deepEqual(await running(), [])
  const told = await world.admin(
    `select params from timeline where report_id = $1 and kind = 'case.closed' and audience = 'person'`,
    [id],
  )
  assert.deepEqual(told, [{ params: { closure: 'resolved' } }])
  const mails = await world.admin(`select 1 from mails where to_person_id = $1 and template = 'update'`, [
    personId,
  ])
  assert.equal(mails.length, 1, 'that there is news is said once while it waits')
  assert.ok(!(await world.get('/cases', officer)).html.includes(reference))
  const opening = { ...(await fields(`${path}/reopen`, officer)), reason: 'It happened again' }
  assert.equal((await world.post(`${path}/reopen`, opening, officer)).status, 303)
  assert.deepEqual(
    (await running()).map(({ kind }) => kind),
    ['review', 'victim_update'],
  )
  assert.ok((await world.get('/cases', officer)).html.includes(reference))
})

test('at medium and high risk an officer may not close; a manager may', async () => {
  const { path, officer, manager } = await opened()
  const { version } = await fields(`${path}/risk`, officer)
  await world.post(`${path}/risk`, { version, level: 'medium', reason: 'Repeated' }, officer)
  const refused = await world.get(`${path}/close`, officer)
  assert.equal(refused.status, 403)
  assert.ok(refused.html.includes('a manager of the agency that leads the case'))
  const why = 'Medium risk: closing this case is for a manager of the agency that leads the case.'
  assert.ok((await world.get(path, officer)).html.includes(why), 'the page says why the link is gone')
  assert.ok(!(await world.get(path, manager)).html.includes('closing this case is for'))
  const closing = {
    ...(await fields(`${path}/close`, manager)),
    closure: 'resolved',
    reason: 'Agreed with the team',
    left: ['referral', 'clocks'],
  }
  assert.equal((await world.post(`${path}/close`, closing, manager)).status, 303)
})

test('nothing sent in an address or a form breaks a page', async () => {
  const { path, officer } = await opened()
  for (const address of [
    '/cases?after=x.y',
    '/cases?risk=nonsense&strand=zzz&lead=1',
    '/cases?after=9999999999999999.' + newId(),
    '/cases?status=all&status=open',
    '/search?q=%EF%BF%BD',
  ])
    assert.equal((await world.get(address, officer)).status, 200, address)
  for (const q of ['', '\u0000', "' or 1=1 --", '& | !', 'x'.repeat(5000), '((('])
    assert.ok((await world.post('/search', { q }, officer)).status < 400, q.slice(0, 9))
  for (const action of ['risk', 'note', 'contact', 'assign', 'close'])
    assert.equal(
      (
        await world.post(
          `${path}/${action}`,
          { version: 'NaN', once: "'", note: '', level: ['a', 'b'], ownerId: 'x' },
          officer,
        )
      ).status,
      422,
      action,
    )
  assert.equal((await world.get('/cases/nonsense', officer)).status, 404)
  assert.equal((await world.get(`${path}/nonsense`, officer)).status, 404)
})
