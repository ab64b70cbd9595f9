// Bringing in a file of places: first tried, with a report of every row, then written, all of it or nothing. What belongs
// to none of the partnership's areas is left out. Loading under the same name replaces what was loaded under it.
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { isStaff } from '../../access/actor.ts'
import { type Day, isDay } from '../../platform/calendar/london.ts'
import { newId } from '../../platform/ids.ts'
import { type Outcome, ok, type Problem, refused } from '../../platform/problems.ts'
import { CSV_BOM, CsvBroken, readCsv } from '../../platform/text/csv.ts'
import { type LocatedPlace, locator } from './locate.ts'
import { type LayoutReader, layoutOf, type ReadRow, type RowFault, type SourceLayout } from './layouts.ts'
import { placesWords as words } from './messages.en.ts'
import { looksLikeJson, readGeoJson } from './read-geojson.ts'
import { findSource, saveSource, type SourceDraft, storeFor } from './sources.store.ts'

export const RESULTS = ['added', 'changed', 'same', 'left-out', 'refused', 'removed'] as const
export type Result = (typeof RESULTS)[number]
export type RowReport = { row: number; name: string; result: Result; why: RowFault | null }
export type PlacesImport = { layout: SourceLayout; counts: Record<Result, number>; written: boolean }

type Chunks = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>
type Options = {
  write: boolean
  /** Hears of every row, in order. */
  onRow?: (report: RowReport) => void
}

/** What is typed of a source: its name, whose data it is, and of which day. Returns what is wrong with it, by field. */
export function readSource(form: { name: string; attribution: string; dated: string }): Outcome<SourceDraft> {
  const [name, attribution] = [form.name.trim(), form.attribution.trim()]
  const problems: Problem[] = [
    ...(name.length < 2 || name.length > 120 ? [{ field: 'name', message: words.problems.name }] : []),
    ...(attribution.length < 2 || attribution.length > 500
      ? [{ field: 'attribution', message: words.problems.attribution }]
      : []),
    ...(isDay(form.dated) ? [] : [{ field: 'dated', message: words.problems.dated }]),
  ]
  return problems.length > 0 ? refused(...problems) : ok({ name, attribution, dated: form.dated as Day })
}

/**
 * Reads a file (CSV of postcodes, first halves, stops and stations, wards or named places; GeoJSON of districts or wards)
 * and tells `onRow` what each row is. With `write` the source then holds exactly what the file does. For coordinators,
 * those who govern the partnership, and named work. Refuses a file of no known shape, and of none of the areas.
 */
export async function importPlaces(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock' | 'requestId'>,
  source: SourceDraft,
  chunks: Chunks,
  { write, onRow = () => {} }: Options,
): Promise<Outcome<PlacesImport>> {
  const locate = await locator(tx)
  if (!locate) return refused({ field: 'file', message: words.problems.noAreas })
  const read = await readAll(chunks)
  if (!read.ok) return read
  const { layout, rows } = read.value
  const known = await findSource(tx, source.name)
  if (known && known.layout !== layout)
    return refused({ field: 'name', message: words.problems.otherLayout(words.layouts[known.layout]) })
  const store = storeFor(layout)
  const before = known ? await store.load(tx, known.id) : new Map<string, string>()
  const counts = newCounts()
  const kept = new Map<string, LocatedPlace>()
  const say = (report: RowReport) => {
    counts[report.result] += 1
    onRow(report)
  }
  for (const [at, row] of rows.entries()) {
    const judged = judge(row, locate, kept, before)
    say({ row: at + 1, name: row.name, result: judged.result, why: judged.why })
    if (judged.place) kept.set(judged.place.key, judged.place)
  }
  const gone = [...before.keys()].filter((key) => !kept.has(key))
  for (const key of gone) say({ row: 0, name: key, result: 'removed', why: null })
  if (kept.size === 0) return refused({ field: 'file', message: words.problems.nothing(counts.refused) })
  if (write) {
    const id = known?.id ?? newId()
    const loadedBy = isStaff(ctx.actor) ? ctx.actor.userId : null
    await saveSource(tx, { ...source, id, layout, loadedBy, loadedAt: ctx.clock.now() })
    const changed = [...kept.values()].filter((place) => before.get(place.key) !== store.print(place))
    await store.save(tx, id, changed, gone)
    await record(tx, ctx, {
      action: 'places.import',
      subjectKind: 'place_source',
      subjectId: id,
      detail: { layout, ...counts },
    })
  }
  return ok({ layout, counts, written: write })
}

