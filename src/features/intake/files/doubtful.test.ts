import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { FILE_BYTES_MAX } from '../../../platform/http/upload.ts'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { parseCsv } from '../../../platform/text/csv.ts'
import { fieldsOf } from '../../reporting/testing/walk-form.ts'
import { runImport } from './run-import.ts'

describe('a row in which something is doubtful', () => {
  let world: World
  let council: Agency
  let coordinator: Person
  let officer: Person
  let triage: Person
  before(async () => {
    world = await createWorld()
    council = await world.agency({ name: 'North Council', area: 'North' })
    officer = await world.staff({ agency: council, roles: ['officer'] })
    coordinator = await world.staff({ agency: council, roles: ['coordinator', 'officer'] })
    triage = await world.staff({
      agency: await world.agency({ name: 'Team', kind: 'opcc' }),
      roles: ['triage'],
    })
  })
  after(() => world.close())

  const bring = async (lines: readonly string[], columns: Record<string, string> = {}) => {
    const file = { name: 'export.csv', bytes: lines.join('\n') }
    const sent = await world.upload('/imports', {}, file, coordinator)
    const id = /\/imports\/([\w-]+)\//.exec(sent.location ?? '')?.[1] ?? ''
    const page = await world.get(`/imports/${id}/columns`, coordinator)
    const mapped = await world.post(
      `/imports/${id}/columns`,
      { ...fieldsOf(page.html), ...columns },
      coordinator,
    )
    assert.equal(mapped.status, 303)
    return id
  }
  const trialOf = async (id: string) => (await world.get(`/imports/${id}`, coordinator)).html
  /** What the page says in the rows of its table, without markup. */
  const rowsIn = (html: string) =>
    [...html.matchAll(/<tr class="govuk-table__row">([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
      row
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
  const run = async (id: string) => {
    assert.equal((await world.post(`/imports/${id}/start`, {}, coordinator)).status, 303)
    await runImport(world.services, world.systemCtx('take-import'), id)
    return world.admin<{ reference: string; number: number }>(
      'select reference, number from intake_rows where import_id = $1 and reference is not null order by number',
      [id],
    )
  }

  test('by its day is taken with the day in words, and is to be looked at', async () => {
    const days = ['around 10 Nov', 'yesterday', '31/11/2026']
    const id = await bring([
      'Ref,Description,Date of incident,District',
      ...days.map((day, at) => `D-${at},They shouted,${day},North`),
    ])
    const trial = await trialOf(id)
    assert.match(trial, /To take: 3/)
    assert.match(trial, /Look at 3 rows/)
    const rows = await run(id)
    assert.equal(rows.length, 3)
    for (const [at, { reference }] of rows.entries()) {
      const page = (await world.get(`/reports/${reference}`, officer)).html
      assert.ok(page.includes(days[at] ?? '?'), days[at])
      assert.match(page, /Known only roughly/)
    }
  })
  test('is known again by its line, reference, day, district and first words, and by the titles of its file', async () => {
    const id = await bring(
      [
        'Ref,Description,Date of incident,District,Loc Type',
        'L-1,They shouted on the bridge,17/11/2026,North,04',
        'L-2,They spat,16/11/2026,Atlantis,street',
        'L-3,,16/11/2026,North,04',
      ],
      { 'column-4': 'place_kind' },
    )
    const [first = '', second = '', third = ''] = rowsIn(await trialOf(id)).filter((row) => /L-\d/.test(row))
    for (const said of [
      '2 Reference L-1',
      '17/11/2026',
      'North',
      'They shouted on the bridge',
      'Loc Type: Kept in words: 04',
    ])
      assert.ok(first.includes(said), `${said} in ${first}`)
    assert.match(second, /No district known: goes to the partnership’s triage/)
    assert.match(third, /Description: Tell us/)
    assert.ok(!third.includes('Kept in words'), 'of a refused row nothing is kept')
    const [taken] = await run(id)
    const done = await trialOf(id)
    assert.ok(
      done.includes(`href="/reports/${taken?.reference}"`),
      'one may go to a report that they may open',
    )
    assert.match(rowsIn(done).find((row) => row.includes('L-1')) ?? '', /They shouted on the bridge/)
    const csv = parseCsv((await world.get(`/imports/${id}/report.csv`, coordinator)).html)
    assert.deepEqual(
      csv.slice(1).map((row) => row.slice(0, 2)),
      [
        ['2', 'L-1'],
        ['3', 'L-2'],
        ['4', 'L-3'],
      ],
    )
    assert.equal(csv[3]?.[6], '', 'nor is it said in what is downloaded')
  })
  test('by a name that is more than one person’s, or by a number that nobody said how to use, is to be looked at', async () => {
    const id = await bring(
      [
        'Ref,Description,District,Name,Tel,Mail,Way,',
        'N-1,They shouted,North,"Amira K / 7B, Jon P / 7B",,,,y',
        'N-2,They spat,North,Zoë Ångström,0116 496 0222,,,',
        'N-3,They wrote,North,Zoë Ångström,0116 496 0222,zoe@example.org,never ring,',
        'N-4,They pushed,North,Zoë Ångström,,zoe@example.org,,',
      ],
      {
        'column-3': 'name',
        'column-4': 'phone',
        'column-5': 'email',
        'column-6': 'contact_methods',
        privacy: 'named',
      },
    )
    const trial = await trialOf(id)
    assert.match(trial, /Left out, and not taken in: Column 8, without a title \(1 row has something there\)/)
    const row = (named: string) => rowsIn(trial).find((each) => each.includes(named)) ?? ''
    assert.match(row('N-1'), /Name: Check whether this is the name of one person/)
    assert.match(row('N-2'), /Tel: A number is given, and nothing says that it is safe/)
    assert.match(row('N-4'), /Mail: An email address is given, and nothing says that it is safe/)
    assert.ok(
      !row('N-3').includes('nothing says that it is safe'),
      'where somebody said how, nothing is asked',
    )
    await run(id)
    // Nobody called any of them safe: kept, for whoever opens it, and no way by which anything is sent or anybody rings.
    const kept = await world.admin<{ can_contact: string; person: string }>(
      `select r.can_contact, r.person_id as person from reports r join intake_receipts i on i.report_id = r.id where i.import_id = $1 order by i.row_number`,
      [id],
    )
    assert.deepEqual(
      kept.map((each) => each['can_contact']),
      ['follow_up_only', 'follow_up_only', 'follow_up_only', 'follow_up_only'],
    )
    const [, rung, , written] = kept.map(({ person }) => person)
    const known = await officer.ctx().db.transaction(async (tx) => {
      const open = (person = '') => officer.ctx().vault.reveal(tx, person, 'to see what is kept')
      return [await open(rung), await open(written)].map((each) => each?.details)
    })
    assert.deepEqual(
      known.map((each) => [each?.phone ?? each?.email, each?.safeContact?.methods]),
      [
        ['0116 496 0222', []],
        ['zoe@example.org', []],
      ],
    )
    const mails = await world.admin(
      `select m.id from mails m join intake_receipts i on i.report_id = m.report_id where i.import_id = $1 and m.to_user_id is null`,
      [id],
    )
    assert.deepEqual(mails, [])
  })

  test('and refused comes back mended as a file whose columns are known', async () => {
    const id = await bring(['Nr,Story,Phone of them', 'M-1,,+44 116', 'M-2,They shouted,'], {
      'column-1': 'what',
      'column-2': 'kept',
    })
    const refused = (await world.get(`/imports/${id}/refused.csv`, coordinator)).html
    const mended = refused.replace('M-1,,', 'M-1,They wrote,')
    const sent = await world.upload('/imports', {}, { name: 'mended.csv', bytes: mended }, coordinator)
    const again = /\/imports\/([\w-]+)\//.exec(sent.location ?? '')?.[1] ?? ''
    const trial = await world.get(`/imports/${again}`, coordinator)
    assert.equal(trial.status, 200, 'the columns are those of the file that it came from')
    assert.match(trial.html, /To take: 1/)
    const [taken] = await run(again)
    assert.ok(
      (await world.get(`/reports/${taken?.reference}`, triage)).html.includes('Phone of them: +44 116'),
    )
  })

  test('a file with nothing in it is told from none', async () => {
    const large = await world.upload(
      '/imports',
      {},
      { name: 'all.csv', bytes: 'x'.repeat(FILE_BYTES_MAX + 1) },
      coordinator,
    )
    assert.match(large.html, /There is a problem/)
    const empty = await world.upload('/imports', {}, { name: 'empty.csv', bytes: '' }, coordinator)
    assert.match(empty.html, /There is nothing in this file/)
  })
  test('of another body’s export says so to whoever reads the report', async () => {
    const id = await bring(['Nr,Account,District', 'W-1,They shouted,North'], {
      'column-1': 'what',
      whose: 'Northshire Police',
    })
    const [taken] = await run(id)
    const page = await world.get(`/reports/${taken?.reference}`, officer)
    assert.match(page.html, /File of a partner: Northshire Police \(North Council\)/)
    const next = await bring(['Nr,Account,District', 'W-2,They spat,North'])
    const columns = await world.get(`/imports/${next}/columns`, coordinator)
    assert.match(columns.html, /value="Northshire Police"/, 'and is remembered for the next file')
  })

  test('by a way that it says nothing more of keeps the way in words, and is taken', async () => {
    const id = await bring([
      'Description,Privacy,Telephone,How to contact',
      'They shouted,contact only,07700 900 982,home phone',
      'They spat,contact only,07700 900 983,home visit',
    ])
    const [rung, visited] = await run(id)
    assert.ok(rung && visited)
    const trial = await trialOf(id)
    assert.doesNotMatch(trial, /Enter where it is safe/)
    const [reachable] = await world.admin('select can_contact from reports where reference = $1', [
      rung.reference,
    ])
    assert.equal(reachable?.['can_contact'], 'yes', 'the number that is given is the one')
    const report = await world.get(`/reports/${visited.reference}`, triage)
    assert.match(report.html, /How to contact: In person/)
    const [page] = await world.admin('select can_contact from reports where reference = $1', [
      visited.reference,
    ])
    assert.equal(page?.['can_contact'], 'follow_up_only', 'nobody visits without knowing where it is safe')
  })
})
