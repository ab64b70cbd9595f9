// What this partnership changed or checked itself: the newest version of each string.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'

export type KeptString = {
  locale: string
  key: string
  version: number
  text: string
  source: string
  state: 'drafted' | 'checked'
  byName: string
  at: Date
}

/** The strings in force of one language. */
export async function keptStrings(tx: Tx, locale: string): Promise<KeptString[]> {
  const { rows } = await sql<KeptString>`select distinct on (key) locale, key, version, text, source, state,
      by_name as "byName", at
    from languages_strings where locale = ${locale} order by key, version desc limit 20000`.execute(tx)
  return rows
}

/** Every version of one string, newest first. */
export async function versionsOf(tx: Tx, locale: string, key: string): Promise<KeptString[]> {
  const { rows } =
    await sql<KeptString>`select locale, key, version, text, source, state, by_name as "byName", at
    from languages_strings where locale = ${locale} and key = ${key} order by version desc limit 50`.execute(
      tx,
    )
  return rows
}

/** Languages in which something was kept here, whatever comes with the program. */
export async function keptLocales(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ locale: string }>`select distinct locale from languages_strings`.execute(tx)
  return rows.map(({ locale }) => locale)
}

export type NewString = Pick<KeptString, 'locale' | 'key' | 'version' | 'text' | 'source' | 'state'>

/** Adds versions, in one statement. A version that exists already is a fault of the unique key. */
export async function addStrings(
  tx: Tx,
  strings: readonly NewString[],
  by: { userId: string; name: string },
  at: Date,
): Promise<void> {
  if (strings.length === 0) return
  await sql`insert into languages_strings (locale, key, version, text, source, state, by_user, by_name, at)
    select s.locale, s.key, s.version, s.text, s.source, s.state, ${by.userId}::uuid, ${by.name}, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(strings)}::jsonb)
      as s(locale text, key text, version integer, text text, source text, state text)`.execute(tx)
}

export type FormRow = { path: string; locale: string; kind: 'audio' | 'bsl'; url: string }

/** Where pages can be heard or seen in sign language. */
export async function otherForms(tx: Tx): Promise<FormRow[]> {
  const { rows } = await sql<FormRow>`select path, locale, kind, url from languages_forms
    order by path, locale, kind limit 2000`.execute(tx)
  return rows
}

/** The strings in force of every language: for the counts. */
export async function allKeptStrings(tx: Tx): Promise<KeptString[]> {
  const { rows } =
    await sql<KeptString>`select distinct on (locale, key) locale, key, version, text, source, state,
      by_name as "byName", at
    from languages_strings order by locale, key, version desc limit 100000`.execute(tx)
  return rows
}
