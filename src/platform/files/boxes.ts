// Files in boxes (ISO 14496-12, QuickTime): read, and carried into a copy of the same length that holds zeros until
// something is carried into it. Nothing moves, so that every offset in the file still holds.

export type Box = { type: string; start: number; body: number; end: number }

/** Thrown within, where a file is not as its own format says. */
export class NotUnderstood extends Error {}

// More than any camera writes: a small file that says it has more was made to take time or memory.
const BOXES_MAX = 20_000
const MEDIA_MAX = 100
// Two tracks may hold the same samples; no film does so again and again.
const CARRIED_TIMES = 2

/** A file, its copy, and how much of it may still be read and carried. */
export type Carrying = {
  from: Buffer
  to: Buffer
  boxesLeft: number
  bytesLeft: number
  /** Where samples and items may lie. */
  media: readonly { from: number; to: number }[]
}

export const carrying = (from: Buffer): Carrying => ({
  from,
  to: Buffer.alloc(from.length),
  boxesLeft: BOXES_MAX,
  bytesLeft: CARRIED_TIMES * from.length,
  media: [],
})

/** The boxes that lie one after another between two places. */
export function boxesOf(work: Carrying, from: number, to: number): Box[] {
  const boxes: Box[] = []
  for (let start = from; start + 8 <= to; ) {
    const said = work.from.readUInt32BE(start)
    const large = said === 1
    const body = start + (large ? 16 : 8)
    const size = large ? Number(work.from.readBigUInt64BE(start + 8)) : said === 0 ? to - start : said
    const end = start + size
    // A list of QuickTime may end with four zeros.
    if (said === 0 && to - start <= 8) break
    if (end < body || end > to) throw new NotUnderstood('a box reaches out of its place')
    work.boxesLeft -= 1
    if (work.boxesLeft < 0) throw new NotUnderstood('too many boxes')
    boxes.push({ type: work.from.toString('latin1', start + 4, start + 8), start, body, end })
    start = end
  }
  return boxes
}

/** Carries bytes into the copy as they are. */
export function carry(work: Carrying, from: number, to: number): void {
  if (from < 0 || to < from || to > work.from.length) throw new NotUnderstood('outside of the file')
  work.bytesLeft -= to - from
  if (work.bytesLeft < 0) throw new NotUnderstood('more than the file')
  work.from.copy(work.to, from, from, to)
}

/** Carries what is seen or heard: it lies where such things lie, not in some other box. */
export function carryMedia(work: Carrying, from: number, to: number): void {
  if (!work.media.some((each) => from >= each.from && to <= each.to))
    throw new NotUnderstood('no media there')
  carry(work, from, to)
}

export const addMedia = (work: Carrying, { body, end }: Box): void => {
  work.media = [...work.media, { from: body, to: end }]
  if (work.media.length > MEDIA_MAX) throw new NotUnderstood('media in too many places')
}

export const carryHead = (work: Carrying, { start, body }: Box): void => carry(work, start, body)

/** Leaves an empty place of the same length. */
export function drop(work: Carrying, box: Box): void {
  carryHead(work, box)
  work.to.write('free', box.start + 4, 'latin1')
}

/** How one kind of box is carried, its head apart. */
export type Rule = (work: Carrying, box: Box) => void
/** What may lie in a place, by its type; all else is left out. */
export type Rules = Readonly<Record<string, Rule>>

export function carryBox(work: Carrying, box: Box, rules: Rules): void {
  const rule = Object.hasOwn(rules, box.type) ? rules[box.type] : undefined
  if (!rule) return drop(work, box)
  carryHead(work, box)
  rule(work, box)
}

/** A box of boxes. `skip`: what stands before the first of them. */
export const holding =
  (rules: Rules, skip = 0): Rule =>
  (work, { body, end }) => {
    if (skip > 0) carry(work, body, body + skip)
    for (const box of boxesOf(work, body + skip, end)) carryBox(work, box, rules)
  }

export const whole: Rule = (work, { body, end }) => carry(work, body, end)

export const allWhole = (types: readonly string[]): Rules =>
  Object.fromEntries(types.map((type) => [type, whole]))

/** A box of which a length is known: whatever stands behind it is left out. */
export const first =
  (length: number): Rule =>
  (work, { body, end }) =>
    carry(work, body, Math.min(end, body + length))

/** A table: version, count, and rows of a width. */
export const table =
  (width: number): Rule =>
  (work, { body, end }) => {
    const to = body + 8 + width * work.from.readUInt32BE(body + 4)
    if (to > end) throw new NotUnderstood('a table reaches out of its box')
    carry(work, body, to)
  }

/** What kind of thing it is, without the name that a program gave it. */
export const handler: Rule = first(12)

/** Where the data lie: only in the file itself. Of another file there would be its path. */
export const references: Rule = (work, { body, end }) => {
  carry(work, body, body + 8)
  for (const each of boxesOf(work, body + 8, end)) {
    if ((work.from.readUInt32BE(each.body) & 1) === 0) throw new NotUnderstood('data in another file')
    carry(work, each.start, each.body + 4)
  }
}

/** Writes a box anew with less in it, and leaves an empty place behind it. */
export function shrink(work: Carrying, { start, body, end, type }: Box, parts: readonly Buffer[]): void {
  const held = Buffer.concat(parts)
  const rest = end - body - held.length
  if (body - start !== 8 || work.from.readUInt32BE(start) === 0 || rest < 0 || (rest > 0 && rest < 8))
    throw new NotUnderstood('no room for an empty place')
  work.to.writeUInt32BE(8 + held.length, start)
  work.to.write(type, start + 4, 'latin1')
  held.copy(work.to, body)
  if (rest === 0) return
  work.to.writeUInt32BE(rest, end - rest)
  work.to.write('free', end - rest + 4, 'latin1')
}
