// The password chosen on one page is needed on a later one. It travels sealed, so that no page that comes back to the
// browser shows it in clear, and only for the hour that setting up may take.
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { openText, seal, SealBroken } from '../../platform/crypto/envelope.ts'

const MINUTES = 60
const AAD = 'first run: password of the first administrator'

const keyOf = (links: KeyObject): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', links, '', 'upstander first run', 32)))

/** Seals a password for a hidden field. */
export const sealPassword = (links: KeyObject, password: string, now: Date): string =>
  seal(keyOf(links), `${now.getTime() + MINUTES * 60_000}:${password}`, AAD).toString('base64url')

/** The password in such a field; null where it is none of ours or too old. */
export function openPassword(links: KeyObject, sealed: string, now: Date): string | null {
  try {
    const text = openText(keyOf(links), Buffer.from(sealed, 'base64url'), AAD)
    const colon = text.indexOf(':')
    return now.getTime() < Number(text.slice(0, colon)) ? text.slice(colon + 1) : null
  } catch (fault) {
    if (fault instanceof SealBroken) return null
    throw fault
  }
}
