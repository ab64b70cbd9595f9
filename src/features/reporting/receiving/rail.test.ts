import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { type ReportAnswers, submitReport } from '../index.ts'
import { fieldsOf } from '../testing/walk-form.ts'

let world: World
let council: Agency
let officer: Person
let railway: Person
let county: Person

before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  // A force of the whole railway has no area here.
  const force = await world.agency({ name: 'British Transport Police', kind: 'police' })
  const local = await world.agency({ name: 'Northbrook Police', kind: 'police', area: 'Force' })
  officer = await world.staff({ agency: council, roles: ['officer'] })
  railway = await world.staff({ agency: force, roles: ['officer'] })
  county = await world.staff({ agency: local, roles: ['officer', 'manager', 'triage'] })
})
after(() => world.close())

const tell = (placeKind: ReportAnswers['placeKind'], police: 'yes' | 'no' | 'not_asked') =>
  submitReport(
    world.publicCtx(),
    {
      narrative: { v: 1, what: 'ZEBRA they shouted at me', when: '', place: '', postcode: '', why: '' },
      occurred: { kind: 'unknown', said: 'not_said' },
      happenedBefore: 'not_said',
      place: { postcode: '', areaId: council.areaId ?? '' },
      placeKind,
      strands: ['race'],
      role: 'affected',
      privacy: 'anonymous',
      canContact: 'follow_up_only',
      person: null,
      consents: { victim_service: 'not_asked', police, council_partners: 'no' },
    },
    randomToken(),
  )
const pageOf = async (reference: string, as = officer) => world.get(`/reports/${reference}`, as)
const transfer = async (reference: string, answers: Record<string, string>) => {
  const page = await world.get(`/reports/${reference}/transfer`, officer)
  const fields = { ...fieldsOf(page.html), authority: railway.actor.agencyId, reason: 'police_matter' }
  return world.post(`/reports/${reference}/transfer`, { ...fields, ...answers }, officer)
}

test('a report from a train or a station comes to the authority of its place, which is told whose it is', async () => {
  for (const kind of ['train', 'station'] as const) {
    const { reference, agencyId } = await tell(kind, 'yes')
    assert.equal(agencyId, council.id)
    const { html } = await pageOf(reference)
    assert.match(html, /railway is policed by the British Transport Police/)
    assert.match(html, /The person said yes to telling the police/)
    assert.equal((await pageOf(reference, railway)).status, 404, 'nobody is told by themselves')
  }
  for (const kind of ['bus', 'bus_stop', 'taxi', 'street'] as const)
    assert.ok(!(await pageOf((await tell(kind, 'yes')).reference)).html.includes('policed by the British'))
})

test('the railway’s force is given it with a yes, and the person is told who has it now', async () => {
  const { reference, code } = await tell('train', 'yes')
  assert.equal((await transfer(reference, {})).status, 303)
  assert.ok((await pageOf(reference, railway)).html.includes('ZEBRA'))
  assert.equal((await pageOf(reference, county)).status, 404, 'the local force is not the railway’s')
  // Nothing else waits for them: their queue opens on what they are asked.
  assert.match((await world.get('/reports', railway)).html, /aria-current="page"[^>]*>\s*Transfers waiting/)
  const answered = await world.post(`/reports/${reference}/answer`, { answer: 'accepted' }, railway)
  assert.equal(answered.status, 303)
  assert.equal((await pageOf(reference)).status, 404)
  const theirs = await world.post('/follow-up', { reference, code, do: 'open' })
  assert.match(theirs.html, /British Transport Police/)
  const [row] = await world.admin('select basis from report_transfers where reference = $1', [reference])
  assert.deepEqual(row, { basis: 'consent' })
})

test('without a yes the receiver is told so, and only a ground that is kept gives it away', async () => {
  for (const said of ['no', 'not_asked'] as const) {
    const { reference } = await tell('station', said)
    assert.match((await pageOf(reference)).html, /The person has not said yes to telling the police/)
    assert.equal((await transfer(reference, {})).status, 422)
    assert.equal((await pageOf(reference, railway)).status, 404)
    assert.equal((await transfer(reference, { ground: 'vital_interests', urgent: 'yes' })).status, 303)
    assert.ok((await pageOf(reference, railway)).html.includes('ZEBRA'))
  }
})

test('the note says the one way that works: to the force where it takes part, outside where it does not, to nobody from itself', async () => {
  const { reference } = await tell('train', 'no')
  const { html } = await pageOf(reference)
  assert.match(html, /Ask British Transport Police to take it over/)
  assert.ok(!html.includes('who do not take part here'))
  const [, href = ''] = /href="([^"]*transfer\?authority=[^"]*)"/.exec(html) ?? []
  const asked = await world.get(href.replaceAll('&amp;', '&'), officer)
  assert.match(asked.html, new RegExp(`<option value="${railway.actor.agencyId}" selected`))
  assert.equal((await transfer(reference, { ground: 'child_at_risk', urgent: 'yes' })).status, 303)
  await world.post(`/reports/${reference}/answer`, { answer: 'accepted' }, railway)
  assert.ok(!(await pageOf(reference, railway)).html.includes('policed by the British'))
  await world.admin(`update agencies set valid_to = '2020-01-01' where id = $1`, [railway.actor.agencyId])
  const other = await tell('station', 'no')
  const page = (await pageOf(other.reference)).html
  assert.ok(page.includes('/pass_on?toName=British+Transport+Police&amp;whatFor=policing'))
  assert.ok(!page.includes('transfer?authority='))
})
