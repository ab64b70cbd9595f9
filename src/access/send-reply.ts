// From what a route returned to an answer: the one place where headers, cookies and bodies are written.
import type { FastifyReply } from 'fastify'
import { allowToPlay } from '../platform/http/plays.ts'
import type { Reply } from '../platform/http/reply.ts'
import type { Doors } from './doors.ts'
import { inBytes, sendPage } from './send-page.ts'
import { LEFT } from './way-out.ts'

// Only the language, only when somebody chose one, and gone when the browser is closed.
export const languageCookie = (doors: Doors) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: doors.secureCookies,
})

// Every cookie of ours begins with the session's name, and so carries its __Host- prefix where there is one.
export const cookieName = (name: string, doors: Doors) =>
  name === 'session' ? doors.sessionCookie : `${doors.sessionCookie}-${name}`

/** Answers a request with what its route returned: cookies, headers and body. */
export function send(reply: FastifyReply, result: Reply, doors: Doors): FastifyReply {
  for (const { name, value, maxAgeSeconds } of result.cookies ?? []) {
    reply.setCookie(cookieName(name, doors), value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: doors.secureCookies,
      maxAge: maxAgeSeconds,
    })
  }
  if ('headers' in result && result.headers) reply.headers(result.headers)
  switch (result.kind) {
    case 'page':
      allowToPlay(reply, result.plays)
      return sendPage(reply, result.status, result.html)
    case 'redirect':
      return reply.header('cache-control', 'no-store').redirect(result.to, 303)
    case 'leave':
      if (result.to === 'elsewhere') reply.clearCookie(cookieName('language', doors), languageCookie(doors))
      return reply
        .setCookie(
          cookieName(LEFT, doors),
          String(doors.services.clock.now().getTime()),
          languageCookie(doors),
        )
        .header('cache-control', 'no-store')
        .header('clear-site-data', '"cache", "storage"')
        .redirect(result.url, 302)
    case 'text':
      if (result.headers?.['etag'] && reply.request.headers['if-none-match'] === result.headers['etag'])
        return reply.code(304).send()
      return reply
        .code(result.status)
        .type(result.type ?? 'text/plain; charset=utf-8')
        .send(result.body)
    case 'download':
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${result.fileName.replace(/[^\w.-]/g, '_')}"`)
        .type(result.type)
        .send(inBytes(result.body))
  }
}
