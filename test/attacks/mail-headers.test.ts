// Names and subjects with line ends in them: whoever can choose a name must not choose who else reads the mail.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { mailJobs } from '../../src/features/mail/index.ts'
import { submitReport } from '../../src/features/reporting/index.ts'
import { anonymousReport } from '../../src/features/reporting/testing/answers.ts'
import { asSystem } from '../../src/access/ctx.ts'
import { randomToken } from '../../src/platform/crypto/tokens.ts'
import { newId } from '../../src/platform/ids.ts'
import { createMailer } from '../../src/platform/mail/transport.ts'
import { startSmtp } from '../support/smtp.ts'
import { createWorld, type World, WITH_MAIL } from '../support/world.ts'

const INJECTED =
  'Name\r\nBcc: evil@evil.example\r\nX-Evil: 1\r\n\r\n<script>alert(1)</script>\u2028\u0085\u0000'
// PostgreSQL itself keeps no NUL.
const STORED = INJECTED.replaceAll('\0', '')
let world: World
before(async () => {
  world = await createWorld({ settings: WITH_MAIL })
})
after(() => world.close())

test('no name of a partnership, an agency or a colleague adds a header or a recipient to any mail', async () => {
  const north = await world.agency({ name: 'North Council', area: 'North' })
  const officer = await world.staff({ agency: north, roles: ['officer', 'manager'] })
  await world.admin('update partnership set name = $1', [STORED])
  await world.admin('update agencies set name = $1, short_name = left($1, 40)', [STORED])
  await world.admin('update staff_users set name = $1', [STORED])
  const person = {
    name: STORED,
    email: 'kes@example.org',
    safeContact: {
      methods: ['email' as const],
      safeTimes: [],
      mayLeaveMessage: true,
      maySayWhoWeAre: true,
      note: STORED,
    },
  }
  const answers = anonymousReport(north.areaId ?? '')
  const told = await submitReport(
    world.publicCtx(),
    {
      ...answers,
      privacy: 'named',
      canContact: 'yes',
      person,
      narrative: { ...answers.narrative, what: STORED },
    },
    randomToken(),
  )
  const key = { reference: told.reference, code: told.code }
  await world.post('/follow-up', { ...key, do: 'message', message: INJECTED, messageId: newId() })
  await world.post('/follow-up', { ...key, do: 'again', what: INJECTED, when: 'today', messageId: newId() })
  const reply = { message: INJECTED, messageId: newId(), token: randomToken() }
  await world.post(`/reports/${told.reference}/reply`, reply, officer)
  const mails = await sendAll()
  assert.ok(mails.length >= 3, `${mails.length} mails`)
  for (const { to, source } of mails) {
    assert.equal(to.length, 1)
    assert.ok(!to.join().includes('evil'))
    const head = source.split(/\r?\n\r?\n/)[0] ?? ''
    assert.doesNotMatch(head, /^(?:bcc|cc|x-evil):/im)
    assert.equal(head.match(/^(?:to|subject|from):/gim)?.length, 3)
    assert.match(head, /^Content-Type: text\/plain/im)
  }
})

test('an address with line ends, several addresses or a name beside it is refused where it is typed', async () => {
  const north = await world.agency({ name: 'West Council', area: 'West' })
  const told = await submitReport(world.publicCtx(), anonymousReport(north.areaId ?? ''), randomToken())
  const key = { reference: told.reference, code: told.code }
  const before = await world.admin('select id from mails')
  for (const email of [
    'a@example.org\r\nBcc: b@evil.example',
    'a@example.org\nb@evil.example',
    'a@example.org, b@evil.example',
    'a@example.org b@evil.example',
    'A <a@example.org>',
    'a@b@example.org',
    `${'a'.repeat(300)}@example.org`,
  ]) {
    const kept = await world.post('/follow-up/receipt', {
      ...key,
      do: 'send',
      channel: 'email',
      email,
      what: 'both',
    })
    assert.equal(kept.status, 422, email)
    const contact = { step: 'contact', go: 'next', privacy: 'named', methods: 'email', email }
    assert.equal((await world.post('/report', contact)).status, 422, email)
  }
  assert.equal((await world.admin('select id from mails')).length, before.length)
})

async function sendAll() {
  const smtp = await startSmtp()
  const mailer = createMailer({ url: smtp.url, from: 'post@example.org', timeoutMs: 3000 })
  const jobs = mailJobs({ mailer, notify: null, origin: 'https://tell.example.org' })
  try {
    for (const { id } of await world.admin<{ id: string }>(`select id from mails where status = 'waiting'`))
      await jobs['send-mail'](
        asSystem(world.services, 'send-mail', newId()),
        { mailId: id },
        AbortSignal.any([]),
      )
    return smtp.received
  } finally {
    mailer.close()
    await smtp.close()
  }
}
