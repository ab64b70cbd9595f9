import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { requestReset } from './links.ts'
import { checkPassword } from './sign-in.ts'
import { accountsWorld, browser } from './testing/accounts-world.ts'
import { tidyAccounts } from './tidy.ts'

const world = await accountsWorld()
after(() => world.close())
const agency = await world.agency({ name: 'Northbrook Council' })

test('what is old goes, and what is of use stays', async () => {
  const person = await world.colleague({ agency })
  await world.signIn(person, browser())
  await requestReset(world.gate, person.email, '198.51.100.1', 0)
  await checkPassword(world.gate, { email: person.email, password: 'wrong', next: '/' }, browser())
  const system = world.systemCtx('tidy-accounts')
  assert.deepEqual(await tidyAccounts(system), { attempts: 0, links: 0, sessions: 0 })
  world.clock.advance(32 * 24 * 3_600_000)
  await world.admin(`update sessions set expires_at = now() - interval '91 days'`)
  const gone = await tidyAccounts(system)
  assert.ok(gone.attempts > 0)
  assert.deepEqual({ ...gone, attempts: 0 }, { attempts: 0, links: 1, sessions: 1 })
})
