import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { bucketsOf, networkOf } from './attempts.ts'
import { takeTurn } from './attempts.store.ts'
import { checkPassword } from './sign-in.ts'
import { signInWithCode } from './sign-in-with-code.ts'
import { accountsWorld, browser, type Colleague, PASSWORD, someKey } from './testing/accounts-world.ts'

const world = await accountsWorld()
after(() => world.close())
const { gate } = world
const agency = await world.agency({ name: 'Northbrook Council' })

const guess = (person: { email: string }, network: string, device?: string, password = 'a wrong guess') =>
  checkPassword(gate, { email: person.email, password, next: '/today' }, browser(network, device))
const owner = (person: Colleague, network: string, device?: string) =>
  guess(person, network, device, PASSWORD)

test('a stranger’s fifty failures from other networks stop neither the owner’s device nor their own network', async () => {
  const person = await world.colleague({ agency })
  const { device } = await world.signIn(person, browser('198.51.100.7'))
  for (let n = 0; n < 50; n += 1) await guess(person, `203.0.113.${n}`)
  assert.equal((await owner(person, '198.51.100.7', device)).kind, 'code', 'their device')
  assert.equal((await owner(person, '198.51.100.7')).kind, 'code', 'their network')
  assert.equal((await owner(person, '192.0.2.200')).kind, 'code', 'a new device on a new network')
})

test('a stranger on the owner’s own network does not stop the owner’s device', async () => {
  const person = await world.colleague({ agency })
  const { device } = await world.signIn(person, browser('198.51.100.8'))
  for (let n = 0; n < 50; n += 1) await guess(person, '198.51.100.8')
  assert.equal((await guess(person, '198.51.100.8')).kind, 'wait', 'the stranger')
  assert.equal((await owner(person, '198.51.100.8', device)).kind, 'code', 'the owner')
})

test('guessing from one network is asked to wait after five, for longer each time', async () => {
  const person = await world.colleague({ agency })
  const network = '198.51.100.9'
  for (let n = 0; n < 5; n += 1) assert.equal((await guess(person, network)).kind, 'wrong')
  const waits: number[] = []
  for (let n = 0; n < 8; n += 1) {
    const answer = await guess(person, network)
    assert.equal(answer.kind, 'wait')
    if (answer.kind !== 'wait') return
    waits.push(answer.seconds)
    world.clock.advance(answer.seconds * 1000)
    assert.equal((await guess(person, network)).kind, 'wrong')
  }
  assert.deepEqual(waits, [30, 60, 120, 240, 480, 900, 900, 900])
})

test('while asked to wait, the right password is not looked at either', async () => {
  const person = await world.colleague({ agency })
  for (let n = 0; n < 5; n += 1) await guess(person, '198.51.100.10')
  assert.equal((await owner(person, '198.51.100.10')).kind, 'wait')
})

test('an address that nobody has is asked to wait just the same', async () => {
  const nobody = { email: 'nobody-at-all@example.org' }
  for (let n = 0; n < 5; n += 1) assert.equal((await guess(nobody, '198.51.100.11')).kind, 'wrong')
  assert.deepEqual(await guess(nobody, '198.51.100.11'), { kind: 'wait', seconds: 30 })
})

test('guesses sent all at once are counted, each of them', async () => {
  const person = await world.colleague({ agency })
  const answers = await Promise.all(Array.from({ length: 20 }, () => guess(person, '198.51.100.12')))
  assert.equal(answers.filter(({ kind }) => kind === 'wrong').length, 5)
  assert.equal(answers.filter(({ kind }) => kind === 'wait').length, 15)
})

test('a network that tries many accounts is asked to wait', async () => {
  for (let n = 0; n < 50; n += 1)
    assert.equal((await guess({ email: `spray-${n}@example.org` }, '198.51.100.13')).kind, 'wrong')
  assert.equal((await guess({ email: 'spray-51@example.org' }, '198.51.100.13')).kind, 'wait')
})

test('right sign-ins from one office are not counted against it', async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => world.colleague({ agency })))
  for (let n = 0; n < 60; n += 1) {
    const person = people[n % people.length]
    if (person) await world.signIn(person, browser('198.51.100.14'))
  }
  assert.equal((await guess({ email: 'another@example.org' }, '198.51.100.14')).kind, 'wrong')
})

test('attempts are forgotten with time', async () => {
  const person = await world.colleague({ agency })
  for (let n = 0; n < 5; n += 1) await guess(person, '198.51.100.15')
  world.clock.advance(5 * 30 * 60_000)
  for (let n = 0; n < 4; n += 1) assert.equal((await guess(person, '198.51.100.15')).kind, 'wrong')
  assert.equal((await owner(person, '198.51.100.15')).kind, 'code')
})

test('wrong codes are counted wherever they come from, save on the owner’s device', async () => {
  const person = await world.colleague({ agency })
  const { device } = await world.signIn(person, browser('198.51.100.16'))
  world.clock.advance(60_000)
  const enter = async (network: string, known: string | undefined, code: string) => {
    const first = await owner(person, network, known)
    if (first.kind !== 'code') throw new Error(`first step: ${first.kind}`)
    return (await signInWithCode(gate, { challenge: first.challenge, code }, browser(network, known))).kind
  }
  for (let n = 0; n < 10; n += 1)
    assert.equal(await enter(`203.0.113.${100 + n}`, undefined, 'abcdef'), 'wrong')
  assert.equal(
    await enter('203.0.113.150', undefined, world.code(person)),
    'wait',
    'a stranger with the password',
  )
  assert.equal(await enter('198.51.100.16', device, world.code(person)), 'signed-in', 'the owner')
})

test('somebody else’s device, and a forged one, is no known device', async () => {
  const [person, other] = [await world.colleague({ agency }), await world.colleague({ agency })]
  const { device } = await world.signIn(other, browser('198.51.100.17'))
  for (let n = 0; n < 5; n += 1) await guess(person, '198.51.100.18', device)
  assert.equal((await guess(person, '198.51.100.18', device)).kind, 'wait')
  assert.equal((await guess(person, '198.51.100.18', `${device}x`)).kind, 'wait')
})

test('neither addresses nor networks are in the table of attempts', async () => {
  await guess({ email: 'marked-person@example.org' }, '198.51.100.19')
  const rows = await world.admin<{ all: string }>(
    'select sign_in_attempts::text as all from sign_in_attempts',
  )
  const plain = Buffer.from('marked-person').toString('hex')
  assert.equal(
    rows.some(({ all }) => all.includes('198.51') || all.includes('marked') || all.includes(plain)),
    false,
  )
})

test('a bucket that is full refuses before it looks at the next', async () => {
  const attempt = {
    email: 'x@example.org',
    network: '198.51.100.20',
    device: null,
    step: 'password',
  } as const
  const buckets = bucketsOf(someKey(), attempt)
  assert.equal(buckets.length, 2)
  const turn = () => gate.db.transaction((tx) => takeTurn(tx, buckets, gate.clock.now()))
  for (let n = 0; n < 40; n += 1) await turn()
  const [row] = await world.admin<{ level: number }>('select level from sign_in_attempts where bucket = $1', [
    buckets[1]?.key,
  ])
  assert.equal(row?.level, 5)
})

test('a network is an IPv4 address, or the first half of an IPv6 one', () => {
  assert.equal(networkOf('198.51.100.7'), '198.51.100.7')
  assert.equal(networkOf('::ffff:198.51.100.7'), '198.51.100.7')
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), networkOf('2001:0db8:1:2::99'))
  assert.notEqual(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:3::1'))
  assert.equal(networkOf('::1'), '0:0:0:0::/64')
})
