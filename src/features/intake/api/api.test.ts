import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { aReport, keyOf, sendJson } from '../testing.ts'

const unescape = (html: string) =>
  html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

describe('a partner’s system', () => {
  let world: World
  let council: Agency
  let homes: Agency
  let administrator: Person
  let officer: Person
  let key: string
  before(async () => {
    world = await createWorld()
    council = await world.agency({ name: 'North Council', area: 'North' })
    homes = await world.agency({ name: 'Northbrook Homes', kind: 'housing' })
    administrator = await world.staff({ agency: homes, roles: ['administrator'] })
    officer = await world.staff({ agency: council, roles: ['officer'] })
    key = await keyOf(world, administrator)
  })
  after(() => world.close())

  const reports = () =>
    world.admin<{ n: number }>('select count(*)::int as n from reports').then(([row]) => row?.n)

  test('sends a report that is kept as any other, and is given the reference and the code that open it', async () => {
    const sent = await sendJson(
      world,
      { ...aReport(council), reference: 'HOMES-17' },
      { key, name: 'first-report' },
    )
    assert.equal(sent.status, 201)
    const { reference, code, sent_by, received_by, route } = sent.body
    assert.deepEqual([sent_by, received_by, route], ['Northbrook Homes', 'North Council', 'partner'])
    const [report] = await world.admin('select * from reports where reference = $1', [reference])
    assert.deepEqual(
      [report?.['channel'], report?.['agency_id'], report?.['occurred_on'], report?.['reporter_role']],
      ['partner', council.id, '2026-11-17', 'professional'],
    )
    const back = await world.post('/follow-up', {
      reference: String(reference),
      code: String(code),
      do: 'open',
    })
    assert.equal(back.status, 200)
    const page = await world.get(`/reports/${reference}`, officer)
    assert.match(page.html, /ZEBRA/)
    assert.match(page.html, /Northbrook Homes/)
    assert.match(page.html, /HOMES-17/)
    const clocks = await world.admin('select kind from clocks where report_id = $1', [report?.['id']])
    assert.deepEqual(clocks, [{ kind: 'acknowledge' }])
    const trail = await world.admin(
      `select actor_kind, agency_id, detail ->> 'route' as route from audit.entries where action = 'report.intake' and subject_id = $1`,
      [report?.['id']],
    )
    assert.deepEqual(trail, [{ actor_kind: 'public', agency_id: homes.id, route: 'partner' }])
  })

  test('says that it was over several days, or goes on, and what the form asks of whoever did it', async () => {
    const send = (more: Record<string, unknown>, name: string) =>
      sendJson(world, { ...aReport(council), date: '2026-11-02', ...more }, { key, name })
    const over = await send({ date_to: '2026-11-05', weapon: 'had', known: 'partner' }, 'over-days')
    assert.equal(over.status, 201, JSON.stringify(over.body))
    const goesOn = await send({ ongoing: 'yes' }, 'goes-on-still')
    assert.equal(goesOn.status, 201, JSON.stringify(goesOn.body))
    const rows = await world.admin(
      `select occurred, safeguarding, details ->> 'weapon' as weapon from reports where reference = any($1) order by occurred::text`,
      [[over.body['reference'], goesOn.body['reference']]],
    )
    assert.deepEqual(rows, [
      {
        occurred: { to: '2026-11-05', from: '2026-11-02', kind: 'between' },
        safeguarding: true,
        weapon: 'had',
      },
      { occurred: { to: null, from: '2026-11-02', kind: 'between' }, safeguarding: false, weapon: null },
    ])
    assert.equal((await send({ date_to: '2026-11-01' }, 'backwards')).status, 422)
    const through = { privacy: 'contact_only', contact_methods: ['through', 'in_person'], through_name: 'Mo' }
    const nowhere = await send(through, 'nowhere-to-meet')
    assert.equal(nowhere.status, 422)
    assert.match(JSON.stringify(nowhere.body), /meet_at/)
    const meets = await send(
      { ...through, meet_at: 'Library', leave_message_on: ['through'] },
      'where-to-meet',
    )
    assert.equal(meets.status, 201, JSON.stringify(meets.body))
    assert.equal((await send({ privacy: 'anonymous', meet_at: 'Library' }, 'meet-nobody')).status, 422)
    assert.equal((await send({ privacy: 'anonymous', trusted_name: 'Mo' }, 'nameless')).status, 422)
  })

  test('is answered the same for the same request, and 409 for the same name with other words', async () => {
    const first = await sendJson(world, aReport(council), { key, name: 'again-and-again' })
    const before = await reports()
    world.clock.advance(3_600_000 * 30)
    const reordered = Object.fromEntries(Object.entries(aReport(council)).toReversed())
    const again = await sendJson(world, reordered, { key, name: 'again-and-again' })
    assert.deepEqual([again.status, again.body], [201, first.body])
    const other = await sendJson(
      world,
      { ...aReport(council), what: 'Other' },
      { key, name: 'again-and-again' },
    )
    assert.equal(other.status, 409)
    assert.equal(await reports(), before)
    const anotherKey = await keyOf(world, administrator, { name: 'New key' })
    const changedOver = await sendJson(world, aReport(council), { key: anotherKey, name: 'again-and-again' })
    assert.deepEqual(changedOver.body, first.body, 'a new key of the same agency sends nothing twice')
  })

  test('makes one report of ten requests at once', async () => {
    const before = (await reports()) ?? 0
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => sendJson(world, aReport(council), { key, name: 'ten-at-once' })),
    )
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201])
    assert.equal(new Set(answers.map(({ body }) => `${body['reference']} ${body['code']}`)).size, 1)
    assert.equal(await reports(), before + 1)
  })

  test('is described in English, which a page in another language says and marks', async () => {
    const headers = { cookie: 'upstander-language=ur' }
    const page = (await world.web.inject({ method: 'GET', url: '/report/api', headers })).body
    assert.match(page, /<html lang="ur" dir="rtl"/)
    assert.match(page, /<div lang="en" dir="ltr"><h1[^>]*>Send reports from your own system/)
  })

  test('is not made the sender of a report that was there before', async () => {
    const { body } = await sendJson(world, aReport(council), { key, name: 'told-before' })
    const [kept] = await world.admin<{ id: string; submission: string; key: string }>(
      `select r.id, encode(r.submission_hash, 'base64') as submission, i.key_id as key
       from reports r join intake_receipts i on i.report_id = r.id where r.reference = $1`,
      [body['reference']],
    )
    assert.ok(kept)
    await world.admin('delete from intake_receipts where report_id = $1', [kept.id])
    const note = JSON.stringify({ submission: kept.submission, keyId: kept.key })
    const claim = world
      .publicCtx()
      .db.transaction((tx) => sql`select app.keep_intake(${note}::jsonb)`.execute(tx))
    await assert.rejects(claim, /no new report/)
  })

  test('is told by field what cannot be taken, and nothing of it is kept or repeated', async () => {
    const before = await reports()
    const sent = await sendJson(
      world,
      {
        what: '',
        date: '2026-02-30',
        area: 'Atlantis',
        strands: ['race', 'ZEBRA'],
        place_kind: 'street',
        operator: 'Buses',
        privacy: 'anonymous',
        name: 'ZEBRA',
        shoe_size: '44',
      },
      { key, name: 'all-is-wrong' },
    )
    assert.equal(sent.status, 422)
    assert.match(sent.type, /^application\/problem\+json/)
    const named = (sent.body['errors'] as { field: string }[]).map(({ field }) => field).toSorted()
    assert.deepEqual(named, ['area', 'date', 'name', 'operator', 'shoe_size', 'strands', 'what'])
    const next = await sendJson(
      world,
      {
        what: '',
        date: '2026-02-30',
        area: 'Atlantis',
        strands: ['ZEBRA'],
        place_kind: 'street',
        operator: 'Buses',
        privacy: 'anonymous',
        name: 'ZEBRA',
      },
      { key, name: 'all-is-wrong' },
    )
    const fields = (next.body['errors'] as { field: string }[]).map(({ field }) => field).toSorted()
    assert.deepEqual(fields, ['area', 'date', 'name', 'operator', 'strands', 'what'])
    assert.ok(!JSON.stringify(next.body).includes('ZEBRA'))
    const missing = await sendJson(world, {}, { key, name: 'nothing-in-it' })
    assert.deepEqual(
      (missing.body['errors'] as { field: string }[]).map(({ field }) => field),
      ['what', 'privacy'],
    )
    assert.equal(await reports(), before)
  })

  test('is told of a yes or no that is neither, whatever word it is', async () => {
    for (const said of ['constructor', 'toString', 'perhaps']) {
      const sent = await sendJson(
        world,
        { ...aReport(council), share_police: said },
        { key, name: `no-${said}` },
      )
      assert.equal(sent.status, 422, said)
      assert.match(JSON.stringify(sent.body), /share_police/)
    }
  })

  test('is told at once of a name that we do not know, of a wrong kind, and of what else is wrong', async () => {
    const wrong = { ...aReport(council), strands: ['ZEBRA'], date: 20261117, surprise: 'x' }
    const { status, body } = await sendJson(world, wrong, { key, name: 'all-at-once' })
    assert.equal(status, 422)
    const errors = body['errors'] as unknown as { field: string; message: string }[]
    assert.deepEqual(errors.map(({ field }) => field).toSorted(), ['date', 'strands', 'surprise'])
  })

  test('is told of a hundred names that we do not know, and not of thousands', async () => {
    const names = Array.from({ length: 5_000 }, (_, at) => [`x${at}`, 'y'])
    const { status, body } = await sendJson(world, Object.fromEntries(names), { key, name: 'thousands' })
    assert.equal(status, 422)
    const fields = (body['errors'] as unknown as { field: string }[]).map(({ field }) => field)
    assert.deepEqual([fields.length, fields.at(-1)], [102, 'privacy'])
  })

  test('is refused with words that a program can read: no key, no name, no JSON, too much', async () => {
    const body = aReport(council)
    const statuses = [
      await sendJson(world, body, { name: 'no-key-at-all' }),
      await sendJson(world, body, { key: `ups_${'A'.repeat(43)}`, name: 'wrong-key' }),
      await sendJson(world, body, { key, name: '' }),
      await sendJson(world, body, { key, name: 'short' }),
      await sendJson(world, '{"what":', { key, name: 'torn-off-json' }),
      await sendJson(world, '["what"]', { key, name: 'a-list-is-none' }),
      await sendJson(world, 'what=x&privacy=anonymous', {
        key,
        name: 'not-json-1',
        type: 'application/x-www-form-urlencoded',
      }),
      await sendJson(world, { ...body, what: 'x'.repeat(300_000) }, { key, name: 'much-too-much' }),
      await sendJson(world, '{"__proto__":{"x":"y"},"what":"x"}', { key, name: 'poisoned-1' }),
    ]
    assert.deepEqual(
      statuses.map(({ status }) => status),
      [401, 401, 400, 400, 400, 400, 415, 413, 400],
    )
    assert.ok(statuses.every(({ type }) => type.startsWith('application/problem+json')))
    const details = statuses.map(({ body: said }) => String(said['detail'] ?? ''))
    assert.match(details[4] ?? '', /ends too soon/)
    const misplaced = await sendJson(world, '{"what": ZEBRA}', { key, name: 'not-quoted-1' })
    assert.equal(misplaced.body['detail'], 'The body is not JSON: look at line 1, character 10')
  })

  test('tells a child’s report to those whose work is safeguarding, as the form does', async () => {
    const sent = await sendJson(
      world,
      { ...aReport(council), age: 'under_18' },
      { key, name: 'about-a-child' },
    )
    const [report] = await world.admin('select safeguarding from reports where reference = $1', [
      sent.body['reference'],
    ])
    assert.deepEqual(report, { safeguarding: true })
  })

  test('keeps the language in which it was written', async () => {
    const sent = await sendJson(
      world,
      { ...aReport(council), written_in: 'gu' },
      { key, name: 'in-gujarati' },
    )
    const [report] = await world.admin('select language from reports where reference = $1', [
      sent.body['reference'],
    ])
    assert.deepEqual(report, { language: 'gu' })
  })

  test('cannot read anything with its key, anywhere', async () => {
    for (const url of ['/api/reports', '/reports', '/admin/keys', '/api/reports/NB-AAAA-AA']) {
      const answer = await world.web.inject({
        method: 'GET',
        url,
        headers: { authorization: `Bearer ${key}` },
      })
      assert.ok([303, 404].includes(answer.statusCode), `${url} answers ${answer.statusCode}`)
    }
  })

  test('finds the description and a page with a command that works when pasted', async () => {
    const document = JSON.parse((await world.get('/api/openapi.json')).html)
    assert.equal(document.openapi, '3.1.0')
    const { post } = document.paths['/api/reports']
    assert.deepEqual(Object.keys(post.responses), ['201', '400', '401', '409', '413', '415', '422', '429'])
    assert.deepEqual(document.components.schemas.Report.required, ['what', 'privacy'])
    const page = await world.get('/report/api')
    assert.match(page.html, /\/api\/openapi\.json/)
    const [, example = ''] = /--data '([^']*)'/s.exec(unescape(page.html)) ?? []
    const sent = await sendJson(world, JSON.parse(example), { key, name: 'from-the-page' })
    assert.equal(sent.status, 201, 'the command as it stands, with an area of this partnership')
    assert.equal(sent.body['received_by'], 'North Council')
    for (const name of Object.keys(sent.body)) assert.match(page.html, new RegExp(name))
  })
})
