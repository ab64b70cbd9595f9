// An officer adds somebody whom it happened to: how they were told of them, the person's own answers, and who they are only with
// their yes or on a ground; sealed under a key of their own, and for nobody but whoever works on the report.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { newId } from '../../../platform/ids.ts'
import { logCase } from '../../cases/index.ts'
import { tellReport } from '../../cases/testing/a-report.ts'
import { insertAffected } from './affected.store.ts'

let world: World
let city: Agency
let officer: Person
let manager: Person
let administrator: Person
let worker: Person
let stranger: Person
before(async () => {
  world = await createWorld()
  city = await world.agency({ name: 'City Council', area: 'City' })
  const service = await world.agency({ name: 'Victim Help', kind: 'victim_service', area: 'City' })
  const county = await world.agency({ name: 'County', area: 'County' })
  officer = await world.staff({ agency: city, roles: ['officer'] })
  manager = await world.staff({ agency: city, roles: ['manager', 'administrator'] })
  administrator = await world.staff({ agency: city, roles: ['administrator'] })
  worker = await world.staff({ agency: service, roles: ['support_worker'] })
  stranger = await world.staff({ agency: county, roles: ['officer', 'manager', 'triage'] })
})
after(() => world.close())

const told = () => tellReport(world.publicCtx(), { agencyId: city.id, areaId: city.areaId ?? null })
const HIM = {
  source: 'telephone',
  needs: 'ZEBRAARM hurts, and he needs a lift.',
  knows: 'agrees',
  name: 'QUAGGANAME',
  reach: '07700 900321 before noon',
  contact: 'yes',
  ground: '',
}
const add = (reference: string, fields: Record<string, string>, as = officer) =>
  world.post(`/reports/${reference}/people`, { once: newId(), ...HIM, ...fields }, as)
const revealsOf = (html: string) =>
  [...html.matchAll(/action="([^"]+\/reveal)"/g)].map(([, path]) => path ?? '')
const MARKS = /ZEBRAARM|QUAGGANAME|900321/

async function asCase({ reference }: { reference: string }): Promise<void> {
  const command = { reportReference: reference, summary: 'Stones', strands: ['race'], types: ['threats'] }
  const [row] = await world.admin<{ version: number }>('select version from reports where reference = $1', [
    reference,
  ])
  assert.ok((await logCase(officer.ctx(), command, row?.version ?? 1)).ok)
}

