// Staff accounts: who works here, and how long the things last that prove it.
import type { Gate, Role, Staff } from '../../access/actor.ts'
import type { Ctx } from '../../access/ctx.ts'

export type UserStatus = 'invited' | 'active' | 'disabled'
export type User = {
  id: string
  agencyId: string
  agencyName: string
  agencyKind: string
  name: string
  email: string
  jobTitle: string | null
  roles: Role[]
  status: UserStatus
  version: number
}

/** Sign-in's own context: the only actor that reads secrets. */
export type GateCtx = Ctx<Gate>

/** The browser at the other end, as far as sign-in needs to know it. */
export type Caller = {
  network: string
  agent: string
  /** Its cookies: a session it may already hold, and the signed list of people who signed in on it before. */
  session: string | undefined
  device: string | undefined
  sessionHours: number
}

/** Invitations are read after a weekend; a password reset is asked for by somebody who sits there waiting. */
export const LINK_HOURS = { invitation: 72, password_reset: 1 } as const
export type LinkPurpose = keyof typeof LINK_HOURS

/** The second step of signing in, and the setting up of a second factor, must be done within these. */
export const CODE_MINUTES = 10
export const SET_UP_MINUTES = 30

/** A user as the actor of an entry in the trail, where the gate acts for them. */
export const staffOf = (user: User, sessionId = ''): Staff => ({
  kind: 'staff',
  sessionId,
  userId: user.id,
  agencyId: user.agencyId,
  name: user.name,
  agencyName: user.agencyName,
  agencyKind: user.agencyKind,
  roles: user.roles,
})
