// The second factor: codes by time (RFC 6238), six digits every 30 seconds, as every authenticator app makes them.
// While it is being set up its secret travels in the form, sealed for its holder; only a confirmed one is stored.
import { Secret, TOTP } from 'otpauth'
import type { KeyObject } from 'node:crypto'
import { open, openText, seal, SealBroken } from '../../platform/crypto/envelope.ts'
import { SET_UP_MINUTES } from './accounts.ts'
import { secondFactorKey } from './keys.ts'

const STEP_MS = 30_000
const SECRET_BYTES = 20

/** What a page shows to set up a second factor. */
export type SecondFactorOffer = {
  /** Goes into a hidden field and comes back with the first code. */
  pending: string
  /** What the QR code says. */
  uri: string
  /** The secret in groups of four, for typing. */
  groups: string[]
}
export type Whose = {
  /** Whom the offer is for: a user's id, or another word that the caller checks. */
  holder: string
  /** How the app names the account: an e-mail address, and the partnership. */
  label: string
  issuer: string
}
export type Confirmed = { secret: string; step: number }

/** A new secret for somebody to put into their app. Nothing is stored. */
export function offerSecondFactor(links: KeyObject, whose: Whose, now: Date): SecondFactorOffer {
  const secret = new Secret({ size: SECRET_BYTES }).base32
  const expiresAtMs = now.getTime() + SET_UP_MINUTES * 60_000
  const pending = seal(secondFactorKey(links), `${expiresAtMs}:${secret}`, pendingAad(whose.holder))
  return show(pending.toString('base64url'), secret, whose)
}

/** The same offer again, after a wrong code. null: it is not ours, is somebody else's, or is too old. */
export function sameOffer(
  links: KeyObject,
  whose: Whose,
  pending: string,
  now: Date,
): SecondFactorOffer | null {
  const secret = readPending(links, whose.holder, pending, now)
  return secret === null ? null : show(pending, secret, whose)
}

/** The secret of an offer, when `code` proves that the app has it. null otherwise. */
export function confirmOffer(
  links: KeyObject,
  offered: { holder: string; pending: string; code: string },
  now: Date,
): Confirmed | null {
  const secret = readPending(links, offered.holder, offered.pending, now)
  const step = secret === null ? null : stepOf(secret, offered.code, now)
  return secret === null || step === null ? null : { secret, step }
}

/** The 30-second step that `code` belongs to, of this one and its neighbours; null when it is none of theirs. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = totp(secret).validate({ token, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : Math.floor(now.getTime() / STEP_MS) + delta
}

/** The code of a moment: what the app shows. For tests and demonstrations. */
export const codeAt = (secret: string, at: Date): string => totp(secret).generate({ timestamp: at.getTime() })

export const sealSecret = (links: KeyObject, userId: string, secret: string): Buffer =>
  seal(secondFactorKey(links), secret, `staff_secrets.totp:${userId}`)
export const openSecret = (links: KeyObject, userId: string, sealed: Buffer): string =>
  openText(secondFactorKey(links), sealed, `staff_secrets.totp:${userId}`)

const totp = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 })

const pendingAad = (holder: string) => `second factor offered to:${holder}`

function readPending(links: KeyObject, holder: string, pending: string, now: Date): string | null {
  try {
    const text = open(
      secondFactorKey(links),
      Buffer.from(pending, 'base64url'),
      pendingAad(holder),
    ).toString()
    const [expiresAtMs, secret] = text.split(':')
    return secret && now.getTime() < Number(expiresAtMs) ? secret : null
  } catch (fault) {
    if (fault instanceof SealBroken) return null
    throw fault
  }
}

function show(pending: string, secret: string, { label, issuer }: Whose): SecondFactorOffer {
  const uri = new TOTP({ secret: Secret.fromBase32(secret), issuer, label, digits: 6, period: 30 }).toString()
  return { pending, uri, groups: secret.match(/.{1,4}/g) ?? [] }
}
