// Erasing a report on somebody's wish: nobody reads it any more, by whichever way it was read before.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../test/support/world.ts'
import { logCase } from '../features/cases/index.ts'
import { MARKED } from '../features/cases/testing/a-report.ts'
import { submitReport } from '../features/reporting/index.ts'
import { anonymousReport } from '../features/reporting/testing/answers.ts'
import { formatLongDate } from '../platform/calendar/format.ts'
import { randomToken } from '../platform/crypto/tokens.ts'
import { newId } from '../platform/ids.ts'
import { BadUse, runCommand } from './command.ts'
import { erase } from './erase.ts'
import { testTerminal } from './testing.ts'

let world: World
let officer: Person
let areaId: string
let folder: string
before(async () => {
  world = await createWorld()
  folder = mkdtempSync(join(tmpdir(), 'upstander-erase-'))
  symlinkSync(world.filesFolder, join(folder, 'files'))
  const council = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: council, roles: ['officer'], name: 'Olive Officer' })
  areaId = council.areaId ?? ''
})
after(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

async function run(...words: string[]) {
  const { terminal, said, faults } = testTerminal({
    DATABASE_URL: world.database.adminUrl,
    MASTER_KEY: world.keys.current.key.export().toString('base64url'),
    DATA_DIR: folder,
  })
  const exit = await runCommand(erase, words, terminal)
  return { exit, said: said.join('\n'), faults: faults.join('') }
}

/** Somebody with a name and a number, who wrote again; told in another language, translated, and logged as a case. */
async function told(what: string) {
  const answers = anonymousReport(areaId)
  const { reference, code } = await submitReport(
    world.publicCtx(),
    {
      ...answers,
      narrative: { ...answers.narrative, what },
      privacy: 'named',
      canContact: 'yes',
      person: MARKED,
    },
    randomToken(),
  )
  const message = { reference, code, do: 'message', message: `${what} AGAIN`, messageId: newId() }
  assert.ok((await world.post('/follow-up', message)).status < 400)
  const translation = { translation: `${what} TRANSLATED` }
  assert.equal((await world.post(`/reports/${reference}/translation`, translation, officer)).status, 303)
  const [row] = await world.admin<{ version: number; person_id: string }>(
    'select version, person_id from reports where reference = $1',
    [reference],
  )
  assert.ok(row)
  const command = {
    reportReference: reference,
    summary: 'Shouting',
    strands: ['race'],
    types: ['verbal_abuse'],
  }
  assert.ok((await logCase(officer.ctx(), command, row.version)).ok)
  return { reference, code, personId: row.person_id }
}
type Told = Awaited<ReturnType<typeof told>>

/** Adds a file to a form that is not sent yet. */
async function addFile(token: string): Promise<string> {
  const bytes = Uint8Array.from(Buffer.from('They wrote: go away. '.repeat(60)))
  const about = { token, name: 'letter.txt', size: String(bytes.length), changed: '' }
  const { id } = JSON.parse((await world.post('/report/files/start', about)).html) as { id: string }
  const piece = { name: 'piece', bytes, field: 'piece' }
  assert.equal((await world.upload('/report/files/piece', { token, id, offset: '0' }, piece)).status, 200)
  return id
}

/** Whatever anybody can read of it, in one text. */
async function everywhere({ reference, code, personId }: Told): Promise<string> {
  const pages = [
    await world.get(`/reports/${reference}`, officer),
    await world.get(`/cases/${reference}`, officer),
    await world.get(`/cases/${reference}/words`, officer),
    await world.post(`/cases/${reference}/people/${personId}/reveal`, { reason: 'contact' }, officer),
    await world.post('/follow-up', { reference, code }),
  ]
  for (const { status } of pages) assert.equal(status, 200)
  return pages.map(({ html }) => html).join('\n')
}

test('what would be erased is said first, and nothing is erased without a reason', async () => {
  const report = await told('FIRSTWORDS')
  const { exit, said } = await run(report.reference.toLowerCase())
  assert.equal(exit, 0)
  assert.match(said, /Would erase of NB-.*: 3 texts, a person, 0 files\./)
  await assert.rejects(run(report.reference, '--really'), BadUse)
  assert.equal((await run('NB-2222-22')).exit, 3)
  assert.match(await everywhere(report), /FIRSTWORDS/)
})

test('an erased report is read by nobody, found by nothing, and leaves its decisions and the trail', async () => {
  const [report, other] = [await told('SECONDWORDS'), await told('OTHERWORDS')]
  const before = await everywhere(report)
  for (const words of [
    'SECONDWORDS AGAIN',
    'SECONDWORDS TRANSLATED',
    MARKED.name ?? '-',
    MARKED.phone ?? '-',
  ])
    assert.ok(before.includes(words), words)

  assert.match(before, /in the ways you said are safe/)

  const { exit, said } = await run(report.reference, '--really', '--reason', 'They asked for it')
  assert.equal(exit, 0)
  assert.match(said, /Erased of NB-.*: 3 texts, a person, 0 files\./)
  const html = await everywhere(report)
  for (const words of ['SECONDWORDS', MARKED.name ?? '-', MARKED.phone ?? '-', MARKED.email ?? '-'])
    assert.ok(!html.includes(words), words)
  assert.match(html, /What was told in this report was erased/)
  assert.match(html, /was logged as a case/)
  assert.match(await everywhere(other), /OTHERWORDS TRANSLATED/)

  const followUp = await world.post('/follow-up', { reference: report.reference, code: report.code })
  assert.doesNotMatch(followUp.html, /in the ways you said are safe/, 'nobody promises a call to no number')
  const day = formatLongDate(new Date())
  assert.ok(
    followUp.html.includes(`What you told us was erased on ${day}.`),
    'they read that it was, and when',
  )
  assert.match(followUp.html, /To ask about this, write to us here/)
  const signs = await world.admin(
    `select 1 from vault.blind_index where person_id = $1
     union all select 1 from report_signatures s join reports r on r.id = s.report_id where r.reference = $2
     union all select 1 from vault.people where id = $1 and sealed is not null
     union all select 1 from vault.keys k join vault.people p on p.key_id = k.id where p.id = $1 and k.wrapped is not null`,
    [report.personId, report.reference],
  )
  assert.deepEqual(signs, [])
  const [entry] = await world.admin<{ reason: string; actor_name: string }>(
    `select e.reason, e.actor_name from audit.entries e join reports r on r.id = e.subject_id
     where e.action = 'report.erase' and r.reference = $1`,
    [report.reference],
  )
  assert.deepEqual(entry, { reason: 'They asked for it', actor_name: 'command line' })
  assert.match((await run(report.reference)).said, /: 0 texts, no person, 0 files\./)
})

test('a file is erased from the disk too', async () => {
  const token = randomToken()
  const id = await addFile(token)
  const { reference } = await submitReport(world.publicCtx(), anonymousReport(areaId), token)
  const pieces = () => (existsSync(join(folder, 'files', id)) ? readdirSync(join(folder, 'files', id)) : [])
  assert.equal(pieces().length, 1)
  assert.match((await run(reference)).said, /no person, 1 files/)
  await run(reference, '--really', '--reason', 'They asked for it')
  assert.deepEqual(pieces(), [])
  assert.equal((await world.get(`/reports/${reference}`, officer)).status, 200)
})

test('the notes of colleagues are kept, unless they are asked for too', async () => {
  const report = await told('THIRDWORDS')
  const path = `/cases/${report.reference}`
  const form = (await world.get(`${path}/note`, officer)).html
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? ''
  const note = { version: value('version'), once: value('once'), note: 'NOTEDBYUS' }
  assert.equal((await world.post(`${path}/note`, note, officer)).status, 303)
  const noteOf = async () => {
    const id = /\/notes\/([0-9a-f-]{36})/.exec((await world.get(path, officer)).html)?.[1]
    return (await world.get(`${path}/notes/${id}`, officer)).html
  }
  const asked = ['--really', '--reason', 'They asked for it'] as const
  assert.match((await run(report.reference, ...asked)).said, /1 notes that colleagues wrote are kept/)
  assert.match(await noteOf(), /NOTEDBYUS/)
  assert.match(
    (await run(report.reference, ...asked, '--notes')).said,
    /0 texts, no person, 0 files, 1 notes/,
  )
  assert.doesNotMatch(await noteOf(), /NOTEDBYUS/)
})
