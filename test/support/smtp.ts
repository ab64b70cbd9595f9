// A real mail server for tests: keeps what it takes, and answers as the test tells it to.
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** `from`: the envelope's sender; `asked`: of which notices the sender asks, as RFC 3461 writes it. */
export type Received = { to: string[]; source: string; from: string; asked: string }

/** Starts a server on a free port. `answer` is asked at each RCPT: 250 takes it, anything else is the refusal's code. */
export async function startSmtp(answer: () => number = () => 250) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    hideDSN: false,
    onRcptTo(_address, _session, done) {
      const code = answer()
      done(code === 250 ? null : Object.assign(new Error('as the test says'), { responseCode: code }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((each) => each.address)
        const { mailFrom, rcptTo } = session.envelope
        const asked = rcptTo.flatMap((each) => each.dsn?.notify ?? []).join()
        const from = mailFrom === false ? '' : mailFrom.address
        received.push({ to, source: Buffer.concat(chunks).toString('utf8'), from, asked })
        done(null)
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}
