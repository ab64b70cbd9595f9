// Choosing a password: after an invitation, after a reset, and at will.
import { passwordProblem } from '../../platform/crypto/password.ts'
import type { Problem } from '../../platform/problems.ts'
import { words } from './messages.en.ts'

/** What is wrong with a new password, by field `password`; `ownWords` are the person's address and names. */
export function passwordProblems(password: string, ownWords: readonly string[]): Problem[] {
  if (password === '') return [{ field: 'password', message: words.enter.newPassword }]
  const problem = passwordProblem(password, ownWords)
  return problem ? [{ field: 'password', message: words.passwordProblems[problem] }] : []
}
