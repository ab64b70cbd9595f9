// A copy of a picture, film or sound in boxes (HEIC, MP4, MOV, M4A: ISO 14496-12, QuickTime), in which what stood beside it
// is overwritten with zeros: where, when and with which device. Nothing moves, so that every offset in the file still holds.
// What is not understood is not guessed: then there is no copy.

type Box = { type: string; start: number; body: number; end: number }

/** Thrown within, where a file is not as its own format says. */
class NotUnderstood extends Error {}

const DEEP = 8
// More than any camera writes: a small file that says it has more was made to take time or memory.
const BOXES_MAX = 100_000
const EXTENTS_MAX = 100_000
const CHUNKS_MAX = 1_000_000
/** Beside what is seen or heard: notes of the device, of editors, and what they once held. */
const BESIDE: readonly string[] = [
  'udta',
  'meta',
  'uuid',
  'free',
  'skip',
  'XMP_',
  'ilst',
  'keys',
  'gps ',
  'GPS ',
]
const TIMES: readonly string[] = ['mvhd', 'tkhd', 'mdhd']
const WITHIN: readonly string[] = ['trak', 'mdia', 'minf', 'stbl']

/** The copy; null where the file is not understood. */
export function blankBoxes(original: Buffer): Buffer | null {
  const bytes = Buffer.from(original)
  try {
    const boxes = boxesOf(bytes, 0, bytes.length)
    // In fragments there is no one place that says what is where.
    if (boxes.some(({ type }) => type === 'moof')) return null
    const picture = boxes.find(({ type }) => type === 'meta')
    const film = boxes.find(({ type }) => type === 'moov')
    if (!picture && !film) return null
    for (const box of boxes) {
      if (box === picture) blankItems(bytes, box)
      else if (box === film) blankFilm(bytes, box)
      else if (BESIDE.includes(box.type)) blank(bytes, box)
    }
    return bytes
  } catch (fault) {
    if (fault instanceof NotUnderstood || fault instanceof RangeError) return null
    throw fault
  }
}

function boxesOf(bytes: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = []
  for (let start = from; start + 8 <= to; ) {
    const said = bytes.readUInt32BE(start)
    const large = said === 1
    const body = start + (large ? 16 : 8)
    const size = large ? Number(bytes.readBigUInt64BE(start + 8)) : said === 0 ? to - start : said
    const end = start + size
    // A list of QuickTime may end with four zeros.
    if (said === 0 && to - start <= 8) break
    if (end < body || end > to) throw new NotUnderstood('a box reaches out of its place')
    if (boxes.length >= BOXES_MAX) throw new NotUnderstood('too many boxes')
    boxes.push({ type: bytes.toString('latin1', start + 4, start + 8), start, body, end })
    start = end
  }
  return boxes
}

function blank(bytes: Buffer, { start, body, end }: Box): void {
  bytes.write('free', start + 4, 'latin1')
  bytes.fill(0, body, end)
}

function blankFilm(bytes: Buffer, film: Box): void {
  for (const box of boxesOf(bytes, film.body, film.end)) {
    if (box.type === 'trak' && !isSeenOrHeard(bytes, box)) blankTrack(bytes, box)
    else blankWithin(bytes, box, DEEP)
  }
}

function blankWithin(bytes: Buffer, box: Box, deep: number): void {
  if (deep === 0) throw new NotUnderstood('too deep')
  if (BESIDE.includes(box.type)) return blank(bytes, box)
  if (TIMES.includes(box.type)) return blankTimes(bytes, box)
  if (!WITHIN.includes(box.type)) return
  for (const each of boxesOf(bytes, box.body, box.end)) blankWithin(bytes, each, deep - 1)
}

// When it was made and changed: two numbers after the version.
function blankTimes(bytes: Buffer, { body, end }: Box): void {
  const length = bytes.readUInt8(body) === 1 ? 16 : 8
  if (body + 4 + length > end) throw new NotUnderstood('no times')
  bytes.fill(0, body + 4, body + 4 + length)
}

const within = (bytes: Buffer, box: Box, path: readonly string[]): Box | undefined =>
  path.reduce<Box | undefined>(
    (at, type) => at && boxesOf(bytes, at.body, at.end).find((each) => each.type === type),
    box,
  )

function isSeenOrHeard(bytes: Buffer, track: Box): boolean {
  const handler = within(bytes, track, ['mdia', 'hdlr'])
  if (!handler) throw new NotUnderstood('a track of no kind')
  return ['vide', 'soun'].includes(bytes.toString('latin1', handler.body + 8, handler.body + 12))
}

// Of any other kind, such as where the telephone was from second to second: what it holds goes first, then the track.
function blankTrack(bytes: Buffer, track: Box): void {
  const table = within(bytes, track, ['mdia', 'minf', 'stbl'])
  if (table) blankSamples(bytes, table)
  blank(bytes, track)
}

// Nothing stands at two places: together they are no more than the file.
function wiping(bytes: Buffer): (from: number, to: number) => void {
  let left = bytes.length
  return (from, to) => {
    left -= to - from
    if (to > bytes.length || left < 0) throw new NotUnderstood('more than the file')
    bytes.fill(0, from, to)
  }
}

