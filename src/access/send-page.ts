import type { FastifyReply } from 'fastify'

/**
 * A text as its bytes, made once: one of thousands of pieces would be put together for its length, and again for its bytes.
 */
export const inBytes = (body: string | Buffer): Buffer =>
  typeof body === 'string' ? Buffer.from(body) : body

/** Answers with a page that no cache keeps. */
export const sendPage = (reply: FastifyReply, status: number, html: string): FastifyReply => {
  reply.header('cache-control', 'no-store').code(status).type('text/html; charset=utf-8')
  return reply.send(inBytes(html))
}
