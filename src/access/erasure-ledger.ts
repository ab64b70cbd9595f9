// The list of what was erased, outside the database: a backup from before still holds the keys, and whoever restores it brings
// everybody back. Ids and times only, so that it may be kept anywhere; the newest copy lies in the data directory and beside
// the backups. Its first line says whose it is. After that each erasing is a line, and after those a line says until when
// the list is complete: a copy that was cut off anywhere says no more than it holds.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** One erasing that was done: its id, of which report, when, and whether the notes of colleagues went with it. */
export type Erased = { id: string; report: string; at: string; notes: boolean }
export type Span = { from: Date; to: Date }
/** `place`: of which partnership (partnership.place). `unknown`: times before `completeTo` of which it may lack something. */
export type Ledger = { place: string; completeTo: Date; unknown: Span[]; erased: Erased[] }

const FILE_NAME = 'erasures.jsonl'
const whoseSchema = z.object({ place: z.uuid() })
const erasedSchema = z.object({ id: z.uuid(), report: z.uuid(), at: z.iso.datetime(), notes: z.boolean() })
const stateSchema = z.object({
  completeTo: z.iso.datetime(),
  unknown: z.array(z.object({ from: z.iso.datetime(), to: z.iso.datetime() })),
})
const lineSchema = z.union([erasedSchema, stateSchema])

/** Where a folder keeps its copy. */
export const ledgerFile = (folder: string): string => join(folder, FILE_NAME)

/** A list of another partnership, which says nothing of this one's people. */
export class OtherPlace extends Error {}

/** Throws OtherPlace where a list that stands at `path` is another partnership's. */
export function refuseOtherPlace(path: string, theirs: string, ours: string): void {
  if (theirs !== ours)
    throw new OtherPlace(
      `${path} lists what another partnership erased. Move it away, and take the list of this one: it stands in its DATA_DIR and beside its backups`,
    )
}

type Read = { ledger: Ledger; states: number; torn: boolean }

/** What a copy says; null where there is none. Throws on one that is damaged, with its name and line. */
export const readLedger = (path: string): Ledger | null => read(path)?.ledger ?? null

function read(path: string): Read | null {
  if (!existsSync(path)) return null
  const text = readFileSync(path, 'utf8')
  // What a crash, or a copy that was cut off, left of a last line is none.
  const [first, ...rest] = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
  const { place } = parse(path, whoseSchema, first, 1)
  const lines = rest.map((line, index) => parse(path, lineSchema, line, index + 2))
  const states = lines.filter((line) => 'completeTo' in line)
  const last = states.at(-1)
  const ledger = {
    place,
    completeTo: new Date(last?.completeTo ?? 0),
    unknown: (last?.unknown ?? []).map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })),
    erased: lines.filter((line) => 'id' in line),
  }
  return { ledger, states: states.length, torn: !text.endsWith('\n') }
}

function parse<T>(path: string, schema: z.ZodType<T>, line: string | undefined, number: number): T {
  try {
    return schema.parse(JSON.parse(line ?? ''))
  } catch (cause) {
    throw new Error(`${path} is damaged in line ${number}: take another copy of it`, { cause })
  }
}

const FOREVER = new Date(8.64e15)

/** Several lists of one partnership as one: each erasing once, and unknown only what is unknown to all of them. */
export function joinLedgers([first, ...rest]: readonly [Ledger, ...Ledger[]]): Ledger {
  const all = [first, ...rest]
  const byId = new Map(all.flatMap(({ erased }) => erased.map((each) => [each.id, each] as const)))
  const unknown = rest.reduce((left, each) => inBoth(left, unknownTo(each)), unknownTo(first))
  return {
    place: first.place,
    completeTo: unknown.find(({ to }) => to === FOREVER)?.from ?? first.completeTo,
    unknown: unknown.filter(({ to }) => to !== FOREVER),
    erased: [...byId.values()].sort((a, b) => (a.at < b.at ? -1 : 1)),
  }
}

const unknownTo = ({ unknown, completeTo }: Ledger): Span[] => [...unknown, { from: completeTo, to: FOREVER }]

const inBoth = (some: readonly Span[], others: readonly Span[]): Span[] =>
  some.flatMap((one) =>
    others.flatMap((other) => {
      const from = one.from > other.from ? one.from : other.from
      const to = one.to < other.to ? one.to : other.to
      return from < to ? [{ from, to }] : []
    }),
  )

/** After as many lines that say until when it is complete, the list is written anew with one. */
const STATES_MAX = 1_000

/**
 * Brings a folder's copy up to date, never losing a line of it: what is new is added at its end. Durable, or as it was.
 * Throws OtherPlace, and leaves the copy as it is, where it is another partnership's.
 */
export function keepLedger(folder: string, now: Ledger): void {
  const path = ledgerFile(folder)
  const before = read(path)
  if (!before) return rewrite(path, now)
  refuseOtherPlace(path, before.ledger.place, now.place)
  const all = joinLedgers([before.ledger, now])
  if (before.torn || before.states >= STATES_MAX) return rewrite(path, all)
  const known = new Set(before.ledger.erased.map(({ id }) => id))
  write(path, 'a', [...all.erased.filter(({ id }) => !known.has(id)), state(all)])
}

const state = ({ completeTo, unknown }: Ledger) => ({ completeTo, unknown })

function rewrite(path: string, all: Ledger): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.${process.pid}.unfinished`
  write(unfinished, 'w', [{ place: all.place }, ...all.erased, state(all)])
  renameSync(unfinished, path)
  const place = openSync(dirname(path), 'r')
  fsyncSync(place)
  closeSync(place)
}

function write(path: string, how: 'a' | 'w', lines: readonly object[]): void {
  const file = openSync(path, how, 0o600)
  try {
    writeSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

export type ErasedRow = { id: string; report_id: string; ended_at: Date; with_notes: boolean }
/** `gaps`: times of which a restore found no list, also those that are settled. */
export type Known = { place: string; gaps: (Span & { settled: boolean })[]; erased: ErasedRow[] }

/** What the database knows, read at a moment, as a list. */
export const asLedger = ({ place, gaps, erased }: Known, at: Date): Ledger => ({
  place,
  // An erasing that is being carried out at this moment may not be seen yet; before its restore this place did none.
  completeTo: new Date(Math.max(at.getTime() - MOMENT_MS, ...gaps.map(({ to }) => to.getTime()))),
  unknown: gaps.filter(({ settled }) => !settled).map(({ from, to }) => ({ from, to })),
  erased: erased.map((row) => ({
    id: row.id,
    report: row.report_id,
    at: row.ended_at.toISOString(),
    notes: row.with_notes,
  })),
})
const MOMENT_MS = 60_000