function blankSamples(bytes: Buffer, table: Box): void {
  const parts = new Map(boxesOf(bytes, table.body, table.end).map((box) => [box.type, box]))
  const [sizes, runs, offsets] = [
    parts.get('stsz'),
    parts.get('stsc'),
    parts.get('stco') ?? parts.get('co64'),
  ]
  if (!sizes || !runs || !offsets) throw new NotUnderstood('no table of samples')
  const wipe = wiping(bytes)
  const all = bytes.readUInt32BE(sizes.body + 4)
  const samples = bytes.readUInt32BE(sizes.body + 8)
  const chunks = bytes.readUInt32BE(offsets.body + 4)
  if (chunks > CHUNKS_MAX) throw new NotUnderstood('too many chunks')
  const perChunk = chunkReader(bytes, runs)
  const wide = offsets.type === 'co64'
  let sample = 0
  for (let chunk = 0; chunk < chunks && sample < samples; chunk += 1) {
    const at = offsets.body + 8 + (wide ? 8 : 4) * chunk
    const from = wide ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at)
    const last = Math.min(samples, sample + perChunk(chunk + 1))
    let to = from
    if (all > 0) to += all * (last - sample)
    else for (; sample < last; sample += 1) to += bytes.readUInt32BE(sizes.body + 12 + 4 * sample)
    sample = last
    wipe(from, to)
  }
  if (sample < samples) throw new NotUnderstood('samples without a place')
}

// How many samples a chunk holds: as the last run says that begins at it or before. Asked for one chunk after another.
function chunkReader(bytes: Buffer, runs: Box): (chunk: number) => number {
  const count = bytes.readUInt32BE(runs.body + 4)
  let run = 0
  let found = 0
  return (chunk) => {
    for (; run < count && bytes.readUInt32BE(runs.body + 8 + 12 * run) <= chunk; run += 1)
      found = bytes.readUInt32BE(runs.body + 12 + 12 * run)
    if (found === 0) throw new NotUnderstood('a chunk of nothing')
    return found
  }
}

const NOTES: readonly string[] = ['Exif', 'mime', 'uri ']

// Of a picture: its notes are items like itself, and another box says where each is.
function blankItems(bytes: Buffer, meta: Box): void {
  const parts = new Map(boxesOf(bytes, meta.body + 4, meta.end).map((box) => [box.type, box]))
  const [names, places] = [parts.get('iinf'), parts.get('iloc')]
  if (!names || !places) throw new NotUnderstood('no items')
  const notes = notesAmong(bytes, names)
  const wipe = wiping(bytes)
  for (const { id, ranges } of placesOf(bytes, places, parts.get('idat'))) {
    if (!notes.has(id)) continue
    for (const [from, to] of ranges()) wipe(from, to)
  }
  for (const type of ['udta', 'uuid', 'free']) {
    const box = parts.get(type)
    if (box) blank(bytes, box)
  }
}

function notesAmong(bytes: Buffer, names: Box): Set<number> {
  const first = names.body + (bytes.readUInt8(names.body) === 0 ? 6 : 8)
  const ids = boxesOf(bytes, first, names.end).flatMap(({ body }) => {
    const version = bytes.readUInt8(body)
    if (version < 2) throw new NotUnderstood('items without a kind')
    const wide = version > 2
    const type = bytes.toString('latin1', body + (wide ? 10 : 8), body + (wide ? 14 : 12))
    return NOTES.includes(type) ? [wide ? bytes.readUInt32BE(body + 4) : bytes.readUInt16BE(body + 4)] : []
  })
  return new Set(ids)
}

type Place = { id: number; ranges: () => [from: number, to: number][] }

function placesOf(bytes: Buffer, { body }: Box, data: Box | undefined): Place[] {
  const version = bytes.readUInt8(body)
  const [first, second] = [bytes.readUInt8(body + 4), bytes.readUInt8(body + 5)]
  const size = {
    offset: first >> 4,
    length: first & 15,
    base: second >> 4,
    index: version > 0 ? second & 15 : 0,
  }
  let at = body + 6
  const take = (length: number): number => {
    const value =
      length === 0 ? 0 : length === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, length)
    at += length
    return value
  }
  const wide = version > 1 ? 4 : 2
  let known = 0
  return Array.from({ length: take(wide) }, () => {
    const id = take(wide)
    const method = version > 0 ? take(2) & 15 : 0
    const elsewhere = take(2) !== 0
    const base = take(size.base)
    const count = take(2)
    known += count
    if (known > EXTENTS_MAX) throw new NotUnderstood('too many extents')
    const extents = Array.from({ length: count }, () => {
      take(size.index)
      return { offset: take(size.offset), length: take(size.length) }
    })
    const ranges = () => {
      const from = method === 0 ? 0 : method === 1 && data ? data.body : Number.NaN
      if (elsewhere || Number.isNaN(from)) throw new NotUnderstood('an item that is elsewhere')
      return extents.map(({ offset, length }): [number, number] => {
        const start = from + base + offset
        return [start, length === 0 ? bytes.length : start + length]
      })
    }
    return { id, ranges }
  })
}
