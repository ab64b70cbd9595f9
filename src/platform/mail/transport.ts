// Mail over SMTP: plain text, one recipient at a time. A refusal is a value that says whether to try again. Nothing here
// logs, and what comes back of the server's words is stripped of addresses, so that it can be logged and stored.
import { createTransport } from 'nodemailer'
import { plainLine, shorten } from '../text/plain.ts'

export type Mail = {
  /** One address, without a name. */
  to: string
  subject: string
  text: string
  /** Our own id of this mail. A mail sent twice then carries one Message-ID, by which mailboxes drop the second. */
  id?: string | undefined
  /** A secret of this mail: notices of what became of it come to an address that holds it, where there is one for them. */
  bounceToken?: string | undefined
}

export type MailResult =
  | { accepted: true; response: string }
  /** `temporary`: the same mail may go through later. `code` is the SMTP or network code, such as "550", "ETIMEDOUT". */
  | { accepted: false; temporary: boolean; code: string; response: string }

export type MailSettings = {
  /** smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465; user and password may be absent. */
  url: string
  /** The sender: an address, or `Name <address>`. */
  from: string
  /** Where notices about mail come back to, such as bounces@example.org: each mail then has bounces+TOKEN@example.org. */
  bounces?: string | undefined
  /** How long to wait for each step. 15 seconds where absent. */
  timeoutMs?: number | undefined
}

export type Mailer = {
  /** Sends one mail. Never throws for what a server or a network does. */
  sendMail(mail: Mail): Promise<MailResult>
  /** Connects and signs in without sending, for a check of the settings. */
  check(): Promise<MailResult>
  close(): void
}

/** What is wrong with the address of a mail server. Never holds the address, which may hold a password. */
export class MailSettingsError extends Error {
  override name = 'MailSettingsError'
}

const ONE_ADDRESS = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,253}$/u

/** A mailer for one server. Opens a connection for each mail and holds none between. */
export function createMailer(settings: MailSettings): Mailer {
  const timeoutMs = settings.timeoutMs ?? 15_000
  const server = parseMailUrl(settings.url)
  const transport = createTransport({
    ...server,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([^\s>]+)/.exec(settings.from)?.[1]
  if (domain === undefined) throw new MailSettingsError('the sender is not an e-mail address')

  async function sendMail(mail: Mail): Promise<MailResult> {
    if (!ONE_ADDRESS.test(mail.to)) {
      return { accepted: false, temporary: false, code: 'EADDRESS', response: 'not one e-mail address' }
    }
    try {
      const info = await transport.sendMail({
        from: settings.from,
        to: { name: '', address: mail.to },
        subject: plainLine(mail.subject),
        text: mail.text,
        ...(mail.id === undefined ? {} : { messageId: `<${mail.id.replace(/[^\w.-]/g, '')}@${domain}>` }),
        ...returning(settings.bounces, mail),
        // RFC 3834: no mailbox should answer a machine.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      })
      return { accepted: true, response: withoutAddresses(info.response, mail.to) }
    } catch (error) {
      return refusal(error, mail.to)
    }
  }

  async function check(): Promise<MailResult> {
    try {
      await transport.verify()
      return { accepted: true, response: 'ready' }
    } catch (error) {
      return refusal(error, '')
    }
  }

  return { sendMail, check, close: () => transport.close() }
}

// The sender of the envelope, and what to say of it where the server knows notices (RFC 3461): whether it arrived, was put off
// or did not, and nothing of its words. A server that does not know them is not asked.
function returning(bounces: string | undefined, { to, bounceToken }: Mail) {
  if (bounces === undefined || bounceToken === undefined) return {}
  return {
    envelope: { from: bounceAddress(bounces, bounceToken), to: [to] },
    dsn: {
      id: bounceToken,
      return: 'headers' as const,
      notify: ['success', 'failure', 'delay'] as ('success' | 'failure' | 'delay')[],
    },
  }
}

/** The address of one mail's notices: the secret after a plus, which mail servers put into the mailbox before it. */
export const bounceAddress = (bounces: string, token: string): string => bounces.replace('@', `+${token}@`)

/** The server of a URL. A password is never sent unencrypted, save to this machine itself. */
export function parseMailUrl(text: string) {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '') {
    throw new MailSettingsError('the mail server is not of the form smtp://user:password@host:port')
  }
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isHere = host === 'localhost' || host === '::1' || host.startsWith('127.')
  const auth = { user: decoded(url.username), pass: decoded(url.password) }
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && auth.user !== '' && !isHere,
    ...(auth.user === '' ? {} : { auth }),
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new MailSettingsError('the user or password of the mail server is not percent-encoded')
  }
}

/**
 * Only a lasting refusal (5xx, RFC 5321 4.2.1) of this recipient or this message is permanent. A wrong password, a
 * sender the server will not take or a server that greets with a refusal is a fault of the settings: the mail waits.
 */
function refusal(error: unknown, to: string): MailResult {
  const said = (name: string) => (error instanceof Error ? Reflect.get(error, name) : undefined)
  const status = typeof said('responseCode') === 'number' ? Number(said('responseCode')) : 0
  const ofThisMail = said('code') === 'EENVELOPE' || said('code') === 'EMESSAGE'
  const permanent = ofThisMail && status >= 500 && status !== 503 && said('command') !== 'MAIL FROM'
  const code = status > 0 ? String(status) : String(said('originalCode') ?? said('code') ?? 'unknown')
  const response = typeof said('response') === 'string' ? String(said('response')) : ''
  return { accepted: false, temporary: !permanent, code, response: withoutAddresses(response, to) }
}

// A hostile server may say anything at any length.
const RESPONSE_CHARS_MAX = 2_000

/** A server's words with every address, and the recipient's in part or whole, taken out. */
function withoutAddresses(response: string, to: string): string {
  let text = response.slice(0, RESPONSE_CHARS_MAX).replace(/\S*@\S*/gu, '[address]')
  const name = to.split('@')[0] ?? ''
  const wholeWord = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'giu')
  if (name !== '') text = text.replaceAll(wholeWord, '[address]')
  return shorten(plainLine(text), 300)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
