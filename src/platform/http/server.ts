// The web server without any page: limits, headers, logs, health and metrics. Nothing here knows what it serves.
import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'
import { addHealth, type Health } from './health.ts'
import { refuseCrossSite } from './cross-site.ts'
import { addJson } from './json-body.ts'
import type { Logger } from './log.ts'
import { addUploads } from './upload.ts'

export type WebSettings = {
  log: Logger
  /** Addresses or ranges of our own proxies, whose X-Forwarded-For is believed; empty where there is none. */
  trustedProxies: readonly string[]
  /** Whether people reach us over https: cookies are then Secure and browsers are told to stay there. */
  https: boolean
  assetsDir: string
  health: Health
}

const BODY_BYTES_MAX = 1_048_576
const REQUEST_MS_MAX = 30_000

/** A Fastify instance with everything every route relies on. */
export async function createWeb(settings: WebSettings): Promise<FastifyInstance> {
  const web = fastify({
    logger: false,
    // Addresses, never a count of hops: only what one of our own proxies says is believed, whoever else reaches this port.
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_MS_MAX,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  })
  await web.register(helmet, securityHeaders(settings.https))
  await web.register(cookie)
  await web.register(formbody, { bodyLimit: BODY_BYTES_MAX })
  addJson(web)
  await addUploads(web)
  await web.register(compress, { global: true, threshold: 1024, encodings: ['br', 'gzip'] })
  await web.register(rateLimit, { global: false })
  await web.register(fastifyStatic, {
    root: settings.assetsDir,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
  })
  web.addHook('onRequest', refuseCrossSite)
  web.addHook('onResponse', (request, reply, done) => {
    settings.log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
    done()
  })
  addHealth(web, settings.health)
  return web
}

// No inline script or style anywhere; nothing from elsewhere; no frame; no trace in the next site's referrer.
const securityHeaders = (https: boolean) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' as const },
  strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
  crossOriginEmbedderPolicy: false,
})
