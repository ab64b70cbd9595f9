// From a list of routes to a server: the one place where a request meets its rule. Nothing is answered that does not
// come through here, save health, metrics and static assets.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Form, readForm } from '../platform/http/form.ts'
import { faultFields } from '../platform/http/log.ts'
import { NotJson } from '../platform/http/json-body.ts'
import { problemJson } from '../platform/http/problem-json.ts'
import { leave } from '../platform/http/reply.ts'
import { isUpload, readUpload } from '../platform/http/upload.ts'
import { currentLanguage, inEnglish, whileReading } from '../platform/i18n/index.ts'
import { Forbidden, NotFound } from '../platform/problems.ts'
import { type Actor, isStaff } from './actor.ts'
import { record } from './audit.ts'
import { type Ctx, contextFor } from './ctx.ts'
import type { Doors, Typed } from './doors.ts'
import type { Frame } from './frame.ts'
import { kindOf, type ProblemKind, wasSecond } from './problem-kind.ts'
import type { Route } from './route.ts'
import { sendPage } from './send-page.ts'
import { cookieName, languageCookie, send } from './send-reply.ts'
import { sentJson } from './sent-json.ts'
import { limiter } from './limits.ts'
import { parse } from './parse.ts'
import { judge, sentence } from './rules.ts'
import { actorOfSession } from './session.ts'
import { leaveLanguageTo, readingOf, switchedTo } from './reading.ts'
import { dated, LEFT, wasLeft } from './way-out.ts'

const SESSIONLESS: Actor = { kind: 'public' }

/**
 * Registers every route, to be answered with the doors once they are open. Refuses one without an access rule, and two with
 * the same method and path.
 */
export function registerRoutes(
  web: FastifyInstance,
  routes: readonly Route[],
  opening: Promise<Doors>,
): void {
  const seen = new Set<string>()
  for (const route of routes) {
    const name = `${route.method} ${route.path}`
    if (!route.access?.kind) throw new Error(`route ${name} declares no access rule`)
    if (seen.has(name)) throw new Error(`route ${name} is registered twice`)
    seen.add(name)
    web.route({
      method: route.method,
      url: route.path,
      ...(route.takesJson && { bodyLimit: route.takesJson.bytesMax }),
      preHandler: limiter(web, route),
      handler: async (request, reply) => answerInLanguage(route, request, reply, await opening),
    })
  }
  web.setNotFoundHandler(async (request, reply) => {
    const doors = await opening
    return inReadersLanguage(request, doors, async () => {
      const frame = await frameOf(request, doors, await actorOf(request, doors))
      if (!frame.site.setUp) return send(reply, doors.beforeSetUp(frame), doors)
      return sendPage(reply, 404, doors.problemPage(frame, 'not-found', {}))
    })
  })
  web.setErrorHandler(async (fault, request, reply) => {
    const doors = await opening
    return inReadersLanguage(request, doors, () => refuse(fault, request, reply, doors, undefined))
  })
}

// What is refused before it comes to a route is said in the reader's language too; to whoever is signed in, in English.
async function inReadersLanguage<T>(
  request: FastifyRequest,
  doors: Doors,
  work: () => Promise<T>,
): Promise<T> {
  if (request.cookies[doors.sessionCookie]) return inEnglish(work)
  const locale = switchedTo(request)?.locale ?? request.cookies[cookieName('language', doors)]
  // Where the words cannot be had, such as without the database, English says it.
  const reading = await readingOf(request, locale, doors.languages).catch(() => undefined)
  return reading ? whileReading(reading, work) : work()
}

// What is open to everyone is read in the language that was chosen; what staff see is in English.
async function answerInLanguage(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  doors: Doors,
): Promise<FastifyReply> {
  if (route.access.kind !== 'everyone') return inEnglish(() => answer(route, request, reply, doors))
  const cookie = cookieName('language', doors)
  const chosen = switchedTo(request)
  if (chosen) reply.setCookie(cookie, chosen.locale, languageCookie(doors))
  if (request.method === 'GET' && leaveLanguageTo(request)) {
    return reply.header('cache-control', 'no-store').redirect(leaveLanguageTo(request) ?? '/', 303)
  }
  const reading = await readingOf(request, chosen?.locale ?? request.cookies[cookie], doors.languages)
  return whileReading(reading, () => answer(route, request, reply, doors))
}

