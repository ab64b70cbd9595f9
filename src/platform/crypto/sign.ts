import { createHmac, type KeyObject } from 'node:crypto'
import { sameBytes } from './tokens.ts'

export type SignedRead = { ok: true; value: string } | { ok: false; why: 'broken' | 'expired' }

const SIGNED_CHARS_MAX = 4096

/**
 * A value signed for one purpose until one instant, safe in a URL: `payload.signature`. It is signed, not
 * hidden: whoever holds it can read the value, so put no personal data in it.
 */
export function signValue(
  key: SigningKey,
  signed: { purpose: string; value: string; expiresAt: Date },
): string {
  const expiresAtMs = signed.expiresAt.getTime()
  if (Number.isNaN(expiresAtMs)) throw new RangeError('expiresAt is not a date')
  const payload = Buffer.from(`${expiresAtMs}:${signed.value}`, 'utf8').toString('base64url')
  return `${payload}.${signature(key, signed.purpose, payload).toString('base64url')}`
}

/** Reads a signed value. Refuses another purpose, another key and any change as broken; then the passing of time. */
export function readSigned(
  key: SigningKey,
  text: string,
  expected: { purpose: string; now: Date },
): SignedRead {
  if (text.length > SIGNED_CHARS_MAX) return { ok: false, why: 'broken' }
  const [payload, mac, ...more] = text.split('.')
  if (payload === undefined || mac === undefined || more.length > 0) return { ok: false, why: 'broken' }
  const wanted = signature(key, expected.purpose, payload)
  if (!sameBytes(Buffer.from(mac), Buffer.from(wanted.toString('base64url')))) {
    return { ok: false, why: 'broken' }
  }
  const [, expiresAtMs, value] =
    /^(-?\d+):(.*)$/su.exec(Buffer.from(payload, 'base64url').toString('utf8')) ?? []
  if (expiresAtMs === undefined || value === undefined) return { ok: false, why: 'broken' }
  if (expected.now.getTime() >= Number(expiresAtMs)) return { ok: false, why: 'expired' }
  return { ok: true, value }
}

export type SigningKey = Buffer | KeyObject

function signature(key: SigningKey, purpose: string, payload: string): Buffer {
  return createHmac('sha256', key).update(`upstander sign\0${purpose}\0${payload}`, 'utf8').digest()
}
