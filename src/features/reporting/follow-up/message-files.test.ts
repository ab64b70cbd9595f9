// Files that go with messages, both ways: each with its message, opened by the other side only once it was scanned.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { asSystem } from '../../../access/ctx.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { clamd } from '../../../platform/files/clamd.ts'
import { EICAR, startScanner } from '../../../platform/files/testing.ts'
import { newId } from '../../../platform/ids.ts'
import { evidenceJobs } from '../../evidence/index.ts'
import { submitReport } from '../submit-report.ts'
import { anonymousReport } from '../testing/answers.ts'
import { fieldsOf } from '../testing/walk-form.ts'

let world: World
let officer: Person
let outsider: Person
let north: Agency
let scanner: Awaited<ReturnType<typeof startScanner>>

before(async () => {
  world = await createWorld()
  north = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: north, roles: ['officer'] })
  const south = await world.agency({ name: 'South Council', area: 'South' })
  outsider = await world.staff({ agency: south, roles: ['officer', 'manager'] })
  scanner = await startScanner()
  world.files.scanner = clamd(scanner.address)
})
after(async () => {
  await world.close()
  await scanner.stop()
})

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
type Key = { reference: string; code: string; reportId: string }
let mine: Key
let other: Key
// Several files share one process: hooks outside of a group would run before the tests of all of them.
describe('files with messages', () => {
  beforeEach(async () => {
    const tell = () => submitReport(world.publicCtx(), anonymousReport(north.areaId ?? ''), randomToken())
    mine = await tell()
    other = await tell()
  })

  const keyOf = ({ reference, code }: Key) => ({ reference, code })
  const open = (key: Key) => world.post('/follow-up', keyOf(key))
  const file = (name: string, bytes: Uint8Array | string = PNG) => ({
    name,
    bytes: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
    field: 'files',
  })
  const write = (message: string, sent: ReturnType<typeof file>, fields: Record<string, string> = {}) => {
    const form = {
      ...keyOf(mine),
      message,
      messageId: newId(),
      token: randomToken(),
      do: 'message',
      ...fields,
    }
    return world.upload('/follow-up/message', form, sent)
  }
  async function answer(sent: ReturnType<typeof file>, fields: Record<string, string> = {}) {
    const page = await world.get(`/reports/${mine.reference}`, officer)
    const at = page.html.lastIndexOf('<form', page.html.indexOf(`/reports/${mine.reference}/reply"`))
    const { messageId = [], token = [] } = fieldsOf(
      page.html.slice(at).replace(/^<form[^>]*>/, '<form method="post" action="/x">'),
    )
    const form = { messageId: String(messageId), token: String(token), message: 'HEREISTHELETTER', ...fields }
    return world.upload(`/reports/${mine.reference}/reply`, form, sent, officer)
  }
  const filesOf = () =>
    world.admin<{ id: string; message: string | null; mine: boolean | null }>(
      `select f.id, f.message_id as message, m.from_person as mine from report_files f left join report_messages m on m.id = f.message_id
     where f.report_id = $1 order by f.created_at`,
      [mine.reportId],
    )
  async function scanAll() {
    for (const { id } of await filesOf())
      await evidenceJobs()['scan-file'](
        asSystem(world.services, 'scan-file', newId()),
        { fileId: id },
        AbortSignal.any([]),
      )
  }
  const fetchFile = (key: Key, id: string) => world.post('/follow-up/file', { ...keyOf(key), file: id })

  test('a message from us that is not answered is the first thing they are told', async () => {
    const notice = /govuk-notification-banner[\s\S]*href="#messages"[\s\S]*<h1/
    assert.doesNotMatch((await open(mine)).html, notice)
    await answer(file('letter.png'))
    const page = await open(mine)
    assert.match(page.html, notice)
    assert.ok(page.html.includes('id="messages"'))
    // Of two at one instant nobody can say which came last.
    world.clock.advance(60_000)
    await write('MYANSWER', file('door.png'))
    assert.doesNotMatch((await open(mine)).html, notice)
  })

  test('words and files of what happened again stay when another language is chosen', async () => {
    const told = { what: 'TYPEDWORDS', when: 'today', at: 'again', go: 'stay' }
    const form = { ...keyOf(mine), token: randomToken(), ...told }
    const page = await world.upload('/follow-up/message?lang=pl', form, file('door.png'))
    assert.equal(page.status, 200)
    assert.match(page.html, /<html lang="pl"[\s\S]*TYPEDWORDS[\s\S]*door\.png/)
    assert.deepEqual(await filesOf(), [], 'nothing was sent')
  })

  describe('a file from the person', () => {
    test('comes with its message, and staff open it there once it was scanned', async () => {
      const sent = await write('SEETHISPICTURE', file('door.png'))
      assert.equal(sent.status, 200)
      assert.match(sent.html, /SEETHISPICTURE[\s\S]*door\.png/)
      const [kept] = await filesOf()
      assert.ok(kept?.mine)
      const before = await world.get(`/reports/${mine.reference}`, officer)
      assert.match(before.html, /SEETHISPICTURE[\s\S]*door\.png[\s\S]*Waits for the virus scan/)
      await scanAll()
      const scanned = await world.get(`/reports/${mine.reference}`, officer)
      assert.ok(scanned.html.includes(`/files/${kept.id}/copy`))
      assert.equal((await world.get(`/files/${kept.id}/copy`, officer)).status, 200)
      assert.equal((await world.get(`/files/${kept.id}/copy`, outsider)).status, 404)
      // Their own they know already; somebody with the code may not be them.
      assert.equal((await fetchFile(mine, kept.id)).status, 404)
    })

    test('is added first without sending, and goes with the message that is sent then', async () => {
      const token = randomToken()
      const added = await write('NOTYETSENT', file('door.png'), { token, do: '', go: 'add-files' })
      assert.equal(added.status, 200)
      assert.ok(added.html.includes('NOTYETSENT') && added.html.includes('door.png'))
      assert.deepEqual(await filesOf(), [])
      const fields = { ...keyOf(mine), token, message: 'NOWITISSENT', messageId: newId(), do: 'message' }
      for (const _ of [1, 2]) await world.post('/follow-up/message', fields)
      assert.equal((await filesOf()).length, 1)
      assert.equal((await open(mine)).html.split('door.png').length, 2)
    })

    test('added when the same message is sent once more goes with that message', async () => {
      const same = { token: randomToken(), messageId: newId() }
      await write('THESAMEWORDS', file('door.png'), same)
      const again = await write('THESAMEWORDS', file('gate.png', Buffer.concat([PNG, PNG])), same)
      assert.equal(again.html.split('THESAMEWORDS').length, 2)
      assert.match(again.html, /THESAMEWORDS[\s\S]*door\.png[\s\S]*gate\.png/)
      const kept = await filesOf()
      assert.equal(kept.length, 2)
      assert.equal(new Set(kept.map(({ message }) => message)).size, 1)
    })

    test('of a kind that is not taken is refused by its field, with what was typed', async () => {
      const refused = await write('KEEPMYWORDS', file('run.exe', 'MZ\u0000\u0001 a program'))
      assert.equal(refused.status, 422)
      assert.ok(refused.html.includes('KEEPMYWORDS') && refused.html.includes('not a kind of file'))
      assert.deepEqual(await filesOf(), [])
      const none = await write('', file('door.png'))
      assert.equal(none.status, 422)
      assert.match(none.html, /Write a message/)
    })
  })

  describe('a file with what happened again', () => {
    const tell = (what: string, about: 'again' | 'another', fields: Record<string, string> = {}) =>
      write('', file('door.png'), { at: about, do: about, what, when: 'today', ...fields })

    for (const about of ['again', 'another'] as const)
      test(`comes with its entry and is read beside it by whoever holds the report (${about})`, async () => {
        const page = await world.post('/follow-up', { ...keyOf(mine), view: about })
        assert.match(page.html, /<form[^>]*action="\/follow-up\/message"[^>]*enctype="multipart\/form-data"/)
        assert.match(page.html, /type="file"/)
        const sent = await tell('THEYCAMEBACK', about)
        assert.match(sent.html, /We have added it/)
        assert.match(sent.html, /THEYCAMEBACK[\s\S]*door\.png/)
        const [kept] = await filesOf()
        assert.ok(kept?.mine)
        await scanAll()
        const held = await world.get(`/reports/${mine.reference}`, officer)
        assert.match(held.html, /THEYCAMEBACK[\s\S]*door\.png/)
        assert.equal((await world.get(`/files/${kept.id}/copy`, officer)).status, 200)
        assert.equal((await world.get(`/files/${kept.id}/copy`, outsider)).status, 404)
      })

    test('is added first without sending, with what was typed, and is not lost to a fault', async () => {
      const token = randomToken()
      const added = await tell('NOTYETTOLD', 'again', { token, do: '', go: 'add-files' })
      assert.match(added.html, /<h1[^>]*>It happened again[\s\S]*NOTYETTOLD[\s\S]*door\.png/)
      assert.deepEqual(await filesOf(), [])
      const form = { ...keyOf(mine), token, at: 'again', do: 'again', messageId: newId() }
      const wrong = await world.post('/follow-up/message', { ...form, what: '' })
      assert.equal(wrong.status, 422)
      assert.match(wrong.html, /Write what happened[\s\S]*door\.png/)
      for (const _ of [1, 2]) await world.post('/follow-up/message', { ...form, what: 'NOWTOLD' })
      assert.equal((await filesOf()).length, 1)
    })

    test('of a kind that is not taken is refused by its field, and nothing is told', async () => {
      const program = file('run.exe', 'MZ\u0000\u0001 a program')
      const refused = await write('', program, { at: 'again', do: 'again', what: 'KEEPTHISTOO' })
      assert.equal(refused.status, 422)
      assert.ok(refused.html.includes('KEEPTHISTOO') && refused.html.includes('not a kind of file'))
      assert.doesNotMatch((await open(mine)).html, /KEEPTHISTOO/)
    })
  })

  describe('a file from staff', () => {
    test('reaches the person once it was scanned, as its copy, and nobody else', async () => {
      assert.equal((await answer(file('letter.png'))).status, 303)
      const [kept] = await filesOf()
      assert.equal(kept?.mine, false)
      const waiting = await open(mine)
      assert.match(waiting.html, /HEREISTHELETTER[\s\S]*letter\.png[\s\S]*still checking/)
      assert.equal((await fetchFile(mine, kept.id)).status, 404)
      await scanAll()
      const page = await open(mine)
      assert.ok(page.html.includes(`value="${kept.id}"`))
      // Nothing that opens it stands in an address.
      assert.doesNotMatch(page.html, new RegExp(`(href|action)="[^"]*(${kept.id}|${mine.code})`))
      const opened = await fetchFile(mine, kept.id)
      assert.equal(opened.status, 200)
      assert.match(String(opened.headers['content-disposition']), /attachment; filename="letter\.png"/)
      assert.equal((await fetchFile(other, kept.id)).status, 404)
      assert.equal((await fetchFile({ ...mine, code: other.code }, kept.id)).status, 404)
      const trail = await world.admin(
        `select 1 from audit.entries where action = 'file.open' and actor_kind = 'public' and subject_id = $1`,
        [mine.reportId],
      )
      assert.equal(trail.length, 1)
    })

    test('that is harmful, or was only released, stays closed to the person', async () => {
      await answer(file('letter.txt', `Dear all ${EICAR}`))
      await scanAll()
      assert.match((await open(mine)).html, /cannot be opened/)
      const [kept] = await filesOf()
      await world.admin(`update report_files set state = 'released' where id = $1`, [kept?.id])
      assert.equal((await fetchFile(mine, kept?.id ?? '')).status, 404)
    })

    test('is refused by its field, and taken from nobody who could not answer', async () => {
      const refused = await answer(file('run.exe', 'MZ\u0000 a program'))
      assert.equal(refused.status, 422)
      assert.ok(refused.html.includes('HEREISTHELETTER') && refused.html.includes('not a kind of file'))
      const token = randomToken()
      const strange = await world.upload(
        `/reports/${mine.reference}/reply`,
        { message: 'x', token, messageId: newId() },
        file('a.png'),
        outsider,
      )
      assert.equal(strange.status, 404)
      assert.deepEqual(
        await world.admin('select 1 from report_files where report_id is null and created_at > now()'),
        [],
      )
    })
  })
})
