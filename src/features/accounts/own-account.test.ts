import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { actorOfSession } from '../../access/session.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import { NotFound } from '../../platform/problems.ts'
import {
  changePassword,
  endOwnSessions,
  newOwnRecoveryCodes,
  offerReplacement,
  ownAccount,
  replaceSecondFactor,
} from './own-account.ts'
import { checkPassword } from './sign-in.ts'
import { signInWithCode } from './sign-in-with-code.ts'
import { accountsWorld, browser, type Colleague, PASSWORD } from './testing/accounts-world.ts'
import { codeAt } from './totp.ts'

const world = await accountsWorld()
after(() => world.close())
const { gate } = world
const agency = await world.agency({ name: 'Northbrook Council' })
const NEW = 'silver otter railway'
const live = async (token: string) => (await actorOfSession(world.services.raw, token, 60)).kind === 'staff'

async function signedIn(person: Colleague): Promise<{ ctx: StaffCtx; session: string }> {
  const { session } = await world.signIn(person, browser())
  const actor = await actorOfSession(world.services.raw, session, 60)
  if (actor.kind !== 'staff') throw new Error('not signed in')
  return { ctx: world.ctx(actor), session }
}

const enter = async (person: Colleague, code: string, password = PASSWORD) => {
  const first = await checkPassword(gate, { email: person.email, password, next: '/today' }, browser())
  if (first.kind !== 'code') return first.kind
  return (await signInWithCode(gate, { challenge: first.challenge, code }, browser())).kind
}

test('the account lists my sessions by device, and I can end one, or all others', async () => {
  const person = await world.colleague({ agency })
  const [one, two, three] = [await signedIn(person), await signedIn(person), await signedIn(person)]
  const { sessions } = await ownAccount(three.ctx, gate)
  assert.deepEqual(
    sessions.map(({ deviceWords }) => deviceWords),
    Array(3).fill('Firefox on Windows'),
  )
  await endOwnSessions(three.ctx, { session: one.ctx.actor.sessionId })
  assert.deepEqual([await live(one.session), await live(two.session)], [false, true])
  await endOwnSessions(three.ctx, 'others')
  assert.deepEqual([await live(two.session), await live(three.session)], [false, true])
})

test('somebody else’s session cannot be ended, nor seen to exist', async () => {
  const [mine, theirs] = [
    await signedIn(await world.colleague({ agency })),
    await signedIn(await world.colleague({ agency })),
  ]
  await assert.rejects(endOwnSessions(mine.ctx, { session: theirs.ctx.actor.sessionId }), NotFound)
  assert.ok(await live(theirs.session))
})

test('a new password needs the current one, and ends my other sessions', async () => {
  const person = await world.colleague({ agency })
  const [other, mine] = [await signedIn(person), await signedIn(person)]
  const change = (current: string, password: string) => changePassword(mine.ctx, gate, { current, password })
  assert.equal((await change('wrong', NEW)).ok, false)
  assert.equal((await change(PASSWORD, 'short')).ok, false)
  assert.ok((await change(PASSWORD, NEW)).ok)
  assert.deepEqual([await live(other.session), await live(mine.session)], [false, true])
  assert.equal(await enter(person, '', PASSWORD), 'wrong')
})

test('the current password cannot be guessed for long at an unlocked screen', async () => {
  const { ctx } = await signedIn(await world.colleague({ agency }))
  for (let n = 0; n < 10; n += 1) await changePassword(ctx, gate, { current: 'a guess', password: NEW })
  const answer = await changePassword(ctx, gate, { current: PASSWORD, password: NEW })
  assert.match(answer.ok ? '' : (answer.problems[0]?.message ?? ''), /^Too many attempts\. Wait 30 seconds/)
})

test('a second factor is replaced only once the new one is confirmed', async () => {
  const person = await world.colleague({ agency })
  const { ctx } = await signedIn(person)
  assert.equal((await offerReplacement(ctx, gate, { password: 'wrong', issuer: 'N' })).ok, false)
  const offered = await offerReplacement(ctx, gate, { password: PASSWORD, issuer: 'N' })
  assert.ok(offered.ok)
  const { pending, groups } = offered.value
  const confirm = (code: string) => replaceSecondFactor(ctx, gate, { pending, code, issuer: 'N' })
  assert.equal((await confirm('nonsense')).kind, 'wrong')
  world.clock.advance(60_000)
  assert.equal(await enter(person, world.code(person)), 'signed-in', 'the old one still works')
  const done = await confirm(codeAt(groups.join(''), world.clock.now()))
  assert.ok(done.kind === 'done' && done.recoveryCodes.length === 10)
  world.clock.advance(60_000)
  assert.equal(await enter(person, world.code(person)), 'wrong', 'the old one does not work any more')
  assert.equal(await enter(person, person.recoveryCodes[0] ?? ''), 'wrong', 'nor do its recovery codes')
  assert.equal(await enter(person, codeAt(groups.join(''), world.clock.now())), 'signed-in')
})

test('an offer left for half an hour has gone, and is nobody else’s', async () => {
  const [mine, theirs] = [
    await signedIn(await world.colleague({ agency })),
    await signedIn(await world.colleague({ agency })),
  ]
  const offered = await offerReplacement(mine.ctx, gate, { password: PASSWORD, issuer: 'N' })
  assert.ok(offered.ok)
  const { pending, groups } = offered.value
  const code = () => codeAt(groups.join(''), world.clock.now())
  assert.equal(
    (await replaceSecondFactor(theirs.ctx, gate, { pending, code: code(), issuer: 'N' })).kind,
    'expired',
  )
  world.clock.advance(30 * 60_000)
  assert.equal(
    (await replaceSecondFactor(mine.ctx, gate, { pending, code: code(), issuer: 'N' })).kind,
    'expired',
  )
})

test('new recovery codes replace the old ones', async () => {
  const person = await world.colleague({ agency })
  const { ctx } = await signedIn(person)
  assert.equal((await newOwnRecoveryCodes(ctx, gate, 'wrong')).ok, false)
  const made = await newOwnRecoveryCodes(ctx, gate, PASSWORD)
  assert.ok(made.ok)
  assert.equal(await enter(person, person.recoveryCodes[0] ?? ''), 'wrong')
  assert.equal(await enter(person, made.value[0] ?? ''), 'signed-in')
  assert.equal((await ownAccount(ctx, gate)).recoveryCodesLeft, 9)
})
