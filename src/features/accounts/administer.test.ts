import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { actorOfSession } from '../../access/session.ts'
import { Conflict, NotFound } from '../../platform/problems.ts'
import {
  agenciesOf,
  changeRoles,
  disable,
  enable,
  endAllSessions,
  inviteAgain,
  peopleOf,
  personFor,
  resetSecondFactor,
} from './administer.ts'
import { openLink } from './links.ts'
import { checkPassword } from './sign-in.ts'
import { inviteStaffUser } from './staff-users.ts'
import { accountsWorld, browser, PASSWORD } from './testing/accounts-world.ts'

const world = await accountsWorld()
after(() => world.close())
const { gate } = world
const lead = await world.agency({ name: 'Northbrook Council' })
const agency = await world.agency({ name: 'Eastmere Council' })
const elsewhere = await world.agency({ name: 'Westmere Council' })
await world.admin('update partnership set lead_agency_id = $1', [lead.id])
const administrator = await world.staff({ agency, roles: ['administrator'] })
const leader = await world.staff({ agency: lead, roles: ['administrator'] })
const ctx = administrator.ctx()
const live = async (token: string) => (await actorOfSession(world.services.raw, token, 60)).kind === 'staff'
const invite = (as: typeof ctx, agencyId: string, email: string) =>
  as.db.transaction((tx) => inviteStaffUser(tx, as, { agencyId, name: 'Ada Obi', email, roles: ['officer'] }))

test('an administrator sees and invites people of their own agency only', async () => {
  const mine = await world.colleague({ agency })
  const other = await world.colleague({ agency: elsewhere })
  const { people, everywhere } = await peopleOf(ctx)
  assert.equal(everywhere, false)
  assert.ok(people.some(({ id }) => id === mine.id))
  assert.ok(people.every(({ agencyId }) => agencyId === agency.id))
  assert.deepEqual(
    (await agenciesOf(ctx)).map(({ id }) => id),
    [agency.id],
  )
  await assert.rejects(personFor(ctx, other.id), NotFound)
  assert.equal((await invite(ctx, elsewhere.id, 'spy@example.org')).ok, false)
  assert.ok((await invite(ctx, agency.id, 'friend@example.org')).ok)
})

test('an administrator of the lead agency looks after everybody', async () => {
  const other = await world.colleague({ agency: elsewhere })
  const { people, everywhere } = await peopleOf(leader.ctx())
  assert.ok(everywhere && people.some(({ id }) => id === other.id))
  assert.equal((await agenciesOf(leader.ctx())).length, 3)
  assert.ok((await invite(leader.ctx(), elsewhere.id, 'afar@example.org')).ok)
  await disable(leader.ctx(), other.id)
})

test('nothing can be done to somebody of another agency, nor by somebody who is no administrator', async () => {
  const other = await world.colleague({ agency: elsewhere })
  const { session } = await world.signIn(other, browser())
  const officer = await world.staff({ agency: elsewhere, roles: ['officer', 'manager'] })
  for (const as of [ctx, officer.ctx()]) {
    for (const work of [disable, enable, inviteAgain, endAllSessions, resetSecondFactor])
      await assert.rejects(work(as, other.id), NotFound)
    await assert.rejects(
      changeRoles(as, { userId: other.id, version: 1, roles: ['administrator'], jobTitle: '' }),
      NotFound,
    )
  }
  assert.ok(await live(session))
})

test('row security itself refuses what the code would not ask for', async () => {
  const other = await world.colleague({ agency: elsewhere })
  const officer = await world.staff({ agency, roles: ['officer'] })
  for (const as of [ctx, officer.ctx()]) {
    const touched = await as.db.transaction(async (tx) => {
      const user = await tx
        .updateTable('staff_users')
        .set({ roles: ['administrator'] })
        .where('id', '=', other.id)
        .executeTakeFirst()
      const secrets = await tx.deleteFrom('staff_secrets').where('user_id', '=', other.id).executeTakeFirst()
      const links = await tx
        .updateTable('one_time_links')
        .set({ used_at: new Date() })
        .where('user_id', '=', other.id)
        .executeTakeFirst()
      const ended = await tx
        .updateTable('sessions')
        .set({ ended_at: new Date() })
        .where('user_id', '=', other.id)
        .executeTakeFirst()
      return [user.numUpdatedRows, secrets.numDeletedRows, links.numUpdatedRows, ended.numUpdatedRows]
    })
    assert.deepEqual(touched, [0n, 0n, 0n, 0n])
  }
  const mine = await world.colleague({ agency })
  const read = (column: string) =>
    ctx.db.transaction((tx) =>
      sql`select ${sql.ref(column)} from staff_secrets where user_id = ${mine.id}`.execute(tx),
    )
  for (const column of ['password_hash', 'totp_sealed'])
    await assert.rejects(read(column), /permission denied/)
  await assert.rejects(
    ctx.db.transaction((tx) => tx.selectFrom('sessions').select('token_hash').execute()),
    /permission denied/,
  )
})

