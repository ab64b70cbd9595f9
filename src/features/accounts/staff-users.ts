// Making staff accounts: by an administrator, from the command line, and at first run.
import { sql } from 'kysely'
import { z } from 'zod'
import { isStaff, ROLES, type Role } from '../../access/actor.ts'
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { isUuid, newId } from '../../platform/ids.ts'
import { Conflict, ok, type Outcome, type Problem, refused } from '../../platform/problems.ts'
import { EMAIL_CHARS_MAX } from '../../platform/text/email.ts'
import { plainLine } from '../../platform/text/plain.ts'
import { queueMail, sealSecret } from '../mail/index.ts'
import type { UserStatus } from './accounts.ts'
import { addLink } from './links.store.ts'
import { words } from './messages.en.ts'
import { insertUser, updateUser, userByEmail } from './users.store.ts'

/** Somebody to add, as typed: every part is checked. */
export type StaffUserShape = {
  agencyId: string
  name: string
  email: string
  jobTitle?: string
  roles: readonly string[]
}

/**
 * Adds somebody to an agency, as staff (an administrator of theirs), gate or system. Answers their id; refuses, by
 * field, what is not a name, an address or a role, an agency that is not the caller's, and an address that is taken.
 */
export async function createStaffUser(
  tx: Tx,
  ctx: Ctx,
  shape: StaffUserShape,
  status: UserStatus = 'invited',
): Promise<Outcome<{ userId: string }>> {
  const read = readShape(shape)
  if (!read.ok) return read
  if (!(await mayAddTo(tx, ctx, shape.agencyId)))
    return refused({ field: 'agency', message: words.enter.agency })
  const userId = newId()
  const added = await insertUser(
    tx,
    { id: userId, agencyId: shape.agencyId, ...read.value },
    ctx.clock.now(),
    status,
  )
  if (!added) return refused({ field: 'email', message: words.enter.takenEmail })
  await record(tx, ctx, {
    action: 'user.add',
    subjectKind: 'user',
    subjectId: userId,
    detail: { agency: shape.agencyId, roles: read.value.roles },
  })
  return ok({ userId })
}

/** As `createStaffUser`, and sends the invitation. `token` is for a terminal that has no mail to send. */
export async function inviteStaffUser(
  tx: Tx,
  ctx: Ctx,
  shape: StaffUserShape,
): Promise<Outcome<{ userId: string; token: string }>> {
  const added = await createStaffUser(tx, ctx, shape)
  if (!added.ok) return added
  const token = await sendInvitation(tx, ctx, added.value.userId)
  return ok({ ...added.value, token })
}

/** Sends a link to choose a password and set up the second factor. Earlier links are the caller's to withdraw. */
export async function sendInvitation(tx: Tx, ctx: Ctx, userId: string): Promise<string> {
  const token = await addLink(tx, { purpose: 'invitation', userId }, ctx.clock.now())
  const secret = sealSecret(ctx.vault, token)
  await queueMail(tx, ctx.clock, { template: 'invitation', toUserId: userId, secret })
  await record(tx, ctx, { action: 'user.invite', subjectKind: 'user', subjectId: userId })
  return token
}

export const isRole = (text: string): text is Role => ROLES.some((role) => role === text)

const OPENS_REPORTS: readonly Role[] = ['officer', 'manager', 'triage']

/** What is wrong with roles that go together; null where nothing is. A safeguarding lead who could not open the report is none. */
export const roleProblem = (roles: readonly Role[]): Problem | null =>
  roles.length === 0
    ? { field: 'roles', message: words.enter.roles }
    : roles.includes('safeguarding') && !roles.some((role) => OPENS_REPORTS.includes(role))
      ? { field: 'roles', message: words.enter.safeguardingReads }
      : null

function readShape(
  shape: StaffUserShape,
): Outcome<{ name: string; email: string; jobTitle: string | null; roles: Role[] }> {
  const name = plainLine(shape.name)
  const email = shape.email.trim()
  const jobTitle = plainLine(shape.jobTitle ?? '')
  const roles = [...new Set(shape.roles)].filter(isRole)
  const problems: Problem[] = []
  if (name.length < 2 || name.length > 100) problems.push({ field: 'name', message: words.enter.name })
  if (email.length > EMAIL_CHARS_MAX || !z.email().safeParse(email).success)
    problems.push({ field: 'email', message: words.enter.email })
  if (jobTitle.length > 100) problems.push({ field: 'jobTitle', message: words.enter.jobTitle })
  const wrong = roleProblem(roles.length < new Set(shape.roles).size ? [] : roles)
  if (wrong) problems.push(wrong)
  return problems.length ? refused(...problems) : ok({ name, email, jobTitle: jobTitle || null, roles })
}

async function mayAddTo(tx: Tx, ctx: Ctx, agencyId: string): Promise<boolean> {
  if (!isUuid(agencyId)) return false
  const found = await tx.selectFrom('agencies').select('id').where('id', '=', agencyId).executeTakeFirst()
  return found !== undefined && (!isStaff(ctx.actor) || administers(tx, agencyId))
}

/** Whether the signed-in administrator looks after an agency's people: the rule that row security applies. */
export async function administers(tx: Tx, agencyId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select app.administers(${agencyId}) as yes`.execute(tx)
  return rows[0]?.yes ?? false
}

/**
 * Sets somebody's roles from the command line, where no other administrator is there to do it; they hear of it by mail.
 * Refuses an unknown address or role.
 */
export async function setRoles(
  tx: Tx,
  ctx: Ctx,
  email: string,
  wanted: readonly string[],
): Promise<Outcome<null>> {
  const roles = [...new Set(wanted)].filter(isRole)
  const wrong = roleProblem(roles.length < new Set(wanted).size ? [] : roles)
  if (wrong) return refused(wrong)
  const user = await userByEmail(tx, email)
  if (!user) return refused({ field: 'email', message: words.enter.unknownEmail })
  if (!(await updateUser(tx, user, { roles }))) throw new Conflict('changed meanwhile')
  const detail = { before: [...user.roles], after: roles }
  await record(tx, ctx, { action: 'user.change-roles', subjectKind: 'user', subjectId: user.id, detail })
  await queueMail(tx, ctx.clock, { template: 'account-changed', toUserId: user.id })
  return ok(null)
}
