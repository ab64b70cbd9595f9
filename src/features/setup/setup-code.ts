// The code that whoever starts an empty server reads on its console, so that a stranger who finds it first cannot take
// it. It grows from a secret of the vault: every process prints the same one, and nothing of it is stored.
import type { Vault } from '../../access/vault.ts'
import { sameText } from '../../platform/crypto/tokens.ts'
import { deriveFollowUpCode, normaliseFollowUpCode } from '../../platform/ids/follow-up-code.ts'

/** The setup code of this installation: 80 bits, in groups that can be read aloud. */
export const setupCode = (vault: Vault): string => deriveFollowUpCode(vault.secrets.links, 'first run')

/** Whether what was typed is the setup code, in whatever case and spacing. */
export function isSetupCode(vault: Vault, typed: string): boolean {
  const code = normaliseFollowUpCode(typed)
  return code !== null && sameText(code, setupCode(vault))
}
