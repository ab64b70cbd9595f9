// A PDF's packed streams are unpacked once before the reader of PDFs sees them, only to learn how large they get: that
// reader itself has no limit, and a few kilobytes can be made to unpack to more than the machine's memory. What passes
// here all the same (streams that are locked, or say that they are pictures) ends at the limit of the process.
import { constants, inflateRawSync } from 'node:zlib'
import { Inflate } from 'fflate'
import { filtersOf, fromLetters } from './pdf-filters.ts'

const streamMark = Buffer.from('stream')
const dictionaryMax = 16_000
const sliceBytes = 1_024

/** The most that one byte can come to, where measuring it would cost as much as reading it. */
const mostPerByte: Readonly<Record<string, number>> = {
  FlateDecode: 1_032,
  LZWDecode: 1_400,
  RunLengthDecode: 64,
  BrotliDecode: 10_000,
}

/** Whether all packed streams together stay within `most` bytes, and all say plainly how they are packed. */
export function unpacksWithin(bytes: Uint8Array, most: number): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let left = most
  for (let at = file.indexOf(streamMark); at >= 0; at = file.indexOf(streamMark, at + streamMark.length)) {
    // Part of a longer word, such as "endstream".
    if (isRegular(file[at - 1]) || isRegular(file[at + streamMark.length])) continue
    const dictionary = file.toString('latin1', Math.max(0, at - dictionaryMax), at)
    const own = dictionary.slice(Math.max(0, dictionary.lastIndexOf(' obj')))
    const chains = filtersOf(own)
    if (!chains) return false
    const data = file.subarray(startOf(file, at + streamMark.length))
    const isPicture = /\/Subtype ?\/Image/.test(own)
    left -= Math.max(
      ...(chains.length > 0 ? chains : [[]]).map((chain) => unpacked(data, chain, isPicture, left)),
    )
    if (left < 0) return false
  }
  return true
}

/** Whether a byte goes on with the word before it (ISO 32000-1, 7.2.2): neither space nor bracket. */
const isRegular = (byte = 0x20): boolean => byte > 0x20 && !'()<>[]{}/%'.includes(String.fromCharCode(byte))

/** The line after the mark. */
function startOf(file: Buffer, after: number): number {
  let start = after
  while (start < after + 1_000 && file[start] !== 0x0a && file[start] !== 0x0d) start += 1
  return start + (file[start] === 0x0d && file[start + 1] === 0x0a ? 2 : 1)
}

/** What is packed in a way that says nowhere where it ends goes on to the mark of its end. */
function untilEnd(data: Buffer): Buffer {
  const end = data.indexOf('endstream')
  return end < 0 ? data : data.subarray(0, end)
}

/** What a stream comes to, or may come to at most; a picture that is packed only once is never unpacked. */
function unpacked(data: Buffer, chain: readonly string[], isPicture: boolean, left: number): number {
  const packings = chain.filter((name) => name in mostPerByte)
  // No honest program packs twice, and each multiplies what the other comes to.
  if (packings.length > 1) return Number.POSITIVE_INFINITY
  if (isPicture) return 0
  const [first = 'FlateDecode', ...others] = chain
  let bytes = first === 'FlateDecode' && others.length === 0 ? data : untilEnd(data)
  for (const name of chain) {
    const plain = fromLetters(name, bytes)
    if (!plain) break
    bytes = plain
  }
  const [only = 'FlateDecode'] = packings
  if (only !== 'FlateDecode') return bytes.length * (mostPerByte[only] ?? 1)
  return looksPacked(bytes) ? inflatedLength(bytes, left) : 0
}

/** The two bytes that every zlib stream begins with. */
function looksPacked(data: Buffer): boolean {
  const [first = 0, second = 0] = data
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0
}

/** Without its checksum, which the reader of PDFs does not look at. */
function inflatedLength(data: Buffer, left: number): number {
  const raw = data.subarray(2)
  try {
    return inflateRawSync(raw, { maxOutputLength: left + 1, finishFlush: constants.Z_SYNC_FLUSH }).length
  } catch (error) {
    const tooLarge =
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
    return tooLarge ? left + 1 : lengthUntilBroken(raw, left)
  }
}

/** Of a damaged stream the reader keeps what came before the damage. */
function lengthUntilBroken(raw: Buffer, left: number): number {
  let length = 0
  const inflate = new Inflate((piece) => (length += piece.length))
  try {
    for (let at = 0; at < raw.length && length <= left; at += sliceBytes)
      inflate.push(raw.subarray(at, at + sliceBytes))
  } catch {
    return length
  }
  return length
}
