// Choosing a password: after an invitation, after a reset, and at will.
import type { Tx } from '../../access/db.ts'
import { hashPassword, passwordProblem } from '../../platform/crypto/password.ts'
import type { Problem } from '../../platform/problems.ts'
import { words } from './messages.en.ts'
import { savePassword } from './secrets.store.ts'

/** What is wrong with a new password, by field `password`; `ownWords` are the person's address and names. */
export function passwordProblems(password: string, ownWords: readonly string[]): Problem[] {
  if (password === '') return [{ field: 'password', message: words.enter.newPassword }]
  const problem = passwordProblem(password, ownWords)
  return problem ? [{ field: 'password', message: words.passwordProblems[problem] }] : []
}

/** Keeps a password that has been checked. The gate's. */
export async function setPassword(tx: Tx, userId: string, password: string, at: Date): Promise<void> {
  await savePassword(tx, userId, await hashPassword(password), at)
}
