// Nobody leaves a queue without a reader by accident: who is the last to do triage, or the last to take an agency's
// reports, stays until somebody else does it too.
import { sql } from 'kysely'
import type { Role } from '../../access/actor.ts'
import type { Tx } from '../../access/db.ts'
import type { Day } from '../../platform/calendar/london.ts'
import type { User } from './accounts.ts'
import { words } from './messages.en.ts'

/** Who can take a report: the same as app.has_caseworkers() in the database. */
const READERS: readonly Role[] = ['officer', 'manager', 'triage']
const LOCK = 7_253_021

/**
 * Why somebody cannot be left with these roles (none, when they are shut out), in words; null where others are there.
 * Waits for whoever changes somebody else at the same moment, so that two cannot each count on the other.
 */
export async function lastReader(
  tx: Tx,
  user: User,
  after: readonly Role[],
  today: Day,
): Promise<string | null> {
  if (user.status !== 'active') return null
  const gone = user.roles.filter((role) => !after.includes(role))
  if (!gone.some((role) => READERS.includes(role))) return null
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
  if (gone.includes('triage') && !(await anybodyElse(tx, user, ['triage']))) return words.person.lastTriage
  if (after.some((role) => READERS.includes(role)) || !(await takesReports(tx, user.agencyId, today)))
    return null
  return (await anybodyElse(tx, user, READERS, user.agencyId))
    ? null
    : words.person.lastReader(user.agencyName)
}

async function anybodyElse(tx: Tx, user: User, roles: readonly Role[], agencyId?: string): Promise<boolean> {
  let query = tx
    .selectFrom('staff_users')
    .select('id')
    .where('status', '=', 'active')
    .where('id', '<>', user.id)
    .where(sql<boolean>`roles && ${[...roles]}::text[]`)
  if (agencyId) query = query.where('agency_id', '=', agencyId)
  return (await query.limit(1).executeTakeFirst()) !== undefined
}

async function takesReports(tx: Tx, agencyId: string, today: Day): Promise<boolean> {
  const { rows } =
    await sql`select 1 from agency_areas where agency_id = ${agencyId} and duty = 'takes_reports'
    and (valid_from is null or valid_from <= ${today}) and (valid_to is null or valid_to >= ${today}) limit 1`.execute(
      tx,
    )
  return rows.length > 0
}
