// Keys of sign-in, all grown from one secret of the vault ("links"), which is kept wrapped by the master key: they
// outlive a change of the master key, and a copy of the database alone opens none of what they seal.
import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/** The key under which the secrets of second factors are sealed. */
export const secondFactorKey = (links: KeyObject): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', links, '', 'upstander accounts second factor', 32)))

/** A hash that only we can make: for what is too easily guessed for a plain one, such as a network address. */
export const keyedHash = (links: KeyObject, kind: string, text: string): Buffer =>
  createHmac('sha256', links).update(`upstander accounts\0${kind}\0${text}`, 'utf8').digest()
