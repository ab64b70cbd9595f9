import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import sharp from 'sharp'
import { type Agency, createWorld, type Person, type World } from '../../../test/support/world.ts'
import { hashToken, randomToken } from '../../platform/crypto/tokens.ts'
import { clamd } from '../../platform/files/clamd.ts'
import { EICAR, startScanner } from '../../platform/files/testing.ts'
import { newId } from '../../platform/ids.ts'
import { submitReport } from '../reporting/index.ts'
import { claimUploads, filesOfReports, keepUploads, listUploads, openFile, removeUpload } from './index.ts'
import { scanFile, tidyFiles } from './scan-file.ts'

let world: World
let north: Agency
let south: Agency
let officer: Person
let stranger: Person
let administrator: Person
let scanner: Awaited<ReturnType<typeof startScanner>>

before(async () => {
  world = await createWorld()
  scanner = await startScanner()
  north = await world.agency({ name: 'North Council', area: 'North' })
  south = await world.agency({ name: 'South Council', area: 'South' })
  officer = await world.staff({ agency: north, roles: ['officer'] })
  stranger = await world.staff({ agency: south, roles: ['officer', 'administrator'] })
  administrator = await world.staff({ agency: north, roles: ['administrator'] })
})
after(async () => {
  await scanner.stop()
  await world.close()
})
beforeEach(() => {
  world.files.scanner = clamd(scanner.address)
})

const WORDS = 'They wrote: get out of our street. '
const sent = (bytes: Buffer | string, name = 'what they wrote.txt') => ({
  name,
  type: 'application/octet-stream',
  bytes: Buffer.from(bytes),
})
const photo = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#803060' } })
    .withExif({ IFD0: { Make: 'SecretPhone' } })
    .jpeg()
    .toBuffer()
const report = (token: string) =>
  submitReport(
    world.publicCtx(),
    {
      narrative: { v: 1, what: 'They shouted', when: '', place: '', postcode: '', why: '' },
      occurred: { kind: 'day', day: '2026-11-17' },
      happenedBefore: 'not_said',
      place: { postcode: '', areaId: north.areaId ?? '' },
      placeKind: 'street',
      strands: ['race'],
      role: 'affected',
      privacy: 'contact_only',
      canContact: 'follow_up_only',
      person: { name: 'Somebody' },
      consents: { victim_service: 'not_asked', police: 'no', council_partners: 'no' },
    },
    token,
  )
const keep = async (token: string, ...files: ReturnType<typeof sent>[]) =>
  (await keepUploads(world.publicCtx(), token, files)).problems.map(({ message }) => message)
const uploads = (token: string) => listUploads(world.publicCtx(), token)
const scanAll = async (token: string) => {
  const ids = await world.admin<{ id: string }>('select id from report_files where submission_hash = $1', [
    hashToken(token),
  ])
  for (const { id } of ids) await scanFile(world.systemCtx('scan-file'), id)
}
const filesOf = (reportId: string, person: Person = officer) =>
  person.ctx().db.transaction((tx) => filesOfReports(tx, person.ctx(), [reportId]))
const onDisk = () =>
  readdirSync(world.filesFolder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))

const post = async (step: string, fields: Record<string, string>, piece?: Buffer) => {
  const answer = piece
    ? await world.upload(`/report/files/${step}`, fields, {
        name: 'piece',
        bytes: Uint8Array.from(piece),
        field: 'piece',
      })
    : await world.post(`/report/files/${step}`, fields)
  const body: unknown = answer.html.startsWith('{') ? JSON.parse(answer.html) : {}
  return {
    status: answer.status,
    body: body as { id?: string; offset?: number; done?: boolean; problem?: string },
  }
}

