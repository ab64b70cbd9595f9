// The person who comes back reads what comes next and by when, at every stage.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { logCase } from '../../cases/index.ts'
import { type ReportAnswers, submitReport } from '../index.ts'
import { fieldsOf } from '../testing/walk-form.ts'

let world: World
let officer: Person
let areaId = ''
before(async () => {
  world = await createWorld()
  const council = await world.agency({ name: 'North Council', area: 'North' })
  areaId = council.areaId ?? ''
  officer = await world.staff({ agency: council, roles: ['officer'] })
})
after(() => world.close())

async function report(change: Partial<ReportAnswers> = {}) {
  const { reference, code, reportId } = await submitReport(
    world.publicCtx(),
    {
      narrative: { v: 1, what: 'x', when: '', place: '', postcode: '', why: '' },
      occurred: { kind: 'unknown', said: 'not_said' },
      happenedBefore: 'not_said',
      place: { postcode: '', areaId },
      placeKind: 'not_said',
      strands: [],
      role: 'not_said',
      privacy: 'anonymous',
      canContact: 'follow_up_only',
      person: null,
      consents: { victim_service: 'not_asked', police: 'no', council_partners: 'not_asked' },
      ...change,
    },
    randomToken(),
  )
  const log = async () => {
    const command = { reportReference: reference, summary: 'Shouted at', strands: ['race'] }
    assert.ok((await logCase(officer.ctx(), { ...command, types: ['threats'] }, 1)).ok)
  }
  const read = async (lang = 'en') => (await world.post(`/follow-up?lang=${lang}`, { reference, code })).html
  return { reference, reportId, log, read }
}
const reachable: Partial<ReportAnswers> = {
  privacy: 'contact_only',
  canContact: 'yes',
  person: { phone: '07700 900456' },
}

test('the day by which somebody is in touch is the same before and after the report is logged', async () => {
  const { log, read } = await report(reachable)
  const promise = /North Council will contact you by the end of Friday 20 November 2026, only in the ways/
  assert.match(await read(), promise)
  await log()
  assert.match(await read(), promise)
})

test('whoever left no way to be reached is answered here, and told how to ask for support', async () => {
  const { log, read } = await report()
  await log()
  const html = await read()
  assert.match(html, /North Council will answer you on this page by the end of Friday 20 November 2026/)
  assert.match(html, /tell us in the message box on this page, and say how they can reach you safely/)
  assert.match(html, /name="message"/)
})

test('after the first contact the next is an update; what is late is said; and a closed case is finished', async () => {
  const { reference, log, read } = await report(reachable)
  await log()
  await world.post(
    `/cases/${reference}/contact`,
    { channel: 'call', reached: 'yes', once: newId(), note: '' },
    officer,
  )
  // Twenty working days from Wednesday 18 November 2026.
  assert.match(
    await read(),
    /You will hear from North Council how it is going by the end of Wednesday 16 December 2026/,
  )
  const began = world.clock.now().toISOString()
  world.clock.set('2026-12-17T10:00:00Z')
  try {
    assert.match(await read(), /You should have heard from North Council by now/)
  } finally {
    world.clock.set(began)
  }
  const [{ version = 0 } = {}] = await world.admin<{ version: number }>(
    'select version from cases where reference = $1',
    [reference],
  )
  const left = ['risk', 'referral', 'clocks']
  const closing = { version: String(version), closure: 'resolved', reason: 'Done', left }
  assert.equal((await world.post(`/cases/${reference}/close`, closing, officer)).status, 303)
  const html = await read()
  assert.match(html, /We have finished for now/)
  assert.doesNotMatch(html, /is working on it|should have heard|You will hear/)
})

test('of a long history the newest is shown', async () => {
  const { reportId, read } = await report()
  await world.admin(
    `insert into timeline (id, report_id, at, kind, audience)
     select gen_random_uuid(), $1, $2::timestamptz + n * interval '1 minute', 'consent.changed', 'person' from generate_series(1, 200) n`,
    [reportId, world.clock.now()],
  )
  await world.admin(
    `insert into timeline (id, report_id, at, kind, audience)
     values (gen_random_uuid(), $1, $2::timestamptz + interval '1 day', 'case.reopened', 'person')`,
    [reportId, world.clock.now()],
  )
  assert.match(await read(), /We are looking at it again/)
})

test('what was decided stands in the history, and nobody is sent to messages that are not there', async () => {
  const { reference, read } = await report()
  const path = `/reports/${reference}/pass_on`
  const page = await world.get(path, officer)
  const answers = { toName: 'Anytown Advice', whatFor: 'housing', police: 'no', reason: 'other_agency' }
  assert.equal((await world.post(path, { ...fieldsOf(page.html), ...answers }, officer)).status, 303)
  const html = await read()
  assert.doesNotMatch(html, /See the messages below/)
  assert.match(html, /What has happened so far[\s\S]*We passed it on: Anytown Advice/)
  assert.match(html, /Anytown Advice: Housing/)
})

test('what has happened is read in the language of whoever comes back, every sentence of it', async () => {
  const { reportId, read } = await report()
  const kinds: [kind: string, params: Record<string, string>][] = [
    ['case.opened', {}],
    ['referral.sent', {}],
    ['referral.released', {}],
    ...['not_the_person', 'no_safe_contact', 'no'].map((reason): [string, Record<string, string>] => [
      'referral.withheld',
      { reason },
    ]),
    ['referral.stopped', {}],
    ['referral.withdrawn', {}],
    ['case.police', {}],
    ['referral.contacted', {}],
    ...['asked', 'stopped', 'knew'].map((what): [string, Record<string, string>] => [
      `consent.police_${what}`,
      {},
    ]),
    ['case.update', {}],
    ['case.reopened', {}],
    ...['resolved', 'person_asked', 'no_more_to_do', 'other_agency', 'duplicate', 'new one'].map(
      (closure): [string, Record<string, string>] => ['case.closed', { closure }],
    ),
  ]
  for (const [kind, params] of kinds)
    await world.admin(
      `insert into timeline (id, report_id, at, kind, params, audience) values (gen_random_uuid(), $1, $2, $3, $4, 'person')`,
      [reportId, world.clock.now(), kind, JSON.stringify(params)],
    )
  const sentences = (html: string) =>
    [...html.slice(html.indexOf('app-timeline')).matchAll(/<(?:h3|p)[^>]*>([^<]+)<\//g)].map(
      ([, text = '']) => text,
    )
  const english = new Set(sentences(await read()).filter((text) => / [a-z]+ /.test(text)))
  assert.ok(english.size > 2 * kinds.length - 6, 'they are found')
  for (const lang of ['pl', 'ur', 'en-x-easy']) {
    const left = sentences(await read(lang)).filter((text) => english.has(text))
    // Easy Read says some as they are.
    assert.ok(
      lang === 'en-x-easy' ? left.length < english.size / 2 : left.length === 0,
      `${lang}: ${left.join('; ')}`,
    )
  }
})
