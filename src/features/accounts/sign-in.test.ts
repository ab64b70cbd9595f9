import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { actorOfSession } from '../../access/session.ts'
import { challengeFor, checkPassword } from './sign-in.ts'
import { signInWithCode } from './sign-in-with-code.ts'
import { accountsWorld, browser, PASSWORD } from './testing/accounts-world.ts'
import { secretsOf } from './secrets.store.ts'
import { userById } from './users.store.ts'

const world = await accountsWorld()
after(() => world.close())
const { gate } = world
const agency = await world.agency({ name: 'Northbrook Council' })
const actorOf = (token: string) => actorOfSession(world.services.raw, token, 60)

test('a right password and a right code begin a session, and the trail says so without an address', async () => {
  const person = await world.colleague({ agency })
  const signedIn = await world.signIn(person, browser())
  const actor = await actorOf(signedIn.session)
  assert.equal(actor.kind === 'staff' && actor.userId, person.id)
  const [entry] = (await world.trail('session.start')).filter(({ actor_id }) => actor_id === person.id)
  assert.deepEqual(entry?.detail, { how: 'code' })
  const whole = await world.admin('select * from audit.entries')
  assert.equal(JSON.stringify(whole).includes(person.email), false)
})

test('only the hash of a session is stored', async () => {
  const person = await world.colleague({ agency })
  const signedIn = await world.signIn(person, browser())
  const rows = await world.admin<{ all: string }>('select sessions::text as all from sessions')
  assert.equal(
    rows.some(({ all }) => all.includes(signedIn.session)),
    false,
  )
})

test('an unknown address, a wrong password, an invited and a disabled person get the same answer', async () => {
  const person = await world.colleague({ agency })
  const disabled = await world.colleague({ agency })
  await world.admin(`update staff_users set status = 'disabled' where id = $1`, [disabled.id])
  const unfinished = await world.staff({ agency, roles: ['officer'] })
  const typed: [string, string][] = [
    ['nobody@example.org', PASSWORD],
    [person.email, 'not the password'],
    [disabled.email, PASSWORD],
    [`${unfinished.actor.userId}@example.org`, PASSWORD],
  ]
  for (const [email, password] of typed)
    assert.deepEqual(await checkPassword(gate, { email, password, next: '/today' }, browser()), {
      kind: 'wrong',
    })
  assert.equal((await world.trail('session.refuse')).length, typed.length)
})

test('the address is found in any case of letters', async () => {
  const person = await world.colleague({ agency })
  const typed = { email: ` ${person.email.toUpperCase()} `, password: PASSWORD, next: '/today' }
  assert.equal((await checkPassword(gate, typed, browser())).kind, 'code')
})

const challengeOf = async (id: string) =>
  gate.db.transaction(async (tx) => {
    const user = await userById(tx, id)
    if (!user) throw new Error('no user')
    return challengeFor(gate, user, await secretsOf(tx, id), '/today').challenge
  })

test('a code opens once: the same one is refused when it is sent again', async () => {
  const person = await world.colleague({ agency })
  const challenge = await challengeOf(person.id)
  const code = world.code(person)
  assert.equal((await signInWithCode(gate, { challenge, code }, browser())).kind, 'signed-in')
  assert.equal((await signInWithCode(gate, { challenge, code }, browser())).kind, 'wrong')
})

test('of the same code sent many times at once, one opens', async () => {
  const person = await world.colleague({ agency })
  const challenge = await challengeOf(person.id)
  const code = world.code(person)
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => signInWithCode(gate, { challenge, code }, browser())),
  )
  assert.equal(answers.filter(({ kind }) => kind === 'signed-in').length, 1)
})

test('a code from before the last one used is refused', async () => {
  const person = await world.colleague({ agency })
  const challenge = await challengeOf(person.id)
  const older = world.code(person)
  world.clock.advance(30_000)
  const newer = world.code(person)
  assert.equal((await signInWithCode(gate, { challenge, code: newer }, browser())).kind, 'signed-in')
  assert.equal((await signInWithCode(gate, { challenge, code: older }, browser())).kind, 'wrong')
})

