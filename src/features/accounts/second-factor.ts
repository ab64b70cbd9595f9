// Setting up and using the second factor: the app's codes, and ten recovery codes for the day the phone is lost.
import type { KeyObject } from 'node:crypto'
import type { Tx } from '../../access/db.ts'
import { newFollowUpCode, normaliseFollowUpCode } from '../../platform/ids/follow-up-code.ts'
import {
  dropRecoveryCodes,
  insertRecoveryCodes,
  saveTotp,
  type Secrets,
  useRecoveryCode,
  useStep,
} from './secrets.store.ts'
import { type Confirmed, openSecret, sealSecret, stepOf } from './totp.ts'

const CODES = 10

/** Ten codes of 80 bits, in the letters and groups that people can copy by hand (platform/ids). */
export const newRecoveryCodes = (): string[] => Array.from({ length: CODES }, newFollowUpCode)

/** Keeps a confirmed second factor and gives its holder new recovery codes, shown once and kept as hashes. */
export async function keepSecondFactor(
  tx: Tx,
  links: KeyObject,
  userId: string,
  confirmed: Confirmed,
  at: Date,
): Promise<string[]> {
  await saveTotp(
    tx,
    userId,
    { sealed: sealSecret(links, userId, confirmed.secret), step: confirmed.step },
    at,
  )
  return replaceRecoveryCodes(tx, userId)
}

/** New recovery codes; those from before stop working. */
export async function replaceRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  await dropRecoveryCodes(tx, userId)
  await insertRecoveryCodes(tx, userId, codes)
  return codes
}

/** Uses up a code of the app or a recovery code. null: it is neither, or was used before. */
export async function useCode(
  tx: Tx,
  links: KeyObject,
  person: { userId: string; secrets: Secrets },
  code: string,
  now: Date,
): Promise<'code' | 'recovery-code' | null> {
  const { userId, secrets } = person
  if (!secrets.totpSealed) return null
  const step = stepOf(openSecret(links, userId, secrets.totpSealed), code, now)
  if (step !== null) return (await useStep(tx, userId, step)) ? 'code' : null
  const recovery = normaliseFollowUpCode(code)
  return recovery && (await useRecoveryCode(tx, userId, recovery, now)) ? 'recovery-code' : null
}
