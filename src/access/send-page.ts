import type { FastifyReply } from 'fastify'

/**
 * Answers with a page that no cache keeps. It goes as bytes, made once: a text of thousands of pieces would be put together
 * for its length, and again for its bytes.
 */
export const sendPage = (reply: FastifyReply, status: number, html: string): FastifyReply => {
  reply.header('cache-control', 'no-store').code(status).type('text/html; charset=utf-8')
  return reply.send(Buffer.from(html))
}
