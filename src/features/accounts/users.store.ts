import { sql } from 'kysely'
import { ROLES, type Role } from '../../access/actor.ts'
import type { Tx } from '../../access/db.ts'
import type { User, UserStatus } from './accounts.ts'

export type NewUser = {
  id: string
  agencyId: string
  name: string
  email: string
  jobTitle: string | null
  roles: readonly Role[]
}

/** Adds somebody as invited. False where the e-mail address is taken. */
export async function insertUser(
  tx: Tx,
  user: NewUser,
  at: Date,
  status: UserStatus = 'invited',
): Promise<boolean> {
  const added = await tx
    .insertInto('staff_users')
    .values({
      id: user.id,
      agency_id: user.agencyId,
      name: user.name,
      email: user.email,
      job_title: user.jobTitle,
      roles: [...user.roles],
      status,
      created_at: at,
    })
    .onConflict((on) => on.expression(sql`lower(email)`).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export async function userByEmail(tx: Tx, email: string): Promise<User | undefined> {
  const row = await users(tx)
    .where(sql`lower(staff_users.email)`, '=', email.trim().toLowerCase())
    .executeTakeFirst()
  return row && toUser(row)
}

export async function userById(tx: Tx, id: string): Promise<User | undefined> {
  const row = await users(tx).where('staff_users.id', '=', id).executeTakeFirst()
  return row && toUser(row)
}

/** People in the order of agency and name, a page at a time; `agencyId` narrows it to one agency. */
export async function listUsers(
  tx: Tx,
  filter: { agencyId?: string | undefined; after?: string | undefined; limit: number },
): Promise<User[]> {
  let query = users(tx)
  if (filter.agencyId) query = query.where('staff_users.agency_id', '=', filter.agencyId)
  if (filter.after) {
    query = query.where(
      sql<boolean>`(agencies.short_name, lower(staff_users.name), staff_users.id) >
        (select a.short_name, lower(u.name), u.id from staff_users u join agencies a on a.id = u.agency_id
         where u.id = ${filter.after}::uuid)`,
    )
  }
  const rows = await query
    .orderBy('agencies.short_name')
    .orderBy(sql`lower(staff_users.name)`)
    .orderBy('staff_users.id')
    .limit(filter.limit)
    .execute()
  return rows.map(toUser)
}

/** Changes one person at a version. False where the row is not the caller's to change, or was changed meanwhile. */
export async function updateUser(
  tx: Tx,
  user: { id: string; version: number },
  change: { roles?: readonly Role[]; jobTitle?: string | null; name?: string; status?: UserStatus },
): Promise<boolean> {
  const { roles, jobTitle, name, status } = change
  const changed = await tx
    .updateTable('staff_users')
    .set({
      version: user.version + 1,
      ...(roles ? { roles: [...roles] } : {}),
      ...(jobTitle === undefined ? {} : { job_title: jobTitle }),
      ...(name === undefined ? {} : { name }),
      ...(status ? { status } : {}),
    })
    .where('id', '=', user.id)
    .where('version', '=', user.version)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

const users = (tx: Tx) =>
  tx
    .selectFrom('staff_users')
    .innerJoin('agencies', 'agencies.id', 'staff_users.agency_id')
    .select([
      'staff_users.id',
      'staff_users.agency_id as agencyId',
      'agencies.short_name as agencyName',
      'agencies.kind as agencyKind',
      'staff_users.name',
      'staff_users.email',
      'staff_users.job_title as jobTitle',
      'staff_users.roles',
      'staff_users.status',
      'staff_users.version',
    ])

function toUser(row: Omit<User, 'roles' | 'status'> & { roles: string[]; status: string }): User {
  const roles = row.roles.filter((role): role is Role => ROLES.some((known) => known === role))
  const status = STATUSES.find((known) => known === row.status) ?? 'disabled'
  return { ...row, roles, status }
}

const STATUSES: readonly UserStatus[] = ['invited', 'active', 'disabled']
