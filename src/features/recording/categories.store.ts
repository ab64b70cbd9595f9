// Sub-categories of strands: what is offered on a day, and how it was called then. Rows are added and ended, never removed.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import type { Day } from '../../platform/calendar/london.ts'
import type { Strand } from './strands.ts'

export type Category = { code: string; strand: Strand; label: string }

// More are no list that a person reads.
export const CATEGORIES_MAX = 200

/** What is offered on a day, in the partnership's order. */
export async function categoriesOn(tx: Tx, day: Day): Promise<Category[]> {
  const { rows } = await sql<Category>`
    select c.code, c.strand, ${nameOn(sql`${day}::date`)} as label
    from strand_categories c where c.begins_on <= ${day} and (c.ends_on is null or c.ends_on > ${day})
    order by c.strand, c.position, c.code limit ${CATEGORIES_MAX}`.execute(tx)
  return rows
}

/** How `c` was called on a day; before its first name, by that. */
const nameOn = (day: ReturnType<typeof sql>) => sql`coalesce(
  (select n.label from strand_category_names n where n.code = c.code and n.from_on <= ${day} order by n.from_on desc limit 1),
  (select n.label from strand_category_names n where n.code = c.code order by n.from_on limit 1))`

/** The sub-categories of a report (a column of codes), in the words of the day it arrived, as a list of texts. */
export const categoriesOf = (report: 'r') => sql<Category[]>`(
  select coalesce(json_agg(json_build_object('code', c.code, 'strand', c.strand,
      'label', ${nameOn(sql`(${sql.ref(`${report}.received_at`)} at time zone 'Europe/London')::date`)})
    order by c.strand, c.position, c.code), '[]')
  from strand_categories c where c.code = any (${sql.ref(`${report}.categories`)}))`

export type KeptCategory = Category & {
  position: number
  beginsOn: Day
  endsOn: Day | null
  version: number
  /** Every name with its first day, the newest first. */
  names: { label: string; from: Day }[]
}

/** Every sub-category there ever was, as it is called on a day. `code`: only this one. */
export async function allCategories(tx: Tx, day: Day, code: string | null = null): Promise<KeptCategory[]> {
  const { rows } = await sql<KeptCategory>`
    select c.code, c.strand, c.position, c.begins_on as "beginsOn", c.ends_on as "endsOn", c.version,
      ${nameOn(sql`${day}::date`)} as label,
      (select json_agg(json_build_object('label', n.label, 'from', n.from_on) order by n.from_on desc)
        from strand_category_names n where n.code = c.code) as names
    from strand_categories c where ${code}::text is null or c.code = ${code}
    order by c.strand, c.position, c.code limit ${CATEGORIES_MAX}`.execute(tx)
  return rows
}

export async function insertCategory(
  tx: Tx,
  { code, strand, position, beginsOn }: Pick<KeptCategory, 'code' | 'strand' | 'position' | 'beginsOn'>,
): Promise<void> {
  await tx.insertInto('strand_categories').values({ code, strand, position, begins_on: beginsOn }).execute()
}

/** Changes its order and its end. False: somebody changed it meanwhile. */
export async function updateCategory(
  tx: Tx,
  { code, position, endsOn, version }: Pick<KeptCategory, 'code' | 'position' | 'endsOn' | 'version'>,
): Promise<boolean> {
  const done = await tx
    .updateTable('strand_categories')
    .set({ position, ends_on: endsOn, version: version + 1 })
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** From this day on it is called so. */
export async function nameCategory(
  tx: Tx,
  name: { code: string; from: Day; label: string; by: string },
): Promise<void> {
  await tx
    .insertInto('strand_category_names')
    .values({ code: name.code, from_on: name.from, label: name.label, set_by: name.by })
    .onConflict((on) => on.columns(['code', 'from_on']).doUpdateSet({ label: name.label, set_by: name.by }))
    .execute()
}
