import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import qrcode from 'qrcode'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { fieldsOf, receiptOf } from '../../reporting/testing/walk-form.ts'
import { QUIET, qrSvg } from './addresses.ts'
import { buttonHtml, linkHtml } from './button-html.ts'

describe('a source', () => {
  let world: World
  let council: Agency
  let coordinator: Person
  let outside: Person
  let officer: Person
  before(async () => {
    world = await createWorld()
    council = await world.agency({ name: 'North Council', area: 'North' })
    const other = await world.agency({ name: 'Service', kind: 'victim_service' })
    coordinator = await world.staff({ agency: council, roles: ['coordinator'] })
    outside = await world.staff({ agency: other, roles: ['coordinator', 'administrator', 'communications'] })
    officer = await world.staff({ agency: council, roles: ['officer'] })
    assert.equal((await make('bus-14')).status, 303)
  })
  after(() => world.close())
  const make = (code: string, as = coordinator, more = {}) =>
    world.post('/sources', { name: `Source ${code}`, code, kind: 'bus', ...more }, as)
  const idOf = async (code: string) =>
    (await world.admin<{ id: string }>('select id from campaigns where code = $1', [code]))[0]?.id ?? ''
  const cellsOf = (html: string, code: string) => {
    const row = [...html.matchAll(/<tr[\s\S]*?<\/tr>/g)]
      .map(([each]) => each)
      .find((each) => each.includes(`Source ${code}`) && each.includes('Form opened'))
    return [...(row ?? '').matchAll(/<td[^>]*>([^<]*)/g)].map(([, text]) => text)
  }

  test('is counted by visits and reports, and one to four are not told to another agency', async () => {
    for (let visit = 0; visit < 3; visit += 1) await world.get('/report?via=bus-14')
    await world.get('/report/quick?via=bus-14')
    await world.get('/report?via=no-such-source')
    await world.get('/report?via=%27;drop')
    const page = await world.get('/take-report?via=bus-14', officer)
    const taken = await world.post(
      '/take-report',
      { ...fieldsOf(page.html), what: 'Shouting', privacy: 'anonymous', area: council.areaId ?? '' },
      officer,
    )
    const [report] = await world.admin('select via from reports where reference = $1', [
      receiptOf(taken).reference,
    ])
    assert.deepEqual(report, { via: 'bus-14' })
    const facts = await world.get(`/reports/${receiptOf(taken).reference}`, officer)
    assert.match(facts.html, /Led here by: Source bus-14 \(/, 'the officer sees which centre helped')
    assert.deepEqual(cellsOf((await world.get('/sources', coordinator)).html, 'bus-14'), [
      'Q3 2026/27',
      '4',
      '1',
    ])
    assert.deepEqual(cellsOf((await world.get('/sources', outside)).html, 'bus-14'), [
      'Q3 2026/27',
      'Fewer than 5',
      'Fewer than 5',
    ])
    await world.get('/report?via=bus-14')
    assert.deepEqual(cellsOf((await world.get('/sources', outside)).html, 'bus-14'), [
      'Q3 2026/27',
      '5',
      'Fewer than 5',
    ])
    const kept = await world.admin('select v.* from campaign_visits v')
    assert.deepEqual(
      kept.map((row) => Object.keys(row).toSorted()),
      [['campaign_id', 'day', 'visits']],
    )
    await assert.rejects(
      outside.ctx().db.transaction((tx) => tx.selectFrom('campaign_visits').selectAll().execute()),
      /permission denied/,
    )
  })

  test('is its agency’s to end, and no other’s; its poster is then gone and its address still leads to the form', async () => {
    await make('short-lived')
    const id = await idOf('short-lived')
    assert.equal((await world.get(`/sources/${id}`, outside)).status, 200)
    assert.equal((await world.post(`/sources/${id}/end`, {}, outside)).status, 404)
    assert.equal((await world.post(`/sources/${id}/end`, {}, coordinator)).status, 303)
    assert.equal((await world.get('/poster/short-lived')).status, 404)
    assert.equal((await world.get('/go/short-lived')).location, '/report?via=short-lived')
    await world.get('/report?via=short-lived')
    const visits = await world.admin('select * from campaign_visits where campaign_id = $1', [id])
    assert.deepEqual(visits, [])
    assert.equal((await world.post(`/sources/${id}/use`, {}, coordinator)).status, 303)
    assert.equal((await world.get('/poster/short-lived')).status, 200)
  })

  test('is renamed by its agency alone, with a trail, and what is printed keeps working', async () => {
    await make('named-badly')
    const id = await idOf('named-badly')
    const rename = (name: string, as = coordinator, version = '1') =>
      world.post(`/sources/${id}/name`, { name, version }, as)
    assert.equal((await rename('Theirs', outside)).status, 404)
    assert.equal((await rename('Theirs', officer)).status, 403)
    for (const wrong of ['', 'x', 'x'.repeat(121)]) assert.equal((await rename(wrong)).status, 422)
    assert.ok(!(await world.get(`/sources/${id}`, outside)).html.includes('Rename this source'))
    const printed = (await world.get('/poster/named-badly/code.svg')).html
    assert.equal((await rename('Central library <b>')).status, 303)
    const stale = await rename('Another at once')
    assert.equal(stale.status, 422)
    assert.match(stale.html, /Somebody changed this source meanwhile/)
    assert.match(stale.html, /value="Another at once"/, 'what was typed is kept')
    assert.match((await world.get('/sources', coordinator)).html, /Central library &lt;b/)
    assert.equal((await world.get('/poster/named-badly/code.svg')).html, printed)
    assert.equal((await world.get('/go/named-badly')).location, '/report?via=named-badly')
    await world.get('/report?via=named-badly')
    assert.deepEqual(await world.admin('select visits from campaign_visits where campaign_id = $1', [id]), [
      { visits: 1 },
    ])
    const trail = await world.admin(
      `select agency_id, detail from audit.entries where action = 'campaign.rename' and subject_id = $1`,
      [id],
    )
    const detail = { code: 'named-badly', from: 'Source named-badly', to: 'Central library <b>' }
    assert.deepEqual(trail, [{ agency_id: council.id, detail }])
  })

  test('is refused without a name, with a code that is taken or no code, and only some make them', async () => {
    for (const wrong of [
      { code: 'bus-14' },
      { code: 'Ä' },
      { code: 'ok-code', name: '' },
      { code: 'ok-code', kind: 'x' },
    ])
      assert.equal((await make('ok-code', coordinator, wrong)).status, 422)
    assert.equal((await make('ok-code', officer)).status, 403)
    assert.equal((await world.get('/go/..%2F..')).location, '/report')
  })

  test('prints posters and cards with a square code that holds its address', async () => {
    for (const path of ['/poster/bus-14?paper=a3&ink=black', '/cards/bus-14']) {
      const page = await world.get(path)
      assert.equal(page.status, 200)
      assert.match(page.html, /<bdi dir="ltr">[^<]*\/go\/bus-14<\/bdi>/)
    }
    const svg = await world.get('/poster/bus-14/code.svg')
    assert.match(String(svg.headers['content-type']), /^image\/svg/)
    const [, drawn = ''] = /fill="#000" d="([^"]*)"/.exec(svg.html) ?? []
    const [, host = ''] = /<bdi dir="ltr">([^<]*)<\/bdi>/.exec((await world.get('/poster/bus-14')).html) ?? []
    // The library's own matrix of the address that is printed, square by square.
    const { size, data } = qrcode.create(`http://${host}`, { errorCorrectionLevel: 'M' }).modules
    const dark = new Set<number>()
    for (const [, x, y, w] of drawn.matchAll(/M(\d+) (\d+)h(\d+)/g))
      for (let at = 0; at < Number(w); at += 1) dark.add(Number(y) * size + Number(x) + at)
    const wanted = [...data].flatMap((bit, at) => (bit ? [at] : []))
    assert.deepEqual(
      [...dark].toSorted((a, b) => a - b),
      wanted,
    )
    assert.ok(qrSvg('x').includes(`viewBox="-${QUIET} -${QUIET}`))
  })

  test('gives partners HTML without script, style or anything that watches, and escapes what it holds', async () => {
    const of = {
      origin: 'https://report.example.org',
      code: 'bus-14',
      lang: 'ur',
      dir: 'rtl' as const,
      locale: 'ur',
      text: 'a "b" <c> & d',
    }
    for (const html of [linkHtml(of), buttonHtml(of)]) {
      assert.ok(!/script|style=|<img|iframe|on\w+=/.test(html))
      assert.match(html, /rel="noopener noreferrer"/)
      assert.match(html, /a &quot;b&quot; &lt;c&gt; &amp; d|a "b" &lt;c&gt; &amp; d/)
    }
    assert.match(linkHtml(of), /href="https:\/\/report\.example\.org\/report\?via=bus-14&amp;lang=ur"/)
    const page = await world.get('/report/button?code=bus-14')
    assert.match(page.html, /report\?via=bus-14/)
    assert.match(page.html, /Why not a form inside your page/)
    assert.ok(
      !page.html.includes('Source bus-14'),
      'its name among staff is not told to whoever is signed out',
    )
    const asStaff = await world.get('/report/button?code=bus-14', officer)
    assert.match(asStaff.html, /Source bus-14/)
    const unknown = await world.get('/report/button?code=no-such-code')
    assert.match(unknown.html, /No poster or card in use has this code/)
    assert.ok(!unknown.html.includes('via=no-such-code'))
    const named = world
      .publicCtx()
      .db.transaction((tx) => tx.selectFrom('campaigns').select('name').execute())
    await assert.rejects(named, /permission denied/)
    assert.match(String(page.headers['content-security-policy']), /frame-ancestors 'none'/)
  })
})
