// Somebody who reports over the web, all answers in the last post of the form, as the form itself sends them.
import { randomBytes } from 'node:crypto'
import { doWork } from '../../src/platform/crypto/work.ts'

export type Receipt = { reference: string; code: string; token: string }
export type Told = {
  what?: string
  areaId: string
  anonymous?: boolean
  name?: string
  phone?: string
  shareWithService?: 'yes' | 'no'
}

/** The form's own random token: the same token is the same report, however often it is sent. */
export const newSubmission = (): string => randomBytes(32).toString('base64url')

/** Every field of a complete report, ready to be sent. */
export function completeReport(told: Told, token: string): URLSearchParams {
  const fields = new URLSearchParams({
    step: 'check',
    go: 'send',
    token,
    now: 'no',
    what: told.what ?? 'A stranger shouted at me on the bus.',
    when: 'today',
    area: told.areaId,
    place: 'bus',
    strands: 'race',
    who: 'affected',
    'share-police': 'no',
    'share-council_partners': 'yes',
    'share-victim_service': told.shareWithService ?? 'yes',
    privacy: told.anonymous ? 'anonymous' : 'named',
  })
  if (told.anonymous) return fields
  const person = {
    name: told.name ?? 'Ada Example',
    phone: told.phone ?? '07700 900123',
    methods: 'text',
    mayMessage: 'no',
    maySay: 'no',
    times: 'morning',
  }
  for (const [name, value] of Object.entries(person)) fields.set(name, value)
  return fields
}

const REFERENCE = /\b[A-Z]{2,5}-[0-9A-Z]{4}-[0-9A-Z]{2}\b/
const CODE = /\b(?:[0-9A-HJKMNP-TV-Z]{4}-){3,}[0-9A-HJKMNP-TV-Z]{4}\b/

/** Sends a complete report and reads the receipt. Throws when there is none. */
export async function sendReport(url: string, told: Told, token = newSubmission()): Promise<Receipt> {
  const body = completeReport(told, token)
  let response = await fetch(`${url}/report`, { method: 'POST', body })
  // A drill sends more than a crowd does: then it does the work that a browser would.
  if (response.status === 429) {
    const page = await response.text()
    const [, challenge, bits] = /data-app-work="([\w-]+)" data-bits="(\d+)"/.exec(page) ?? []
    const [, ticket] = /name="ticket" value="([\w.-]+)"/.exec(page) ?? []
    if (challenge && ticket) {
      body.set('ticket', ticket)
      body.set('work', doWork(challenge, Number(bits)))
      response = await fetch(`${url}/report`, { method: 'POST', body })
    }
  }
  // Both are shown in parts that a screen may break between.
  const text = (await response.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/-\s+/g, '-')
  const reference = REFERENCE.exec(text)?.[0]
  const code = CODE.exec(text)?.[0]
  if (response.status !== 200 || !reference || !code) throw new Error(`no receipt: ${response.status}`)
  return { reference, code, token }
}