test('a file sent with the form belongs to the report that claims it, with its own name, kind and hash', async () => {
  const token = randomToken()
  assert.deepEqual(await keep(token, sent(WORDS), sent(await photo(), 'door.jpg')), [])
  assert.deepEqual(
    (await uploads(token)).map(({ name, state }) => [name, state]),
    [
      ['what they wrote.txt', 'quarantined'],
      ['door.jpg', 'quarantined'],
    ],
  )
  const { reportId, reference } = await report(token)
  const files = await filesOf(reportId)
  assert.deepEqual(
    files.map(({ kind }) => kind),
    ['txt', 'jpg'],
  )
  assert.equal(files[0]?.sha256, createHash('sha256').update(WORDS).digest('hex'))
  assert.deepEqual(await uploads(token), [])
  const { html } = await world.get(`/reports/${reference}`, officer)
  assert.match(html, /what they wrote\.txt/)
  assert.match(html, /Waits for the virus scan/)
  const [entry] = await world.admin(
    'select detail from audit.entries where action = $1 and subject_id = $2',
    ['file.keep', reportId],
  )
  assert.match(JSON.stringify(entry), /sha256/)
})

test('neither words nor names stand in clear on the disk or in the database', async () => {
  const token = randomToken()
  await keep(token, sent(WORDS.repeat(100), 'Letter from Mr Secretname.txt'))
  for (const path of onDisk()) assert.ok(!readFileSync(path).includes('get out of'), path)
  const rows = await world.admin(`select encode(name, 'escape') as name, f::text as all from report_files f`)
  assert.ok(rows.length > 0 && !JSON.stringify(rows).includes('Secretname'))
})

test('a scanned file opens for who sees the report, as an attachment, and as a view of the person', async () => {
  const token = randomToken()
  await keep(token, sent(await photo(), 'Our door.jpg'))
  await scanAll(token)
  const { reportId } = await report(token)
  const [file] = await filesOf(reportId)
  assert.ok(file)
  assert.deepEqual([file.state, file.copy], ['clean', 'made'])
  const original = await world.web.inject({
    url: `/files/${file.id}/original`,
    headers: { cookie: `upstander=${officer.cookie}` },
  })
  assert.equal(createHash('sha256').update(original.rawPayload).digest('hex'), file.sha256)
  assert.match(String(original.headers['content-disposition']), /^attachment; filename="Our_door\.jpg"$/)
  assert.equal(original.headers['x-content-type-options'], 'nosniff')
  assert.equal(original.headers['cache-control'], 'no-store')
  const copy = await openFile(officer.ctx(), file.id, 'copy')
  assert.ok(original.rawPayload.includes('SecretPhone') && !copy.bytes.includes('SecretPhone'))
  const trail = await world.admin<{ subject_kind: string; subject_id: string; detail: { part: string } }>(
    `select subject_kind, subject_id, detail from audit.entries where action = 'file.open' order by seq`,
  )
  const [person] = await world.admin<{ id: string }>('select person_id as id from reports where id = $1', [
    reportId,
  ])
  assert.deepEqual(
    trail.map(({ subject_kind, subject_id, detail }) => [subject_kind, subject_id, detail.part]),
    [
      ['person', person?.id, 'original'],
      ['person', person?.id, 'copy'],
    ],
  )
})

test('another agency finds nothing: no list, no file, no release', async () => {
  const token = randomToken()
  await keep(token, sent(WORDS))
  const { reportId } = await report(token)
  const [file] = await filesOf(reportId)
  assert.ok(file)
  assert.deepEqual(await filesOf(reportId, stranger), [])
  assert.equal((await world.get(`/files/${file.id}/original`, stranger)).status, 404)
  assert.equal(
    (await world.post(`/admin/files/${file.id}/release`, { reason: 'we want to see' }, stranger)).status,
    404,
  )
  assert.ok(!(await world.get('/admin/files', stranger)).html.includes(file.id))
  assert.equal((await world.get(`/files/${file.id}/original`)).status, 303)
  assert.equal((await world.get('/admin/files', officer)).status, 403)
  for (const ctx of [world.publicCtx(), stranger.ctx(), officer.ctx()])
    await assert.rejects(
      ctx.db.transaction((tx) => tx.selectFrom('report_files').selectAll().execute()),
      /permission denied/,
    )
})

