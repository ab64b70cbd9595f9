// Loaded before the tests that reach a database (see bin/test.mjs): hashing a password, slow by design, costs them next
// to nothing. They sign in hundreds of times, and what they say is not of the cost; src/platform/crypto/password.test.ts
// is, and runs without this.
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

const QUICK = { memory: 8, passes: 1 }
const slow = crypto.argon2

Object.assign(crypto, {
  argon2: (...[algorithm, parameters, done]: Parameters<typeof slow>) =>
    slow(algorithm, { ...parameters, ...QUICK }, done),
})
syncBuiltinESMExports()
