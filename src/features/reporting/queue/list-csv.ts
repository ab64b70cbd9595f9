// A list of the queue as a file: what its page shows in words, and London times that a program can sort. No words of anybody,
// and nobody's name.
import { londonDay, londonTime } from '../../../platform/calendar/london.ts'
import { CSV_BOM, csvText } from '../../../platform/text/csv.ts'
import { labelOf } from '../incident.messages.en.ts'
import { placeWords, strandWords } from './list-row.tsx'
import type { QueueRow } from './list.store.ts'
import { queueWords } from './messages.en.ts'

const say = queueWords.list
export const CSV_ROWS_MAX = 2_000

/** The file's name, with the government's marking for what names reports (domain.md 10). */
export const queueCsvName = (now: Date): string => `OFFICIAL-SENSITIVE-reports-${londonDay(now)}.csv`

/** Its bytes as text: the marking, the headings, and a line for each report. */
export const queueCsv = (rows: readonly QueueRow[], now: Date): string =>
  CSV_BOM + csvText([['OFFICIAL-SENSITIVE'], say.csvHead, ...rows.map((row) => line(row, now))])

const line = (row: QueueRow, now: Date): string[] => [
  row.reference,
  labelOf(queueWords.status, row.status),
  atClock(row.receivedAt),
  row.waitsSince ? atClock(row.waitsSince) : '',
  strandWords(row),
  placeWords(row),
  labelOf(queueWords.contact, row.canContact),
  row.dueAt ? atClock(row.dueAt) : '',
  dueState(row, now),
  [...row.marks.map((mark) => queueWords.marks[mark]), row.safeguardingUnread && say.markFilters.unread]
    .filter(Boolean)
    .join('; '),
  row.unread ? say.unread : '',
  row.language,
  row.offeredTo ?? '',
]

function atClock(instant: Date): string {
  const { hour, minute } = londonTime(instant)
  const [hours, minutes] = [hour, minute].map((each) => String(each).padStart(2, '0'))
  return `${londonDay(instant)} ${hours}:${minutes}`
}

function dueState({ metAt, dueAt, status }: QueueRow, now: Date): string {
  if (metAt) return say.done
  if (!dueAt || status !== 'new') return ''
  return dueAt < now ? say.overdue : ''
}