test('a change of roles holds at once, and the trail keeps both', async () => {
  const person = await world.colleague({ agency })
  const { session } = await world.signIn(person, browser())
  const change = { userId: person.id, version: 1, roles: ['analyst'], jobTitle: 'Data officer' }
  assert.ok((await changeRoles(ctx, change)).ok)
  const actor = await actorOfSession(world.services.raw, session, 60)
  assert.deepEqual(actor.kind === 'staff' && actor.roles, ['analyst'])
  const [entry] = (await world.trail('user.change-roles')).filter(
    ({ subject_id }) => subject_id === person.id,
  )
  assert.deepEqual(entry?.detail, { before: ['officer'], after: ['analyst'] })
  assert.deepEqual(await changeRoles(ctx, change), { ok: true, value: 'stale' })
})

test('roles must exist, and nobody takes the administrator’s role from themselves', async () => {
  const { userId } = administrator.actor
  const change = async (roles: string[], id = userId) =>
    (await changeRoles(ctx, { userId: id, version: 1, roles, jobTitle: '' })).ok
  assert.equal(await change([]), false)
  assert.equal(await change(['king']), false)
  assert.equal(await change(['officer']), false)
  await assert.rejects(disable(ctx, userId), Conflict)
})

test('somebody leads on safeguarding only where they can open the report', async () => {
  const shape = { agencyId: agency.id, name: 'Ada Obi', email: 'lead@example.org' }
  const add = (roles: string[]) => ctx.db.transaction((tx) => inviteStaffUser(tx, ctx, { ...shape, roles }))
  const alone = await add(['safeguarding'])
  assert.ok(!alone.ok && /open the report/.test(alone.problems[0]?.message ?? ''))
  const invited = await add(['officer', 'safeguarding'])
  assert.ok(invited.ok)
  const change = (roles: string[]) =>
    changeRoles(ctx, { userId: invited.value.userId, version: 1, roles, jobTitle: '' })
  assert.equal((await change(['safeguarding', 'analyst'])).ok, false)
  assert.equal((await change(['safeguarding', 'manager'])).ok, true)
})

test('closing an account ends its sessions at once; opening it again lets the same password in', async () => {
  const person = await world.colleague({ agency })
  const { session } = await world.signIn(person, browser())
  const typed = { email: person.email, password: PASSWORD, next: '/today' }
  await disable(ctx, person.id)
  assert.equal(await live(session), false)
  assert.equal((await checkPassword(gate, typed, browser())).kind, 'wrong')
  await enable(ctx, person.id)
  assert.equal(await live(session), false)
  assert.equal((await checkPassword(gate, typed, browser())).kind, 'code')
})

test('ending all sessions leaves the account open', async () => {
  const person = await world.colleague({ agency })
  const { session } = await world.signIn(person, browser())
  await endAllSessions(ctx, person.id)
  assert.equal(await live(session), false)
  assert.equal((await personFor(ctx, person.id)).user.status, 'active')
})

test('a new invitation replaces the one before', async () => {
  const made = await invite(ctx, agency.id, 'again@example.org')
  assert.ok(made.ok)
  const { userId, token } = made.value
  await inviteAgain(ctx, userId)
  assert.equal(await openLink(gate, 'invitation', token), undefined)
  const mails = await world.admin(`select id from mails where to_user_id = $1 and template = 'invitation'`, [
    userId,
  ])
  assert.equal(mails.length, 2)
  const active = await world.colleague({ agency })
  await assert.rejects(inviteAgain(ctx, active.id), Conflict)
})

