// A series of incidents in one report: the diary that came with it, and what the person told later in their follow-up.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Vault } from '../../../access/vault.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { readEntry, type SaidOfEntry } from './diary-entry.ts'

/** How many times it happened, and the first and last day of which we know. */
export type SeriesCount = {
  /** The report's own incident, where no entry of the diary names its day: 1, else 0. */
  own: number
  inDiary: number
  toldLater: number
  first: Day | null
  last: Day | null
}

/** The count of the series of report `r` as JSON. Nothing is counted twice; an incident without a day is counted. */
export const seriesCountJson = sql<SeriesCount>`(
  select json_build_object('own', case when d.entries = 0 or (r.occurred_on is not null and not d.named) then 1 else 0 end,
    'inDiary', d.entries, 'toldLater', l.messages,
    'first', least(r.occurred_on, d.first, l.first), 'last', greatest(r.occurred_on, d.last, l.last))
  from (select count(*)::integer as entries, min(e.occurred_on) as first, max(e.occurred_on) as last,
      coalesce(bool_or(e.occurred_on = r.occurred_on), false) as named
    from diary_entries e where e.report_id = r.id) d,
    (select count(*)::integer as messages, min(m.occurred_on) as first, max(m.occurred_on) as last
    from report_messages m where m.report_id = r.id and m.about in ('again', 'another')) l)`

export const incidentsIn = ({ own, inDiary, toldLater }: SeriesCount): number => own + inDiary + toldLater

export type OpenedEntry = { position: number; day: Day | null; said: SaidOfEntry | null }

const ENTRIES_MAX = 200

/** Opens the diary of a report through the vault, in the order it was told. `said` is null where it was erased. */
export async function readDiary(tx: Tx, vault: Vault, reportId: string): Promise<OpenedEntry[]> {
  const rows = await tx
    .selectFrom('diary_entries')
    .select(['position', 'occurred_on as day', 'text_id as textId'])
    .where('report_id', '=', reportId)
    .orderBy('position')
    .limit(ENTRIES_MAX)
    .execute()
  const entries: OpenedEntry[] = []
  // One sealed text at a time: each is opened by a function that decides sight and writes the trail.
  for (const { textId, ...row } of rows) {
    const text = await vault.readText(tx, textId)
    entries.push({ ...row, said: text === null ? null : readEntry(text) })
  }
  return entries
}
