import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openText } from '../../platform/crypto/envelope.ts'
import { actorOfSession } from '../../access/session.ts'
import { choosePassword, openLink, requestReset } from './links.ts'
import { confirmSecondFactor, offerTo } from './set-up-second-factor.ts'
import { checkPassword } from './sign-in.ts'
import { inviteStaffUser } from './staff-users.ts'
import { accountsWorld, browser, PASSWORD } from './testing/accounts-world.ts'
import { codeAt } from './totp.ts'

const world = await accountsWorld()
after(() => world.close())
const { gate } = world
const agency = await world.agency({ name: 'Northbrook Council' })
const NEW = 'silver otter railway'

let count = 0
async function invited() {
  count += 1
  const email = `invited-${count}@example.org`
  const shape = { agencyId: agency.id, name: 'Ines Okafor', email, roles: ['officer'] }
  const made = await gate.db.transaction((tx) => inviteStaffUser(tx, gate, shape))
  assert.ok(made.ok)
  return { ...made.value, email }
}

/** The token in the newest mail of a template, as the sender would read it. */
async function mailedToken(userId: string, template: string): Promise<string | undefined> {
  const [mail] = await world.admin<{ sealed: Buffer | null }>(
    'select secret_sealed as sealed from mails where to_user_id = $1 and template = $2 order by created_at desc, id desc limit 1',
    [userId, template],
  )
  return mail?.sealed ? openText(gate.vault.secrets.links, mail.sealed, 'mail secret') : undefined
}

test('an invitation leads through a password and a second factor to a session and ten recovery codes', async () => {
  const { userId, token, email } = await invited()
  assert.equal(await mailedToken(userId, 'invitation'), token)
  const chosen = await choosePassword(gate, 'invitation', { token, password: NEW })
  assert.ok(chosen?.ok && chosen.value.kind === 'set-up')
  const { challenge, user } = chosen.value
  const offer = offerTo(gate, user, 'Northbrook')
  const secret = offer.groups.join('')
  const typed = { challenge, pending: offer.pending, issuer: 'Northbrook' }
  assert.equal((await confirmSecondFactor(gate, { ...typed, code: '12345' }, browser())).kind, 'wrong')
  const code = codeAt(secret, world.clock.now())
  const answer = await confirmSecondFactor(gate, { ...typed, code }, browser())
  assert.ok(answer.kind === 'signed-in')
  assert.equal(new Set(answer.recoveryCodes).size, 10)
  assert.equal((await actorOfSession(world.services.raw, answer.signedIn.session, 60)).kind, 'staff')
  assert.equal((await confirmSecondFactor(gate, { ...typed, code }, browser())).kind, 'expired', 'only once')
  assert.equal((await checkPassword(gate, { email, password: NEW, next: '/today' }, browser())).kind, 'code')
})

test('somebody who stopped after the password goes on with the second factor at the next sign-in', async () => {
  const { token, email } = await invited()
  await choosePassword(gate, 'invitation', { token, password: NEW })
  const answer = await checkPassword(gate, { email, password: NEW, next: '/today' }, browser())
  assert.equal(answer.kind, 'set-up')
})

test('an offer of a second factor is for one person', async () => {
  const [one, other] = [await invited(), await invited()]
  const chosen = await choosePassword(gate, 'invitation', { token: one.token, password: NEW })
  const chosenByOther = await choosePassword(gate, 'invitation', { token: other.token, password: NEW })
  assert.ok(chosen?.ok && chosen.value.kind === 'set-up' && chosenByOther?.ok)
  const offer = offerTo(gate, chosen.value.user, 'Northbrook')
  const code = codeAt(offer.groups.join(''), world.clock.now())
  const mixed = {
    challenge: chosenByOther.value.challenge,
    pending: offer.pending,
    code,
    issuer: 'Northbrook',
  }
  assert.equal((await confirmSecondFactor(gate, mixed, browser())).kind, 'expired')
})

test('opening a link uses nothing up, a refused password neither, choosing one does', async () => {
  const { token, userId } = await invited()
  for (let n = 0; n < 3; n += 1) assert.equal((await openLink(gate, 'invitation', token))?.id, userId)
  const weak = await choosePassword(gate, 'invitation', { token, password: 'short' })
  assert.equal(weak?.ok, false)
  assert.ok((await choosePassword(gate, 'invitation', { token, password: NEW }))?.ok)
  assert.equal(await choosePassword(gate, 'invitation', { token, password: NEW }), undefined)
  assert.equal(await openLink(gate, 'invitation', token), undefined)
})

test('of one link used many times at once, one use counts', async () => {
  const { token } = await invited()
  const uses = await Promise.all(
    Array.from({ length: 4 }, () => choosePassword(gate, 'invitation', { token, password: NEW })),
  )
  assert.equal(uses.filter((use) => use?.ok).length, 1)
})

