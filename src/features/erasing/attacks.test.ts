// Where erasing could reach too far, or not far enough: reports that were joined, that went to another agency meanwhile, that
// somebody else asked for, and files that are on their way.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../test/support/world.ts'
import { MARKED } from '../cases/testing/a-report.ts'
import { submitReport } from '../reporting/index.ts'
import { fieldsOf } from '../reporting/testing/walk-form.ts'
import { anonymousReport } from '../reporting/testing/answers.ts'
import { randomToken } from '../../platform/crypto/tokens.ts'
import { newId } from '../../platform/ids.ts'
import { carryOutErasures } from './jobs.ts'
import { approval } from './testing.ts'

const DAY = 86_400_000
let world: World
let folder: string
let south: Agency
let areaId: string
let officer: Person
let manager: Person
let administrator: Person
let receiver: Person
before(async () => {
  world = await createWorld()
  folder = mkdtempSync(join(tmpdir(), 'upstander-attacks-'))
  const north = await world.agency({ name: 'North Council', area: 'North' })
  south = await world.agency({ name: 'South Council', area: 'South' })
  areaId = north.areaId ?? ''
  officer = await world.staff({ agency: north, roles: ['officer', 'manager'] })
  manager = officer
  administrator = await world.staff({ agency: north, roles: ['administrator'] })
  receiver = await world.staff({ agency: south, roles: ['officer', 'manager'] })
})
after(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

async function told(what: string) {
  const answers = anonymousReport(areaId)
  const narrative = { ...answers.narrative, what }
  const { reference, code } = await submitReport(
    world.publicCtx(),
    { ...answers, narrative, privacy: 'named', canContact: 'yes', person: MARKED },
    randomToken(),
  )
  const [row] = await world.admin<{ id: string }>('select id from reports where reference = $1', [reference])
  return { id: row?.id ?? '', reference, code }
}
type Told = Awaited<ReturnType<typeof told>>
const at = ({ reference }: Told) => `/erasures/${reference}`
const followUp = async ({ reference, code }: Told, fields: Record<string, string> = {}) =>
  (await world.post('/follow-up', { reference, code, ...fields })).html
const PROPOSE = { do: 'propose', reason: 'other', note: 'It came twice', weighed: 'yes' }
async function approved(report: Told, more: Record<string, string> = {}) {
  assert.equal((await world.post(at(report), { ...PROPOSE, ...more }, manager)).status, 303)
  const fields = await approval(world, report.reference, administrator)
  assert.equal((await world.post(at(report), fields, administrator)).status, 303)
}
const carryOut = () => carryOutErasures(world.systemCtx('carry-out-erasures'), folder)
const opens = async ({ id }: Told): Promise<number> => {
  const [row] = await world.admin<{ n: number }>(
    `select count(*)::int as n from reports r join vault.texts t on t.id = r.narrative_id
     left join vault.people p on p.id = r.person_id join vault.keys k on k.id in (t.key_id, p.key_id)
     where r.id = $1 and k.wrapped is not null`,
    [id],
  )
  return row?.n ?? 0
}
async function press(as: Person, reference: string, action: string, answers: Record<string, string>) {
  const page = await world.get(`/reports/${reference}/${action}`, as)
  assert.equal(page.status, 200)
  const done = await world.post(`/reports/${reference}/${action}`, { ...fieldsOf(page.html), ...answers }, as)
  assert.equal(done.status, 303, /error-summary__list[\s\S]*?<\/ul>/.exec(done.html)?.[0])
}

test('what one agency approved is not erased over the head of another that has the report by then', async () => {
  const [quiet, asked] = [await told('MOVEDQUIET'), await told('MOVEDASKED')]
  await followUp(asked, { do: 'erase' })
  await approved(quiet)
  await approved(asked, { reason: 'asked' })
  for (const { reference } of [quiet, asked]) {
    await press(officer, reference, 'transfer', { authority: south.id, reason: 'place' })
    const accepted = await world.post(`/reports/${reference}/answer`, { answer: 'accepted' }, receiver)
    assert.equal(accepted.status, 303)
  }
  world.clock.advance(2 * DAY)
  assert.equal(await carryOut(), 0)
  assert.deepEqual([await opens(quiet), await opens(asked)], [2, 2])
  // Whom the person asked is another now: they have the answer to give, by the same day, and the person reads that.
  const theirs = (await world.get('/erasures', receiver)).html
  assert.match(theirs, new RegExp(`${asked.reference}[\\s\\S]*The person asks for it: answer them`))
  assert.ok(!theirs.includes(quiet.reference))
  assert.match(await followUp(asked), /We are looking at your request again/)
  assert.equal(await carryOut(), 0)
  assert.equal((await world.post(at(quiet), PROPOSE, receiver)).status, 303, 'they may propose it themselves')
})

test('of two joined reports one is erased, and not a word of the other or of what was noted of both', async () => {
  const [lead, follower] = [await told('LEADWORDS'), await told('FOLLOWERWORDS')]
  await press(officer, follower.reference, 'merge', {
    other: lead.reference,
    leads: 'other',
    reason: 'same_incident',
  })
  const withNotes = await world.post(at(follower), { ...PROPOSE, withNotes: 'yes' }, manager)
  assert.ok([303, 422].includes(withNotes.status))
  if (withNotes.status === 303) await world.post(at(follower), { do: 'take-back' }, manager)
  await approved(follower)
  world.clock.advance(2 * DAY)
  assert.equal(await carryOut(), 1)
  assert.deepEqual([await opens(lead), await opens(follower)], [2, 0])
  const page = (await world.get(`/reports/${lead.reference}`, officer)).html
  assert.ok(page.includes('LEADWORDS') && !page.includes('FOLLOWERWORDS'))
  assert.match(await followUp(follower), /What you told us was erased on/)
  assert.doesNotMatch(await followUp(lead), /erased/)
})

test('whoever asked can take it back until it is erased, also where we said yes; what we decided ourselves stands', async () => {
  const [early, late, ours] = [await told('EARLY'), await told('LATE'), await told('OURS')]
  for (const each of [early, late]) await followUp(each, { do: 'erase' })
  assert.match(await followUp(early, { do: 'unerase' }), /You no longer ask us to erase it/)
  assert.ok((await followUp(early)).includes('value="erase"'), 'and can ask again')
  assert.ok(!(await world.get('/erasures', manager)).html.includes(early.reference))
  await approved(late, { reason: 'asked' })
  assert.match(await followUp(late), /I no longer want it erased/)
  await followUp(late, { do: 'unerase' })
  await approved(ours)
  await followUp(ours, { do: 'erase' })
  await followUp(ours, { do: 'unerase' })
  await followUp({ ...ours, code: late.code }, { do: 'unerase' })
  world.clock.advance(2 * DAY)
  await carryOut()
  assert.deepEqual([await opens(early), await opens(late), await opens(ours)], [2, 2, 0])
})

test('a file that is on its way while all is erased is kept under its own key, and can be erased as well', async () => {
  const report = await told('UPLOADED')
  await approved(report)
  const token = randomToken()
  const bytes = Uint8Array.from(Buffer.from('They wrote: go away. '.repeat(60)))
  const about = { token, name: 'letter.txt', size: String(bytes.length), changed: '' }
  const { id } = JSON.parse((await world.post('/report/files/start', about)).html) as { id: string }
  const half = Math.floor(bytes.length / 2)
  const piece = (from: number, to: number) =>
    world.upload(
      '/report/files/piece',
      { token, id, offset: String(from) },
      { name: 'piece', bytes: bytes.slice(from, to), field: 'piece' },
    )
  assert.equal((await piece(0, half)).status, 200)
  world.clock.advance(DAY + 3_600_000)
  assert.equal(await carryOut(), 1)
  assert.equal((await piece(half, bytes.length)).status, 200)
  world.clock.advance(60_000)
  const message = { do: 'message', message: 'Here is the letter', messageId: newId(), token }
  const { reference, code } = report
  const sent = await world.post('/follow-up/message', { reference, code, ...message })
  assert.ok(sent.status < 400)
  const [file] = await world.admin('select 1 from report_files where id = $1 and report_id = $2', [
    id,
    report.id,
  ])
  assert.ok(file, 'it came with the message')
  const page = await followUp(report)
  assert.ok(page.includes('value="erase"'), 'what came since can be asked for')
  await approved(report)
  world.clock.advance(2 * DAY)
  assert.equal(await carryOut(), 1)
  const [left] = await world.admin<{ n: number }>(
    `select count(*)::int as n from report_files f join vault.keys k on k.id = f.key_id
     where f.report_id = $1 and k.wrapped is not null`,
    [report.id],
  )
  assert.equal(left?.n, 0)
  const pieces = join(world.filesFolder, id)
  assert.deepEqual(existsSync(pieces) ? readdirSync(pieces) : [], [])
})
