// The words of a record come from the rules in force on the day of the report; what was chosen within a strand is kept in
// the words of that day, and asked of nobody else.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { fieldsOf, heading, press, receiptOf, walk } from '../testing/walk-form.ts'

let world: World
let council: Agency
let officer: Person
let constable: Person

before(async () => {
  world = await createWorld()
  const police = await world.agency({ name: 'North Police', kind: 'police', area: 'Force' })
  council = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: council, roles: ['officer', 'manager'] })
  constable = await world.staff({ agency: police, roles: ['officer', 'manager'] })
})
after(() => world.close())

const upToWhy = (why: FormValues): FormValues[] => [
  { now: 'no' },
  { what: 'They shouted at me.' },
  { who: 'affected' },
  { when: 'today' },
  { area: council.areaId ?? '' },
  { place: 'street' },
  why,
]
async function tell(...kinds: FormValues[]): Promise<string> {
  const why = kinds.length > 0 ? { strands: ['race', 'religion'] } : {}
  let page = await walk(world, [...upToWhy(why), ...kinds, { privacy: 'anonymous' }, {}])
  assert.equal(heading(page), 'Check what you have told us')
  page = await press(world, page, '/report', {}, 'send')
  return receiptOf(page).reference
}
const toPolice = (reference: string) =>
  world.admin(`update reports set agency_id = $1, received_at = received_at where reference = $2`, [
    constable.actor.agencyId,
    reference,
  ])
const codesOf = async (reference: string) =>
  (await world.admin('select categories from reports where reference = $1', [reference]))[0]?.['categories']

describe('what is within a strand', () => {
  test('is asked of whoever chose one, only of what they chose, and of nobody else', async () => {
    const asked = await walk(world, upToWhy({ strands: ['religion'] }))
    assert.equal(heading(asked), 'What was it about?')
    assert.match(asked.html, /Against Muslims/)
    assert.doesNotMatch(asked.html, /Skin colour/)
    const unsure = await walk(world, upToWhy({ strands: ['not_sure'] }))
    assert.notEqual(heading(unsure), 'What was it about?')
  })

  test('is kept where it is offered within a chosen strand, checked, read by staff, and counted nowhere beside the strand', async () => {
    const reference = await tell({
      'kinds-race': ['language', 'muslim', 'nonsense'],
      'kinds-religion': ['muslim'],
      'kinds-disability': ['autism'],
    })
    assert.deepEqual(await codesOf(reference), ['language', 'muslim'])
    const { html } = await world.get(`/reports/${reference}`, officer)
    assert.match(html, /Language or accent; Against Muslims/)
    const [row] = await world.admin('select strands from reports where reference = $1', [reference])
    assert.deepEqual(row?.['strands'], ['race', 'religion'])
  })

  test('can be declined, and is not there once its strand is taken back', async () => {
    const declined = await walk(world, [
      ...upToWhy({ strands: ['race'] }),
      { 'kinds-race': ['not_said'] },
      { privacy: 'anonymous' },
      {},
    ])
    assert.match(declined.html, /I do not know, or would rather not say/)
    assert.deepEqual(await codesOf(await tell({ 'kinds-race': ['not_said'] })), [])
    let page = await walk(world, [
      ...upToWhy({ strands: ['race'] }),
      { 'kinds-race': ['language'] },
      { privacy: 'anonymous' },
      {},
    ])
    page = await press(world, page, '/report', {}, 'change-why')
    page = await world.post('/report', { ...without(fieldsOf(page.html), 'strands'), go: 'next' })
    assert.doesNotMatch(page.html, /Language or accent/)
    const { reference } = receiptOf(await press(world, page, '/report', {}, 'send'))
    assert.deepEqual(await codesOf(reference), [])
  })

  test('is not asked, forwards or backwards, where the partnership has ended all of it', async () => {
    await world.admin(`update strand_categories set ends_on = '2026-01-01' where strand = 'subculture'`)
    const next = await walk(world, upToWhy({ strands: ['subculture'] }))
    assert.notEqual(heading(next), 'What was it about?')
    const back = await press(world, next, '/report', {}, 'back')
    assert.equal(heading(back), 'Why do you think they did it?')
  })
})

describe('the words of a record', () => {
  test('are those of the partners for partners, and of the police for the police', async () => {
    const reference = await tell()
    const ours = await world.get(`/reports/${reference}`, officer)
    assert.match(
      ours.html,
      /Whom it happened to: “person affected”. Who is said to have done it: “alleged perpetrator”/,
    )
    await toPolice(reference)
    const theirs = await world.get(`/reports/${reference}`, constable)
    assert.match(theirs.html, /“complainant”. Who is said to have done it: “subject”/)
    assert.match(theirs.html, /Complainant\. /)
  })

  test('are those of the day of the report, however the rules change afterwards', async () => {
    const before2027 = await tell()
    const later = await tell()
    await toPolice(before2027)
    await toPolice(later)
    await world.admin(
      `update recording_regimes set effective_to = '2026-12-31' where code = 'NCHI_CODE_2023'`,
    )
    await world.admin(
      `update recording_regimes set effective_from = '2027-01-01' where code = 'POST_2026_REVIEW'`,
    )
    await world.admin(`update reports set received_at = '2027-01-05T10:00:00Z' where reference = $1`, [later])
    assert.match(
      (await world.get(`/reports/${before2027}`, constable)).html,
      /“complainant”. Who is said to have done it: “subject”/,
    )
    assert.match(
      (await world.get(`/reports/${later}`, constable)).html,
      /“person who reported”. Who is said to have done it: “person reported”/,
    )
    const form = await world.get(`/reports/${before2027}/views/police`, constable)
    assert.match(form.html, /non-crime hate incident/)
  })

  test('are those of a crime once the police say that it is one, and follow the report into its case', async () => {
    const reference = await tell()
    const form = fieldsOf((await world.get(`/reports/${reference}/log`, officer)).html)
    const logged = await world.post(
      `/reports/${reference}/log`,
      { ...form, summary: 'Shouting', strands: ['race'], types: ['verbal_abuse'] },
      officer,
    )
    assert.equal(logged.status, 303)
    const said = {
      classification: 'crime',
      saidBy: 'Crime desk',
      'saidOn-day': '1',
      'saidOn-month': '11',
      'saidOn-year': '2026',
    }
    assert.equal((await world.post(`/reports/${reference}/views/police`, said, officer)).status, 303)
    assert.match(
      (await world.get(`/reports/${reference}`, officer)).html,
      /“victim”. Who is said to have done it: “suspect”/,
    )
  })
})

function without(fields: Record<string, string[]>, name: string): FormValues {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))
}
