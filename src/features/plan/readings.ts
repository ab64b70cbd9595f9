// What the reader made of a row, as sentences. Pure.
import { formatDate } from '../../platform/calendar/format.ts'
import { joinList } from '../../platform/text/join.ts'
import { shorten } from '../../platform/text/plain.ts'
import { daySpan } from '../insight/index.ts'
import { words } from './messages.en.ts'
import { rowFlagText } from './reading/messages.en.ts'
import type { ReadRow, RowFlag } from './reading/read-plan.schema.ts'

type Column = 'objective' | 'action' | 'owner' | 'timeframe' | 'status' | 'update'
export type Readings = Record<Column, string[]>

const flagColumns: Record<RowFlag, Column> = {
  'joined-across-page': 'action',
  'joined-above': 'action',
  'starts-mid-sentence': 'action',
  'stands-alone': 'action',
  doubtful: 'action',
  'no-action': 'action',
  'no-header': 'action',
  'cells-shifted': 'action',
  'words-run-together': 'action',
  'no-number': 'action',
  'objective-above': 'objective',
  'colour-only': 'status',
  'colour-differs': 'status',
  'ends-mid-sentence': 'action',
  'status-in-timeframe': 'status',
  'status-in-update': 'status',
  'status-unread': 'status',
  'status-assumed': 'status',
  'status-late': 'status',
  'status-from-heading': 'status',
  'status-of-a-part': 'status',
  'same-as-another': 'action',
  'from-list': 'action',
  unscheduled: 'timeframe',
  'several-timeframes': 'timeframe',
  'timeframe-unread': 'timeframe',
  'no-year': 'timeframe',
  'date-ambiguous': 'timeframe',
  'date-moved': 'timeframe',
  'owner-looks-like-timeframe': 'owner',
  'owner-to-be-confirmed': 'owner',
}

/** Sentences to stand under each cell of a row: what we read in it, and what to check. The cell's words stay as they are. */
export function readingsOf(row: ReadRow): Readings {
  const { derived } = row
  const readings: Readings = {
    objective: separate(derived.objectives),
    action: separate(derived.actions),
    owner: separate(derived.owners),
    timeframe: timeReadings(row),
    status: statusReadings(row),
    update: [],
  }
  for (const flag of row.flags)
    if (flag !== 'status-in-timeframe' && flag !== 'status-in-update')
      readings[flagColumns[flag]].push(`${rowFlagText[flag]}.`)
  return readings
}

const PART_SHOWN = 80
const separate = (parts: readonly string[]) =>
  parts.length > 1 ? [words.reading.separate(parts.map((part) => shorten(part, PART_SHOWN)))] : []

/** The days that were read of a time frame, and how often it comes again, in words; nothing where neither was. */
export const timeSpans = ({
  start,
  end,
  recurring,
}: Pick<ReadRow['derived'], 'start' | 'end' | 'recurring'>): string[] => [
  ...(start && end ? [daySpan(start, end)] : []),
  ...(end && !start ? [words.reading.by(formatDate(end))] : []),
  ...(start && !end ? [words.reading.from(formatDate(start))] : []),
  ...(recurring ? [words.reading.recurring[recurring]] : []),
]

function timeReadings({ derived }: ReadRow): string[] {
  const { references, times, forecast } = derived
  const spans = timeSpans(derived)
  const assumed = times.some((time) => time.assumed === 'plan-first-year')
    ? ` (${words.reading.assumed})`
    : ''
  return [
    ...(spans.length > 0 ? [`${words.reading.as(spans.join('; '))}${assumed}`] : []),
    ...(forecast ? [words.reading.forecast(formatDate(forecast))] : []),
    ...(references.length > 0 ? [words.reading.refersTo(joinList(references))] : []),
  ]
}

function statusReadings({ derived, flags }: ReadRow): string[] {
  const said = derived.status && words.reading.status[derived.status]
  if (said && flags.includes('status-in-update')) return [words.reading.statusFromUpdate(said)]
  if (said && flags.includes('status-in-timeframe')) return [words.reading.statusFromTime(said)]
  const read = [...(said ? [said] : []), ...(derived.rag ? [words.reading.rag[derived.rag]] : [])]
  const before = (derived.earlier ?? []).map(({ column, rag }) => `${column} ${words.reading.rag[rag]}`)
  return [
    ...(read.length > 0 ? [words.reading.as(read.join(', '))] : []),
    ...(before.length > 0 ? [words.reading.earlier(before.join(', '))] : []),
  ]
}

/** Whether the reader was sure of everything in a row. */
export const isCertain = (row: ReadRow): boolean =>
  row.derived.doubtful.length === 0 && row.flags.length === 0