test('only the token of the form reaches its files, and only that form, its code or its caseworker claims them', async () => {
  const token = randomToken()
  await keep(token, sent(WORDS))
  const [upload] = await uploads(token)
  assert.ok(upload)
  const other = randomToken()
  const guess = { token: other, id: upload.id, offset: '0' }
  assert.equal((await post('state', guess)).status, 404)
  assert.equal((await post('piece', guess, Buffer.from('x'))).status, 404)
  assert.equal((await post('state', { token: 'short', id: upload.id })).status, 404)
  await removeUpload(world.publicCtx(), other, upload.id)
  assert.equal((await uploads(token)).length, 1)
  const { reportId, code } = await report(randomToken())
  const claim = (ctx = world.publicCtx()) =>
    ctx.db.transaction((tx) => claimUploads(tx, ctx, { submissionToken: token, reportId }))
  await assert.rejects(claim(), /no report of this form/)
  await assert.rejects(claim(stranger.ctx()), /no report of this form/)
  assert.equal(await claim(world.publicCtx(hashToken(code).toString('hex'))), 1)
  assert.equal(await claim(officer.ctx()), 0)
})

test('a harmful file is locked for everybody and cannot be released', async () => {
  const token = randomToken()
  await keep(token, sent(EICAR))
  await scanAll(token)
  const { reportId } = await report(token)
  const [file] = await filesOf(reportId)
  assert.equal(file?.state, 'infected')
  assert.equal((await world.get(`/files/${file?.id}/original`, officer)).status, 403)
  assert.equal(
    (await world.post(`/admin/files/${file?.id}/release`, { reason: 'we need it' }, administrator)).status,
    404,
  )
})

test('without a scanner a file stays closed until an administrator releases it for a reason', async () => {
  world.files.scanner = null
  const token = randomToken()
  await keep(token, sent(WORDS))
  await scanAll(token)
  const { reportId, reference } = await report(token)
  const [file] = await filesOf(reportId)
  const path = `/admin/files/${file?.id}/release`
  assert.equal((await world.get(`/files/${file?.id}/original`, officer)).status, 403)
  const held = (await world.get('/admin/files', administrator)).html
  assert.ok(held.includes(reference) && !held.includes('what they wrote'))
  const bare = await world.post(path, { reason: ' ' }, administrator)
  assert.equal(bare.status, 422)
  assert.match(bare.html, /Say why it cannot wait/)
  assert.equal((await world.post(path, { reason: 'hearing this afternoon' }, officer)).status, 403)
  assert.equal((await world.post(path, { reason: 'hearing this afternoon' }, administrator)).status, 303)
  assert.equal((await openFile(officer.ctx(), file?.id ?? '', 'original')).bytes.toString(), WORDS)
  // An administrator decides, and sees nothing.
  assert.equal((await world.get(`/files/${file?.id}/original`, administrator)).status, 403)
  const [entry] = await world.admin(
    `select reason, actor_name from audit.entries where action = 'file.release'`,
  )
  assert.equal(entry?.['reason'], 'hearing this afternoon')
})

test('a scanner that cannot be reached, or cannot judge, leaves a file quarantined; the next sweep finds it', async () => {
  const token = randomToken()
  await keep(token, sent(WORDS))
  scanner.state.behaviour = 'hangs-up'
  await assert.rejects(scanAll(token))
  assert.equal((await uploads(token))[0]?.state, 'quarantined')
  await world.admin('delete from pgboss.job')
  await tidyFiles(world.systemCtx('tidy-files'))
  const [upload] = await uploads(token)
  const jobs = await world.admin<{ data: { fileId: string } }>(
    `select data from pgboss.job where name = 'scan-file'`,
  )
  assert.ok(jobs.some(({ data }) => data.fileId === upload?.id))
  scanner.state.behaviour = 'scans'
  await scanAll(token)
  assert.equal((await uploads(token))[0]?.state, 'clean')
})

