// Between the two steps of signing in there is no session of any kind: only a signed value in the form, which says
// whose password was right, for ten minutes, and is worth nothing once the password has changed.
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { readSigned, signValue } from '../../platform/crypto/sign.ts'
import { CODE_MINUTES, SET_UP_MINUTES } from './accounts.ts'

const PURPOSE = 'second step'
const shape = z.object({
  user: z.uuid(),
  step: z.enum(['code', 'set-up']),
  next: z.string(),
  /** When the password was set, in milliseconds. */
  password: z.number(),
})
export type Challenge = z.infer<typeof shape>

export function signChallenge(links: KeyObject, challenge: Challenge, now: Date): string {
  const minutes = challenge.step === 'code' ? CODE_MINUTES : SET_UP_MINUTES
  const expiresAt = new Date(now.getTime() + minutes * 60_000)
  return signValue(links, { purpose: PURPOSE, value: JSON.stringify(challenge), expiresAt })
}

/** The challenge for `step`, or null: not ours, for another step, or too old. */
export function readChallenge(
  links: KeyObject,
  text: string,
  step: Challenge['step'],
  now: Date,
): Challenge | null {
  const signed = readSigned(links, text, { purpose: PURPOSE, now })
  if (!signed.ok) return null
  const challenge = shape.safeParse(JSON.parse(signed.value))
  return challenge.success && challenge.data.step === step ? challenge.data : null
}
