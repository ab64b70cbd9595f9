// A copy of a sound (MP3, WAV) that holds the sound and nothing that is written beside it: titles, words, pictures, where and
// by whom it was taken. Only what a player needs is taken over, so that what nobody here knows stays behind. Null where a
// file is not understood.

type Frame = { length: number; like: number }

const RATES: readonly (readonly number[])[] = [
  [11_025, 12_000, 8_000],
  [],
  [22_050, 24_000, 16_000],
  [44_100, 48_000, 32_000],
]
const FIRST = [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448]
const SECOND = [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384]
const THIRD = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const LOW_FIRST = [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256]
const LOW = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]

// The head of a frame (ISO 11172-3): version, layer, bit rate, sampling rate, padding. `like` is what no file changes.
function frameAt(bytes: Buffer, at: number): Frame | null {
  if (at + 4 > bytes.length) return null
  const head = bytes.readUInt32BE(at)
  if (head >>> 21 !== 0x7ff) return null
  const version = (head >>> 19) & 3
  const layer = 4 - ((head >>> 17) & 3)
  const isFull = version === 3
  const rates =
    layer === 1 ? [FIRST, LOW_FIRST] : layer === 2 ? [SECOND, LOW] : layer === 3 ? [THIRD, LOW] : []
  const kbits = rates[isFull ? 0 : 1]?.[((head >>> 12) & 15) - 1]
  const rate = RATES[version]?.[(head >>> 10) & 3]
  if (!kbits || !rate) return null
  const padding = (head >>> 9) & 1
  const length =
    layer === 1
      ? (Math.floor((12_000 * kbits) / rate) + padding) * 4
      : Math.floor(((layer === 3 && !isFull ? 72_000 : 144_000) * kbits) / rate) + padding
  return { length, like: (head & 0x1e0c00) >>> 0 }
}

// Two that follow each other: two bytes of a picture in some note may look like one.
function beginsAt(bytes: Buffer, at: number, like: number | null): boolean {
  const frame = frameAt(bytes, at)
  if (!frame || (like !== null && frame.like !== like)) return false
  return frameAt(bytes, at + frame.length)?.like === frame.like
}

// How often what looks like a frame may be none: a picture in a note has thousands of such places.
const LOOKED_MAX = 100_000

/** Frames alone: what stands before, between and behind them (ID3, APE, Lyrics3) is left out. */
export function bareMp3(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = []
  let like: number | null = null
  let run = { from: 0, to: 0 }
  let at = 0
  let looked = 0
  while (at < bytes.length) {
    const frame = frameAt(bytes, at)
    const follows = at === run.to && at > 0 && frame !== null && frame.like === like
    if (frame && (follows || beginsAt(bytes, at, like))) {
      const end: number = at + frame.length
      // Broken off in the middle of a frame.
      if (end > bytes.length) break
      like = frame.like
      if (at !== run.to) {
        kept.push(bytes.subarray(run.from, run.to))
        run = { from: at, to: end }
      } else run.to = end
      at = end
      continue
    }
    looked += 1
    if (looked > LOOKED_MAX) return null
    at = at + noteLength(bytes, at)
    const next: number = bytes.indexOf(0xff, at)
    at = next < 0 ? bytes.length : next
  }
  kept.push(bytes.subarray(run.from, run.to))
  return like === null ? null : Buffer.concat(kept)
}

// How far a note reaches that says so itself; else one byte.
function noteLength(bytes: Buffer, at: number): number {
  if (bytes.toString('latin1', at, at + 3) === 'ID3' && at + 10 <= bytes.length) {
    const footer = (bytes.readUInt8(at + 5) & 0x10) === 0 ? 0 : 10
    const [a, b, c, d] = [6, 7, 8, 9].map((each) => bytes.readUInt8(at + each) & 0x7f)
    return 10 + (((a ?? 0) << 21) | ((b ?? 0) << 14) | ((c ?? 0) << 7) | (d ?? 0)) + footer
  }
  const isApe = bytes.toString('latin1', at, at + 8) === 'APETAGEX' && at + 32 <= bytes.length
  return isApe ? 32 + bytes.readUInt32LE(at + 12) : 1
}

/** What says how it sounds, and the sound; and how long each may be. */
const SOUND: Readonly<Record<string, number>> = { 'fmt ': 128, fact: 16, data: 0xffffffff }
const CHUNKS_MAX = 1_000
/** PCM, ADPCM, floating point, A-law, mu-law, IMA ADPCM, and those that say so further on. Others hold files of their own. */
const FORMS: readonly number[] = [1, 2, 3, 6, 7, 0x11, 0xfffe]

/** Of each the first, and nothing else. */
export function bareWav(bytes: Buffer): Buffer | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') return null
  const kept = new Map<string, Buffer>()
  let at = 12
  for (let chunk = 0; at + 8 <= bytes.length && !kept.has('data'); chunk += 1) {
    if (chunk >= CHUNKS_MAX) return null
    const type = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    // A recording that broke off says more than there is.
    const end = Math.min(at + 8 + size, bytes.length)
    const most = Object.hasOwn(SOUND, type) ? SOUND[type] : undefined
    if (most !== undefined && !kept.has(type)) {
      if (size > most && type !== 'data') return null
      kept.set(type, bytes.subarray(at + 8, end))
    }
    at = end + (size % 2)
  }
  const [form, fact, sound] = [kept.get('fmt '), kept.get('fact'), kept.get('data')]
  if (!form || form.length < 14 || !FORMS.includes(form.readUInt16LE(0)) || !sound?.length) return null
  const chunks = [
    chunkOf('fmt ', form),
    ...(fact ? [chunkOf('fact', fact)] : []),
    chunkOf('data', sound),
  ].flat()
  return Buffer.concat(chunkOf('RIFF', Buffer.from('WAVE', 'latin1'), ...chunks))
}

function chunkOf(type: string, ...parts: readonly Buffer[]): Buffer[] {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(length, 4)
  return [head, ...parts, Buffer.alloc(length % 2)]
}
