// Other systems send JSON, say by a header who they are, and by another whether they sent it before.
import type { FastifyRequest } from 'fastify'
import type { SentJson } from './route.ts'

/** What another system sent. Refuses (415) a body of another kind. */
export function sentJson(request: FastifyRequest): SentJson {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw Object.assign(new Error('this route takes JSON'), { statusCode: 415 })
  const header = (name: string) => [request.headers[name] ?? []].flat().join(',')
  return {
    body: request.body,
    authorization: header('authorization'),
    idempotencyKey: header('idempotency-key'),
  }
}
