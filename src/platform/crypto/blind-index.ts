// Blind indexes: keyed tokens by which equal (or like-sounding) values are found without opening what is sealed.
// Without the key a token tells nothing but that two rows share it. Sixteen bytes, so that chance never matches.
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { doubleMetaphone } from 'double-metaphone'
import { fold } from '../text/fold.ts'
import { normaliseEmail, normalisePhone, normalisePostcode } from './contact-forms.ts'

export type BlindKind = 'name' | 'name_sound' | 'phone' | 'email' | 'address' | 'postcode'
export type BlindToken = { kind: BlindKind; token: Buffer }

export type BlindInput = {
  name?: string | undefined
  phone?: string | undefined
  /** Found as any other number of theirs. */
  landline?: string | undefined
  email?: string | undefined
  /** The first line or lines of the address, with the house number or name and any flat, and its postcode. */
  address?: { line: string; postcode: string } | undefined
  postcode?: string | undefined
}

const TOKEN_BYTES = 16
const WORDS_MAX = 12

/**
 * The tokens of what is known about a person, each once. A value that cannot be read as what it claims to be
 * (a telephone number without digits, a postcode that is none) gives no token and no error.
 */
export function blindTokens(key: Buffer | KeyObject, input: BlindInput): BlindToken[] {
  const values: [BlindKind, string | null][] = [
    ['name', nameForm(input.name ?? '')],
    ...nameSounds(input.name ?? '').map((sound): [BlindKind, string] => ['name_sound', sound]),
    ...phoneForms(input).map((phone): [BlindKind, string] => ['phone', phone]),
    ['email', normaliseEmail(input.email ?? '')],
    ['address', input.address === undefined ? null : addressForm(input.address)],
    ['postcode', normalisePostcode(input.postcode ?? '')],
  ]
  // A key as bytes is made into a key again at each use, which costs five times the hash itself.
  const prepared = Buffer.isBuffer(key) ? createSecretKey(key) : key
  const tokens: BlindToken[] = []
  for (const [kind, value] of values) {
    if (value !== null && value !== '') tokens.push({ kind, token: blindToken(prepared, kind, value) })
  }
  return tokens
}

const phoneForms = ({ phone = '', landline = '' }: BlindInput): string[] => [
  ...new Set([phone, landline].map(normalisePhone).filter((each) => each !== null)),
]

/** The words of a name in one order and one spelling; '' where there is no letter. */
export function nameForm(name: string): string {
  return nameWords(name).join(' ')
}

/**
 * How the words of a name sound: Double Metaphone codes, both of each word, each once, sorted. Only words wholly in
 * Latin letters have any. A lone letter is an initial and gives none.
 */
export function nameSounds(name: string): string[] {
  const words = nameWords(name).filter((word) => /^[a-z]{2,}$/.test(word))
  const codes = words.flatMap((word) => doubleMetaphone(word)).filter((code) => code !== '')
  return [...new Set(codes)].sort()
}

/** Postcode, and the numbers, letters or house name that tell one door from the next; null without both. */
export function addressForm(address: { line: string; postcode: string }): string | null {
  const postcode = normalisePostcode(address.postcode)
  if (postcode === null) return null
  const line = fold(address.line)
    .replaceAll(fold(postcode), ' ')
    .replaceAll(fold(postcode).replace(' ', ''), ' ')
  const numbers = [...line.matchAll(/(?<![\p{L}\p{N}])(\d{1,5})\s?([a-z]?)(?![\p{L}\p{N}])/gu)]
  const flats = [...line.matchAll(/(?:flat|apartment|apt|unit|room)\.?\s+([a-z])(?![\p{L}\p{N}])/gu)]
  const parts = [
    ...numbers.flatMap(([, number, letter]) => [number, letter]),
    ...flats.map(([, flat]) => flat),
  ]
  const door = [...new Set(parts.filter((part) => part !== undefined && part !== ''))].sort().join(' ')
  const name = door === '' ? words(line.split(/[,\n]/)[0] ?? '').join(' ') : door
  return name === '' ? null : `${postcode}|${name}`
}

const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'sir', 'lady', 'lord', 'rev', 'revd'])

/** Sorted before they are cut to a bound, so that a long name in another order keeps the same words. */
function nameWords(name: string): string[] {
  const all = words(fold(name).replace(/['’‘`´ʼʹ.]/gu, ''))
  const own = all.filter((word) => !TITLES.has(word))
  return [...new Set(own.length > 0 ? own : all)].sort().slice(0, WORDS_MAX)
}

function words(folded: string): string[] {
  return folded.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
}

function blindToken(key: KeyObject, kind: BlindKind, value: string): Buffer {
  return createHmac('sha256', key).update(`${kind}\0${value}`, 'utf8').digest().subarray(0, TOKEN_BYTES)
}
