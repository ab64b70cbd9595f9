// Texts and letters through GOV.UK Notify's HTTP API (docs.notifications.service.gov.uk, read November 2026). A refusal is a
// value that says whether to try again; nothing here logs, and nothing that comes back holds an address or a number.
// One template for texts and one for letters, each made at Notify with the one placeholder ((message)): what is said is
// ours, and is checked for words that betray before it comes here.
import { SignJWT } from 'jose'
import { z } from 'zod'

export type NotifySettings = {
  /** As Notify gives it: a name, the service's id and the secret, with dashes between. */
  apiKey: string
  /** Where Notify is; its own address where absent. */
  url?: string | undefined
  smsTemplate?: string | undefined
  letterTemplate?: string | undefined
  timeoutMs?: number | undefined
}

export type NotifyResult =
  | { accepted: true; id: string }
  /** `code` is the HTTP status or the network's code, such as "400", "ETIMEDOUT". */
  | { accepted: false; temporary: boolean; code: string }

/**
 * What became of something that was handed over. 'pending' also while nobody could be asked. `status`: Notify's own word for
 * it, such as "permanent-failure"; null where it gave none that is one.
 */
export type Receipt = { receipt: 'delivered' | 'failed' | 'pending'; status: string | null }

export type Notify = {
  texts: boolean
  letters: boolean
  /** `reference`: our own id of it. Never throws for what a server or a network does. */
  sendText(number: string, message: string, reference: string): Promise<NotifyResult>
  /** `address`: lines, the postcode last; Notify takes three to seven. */
  sendLetter(address: readonly string[], message: string, reference: string): Promise<NotifyResult>
  receiptOf(id: string): Promise<Receipt>
}

const NOTIFY_URL = 'https://api.notifications.service.gov.uk'
const KEY = /^.+-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Whether a text has the shape of one of Notify's keys. */
export const isNotifyKey = (text: string): boolean => KEY.test(text)

const sent = z.object({ id: z.uuid() })
const asked = z.object({ status: z.string() })
const LINES_MAX = 7
const STATUS = /^[a-z-]{1,40}$/

/** A client for one service. Throws RangeError for a key that is none. */
export function createNotify(settings: NotifySettings): Notify {
  const [, issuer, secret] = KEY.exec(settings.apiKey) ?? []
  if (!issuer || !secret) throw new RangeError('not a key of GOV.UK Notify')
  const call = caller({ ...settings, issuer, secret })
  const send = async (kind: 'sms' | 'letter', body: object): Promise<NotifyResult> => {
    const answer = await call('POST', `/v2/notifications/${kind}`, body)
    const taken = answer.ok ? sent.safeParse(answer.body) : undefined
    if (taken?.success) return { accepted: true, id: taken.data.id }
    return answer.ok
      ? { accepted: false, temporary: true, code: 'unreadable' }
      : { accepted: false, temporary: answer.temporary, code: answer.code }
  }
  const { smsTemplate, letterTemplate } = settings
  return {
    texts: smsTemplate !== undefined,
    letters: letterTemplate !== undefined,
    sendText: (phone_number, message, reference) =>
      send('sms', { phone_number, template_id: smsTemplate, personalisation: { message }, reference }),
    sendLetter: (address, message, reference) =>
      send('letter', {
        template_id: letterTemplate,
        personalisation: { ...linesOf(address), message },
        reference,
      }),
    receiptOf: async (id) => {
      const answer = await call('GET', `/v2/notifications/${encodeURIComponent(id)}`)
      const read = answer.ok ? asked.safeParse(answer.body) : undefined
      return read?.success ? receiptFor(read.data.status) : { receipt: 'pending', status: null }
    },
  }
}

// Lines above the seventh are put together, and the postcode stays last.
function linesOf(address: readonly string[]): Record<string, string> {
  const rest = address.slice(LINES_MAX - 2, -1).join(', ')
  const lines =
    address.length > LINES_MAX ? [...address.slice(0, LINES_MAX - 2), rest, address.at(-1) ?? ''] : address
  return Object.fromEntries(lines.map((line, at) => [`address_line_${at + 1}`, line]))
}

/** A letter is 'received' once it was printed and posted; a text 'delivered' once the telephone had it. */
function receiptFor(status: string): Receipt {
  const word = STATUS.test(status) ? status : null
  if (status === 'delivered' || status === 'received') return { receipt: 'delivered', status: word }
  return { receipt: /failure|failed|cancelled/.test(status) ? 'failed' : 'pending', status: word }
}

type Answer = { ok: true; body: unknown } | { ok: false; temporary: boolean; code: string }
type Caller = { url?: string | undefined; issuer: string; secret: string; timeoutMs?: number | undefined }

function caller({ url = NOTIFY_URL, issuer, secret, timeoutMs = 15_000 }: Caller) {
  const key = new TextEncoder().encode(secret)
  return async (method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> => {
    try {
      // Notify takes a token for 30 seconds, by its own clock: made anew for each request, from the machine's.
      const token = await new SignJWT()
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(issuer)
        .setIssuedAt()
        .sign(key)
      const response = await fetch(new URL(path, url), {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (response.ok) return { ok: true, body: await response.json() }
      await response.body?.cancel()
      return { ok: false, temporary: isTemporary(response.status), code: String(response.status) }
    } catch (fault) {
      return { ok: false, temporary: true, code: codeOf(fault) }
    }
  }
}

// Only a bad request is about this message alone. A key that is refused, too many requests and a fault of theirs pass.
const isTemporary = (status: number): boolean => status !== 400

function codeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'unknown'
  const { cause } = fault
  return cause instanceof Error && 'code' in cause ? String(cause.code) : fault.name
}
