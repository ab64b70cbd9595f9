import assert from 'node:assert/strict'
import { type AddressInfo, createServer } from 'node:net'
import { afterEach, test } from 'node:test'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { createMailer, type Mailer, MailSettingsError, parseMailUrl } from './transport.ts'

type Received = { from: string; to: string[]; source: string }
const closing: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function startServer(options: SMTPServerOptions = {}): Promise<{ port: number; received: Received[] }> {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
        const to = session.envelope.rcptTo.map((rcpt) => rcpt.address)
        received.push({ from, to, source: Buffer.concat(chunks).toString('utf8') })
        done(null)
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise<void>((resolve) => server.close(resolve)))
  return { port: (server.server.address() as AddressInfo).port, received }
}

function mailerFor(port: number, { login = '', timeoutMs = 2000 } = {}): Mailer {
  const mailer = createMailer({
    url: `smtp://${login}127.0.0.1:${port}`,
    from: 'Upstander <post@partnership.example>',
    timeoutMs,
  })
  closing.push(() => mailer.close())
  return mailer
}

function refusing(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

const mail = {
  to: 'someone.private@example.org',
  subject: 'You have a message',
  text: 'Sign in to read it – ş.\n',
}

test('a mail arrives at the server with sender, one recipient, subject and text', async () => {
  const { port, received } = await startServer()
  const result = await mailerFor(port).sendMail({ ...mail, id: 'job-1' })
  assert.equal(result.accepted, true)
  const [first] = received
  assert.equal(first?.from, 'post@partnership.example')
  assert.deepEqual(first?.to, ['someone.private@example.org'])
  assert.match(first?.source ?? '', /^Subject: You have a message\r$/m)
  assert.match(first?.source ?? '', /^Message-ID: <job-1@partnership\.example>\r$/im)
  assert.match(first?.source ?? '', /^Auto-Submitted: auto-generated\r$/m)
  assert.match(first?.source ?? '', /^Content-Type: text\/plain; charset=utf-8\r$/m)
  assert.doesNotMatch(first?.source ?? '', /text\/html|X-Mailer/i)
})

test('a subject with line breaks adds no header, and a list of addresses is refused', async () => {
  const { port, received } = await startServer()
  const mailer = mailerFor(port)
  await mailer.sendMail({ ...mail, subject: 'One\r\nBcc: other@example.org' })
  assert.deepEqual(received[0]?.to, ['someone.private@example.org'])
  assert.doesNotMatch(received[0]?.source ?? '', /^Bcc:/im)
  for (const to of [
    'a@example.org, b@example.org',
    'a@example.org\r\nRCPT TO:<b@example.org>',
    '<a@example.org>',
    '',
  ]) {
    const result = await mailer.sendMail({ ...mail, to })
    assert.equal(!result.accepted && !result.temporary && result.code === 'EADDRESS', true, to)
  }
  assert.equal(received.length, 1)
})

test('a recipient refused for good is permanent, and the answer names nobody', async () => {
  const { port } = await startServer({
    onRcptTo: (address, _session, done) =>
      done(refusing(550, `5.1.1 <${address.address}> unknown; no Someone.Private here`)),
  })
  const result = await mailerFor(port).sendMail(mail)
  assert.deepEqual(
    { ...result, response: '' },
    { accepted: false, temporary: false, code: '550', response: '' },
  )
  assert.match(result.response, /unknown/)
  assert.doesNotMatch(JSON.stringify(result), /private|example/i)
})

test('a recipient refused for now is temporary', async () => {
  const { port } = await startServer({
    onRcptTo: (_address, _session, done) => done(refusing(451, '4.7.1 greylisted')),
  })
  const result = await mailerFor(port).sendMail(mail)
  assert.deepEqual(result.accepted ? null : [result.temporary, result.code], [true, '451'])
})

test('a message refused for good is permanent; a sender refused is a fault of the settings and waits', async () => {
  const content = await startServer({
    onData(stream, _session, done) {
      stream.resume()
      stream.on('end', () => done(refusing(554, '5.6.0 not taken')))
    },
  })
  const refused = await mailerFor(content.port).sendMail(mail)
  assert.deepEqual(refused.accepted ? null : [refused.temporary, refused.code], [false, '554'])

  const sender = await startServer({
    onMailFrom: (_address, _session, done) => done(refusing(550, '5.7.1 sender not allowed')),
  })
  const waiting = await mailerFor(sender.port).sendMail(mail)
  assert.deepEqual(waiting.accepted ? null : [waiting.temporary, waiting.code], [true, '550'])
})

test('signs in with the user and password of the URL; a wrong password leaves the mail to be tried again', async () => {
  const seen: string[] = []
  const { port, received } = await startServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      seen.push(`${auth.username}:${auth.password}`)
      if (auth.password === 'p@ss/word') done(null, { user: auth.username })
      else done(refusing(535, '5.7.8 no'))
    },
  })
  const right = mailerFor(port, { login: 'us%40er:p%40ss%2Fword@' })
  assert.equal((await right.check()).accepted, true)
  assert.equal((await right.sendMail(mail)).accepted, true)
  const wrong = await mailerFor(port, { login: 'user:wrong@' }).sendMail(mail)
  assert.deepEqual(wrong.accepted ? null : [wrong.temporary, wrong.code], [true, '535'])
  assert.deepEqual(seen, ['us@er:p@ss/word', 'us@er:p@ss/word', 'user:wrong'])
  assert.equal(received.length, 1)
})

test('nobody listening, and a server that says nothing, are temporary and do not hang', async () => {
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as AddressInfo
  const started = performance.now()
  const hung = await mailerFor(port, { timeoutMs: 200 }).sendMail(mail)
  assert.ok(performance.now() - started < 3000)
  assert.deepEqual(hung.accepted ? null : [hung.temporary, hung.code], [true, 'ETIMEDOUT'])
  await new Promise((resolve) => silent.close(resolve))
  const gone = await mailerFor(port).sendMail(mail)
  assert.deepEqual(gone.accepted ? null : [gone.temporary, gone.code], [true, 'ECONNREFUSED'])
})

test('a password goes to another machine only over TLS, and a faulty URL is refused without showing it', () => {
  assert.equal(parseMailUrl('smtp://u:p@mail.example.org').requireTLS, true)
  assert.deepEqual(parseMailUrl('smtps://mail.example.org'), {
    host: 'mail.example.org',
    port: 465,
    secure: true,
    requireTLS: false,
  })
  for (const url of ['mail.example.org', 'http://u:hunter2@x', 'smtp://', 'smtp://u:hunter2%ZZ@x', '']) {
    const isQuiet = (error: unknown) =>
      error instanceof MailSettingsError && !error.message.includes('hunter2')
    assert.throws(() => parseMailUrl(url), isQuiet)
  }
})
