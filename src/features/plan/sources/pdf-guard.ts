// A PDF's packed streams are unpacked once before the reader of PDFs sees them, only to learn how large they get: that
// reader itself has no limit, and a few kilobytes can be made to unpack to more than the machine's memory.
import { inflateSync } from 'node:zlib'

const streamMark = Buffer.from('stream')
const dictionaryMax = 2_000

/** Whether all packed streams together stay within `most` bytes, and none is packed twice over. */
export function unpacksWithin(bytes: Uint8Array, most: number): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let left = most
  for (let at = file.indexOf(streamMark); at >= 0; at = file.indexOf(streamMark, at + streamMark.length)) {
    if (at >= 3 && file.toString('latin1', at - 3, at) === 'end') continue
    const dictionary = file.toString('latin1', Math.max(0, at - dictionaryMax), at)
    const own = dictionary.slice(Math.max(0, dictionary.lastIndexOf(' obj')))
    if (packings(own) > 1) return false
    const start = at + streamMark.length + (file[at + 6] === 0x0d && file[at + 7] === 0x0a ? 2 : 1)
    if (/\/(?:LZWDecode|LZW|RunLengthDecode|RL)\b/.test(own)) left -= lzwLargest(file, start)
    else if (looksPacked(file, start) && !/\/Subtype ?\/Image/.test(own))
      left -= inflatedLength(file, start, left)
    if (left < 0) return false
  }
  return true
}

/** Several filters of one stream that each make it larger. */
function packings(dictionary: string): number {
  const filters = /\/(?:Filter|F) ?\[([^\]]{0,400})\]/.exec(dictionary)?.[1] ?? ''
  return filters.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|BrotliDecode)\b/g)?.length ?? 0
}

/** The two bytes that every zlib stream begins with. */
function looksPacked(file: Buffer, start: number): boolean {
  const first = file[start] ?? 0
  return (first & 0x0f) === 8 && (first * 256 + (file[start + 1] ?? 0)) % 31 === 0
}

function inflatedLength(file: Buffer, start: number, left: number): number {
  try {
    return inflateSync(file.subarray(start), { maxOutputLength: left + 1, finishFlush: 2 }).length
  } catch (error) {
    const tooLarge =
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
    return tooLarge ? left + 1 : 0
  }
}

/** LZW and run lengths have no cheap measure: what they can come to at most for text, a hundredfold. */
function lzwLargest(file: Buffer, start: number): number {
  const end = file.indexOf('endstream', start)
  return ((end < 0 ? file.length : end) - start) * 100
}
