// Sessions for people who are in the database already, such as those of the demonstration.
import { hashToken, randomToken } from '../../src/platform/crypto/tokens.ts'
import { newId } from '../../src/platform/ids.ts'
import type { World } from './world.ts'

export type SignedIn = { id: string; agencyId: string; name: string; roles: string[]; cookie: string }

/** Signs one person in, whatever became of their account or session before. */
export async function signInAgain(world: World, person: SignedIn): Promise<void> {
  await world.admin(
    `with someone as (update staff_users set status = 'active', roles = $3 where id = $2)
     insert into sessions (id, token_hash, user_id, started_at, last_seen_at, expires_at, second_factor)
     values ($4, $1, $2, now(), now(), now() + interval '1 hour', true)
     on conflict (token_hash) do update set ended_at = null, last_seen_at = now()`,
    [hashToken(person.cookie), person.id, person.roles, newId()],
  )
}

/** Everybody who has an account, each with a session. */
export async function signEverybodyIn(world: World): Promise<SignedIn[]> {
  const people = await world.admin<Omit<SignedIn, 'cookie'>>(
    'select id, agency_id as "agencyId", name, roles from staff_users order by name, id',
  )
  const signedIn = people.map((person) => ({ ...person, cookie: randomToken() }))
  for (const person of signedIn) await signInAgain(world, person)
  return signedIn
}
