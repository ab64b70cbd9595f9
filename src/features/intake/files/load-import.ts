// A file of the caller's agency with what would become of its rows, or what became of them.
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Services } from '../../../access/ctx.ts'
import { actingAs } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { deriveFollowUpCode } from '../../../platform/ids/follow-up-code.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { CSV_BOM, csvText } from '../../../platform/text/csv.ts'
import { areasTakingReports } from '../../agencies/index.ts'
import { glimpser, type Seen, titleOf } from './glimpse.ts'
import { findImport, type DoneRow, type Import, openImport, rowsOf, takenRows } from './imports.store.ts'
import { keptTrial } from './kept-trials.ts'
import { judgeRows, type ReadRow, readRows } from './judge-rows.ts'
import { lineOf } from './line-of.ts'
import { asMapping, type Mapping } from './mapping.ts'
import { fileWords as say } from './messages.en.ts'
import { type CsvFile, readBytes } from './read-file.ts'

export type Loaded = { of: Import; file: CsvFile; mapping: Mapping | undefined }

export type TriedRow = DoneRow & { notes: ReadRow['notes'] }
export type Removed = { of: Import; file: null }

/** One file, opened; without what is in it where that is removed. Throws NotFound where it is not theirs. */
export async function loadImport(tx: Tx, ctx: StaffCtx, id: string): Promise<Loaded | Removed> {
  const of = await findImport(tx, id)
  if (of?.removedAt) return { of, file: null }
  const bytes = of && (await openImport(tx, ctx, id))
  const read = of && bytes && (await readBytes(bytes, of.encoding, of.separator))
  if (!of || !read || !read.ok) throw new NotFound('no such file')
  const mapping = asMapping(of.mapping)
  return {
    of,
    file: read.value,
    mapping: mapping?.columns.length === read.value.titles.length ? mapping : undefined,
  }
}

async function readAll(tx: Tx, ctx: StaffCtx, { of, file }: Loaded, mapping: Mapping): Promise<ReadRow[]> {
  const now = of.startedAt ?? ctx.clock.now()
  const areas = await areasTakingReports(tx, londonDay(now))
  return readRows(ctx.vault.secrets, file, { agencyId: of.agencyId, mapping, areas, now })
}

/** What would become of every row if it ran now: judged once, and kept for the pages of the trial (kept-trials.ts). */
export async function tryRows(
  ctx: StaffCtx,
  services: Services,
  loaded: Loaded,
  mapping: Mapping,
): Promise<readonly TriedRow[]> {
  const now = ctx.clock.now()
  const [areas, taken] = await ctx.db.transaction(async (tx) => [
    await areasTakingReports(tx, londonDay(now)),
    await takenRows(tx),
  ])
  const { id, agencyId } = loaded.of
  return keptTrial([id, agencyId, mapping, londonDay(now), areas, taken], now, () =>
    judgeAll(ctx, services, loaded, mapping),
  )
}

// Whether a report is kept is asked as the public, who keeps it.
async function judgeAll(
  ctx: StaffCtx,
  services: Services,
  loaded: Loaded,
  mapping: Mapping,
): Promise<TriedRow[]> {
  return actingAs(services, ctx, { kind: 'public' }).db.transaction(async (tx) => {
    const rows = await judgeRows(tx, ctx.vault.secrets, await readAll(tx, ctx, loaded, mapping))
    return rows.map(({ number, outcome, problems, notes }) => ({
      number,
      outcome,
      problems: [...problems],
      notes,
      reference: null,
      opens: false,
    }))
  })
}

/** How the rows of a file are known again on a page; of one that was removed nothing is. */
export async function seenIn(tx: Tx, ctx: StaffCtx, loaded: Loaded | Removed): Promise<Seen> {
  const { file, mapping } = { mapping: undefined, ...loaded }
  const called = (field: string) => titleOf(field, mapping?.columns ?? [], file?.titles ?? [])
  if (!file || !mapping) return { titleOf: called }
  const areas = await areasTakingReports(tx, londonDay(ctx.clock.now()))
  return { titleOf: called, glimpse: glimpser(file, mapping, areas) }
}

/** What became of every row, as a spreadsheet, with the code of each report that was taken. */
export async function reportCsv(tx: Tx, ctx: StaffCtx, loaded: Loaded, mapping: Mapping): Promise<string> {
  const read = new Map((await readAll(tx, ctx, loaded, mapping)).map((row) => [row.number, row]))
  const theirs = mapping.columns.indexOf('reference')
  const head = [
    say.csv.row,
    say.csv.theirs,
    say.csv.outcome,
    say.csv.problems,
    say.csv.reference,
    say.csv.code,
    say.csv.notes,
  ]
  const rows = (await rowsOf(tx, loaded.of.id)).map(({ number, outcome, problems, reference }) => {
    const token = outcome === 'taken' ? (read.get(number)?.token ?? '') : ''
    const code = token === '' ? '' : deriveFollowUpCode(ctx.vault.secrets.followUp, token)
    const titled = (said: readonly Problem[]) => problemsText(loaded, said)
    const notes = outcome === 'taken' || outcome === 'before' ? (read.get(number)?.notes ?? []) : []
    const known = loaded.file.rows[number - 1]?.[theirs] ?? ''
    const found = [say.outcomes[outcome], titled(problems), reference, code, titled(notes)]
    return [lineOf(number), known, ...found]
  })
  return CSV_BOM + csvText([head, ...rows])
}

/** The rows that were not taken, as they were sent, each with what is wrong: to be mended and brought again. */
export function refusedCsv(loaded: Loaded, rows: readonly DoneRow[]): string {
  const left = rows.filter(({ outcome }) => outcome === 'refused' || outcome === 'changed')
  const { file } = loaded
  const lines = left.map(({ number, problems }) => [
    ...(file.rows[number - 1] ?? []),
    problemsText(loaded, problems),
  ])
  return CSV_BOM + csvText([[...file.titles, say.csv.whyRefused], ...lines])
}

const problemsText = ({ file, mapping }: Loaded, problems: readonly Problem[]): string =>
  problems
    .map(({ field, message }) => say.doubt(titleOf(field, mapping?.columns ?? [], file.titles), message))
    .join('; ')
