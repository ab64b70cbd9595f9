// From a session cookie to an actor: one statement, as the login role itself.
import { sql } from 'kysely'
import { hashToken } from '../platform/crypto/tokens.ts'
import { ROLES, type Actor, type Role } from './actor.ts'
import type { RawDb } from './db.ts'

type Row = {
  session_id: string
  user_id: string
  agency_id: string
  name: string
  roles: string[]
  agency_name: string
  agency_kind: string
}

/** The staff actor that a session token stands for, or the public when it stands for nobody any more. */
export async function actorOfSession(
  raw: RawDb,
  token: string | undefined,
  idleMinutes: number,
): Promise<Actor> {
  if (!token || token.length > 100) return { kind: 'public' }
  const { rows } = await sql<Row>`
    select * from app.session_actor(${hashToken(token)}, make_interval(mins => ${idleMinutes}))`.execute(raw)
  const row = rows[0]
  if (!row) return { kind: 'public' }
  return {
    kind: 'staff',
    sessionId: row.session_id,
    userId: row.user_id,
    agencyId: row.agency_id,
    name: row.name,
    agencyName: row.agency_name,
    agencyKind: row.agency_kind,
    roles: row.roles.filter((role): role is Role => ROLES.some((known) => known === role)),
  }
}
