// Other sites may link here but not act here. Browsers say where a request comes from in Sec-Fetch-Site, and older
// ones in Origin; together with SameSite cookies that makes hidden tokens, which expire under people's typing,
// needless. A request with neither header is no browser's, and carries nobody's cookie. See docs/decisions.
import type { FastifyReply, FastifyRequest } from 'fastify'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses (403) a request that changes something and comes from another site. */
export async function refuseCrossSite(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  if (SAFE.has(request.method) || isOurs(request)) return undefined
  return reply
    .code(403)
    .type('text/plain')
    .send('This form was sent from another website. Open our page and try again.')
}

function isOurs(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = request.headers
  if (origin === undefined) return true
  try {
    return new URL(origin).host === request.host
  } catch {
    return false
  }
}
