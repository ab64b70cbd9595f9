import { randomInt } from 'node:crypto'

// No 0 O Q D, 1 I L, 5/S, 2/Z, 8/B, 6/G, U/V pairs (the digit stays, the letter goes), and no vowels, so that no
// word appears by chance.
const ALPHABET = '23456789CFHJKMNPRTVWXY'
const BODY_CHARS = 6
const LOOK_ALIKES: Readonly<Record<string, string>> = { S: '5', Z: '2', B: '8', G: '6', U: 'V' }

/**
 * A new short reference for people to quote, such as `LLR-7K3M-92`. The prefix is 2 to 6 capitals or digits.
 * 22 characters in six places give 113,379,904 references a prefix: few enough that a store must have a unique
 * index and draw again when one is taken (at 100,000 rows about one draw in 1,100). It is no secret: it opens nothing.
 */
export function newReference(prefix: string): string {
  const body = Array.from({ length: BODY_CHARS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return format(checkedPrefix(prefix), body)
}

/**
 * The reference somebody typed or read out, in its proper form, or null. Forgives case, spaces, dashes missing or of
 * another kind, a missing prefix, look-alikes within the prefix (O for 0; I, 1 and L), and in the rest the letters that
 * are never used for the digits they look like (S Z B G for 5 2 8 6, U for V).
 */
export function parseReference(text: string, prefix: string): string | null {
  if (text.length > 64) return null
  const wanted = checkedPrefix(prefix)
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  const head = typed.slice(0, -BODY_CHARS)
  if (head !== '' && sameLook(head) !== sameLook(wanted)) return null
  const body = Array.from(typed.slice(-BODY_CHARS), (c) => LOOK_ALIKES[c] ?? c)
  if (body.length !== BODY_CHARS || !body.every((c) => ALPHABET.includes(c))) return null
  return format(wanted, body.join(''))
}

function format(prefix: string, body: string): string {
  return `${prefix}-${body.slice(0, 4)}-${body.slice(4)}`
}

function sameLook(text: string): string {
  return text.replaceAll('O', '0').replace(/[IL]/g, '1')
}

function checkedPrefix(prefix: string): string {
  if (!/^[A-Z0-9]{2,6}$/.test(prefix)) throw new RangeError('a reference prefix is 2 to 6 capitals or digits')
  return prefix
}
