// Files of partners' reports, and what became of each row. The file itself is sealed.
import { sql } from 'kysely'
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { open, seal } from '../../../platform/crypto/envelope.ts'
import type { Problem } from '../../../platform/problems.ts'
import type { Separator } from '../../../platform/text/csv.ts'
import type { JudgedRow, RowOutcome } from './judge-rows.ts'
import type { Mapping } from './mapping.ts'
import type { CsvFile, Encoding } from './read-file.ts'

export type Import = {
  id: string
  agencyId: string
  fileName: string
  encoding: Encoding
  separator: Separator
  rowCount: number
  mapping: unknown
  status: 'mapping' | 'running' | 'done'
  madeAt: Date
  madeBy: string
  startedAt: Date | null
  finishedAt: Date | null
  /** When what is in it was removed. */
  removedAt: Date | null
  done: number
}

const LIST_MAX = 200
const aadOf = (id: string) => `import:${id}`

/** Keeps a file that somebody brought, sealed under a key of its own. */
export async function keepImport(
  tx: Tx,
  { vault, clock }: Pick<Ctx, 'vault' | 'clock'>,
  file: CsvFile & { id: string; fileName: string; bytes: Buffer; hash: Buffer },
): Promise<void> {
  const { keyId, key, wrapped } = vault.newKey()
  const kept = {
    id: file.id,
    keyId,
    wrapped: wrapped.toString('base64'),
    sealed: seal(key, file.bytes, aadOf(file.id)).toString('base64'),
    at: clock.now(),
    fileName: file.fileName,
    fileHash: file.hash.toString('base64'),
    encoding: file.encoding,
    separator: file.separator,
    shape: file.shape.toString('base64'),
    rows: file.rows.length,
  }
  await sql`select app.keep_import(${JSON.stringify(kept)}::jsonb)`.execute(tx)
}

/** The bytes of a file, opened. null: it is not theirs, or they are removed. */
export async function openImport(tx: Tx, { vault }: Pick<Ctx, 'vault'>, id: string): Promise<Buffer | null> {
  const { rows } = await sql<{ key_id: string; wrapped: Buffer; sealed: Buffer }>`
    select * from app.open_import(${id})`.execute(tx)
  const [row] = rows
  return row ? open(vault.openKey(row.key_id, row.wrapped), row.sealed, aadOf(id)) : null
}

const COLUMNS = sql`i.id, i.agency_id as "agencyId", i.file_name as "fileName", i.file_encoding as encoding, i.separator,
  i.row_count as "rowCount", i.mapping, i.status, i.made_at as "madeAt", coalesce(u.name, '') as "madeBy",
  i.started_at as "startedAt", i.finished_at as "finishedAt", i.removed_at as "removedAt",
  (select count(*)::int from intake_rows r where r.import_id = i.id) as done`

/** The files of the caller's agency, newest first. */
export async function listImports(tx: Tx): Promise<Import[]> {
  const { rows } =
    await sql<Import>`select ${COLUMNS} from intake_imports i left join staff_users u on u.id = i.made_by
    order by i.made_at desc, i.id limit ${LIST_MAX}`.execute(tx)
  return rows
}

/** How many rows of the agency's files were taken in or refused so far: by it a trial knows that another file ran. */
export async function takenRows(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from intake_rows`.execute(tx)
  return rows[0]?.n ?? 0
}

/** One file of the caller's agency; undefined is not theirs, or not there. */
export async function findImport(tx: Tx, id: string): Promise<Import | undefined> {
  const { rows } =
    await sql<Import>`select ${COLUMNS} from intake_imports i left join staff_users u on u.id = i.made_by
    where i.id = ${id}`.execute(tx)
  return rows[0]
}

/** Keeps how the columns are understood: for this file, and for the next with the same titles. */
export async function saveMapping(
  tx: Tx,
  { id, mapping, by, at }: { id: string; mapping: Mapping; by: string; at: Date },
): Promise<void> {
  const json = JSON.stringify(mapping)
  await sql`update intake_imports set mapping = ${json}::jsonb where id = ${id} and status = 'mapping'`.execute(
    tx,
  )
  await sql`insert into intake_mappings (agency_id, shape, mapping, saved_at, saved_by)
    select agency_id, shape, ${json}::jsonb, ${at}, ${by} from intake_imports where id = ${id}
    on conflict (agency_id, shape) do update set mapping = excluded.mapping, saved_at = excluded.saved_at,
      saved_by = excluded.saved_by`.execute(tx)
}

/** Lets the run begin. False: it began before, or there is nothing in the file any more. */
export async function startImport(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows = 0n } =
    await sql`update intake_imports set status = 'running', started_at = ${at}, started_by = ${by}
    where id = ${id} and status = 'mapping' and mapping is not null and removed_at is null`.execute(tx)
  return numAffectedRows > 0n
}

export type Running = Pick<Import, 'agencyId' | 'encoding' | 'separator' | 'mapping'>

/** A file whose rows are being taken in, for the job; undefined where it is over. */
export async function runningImport(tx: Tx, id: string): Promise<Running | undefined> {
  const { rows } =
    await sql<Running>`select agency_id as "agencyId", file_encoding as encoding, separator, mapping
    from intake_imports where id = ${id} and status = 'running'`.execute(tx)
  return rows[0]
}

/** Files whose rows are being taken in, or whose run stopped. */
export async function runningImports(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from intake_imports where status = 'running'
    order by id limit ${LIST_MAX}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Removes what is in files that have been done, or were left lying, since `older`. Returns how many. */
export async function removeImports(tx: Tx, older: Date, at: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select app.remove_import_files(${older}, ${at}, ${LIST_MAX}) as count`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Removes what is in one file of the caller's agency. False: it is not theirs, is removed, or is being taken in. */
export async function removeImport(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ removed: boolean }>`select app.remove_import(${id}, ${at}) as removed`.execute(
    tx,
  )
  return rows[0]?.removed ?? false
}

export async function doneRows(tx: Tx, id: string): Promise<Set<number>> {
  const { rows } = await sql<{
    number: number
  }>`select number from intake_rows where import_id = ${id}`.execute(tx)
  return new Set(rows.map(({ number }) => number))
}

/** Notes what became of rows that were not taken: all in one statement. Rows that are noted already stay so. */
export async function noteRows(
  tx: Tx,
  id: string,
  rows: readonly (Pick<JudgedRow, 'number' | 'outcome' | 'problems'> & { reference: string | null })[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into intake_rows (import_id, number, outcome, problems, reference, at)
    select ${id}, x.number, x.outcome, x.problems, x.reference, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (number integer, outcome text, problems jsonb, reference text)
    on conflict do nothing`.execute(tx)
}

export async function finishImport(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update intake_imports set status = 'done', finished_at = ${at} where id = ${id} and status = 'running'`.execute(
    tx,
  )
}

export type DoneRow = {
  number: number
  outcome: RowOutcome
  problems: Problem[]
  reference: string | null
  /** Whether the caller may open the report. */
  opens: boolean
}

/** What became of the rows of one file, in their order. */
export async function rowsOf(tx: Tx, id: string): Promise<DoneRow[]> {
  const { rows } =
    await sql<DoneRow>`select x.number, x.outcome, x.problems, x.reference, r.id is not null as opens
    from intake_rows x left join reports r on r.reference = x.reference
    where x.import_id = ${id} order by x.number`.execute(tx)
  return rows
}
