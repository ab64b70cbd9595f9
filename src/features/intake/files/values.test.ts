import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { parseCsv } from '../../../platform/text/csv.ts'
import { fieldsOf } from '../../reporting/testing/walk-form.ts'
import { runImport } from './run-import.ts'

describe('the values of a partner’s columns', () => {
  let world: World
  let council: Agency
  let coordinator: Person
  let outsider: Person
  let officer: Person
  before(async () => {
    world = await createWorld()
    council = await world.agency({ name: 'North Council', area: 'North' })
    const homes = await world.agency({ name: 'Northbrook Homes', kind: 'housing' })
    officer = await world.staff({ agency: council, roles: ['officer'] })
    coordinator = await world.staff({ agency: homes, roles: ['coordinator'] })
    outsider = await world.staff({ agency: council, roles: ['coordinator', 'administrator', 'triage'] })
  })
  after(() => world.close())

  const TITLES =
    'Ref,Incident date/time,Description,Hate strand,District,Consent to share with police,Officer,Colour'
  const bring = async (rows: readonly string[], titles = TITLES) => {
    const file = { name: 'export.csv', bytes: [titles, ...rows].join('\n') }
    const sent = await world.upload('/imports', {}, file, coordinator)
    return /\/imports\/([\w-]+)\//.exec(sent.location ?? '')?.[1] ?? ''
  }
  const map = async (id: string) => {
    const page = await world.get(`/imports/${id}/columns`, coordinator)
    return world.post(`/imports/${id}/columns`, fieldsOf(page.html), coordinator)
  }
  const valuesPage = (id: string, as = coordinator) => world.get(`/imports/${id}/values`, as)
  /** The name of the choice for a value, as the page has it. */
  const choiceOf = (html: string, said: string) =>
    new RegExp(`for="(value-[0-9a-f]+)"[^>]*>\\s*${said}`).exec(html)?.[1] ?? ''
  const trialOf = async (id: string) => (await world.get(`/imports/${id}`, coordinator)).html

  test('are guessed, shown with their counts, chosen once and remembered; none is dropped', async () => {
    const id = await bring([
      'V-1,17/11/2026 21:15,They shouted,RACIAL,North Borough Council,Y,PC 1,red',
      'V-2,16/11/2026,They spat,Hate - racist,north,N,PC 2,red',
      'V-3,02/11/2026,They pushed,Kvetch; Race,Atlantis,maybe,PC 3,red',
      'V-4,02/11/2026,They pulled,kvetch,North,Y,,red',
    ])
    assert.equal((await map(id)).location, `/imports/${id}/values`)
    const page = await valuesPage(id)
    assert.match(page.html, /Kvetch[\s\S]*?In 2 rows. We do not know it/)
    assert.match(page.html, /Atlantis[\s\S]*?In 1 row. We do not know it/)
    const chosen = { ...fieldsOf(page.html), [choiceOf(page.html, 'Kvetch')]: 'religion' }
    assert.equal((await world.post(`/imports/${id}/values`, chosen, coordinator)).status, 303)
    const trial = await trialOf(id)
    assert.match(trial, /To take: 4/)
    assert.match(trial, /strands|Atlantis/)
    assert.match(trial, /Left out, and not taken in: Colour \(4 rows have something there\)/)
    assert.equal((await world.post(`/imports/${id}/start`, {}, coordinator)).status, 303)
    await runImport(world.services, world.systemCtx('take-import'), id)
    const kept = await world.admin(
      `select r.reference, r.strands, r.occurred_on, r.agency_id, (select answer from consents c where c.report_id = r.id
        and purpose = 'police') as police from reports r join intake_receipts i on i.report_id = r.id order by i.row_number`,
    )
    assert.deepEqual(
      kept.map(({ strands, occurred_on, agency_id, police }) => [strands, occurred_on, agency_id, police]),
      [
        [['race'], '2026-11-17', council.id, 'yes'],
        [['race'], '2026-11-16', council.id, 'no'],
        [['religion', 'race'], '2026-11-02', null, 'not_asked'],
        [['religion'], '2026-11-02', council.id, 'yes'],
      ],
    )
    const triage = await world.staff({
      agency: await world.agency({ name: 'Team', kind: 'opcc' }),
      roles: ['triage'],
    })
    const third = await world.get(`/reports/${String(kept[2]?.['reference'])}`, triage)
    for (const words of ['District: Atlantis', 'Consent to share with police: maybe', 'Officer: PC 3'])
      assert.ok(third.html.includes(words), words)
    const first = await world.get(`/reports/${String(kept[0]?.['reference'])}`, officer)
    assert.ok(first.html.includes('21:15') && first.html.includes('Officer: PC 1'))
    assert.ok(!first.html.includes('Colour: red'), 'what was left out is not taken in')
    const report = parseCsv((await world.get(`/imports/${id}/report.csv`, coordinator)).html)
    assert.match(report[3]?.[6] ?? '', /District: Kept in words: Atlantis/)

    const again = await bring(['V-5,18/11/2026,They came back,KVETCH,Nowhere,Y,,red'])
    const next = await trialOf(again)
    assert.match(
      next,
      /Values that we do not know/,
      'columns and values are remembered, what is new is shown',
    )
    assert.ok(next.includes('Nowhere') && !/Kept in words: KVETCH/.test(next))
  })

  test('say in which order its days are, and flag what could be two days', async () => {
    const rows = ['D-1,03/04/2026,They shouted,Race,North,,,', 'D-2,05/06/2026,They spat,Race,North,,,']
    const titles = `${TITLES} of days`
    const id = await bring(rows, titles)
    await map(id)
    const page = await valuesPage(id)
    assert.match(page.html, /Where it could be either: 2/)
    await world.post(`/imports/${id}/values`, fieldsOf(page.html), coordinator)
    const trial = await trialOf(id)
    assert.match(trial, /Look at 2 rows/)
    assert.match(trial, /Check the day: 03\/04\/2026 was read as 2026-04-03/)
    await world.post(`/imports/${id}/values`, { dayOrder: 'month_first' }, coordinator)
    assert.match(await trialOf(id), /03\/04\/2026 was read as 2026-03-04/)
    const settled = await bring([...rows, 'D-3,28/06/2026,They threw,Race,North,,,'], `${TITLES} settled`)
    await map(settled)
    assert.ok(!(await trialOf(settled)).includes('Check the day'), 'a column that settles it is not flagged')
  })

  test('are its agency’s alone, take no code that is not offered, and are not changed while rows are taken in', async () => {
    const id = await bring(['A-1,17/11/2026,They shouted,Zorn,North,,,'], `${TITLES} alone`)
    await map(id)
    assert.equal((await valuesPage(id, outsider)).status, 404)
    assert.equal((await world.post(`/imports/${id}/values`, {}, outsider)).status, 404)
    assert.equal((await valuesPage(id, officer)).status, 403)
    const { html } = await valuesPage(id)
    await world.post(
      `/imports/${id}/values`,
      { ...fieldsOf(html), [choiceOf(html, 'Zorn')]: '__proto__', dayOrder: 'sideways', 'value-x': 'race' },
      coordinator,
    )
    assert.match(await trialOf(id), /Kept in words: Zorn/)
    await world.post(`/imports/${id}/start`, {}, coordinator)
    assert.equal((await world.post(`/imports/${id}/values`, fieldsOf(html), coordinator)).status, 409)
  })

  test('of a column that is no list of codes are bounded on the page, and the rest is said', async () => {
    const rows = Array.from({ length: 400 }, (_, at) => `B-${at},17/11/2026,Shouting,word${at},North,,,`)
    const id = await bring(rows, `${TITLES} many`)
    await map(id)
    const { html } = await valuesPage(id)
    assert.ok([...html.matchAll(/<select/g)].length <= 60)
    assert.match(html, /This column has 350 more values/)
    assert.match(await trialOf(id), /To take: 400/)
  })
})
