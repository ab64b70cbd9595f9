// First run makes the first administrator whole, in the transaction that makes the partnership: account, password,
// second factor and recovery codes. Nobody can be left with half of it.
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { hashPassword } from '../../platform/crypto/password.ts'
import { ok, type Outcome, refused } from '../../platform/problems.ts'
import { words } from './messages.en.ts'
import { passwordProblems } from './passwords.ts'
import { newRecoveryCodes } from './second-factor.ts'
import { insertRecoveryCodes, insertSecrets } from './secrets.store.ts'
import { createStaffUser, type StaffUserShape } from './staff-users.ts'
import { confirmOffer, sealSecret } from './totp.ts'

export type FirstAdministrator = StaffUserShape & {
  password: string
  /** From `offerSecondFactor` with the same `holder`, and the code that the app shows for it. */
  holder: string
  pending: string
  code: string
}

/** Checks and adds somebody with everything they need to sign in; answers their recovery codes, to be shown once. */
export async function addFirstAdministrator(
  tx: Tx,
  ctx: Ctx,
  person: FirstAdministrator,
): Promise<Outcome<{ userId: string; recoveryCodes: string[] }>> {
  const { links } = ctx.vault.secrets
  const now = ctx.clock.now()
  const problems = passwordProblems(person.password, [person.email, person.name])
  const confirmed = confirmOffer(links, person, now)
  if (!confirmed) problems.push({ field: 'code', message: words.enter.codeAgain })
  if (problems.length || !confirmed) return refused(...problems)
  const added = await createStaffUser(tx, ctx, person, 'active')
  if (!added.ok) return added
  const { userId } = added.value
  const passwordHash = await hashPassword(person.password)
  const totpSealed = sealSecret(links, userId, confirmed.secret)
  await insertSecrets(tx, userId, { passwordHash, totpSealed, step: confirmed.step }, now)
  const recoveryCodes = newRecoveryCodes()
  await insertRecoveryCodes(tx, userId, recoveryCodes)
  return ok({ userId, recoveryCodes })
}
