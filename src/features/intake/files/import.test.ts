import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { csvUnguard, parseCsv } from '../../../platform/text/csv.ts'
import { runImport } from './run-import.ts'
import { KEPT_DAYS, tidyImports } from './tidy-imports.ts'

describe('a file of a partner’s reports', () => {
  let world: World
  let council: Agency
  let homes: Agency
  let coordinator: Person
  before(async () => {
    world = await createWorld()
    council = await world.agency({ name: 'North Council', area: 'North' })
    homes = await world.agency({ name: 'Northbrook Homes', kind: 'housing' })
    await world.staff({ agency: council, roles: ['officer'] })
    coordinator = await world.staff({ agency: homes, roles: ['coordinator'] })
  })
  after(() => world.close())

  const TITLES = 'Case no,Story,Day,District,Motive,Secret column'
  const COLUMNS = {
    'column-0': 'reference',
    'column-1': 'what',
    'column-2': 'date',
    'column-3': 'area',
    'column-4': 'strands',
    privacy: 'anonymous',
  }
  const bring = async (bytes: string | Uint8Array<ArrayBuffer>, as = coordinator) => {
    const sent = await world.upload('/imports', {}, { name: 'export <b>.csv', bytes }, as)
    return {
      status: sent.status,
      html: sent.html,
      id: /\/imports\/([\w-]+)\/columns/.exec(sent.location ?? '')?.[1] ?? '',
    }
  }
  const map = (id: string, columns: Record<string, string> = COLUMNS) =>
    world.post(`/imports/${id}/columns`, columns, coordinator)
  const run = async (id: string) => {
    assert.equal((await world.post(`/imports/${id}/start`, {}, coordinator)).status, 303)
    await runImport(world.services, world.systemCtx('take-import'), id)
  }
  const outcomes = (html: string) =>
    [...html.matchAll(/data-label="What became of it"[^>]*>(?:<!--.*?-->)?([^<]*)/g)].map(([, text = '']) =>
      text.trim(),
    )
  const csvOf = async (path: string) => parseCsv((await world.get(path, coordinator)).html)

  test('is tried without a trace, and then becomes just what the trial said, once', async () => {
    const file = [
      TITLES,
      'H-1,They shouted ZEBRA,17/11/2026,North,race,no',
      'H-2,"They wrote, on the wall",2026-11-16,north,"race; religion",no',
      'H-3,,2026-11-16,North,race,no',
      'H-4,Somewhere,2026-12-24,Atlantis,blue,no',
      'H-1,They shouted ZEBRA,17/11/2026,North,race,no',
      'H-1,Something else,17/11/2026,North,race,no',
    ].join('\r\n')
    const { id } = await bring(file)
    const columns = await world.get(`/imports/${id}/columns`, coordinator)
    assert.match(columns.html, /For example: H-1/)
    assert.equal((await map(id)).status, 303)
    const trial = await world.get(`/imports/${id}`, coordinator)
    const said = outcomes(trial.html)
    assert.deepEqual(said, [
      'Would be taken',
      'Would be taken',
      'Would be refused',
      'Would be refused',
      'Would not be taken again',
      'Would not be taken: other words under the same reference',
    ])
    assert.match(trial.html, /Says the same as row 2 of this file/)
    assert.match(trial.html, /Row 2 of this file has the same reference, and says something else/)
    assert.match(trial.html, /Story: Tell us/)
    assert.match(trial.html, /Day: The date must be today or in the past/)
    assert.ok(!trial.html.includes('Kept in words'), 'of a refused row nothing is kept')
    const [none] = await world.admin('select count(*)::int as n from reports')
    assert.deepEqual(none, { n: 0 }, 'a trial keeps nothing')
    await run(id)
    const done = await world.get(`/imports/${id}`, coordinator)
    assert.deepEqual(outcomes(done.html), [
      'Taken',
      'Taken',
      'Refused',
      'Refused',
      'Not taken again',
      'Not taken: other words under the same reference',
    ])
    const kept = await world.admin(
      `select r.channel, r.agency_id, r.occurred_on, i.row_number, i.agency_id as sender from reports r join intake_receipts i on i.report_id = r.id order by i.row_number`,
    )
    assert.deepEqual(kept, [
      {
        channel: 'import',
        agency_id: council.id,
        occurred_on: '2026-11-17',
        row_number: 1,
        sender: homes.id,
      },
      {
        channel: 'import',
        agency_id: council.id,
        occurred_on: '2026-11-16',
        row_number: 2,
        sender: homes.id,
      },
    ])
    await runImport(world.services, world.systemCtx('take-import'), id)
    const again = await bring(file)
    const secondTrial = await world.get(`/imports/${again.id}`, coordinator)
    assert.equal(secondTrial.status, 200, 'the columns are remembered for the same titles')
    assert.deepEqual(outcomes(secondTrial.html).slice(0, 2), [
      'Would not be taken again',
      'Would not be taken again',
    ])
    assert.match(secondTrial.html, /says the same was taken in before/)
    const report = await csvOf(`/imports/${id}/report.csv`)
    const [, first = []] = report
    const back = await world.post('/follow-up', {
      reference: first[4] ?? '',
      code: first[5] ?? '',
      do: 'open',
    })
    assert.equal(back.status, 200)
    assert.ok(back.html.includes(first[4] ?? '?'))
  })

  test('goes on where it stopped, and takes no row twice', async () => {
    const { id } = await bring(`${TITLES}\nS-1,One,,,,\nS-2,Two,,,,\nS-3,Three,,,,`)
    await map(id)
    await run(id)
    await world.admin(`update intake_imports set status = 'running', finished_at = null where id = $1`, [id])
    await world.admin('delete from intake_rows where import_id = $1 and number > 1', [id])
    await Promise.all([1, 2].map(() => runImport(world.services, world.systemCtx('take-import'), id)))
    const rows = await world.admin(
      'select number, outcome from intake_rows where import_id = $1 order by 1',
      [id],
    )
    assert.deepEqual(
      rows.map(({ number }) => number),
      [1, 2, 3],
    )
    const [kept] = await world.admin('select count(*)::int as n from intake_receipts where import_id = $1', [
      id,
    ])
    assert.deepEqual(kept, { n: 3 })
  })

  test('goes on by itself when its run had failed too often', async () => {
    const { id } = await bring(`${TITLES}\nT-1,One,,,,`)
    await map(id)
    await world.post(`/imports/${id}/start`, {}, coordinator)
    const jobs = () =>
      world.admin(
        `select state::text from pgboss.job where name = 'take-import' and data ->> 'importId' = $1 order by created_on`,
        [id],
      )
    await tidyImports(world.systemCtx('tidy-imports'))
    assert.equal((await jobs()).length, 1, 'what waits is not queued again')
    await world.admin(`update pgboss.job set state = 'failed' where data ->> 'importId' = $1`, [id])
    await tidyImports(world.systemCtx('tidy-imports'))
    assert.deepEqual(
      (await jobs()).map(({ state }) => state),
      ['failed', 'created'],
    )
  })

  test('is emptied when its time is over; what became of its rows stays, and no code can be had', async () => {
    const bringRun = async (reference: string) => {
      const { id } = await bring(`${TITLES}\n${reference},One,,,,\n${reference}-2,,,,,`)
      await map(id)
      return id
    }
    const [done, unused, stopped] = [await bringRun('K-1'), await bringRun('K-2'), await bringRun('K-3')]
    await run(done)
    await world.post(`/imports/${stopped}/start`, {}, coordinator)
    const tidy = () => tidyImports(world.systemCtx('tidy-imports'))
    world.clock.advance((KEPT_DAYS - 1) * 86_400_000)
    assert.equal(await tidy(), 0)
    assert.match((await world.get(`/imports/${done}`, coordinator)).html, /is removed on/)
    world.clock.advance(86_400_000)
    assert.ok((await tidy()) >= 2)
    const left = await world.admin(
      `select i.id, i.sealed is not null as sealed, k.wrapped is not null as opens from intake_imports i join vault.keys k on k.id = i.key_id
       where i.id = any ($1) order by i.id = $3, i.id = $2`,
      [[done, unused, stopped], unused, stopped],
    )
    assert.deepEqual(left, [
      { id: done, sealed: false, opens: false },
      { id: unused, sealed: false, opens: false },
      { id: stopped, sealed: true, opens: true },
    ])
    const page = await world.get(`/imports/${done}`, coordinator)
    assert.deepEqual(outcomes(page.html), ['Taken', 'Refused'])
    assert.match(page.html, /was removed on/)
    assert.ok(!page.html.includes('.csv'))
    for (const path of ['report.csv', 'refused.csv', 'columns'])
      assert.equal((await world.get(`/imports/${done}/${path}`, coordinator)).status, 303)
    assert.match((await world.get(`/imports/${unused}`, coordinator)).html, /Bring the file again/)
    assert.equal((await world.post(`/imports/${unused}/start`, {}, coordinator)).status, 303)
    const [state] = await world.admin('select status from intake_imports where id = $1', [unused])
    assert.deepEqual(state, { status: 'mapping' }, 'an empty file is not taken in')
    const trail = await world.admin(
      `select agency_id from audit.entries where action = 'import.remove' and subject_id = $1`,
      [done],
    )
    assert.deepEqual(trail, [{ agency_id: homes.id }])
  })

  test('gives the refused rows back whole, and nothing in them computes', async () => {
    const { id } = await bring(
      `${TITLES}\nR-1,,,,"=HYPERLINK(""http://x"")",+44\nR-2,,,<script>alert(1)</script>,,`,
    )
    await map(id)
    const page = await world.get(`/imports/${id}`, coordinator)
    assert.ok(!page.html.includes('<script>alert'))
    const sent = await world.get(`/imports/${id}/refused.csv`, coordinator)
    assert.ok(!/(^|,)"?[=+]/m.test(sent.html))
    const [, first = [], second = []] = parseCsv(sent.html)
    assert.deepEqual(first.slice(0, 6).map(csvUnguard), ['R-1', '', '', '', '=HYPERLINK("http://x")', '+44'])
    assert.equal(second[3], '<script>alert(1)</script>')
    assert.match(first[6] ?? '', /Story: /)
  })

  test('is read in UTF-8 with a mark, in Windows-1252, with semicolons and with tabs', async () => {
    const text = 'what;Zoë\nIn the café;Zoë'
    const files: [string, Uint8Array<ArrayBuffer> | string, string][] = [
      ['utf-8', `\ufeff${text}`, ';'],
      ['windows-1252', Uint8Array.from(Buffer.from(text, 'latin1')), ';'],
      ['utf-8', text.replaceAll(';', '\t'), '\t'],
      ['utf-8', text.replaceAll(';', ','), ','],
    ]
    for (const [encoding, bytes, separator] of files) {
      const { id } = await bring(bytes)
      const page = await world.get(`/imports/${id}/columns`, coordinator)
      assert.match(page.html, /For example: In the café/)
      const [row] = await world.admin('select file_encoding, separator from intake_imports where id = $1', [
        id,
      ])
      assert.deepEqual(row, { file_encoding: encoding, separator })
    }
  })

  test('is refused whole when it is no such table, and says why', async () => {
    const wrong = [
      '',
      'only one column\nx',
      'a,b',
      'a,b\n1,"2',
      'a,b\n1,2,3',
      `a,b\n${'1,2\n'.repeat(5001)}`,
      Uint8Array.from([0xff, 0xfe, 0x61, 0x00]),
      Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]),
    ]
    for (const bytes of wrong) assert.equal((await bring(bytes)).status, 422)
    const { id } = await bring('a,b\n1,2')
    const page = await world.post(
      `/imports/${id}/columns`,
      { 'column-0': 'area', 'column-1': 'area', privacy: 'x' },
      coordinator,
    )
    assert.equal(page.status, 422)
    assert.match(page.html, /Two columns are chosen for “area”/)
  })

  test('is sealed, and its agency’s alone', async () => {
    const { id } = await bring(`${TITLES}\nX-1,ZEBRASECRET,,,,`)
    const [row] = await world.admin<{ all: string }>(
      `select i::text || coalesce((select string_agg(r::text, '') from intake_rows r), '') as all from intake_imports i where id = $1`,
      [id],
    )
    assert.ok(
      row &&
        !row.all.includes('ZEBRASECRET') &&
        !row.all.includes(Buffer.from('ZEBRASECRET').toString('hex')),
    )
    const other = await world.staff({
      agency: council,
      roles: ['coordinator', 'administrator', 'triage', 'officer'],
    })
    for (const path of [
      `/imports/${id}`,
      `/imports/${id}/columns`,
      `/imports/${id}/refused.csv`,
      `/imports/${id}/report.csv`,
    ])
      assert.equal((await world.get(path, other)).status, 404)
    assert.equal((await world.post(`/imports/${id}/start`, {}, other)).status, 404)
    const seen = await other
      .ctx()
      .db.transaction(async (tx) => [
        ...(await tx.selectFrom('intake_imports').select('id').execute()),
        ...(await tx.selectFrom('intake_rows').select('number').execute()),
        ...(await tx.selectFrom('intake_mappings').select('saved_at').execute()),
      ])
    assert.deepEqual(seen, [])
    const officer = await world.staff({ agency: homes, roles: ['officer', 'manager'] })
    assert.equal((await world.get('/imports', officer)).status, 403)
  })
})