const newCounts = (): Record<Result, number> => ({
  added: 0,
  changed: 0,
  same: 0,
  'left-out': 0,
  refused: 0,
  removed: 0,
})

type Judged = { result: Result; why: RowFault | null; place?: LocatedPlace }
const LEFT_OUT: readonly RowFault[] = ['not-current', 'other-kind', 'elsewhere', 'twice']

function judge(
  row: ReadRow,
  locate: (place: Extract<ReadRow, { place: unknown }>['place']) => LocatedPlace | null,
  kept: ReadonlyMap<string, LocatedPlace>,
  before: ReadonlyMap<string, string>,
): Judged {
  if ('fault' in row) return { result: LEFT_OUT.includes(row.fault) ? 'left-out' : 'refused', why: row.fault }
  if (kept.has(row.place.key)) return { result: 'left-out', why: 'twice' }
  const place = locate(row.place)
  if (!place) return { result: 'left-out', why: 'elsewhere' }
  const known = before.get(place.key)
  const same = known === storeFor(place.kind === 'postcode' ? 'postcodes' : 'places').print(place)
  return { result: known === undefined ? 'added' : same ? 'same' : 'changed', why: null, place }
}

const ROWS_MAX = 300_000

async function readAll(chunks: Chunks): Promise<Outcome<{ layout: SourceLayout; rows: ReadRow[] }>> {
  const source = startOf(chunks)
  const first = await source.first()
  if (looksLikeJson(first)) {
    const rows = readGeoJson(await source.whole())
    return rows
      ? ok({ layout: 'boundaries', rows })
      : refused({ field: 'file', message: words.problems.unknown })
  }
  let reader: LayoutReader | null = null
  const rows: ReadRow[] = []
  try {
    for await (const row of readCsv(source.all())) {
      if (!reader) {
        reader = layoutOf(row)
        if (!reader) break
        if (reader.headed) continue
      }
      if (rows.length === ROWS_MAX)
        return refused({ field: 'file', message: words.problems.tooMany(ROWS_MAX) })
      rows.push(reader.read(row))
    }
  } catch (fault) {
    if (fault instanceof CsvBroken)
      return refused({ field: 'file', message: words.problems.broken(fault.line) })
    throw fault
  }
  return reader
    ? ok({ layout: reader.layout, rows })
    : refused({ field: 'file', message: words.problems.unknown })
}

// A file's first piece says what it is; then it is read from its beginning.
function startOf(chunks: Chunks) {
  const pieces: (string | Uint8Array)[] = []
  const asyncly = (async function* () {
    yield* chunks
  })()
  const textOf = (piece: string | Uint8Array) =>
    typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8')
  async function* all() {
    yield* pieces
    yield* asyncly
  }
  return {
    first: async (): Promise<string> => {
      const { value } = await asyncly.next()
      if (value !== undefined) pieces.push(value)
      return value === undefined ? '' : textOf(value).replace(CSV_BOM, '')
    },
    all,
    whole: async (): Promise<string> => {
      const parts: Uint8Array[] = []
      for await (const piece of all()) parts.push(typeof piece === 'string' ? Buffer.from(piece) : piece)
      return Buffer.concat(parts).toString('utf8').replace(CSV_BOM, '')
    },
  }
}
