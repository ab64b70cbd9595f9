// What proves who somebody is. The gate alone reads it.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { hashToken } from '../../platform/crypto/tokens.ts'

export type Secrets = {
  passwordHash: string | null
  passwordChangedAt: Date | null
  totpSealed: Buffer | null
}

export async function secretsOf(tx: Tx, userId: string): Promise<Secrets | undefined> {
  return tx
    .selectFrom('staff_secrets')
    .select([
      'password_hash as passwordHash',
      'password_changed_at as passwordChangedAt',
      'totp_sealed as totpSealed',
    ])
    .where('user_id', '=', userId)
    .executeTakeFirst()
}

/** Keeps a new password's hash. */
export async function savePassword(tx: Tx, userId: string, hash: string, at: Date): Promise<void> {
  const secrets = { password_hash: hash, password_changed_at: at }
  await tx
    .insertInto('staff_secrets')
    .values({ user_id: userId, ...secrets })
    .onConflict((on) => on.column('user_id').doUpdateSet(secrets))
    .execute()
}

/** The same password hashed with today's cost. */
export async function refreshHash(tx: Tx, userId: string, hash: string): Promise<void> {
  await tx.updateTable('staff_secrets').set({ password_hash: hash }).where('user_id', '=', userId).execute()
}

/** Keeps a confirmed second factor in place of the one before. `step` is the one whose code confirmed it. */
export async function saveTotp(
  tx: Tx,
  userId: string,
  totp: { sealed: Buffer; step: number },
  at: Date,
): Promise<void> {
  const secrets = { totp_sealed: totp.sealed, totp_confirmed_at: at, totp_last_step: totp.step }
  await tx
    .insertInto('staff_secrets')
    .values({ user_id: userId, ...secrets })
    .onConflict((on) => on.column('user_id').doUpdateSet(secrets))
    .execute()
}

/** Password and second factor of somebody who has neither: for roles that may write secrets but not read them. */
export async function insertSecrets(
  tx: Tx,
  userId: string,
  secrets: { passwordHash: string; totpSealed: Buffer; step: number },
  at: Date,
): Promise<void> {
  await tx
    .insertInto('staff_secrets')
    .values({
      user_id: userId,
      password_hash: secrets.passwordHash,
      password_changed_at: at,
      totp_sealed: secrets.totpSealed,
      totp_confirmed_at: at,
      totp_last_step: secrets.step,
    })
    .execute()
}

/** Uses up the code of one 30-second step. False where that step, or a later one, was used before. */
export async function useStep(tx: Tx, userId: string, step: number): Promise<boolean> {
  const used = await tx
    .updateTable('staff_secrets')
    .set({ totp_last_step: step })
    .where('user_id', '=', userId)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

export async function insertRecoveryCodes(tx: Tx, userId: string, codes: readonly string[]): Promise<void> {
  await tx
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ user_id: userId, code_hash: hashToken(code) })))
    .execute()
}

export async function dropRecoveryCodes(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
}

/** Uses up one recovery code. False where it is none of theirs, or was used before. */
export async function useRecoveryCode(tx: Tx, userId: string, code: string, at: Date): Promise<boolean> {
  const used = await tx
    .updateTable('recovery_codes')
    .set({ used_at: at })
    .where('user_id', '=', userId)
    .where('code_hash', '=', hashToken(code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

export async function recoveryCodesLeft(tx: Tx, userId: string): Promise<number> {
  const { left } = await tx
    .selectFrom('recovery_codes')
    .select(sql<number>`count(*)`.as('left'))
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return left
}

/** Takes away password, second factor and recovery codes. */
export async function clearSecrets(tx: Tx, userId: string): Promise<void> {
  await dropRecoveryCodes(tx, userId)
  await tx.deleteFrom('staff_secrets').where('user_id', '=', userId).execute()
}
