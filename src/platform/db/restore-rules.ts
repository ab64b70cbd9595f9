// What stands in the way of rows that come as they were, lifted for the loading of a backup and put back before it commits.
import pg from 'pg'
import { quoted, type Table } from './tables.ts'

type Rules = { table: string; forced: boolean; constraint: string | null; definition: string | null }

/** Lifts row security, triggers and foreign keys of these tables; returns the statements that put them back. */
export async function liftRules(client: pg.Client, tables: Table[]): Promise<string[]> {
  const names = tables.map(({ name }) => name).filter((name) => !name.startsWith('pgboss.'))
  const { rows } = await client.query<Rules>(
    `select n.nspname || '.' || c.relname as table, c.relforcerowsecurity as forced, f.conname as constraint,
       pg_get_constraintdef(f.oid) as definition
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f'
     where n.nspname || '.' || c.relname = any ($1) order by 1, 3`,
    [names],
  )
  const back: string[] = []
  for (const { table, constraint, definition } of rows) {
    if (!constraint) continue
    await client.query(`alter table ${quoted(table)} drop constraint ${pg.escapeIdentifier(constraint)}`)
    back.push(`alter table ${quoted(table)} add constraint ${pg.escapeIdentifier(constraint)} ${definition}`)
  }
  // Foreign keys are proved before row security is forced again: they must see every row.
  for (const [table, [rule]] of Map.groupBy(rows, (row) => row.table)) {
    await client.query(`alter table ${quoted(table)} no force row level security, disable trigger user`)
    const force = rule?.forced ? ', force row level security' : ''
    back.push(`alter table ${quoted(table)} enable trigger user${force}`)
  }
  return back
}
