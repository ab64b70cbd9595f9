// Whoever closes a case sees what is still open in it, and nobody who agreed to the police, or who wrote, is forgotten in
// silence: the officer has to look at it, the case keeps that they did, and the person reads what is true.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { submitReport } from '../../reporting/index.ts'
import { anonymousReport } from '../../reporting/testing/answers.ts'
import { fieldsOf } from '../../reporting/testing/walk-form.ts'

let world: World
let officer: Person
let areaId = ''
before(async () => {
  world = await createWorld()
  const north = await world.agency({ name: 'North Council', area: 'North' })
  areaId = north.areaId ?? ''
  officer = await world.staff({ agency: north, roles: ['officer'] })
})
after(() => world.close())

async function opened(police: 'yes' | 'no') {
  const consents = { victim_service: 'no' as const, police, council_partners: 'no' as const }
  const told = await submitReport(world.publicCtx(), { ...anonymousReport(areaId), consents }, randomToken())
  const path = `/reports/${told.reference}/log`
  const form = fieldsOf((await world.get(path, officer)).html)
  const log = { ...form, summary: 'Abuse in the street', strands: ['race'], types: ['verbal_abuse'] }
  assert.equal((await world.post(path, log, officer)).status, 303)
  const { reference, code } = told
  return {
    reference,
    path: `/cases/${reference}`,
    reads: async () => (await world.post('/follow-up', { reference, code })).html,
    writes: (message: string) =>
      world.post('/follow-up/message', { reference, code, message, do: 'message', messageId: newId() }),
  }
}

const closing = async (path: string, left?: string[]) => {
  const form = fieldsOf((await world.get(`${path}/close`, officer)).html)
  const sent = { ...form, closure: 'resolved', reason: 'Spoken to by phone', ...(left && { left }) }
  return world.post(`${path}/close`, sent, officer)
}

test('what is open in a case is shown before it is closed, each with its page', async () => {
  const { path, writes } = await opened('yes')
  await writes('They are back.')
  const { html } = await world.get(`${path}/close`, officer)
  assert.match(html, /Before you close/)
  for (const [said, href] of [
    ['A message from a person who reported has no answer', `${path}/reply`],
    ['The risk was never assessed', `${path}/risk`],
    ['said that the police may be told', `${path}/police`],
    ['Time limits still run: First safe contact', `${path}#clocks`],
  ] as const) {
    assert.ok(html.includes(said), said)
    assert.ok(html.includes(`href="${href}"`), href)
  }
  assert.doesNotMatch(html, /Update the person \(due/)
})

test('a case is not closed over what nobody looked at; what was ticked and typed is kept, and stays in its history', async () => {
  const { path, writes, reference } = await opened('yes')
  await writes('They are back.')
  const refused = await closing(path, ['risk', 'police'])
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Tick each that you have looked at/)
  assert.match(refused.html, /Spoken to by phone/)
  assert.match(refused.html, /value="risk"[^>]*checked/)
  const done = await closing(path, ['messages', 'risk', 'police', 'clocks'])
  assert.equal(done.status, 303)
  const { html } = await world.get(path, officer)
  assert.match(html, /It was closed with this left: messages without an answer, risk that was never assessed/)
  const [entry] = await world.admin<{ detail: { left: string } }>(
    `select e.detail from audit.entries e join cases c on c.id = e.subject_id where e.action = 'case.close' and c.reference = $1`,
    [reference],
  )
  assert.equal(entry?.detail.left, 'messages,risk,police,clocks')
})

test('a case with nothing open asks for nothing more', async () => {
  const { path } = await opened('no')
  const risk = fieldsOf((await world.get(`${path}/risk`, officer)).html)
  await world.post(`${path}/risk`, { ...risk, level: 'standard', reason: 'Calm now' }, officer)
  const reply = fieldsOf((await world.get(`${path}/reply`, officer)).html)
  await world.post(`${path}/reply`, { ...reply, note: 'We are here' }, officer)
  assert.doesNotMatch((await world.get(`${path}/close`, officer)).html, /Before you close/)
  assert.equal((await closing(path)).status, 303)
})

test('whoever agreed to the police reads that they were not told, also once the case is closed', async () => {
  const { path, reads } = await opened('yes')
  assert.match(await reads(), /We have not told the police yet/)
  await closing(path, ['risk', 'police', 'clocks'])
  const html = await reads()
  assert.match(
    html,
    /You agreed that we may tell the police\.\s*We have not told the police\. If you still want/,
  )
  assert.doesNotMatch(html, /not told the police yet/)
  assert.doesNotMatch(html, /closed with this left/)
})

test('whoever agreed to the police, who were told, reads when, and the officer is asked nothing', async () => {
  const { path, reads } = await opened('yes')
  await world.post(`${path}/police`, { once: newId(), note: 'By phone' }, officer)
  assert.match(await reads(), /The police were told on \w+ 18 November 2026/)
  assert.doesNotMatch(await reads(), /have not told the police/)
  assert.doesNotMatch((await world.get(`${path}/close`, officer)).html, /said that the police may be told/)
})

test('whoever did not agree reads nothing of it', async () => {
  const { path, reads } = await opened('no')
  await closing(path, ['risk', 'clocks'])
  assert.doesNotMatch(await reads(), /told the police/)
})
