import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword, needsRehash, passwordProblem, verifyNobody, verifyPassword } from './password.ts'

test('a password verifies against its own hash only, and two hashes of it differ', async () => {
  const [a, b] = await Promise.all([hashPassword('three quiet herons'), hashPassword('three quiet herons')])
  assert.match(a, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.notEqual(a, b)
  assert.equal(await verifyPassword(a, 'three quiet herons'), true)
  assert.equal(await verifyPassword(a, 'three quiet heron'), false)
  assert.equal(needsRehash(a), false)
})

test('a hash of the reference implementation verifies, and asks to be made again', async () => {
  // From the test vectors of the argon2 reference implementation (argon2id, v=19, m=256, t=2, p=1).
  const phc = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'
  assert.equal(await verifyPassword(phc, 'password'), true)
  assert.equal(await verifyPassword(phc, 'passwore'), false)
  assert.equal(needsRehash(phc), true)
})

test('a malformed or greedy hash is never right and never throws', async () => {
  const good = await hashPassword('three quiet herons')
  const greedy = good.replace('m=19456', 'm=9999999')
  for (const phc of [
    '',
    '$argon2id$',
    good.slice(0, -40),
    good.replace('argon2id', 'argon2i'),
    greedy,
    `${good}$x`,
  ]) {
    assert.equal(await verifyPassword(phc, 'three quiet herons'), false, phc)
    assert.equal(needsRehash(phc), true)
  }
  assert.equal(await verifyPassword(good, 'x'.repeat(100_000)), false)
})

test('the same characters composed otherwise are the same password', async () => {
  assert.equal(
    await verifyPassword(await hashPassword('caf\u00e9 au lait 12'), 'cafe\u0301 au lait 12'),
    true,
  )
})

test('asking for an unknown user costs about what a wrong password costs', async () => {
  const phc = await hashPassword('three quiet herons')
  const timed = async (work: () => Promise<unknown>) => {
    const started = performance.now()
    await work()
    return performance.now() - started
  }
  const pairs: [number, number][] = []
  // Turn by turn, so that whatever else the machine does falls on both.
  for (let i = 0; i < 9; i += 1) {
    pairs.push([await timed(() => verifyPassword(phc, 'wrong')), await timed(() => verifyNobody('wrong'))])
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[4] ?? 0
  const [known, unknown] = [median(pairs.map(([a]) => a)), median(pairs.map(([, b]) => b))]
  assert.ok(unknown > known / 3 && unknown < known * 3, `${unknown} ms against ${known} ms`)
})

test('length is all that is asked of a good password', () => {
  for (const good of [
    'three quiet herons',
    'кот сидит на окне',
    'qpwoeirutyal',
    '🦉🦊🐝🌲🌊🔥🪁🧭🥁🛶🍐🪴',
    'x9!kd02mvn4q',
  ]) {
    assert.equal(passwordProblem(good, ['m.khan@council.example', 'Leicester Partnership']), null, good)
  }
})

test('short, long, obvious and own words are refused, each as what it is', () => {
  assert.equal(passwordProblem('elevenchars'), 'too-short')
  assert.equal(passwordProblem('🦉🦊🐝🌲🌊🔥'), 'too-short')
  assert.equal(passwordProblem('ab1!'.repeat(65)), 'too-long')
  for (const bad of ['Password1234!', 'password password', 'aaaaaaaaaaaa', 'abcabcabcabc', 'abcdefghijklm']) {
    assert.equal(passwordProblem(bad), 'obvious', bad)
  }
  for (const bad of [
    'qwertyuiop12',
    '123456789012',
    '987654321098',
    'Changeme2026',
    '2026Leicester',
    'LetMeIn!!!!!!',
  ]) {
    assert.equal(passwordProblem(bad), 'obvious', bad)
  }
  const own = ['mariam.khan@council.example', 'Rutland Hate Action']
  for (const bad of ['Mariam.Khan2026', 'khan12345678', 'rutlandhateaction', 'Rutland!2026!!']) {
    assert.equal(passwordProblem(bad, own), 'holds-own-words', bad)
  }
})
