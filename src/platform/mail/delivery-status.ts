// Reads a delivery status notification (RFC 3464, in a multipart/report of RFC 6522): the small part of MIME that it needs.
// The message may come from anybody: nothing of it is passed on but three coded facts, and whatever is not exactly a notice
// is none. Why this is no library: docs/dependencies.md.

export type DeliveryStatus = {
  action: 'delivered' | 'delayed' | 'failed'
  /** The status of RFC 3463, such as "5.1.1"; null where it gives none. */
  code: string | null
  /** The texts in which the secret of the mail's envelope may stand: the addresses that it came to, and the envelope's id. */
  cameTo: string[]
}

/** The most that is read of a message; a notice about our short mails, with their headers, is far smaller. */
export const NOTICE_BYTES_MAX = 1_000_000
const PARTS_MAX = 20
const RECIPIENTS_MAX = 50

const CAME_TO = ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-rcpt-to']
const STATUS_TYPES = ['message/delivery-status', 'message/global-delivery-status']
// The worst that is said of any recipient counts: a mail of ours has one, which may stand for several behind it.
const ACTIONS = ['failed', 'delayed', 'delivered'] as const

/** What a message says became of a mail; null where it is no notice, or one that only says that it was passed on. */
export function readDeliveryStatus(message: string): DeliveryStatus | null {
  if (Buffer.byteLength(message) > NOTICE_BYTES_MAX) return null
  // A pipe of a mail server may begin with the line of a mailbox file.
  const whole = partOf(message.replaceAll('\r\n', '\n').replace(/^From .*\n/, ''))
  const { type, parameters } = contentType(whole)
  const boundary = parameters.get('boundary')
  if (type !== 'multipart/report' || !boundary) return null
  const reportType = parameters.get('report-type')?.toLowerCase()
  if (reportType !== 'delivery-status' && reportType !== 'global-delivery-status') return null
  const part = partsOf(whole.body, boundary).find((each) => STATUS_TYPES.includes(contentType(each).type))
  const [ofMessage, ...ofRecipients] = part ? groupsOf(decoded(part)) : []
  if (!ofMessage || ofRecipients.length === 0) return null
  const said = ofRecipients.slice(0, RECIPIENTS_MAX).map((fields) => ({
    action: first(fields, 'action').toLowerCase(),
    code: /^[245]\.\d{1,3}\.\d{1,3}(?!\d)/.exec(first(fields, 'status'))?.[0] ?? null,
  }))
  for (const action of ACTIONS) {
    const found = said.find((each) => each.action === action)
    if (!found) continue
    const addresses = CAME_TO.flatMap((name) => whole.headers.get(name) ?? [])
    return { action, code: found.code, cameTo: [...addresses, first(ofMessage, 'original-envelope-id')] }
  }
  return null
}

type Headers = Map<string, string[]>
type Part = { headers: Headers; body: string }

function partOf(text: string): Part {
  if (text.startsWith('\n')) return { headers: new Map(), body: text.slice(1) }
  const end = text.indexOf('\n\n')
  return end < 0
    ? { headers: headersOf(text), body: '' }
    : { headers: headersOf(text.slice(0, end)), body: text.slice(end + 2) }
}

// A line that begins with a space goes on with the one before.
function headersOf(text: string): Headers {
  const headers: Headers = new Map()
  for (const line of text.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    const values = headers.get(name)
    const value = line.slice(colon + 1).trim()
    if (values) values.push(value)
    else headers.set(name, [value])
  }
  return headers
}

const first = (headers: Headers, name: string): string => headers.get(name)?.[0] ?? ''

function contentType({ headers }: Part): { type: string; parameters: Map<string, string> } {
  const text = first(headers, 'content-type')
  const parameters = new Map<string, string>()
  for (const [, name = '', quoted, bare = ''] of text.matchAll(/;\s*([\w-]+)=(?:"([^"]*)"|([^\s;"]+))/g))
    parameters.set(name.toLowerCase(), quoted ?? bare)
  return { type: (text.split(';')[0] ?? '').trim().toLowerCase(), parameters }
}

function partsOf(body: string, boundary: string): Part[] {
  const parts: string[][] = []
  for (const line of body.split('\n')) {
    const mark = line.trimEnd()
    if (mark === `--${boundary}--` || parts.length > PARTS_MAX) break
    if (mark === `--${boundary}`) parts.push([])
    else parts.at(-1)?.push(line)
  }
  return parts.map((lines) => partOf(lines.join('\n')))
}

function decoded({ headers, body }: Part): string {
  const encoding = first(headers, 'content-transfer-encoding').toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n')
  if (encoding !== 'quoted-printable') return body
  return (
    body
      // From where blanks begin and nowhere else: a message of blanks only is read once.
      .replaceAll(/(?<![ \t])[ \t]*=\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  )
}

const groupsOf = (text: string): Headers[] =>
  text
    .split(/\n[ \t]*\n/)
    .map((group) => group.replace(/^\s*\n/, ''))
    .filter((group) => group.trim() !== '')
    .map(headersOf)
