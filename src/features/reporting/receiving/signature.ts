// What a text looks like, without its words: MinHash over the words that tell one account from another, keyed. Two texts share
// about as many of the 32 parts as of those words; without the key the numbers can be neither read nor made for a guessed
// text. Words and not runs of them, since a witness tells the same in another order: docs/performance.md has what was
// measured. No I/O. Source: A. Broder, "On the resemblance and containment of documents" (1997).
import type { KeyObject } from 'node:crypto'
import type { Day } from '../../../platform/calendar/london.ts'
import { keyedHash } from '../../../platform/crypto/keyed-hash.ts'
import { fold } from '../../../platform/text/fold.ts'
import { isCommon, stemOf } from './common-words.ts'

export const PARTS = 32
/** So many parts equal are a sign by themselves, so many where place and day agree too: keep_signature (migration 0038). */
export const ALIKE = { alone: 16, near: 10 } as const
const PARTS_A_BAND = 2
// Fewer words say too little: "They shouted at me" is no sign of a second telling.
const WORDS_MIN = 8
const TELLING_MIN = 5
// The very same words on one day are a sign, where they are more than "They shouted at me".
const SAME_MIN = 5
// As many as the longest account that the form takes; a bound on the work for one report.
const WORDS_MAX = 2_000

export type Signature = { parts: number[]; bands: number[] }
export const NO_SIGNATURE: Signature = { parts: [], bands: [] }

/**
 * The signature of a text in any language that came on a day. Fewer than eight words, or than five that tell anything, are like
 * nothing but the same words, sent on the same day; NO_SIGNATURE where they are fewer than five.
 */
export function signatureOf(key: KeyObject, text: string, day: Day): Signature {
  const words = wordsOf(text)
  const telling = [...new Set(words.filter((word) => !isCommon(word)).map(stemOf))]
  if (words.length >= WORDS_MIN && telling.length >= TELLING_MIN)
    return signed(
      key,
      telling.map((word) => keyedHash(key, 'likeness of words', [word])),
    )
  if (words.length < SAME_MIN) return NO_SIGNATURE
  return signed(key, [keyedHash(key, 'sent twice in a day', [day, ...words])])
}

function signed(key: KeyObject, tokens: readonly Buffer[]): Signature {
  const hashes = tokens.map((token) => token.readInt32LE(0))
  const salts = saltsOf(key)
  const parts = salts.map((salt) =>
    hashes.reduce((least, hash) => Math.min(least, mix(hash ^ salt)), 2 ** 31),
  )
  return { parts, bands: bandsOf(parts) }
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(fold(text))) {
    if (isWordLike) words.push(segment)
    if (words.length === WORDS_MAX) break
  }
  return words
}

// One number for each part, from the key, so that the order of what is least is secret too.
function saltsOf(key: KeyObject): number[] {
  const bytes = Buffer.concat([0, 1, 2, 3].map((block) => keyedHash(key, 'likeness salts', [String(block)])))
  return Array.from({ length: PARTS }, (_, at) => bytes.readInt32LE(at * 4))
}

function bandsOf(parts: readonly number[]): number[] {
  return Array.from({ length: PARTS / PARTS_A_BAND }, (_, band) => {
    const [first = 0, second = 0] = parts.slice(band * PARTS_A_BAND)
    // The band is part of what is hashed: the same pair elsewhere is no likeness.
    return mix(mix(first + band) ^ second)
  })
}

/** Spreads 32 bits over all numbers, one to one (the finisher of MurmurHash3, which is in the public domain). */
function mix(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0
}