test('an invitation runs out after three days, a reset after an hour', async () => {
  const { token } = await invited()
  const person = await world.colleague({ agency })
  await requestReset(gate, person.email, '198.51.100.1', 0)
  const reset = (await mailedToken(person.id, 'password-reset')) ?? ''
  world.clock.advance(59 * 60_000)
  assert.equal((await openLink(gate, 'password_reset', reset))?.id, person.id)
  world.clock.advance(60_000)
  assert.equal(await openLink(gate, 'password_reset', reset), undefined)
  world.clock.advance(71 * 3_600_000 - 1)
  assert.ok(await openLink(gate, 'invitation', token))
  world.clock.advance(1)
  assert.equal(await openLink(gate, 'invitation', token), undefined)
  assert.equal(await choosePassword(gate, 'invitation', { token, password: NEW }), undefined)
})

test('a reset sets the password, ends every session, and still asks for the second factor', async () => {
  const person = await world.colleague({ agency })
  const before = await world.signIn(person, browser())
  await requestReset(gate, person.email.toUpperCase(), '198.51.100.2', 0)
  const token = (await mailedToken(person.id, 'password-reset')) ?? ''
  assert.equal(await openLink(gate, 'invitation', token), undefined, 'a reset is no invitation')
  const chosen = await choosePassword(gate, 'password_reset', { token, password: NEW })
  assert.ok(chosen?.ok && chosen.value.kind === 'code')
  assert.equal((await actorOfSession(world.services.raw, before.session, 60)).kind, 'public')
  const old = { email: person.email, password: PASSWORD, next: '/today' }
  assert.equal((await checkPassword(gate, old, browser())).kind, 'wrong')
})

test('a newer link replaces the one before, and three an hour are enough', async () => {
  const person = await world.colleague({ agency })
  const ask = (n: number) => requestReset(gate, person.email, `198.51.101.${n}`, 0)
  await ask(1)
  const first = (await mailedToken(person.id, 'password-reset')) ?? ''
  world.clock.advance(1000)
  await ask(2)
  assert.equal(await openLink(gate, 'password_reset', first), undefined)
  for (let n = 3; n < 9; n += 1) await ask(n)
  const mails = await world.admin(`select id from mails where to_user_id = $1`, [person.id])
  assert.equal(mails.length, 3)
})

test('nothing is sent for an unknown address, a disabled person or somebody without a password', async () => {
  const disabled = await world.colleague({ agency })
  await world.admin(`update staff_users set status = 'disabled' where id = $1`, [disabled.id])
  const demo = await world.staff({ agency, roles: ['officer'] })
  const [before] = await world.admin('select count(*) as n from mails')
  for (const email of ['nobody@example.org', disabled.email, `${demo.actor.userId}@example.org`])
    await requestReset(gate, email, '198.51.100.4', 0)
  assert.deepEqual((await world.admin('select count(*) as n from mails'))[0], before)
})

test('the answer to a reset takes as long for an unknown address as for a colleague’s', async () => {
  const person = await world.colleague({ agency })
  const took = async (email: string) => {
    const from = performance.now()
    await requestReset(gate, email, '198.51.100.5', 300)
    return performance.now() - from
  }
  const [known, unknown] = [await took(person.email), await took('nobody@example.org')]
  assert.ok(known >= 295 && unknown >= 295, `${known} and ${unknown} ms`)
  assert.ok(Math.abs(known - unknown) < 150, `${known} and ${unknown} ms`)
})

test('disabling somebody makes their links worthless', async () => {
  const person = await world.colleague({ agency })
  await requestReset(gate, person.email, '198.51.100.6', 0)
  const token = (await mailedToken(person.id, 'password-reset')) ?? ''
  await world.admin(`update staff_users set status = 'disabled' where id = $1`, [person.id])
  assert.equal(await choosePassword(gate, 'password_reset', { token, password: NEW }), undefined)
})

test('an account needs a name, an address that is free, and roles that exist', async () => {
  const { email } = await invited()
  const make = async (change: object) => {
    const shape = {
      agencyId: agency.id,
      name: 'Ada Obi',
      email: 'ada@example.org',
      roles: ['officer'],
      ...change,
    }
    const made = await gate.db.transaction((tx) => inviteStaffUser(tx, gate, shape))
    return made.ok ? [] : made.problems.map(({ field }) => field)
  }
  assert.deepEqual(await make({ name: 'A', email: 'nonsense', roles: [] }), ['name', 'email', 'roles'])
  assert.deepEqual(await make({ roles: ['officer', 'king'] }), ['roles'])
  assert.deepEqual(await make({ email: email.toUpperCase() }), ['email'])
  assert.deepEqual(await make({ agencyId: '00000000-0000-7000-8000-000000000000' }), ['agency'])
  assert.deepEqual(await make({ agencyId: 'x' }), ['agency'])
})

test('the command line invites as the system, and the link works', async () => {
  const system = world.systemCtx('command line')
  const shape = {
    agencyId: agency.id,
    name: 'Ada Obi',
    email: 'from-terminal@example.org',
    roles: ['administrator'],
  }
  const made = await system.db.transaction((tx) => inviteStaffUser(tx, system, shape))
  assert.ok(made.ok)
  assert.equal((await openLink(gate, 'invitation', made.value.token))?.id, made.value.userId)
})