test('pieces go on where the network broke off, and the same file chosen again is the same file', async () => {
  const token = randomToken()
  const video = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypisom\0\0\0\0isommp41'),
    Buffer.alloc(900_000, 7),
  ])
  const about = { token, name: 'bus.mp4', size: String(video.length), changed: '1' }
  const begun = await post('start', about)
  assert.deepEqual([begun.status, begun.body.offset], [200, 0])
  const id = begun.body.id ?? ''
  const first = await post('piece', { token, id, offset: '0' }, video.subarray(0, 300_000))
  assert.deepEqual([first.body.offset, first.body.done], [300_000, false])
  // The answer was lost: the browser sends it again, and is told where to go on.
  assert.equal(
    (await post('piece', { token, id, offset: '0' }, video.subarray(0, 300_000))).body.offset,
    300_000,
  )
  assert.equal(
    (await post('piece', { token, id, offset: '500000' }, video.subarray(500_000, 600_000))).body.offset,
    300_000,
  )
  assert.deepEqual((await post('start', about)).body.id, id)
  assert.equal((await post('state', { token, id })).body.offset, 300_000)
  assert.equal(
    (await post('piece', { token, id, offset: '300000' }, video.subarray(300_000, 824_288))).body.offset,
    824_288,
  )
  const last = await post('piece', { token, id, offset: '824288' }, video.subarray(824_288))
  assert.deepEqual([last.body.offset, last.body.done], [video.length, true])
  const { reportId } = await report(token)
  assert.equal((await filesOf(reportId))[0]?.sha256, createHash('sha256').update(video).digest('hex'))
  assert.equal((await post('piece', { token, id, offset: '0' }, video.subarray(0, 10))).status, 404)
})

test('pieces sent twice at once make one file', async () => {
  const token = randomToken()
  const bytes = Buffer.from(WORDS.repeat(1000))
  const { body } = await post('start', { token, name: 'a.txt', size: String(bytes.length), changed: '' })
  const one = { token, id: body.id ?? '', offset: '0' }
  await Promise.all([1, 2, 3, 4].map(() => post('piece', one, bytes)))
  await scanAll(token)
  const { reportId } = await report(token)
  const [file] = await filesOf(reportId)
  assert.ok((await openFile(officer.ctx(), file?.id ?? '', 'original')).bytes.equals(bytes))
})

test('what is empty, too large, of another kind or one too many is refused in words, and the rest is kept', async () => {
  const token = randomToken()
  const problems = await keep(token, sent('MZ\x90\0', 'holiday.jpg'), sent('', 'nothing.txt'), sent(WORDS), {
    ...sent(''),
    name: 'film.mp4',
    tooLarge: true as const,
  } as ReturnType<typeof sent>)
  assert.match(
    problems.join('\n'),
    /“holiday\.jpg” is not a kind.*\n“nothing\.txt” is empty\n“film\.mp4” was not added/,
  )
  assert.equal((await uploads(token)).length, 1)
  assert.equal((await post('start', { token, name: 'a.mp4', size: '52428801' })).status, 422)
  const early = await post('start', { token, name: 'a.mp4', size: '2000000' })
  const refused = await post(
    'piece',
    { token, id: early.body.id ?? '', offset: '0' },
    Buffer.concat([Buffer.from('MZ'), Buffer.alloc(5_000)]),
  )
  assert.match(refused.body.problem ?? '', /not a kind/)
  for (let each = 2; each <= 10; each += 1)
    assert.deepEqual(await keep(token, sent(`${each} ${WORDS}`, `${each}.txt`)), [])
  assert.match((await keep(token, sent(`11 ${WORDS}`, '11.txt'))).join(''), /up to 10 files/)
  const [one] = await uploads(token)
  await removeUpload(world.publicCtx(), token, one?.id ?? '')
  assert.ok(!onDisk().some((path) => path.includes(one?.id ?? '-')))
  assert.deepEqual(await keep(token, sent(`11 ${WORDS}`, '11.txt')), [])
})

