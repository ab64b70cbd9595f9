// Sealing by envelope: each record has a data key of its own, which seals the record's fields, and the data key
// is wrapped by a master key. Destroying the wrapped key destroys the record, backups of the fields included;
// changing the master key means wrapping the small keys again and leaves the fields alone.
//
//   wrapped key:  version (1) | master key id (4) | nonce (12) | ciphertext (32) | tag (16)
//   sealed value: version (1) | nonce (12) | ciphertext | tag (16)
//
// AES-256-GCM throughout, nonces random. `aad` says what the value is and whose (for example
// "people.name:<id>"): a value moved to another row or column no longer opens.
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { derive, type MasterKey, type MasterKeys } from './master-key.ts'

export type DataKey = KeyObject

/** A sealed value that cannot be opened. Says which of three reasons, and nothing of the content. */
export class SealBroken extends Error {
  override name = 'SealBroken'
  readonly reason: 'format' | 'master-key-missing' | 'not-authentic'
  constructor(reason: SealBroken['reason'], detail: string) {
    super(`sealed value cannot be opened: ${detail}`)
    this.reason = reason
  }
}

const VERSION = 1
const ID_BYTES = 4
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32
const WRAP_HEADER_BYTES = 1 + ID_BYTES
const WRAPPED_BYTES = WRAP_HEADER_BYTES + NONCE_BYTES + KEY_BYTES + TAG_BYTES

/** A new random data key, to be wrapped and stored with the record it seals. */
export function newDataKey(): DataKey {
  return createSecretKey(randomBytes(KEY_BYTES))
}

/** Wraps a data key under the current master key. The result says itself which master key that was. */
export function wrapKey(masterKeys: MasterKeys, dataKey: DataKey, aad: string): Buffer {
  const header = Buffer.concat([Buffer.from([VERSION]), Buffer.from(masterKeys.current.id, 'hex')])
  const sealed = encrypt(wrappingKey(masterKeys.current), dataKey.export(), wrapAad(header, aad))
  return Buffer.concat([header, sealed])
}

/** The data key inside a wrapped one. Refuses (SealBroken) an unknown master key, another `aad`, any change. */
export function unwrapKey(masterKeys: MasterKeys, wrapped: Buffer, aad: string): DataKey {
  const id = wrappedBy(wrapped)
  const master = masterKeys.byId.get(id) ?? masterKeys.later?.(id)
  if (master === undefined) {
    throw new SealBroken('master-key-missing', `master key ${id} is not loaded`)
  }
  const header = wrapped.subarray(0, WRAP_HEADER_BYTES)
  const sealed = wrapped.subarray(WRAP_HEADER_BYTES)
  return createSecretKey(decrypt(wrappingKey(master), sealed, wrapAad(header, aad)))
}

/**
 * The same data key wrapped under the current master key. Returns the very same buffer where it already is, so
 * that a rotation can skip the write.
 */
export function rewrapKey(masterKeys: MasterKeys, wrapped: Buffer, aad: string): Buffer {
  if (wrappedBy(wrapped) === masterKeys.current.id) return wrapped
  return wrapKey(masterKeys, unwrapKey(masterKeys, wrapped, aad), aad)
}

/** The id of the master key that a data key is wrapped under. */
export function wrappedBy(wrapped: Buffer): string {
  if (wrapped.length !== WRAPPED_BYTES) throw new SealBroken('format', 'wrong length of a wrapped key')
  if (wrapped[0] !== VERSION) throw new SealBroken('format', 'unknown version of a wrapped key')
  return wrapped.subarray(1, WRAP_HEADER_BYTES).toString('hex')
}

/** Seals text (as UTF-8) or bytes under a data key. The same value sealed twice looks different. */
export function seal(dataKey: DataKey, plaintext: string | Buffer, aad: string): Buffer {
  const bytes = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext
  return Buffer.concat([Buffer.from([VERSION]), encrypt(dataKey, bytes, sealAad(aad))])
}

/** The bytes inside a sealed value. Refuses (SealBroken) another key, another `aad` and any change. */
export function open(dataKey: DataKey, sealed: Buffer, aad: string): Buffer {
  if (sealed.length < 1 + NONCE_BYTES + TAG_BYTES) throw new SealBroken('format', 'too short')
  if (sealed[0] !== VERSION) throw new SealBroken('format', 'unknown version')
  return decrypt(dataKey, sealed.subarray(1), sealAad(aad))
}

/** As `open`, for what was sealed as text. */
export function openText(dataKey: DataKey, sealed: Buffer, aad: string): string {
  return open(dataKey, sealed, aad).toString('utf8')
}

function encrypt(key: KeyObject, plaintext: Buffer, aad: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(aad)
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: KeyObject, sealed: Buffer, aad: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(aad)
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  const plaintext = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES))
  try {
    return Buffer.concat([plaintext, decipher.final()])
  } catch {
    throw new SealBroken('not-authentic', 'another key, another place, or it was altered')
  }
}

function wrappingKey(master: MasterKey): KeyObject {
  return createSecretKey(derive(master, 'wrap data keys, version 1'))
}

// The two uses name themselves, so that neither can be passed off as the other.
function wrapAad(header: Buffer, aad: string): Buffer {
  return Buffer.concat([Buffer.from('upstander wrap\0'), header, Buffer.from(aad, 'utf8')])
}

function sealAad(aad: string): Buffer {
  return Buffer.from(`upstander seal ${VERSION}\0${aad}`, 'utf8')
}
