// A case with two reports has two people who each wait for an answer: neither reads what is meant for the other.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { submitReport } from '../../reporting/index.ts'
import { anonymousReport } from '../../reporting/testing/answers.ts'
import { fieldsOf } from '../../reporting/testing/walk-form.ts'

type Told = { reference: string; code: string }
let world: World
let officer: Person
let [first, second]: Told[] = []

before(async () => {
  world = await createWorld()
  const north = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: north, roles: ['officer'] })
  const tell = () => submitReport(world.publicCtx(), anonymousReport(north.areaId ?? ''), randomToken())
  first = await tell()
  second = await tell()
  const form = fieldsOf((await world.get(`/reports/${first.reference}/log`, officer)).html)
  const log = { ...form, summary: 'Abuse in the street', strands: ['race'], types: ['verbal_abuse'] }
  assert.equal((await world.post(`/reports/${first.reference}/log`, log, officer)).status, 303)
  const link = `/reports/${second.reference}/link`
  const fields = fieldsOf((await world.get(link, officer)).html)
  const linked = { ...fields, case: first.reference, reason: 'same_incident' }
  assert.equal((await world.post(link, linked, officer)).status, 303)
  for (const [told, message] of [
    [first, 'FROMTHEFIRST'],
    [second, 'FROMTHESECOND'],
  ] as const)
    await world.post('/follow-up/message', { ...told, message, do: 'message', once: newId() })
})
after(() => world.close())

const path = () => `/cases/${first?.reference}/reply`
const reportOf = async (told: Told | undefined) =>
  (await world.admin<{ id: string }>('select id from reports where reference = $1', [told?.reference]))[0]
    ?.id ?? ''
const hears = async (told: Told | undefined, words: string) =>
  (await world.post('/follow-up', { ...told })).html.includes(words)

test('what each wrote stands under the number of their report', async () => {
  const { html } = await world.get(path(), officer)
  const [one, two] = [first, second].map((told) => html.indexOf(`told us of ${told?.reference}`))
  assert.ok(one !== undefined && two !== undefined && one > 0 && two > 0)
  const between = (words: string, from: number, to: number) =>
    html.indexOf(words) > from && (to < from || html.indexOf(words) < to)
  assert.ok(between('FROMTHEFIRST', one, two))
  assert.ok(between('FROMTHESECOND', two, one))
})

test('an answer that does not say to whom goes to nobody, and its words are kept', async () => {
  const refused = await world.post(path(), { once: newId(), note: 'FORWHOM' }, officer)
  assert.equal(refused.status, 422)
  assert.match(refused.html, /href="#reportId">Select whose report your message is about/)
  assert.match(refused.html, /<textarea[^>]*>\s*FORWHOM/)
  for (const told of [first, second]) assert.equal(await hears(told, 'FORWHOM'), false)
})

test('only the one who was chosen reads it, and the other still waits, in a box of their own', async () => {
  const reportId = await reportOf(first)
  const seen = (await world.admin<{ id: string }>('select id from report_messages')).map(({ id }) => id)
  const sent = await world.post(path(), { once: newId(), note: 'FORTHEFIRST', reportId, seen }, officer)
  assert.equal(sent.status, 303)
  assert.equal(await hears(first, 'FORTHEFIRST'), true)
  assert.equal(await hears(second, 'FORTHEFIRST'), false)
  const { html } = await world.get(`/cases/${first?.reference}`, officer)
  assert.ok(html.includes('FROMTHESECOND') && !html.includes('FROMTHEFIRST'))
  assert.match(html, new RegExp(`New message from the person \\(${second?.reference}\\)`))
  assert.ok(html.includes(`name="reportId" value="${await reportOf(second)}"`))
})

test('a contact with one of them is told to that one, and says whose it was', async () => {
  const contact = `/cases/${first?.reference}/contact`
  const form = { ...fieldsOf((await world.get(contact, officer)).html), channel: 'they_came', reached: 'yes' }
  const unsaid = await world.post(contact, { ...form, note: 'CAMEIN' }, officer)
  assert.equal(unsaid.status, 422)
  assert.match(unsaid.html, /href="#reportId">Select whose report the contact was about/)
  assert.match(unsaid.html, /<textarea[^>]*>\s*CAMEIN/)
  const before = await Promise.all([first, second].map((told) => linesOf(told)))
  const reportId = await reportOf(second)
  assert.equal((await world.post(contact, { ...form, note: 'CAMEIN', reportId }, officer)).status, 303)
  const after = await Promise.all([first, second].map((told) => linesOf(told)))
  assert.deepEqual([after[0], after[1]], [before[0], (before[1] ?? 0) + 1])
})

const linesOf = async (told: Told | undefined) =>
  (
    await world.admin(
      `select 1 from timeline where report_id = $1 and kind = 'case.update' and audience = 'person'`,
      [await reportOf(told)],
    )
  ).length
