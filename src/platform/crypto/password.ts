// Passwords: argon2id with the parameters that OWASP gives first for it (19 MiB, two passes, one lane), kept in
// the PHC string format so that the parameters can be raised later and old hashes told apart.
import { argon2, randomBytes } from 'node:crypto'
import { OBVIOUS_PASSWORDS } from './obvious-passwords.ts'
import { sameBytes } from './tokens.ts'

export const PASSWORD_CHARS_MIN = 12
export const PASSWORD_CHARS_MAX = 256

const NOW = { memoryKib: 19 * 1024, passes: 2, lanes: 1, saltBytes: 16, tagBytes: 32 } as const

export type PasswordProblem = 'too-short' | 'too-long' | 'obvious' | 'holds-own-words'

/**
 * Why a new password is refused, or null. NCSC advice: length, and no password that everybody tries; no rules
 * of composition. `ownWords` are the person's e-mail address and names, the partnership's name: a password may
 * not be built on them.
 */
export function passwordProblem(password: string, ownWords: readonly string[] = []): PasswordProblem | null {
  const characters = [...password.normalize('NFKC')]
  if (characters.length < PASSWORD_CHARS_MIN) return 'too-short'
  if (characters.length > PASSWORD_CHARS_MAX) return 'too-long'
  if (isObvious(characters.join('').toLowerCase())) return 'obvious'
  if (holdsOwnWords(characters.join('').toLowerCase(), ownWords)) return 'holds-own-words'
  return null
}

/** The PHC string to keep for a password. Takes about 20 to 50 ms of another thread. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(NOW.saltBytes)
  const tag = await argon2id(password, salt, NOW)
  const parameters = `m=${NOW.memoryKib},t=${NOW.passes},p=${NOW.lanes}`
  return `$argon2id$v=19$${parameters}$${unpadded(salt)}$${unpadded(tag)}`
}

/** Whether the password is the one that was hashed. A malformed hash is never right, and costs as much. */
export async function verifyPassword(phc: string, password: string): Promise<boolean> {
  const parsed = parsePhc(phc)
  if (parsed === null || password.length > PASSWORD_CHARS_MAX * 4) return verifyNobody(password)
  const tag = await argon2id(password, parsed.salt, { ...parsed, tagBytes: parsed.tag.length })
  return sameBytes(tag, parsed.tag)
}

/** Costs what `verifyPassword` costs and says no: for an unknown user, so that timing does not tell who exists. */
export async function verifyNobody(password: string): Promise<false> {
  await argon2id(password.slice(0, PASSWORD_CHARS_MAX * 4), Buffer.alloc(NOW.saltBytes, 7), NOW)
  return false
}

/** Whether a hash was made with other parameters than today's: hash again at the next successful sign-in. */
export function needsRehash(phc: string): boolean {
  const parsed = parsePhc(phc)
  if (parsed === null) return true
  return (
    parsed.memoryKib !== NOW.memoryKib ||
    parsed.passes !== NOW.passes ||
    parsed.lanes !== NOW.lanes ||
    parsed.salt.length !== NOW.saltBytes ||
    parsed.tag.length !== NOW.tagBytes
  )
}

type Cost = { memoryKib: number; passes: number; lanes: number; tagBytes: number }

function argon2id(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const parameters = {
    // The same characters typed on another keyboard may arrive composed otherwise.
    message: password.normalize('NFKC'),
    nonce: salt,
    parallelism: cost.lanes,
    tagLength: cost.tagBytes,
    memory: cost.memoryKib,
    passes: cost.passes,
  }
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => (error === null ? resolve(tag) : reject(error)))
  })
}

type ParsedPhc = { memoryKib: number; passes: number; lanes: number; salt: Buffer; tag: Buffer }

const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/

function parsePhc(phc: string): ParsedPhc | null {
  const [, m, t, p, salt, tag] = PHC.exec(phc) ?? []
  if (salt === undefined || tag === undefined) return null
  const [memoryKib, passes, lanes] = [Number(m), Number(t), Number(p)]
  // Bounds keep a forged hash from asking for all the memory there is.
  if (memoryKib > 1024 * 1024 || passes < 1 || lanes < 1 || memoryKib < 8 * lanes) return null
  return { memoryKib, passes, lanes, salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') }
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

function isObvious(password: string): boolean {
  if (new Set(password).size < 4) return true
  if (isRun(password) || isRepeat(password)) return true
  const bare = lettersAndDigits(password)
  // "Password123456!!": an obvious word made long enough by digits and signs.
  return OBVIOUS_PASSWORDS.has(bare) || OBVIOUS_PASSWORDS.has(bare.replace(/^\d+|\d+$/g, ''))
}

/** "abcdefghijkl", "987654321098": each character next to the one before. */
function isRun(password: string): boolean {
  const steps = [...password].slice(1).map((c, i) => (c.codePointAt(0) ?? 0) - (password.codePointAt(i) ?? 0))
  const straight = steps.filter((step) => Math.abs(step) === 1).length
  return straight >= steps.length - 1
}

/** "wolfwolfwolf": one short piece again and again. */
function isRepeat(password: string): boolean {
  return /^(.{1,5})\1{2,}.{0,4}$/su.test(password)
}

function holdsOwnWords(password: string, ownWords: readonly string[]): boolean {
  const bare = lettersAndDigits(password)
  const words = ownWords.flatMap((text) => {
    const name = text.toLowerCase().normalize('NFKC').split('@')[0] ?? ''
    return [lettersAndDigits(name), ...name.split(/[^\p{L}\p{N}]+/u)]
  })
  return words.some((word) => {
    if (word.length < 4 || !bare.includes(word)) return false
    const rest = bare.replace(word, '')
    return rest.length < 8 || /^\p{N}*$/u.test(rest)
  })
}

function lettersAndDigits(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}
