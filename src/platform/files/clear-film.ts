// A film or a sound in boxes: of it only what a player needs is carried into the copy. What was written beside it (where,
// when, with which device, what stood at the same place before) is in no list here, so it is left out, known or not.
import {
  allWhole,
  type Box,
  boxesOf,
  type Carrying,
  carry,
  carryBox,
  carryHead,
  carryMedia,
  drop,
  first,
  handler,
  holding,
  NotUnderstood,
  type Rule,
  type Rules,
  references,
  table,
} from './boxes.ts'

const CHUNKS_MAX = 1_000_000

// When it was made and changed: two numbers after the version.
const times =
  (short: number, long: number): Rule =>
  (work, box) => {
    const isLong = work.from.readUInt8(box.body) === 1
    const length = isLong ? long : short
    if (box.body + length > box.end) throw new NotUnderstood('no times')
    carry(work, box.body, box.body + length)
    work.to.fill(0, box.body + 4, box.body + (isLong ? 20 : 12))
  }

const edits: Rule = (work, box) => table(work.from.readUInt8(box.body) === 1 ? 20 : 12)(work, box)

const sizes: Rule = (work, { body, end }) => {
  const to = body + 12 + (work.from.readUInt32BE(body + 4) > 0 ? 0 : 4 * work.from.readUInt32BE(body + 8))
  if (to > end) throw new NotUnderstood('a table reaches out of its box')
  carry(work, body, to)
}

/** How to decode it and show its colours. */
const PICTURE_NEEDS: Rules = {
  ...allWhole([
    'avcC',
    'hvcC',
    'lhvC',
    'vpcC',
    'vvcC',
    'av1C',
    'dvcC',
    'dvvC',
    'dvwC',
    'd263',
    'esds',
    'jpgC',
  ]),
  ...allWhole([
    'colr',
    'pasp',
    'clap',
    'fiel',
    'gama',
    'btrt',
    'clli',
    'mdcv',
    'cclv',
    'amve',
    'SmDm',
    'CoLL',
  ]),
  ...allWhole(['ccst', 'st3d']),
}
/** How to decode it and which loudspeaker is which. */
const SOUND_NEEDS: Rules = {
  ...allWhole(['esds', 'alac', 'dac3', 'dec3', 'dac4', 'dOps', 'dfLa', 'damr', 'pcmC', 'ddts', 'mhaC']),
  ...allWhole(['chan', 'chnl', 'btrt', 'srat', 'SA3D']),
  wave: holding({
    ...allWhole(['frma', 'esds', 'alac', 'enda', 'mp4a', 'dac3', 'dec3', 'damr']),
    '\0\0\0\0': first(0),
  }),
}
const LOCKED: readonly string[] = ['encv', 'enca', 'drmi', 'drms']

// Before the boxes of an entry: its numbers, among which stand the names of who made the program.
const PICTURE_HEAD = 78
const SOUND_HEAD = 28
const SOUND_MORE: Readonly<Record<number, number>> = { 1: 16, 2: 36 }

const entries =
  (isSound: boolean): Rule =>
  (work, { body, end }) => {
    carry(work, body, body + 8)
    const isNewer = work.from.readUInt8(body) > 0
    for (const entry of boxesOf(work, body + 8, end)) {
      if (LOCKED.includes(entry.type)) throw new NotUnderstood('locked')
      const more = isSound && !isNewer ? (SOUND_MORE[work.from.readUInt16BE(entry.body + 8)] ?? 0) : 0
      const head = entry.body + (isSound ? SOUND_HEAD + more : PICTURE_HEAD)
      if (head > entry.end) throw new NotUnderstood('an entry without its numbers')
      carry(work, entry.start, head)
      work.to.fill(0, entry.body + 12, entry.body + 16)
      if (!isSound) work.to.fill(0, entry.body + 42, entry.body + 74)
      for (const each of boxesOf(work, head, entry.end))
        carryBox(work, each, isSound ? SOUND_NEEDS : PICTURE_NEEDS)
    }
  }

