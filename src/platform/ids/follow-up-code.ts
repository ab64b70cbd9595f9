// The secret that lets somebody come back to what they told us: 80 random bits as sixteen letters and digits in
// groups of four (7K3M-9QXD-2B5T-W0HN), in Crockford's base 32, which has no I, L, O or U.
import { createHmac, type KeyObject, randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_BYTES = 10
const CODE_CHARS = 16
const INPUT_CHARS_MAX = 200

/** The code that the first ten bytes spell. Refuses fewer than ten: a shorter secret could be guessed. */
export function followUpCode(fromBytes: Buffer): string {
  if (fromBytes.length < CODE_BYTES) throw new RangeError('a follow-up code needs at least 10 bytes')
  let bits = 0n
  for (const byte of fromBytes.subarray(0, CODE_BYTES)) bits = (bits << 8n) | BigInt(byte)
  let code = ''
  for (let i = CODE_CHARS - 1; i >= 0; i -= 1) code += ALPHABET[Number((bits >> BigInt(i * 5)) & 31n)] ?? ''
  return grouped(code)
}

/** A new random code. */
export function newFollowUpCode(): string {
  return followUpCode(randomBytes(CODE_BYTES))
}

/**
 * The code of one submission, the same each time, so that a form sent twice shows the same code although only its
 * hash is stored. `submissionId` must be unguessable or the key secret: here the key is.
 */
export function deriveFollowUpCode(key: Buffer | KeyObject, submissionId: string): string {
  return followUpCode(createHmac('sha256', key).update(`follow-up code\0${submissionId}`, 'utf8').digest())
}

/**
 * A code as somebody typed it, in its proper form, or null where it cannot be one. Forgives case, spaces, dashes and
 * other signs between, and the letters that are never used: O for 0, I and L for 1, U for V.
 */
export function normaliseFollowUpCode(text: string): string | null {
  if (text.length > INPUT_CHARS_MAX) return null
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}\p{S}\p{Cf}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replaceAll('U', 'V')
  if (typed.length !== CODE_CHARS || ![...typed].every((c) => ALPHABET.includes(c))) return null
  return grouped(typed)
}

const SPELLING: Readonly<Record<string, string>> = {
  A: 'Alpha',
  B: 'Bravo',
  C: 'Charlie',
  D: 'Delta',
  E: 'Echo',
  F: 'Foxtrot',
  G: 'Golf',
  H: 'Hotel',
  J: 'Juliet',
  K: 'Kilo',
  M: 'Mike',
  N: 'November',
  P: 'Papa',
  Q: 'Quebec',
  R: 'Romeo',
  S: 'Sierra',
  T: 'Tango',
  V: 'Victor',
  W: 'Whisky',
  X: 'X-ray',
  Y: 'Yankee',
  Z: 'Zulu',
}

/** How to read a code aloud, one line for each group of four: "7, K for Kilo, 3, M for Mike". */
export function spellOut(code: string): string[] {
  return code
    .split('-')
    .map((group) =>
      [...group].map((c) => (SPELLING[c] === undefined ? c : `${c} for ${SPELLING[c]}`)).join(', '),
    )
}

function grouped(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$&-')
}
