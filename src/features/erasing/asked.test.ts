// Somebody asks with their code for what they told us to be erased: it waits before those who answer for it with its day, and
// the person reads yes or no, and why.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { MARKED } from '../cases/testing/a-report.ts'
import { submitReport } from '../reporting/index.ts'
import { anonymousReport } from '../reporting/testing/answers.ts'
import { formatDate, formatLongDate } from '../../platform/calendar/format.ts'
import { addMonths, londonDay } from '../../platform/calendar/london.ts'
import { randomToken } from '../../platform/crypto/tokens.ts'
import { newId } from '../../platform/ids.ts'
import { carryOutErasures } from './jobs.ts'
import { approval } from './testing.ts'

let world: World
let manager: Person
let administrator: Person
let areaId: string
let folder: string
before(async () => {
  world = await createWorld()
  folder = mkdtempSync(join(tmpdir(), 'upstander-asked-'))
  const north = await world.agency({ name: 'North Council', area: 'North' })
  areaId = north.areaId ?? ''
  manager = await world.staff({ agency: north, roles: ['manager'] })
  administrator = await world.staff({ agency: north, roles: ['administrator'] })
})
after(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const told = async () => {
  const { reference, code } = await submitReport(
    world.publicCtx(),
    { ...anonymousReport(areaId), privacy: 'named', canContact: 'yes', person: MARKED },
    randomToken(),
  )
  return { reference, code }
}
type Key = Awaited<ReturnType<typeof told>>
const followUp = async (key: Key, fields: Record<string, string> = {}) =>
  (await world.post('/follow-up', { ...key, ...fields })).html
const inAMonth = () => addMonths(londonDay(world.clock.now()), 1)

test('they ask once, read by when they have an answer, and it waits with that day', async () => {
  const key = await told()
  const page = await followUp(key, { view: 'erase' })
  for (const words of ['Do you want us to erase', 'We may have to say no', 'within one month'])
    assert.ok(page.includes(words), words)
  const done = await followUp(key, { do: 'erase' })
  assert.ok(done.includes(`We answer you on this page by ${formatLongDate(inAMonth())}.`))
  assert.ok(!(await followUp(key)).includes('value="erase"'), 'what waits is not offered again')
  await followUp(key, { do: 'erase' })
  const events = await world.admin(
    `select 1 from timeline t join reports r on r.id = t.report_id where r.reference = $1 and t.kind = 'erasure.asked'`,
    [key.reference],
  )
  assert.equal(events.length, 1)
  for (const person of [manager, administrator]) {
    const today = (await world.get('/today', person)).html
    assert.match(today, new RegExp(`/erasures/${key.reference}`))
    assert.ok(today.includes(formatDate(inAMonth())))
  }
  world.clock.advance(40 * 86_400_000)
  assert.match((await world.get('/erasures', manager)).html, /Late/)
})

test('a no is read with its reason, our words and where to complain, and a letter tells of it', async () => {
  const key = await told()
  await followUp(key, { do: 'erase' })
  const at = `/erasures/${key.reference}`
  const wrong = await world.post(at, { do: 'refuse', answer: '' }, manager)
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /Choose why the answer is no/)
  const no = { do: 'refuse', why: 'legal_claim', answer: 'The court sits in May. Ask again then.' }
  assert.equal((await world.post(at, no, manager)).status, 303)
  const page = await followUp(key)
  for (const words of [
    'We said no to erasing what you told us',
    'A court, the police or a claim needs it.',
    'The court sits in May. Ask again then.',
    'Information Commissioner',
    'value="erase"',
  ])
    assert.ok(page.includes(words), words)
  const mails = await world.admin(
    `select 1 from mails m join reports r on r.id = m.report_id
     where r.reference = $1 and m.to_person_id is not null and m.template = 'update'`,
    [key.reference],
  )
  assert.equal(mails.length, 1)
  // The words of the answer stay when the rest is erased one day.
  await world.post(at, { do: 'propose', reason: 'other', note: 'Court is over', weighed: 'yes' }, manager)
  await world.post(at, await approval(world, key.reference, administrator), administrator)
  world.clock.advance(2 * 86_400_000)
  assert.equal(await carryOutErasures(world.systemCtx('carry-out-erasures'), folder), 1)
  assert.match(await followUp(key), /The court sits in May/)
})

test('a yes is read with its day, and then that it was erased; another’s code learns nothing of it', async () => {
  const [key, other] = [await told(), await told()]
  await followUp(key, { do: 'erase' })
  const at = `/erasures/${key.reference}`
  assert.match((await world.get(at, manager)).html, /Say yes: propose to erase it/)
  await world.post(at, { do: 'propose', reason: 'asked', weighed: 'yes' }, manager)
  assert.doesNotMatch(await followUp(key), /We said yes/, 'one of two is no yes')
  await world.post(at, await approval(world, key.reference, administrator), administrator)
  assert.match(await followUp(key), /We said yes: what you told us will be erased\. It is erased after/)
  await world.post(at, { do: 'take-back' }, administrator)
  assert.match(await followUp(key), /We are looking at your request again/)
  await world.post(at, { do: 'propose', reason: 'asked', weighed: 'yes' }, manager)
  await world.post(at, await approval(world, key.reference, administrator), administrator)
  world.clock.advance(2 * 86_400_000)
  await carryOutErasures(world.systemCtx('carry-out-erasures'), folder)
  const page = await followUp(key)
  assert.match(page, /What you told us was erased on/)
  assert.ok(!page.includes('value="erase"'), 'there is nothing left to ask for')
  world.clock.advance(60_000)
  await followUp(key, { do: 'message', message: 'My new number is 07700 900999', messageId: newId() })
  assert.ok((await followUp(key)).includes('value="erase"'), 'what they wrote since can be asked for')
  assert.doesNotMatch(await followUp(other), /erased after|erased on|We said yes/)
  const crossed = await followUp({ reference: other.reference, code: key.code }, { do: 'erase' })
  assert.doesNotMatch(crossed, /We answer you on this page by/)
})
