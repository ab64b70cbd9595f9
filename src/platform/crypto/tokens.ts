import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A new secret of so many random bytes (at least 16), as base64url: for cookies and links. */
export function randomToken(bytes = 32): string {
  if (bytes < 16) throw new RangeError('a token needs at least 16 bytes')
  return randomBytes(bytes).toString('base64url')
}

/** The SHA-256 of a token: what the database keeps. Only for secrets of 80 bits or more, never for passwords. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest()
}

/** Whether two byte strings are equal, in a time that depends on their lengths only. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Whether two texts are equal, in a time that tells nothing of where they differ. */
export function sameText(a: string, b: string): boolean {
  return sameBytes(hashToken(a), hashToken(b))
}
