// One written form for each telephone number, e-mail address and postcode, however it was typed.
import { parse } from 'postcode'

const INPUT_CHARS_MAX = 400

/**
 * A telephone number as E.164 ("+447700900123"), or null. Takes UK numbers as they are written here (07..,
 * +44 (0)7.., 0044.., 44.. in full, 7.. without its zero) and other countries' with + or 00.
 */
export function normalisePhone(text: string): string | null {
  if (text.length > INPUT_CHARS_MAX) return null
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/\s*(?:ext(?:ension)?\.?|x|#)\s*\d{1,6}\s*$/u, '')
  const international = /^[^\d]*\+/.test(plain)
  const digits = plain.replace(/\D/g, '')
  const e164 = international ? fromAbroad(digits) : fromHere(digits)
  return e164 !== null && /^[1-9]\d{6,14}$/.test(e164) ? `+${e164}` : null
}

/** An e-mail address trimmed and in lower case, or null where it cannot be one. Dots and tags are kept. */
export function normaliseEmail(text: string): string | null {
  if (text.length > INPUT_CHARS_MAX) return null
  const email = text.normalize('NFKC').trim().toLowerCase()
  return /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/u.test(email) ? email : null
}

/** A UK postcode in capitals with its space ("LE1 6ZG"), or null where it is not of a postcode's shape. */
export function normalisePostcode(text: string): string | null {
  if (text.length > INPUT_CHARS_MAX) return null
  const parsed = parse(text.normalize('NFKC').trim())
  return parsed.valid ? parsed.postcode : null
}

function fromHere(digits: string): string | null {
  if (digits.startsWith('00')) return fromAbroad(digits.slice(2))
  if (digits.startsWith('0')) return `44${digits.slice(1)}`
  if (/^44\d{9,10}$/.test(digits) || /^440\d{9,10}$/.test(digits)) return fromAbroad(digits)
  if (/^7\d{9}$/.test(digits)) return `44${digits}`
  return null
}

function fromAbroad(digits: string): string {
  // "+44 (0)7700": the zero of the national form, left in.
  return digits.replace(/^440+/, '44')
}

/** The value of a decimal digit of any script: each script's digits stand in one run of ten. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}
