// What the boxes of a picture (HEIC) say of its items: which there are, what each is made of, and where each lies.
import { type Box, boxesOf, type Carrying, NotUnderstood } from './boxes.ts'

export type Item = { id: number; type: string; box: Box; named: number }
export type Link = { type: string; from: number; to: readonly number[]; bytes: Buffer }

// More than any picture has; a file that says so was made to take memory.
const LINKS_MAX = 50_000
const EXTENTS_MAX = 20_000

/** Reads numbers of a box one after another, and none behind its end. */
function reader({ from }: Carrying, box: Box, skip: number) {
  let at = box.body + skip
  const take = (length: number): number => {
    if (at + length > box.end) throw new NotUnderstood('a box ends too early')
    const value =
      length === 0 ? 0 : length === 8 ? Number(from.readBigUInt64BE(at)) : from.readUIntBE(at, length)
    at += length
    return value
  }
  return take
}

const versionOf = (work: Carrying, { body }: Box): number => work.from.readUInt8(body)

/** The item that is the picture. */
export const primaryOf = (work: Carrying, box: Box): number =>
  reader(work, box, 4)(versionOf(work, box) === 0 ? 2 : 4)

/** All items, with where in their box the name begins that a program gave them. */
export function itemsWithin(work: Carrying, names: Box): Item[] {
  return boxesOf(work, names.body + (versionOf(work, names) === 0 ? 6 : 8), names.end).map((box) => {
    const version = versionOf(work, box)
    if (box.type !== 'infe' || version < 2 || version > 3) throw new NotUnderstood('items without a kind')
    const take = reader(work, box, 4)
    const id = take(version > 2 ? 4 : 2)
    if (take(2) !== 0) throw new NotUnderstood('a locked item')
    const at = box.body + (version > 2 ? 10 : 8)
    if (at + 4 > box.end) throw new NotUnderstood('an item without a kind')
    return { id, type: work.from.toString('latin1', at, at + 4), box, named: at + 4 }
  })
}

/** The box of names with these items alone, and without what they are called. */
export function namesOf(work: Carrying, names: Box, items: readonly Item[]): Buffer[] {
  const wide = versionOf(work, names) > 0
  const head = Buffer.from(work.from.subarray(names.body, names.body + (wide ? 8 : 6)))
  head.writeUIntBE(items.length, 4, wide ? 4 : 2)
  const entries = items.map(({ box, named }) => {
    const entry = Buffer.from(work.from.subarray(box.start, box.end))
    return entry.fill(0, named - box.start)
  })
  return [head, ...entries]
}

/** Which item points to which, and as what. */
export function linksWithin(work: Carrying, box: Box): Link[] {
  const size = versionOf(work, box) === 0 ? 2 : 4
  let left = LINKS_MAX
  return boxesOf(work, box.body + 4, box.end).map((each) => {
    const take = reader(work, each, 0)
    const from = take(size)
    const count = take(2)
    left -= count
    if (left < 0) throw new NotUnderstood('too many links')
    const to = Array.from({ length: count }, () => take(size))
    return { type: each.type, from, to, bytes: work.from.subarray(each.start, each.end) }
  })
}

/** The items that have one of these properties, counted from one as they stand. */
export function itemsWith(work: Carrying, box: Box, wanted: ReadonlySet<number>): Set<number> {
  const found = new Set<number>()
  if (wanted.size === 0) return found
  const wideIds = versionOf(work, box) > 0
  const wideIndexes = (work.from.readUInt8(box.body + 3) & 1) === 1
  const take = reader(work, box, 4)
  for (let left = take(4); left > 0; left -= 1) {
    const id = take(wideIds ? 4 : 2)
    for (let more = take(1); more > 0; more -= 1) {
      const index = wideIndexes ? take(2) & 0x7fff : take(1) & 0x7f
      if (wanted.has(index)) found.add(id)
    }
  }
  return found
}

export type Place = {
  id: number
  isWithin: boolean
  ranges: readonly (readonly [from: number, to: number])[]
}
type Wanted = { kept: ReadonlySet<number>; data: Box | undefined; most: number }

/** Where the items lie that are kept: in the file, or within the box of their data. */
export function itemPlaces(work: Carrying, box: Box, { kept, data, most }: Wanted): Place[] {
  const version = versionOf(work, box)
  const [first, second] = [work.from.readUInt8(box.body + 4), work.from.readUInt8(box.body + 5)]
  const size = {
    offset: first >> 4,
    length: first & 15,
    base: second >> 4,
    index: version > 0 ? second & 15 : 0,
  }
  if (Object.values(size).some((each) => ![0, 4, 8].includes(each))) throw new NotUnderstood('odd widths')
  const take = reader(work, box, 6)
  const places: Place[] = []
  let extentsLeft = EXTENTS_MAX
  const items = take(version > 1 ? 4 : 2)
  if (items > most) throw new NotUnderstood('too many items')
  for (let item = 0; item < items; item += 1) {
    const id = take(version > 1 ? 4 : 2)
    const method = version > 0 ? take(2) & 15 : 0
    const elsewhere = take(2)
    const base = take(size.base)
    const count = take(2)
    extentsLeft -= count
    if (extentsLeft < 0) throw new NotUnderstood('too many extents')
    const extents = Array.from({ length: count }, () => {
      take(size.index)
      const from = base + take(size.offset)
      return [from, from + take(size.length)] as const
    })
    if (kept.has(id)) places.push(placeOf({ id, method, elsewhere, extents }, data))
  }
  return places
}

type Extents = readonly (readonly [from: number, to: number])[]
type Said = { id: number; method: number; elsewhere: number; extents: Extents }

function placeOf({ id, method, elsewhere, extents }: Said, data: Box | undefined): Place {
  if (elsewhere !== 0 || method > 1 || extents.some(([from, to]) => to <= from))
    throw new NotUnderstood('an item that is elsewhere')
  if (method === 0) return { id, isWithin: false, ranges: extents }
  if (!data) throw new NotUnderstood('an item without its data')
  const ranges = extents.map(([from, to]) => [data.body + from, data.body + to] as const)
  if (ranges.some(([, to]) => to > data.end)) throw new NotUnderstood('an item behind its data')
  return { id, isWithin: true, ranges }
}
