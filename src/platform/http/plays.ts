// What a page may play from elsewhere: the rule that every page has, and for one page what it says it plays.
import type { FastifyReply } from 'fastify'

const RULE = 'content-security-policy'

/** Lets this one answer play sound and films from these origins, and from no others. */
export function allowToPlay(reply: FastifyReply, origins: readonly string[] = []): void {
  if (origins.length > 0)
    reply.header(RULE, `${String(reply.getHeader(RULE))};media-src ${origins.join(' ')}`)
}