async function answer(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  doors: Doors,
): Promise<FastifyReply> {
  const actor = await actorOf(request, doors)
  const ctx = contextFor(doors.services, actor, request.id)
  try {
    const frame = await frameOf(request, doors, actor)
    if (!frame.site.setUp && !route.beforeSetUp) return send(reply, doors.beforeSetUp(frame), doors)
    const verdict = judge(route.access, actor)
    if (verdict === 'sign-in' && request.method === 'POST') {
      return sendPage(
        reply,
        401,
        doors.signedOutPage(frame, frame.path, (await formOf(route, request, false)).values),
      )
    }
    if (verdict === 'sign-in') return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
    if (verdict === 'forbidden') {
      const who = route.access.kind === 'roles' ? route.access.who : ''
      throw new Forbidden(sentence(route.access), who)
    }
    const params = parse(route.params, request.params)
    const query = parse(route.query, request.query)
    const form = await formOf(route, request, true)
    const open = route.access.kind === 'everyone'
    const sealedAt = route.sealedAt && ((sent: Form) => route.sealedAt?.(ctx, sent))
    if (open && wasLeft(form, request.cookies[cookieName(LEFT, doors)], ctx.clock.now(), sealedAt))
      return send(reply, leave(frame.site.exitUrl), doors)
    const result = await route.handle(ctx, {
      params: params as never,
      query: query as never,
      form,
      frame,
      network: request.ip,
      origin: doors.baseUrl ?? `${request.protocol}://${request.host}`,
      cookies: {
        session: request.cookies[cookieName('session', doors)],
        device: request.cookies[cookieName('device', doors)],
      },
      agent: request.headers['user-agent'] ?? '',
      sessionHours: doors.sessionHours,
      services: doors.services,
      ...(route.takesJson && { json: sentJson(request) }),
    })
    return send(reply, open ? dated(result, ctx.clock.now()) : result, doors)
  } catch (fault) {
    if (isStaff(actor)) await noteRefusal(fault, route, ctx)
    return refuse(fault, request, reply, doors, actor)
  }
}

// A file is taken in only where a route wants one, and kept only for whoever may send it.
async function formOf(route: Route, request: FastifyRequest, keepFiles: boolean): Promise<Form> {
  if (!isUpload(request)) return readForm(request.body)
  if (!route.takesFile && !route.takesFiles)
    throw Object.assign(new Error('this route takes no file'), { statusCode: 415 })
  return readUpload(request, { keepFiles, many: route.takesFiles })
}

// Refusals are part of the trail: what somebody tried to open or do and could not (design: audit).
async function noteRefusal(fault: unknown, route: Route, ctx: Ctx): Promise<void> {
  if (!(fault instanceof Forbidden || fault instanceof NotFound)) return
  const action = fault instanceof Forbidden ? 'route.forbidden' : 'route.not-found'
  await ctx.db.transaction((tx) =>
    record(tx, ctx, { action, outcome: 'refused', detail: { route: `${route.method} ${route.path}` } }),
  )
}

async function actorOf(request: FastifyRequest, doors: Doors): Promise<Actor> {
  const token = request.cookies[doors.sessionCookie]
  if (!token) return SESSIONLESS
  return actorOfSession(doors.services.raw, token, doors.sessionIdleMinutes)
}

async function frameOf(request: FastifyRequest, doors: Doors, actor: Actor): Promise<Frame> {
  return {
    site: await doors.site.read(),
    assets: doors.assets,
    lang: currentLanguage().lang,
    dir: currentLanguage().dir,
    path: request.url.split('?')[0] ?? '/',
    staff: isStaff(actor) ? actor : null,
    requestId: request.id,
  }
}

async function refuse(
  fault: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  doors: Doors,
  actor: Actor | undefined,
): Promise<FastifyReply> {
  const asker = actor ?? (await actorOf(request, doors).catch(() => SESSIONLESS))
  const changing = request.method === 'POST' && isStaff(asker)
  const { status, kind, who } = kindOf(fault, { changing })
  const about = { requestId: request.id, route: request.routeOptions.url, ...faultFields(fault) }
  if (status >= 500) doors.log.error(about, 'fault')
  // Seldom, it is two at once; often, a form that lets through what can never be kept.
  else if (kind === 'conflict' && wasSecond(fault)) doors.log.warn(about, 'two at once')
  if (request.url.startsWith('/api/'))
    return send(reply, problemJson(status, fault instanceof NotJson ? { detail: fault.detail } : {}), doors)
  const frame = await frameOf(request, doors, asker).catch(() => undefined)
  if (!frame)
    return reply
      .code(503)
      .type('text/plain')
      .send('The service is not available just now. Please try again in a minute.')
  return sendPage(
    reply,
    status,
    doors.problemPage(frame, kind, { who, typed: typedIn(request, kind, frame) }),
  )
}

// What was typed is never gone: it can be sent again, or, where it was refused (what it was about may have ended while
// somebody typed), read and copied. Nothing is kept where the body was not read.
function typedIn(request: FastifyRequest, kind: ProblemKind, frame: Frame): Typed | undefined {
  if (request.method !== 'POST' || kind === 'too-large' || kind === 'bad-request') return undefined
  return request.body ? { action: frame.path, values: readForm(request.body).values } : undefined
}