describe('another person affected, added by an officer', () => {
  test('is kept with how we were told, sealed, and opened for a reason that the trail keeps', async () => {
    const { reference, id } = await told()
    assert.match(
      (await world.get(`/reports/${reference}`, officer)).html,
      new RegExp(`/reports/${reference}/people"`),
    )
    const added = await add(reference, {})
    assert.equal(added.status, 303)
    const page = await world.get(`/reports/${reference}/people?done=added`, officer)
    assert.match(page.html, /By telephone[\s\S]*Yes, and they agree[\s\S]*they agreed to be contacted/i)
    assert.doesNotMatch(page.html, MARKS)
    assert.match((await world.get(`/reports/${reference}`, officer)).html, /was added, told by telephone/)
    const clear = await world.admin(
      `select row_to_json(p)::text as row from people_affected p union all select row_to_json(e)::text from audit.entries e
        union all select row_to_json(t)::text from timeline t`,
    )
    assert.doesNotMatch(JSON.stringify(clear), MARKS)
    const [reveal = ''] = revealsOf(page.html)
    const unasked = await world.post(reveal, {}, officer)
    assert.match(unasked.html, /Select or enter why you need to see this/)
    assert.doesNotMatch(unasked.html, MARKS)
    const { html } = await world.post(reveal, { reason: 'contact' }, officer)
    assert.match(html, /They agreed to be contacted[\s\S]*QUAGGANAME[\s\S]*900321[\s\S]*ZEBRAARM/)
    const entries = await world.admin(
      `select e.action, e.reason from audit.entries e where e.subject_id = $1
        or e.subject_id in (select person_id from people_affected where report_id = $1) order by e.at`,
      [id],
    )
    const kinds = entries.map(({ action }) => action)
    assert.ok(kinds.includes('report.person-affected') && kinds.includes('person.reveal'), kinds.join())
  })

  test('is refused by the field, with what was typed, where an answer is missing or their yes is', async () => {
    const { reference } = await told()
    for (const [fields, field, message] of [
      [{ source: '' }, 'source', /Say how you were told of them/],
      [{ knows: '' }, 'knows', /Say whether they know and agree/],
      [{ needs: '', name: '', reach: '' }, 'needs', /Write how they were hurt/],
      [{ knows: 'unaware', contact: 'no' }, 'name', /Leave out who they are: they did not agree/],
      [{ knows: 'objects', contact: 'no', name: '' }, 'reach', /Leave out how to reach them/],
      [{ knows: 'unaware', name: '', reach: '' }, 'contact', /Only somebody who knows and agrees/],
      [{ ground: 'child_at_risk' }, 'ground', /They agree: choose “No”/],
      [{ name: 'x'.repeat(201) }, 'name', /Use 200 characters or fewer/],
      [{ needs: 'x'.repeat(2001) }, 'needs', /Use 2000 characters or fewer/],
    ] as const) {
      const refused = await add(reference, fields)
      assert.equal(refused.status, 422, JSON.stringify(fields))
      assert.match(refused.html, new RegExp(`href="#${field}"`), JSON.stringify(fields))
      assert.match(refused.html, message)
      if (!('needs' in fields)) assert.match(refused.html, /ZEBRAARM/, 'what was typed is kept')
    }
    assert.equal((await kept(reference)).length, 0)
  })

  test('who does not know of it is kept without a name, or with one where a child is at risk, and is not contacted', async () => {
    const { reference } = await told()
    const without = { knows: 'unaware', contact: 'not_known', name: '', reach: '' }
    assert.equal((await add(reference, without)).status, 303)
    const risk = { knows: 'cannot_ask', contact: 'no', reach: '', ground: 'child_at_risk' }
    assert.equal((await add(reference, risk)).status, 303)
    assert.deepEqual(await kept(reference), [
      { named: false, ground: null },
      { named: true, ground: 'child_at_risk' },
    ])
    const [entry] = await world.admin(
      `select detail from audit.entries where action = 'report.person-affected' order by at desc limit 1`,
    )
    assert.deepEqual(entry?.['detail'], {
      source: 'telephone',
      knows: 'cannot_ask',
      named: true,
      ground: 'child_at_risk',
    })
    const page = await world.get(`/reports/${reference}/people`, officer)
    assert.match(page.html, /A child, or an adult who needs care, is at risk/)
    const shown = await world.post(revealsOf(page.html)[1] ?? '', { reason: 'contact' }, officer)
    assert.match(shown.html, /Do not contact them[\s\S]*say nothing of the report/)
  })

  test('is held to that by the database too', async () => {
    const { id } = await told()
    const past = (knows: 'agrees' | 'unaware', mayContact: 'yes' | 'no', as = officer) =>
      as.ctx().db.transaction((tx) =>
        insertAffected(tx, as.ctx(), {
          reportId: id,
          once: newId(),
          source: 'found',
          details: { name: 'Nobody' },
          ground: null,
          knows,
          mayContact,
        }),
      )
    await assert.rejects(past('unaware', 'no'), /check constraint/)
    await assert.rejects(past('agrees', 'yes', stranger), /row-level security/)
    await assert.rejects(past('agrees', 'yes', administrator), /row-level security/)
    assert.ok(await past('agrees', 'yes'))
  })

  test('is added once, however often the form is sent', async () => {
    const { reference } = await told()
    const once = newId()
    for (const _ of [1, 2]) assert.equal((await add(reference, { once })).status, 303)
    assert.equal((await kept(reference)).length, 1)
  })

  test('stands on the page of the case; the service that reads the case sees that there is one, and not who', async () => {
    const report = await told()
    await asCase(report)
    await add(report.reference, {})
    const own = await world.get(`/cases/${report.reference}`, officer)
    assert.match(own.html, /People it happened to, besides whoever told us[\s\S]*By telephone/)
    assert.match(own.html, new RegExp(`/reports/${report.reference}/people"`))
    const [reveal = ''] = revealsOf((await world.get(`/reports/${report.reference}/people`, officer)).html)
    assert.match((await world.post(reveal, { reason: 'visit' }, manager)).html, /QUAGGANAME/)
    // The service has the whole case by the yes of whoever told us, which is nobody else's.
    const seen = await world.get(`/reports/${report.reference}/people`, worker)
    assert.match(seen.html, /By telephone/)
    assert.match(seen.html, /City Council keeps who they are/)
    assert.equal((await world.post(reveal, { reason: 'referral' }, worker)).status, 403)
    assert.equal((await add(report.reference, {}, worker)).status, 403)
    assert.equal(await revealed(worker, reveal), null)
  })

  test('is not there for another agency, nor for whoever works with no cases', async () => {
    const { reference } = await told()
    await add(reference, {})
    const [reveal = ''] = revealsOf((await world.get(`/reports/${reference}/people`, officer)).html)
    for (const as of [stranger, administrator]) {
      assert.notEqual((await world.get(`/reports/${reference}/people`, as)).status, 200)
      assert.equal(await revealed(as, reveal), null)
      const rows = await as
        .ctx()
        .db.transaction((tx) => tx.selectFrom('people_affected').select('id').execute())
      assert.deepEqual(rows, [])
    }
    assert.equal((await world.get(`/reports/${reference}/people`, stranger)).status, 404)
    assert.equal((await add(reference, {}, stranger)).status, 404)
    assert.equal((await world.post(reveal, { reason: 'contact' }, stranger)).status, 404)
  })

  test('is erased with the report that told of them', async () => {
    const { reference, id } = await told()
    await add(reference, {})
    const [reveal = ''] = revealsOf((await world.get(`/reports/${reference}/people`, officer)).html)
    await world.admin('select * from app.erase_report($1, now(), true)', [id])
    assert.match((await world.post(reveal, { reason: 'contact' }, officer)).html, /have been erased/)
    const [left] = await world.admin('select app.nothing_left($1) as nothing', [id])
    assert.equal(left?.['nothing'], true)
    const tokens = await world.admin(
      'select kind from vault.blind_index where person_id in (select person_id from people_affected where report_id = $1)',
      [id],
    )
    assert.deepEqual(tokens, [])
  })
})

const kept = (reference: string) =>
  world.admin(
    `select p.named, p.ground from people_affected p join reports r on r.id = p.report_id where r.reference = $1
      order by p.named`,
    [reference],
  )
const revealed = (as: Person, reveal: string) => {
  const personId = /people\/([^/]+)\/reveal/.exec(reveal)?.[1] ?? ''
  return as.ctx().db.transaction((tx) => as.ctx().vault.reveal(tx, personId, 'out of interest'))
}