const trackRules = (isSound: boolean): Rules => ({
  tkhd: times(84, 96),
  edts: holding({ elst: edits }),
  tapt: holding({ clef: first(12), prof: first(12), enof: first(12) }),
  mdia: holding({
    mdhd: times(24, 36),
    hdlr: handler,
    minf: holding({
      vmhd: first(12),
      smhd: first(8),
      hdlr: handler,
      dinf: holding({ dref: references }),
      stbl: holding({
        stsd: entries(isSound),
        stts: table(8),
        ctts: table(8),
        stsc: table(12),
        stsz: sizes,
        stco: table(4),
        co64: table(8),
        stss: table(4),
        stps: table(4),
      }),
    }),
  }),
})
const TRACK = { seen: holding(trackRules(false)), heard: holding(trackRules(true)) }
const FILM: Rules = { mvhd: times(100, 112) }
const SEEN: readonly string[] = ['vide', 'pict']

/** Carries a film's tracks that are seen or heard, with their samples; all others leave empty places. */
export function carryFilm(work: Carrying, film: Box): void {
  carryHead(work, film)
  let tracks = 0
  for (const box of boxesOf(work, film.body, film.end)) {
    if (box.type !== 'trak') {
      carryBox(work, box, FILM)
      continue
    }
    const kind = kindOf(work, box)
    const isSound = kind === 'soun'
    if (!isSound && !SEEN.includes(kind)) {
      drop(work, box)
      continue
    }
    tracks += 1
    carryHead(work, box)
    TRACK[isSound ? 'heard' : 'seen'](work, box)
    carrySamples(work, box, isSound)
  }
  if (tracks === 0) throw new NotUnderstood('nothing to see or hear')
}

const within = (work: Carrying, box: Box, path: readonly string[]): Box => {
  const [next, ...further] = path
  const found = boxesOf(work, box.body, box.end).filter(({ type }) => type === next)
  const [only] = found
  if (!only || found.length > 1) throw new NotUnderstood('not one of them')
  return further.length === 0 ? only : within(work, only, further)
}

function kindOf(work: Carrying, track: Box): string {
  const { body } = within(work, track, ['mdia', 'hdlr'])
  return work.from.toString('latin1', body + 8, body + 12)
}

function carrySamples(work: Carrying, track: Box, isSound: boolean): void {
  const bytes = work.from
  const place = within(work, track, ['mdia', 'minf', 'stbl'])
  const boxes = boxesOf(work, place.body, place.end)
  const parts = new Map(boxes.map((box) => [box.type, box]))
  // Two of them, and a player might follow the one that was not looked at.
  if (parts.size < boxes.length) throw new NotUnderstood('tables twice')
  const [kinds, lengths, runs, offsets] = [
    parts.get('stsd'),
    parts.get('stsz'),
    parts.get('stsc'),
    parts.get('stco') ?? parts.get('co64'),
  ]
  if (!kinds || !lengths || !runs || !offsets || (parts.has('stco') && parts.has('co64')))
    throw new NotUnderstood('no table of samples')
  const said = bytes.readUInt32BE(lengths.body + 4)
  const all = said === 1 && isSound ? frameLength(bytes, kinds) : said
  const samples = bytes.readUInt32BE(lengths.body + 8)
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
    if (all > 0) to += Math.ceil(all * (last - sample))
    else for (; sample < last; sample += 1) to += bytes.readUInt32BE(lengths.body + 12 + 4 * sample)
    sample = last
    carryMedia(work, from, to)
  }
  if (sample < samples) throw new NotUnderstood('samples without a place')
}

// QuickTime calls a moment of sound a sample, and says elsewhere how many bytes it has.
function frameLength(bytes: Buffer, { body }: Box): number {
  const entry = body + 16
  const version = bytes.readUInt16BE(entry + 8)
  if (version === 0) return Math.max(1, (bytes.readUInt16BE(entry + 16) * bytes.readUInt16BE(entry + 18)) / 8)
  if (version === 1)
    return Math.max(1, bytes.readUInt32BE(entry + 36)) / Math.max(1, bytes.readUInt32BE(entry + 28))
  return Math.max(1, bytes.readUInt32BE(entry + 56)) / Math.max(1, bytes.readUInt32BE(entry + 60))
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
