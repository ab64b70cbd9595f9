// The master keys of one installation. The first is used for whatever is sealed from now on; the others are
// older ones, kept so that what they sealed can still be opened until it has been wrapped again. Keys are held
// as KeyObjects, so that neither console.log nor JSON.stringify can show one.
import { createHash, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

export type MasterKey = { readonly id: string; readonly key: KeyObject }
export type MasterKeys = {
  readonly current: MasterKey
  readonly byId: ReadonlyMap<string, MasterKey>
  /** Looks again where the keys came from, for one that a rotation has added since. */
  readonly later?: (id: string) => MasterKey | undefined
}

export type MasterKeySource = {
  /** The setting: base64 or base64url keys of 32 bytes, the current one first, separated by commas. */
  env: string | undefined
  /** A file of the same form (commas or lines). Read only where the setting is absent. */
  keyFile: string | undefined
  /** Whether a key may be made and written to `keyFile` when there is none yet. */
  mayGenerate: boolean
}

/** What is wrong with the master keys. The message names the place and the fault and holds no key material. */
export class MasterKeyError extends Error {
  override name = 'MasterKeyError'
}

const KEY_BYTES = 32
const KEYS_MAX = 20

/** Loads the master keys from the setting, else from the key file, else makes one there if that is allowed. */
export function loadMasterKeys(source: MasterKeySource): MasterKeys {
  if (source.env !== undefined && source.env.trim() !== '') return parseMasterKeys(source.env, 'the setting')
  if (source.keyFile === undefined) {
    throw new MasterKeyError('no master key: set one, or name a key file')
  }
  const text = readIfThere(source.keyFile)
  if (text !== null) return keysOfFile(source.keyFile, text)
  if (!source.mayGenerate) {
    throw new MasterKeyError(`no master key: the key file ${source.keyFile} does not exist`)
  }
  createKeyFile(source.keyFile, newMasterKey())
  // Read back, because another process may have made the file in the same moment: its key is the one that counts.
  return keysOfFile(source.keyFile, readFileSync(source.keyFile, 'utf8'))
}

function keysOfFile(path: string, text: string): MasterKeys {
  const place = `the key file ${path}`
  return {
    ...parseMasterKeys(text, place),
    later: (id) => parseMasterKeys(readIfThere(path) ?? '', place).byId.get(id),
  }
}

/** Reads a list of keys, the current one first. `place` says in an error where the list came from. */
export function parseMasterKeys(text: string, place: string): MasterKeys {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '')
  if (parts.length > KEYS_MAX) throw new MasterKeyError(`${place} holds more than ${KEYS_MAX} master keys`)
  const keys = parts.map((part, index) => parseKey(part, `master key ${index + 1} in ${place}`))
  const [current] = keys
  if (current === undefined) throw new MasterKeyError(`${place} holds no master key`)
  const byId = new Map<string, MasterKey>()
  for (const key of keys) {
    const same = byId.get(key.id)
    if (same !== undefined && !same.key.equals(key.key)) {
      throw new MasterKeyError(`two different master keys in ${place} share the id ${key.id}: replace one`)
    }
    byId.set(key.id, key)
  }
  return { current, byId }
}

/** A new master key as text, as the setting and the key file take it. */
export function newMasterKey(): string {
  return randomBytes(KEY_BYTES).toString('base64url')
}

/** A key for one use, derived from a master key by HKDF-SHA256. Another label gives an unrelated key. */
export function derive(master: MasterKey, label: string, bytes: number = KEY_BYTES): Buffer {
  return Buffer.from(hkdfSync('sha256', master.key, 'upstander', label, bytes))
}

function parseKey(text: string, which: string): MasterKey {
  if (!/^[A-Za-z0-9_+/-]+={0,2}$/.test(text)) throw new MasterKeyError(`${which} is not base64`)
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== KEY_BYTES) {
    throw new MasterKeyError(`${which} has ${bytes.length} bytes, and must have ${KEY_BYTES}`)
  }
  if (bytes.every((byte) => byte === bytes[0])) {
    throw new MasterKeyError(`${which} repeats one byte: it is not a random key`)
  }
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  return { id, key: createSecretKey(bytes) }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw new MasterKeyError(`the key file ${path} cannot be read (${errorCode(error)})`)
  }
}

/**
 * Puts a new key file in place whole or not at all: written beside it, made durable, then linked to its name.
 * A link, unlike a rename, fails where the name is taken, so it can never replace a key that sealed something.
 */
export function createKeyFile(path: string, text: string): void {
  writeKeyFile(path, text, linkSync)
}

/** Replaces a key file, whole or not at all. The text must hold every key that still opens something. */
export function replaceKeyFile(path: string, text: string): void {
  writeKeyFile(path, text, renameSync)
}

function writeKeyFile(path: string, text: string, place: (beside: string, path: string) => void): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const beside = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const file = openSync(beside, 'wx', 0o600)
    try {
      writeSync(file, `${text}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    place(beside, path)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') {
      throw new MasterKeyError(`the key file ${path} cannot be written (${errorCode(error)})`)
    }
  } finally {
    rmSync(beside, { force: true })
  }
  syncFolder(dirname(path))
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
