// What there is to back up, as the catalogue says: every table of our own schemas, and the queue's unfinished jobs.
import { createHash } from 'node:crypto'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

/** A table and how its rows are read: as PostgreSQL's own text of COPY, in the order of the primary key. */
export type Table = { name: string; columns: string[]; copy: string }
/** How many rows, and the SHA-256 of their text: equal exactly where the content is. */
export type Content = { rows: number; sha256: string }

const JOBS = 'pgboss.job'
const SCHEMAS = ['public', 'vault', 'audit']
// Says what ran in this very database; the archive's manifest names it instead.
const LEFT_OUT = ['public.app_migrations']
// The transaction that wrote a row: a number of this server, which means nothing, or something else, in another.
const COLUMN_LEFT_OUT = 'created_txid'

/** Makes the text of COPY the same whatever the server and its owner prefer. Within a transaction. */
export const PLAIN_TEXT = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8';
  set local search_path = pg_catalog, pg_temp; set local work_mem = '64MB'; set local max_parallel_workers_per_gather = 0`

type Column = { table: string; column: string; key_position: number | null; textual: boolean }

/** Every table to back up, in the order of names. Refuses a table without a primary key: its rows have no order. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Column>(
    `select n.nspname || '.' || c.relname as table, a.attname as column,
       array_position(i.indkey::smallint[], a.attnum) as key_position,
       a.attcollation <> 0 as textual
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     left join pg_index i on i.indrelid = c.oid and i.indisprimary
     where c.relkind in ('r', 'p') and not c.relispartition and a.attname <> $3
       and (n.nspname = any ($1) or n.nspname || '.' || c.relname = $2)
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by n.nspname collate "C", c.relname collate "C", a.attnum`,
    [SCHEMAS, JOBS, COLUMN_LEFT_OUT],
  )
  const tables = Map.groupBy(rows, (row) => row.table)
  return [...tables]
    .filter(([name]) => !LEFT_OUT.includes(name))
    .map(([name, columns]) => table(name, columns))
}

function table(name: string, columns: Column[]): Table {
  const keys = columns
    .filter((each) => each.key_position !== null)
    .sort((a, b) => Number(a.key_position) - Number(b.key_position))
  if (keys.length === 0) throw new Error(`the table ${name} has no primary key, and cannot be backed up`)
  const order = keys.map((key) => `${pg.escapeIdentifier(key.column)}${key.textual ? ' collate "C"' : ''}`)
  const list = columns.map(({ column }) => selected(name, column))
  const some = name === JOBS ? `where state < 'completed'` : ''
  return {
    name,
    columns: columns.map(({ column }) => column),
    copy: `copy (select ${list.join(', ')} from ${quoted(name)} ${some} order by ${order.join(', ')}) to stdout`,
  }
}

// A job that runs while the backup is taken has not been done, as far as the backup goes: it is tried again.
function selected(table: string, column: string): string {
  const name = pg.escapeIdentifier(column)
  return table === JOBS && column === 'state'
    ? `case when state = 'active' then 'retry' else state end as state`
    : name
}

/** `schema.table` as SQL takes it. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => pg.escapeIdentifier(part))
    .join('.')

/** The rows of a table as pieces of text; returns what they amount to. */
export async function* readTable(client: pg.ClientBase, table: Table): AsyncGenerator<Buffer, Content> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const piece of client.query(copyTo(table.copy))) {
    const bytes: Buffer = piece
    hash.update(bytes)
    rows += countLines(bytes)
    yield bytes
  }
  return { rows, sha256: hash.digest('hex') }
}

/** What each table holds, without keeping any of it. Within a transaction under `PLAIN_TEXT`, as the keeper. */
export async function readContents(
  client: pg.ClientBase,
  tables: readonly Table[],
): Promise<Map<string, Content>> {
  const contents = new Map<string, Content>()
  for (const each of tables) {
    const reading = readTable(client, each)
    let step = await reading.next()
    while (!step.done) step = await reading.next()
    contents.set(each.name, step.value)
  }
  return contents
}

/** In the text of COPY a line end within a value is written \\n, so each that stands there ends a row. */
export function countLines(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1
  return lines
}
