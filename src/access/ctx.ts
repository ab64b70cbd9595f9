// What a unit of work is given: built once, at the door, and handed down. Nothing else is reached for.
import type { Clock } from '../platform/clock.ts'
import type { Files } from '../platform/files/files.ts'
import type { Actor, Staff } from './actor.ts'
import { type ActorDb, actorDb, type RawDb } from './db.ts'
import type { Vault } from './vault.ts'

export type Ctx<A extends Actor = Actor> = {
  readonly actor: A
  readonly db: ActorDb
  readonly clock: Clock
  readonly requestId: string
  readonly vault: Vault
  readonly files: Files
}
export type StaffCtx = Ctx<Staff>

/** What the application holds for its whole life and hands to every context. */
export type Services = { raw: RawDb; clock: Clock; vault: Vault; files: Files }

export function contextFor<A extends Actor>(services: Services, actor: A, requestId: string): Ctx<A> {
  const { raw, clock, vault, files } = services
  return { actor, db: actorDb(raw, actor, requestId), clock, requestId, vault, files }
}

/** The same unit of work for another actor: sign-in acts as the gate, a follow-up as the holder of its code. */
export function actingAs<A extends Actor>(services: Services, ctx: Pick<Ctx, 'requestId'>, actor: A): Ctx<A> {
  return contextFor(services, actor, ctx.requestId)
}

/** Work that nobody is present for. Every use is listed in test/system/system-work.test.ts. */
export function asSystem(services: Services, name: string, requestId: string): Ctx {
  return contextFor(services, { kind: 'system', name }, requestId)
}