test('a reset of the second factor takes everything away, tells the person and sends them a link', async () => {
  const person = await world.colleague({ agency })
  const { session } = await world.signIn(person, browser())
  await resetSecondFactor(ctx, person.id)
  assert.equal(await live(session), false)
  const typed = { email: person.email, password: PASSWORD, next: '/today' }
  assert.equal(
    (await checkPassword(gate, typed, browser())).kind,
    'wrong',
    'the password alone opens nothing',
  )
  const mails = await world.admin<{ template: string }>(
    'select template from mails where to_user_id = $1 order by template',
    [person.id],
  )
  assert.deepEqual(
    mails.map(({ template }) => template),
    ['invitation', 'second-factor-reset'],
  )
  assert.equal(
    (await world.trail('second-factor.reset')).filter(({ subject_id }) => subject_id === person.id).length,
    1,
  )
})

test('people come a page at a time, each once', async () => {
  const many = await world.agency({ name: 'Manyhands Council' })
  const boss = await world.staff({ agency: many, roles: ['administrator'], name: 'Boss' })
  for (let n = 0; n < 60; n += 1) await world.staff({ agency: many, roles: ['officer'], name: `Same Name` })
  const first = await peopleOf(boss.ctx())
  const second = await peopleOf(boss.ctx(), first.next)
  assert.equal(first.people.length, 50)
  assert.equal(second.people.length, 11)
  assert.equal(second.next, undefined)
  assert.equal(new Set([...first.people, ...second.people].map(({ id }) => id)).size, 61)
})

test('nobody gives themselves a role that sees cases, in the page or in SQL', async () => {
  const { user } = await personFor(ctx, administrator.actor.userId)
  const roles = ['administrator', 'officer']
  const refusal = await changeRoles(ctx, { userId: user.id, version: user.version, roles, jobTitle: '' })
  assert.ok(!refusal.ok && /Nobody gives themselves/.test(refusal.problems[0]?.message ?? ''))
  const directly = ctx.db.transaction((tx) =>
    tx.updateTable('staff_users').set({ roles }).where('id', '=', user.id).execute(),
  )
  await assert.rejects(directly, /nobody gives themselves/)
  assert.ok(
    (await changeRoles(leader.ctx(), { userId: user.id, version: user.version, roles, jobTitle: '' })).ok,
  )
  await world.admin(`update staff_users set roles = '{administrator}' where id = $1`, [user.id])
})

test('what the lead’s administrator does to another agency’s person, that agency reads and hears of', async () => {
  const person = await world.colleague({ agency, roles: ['analyst'] })
  const auditor = await world.staff({ agency, roles: ['auditor'] })
  const stranger = await world.staff({ agency: elsewhere, roles: ['auditor'] })
  const mails = async () =>
    (
      await world.admin<{ template: string; to_user_id: string }>(
        `select template, to_user_id from mails where template in ('account-changed', 'colleague-changed', 'second-factor-reset')
           and to_user_id = any ($1) order by template`,
        [[person.id, administrator.actor.userId]],
      )
    ).map(({ template, to_user_id: to }) => `${template} ${to === person.id ? 'person' : 'administrator'}`)
  await world.admin('delete from mails')
  const change = { userId: person.id, version: 1, roles: ['auditor'], jobTitle: '' }
  assert.ok((await changeRoles(leader.ctx(), change)).ok)
  assert.deepEqual(await mails(), ['account-changed person', 'colleague-changed administrator'])
  const seen = (who: typeof auditor) =>
    who.ctx().db.transaction(async (tx) => {
      const rows = await tx
        .selectFrom('audit.entries')
        .select('action')
        .where('subject_id', '=', person.id)
        .execute()
      return rows.map(({ action }) => action)
    })
  assert.deepEqual(await seen(auditor), ['user.change-roles'])
  assert.deepEqual(await seen(stranger), [])
  assert.match((await world.get('/admin/audit', auditor)).html, new RegExp(person.name))
  await world.admin('delete from mails')
  await resetSecondFactor(ctx, person.id)
  assert.deepEqual(await mails(), ['second-factor-reset person'])
  await resetSecondFactorOf(person.id)
})

const resetSecondFactorOf = async (id: string) => {
  const second = await world.staff({ agency, roles: ['administrator'] })
  await world.admin('delete from mails')
  await world.admin(`update staff_users set status = 'active' where id = $1`, [id])
  await resetSecondFactor(second.ctx(), id)
  const told = await world.admin(`select to_user_id from mails where template = 'colleague-changed'`)
  assert.deepEqual(told, [{ to_user_id: administrator.actor.userId }])
}
