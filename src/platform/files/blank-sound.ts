// A copy of a sound (MP3, WAV) that holds the sound and nothing that is written beside it: titles, pictures, where and by
// whom it was taken. Null where a file is not understood.

/** Frames alone: without the notes before and after them (ID3, APE). */
export function bareMp3(bytes: Buffer): Buffer | null {
  let from = 0
  while (bytes.toString('latin1', from, from + 3) === 'ID3' && from + 10 <= bytes.length) {
    const footer = (bytes.readUInt8(from + 5) & 0x10) === 0 ? 0 : 10
    const [a, b, c, d] = [6, 7, 8, 9].map((at) => bytes.readUInt8(from + at) & 0x7f)
    from += 10 + (((a ?? 0) << 21) | ((b ?? 0) << 14) | ((c ?? 0) << 7) | (d ?? 0)) + footer
  }
  let to = bytes.length
  if (to - 128 >= from && bytes.toString('latin1', to - 128, to - 125) === 'TAG') to -= 128
  if (to - 32 >= from && bytes.toString('latin1', to - 32, to - 24) === 'APETAGEX') {
    const length = bytes.readUInt32LE(to - 20)
    const header = (bytes.readUInt32LE(to - 12) & 0x80000000) === 0 ? 0 : 32
    to -= length + header
  }
  // Whatever fills the room before the first frame.
  while (from < to && bytes[from] === 0) from += 1
  const isFrame = from + 2 <= to && bytes[from] === 0xff && ((bytes[from + 1] ?? 0) & 0xe0) === 0xe0
  return isFrame ? Buffer.from(bytes.subarray(from, to)) : null
}

const SOUND: readonly string[] = ['fmt ', 'fact', 'data']

/** What says how it sounds, and the sound. */
export function bareWav(bytes: Buffer): Buffer | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') return null
  const kept: Buffer[] = []
  for (let at = 12; at + 8 <= bytes.length; ) {
    const type = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    // A recording that broke off says more than there is.
    const end = Math.min(at + 8 + size, bytes.length)
    if (SOUND.includes(type)) {
      const chunk = Buffer.from(bytes.subarray(at, end))
      chunk.writeUInt32LE(end - at - 8, 4)
      kept.push(chunk, Buffer.alloc((end - at) % 2))
    }
    at = end + (size % 2)
  }
  if (!kept.some((chunk) => chunk.toString('latin1', 0, 4) === 'data')) return null
  const body = Buffer.concat([Buffer.from('WAVE', 'latin1'), ...kept])
  const head = Buffer.alloc(8)
  head.write('RIFF', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
