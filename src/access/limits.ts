// Slowing one network down. It is asked once the form has been read, so that the page that says "wait" can hold what was
// typed; and what must not be refused because others on the network were busy may have a limit of its own.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Form, readForm } from '../platform/http/form.ts'

export type Limits = {
  /** Requests a minute from one network address; more are asked to wait (429). */
  perMinute?: number
  /** Forms that are counted apart, by a limit of their own: nobody's other requests use it up. */
  ownLimit?: { perMinute: number; when(form: Form): boolean }
}

const MINUTE_MS = 60_000

/** The hook that counts the requests of one route and throws 429 for those above its limits; none without a limit. */
export function limiter(web: FastifyInstance, { perMinute, ownLimit }: Limits) {
  if (!perMinute) return []
  const counter = (max: number) => web.createRateLimit({ max, timeWindow: MINUTE_MS })
  const all = counter(perMinute)
  const own = ownLimit && { when: ownLimit.when, count: counter(ownLimit.perMinute) }
  return [
    async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const count = own?.when(readForm(request.body)) ? own.count : all
      const counted = await count(request)
      if (counted.isAllowed || !counted.isExceeded) return
      reply.header('retry-after', String(counted.ttlInSeconds))
      throw Object.assign(new Error('too many requests'), { statusCode: 429 })
    },
  ]
}
