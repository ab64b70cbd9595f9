// Whether two texts are the same, for whoever holds the key; to anybody else the hash tells nothing of them.
import { createHmac, type KeyObject } from 'node:crypto'

/** The HMAC of some texts for one purpose: the same only for the same key, purpose and texts in the same order. */
export function keyedHash(key: KeyObject, purpose: string, texts: readonly string[]): Buffer {
  return createHmac('sha256', key)
    .update(`upstander keyed hash\0${JSON.stringify([purpose, ...texts])}`, 'utf8')
    .digest()
}

/**
 * A UUID (version 8) that is the same for the same texts: a row made twice from one press has one id, and one that says
 * something else has another. Takes what `keyedHash` takes.
 */
export function keyedId(key: KeyObject, purpose: string, texts: readonly string[]): string {
  const bytes = keyedHash(key, purpose, texts).subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
