// What an administrator does for the people they look after, as themselves: row security decides whom they may touch,
// and their role can clear a secret but neither read nor set one.
import { sql } from 'kysely'
import type { Role } from '../../access/actor.ts'
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { Conflict, NotFound, ok, type Outcome, refused } from '../../platform/problems.ts'
import { plainLine } from '../../platform/text/plain.ts'
import { queueMail, queueMails } from '../mail/index.ts'
import type { User } from './accounts.ts'
import { lastReader } from './last-reader.ts'
import { withdrawLinks } from './links.store.ts'
import { words } from './messages.en.ts'
import { clearSecrets } from './secrets.store.ts'
import { endSessions, listSessions, type Session } from './sessions.store.ts'
import { administers, isRole, roleProblem, sendInvitation } from './staff-users.ts'
import { listUsers, updateUser, userById } from './users.store.ts'

export const PEOPLE_A_PAGE = 50

/** The people an administrator looks after; `next` is where the next page begins. */
export async function peopleOf(
  ctx: StaffCtx,
  after?: string,
): Promise<{ people: User[]; next?: string; everywhere: boolean }> {
  return ctx.db.transaction(async (tx) => {
    const everywhere = await leads(tx, ctx)
    const agencyId = everywhere ? undefined : ctx.actor.agencyId
    const found = await listUsers(tx, { agencyId, after, limit: PEOPLE_A_PAGE + 1 })
    const people = found.slice(0, PEOPLE_A_PAGE)
    const last = found.length > PEOPLE_A_PAGE ? people.at(-1)?.id : undefined
    return { people, everywhere, ...(last ? { next: last } : {}) }
  })
}

/** The agencies an administrator may invite people to. */
export async function agenciesOf(ctx: StaffCtx): Promise<{ id: string; name: string }[]> {
  return ctx.db.transaction(async (tx) => {
    const query = tx.selectFrom('agencies').select(['id', 'name']).where('valid_to', 'is', null)
    const mine = (await leads(tx, ctx)) ? query : query.where('id', '=', ctx.actor.agencyId)
    return mine.orderBy('name').orderBy('id').limit(300).execute()
  })
}

export type Person = { user: User; sessions: Session[]; isSelf: boolean }

/** One of the people they look after. */
export const personFor = (ctx: StaffCtx, userId: string): Promise<Person> =>
  ctx.db.transaction(async (tx) => {
    const user = await lookedAfter(tx, userId)
    return { user, sessions: await listSessions(tx, userId), isSelf: userId === ctx.actor.userId }
  })

const CASE_ROLES: readonly Role[] = ['officer', 'manager', 'support_worker', 'triage', 'chair']
const addsCaseRole = (before: readonly Role[], after: readonly Role[]) =>
  after.some((role) => CASE_ROLES.includes(role) && !before.includes(role))

/**
 * Changes roles and job title. Nobody gives themselves a role that sees cases: another administrator does, or the
 * command line where there is none. Nobody takes the administrator's role from themselves: somebody must be left. stale:
 * somebody changed this person first, and nothing was written.
 */
export async function changeRoles(
  ctx: StaffCtx,
  change: { userId: string; version: number; roles: readonly string[]; jobTitle: string },
): Promise<Outcome<'saved' | 'stale'>> {
  const roles = [...new Set(change.roles)].filter(isRole)
  const jobTitle = plainLine(change.jobTitle)
  const wrong = roleProblem(roles)
  if (wrong) return refused(wrong)
  if (jobTitle.length > 100) return refused({ field: 'jobTitle', message: words.enter.jobTitle })
  if (change.userId === ctx.actor.userId && !roles.includes('administrator'))
    return refused({ field: 'roles', message: words.enter.keepAdministrator })
  return ctx.db.transaction(async (tx) => {
    const user = await lookedAfter(tx, change.userId)
    if (user.id === ctx.actor.userId && addsCaseRole(user.roles, roles))
      return refused({ field: 'roles', message: words.person.notToOneself })
    const last = await lastReader(tx, user, roles, londonDay(ctx.clock.now()))
    if (last) return refused({ field: 'roles', message: last })
    const seen = { id: user.id, version: change.version }
    if (!(await updateUser(tx, seen, { roles, jobTitle: jobTitle || null }))) return ok('stale')
    await note(tx, ctx, user, 'user.change-roles', { before: user.roles, after: roles })
    return ok('saved')
  })
}

/**
 * Shuts somebody out at once: their sessions end and their links stop working. Refuses for the last who reads what
 * people report; for a stranger in such an account there are ending its sessions and resetting its second factor.
 */
