// Whether a mail to a person arrived, from the mail server's own notices.
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { startSmtp } from '../../../test/support/smtp.ts'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { asSystem } from '../../access/ctx.ts'
import { runCommand } from '../../commands/command.ts'
import { mailBounced } from '../../commands/mail.ts'
import { testTerminal } from '../../commands/testing.ts'
import { newId } from '../../platform/ids.ts'
import { readDeliveryStatus } from '../../platform/mail/delivery-status.ts'
import { createMailer } from '../../platform/mail/transport.ts'
import { MARKED, tellReport } from '../cases/testing/a-report.ts'
import { queueMail } from './index.ts'
import { sendMail } from './send-mail.ts'
import { exchange, exim, gmail, postfix } from './testing/notices.ts'

const FAILED = {
  action: 'failed',
  status: '5.1.1',
  why: '550 5.1.1 <ann@example.net>: Recipient address rejected',
}

describe('a mail to a person', () => {
  let world: World
  let officer: Person
  const closing: (() => Promise<void> | void)[] = []
  before(async () => {
    world = await createWorld()
    officer = await world.staff({ agency: await world.agency({ name: 'Ashby Council' }), roles: ['officer'] })
  })
  after(() => world.close())
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  /** Sends one, and gives the address that its notices come back to. */
  async function sent(options: { bounces?: string } = { bounces: 'bounces@example.org' }) {
    const smtp = await startSmtp()
    const mailer = createMailer({ url: smtp.url, from: 'post@example.org', ...options, timeoutMs: 3000 })
    closing.push(smtp.close, () => mailer.close())
    const safeContact = { ...MARKED.safeContact, methods: ['email'], safeTimes: [], note: '' }
    const person = {
      email: 'ann@example.net',
      safeContact: { mayLeaveMessage: false, maySayWhoWeAre: false, ...safeContact },
    }
    const { id, reference, personId } = await tellReport(world.publicCtx(), {
      agencyId: officer.actor.agencyId,
      person,
    })
    assert.ok(personId)
    const mailId = await world
      .systemCtx()
      .db.transaction((tx) =>
        queueMail(tx, world.clock, { template: 'update', toPersonId: personId, reportId: id }),
      )
    await sendMail({ mailer, notify: null, origin: 'https://tell.example.org' }, system(), mailId)
    const [received] = smtp.received
    assert.ok(received)
    return { received, to: received.from, reference, mailId }
  }
  const system = () => asSystem(world.services, 'send-mail', newId())

  async function bounced(message: string, ...words: string[]): Promise<string> {
    const env = {
      DATABASE_URL: world.database.adminUrl,
      MASTER_KEY: world.keys.current.key.export().toString('base64url'),
    }
    const { terminal, said, faults } = testTerminal(env, undefined, message)
    assert.equal(await runCommand(mailBounced, words, terminal), 0)
    assert.deepEqual(faults, [])
    return said.join('\n')
  }
  async function receiptOf(mailId: string) {
    const [row] = await world.admin<{ receipt: string | null; code: string | null }>(
      'select receipt, receipt_code as code from mails where id = $1',
      [mailId],
    )
    return row && [row.receipt, row.code]
  }
  const seen = async (reference: string) => (await world.get(`/reports/${reference}`, officer)).html

  test('has a sender of its own in its envelope, and asks for notices without its words', async () => {
    const [one, other] = [await sent(), await sent()]
    assert.match(one.to, /^bounces\+[0-9a-f]{32}@example\.org$/)
    assert.notEqual(one.to, other.to)
    assert.equal(one.received.asked, 'SUCCESS,FAILURE,DELAY')
    assert.match(one.received.source, /^From: post@example\.org\r$/m)
    assert.ok(!one.received.source.includes(one.to))
    const plain = await sent({})
    assert.deepEqual([plain.to, plain.received.asked], ['post@example.org', ''])
  })

  test('that Postfix, Exim, Exchange or Gmail could not deliver is shown as not arrived, with why and what to do', async () => {
    for (const write of [postfix, exim, exchange, gmail]) {
      const { to, reference, mailId } = await sent()
      assert.match(await seen(reference), /Handed over/)
      assert.match(await bounced(write(to, FAILED)), /did not arrive/, write.name)
      assert.deepEqual(await receiptOf(mailId), ['failed', '5.1.1'])
      const page = await seen(reference)
      assert.match(page, /Did not arrive\. There is no such address \(5\.1\.1\)\. Ring or write instead/)
      assert.doesNotMatch(page, /ann@example/)
    }
    const today = (await world.get('/today', officer)).html
    assert.match(today, /Messages that did not arrive[\s\S]*Ring or write to these people instead/)
    const other = await world.staff({
      agency: await world.agency({ name: 'Birch Council' }),
      roles: ['officer'],
    })
    assert.doesNotMatch((await world.get('/today', other)).html, /Messages that did not arrive/)
  })

  test('that is put off and then arrives is shown as both in turn', async () => {
    const { to, reference, mailId } = await sent()
    await bounced(postfix(to, { action: 'delayed', status: '4.4.1' }))
    assert.match(await seen(reference), /Put off [^<]*: the mail server still tries/)
    assert.match(await bounced(postfix(to, { action: 'delivered', status: '2.0.0' })), /arrived/)
    assert.match(await seen(reference), /Arrived/)
    assert.match(await bounced(postfix(to, { action: 'delayed', status: '4.4.1' })), /Known already/)
    assert.deepEqual(await receiptOf(mailId), ['delivered', '2.0.0'])
    // Whoever it was passed on to may still send it back; nothing said afterwards makes that good.
    await bounced(postfix(to, { action: 'failed', status: '5.2.2' }))
    await bounced(postfix(to, { action: 'delivered', status: '2.0.0' }))
    assert.deepEqual(await receiptOf(mailId), ['failed', '5.2.2'])
  })

  test('is known by the envelope’s id too, and by the address that the mail server says', async () => {
    const [one, other] = [await sent(), await sent()]
    const token = /\+(.*)@/.exec(one.to)?.[1] ?? ''
    const noticeOfId = postfix('bounces@example.org', FAILED).replace(
      'X-Postfix-Queue-ID',
      `Original-Envelope-Id: ${token}\nX-Postfix-Queue-ID`,
    )
    assert.match(await bounced(noticeOfId), /did not arrive/)
    assert.match(await bounced(postfix('bounces@example.org', FAILED), '--to', other.to), /did not arrive/)
    for (const { mailId } of [one, other]) assert.deepEqual(await receiptOf(mailId), ['failed', '5.1.1'])
  })

  test('is changed by no message that is no notice, is about another mail, or guesses', async () => {
    const { to, mailId } = await sent()
    const guess = `bounces+${'0'.repeat(32)}@example.org`
    const real = postfix(to, FAILED)
    const status = 'Content-Type: message/delivery-status'
    for (const message of [
      '',
      'nothing',
      `To: ${to}\nSubject: Out of office\n\nI am away. Action: failed`,
      `To: ${to}\nContent-Type: multipart/report; report-type=disposition-notification; boundary=x\n\n--x\n${status}\n\na: b\n\nAction: failed\n--x--`,
      `To: ${to}\nContent-Type: multipart/mixed; boundary=x\n\n--x\n${status}\n\na: b\n\nAction: failed\n--x--`,
      real.replace(status, 'Content-Type: text/plain'),
      real.replace('Action: failed', 'Action: relayed'),
      real.replace('Action: failed', 'Action: erase'),
      postfix(guess, FAILED),
      postfix(`bounces+${mailId.replaceAll('-', '')}@example.org`, FAILED),
      `${real}${'x'.repeat(1_100_000)}`,
      `Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n${'--x\n'.repeat(100_000)}`,
    ])
      assert.match(await bounced(message), /No notice about a mail of ours/)
    assert.deepEqual(await receiptOf(mailId), [null, null])
    assert.equal(readDeliveryStatus(`${real}${'x'.repeat(1_100_000)}`), null)
  })

  test('a notice brings nothing in but coded facts, and what is recorded names nobody', async () => {
    const { to, mailId } = await sent()
    await bounced(postfix(to, { action: 'failed', status: "5.1.1 (Ann Marsh'; drop table mails)" }))
    assert.deepEqual(await receiptOf(mailId), ['failed', '5.1.1'])
    const entries = await world.admin<{ row: string }>(
      'select e::text as row from audit.entries e where subject_id = $1',
      [mailId],
    )
    assert.ok(entries.length > 0)
    assert.doesNotMatch(JSON.stringify(entries), /Marsh|ann@/)
  })

  test('a status that is written in base64 or folded is read, the worst of several counting', () => {
    const part =
      'Reporting-MTA: dns; a\n\nAction: delivered\nStatus: 2.1.5\n\nAction: Failed\nStatus:\n 5.7.1 (no)\n'
    const message = `Content-Type: Multipart/Report;\n report-type="delivery-status";\n boundary=b\n\n--b\nContent-Type: message/global-delivery-status\nContent-Transfer-Encoding: base64\n\n${Buffer.from(part).toString('base64')}\n--b--\n`
    assert.partialDeepStrictEqual(readDeliveryStatus(message), { action: 'failed', code: '5.7.1' })
  })

  test('a notice that is made to take all time is read at once: blanks without end, and one header thousands of times', () => {
    const notice = (before: string, encoding: string, part: string) =>
      `${before}Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: ${encoding}\n\n${part}\n--b--\n`
    const began = process.cpuUsage()
    readDeliveryStatus(notice('', 'quoted-printable', `a: b${' '.repeat(150_000)}c`))
    readDeliveryStatus(notice('X-A: \n'.repeat(15_000), '7bit', 'a: b'))
    readDeliveryStatus(notice('', '7bit', 'X-A: \n'.repeat(15_000)))
    assert.ok(process.cpuUsage(began).user < 2_000_000)
  })
})