test('a recovery code opens once, as typed by hand, and says how many are left', async () => {
  const person = await world.colleague({ agency })
  const challenge = await challengeOf(person.id)
  const code = (person.recoveryCodes[3] ?? '').toLowerCase().replaceAll('-', ' ')
  const answer = await signInWithCode(gate, { challenge, code }, browser())
  assert.equal(answer.kind === 'signed-in' && answer.recoveryCodesLeft, 9)
  assert.equal((await signInWithCode(gate, { challenge, code }, browser())).kind, 'wrong')
})

test('somebody else’s recovery code does not open', async () => {
  const [person, other] = [await world.colleague({ agency }), await world.colleague({ agency })]
  const challenge = await challengeOf(person.id)
  const code = other.recoveryCodes[0] ?? ''
  assert.equal((await signInWithCode(gate, { challenge, code }, browser())).kind, 'wrong')
})

test('the second step expires after ten minutes, and when the password changes', async () => {
  const person = await world.colleague({ agency })
  const old = await challengeOf(person.id)
  await world.admin(
    `update staff_secrets set password_changed_at = password_changed_at + interval '1 minute' where user_id = $1`,
    [person.id],
  )
  const current = await challengeOf(person.id)
  const enter = (challenge: string) =>
    signInWithCode(gate, { challenge, code: world.code(person) }, browser())
  assert.equal((await enter(old)).kind, 'expired')
  world.clock.advance(10 * 60_000)
  assert.equal((await enter(current)).kind, 'expired')
  assert.equal((await enter(`${current}x`)).kind, 'expired')
  assert.equal((await enter('')).kind, 'expired')
})

test('a challenge to set up a second factor is not one to enter a code', async () => {
  const person = await world.colleague({ agency })
  const user = await gate.db.transaction((tx) => userById(tx, person.id))
  assert.ok(user)
  const { challenge } = challengeFor(gate, user, undefined, '/today')
  const answer = await signInWithCode(gate, { challenge, code: world.code(person) }, browser())
  assert.equal(answer.kind, 'expired')
})

test('a session ended elsewhere, expired, idle, or of somebody disabled stops at once', async () => {
  const person = await world.colleague({ agency })
  const spoil: [string, string][] = [
    [`update sessions set ended_at = now() where user_id = $1 and ended_at is null`, 'ended'],
    [`update sessions set expires_at = now() where user_id = $1`, 'expired'],
    [`update sessions set last_seen_at = now() - interval '61 minutes' where user_id = $1`, 'idle'],
    [`update staff_users set status = 'disabled' where id = $1`, 'disabled'],
  ]
  for (const [statement, why] of spoil) {
    const signedIn = await world.signIn(person, browser())
    assert.equal((await actorOf(signedIn.session)).kind, 'staff', `before: ${why}`)
    await world.admin(statement, [person.id])
    assert.equal((await actorOf(signedIn.session)).kind, 'public', why)
  }
})

test('signing in anew ends the session that the browser held', async () => {
  const person = await world.colleague({ agency })
  const first = await world.signIn(person, browser())
  const second = await world.signIn(person, { ...browser(), session: first.session })
  assert.equal((await actorOf(first.session)).kind, 'public')
  assert.equal((await actorOf(second.session)).kind, 'staff')
})

test('secrets of the second factor and recovery codes are not in the database in clear', async () => {
  const person = await world.colleague({ agency })
  const [row] = await world.admin<{ sealed: Buffer }>(
    'select totp_sealed as sealed from staff_secrets where user_id = $1',
    [person.id],
  )
  assert.equal(row?.sealed.toString('latin1').includes(person.secret), false)
  const codes = await world.admin<{ all: string }>('select recovery_codes::text as all from recovery_codes')
  assert.equal(
    codes.some(({ all }) => person.recoveryCodes.some((code) => all.includes(code))),
    false,
  )
})
