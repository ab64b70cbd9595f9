// The protocol of clamd, ClamAV's daemon (man clamd, "INSTREAM"): one command a connection, the file in chunks that each
// begin with their length, an empty one at the end, and one line back.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'

export type ClamdAddress = { socket: string } | { host: string; port: number }
/** fault: it could not say; such as a file above its own limit. */
export type Verdict = { is: 'clean' } | { is: 'infected'; finding: string } | { is: 'fault'; finding: string }

export type Scanner = {
  /** What the scanner calls itself, with the date of its signatures. Throws where it cannot be reached. */
  version(): Promise<string>
  /** Scans a file. Throws where the scanner cannot be reached or the connection is lost: then nothing is known. */
  scan(pieces: AsyncIterable<Buffer>): Promise<Verdict>
}

const ANSWER_MAX = 4_096
const FINDING_MAX = 200
const WAIT_MS = 120_000

/** A scanner at an address. `waitMs`: how long it may say nothing. */
export function clamd(address: ClamdAddress, waitMs = WAIT_MS): Scanner {
  return {
    version: () => converse(address, waitMs, () => Readable.from([Buffer.from('zVERSION\0')])),
    scan: async (pieces) =>
      verdictOf(await converse(address, waitMs, (hasAnswered) => frames(pieces, hasAnswered))),
  }
}

/** clamd's one line as a verdict. Whatever is not plainly "OK" is not clean. */
export function verdictOf(line: string): Verdict {
  if (line === 'stream: OK') return { is: 'clean' }
  const found = /^stream: (.+) FOUND$/.exec(line)?.[1]
  if (found) return { is: 'infected', finding: found.slice(0, FINDING_MAX) }
  return { is: 'fault', finding: line.replace(/[^\x20-\x7e]/g, '').slice(0, FINDING_MAX) }
}

// As the protocol frames it. Stops once clamd has answered: of a file above its limit it hears no more.
async function* frames(pieces: AsyncIterable<Buffer>, hasAnswered: () => boolean): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const piece of pieces) {
    if (hasAnswered()) return
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    yield length
    yield piece
  }
  yield Buffer.alloc(4)
}

async function converse(
  address: ClamdAddress,
  waitMs: number,
  say: (hasAnswered: () => boolean) => AsyncIterable<Buffer>,
): Promise<string> {
  const socket = 'socket' in address ? connect(address.socket) : connect(address.port, address.host)
  socket.setTimeout(waitMs, () => socket.destroy(new Error('the scanner said nothing for too long')))
  try {
    let answered = false
    const answer = answerOf(socket).finally(() => {
      answered = true
    })
    // Whichever fails first is the fault; the other's must not go unheard.
    answer.catch(() => {})
    await once(socket, 'connect')
    try {
      await pipeline(Readable.from(say(() => answered)), socket, { end: false })
    } catch (fault) {
      // It may have answered and hung up in the middle of what we said: then that is the answer.
      return await Promise.race([answer, failSoon(fault)])
    }
    return await answer
  } finally {
    socket.destroy()
  }
}

const GRACE_MS = 200

async function failSoon(fault: unknown): Promise<never> {
  await setTimeout(GRACE_MS)
  throw fault
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    socket.on('data', (bytes: Buffer) => {
      text += bytes.toString('latin1')
      const end = text.indexOf('\0')
      if (end !== -1) resolve(text.slice(0, end).trim())
      else if (text.length > ANSWER_MAX) reject(new Error('the scanner said too much'))
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the scanner closed the connection before it answered')))
  })
}
