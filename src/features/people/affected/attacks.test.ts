// Against the further people of a report: ids of another report, whoever may not, after the report is erased or elsewhere.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { ROLES } from '../../../access/actor.ts'
import { newId } from '../../../platform/ids.ts'
import { tellReport } from '../../cases/testing/a-report.ts'
import { insertAffected } from './affected.store.ts'
import { receiptOf } from '../../reporting/testing/walk-form.ts'

let world: World
let city: Agency
let county: Agency
let officer: Person
let theirs: Person
before(async () => {
  world = await createWorld()
  city = await world.agency({ name: 'City Council', area: 'City' })
  county = await world.agency({ name: 'County', area: 'County' })
  officer = await world.staff({ agency: city, roles: ['officer', 'manager'] })
  theirs = await world.staff({ agency: county, roles: ['officer', 'manager', 'triage'] })
})
after(() => world.close())

const told = () => tellReport(world.publicCtx(), { agencyId: city.id, areaId: city.areaId ?? null })
const HIM = {
  source: 'telephone',
  needs: 'ZEBRAARM',
  knows: 'agrees',
  name: 'QUAGGANAME',
  contact: 'yes',
  ground: '',
}
const add = (reference: string, as: Person | undefined = officer, fields: Record<string, string> = {}) =>
  world.post(`/reports/${reference}/people`, { once: newId(), ...HIM, ...fields }, as)
const revealsOf = (html: string) =>
  [...html.matchAll(/action="([^"]+\/reveal)"/g)].map(([, path]) => path ?? '')
const revealOf = async (reference: string) =>
  revealsOf((await world.get(`/reports/${reference}/people`, officer)).html)[0] ?? ''
const openOf = async (id: string) =>
  (
    await world.admin<{ n: number }>(
      `select count(*)::int as n from people_affected o join vault.people p on p.id = o.person_id join vault.keys k on k.id = p.key_id
        where o.report_id = $1 and k.wrapped is not null`,
      [id],
    )
  )[0]?.n

describe('the further people of a report', () => {
  test('are opened in their own report only', async () => {
    const [one, two] = [await told(), await told()]
    await add(one.reference)
    await add(two.reference)
    const [, personId = ''] = /people\/([^/]+)\/reveal/.exec(await revealOf(two.reference)) ?? []
    const mixed = await world.post(
      `/reports/${one.reference}/people/${personId}/reveal`,
      { reason: 'contact' },
      officer,
    )
    assert.equal(mixed.status, 404)
    assert.doesNotMatch(mixed.html, /QUAGGANAME/)
    const inCase = await world.post(
      `/cases/${one.reference}/people/${personId}/reveal`,
      { reason: 'contact' },
      officer,
    )
    assert.equal(inCase.status, 404)
  })

  test('are for nobody who works with no cases, and nobody who is not signed in', async () => {
    const { reference } = await told()
    await add(reference)
    const reveal = await revealOf(reference)
    for (const role of ['administrator', 'coordinator', 'analyst', 'translator', 'auditor'] as const) {
      if (!ROLES.some((each) => each === role)) continue
      const as = await world.staff({ agency: city, roles: [role as (typeof ROLES)[number]] })
      assert.equal((await world.get(`/reports/${reference}/people`, as)).status, 403, role)
      assert.equal((await add(reference, as)).status, 403, role)
      assert.equal((await world.post(reveal, { reason: 'contact' }, as)).status, 403, role)
    }
    for (const path of [`/reports/${reference}/people`, `/refer/${reference}`]) {
      const out = await world.get(path)
      assert.ok(![200, 404].includes(out.status), `${path}: ${out.status}`)
    }
  })

  test('go with a report that another agency takes', async () => {
    const { reference, id } = await told()
    await add(reference)
    const reveal = await revealOf(reference)
    await world.admin('update reports set agency_id = $2 where id = $1', [id, county.id])
    assert.equal((await world.get(`/reports/${reference}/people`, officer)).status, 404)
    assert.equal((await world.post(reveal, { reason: 'contact' }, officer)).status, 404)
    assert.equal((await add(reference)).status, 404)
    assert.match((await world.post(reveal, { reason: 'contact' }, theirs)).html, /QUAGGANAME/)
  })

  test('get nobody more once the report is erased, by an officer or by the code', async () => {
    const { reference, code } = receiptOf(
      await world.post('/report', {
        step: 'check',
        go: 'send',
        path: 'quick',
        what: 'They shouted.',
        area: city.areaId ?? '',
        privacy: 'named',
        name: 'Tess Teller',
      }),
    )
    const [row] = await world.admin<{ id: string }>('select id from reports where reference = $1', [
      reference,
    ])
    const id = row?.id ?? ''
    assert.equal((await add(reference)).status, 303)
    await world.admin('select * from app.erase_report($1, now(), true)', [id])
    const late = await add(reference)
    assert.equal(await openOf(id), 0, `an officer: ${late.status}`)
    assert.equal(late.status, 403)
    assert.match(late.html, /was erased/)
    const page = await world.get(`/reports/${reference}/people`, officer)
    assert.match(page.html, /Nobody can be added to it/)
    assert.doesNotMatch(page.html, /name="needs"/)
    const person = {
      otherWords1: 'ZEBRACOAT',
      otherKnows1: 'agrees',
      otherName1: 'GNUNAME',
      otherContact1: 'yes',
    }
    const asked = await world.post('/follow-up', { reference, code, view: 'more', ask: 'others' })
    assert.match(asked.html, /name="otherWords1"/)
    assert.doesNotMatch(asked.html, /name="otherName1"/, 'whose name would not be kept is not asked for it')
    await world.post('/follow-up', { reference, code, do: 'add', ask: 'others', ...person })
    assert.equal(await openOf(id), 0, 'whoever holds the code')
    const past = officer.ctx().db.transaction((tx) =>
      insertAffected(tx, officer.ctx(), {
        reportId: id,
        once: newId(),
        source: 'found',
        details: { name: 'Nobody' },
        ground: null,
        knows: 'agrees',
        mayContact: 'no',
      }),
    )
    await assert.rejects(past, /the report was erased/)
  })
})
