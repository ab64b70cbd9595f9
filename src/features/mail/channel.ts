// Which way a person is written to: only one that they said is safe (domain.md 2.2 D), that they gave a detail for, and
// that is set up here. No I/O.
import type { PersonDetails } from '../../access/vault.ts'

/** Which ways are set up. E-mail waits for a server; a text and a letter are never sent by another way instead. */
export type Ways = { texts: boolean; letters: boolean }

export type Target =
  | { channel: 'email'; to: string }
  | { channel: 'sms'; to: string }
  | { channel: 'letter'; to: readonly string[] }
export type NoTarget = { problem: 'no-address' | 'not-safe' | 'page-only' }

/**
 * The way, and where to. One is enough: e-mail before a text, a text before a letter, which takes days. 'not-safe': they
 * named no way to write; 'no-address': nor gave what it needs; 'page-only': their way is not set up here.
 */
export function targetOf(details: PersonDetails | null, ways: Ways): Target | NoTarget {
  const safe = (method: string) => details?.safeContact?.methods.includes(method) ?? false
  const { email, phone } = details ?? {}
  if (email && safe('email')) return { channel: 'email', to: email }
  if (phone && safe('text') && ways.texts) return { channel: 'sms', to: phone.replaceAll(/[^\d+]/g, '') }
  const address = safe('letter') ? addressOf(details) : null
  if (address && ways.letters) return { channel: 'letter', to: address }
  if ((phone && safe('text')) || address) return { problem: 'page-only' }
  return { problem: email ? 'not-safe' : 'no-address' }
}

const LINES_MIN = 3

/** The lines of a letter's address, its postcode last; null where there are too few to post one. */
function addressOf(details: PersonDetails | null): string[] | null {
  const { name, address = '', postcode } = details ?? {}
  const lines = address.split(/[\n,]/).map((line) => line.trim())
  const all = [name ?? '', ...lines, postcode ?? ''].filter((line) => line !== '')
  return all.length < LINES_MIN ? null : all
}