export const disable = (ctx: StaffCtx, userId: string): Promise<Outcome<null>> =>
  ctx.db.transaction(async (tx) => {
    const user = await somebodyElse(tx, ctx, userId)
    if (user.status === 'disabled') return ok(null)
    const last = await lastReader(tx, user, [], londonDay(ctx.clock.now()))
    if (last) return refused({ field: '', message: last })
    await save(tx, user, { status: 'disabled' })
    const ended = await endSessions(tx, user.id)
    await withdrawLinks(tx, user.id, ctx.clock.now())
    await note(tx, ctx, user, 'user.disable', { ended })
    return ok(null)
  })

/** Lets somebody in again, with the password and second factor they had; with an invitation if they had none. */
export const enable = (ctx: StaffCtx, userId: string): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    const user = await somebodyElse(tx, ctx, userId)
    if (user.status !== 'disabled') return
    const ready = await tx
      .selectFrom('staff_secrets')
      .select('user_id')
      .where('user_id', '=', userId)
      .executeTakeFirst()
    await save(tx, user, { status: ready ? 'active' : 'invited' })
    await note(tx, ctx, user, 'user.enable', {})
    if (!ready) await sendInvitation(tx, ctx, userId)
  })

/** A new invitation in place of the one before. */
export const inviteAgain = (ctx: StaffCtx, userId: string): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    const user = await somebodyElse(tx, ctx, userId)
    if (user.status !== 'invited') throw new Conflict('already signed in')
    await withdrawLinks(tx, userId, ctx.clock.now())
    await sendInvitation(tx, ctx, userId)
  })

export const endAllSessions = (ctx: StaffCtx, userId: string): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    const user = await somebodyElse(tx, ctx, userId)
    const ended = await endSessions(tx, user.id)
    await note(tx, ctx, user, 'session.end-all', { ended })
  })

/**
 * For somebody who has lost both phone and recovery codes. Takes away the password too: whoever knows only that must
 * not be the one who sets up the new second factor, so the way back is by a link in the person's own mailbox.
 */
export const resetSecondFactor = (ctx: StaffCtx, userId: string): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    const user = await somebodyElse(tx, ctx, userId)
    if (user.status === 'disabled') throw new Conflict('disabled')
    await clearSecrets(tx, userId)
    const ended = await endSessions(tx, userId)
    await withdrawLinks(tx, userId, ctx.clock.now())
    await save(tx, user, { status: 'invited' })
    await note(tx, ctx, user, 'second-factor.reset', { ended })
    await queueMail(tx, ctx.clock, { template: 'second-factor-reset', toUserId: userId })
    await tellAdministrators(tx, ctx, user)
    await sendInvitation(tx, ctx, userId)
  })

// What an administrator of another agency does to somebody, that person and their own administrators hear of at once.
async function note(
  tx: Tx,
  ctx: StaffCtx,
  user: User,
  action: string,
  detail: Record<string, string | number | string[]>,
): Promise<void> {
  await record(tx, ctx, { action, subjectKind: 'user', subjectId: user.id, detail })
  if (user.agencyId === ctx.actor.agencyId) return
  await queueMail(tx, ctx.clock, { template: 'account-changed', toUserId: user.id })
  if (action !== 'second-factor.reset') await tellAdministrators(tx, ctx, user)
}

const TOLD_MAX = 20

async function tellAdministrators(tx: Tx, ctx: StaffCtx, user: User): Promise<void> {
  const others = await tx
    .selectFrom('staff_users')
    .select('id')
    .where('agency_id', '=', user.agencyId)
    .where('status', '=', 'active')
    .where(sql<boolean>`'administrator' = any (roles)`)
    .where('id', 'not in', [user.id, ctx.actor.userId])
    .orderBy('id')
    .limit(TOLD_MAX)
    .execute()
  await queueMails(
    tx,
    ctx.clock,
    others.map(({ id }) => ({ template: 'colleague-changed' as const, toUserId: id })),
  )
}

async function save(
  tx: Tx,
  user: { id: string; version: number },
  change: { status: User['status'] },
): Promise<void> {
  if (!(await updateUser(tx, user, change))) throw new Conflict('changed meanwhile')
}

// Not theirs and not there are the same answer.
async function lookedAfter(tx: Tx, userId: string): Promise<User> {
  const user = await userById(tx, userId)
  if (!user || !(await administers(tx, user.agencyId))) throw new NotFound('person')
  return user
}

async function somebodyElse(tx: Tx, ctx: StaffCtx, userId: string): Promise<User> {
  if (userId === ctx.actor.userId) throw new Conflict('not to oneself')
  return lookedAfter(tx, userId)
}

async function leads(tx: Tx, ctx: StaffCtx): Promise<boolean> {
  const row = await tx.selectFrom('partnership').select('lead_agency_id').executeTakeFirst()
  return row?.lead_agency_id === ctx.actor.agencyId
}
