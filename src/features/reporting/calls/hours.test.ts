// When people may ask for a call is the partnership's to say, from a day on.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { submitReport } from '../index.ts'
import { anonymousReport } from '../testing/answers.ts'

let world: World
let keeper: Person
let other: Person
let areaId: string
before(async () => {
  world = await createWorld()
  const council = await world.agency({ name: 'North Council', area: 'North' })
  areaId = council.areaId ?? ''
  await world.lead(council)
  keeper = await world.staff({ agency: council, roles: ['coordinator', 'officer'] })
  const south = await world.agency({ name: 'South Council', area: 'South' })
  other = await world.staff({ agency: south, roles: ['administrator'] })
})
after(() => world.close())

const path = '/admin/calls'
const from = (day: string) => ({ 'from-day': day, 'from-month': '11', 'from-year': '2026' })
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

async function reported() {
  const { reference, code, reportId } = await submitReport(
    world.publicCtx(),
    anonymousReport(areaId),
    randomToken(),
  )
  const ask = (fields: Record<string, string>, query = '') =>
    world.post(`/follow-up${query}`, { reference, code, messageId: newId(), ...fields })
  return { ask, reportId }
}
const dueOf = async (reportId: string) =>
  (
    await world.admin<{ due: string }>(
      `select to_char(due_at at time zone 'Europe/London', 'YYYY-MM-DD HH24:MI') as due from call_requests
        where report_id = $1 and done_at is null`,
      [reportId],
    )
  )[0]?.due

test('until the partnership says otherwise, on working days from 9 to 8 in the evening', async () => {
  const { ask, reportId } = await reported()
  const page = text((await ask({ view: 'call' })).html)
  assert.match(page, /Thursday 19 November 2026 09:00 to 20:00/)
  assert.doesNotMatch(page, /Saturday|Sunday/)
  await ask({ do: 'call', day: '2026-11-20', part: 'evening', phone: '07700 900 982' })
  assert.equal(await dueOf(reportId), '2026-11-20 20:00')
})

test('the lead agency sets days and hours from a day on; the form shows and takes only those', async () => {
  const { ask, reportId } = await reported()
  const hours = 'Thu 10:00 to 12:30\nSat 14:00 to 16:00'
  assert.equal((await world.post(path, { hours, ...from('21') }, other)).status, 403)
  assert.equal((await world.post(path, { hours, ...from('21') }, keeper)).status, 303)
  assert.match(
    (await world.post(path, { hours, ...from('21') }, keeper)).html,
    /Times begin on this day already/,
  )

  const page = text((await ask({ view: 'call' })).html)
  assert.match(page, /Friday 20 November 2026 09:00 to 20:00/, 'what held before holds until the day')
  assert.match(page, /Saturday 21 November 2026 14:00 to 16:00/)
  assert.match(page, /Thursday 26 November 2026 10:00 to 12:30/)
  assert.doesNotMatch(page, /Monday/)

  const wanted = { do: 'call', day: '2026-11-21', phone: '07700 900 982' }
  const wrong = await ask({ ...wanted, part: 'morning' })
  assert.match(wrong.html, /Nobody calls at that time on that day/)
  assert.match(wrong.html, /value="2026-11-21"[^>]*checked/, 'what was chosen stays')
  assert.match((await ask({ ...wanted, day: '2026-11-23', part: 'any' })).html, /Choose a day/)
  assert.match(
    (await ask({ ...wanted, part: 'any' })).html,
    /Saturday 21 November 2026, at any time that day/,
  )
  assert.equal(await dueOf(reportId), '2026-11-21 16:00')
})

test('a call that waits is told of in the reader’s language', async () => {
  const { ask } = await reported()
  await ask({ do: 'call', day: '2026-11-20', part: 'morning', phone: '07700 900 982' })
  assert.match((await ask({}, '?lang=en')).html, /Change the time/)
  const polish = (await ask({}, '?lang=pl')).html
  assert.match(polish, /Twoja prośba o rozmowę: [^.]*20 listopada 2026[^.]*, rano/)
  assert.doesNotMatch(polish, /You asked for a call on/)
})

test('what cannot be read, or is at night, is refused beside its box and stays typed', async () => {
  for (const [hours, message] of [
    ['', /Enter at least one day with its times/],
    ['Mon 9:00 to 12:00\nnow and then', /Line 2 cannot be read/],
    ['Mon 9:00 to 23:30', /Enter times from 7:00 to 22:00/],
    ['Mon 5:00 to 9:00', /Enter times from 7:00 to 22:00/],
  ] as const) {
    const page = await world.post(path, { hours, ...from('27') }, keeper)
    assert.equal(page.status, 422)
    assert.match(page.html, message)
    assert.match(page.html, /id="hours-error"/)
    if (hours) assert.ok(page.html.includes(hours.split('\n').at(-1) ?? ''))
  }
  const past = await world.post(path, { hours: 'Mon 9:00 to 12:00', ...from('1') }, keeper)
  assert.match(past.html, /Enter a day that is today or later/)
})

test('every member reads the hours, and the trail has who set them', async () => {
  assert.match(text((await world.get(path, other)).html), /Saturday 14:00 to 16:00/)
  assert.doesNotMatch((await world.get(path, other)).html, /<textarea/)
  const trail = await world.admin(`select 1 from audit.entries where action = 'call-hours.set'`)
  assert.equal(trail.length, 1)
})
