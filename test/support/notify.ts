// GOV.UK Notify for tests: takes texts and letters as its API does, checks their tokens, and answers as the test tells it to.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { jwtVerify } from 'jose'

const SERVICE = '26785a09-ab16-4eb0-8407-a37497a57506'
const SECRET = '3d844edf-8d35-48ac-975b-e847b4f122b0'
/** A key as Notify gives one, for the service that this server plays. */
export const NOTIFY_KEY = `test_key-${SERVICE}-${SECRET}`

export type Taken = { kind: string; body: Record<string, unknown> }

/** Starts a server on a free port. `answer`: the status of each sending; `status`: what is said when asked about one. */
export async function startNotify(
  answer: () => number = () => 201,
  status: () => string = () => 'delivered',
) {
  const taken: Taken[] = []
  const server = createServer(async (request, response) => {
    const reply = (code: number, body: object) =>
      response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (!(await isSigned(request))) return reply(403, { errors: [{ error: 'AuthError' }] })
    const [, , , what = ''] = (request.url ?? '').split('/')
    if (request.method === 'GET') return reply(200, { id: what, status: status() })
    const code = answer()
    if (code !== 201)
      return reply(code, { errors: [{ error: 'BadRequestError', message: 'as the test says' }] })
    taken.push({ kind: what, body: await bodyOf(request) })
    return reply(201, { id: crypto.randomUUID() })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    taken,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}

async function isSigned({ headers }: IncomingMessage): Promise<boolean> {
  const token = headers.authorization?.replace('Bearer ', '') ?? ''
  const read = jwtVerify(token, new TextEncoder().encode(SECRET), { issuer: SERVICE, maxTokenAge: 30 })
  return read.then(
    () => true,
    () => false,
  )
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const piece of request) text += String(piece)
  const body: unknown = JSON.parse(text)
  return typeof body === 'object' && body !== null ? { ...body } : {}
}
