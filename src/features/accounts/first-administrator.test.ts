import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addFirstAdministrator } from './first-administrator.ts'
import { checkPassword } from './sign-in.ts'
import { signInWithCode } from './sign-in-with-code.ts'
import { accountsWorld, browser, PASSWORD } from './testing/accounts-world.ts'
import { codeAt, offerSecondFactor } from './totp.ts'

const world = await accountsWorld()
after(() => world.close())
const { gate } = world
const agency = await world.agency({ name: 'Northbrook Council' })
const system = world.systemCtx('first-run')
const email = 'first@example.org'

test('the system adds an administrator who can sign in, with a second factor, in one transaction', async () => {
  const whose = { holder: 'first-run', label: email, issuer: 'Northbrook' }
  const offer = offerSecondFactor(system.vault.secrets.links, whose, world.clock.now())
  const secret = offer.groups.join('')
  const person = {
    agencyId: agency.id,
    name: 'Ada Obi',
    email,
    roles: ['administrator'],
    password: PASSWORD,
    holder: 'first-run',
    pending: offer.pending,
    code: codeAt(secret, world.clock.now()),
  }
  const add = (change: object) =>
    system.db.transaction((tx) => addFirstAdministrator(tx, system, { ...person, ...change }))
  const weak = await add({ password: 'ada', code: 'no' })
  assert.deepEqual(weak.ok ? [] : weak.problems.map(({ field }) => field), ['password', 'code'])
  const added = await add({})
  assert.ok(added.ok && added.value.recoveryCodes.length === 10)
  const first = await checkPassword(gate, { email, password: PASSWORD, next: '/today' }, browser())
  assert.ok(first.kind === 'code')
  const enter = (code: string) => signInWithCode(gate, { challenge: first.challenge, code }, browser())
  assert.equal((await enter(person.code)).kind, 'wrong', 'the code that confirmed it is used up')
  assert.equal((await enter(added.value.recoveryCodes[0] ?? '')).kind, 'signed-in')
})
