// What people do besides sending a report, again and again while everything is killed: they leave answers for later, show
// files, and write to whoever looks after their report, and answer more questions of it. Each remembers what a screen confirmed, and tries again what got
// no answer, as a person or their browser would.
import { createHash, randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { newId } from '../../src/platform/ids.ts'
import type { AppProcess } from '../support/app-process.ts'
import { completeReport, newSubmission, type Receipt, sendReport } from '../support/reporter.ts'

export type Drafted = { code: string; words: string }
export type Shown = Receipt & { sha256: string }
export type Written = Receipt & { words: string }
/** An answer that came later, with words and with something that was chosen. */
export type Added = Receipt & { words: string }
/** What screens confirmed. */
export type Confirmed = { drafts: Drafted[]; shown: Shown[]; written: Written[]; added: Added[] }

type Running = () => boolean
const CODE = /\b(?:[0-9A-HJKMNP-TV-Z]{4}-){3,}[0-9A-HJKMNP-TV-Z]{4}\b/
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Leaves the answers so far for later. */
export async function saveDrafts(
  app: AppProcess,
  areaId: string,
  confirmed: Confirmed,
  running: Running,
): Promise<void> {
  while (running()) {
    const words = `Not sent yet ${newId()}`
    const token = newSubmission()
    const body = completeReport({ areaId, what: words }, token)
    body.set('go', 'save')
    const code = await insist(running, async () => {
      const text = await answerOf(await fetch(`${app.url}/report`, { method: 'POST', body }))
      return CODE.exec(text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/-\s+/g, '-'))?.[0]
    })
    if (code) confirmed.drafts.push({ code, words })
  }
}

type Sent = { offset: number; done: boolean; pieceBytes: number; id: string }

/** Adds a picture of several pieces to a report, from where it stands after each break, and sends the report. */
export async function showFiles(
  app: AppProcess,
  areaId: string,
  confirmed: Confirmed,
  running: Running,
): Promise<void> {
  while (running()) {
    const bytes = await picture()
    const token = newSubmission()
    const send = async (step: string, fields: Record<string, string>, piece?: Buffer): Promise<Sent> => {
      const body = new FormData()
      for (const [name, value] of Object.entries({ token, ...fields })) body.append(name, value)
      if (piece) body.append('piece', new Blob([new Uint8Array(piece)]), 'piece')
      const response = await fetch(`${app.url}/report/files/${step}`, {
        method: 'POST',
        body: piece ? body : new URLSearchParams({ token, ...fields }),
      })
      if (response.status !== 200) throw new Error(`${step} answered ${response.status}`)
      return (await response.json()) as Sent
    }
    const file = { name: 'picture.png', size: String(bytes.length), changed: '1' }
    const sealed = await insist(running, async () => {
      let at = await send('start', file)
      while (!at.done && running()) {
        const piece = bytes.subarray(at.offset, at.offset + at.pieceBytes)
        at =
          piece.length > 0
            ? await send('piece', { id: at.id, offset: String(at.offset) }, piece)
            : await send('state', { id: at.id })
      }
      return at.done || undefined
    })
    if (!sealed) continue
    const receipt = await insist(running, () =>
      sendReport(app.url, { areaId, what: 'See my picture.' }, token),
    )
    if (receipt)
      confirmed.shown.push({ ...receipt, sha256: createHash('sha256').update(bytes).digest('hex') })
  }
}

/** Writes to whoever looks after a report. */
export async function writeMessages(
  app: AppProcess,
  receipts: () => Receipt | undefined,
  confirmed: Confirmed,
  running: Running,
): Promise<void> {
  while (running()) {
    const receipt = receipts()
    if (!receipt) {
      await pause(20)
      continue
    }
    const words = `One thing more ${newId()}`
    const { reference, code } = receipt
    const body = new URLSearchParams({ reference, code, message: words, messageId: newId() })
    // Pressed twice at once, always: one message all the same.
    const press = async () =>
      (await answerOf(await fetch(`${app.url}/follow-up/message`, { method: 'POST', body }))).includes(words)
    const kept = await insist(running, async () => {
      const both = await Promise.allSettled([press(), press()])
      return both.some((each) => each.status === 'fulfilled' && each.value) || undefined
    })
    if (kept) confirmed.written.push({ ...receipt, words })
  }
}

/** Answers one more question of a report that was sent. */
export async function addAnswers(
  app: AppProcess,
  receipts: () => Receipt | undefined,
  confirmed: Confirmed,
  running: Running,
): Promise<void> {
  while (running()) {
    const receipt = receipts()
    if (!receipt) {
      await pause(20)
      continue
    }
    const words = `A red coat ${newId()}`
    const { reference, code } = receipt
    const answer = { do: 'add', ask: 'people', known: 'neighbour', weapon: 'used', peopleWords: words }
    const body = new URLSearchParams({ reference, code, messageId: newId(), ...answer })
    // Pressed twice at once, always: one answer all the same.
    const press = async () =>
      (await answerOf(await fetch(`${app.url}/follow-up`, { method: 'POST', body }))).includes(
        'Added to your report',
      )
    const kept = await insist(running, async () => {
      const both = await Promise.allSettled([press(), press()])
      return both.some((each) => each.status === 'fulfilled' && each.value) || undefined
    })
    if (kept) confirmed.added.push({ ...receipt, words })
  }
}

/** Tries until something comes of it or everything is killed; only what came is confirmed. */
async function insist<T>(running: Running, attempt: () => Promise<T | undefined>): Promise<T | undefined> {
  while (running()) {
    const done = await attempt().catch(() => undefined)
    if (done !== undefined) return done
    await pause(50)
  }
  return undefined
}

async function answerOf(response: Response): Promise<string> {
  const text = await response.text()
  if (response.status !== 200) throw new Error(`answered ${response.status}`)
  return text
}

/** Noise, which no compression makes small: two pieces. Each is another by what follows its last chunk. */
async function picture(): Promise<Buffer> {
  noise ??= sharp(randomBytes(SIDE * SIDE * 3), { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .png()
    .toBuffer()
  return Buffer.concat([await noise, randomBytes(16)])
}
const SIDE = 450
let noise: Promise<Buffer> | undefined