test('a copy that an older program made, or could not make, is made again, and the old one goes', async () => {
  const token = randomToken()
  const wav = (more: string) => {
    const chunk = (type: string, body: Buffer) => {
      const head = Buffer.alloc(8)
      head.write(type, 'latin1')
      head.writeUInt32LE(body.length, 4)
      return Buffer.concat([head, body])
    }
    const parts = [
      chunk('fmt ', Buffer.from([1, 0, ...Array(14).fill(1)])),
      chunk('data', Buffer.alloc(400, 9)),
    ]
    return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), chunk('LIST', Buffer.from(more)), ...parts]))
  }
  await keep(token, sent(wav('SecretStudio'), 'a.wav'), sent(wav('SecretOffice'), 'b.wav'))
  const { reportId } = await report(token)
  const ids = (await filesOf(reportId)).map(({ id }) => id)
  for (const id of ids) await scanFile(world.systemCtx('scan-file'), id)
  const copies = async () => (await filesOf(reportId)).map(({ copy }) => copy)
  assert.deepEqual(await copies(), ['made', 'made'])
  const before = onDisk()
  await world.admin(`update report_files set copied_by = 1 where report_id = $1`, [reportId])
  await world.admin(
    `update report_files set copy_state = 'none', copy_piece_ids = '{}', copy_piece_sizes = '{}' where id = $1`,
    [ids[0]],
  )
  await world.admin('delete from pgboss.job')
  await tidyFiles(world.systemCtx('tidy-files'))
  // Until then nobody is handed what the older one left in.
  assert.deepEqual(await copies(), [null, null])
  const jobs = await world.admin<{ id: string }>(
    `select data ->> 'fileId' as id from pgboss.job where name = 'scan-file'`,
  )
  assert.ok(ids.every((each) => jobs.some(({ id }) => id === each)))
  for (const id of ids) await scanFile(world.systemCtx('scan-file'), id)
  assert.deepEqual(await copies(), ['made', 'made'])
  for (const id of ids) assert.ok(!(await openFile(officer.ctx(), id, 'copy')).bytes.includes('Secret'))
  // The copy of the second gave way to the new one; of the first, the row was made to forget it.
  assert.equal(onDisk().length, before.length + 1)
  await tidyFiles(world.systemCtx('tidy-files'))
  assert.deepEqual(await copies(), ['made', 'made'])
})

test('files that were never sent are gone after two days, those of saved answers with them, and claimed ones stay', async () => {
  const [left, saved, claimed, half] = [randomToken(), randomToken(), randomToken(), randomToken()]
  for (const token of [left, saved, claimed]) await keep(token, sent(WORDS))
  const begun = await post('start', { token: half, name: 'a.txt', size: '20', changed: '' })
  await post('piece', { token: half, id: begun.body.id ?? '', offset: '0' }, Buffer.from('0123456789'))
  const { reportId } = await report(claimed)
  const now = world.clock.now()
  await world.admin(
    `insert into report_drafts (code_hash, submission_hash, sealed, saved_at, expires_at) values ($1, $2, 'x', $3, $3::timestamptz + interval '14 days')`,
    [Buffer.from(newId()), hashToken(saved), now],
  )
  world.clock.advance(47 * 3_600_000)
  await tidyFiles(world.systemCtx('tidy-files'))
  assert.equal((await uploads(left)).length, 1)
  world.clock.advance(2 * 3_600_000)
  await tidyFiles(world.systemCtx('tidy-files'))
  assert.equal((await uploads(left)).length, 0)
  assert.equal((await uploads(half)).length, 0)
  assert.equal((await uploads(saved)).length, 1)
  world.clock.advance(13 * 24 * 3_600_000)
  await tidyFiles(world.systemCtx('tidy-files'))
  assert.equal((await uploads(saved)).length, 0)
  const [{ count } = { count: -1 }] = await world.admin<{ count: number }>(
    'select count(*)::int as count from report_files where report_id is null',
  )
  assert.equal(count, 0)
  const files = await filesOf(reportId)
  assert.equal(files.length, 1)
  await scanAll(claimed)
  assert.equal((await openFile(officer.ctx(), files[0]?.id ?? '', 'original')).bytes.toString(), WORDS)
})
