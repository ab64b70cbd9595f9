// A route is a value: where, who, what it reads, and the function that answers. Features export lists of them.
import type { ZodType } from 'zod'
import type { Form } from '../platform/http/form.ts'
import type { Reply } from '../platform/http/reply.ts'
import type { ManyFiles } from '../platform/http/upload.ts'
import type { Actor, Staff } from './actor.ts'
import type { Ctx, Services } from './ctx.ts'
import type { Frame } from './frame.ts'
import type { Limits } from './limits.ts'
import type { AccessRule } from './rules.ts'

export type Input<P, Q> = {
  params: P
  query: Q
  form: Form
  /** What every page's layout needs: partnership, assets, who is signed in. */
  frame: Frame
  /** The caller's network address: for slowing guesses, never for the record. */
  network: string
  /** Where people reach us, such as https://report.example.org: for links that are handed over. */
  origin: string
  cookies: { session: string | undefined; device: string | undefined }
  /** What the browser says of itself: for "Firefox on Windows" in a list of sessions, never for more. */
  agent: string
  /** How long a new session may last. */
  sessionHours: number
  services: Services
  /** What another system sent; only on routes that take JSON. */
  json?: SentJson
}

/** A request of another system: its body, unjudged, and the two headers that say who sends it and whether it was sent before. */
export type SentJson = { body: unknown; authorization: string; idempotencyKey: string }

type Shape<A extends Actor, P, Q> = Limits & {
  method: 'GET' | 'POST'
  path: string
  access: AccessRule
  params?: ZodType<P>
  query?: ZodType<Q>
  /** Takes a form with a file. Every other route refuses one unread. */
  takesFile?: boolean
  /** Takes a form with several files, as large as this says. */
  takesFiles?: ManyFiles
  /** Takes JSON from other systems, of so many bytes at most, and nothing else. */
  takesJson?: { bytesMax: number }
  /** Where what comes back was sealed by us: when it was (way-out.ts). */
  sealedAt?(ctx: Ctx<A>, form: Form): number | null | undefined
  /** Answers also while the partnership is not set up. Every other route then leads to first run. */
  beforeSetUp?: boolean
  handle(ctx: Ctx<A>, input: Input<P, Q>): Promise<Reply> | Reply
}

/** A route with its types sealed in, as the registry keeps it. */
export type Route = Shape<Actor, never, never> & { readonly sealed: true }

/** A route that the public may use. Its actor may also be somebody signed in. */
export function publicRoute<P, Q>(shape: Shape<Actor, P, Q> & { access: { kind: 'everyone' } }): Route {
  return seal(shape)
}

/** A route for people who are signed in: its handler is given a staff actor. */
export function staffRoute<P, Q>(
  shape: Shape<Staff, P, Q> & { access: { kind: 'signed-in' | 'roles' } },
): Route {
  return seal(shape)
}

// The registry checks the rule before it calls the handler, and parses params and query with the route's own
// schemas, so the types given up here are restored there.
const seal = (shape: unknown): Route => ({ ...(shape as Route), sealed: true })
