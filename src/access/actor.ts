// Who acts. Every unit of work has exactly one actor, and the database knows it for the length of the transaction.
import type { Scope } from '../platform/db/scoped.ts'

export const ROLES = [
  'officer',
  'manager',
  'support_worker',
  'triage',
  'chair',
  'safeguarding',
  'coordinator',
  'communications',
  'analyst',
  'administrator',
  'auditor',
] as const
export type Role = (typeof ROLES)[number]

/** Somebody signed in for an agency. */
export type Staff = {
  kind: 'staff'
  sessionId: string
  userId: string
  agencyId: string
  name: string
  agencyName: string
  agencyKind: string
  roles: readonly Role[]
}
/** Anybody. `followUp` is the hash of a follow-up code they gave, as hex, and opens that one report. */
export type Public = { kind: 'public'; followUp?: string }
/** Sign-in itself: may read secrets and sessions, and nothing else. */
export type Gate = { kind: 'gate' }
/** Named work that nobody is present for. */
export type System = { kind: 'system'; name: string }
export type Actor = Staff | Public | Gate | System

export const isStaff = (actor: Actor): actor is Staff => actor.kind === 'staff'
export const hasRole = (actor: Actor, ...roles: Role[]): boolean =>
  actor.kind === 'staff' && roles.some((role) => actor.roles.includes(role))
/** The roles whose work is cases: the same list as app.works_cases() in the database. */
export const worksCases = (actor: Actor): boolean =>
  hasRole(actor, 'officer', 'manager', 'support_worker', 'triage', 'chair')

/** The database role and settings under which an actor's transactions run. */
export function scopeOf(actor: Actor, requestId: string): Scope {
  const settings = { 'app.request_id': requestId }
  switch (actor.kind) {
    case 'staff':
      return { role: 'upstander_staff', settings: { ...settings, ...staffSettings(actor) } }
    case 'public':
      return { role: 'upstander_public', settings: { ...settings, 'app.follow_up': actor.followUp ?? '' } }
    case 'gate':
      return { role: 'upstander_gate', settings }
    case 'system':
      return { role: 'upstander_system', settings: { ...settings, 'app.actor': actor.name } }
  }
}

/** The same person reading facts only: no narrative, no people, but the whole partnership. For measures and maps. */
export function factsScopeOf(actor: Staff | System, requestId: string): Scope {
  const who = isStaff(actor) ? staffSettings(actor) : { 'app.actor': actor.name }
  return { role: 'upstander_analyst', settings: { 'app.request_id': requestId, ...who } }
}

const staffSettings = (actor: Staff) => ({
  'app.user_id': actor.userId,
  'app.agency_id': actor.agencyId,
  'app.roles': actor.roles.join(','),
  'app.actor': actor.name,
})
