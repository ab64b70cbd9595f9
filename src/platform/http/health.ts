// For whoever operates the server: is it up, is it ready, how is it doing. Figures only.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { sameText } from '../crypto/tokens.ts'

export type Health = {
  /** Resolves when a page could be served now; throws when not. */
  ready(): Promise<void>
  metricsToken: string | undefined
  /** Whether somebody else, such as a proxy, serves us to the world: what comes from this machine may then be anybody's. */
  served: boolean
  version: string
}

export function addHealth(web: FastifyInstance, health: Health): void {
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  const duration = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer, by route pattern and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [metrics],
  })
  web.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    duration.observe({ route, method: request.method, status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })
  web.get('/healthz', async () => ({ ok: true, version: health.version }))
  web.get('/readyz', async (_request, reply) => {
    try {
      await health.ready()
      return { ready: true }
    } catch {
      return reply.code(503).send({ ready: false })
    }
  })
  web.get('/metrics', async (request, reply) => {
    if (!mayRead(request, health)) return reply.callNotFound()
    return reply.type(metrics.contentType).send(await metrics.metrics())
  })
}

// With a token, only with it. Without one, only from this very machine, and not where a proxy may stand on it: not every proxy
// says that it is one.
function mayRead(request: FastifyRequest, { metricsToken, served }: Health): boolean {
  if (metricsToken) return sameText(request.headers.authorization ?? '', `Bearer ${metricsToken}`)
  if (served) return false
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers['forwarded']
  const from = request.socket.remoteAddress ?? ''
  return !forwarded && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(from)
}
