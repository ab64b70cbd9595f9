// A scanner and a store that speak the real protocols, for tests.
import { createHash, createHmac } from 'node:crypto'
import { createServer as createHttp, type IncomingMessage } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'

/** The file that every scanner finds, by agreement; in two halves, so that no scanner finds it in this text. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

export type Behaviour = 'scans' | 'hangs-up' | 'too-large' | 'silent'

/** clamd over TCP: finds EICAR, calls all else clean, or misbehaves as told. `seen`: what came whole, by its hash. */
export async function startScanner(behaviour: Behaviour = 'scans') {
  const seen: string[] = []
  const state = { behaviour }
  const server = createServer((socket) => {
    let held = Buffer.alloc(0)
    let said = false
    const say = (line: string) => {
      said = true
      socket.end(`${line}\0`)
    }
    socket.on('error', () => {})
    socket.on('data', (bytes: Buffer) => {
      held = Buffer.concat([held, bytes])
      if (said || state.behaviour === 'silent') return
      if (state.behaviour === 'hangs-up') return void socket.destroy()
      if (held.toString('latin1').startsWith('zVERSION\0')) return say('ClamAV 1.4.3/27000/Thu Nov 19 2026')
      const begins = Buffer.from('zINSTREAM\0')
      if (!held.subarray(0, begins.length).equals(begins)) return
      if (state.behaviour === 'too-large') return say('INSTREAM size limit exceeded. ERROR')
      const file = fileOf(held.subarray(begins.length))
      if (!file) return
      seen.push(createHash('sha256').update(file).digest('hex'))
      say(file.includes(EICAR) ? 'stream: Eicar-Signature FOUND' : 'stream: OK')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: { host: '127.0.0.1', port },
    seen,
    state,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

// null while chunks are still to come.
function fileOf(stream: Buffer): Buffer | null {
  const chunks: Buffer[] = []
  for (let at = 0; at + 4 <= stream.length; ) {
    const length = stream.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    if (at + 4 + length > stream.length) return null
    chunks.push(stream.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

const SECRET = 'test-secret'
const SIGNED =
  /^AWS4-HMAC-SHA256 Credential=test-key\/(\d{8})\/eu-west-2\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/

/** Whether a request is signed with the secret, over its method, address, headers and body (AWS Signature Version 4). */
function isSigned({ method = '', url = '', headers }: IncomingMessage, body: Buffer): boolean {
  const [, day = '', names = '', signature = ''] = SIGNED.exec(headers.authorization ?? '') ?? []
  const time = String(headers['x-amz-date'] ?? '')
  const bodyHash = String(headers['x-amz-content-sha256'] ?? '')
  if (!time.startsWith(day) || !names.split(';').includes('host')) return false
  if (bodyHash !== 'UNSIGNED-PAYLOAD' && bodyHash !== sha256(body)) return false
  const [path = '', query = ''] = url.split('?')
  const request = [
    method,
    path,
    query.split('&').sort().join('&'),
    ...names.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}`),
    '',
    names,
    bodyHash,
  ].join('\n')
  const scope = [day, 'eu-west-2', 's3', 'aws4_request']
  const key = scope.reduce<string | Buffer>((made, part) => hmac(made, part), `AWS4${SECRET}`)
  const text = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(Buffer.from(request))].join('\n')
  return hmac(key, text).toString('hex') === signature
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** A bucket over HTTP. Refuses (403) what is not signed with its key and secret, for its day, region and service. */
export async function startBucket(bucket: string) {
  const objects = new Map<string, Buffer>()
  const refused: string[] = []
  const state = { failing: 0 }
  const server = createHttp(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const body = Buffer.concat(pieces)
    const answer = (status: number, text: string | Buffer = '') => response.writeHead(status).end(text)
    if (state.failing > 0) {
      state.failing -= 1
      return answer(503)
    }
    if (!isSigned(request, body)) {
      refused.push(`${request.method}`)
      return answer(403)
    }
    const url = new URL(request.url ?? '/', 'http://bucket')
    const key = url.pathname.replace(`/${bucket}`, '').replace(/^\//, '')
    if (request.method === 'PUT') {
      objects.set(key, body)
      return answer(200)
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return answer(204)
    }
    if (key === '') {
      const prefix = url.searchParams.get('prefix') ?? ''
      const keys = [...objects.keys()].filter((each) => each.startsWith(prefix)).slice(0, 2)
      return answer(
        200,
        `<ListBucketResult>${keys.map((each) => `<Contents><Key>${each}</Key></Contents>`).join('')}</ListBucketResult>`,
      )
    }
    const found = objects.get(key)
    return found ? answer(200, found) : answer(404)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-west-2',
      bucket,
      accessKey: 'test-key',
      secretKey: SECRET,
    },
    objects,
    refused,
    state,
    stop: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
