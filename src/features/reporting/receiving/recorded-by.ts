// By which rules a report is recorded: the words of the regime in force on the day it arrived, what was chosen within its
// strands, and how often it happened. In one statement, for the page of a report and that of a case.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import {
  categoriesOf,
  type Category,
  type Regime,
  regimeOnDay,
  regimeTexts,
  rolesIn,
} from '../../recording/index.ts'
import { type SeriesCount, seriesCountJson } from '../series/series.store.ts'
import type { ViewRow } from './views.store.ts'

export { recordedWords } from './recorded-by.messages.en.ts'

export type RecordedBy = {
  /** The rules of the police, and of everybody else, on the day of the report. */
  police: Regime | null
  partners: Regime | null
  categories: Category[]
  series: SeriesCount
}

const dayOfReport = sql`(r.received_at at time zone 'Europe/London')::date`

/** Columns of `RecordedBy`, of report `r`. */
export const recordedByColumns = sql`${regimeOnDay(dayOfReport, true)} as police,
  ${regimeOnDay(dayOfReport, false)} as partners, ${categoriesOf('r')} as categories, ${seriesCountJson} as series`

/** Of one report in sight. */
export async function recordedBy(tx: Tx, reportId: string): Promise<RecordedBy> {
  const { rows } = await sql<RecordedBy>`
    select ${recordedByColumns} from reports r where r.id = ${reportId}`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the report left sight while its page was made')
  return row
}

/**
 * What the two sides of a record are called by whoever reads it: the police in their own words, everybody else in the
 * partnership's; as of a crime only where the newest word of the police is that it is one (domain.md 1.4).
 */
export function wordsFor(
  { police, partners }: Pick<RecordedBy, 'police' | 'partners'>,
  views: readonly Pick<ViewRow, 'kind' | 'classification'>[],
  readerIsPolice: boolean,
): { affected: string; other: string } {
  const regime = readerIsPolice ? police : partners
  const standing = views.find(({ kind }) => kind === 'police')
  return regime ? rolesIn(regime, standing?.classification === 'crime') : regimeTexts.fallback
}

/** As it begins a line. */
export const roleName = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
