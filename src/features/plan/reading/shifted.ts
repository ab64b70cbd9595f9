// A row whose cells stand one column off: the time frame in the owner's place, the status in the update's. Told by what the
// cells hold; proposed, never moved.
import type { Column } from './column-titles.ts'
import type { RowWords } from './derive.ts'
import type { Period } from './period.ts'
import { isStatus } from './status.ts'
import { readTimeFrame } from './time-frame.ts'

const telling = ['timeframe', 'status'] as const
const fields = ['objective', 'action', 'owner', 'timeframe', 'status', 'update'] as const

/**
 * Takes a row's cells, its columns and the plan's period. Returns the words as they would be one column to the left or
 * right, where both a time and a status (or the one that is there) then fall into place and did not before; else null.
 */
export function shiftedWords(
  cells: readonly string[],
  columns: readonly Column[],
  period: Period | null,
): RowWords | null {
  if (!telling.every((field) => columns.includes(field))) return null
  // Where a day stands under "Start", no cell has moved, whatever is typed under "Finish".
  const start = columns.indexOf('start')
  if (start >= 0 && isTime(cells[start]?.trim() ?? '', period)) return null
  const standing = fitsAt(cells, columns, 0, period)
  if (standing.fit > 0 || standing.against === 0) return null
  for (const by of [-1, 1]) {
    const { fit, against } = fitsAt(cells, columns, by, period)
    if (fit >= 2 || (fit === 1 && against === 0 && standing.against > 1)) return wordsAt(cells, columns, by)
  }
  return null
}

function fitsAt(cells: readonly string[], columns: readonly Column[], by: number, period: Period | null) {
  const cell = (field: Column) => cells[columns.indexOf(field) + by]?.trim() ?? ''
  const [time, status] = [cell('timeframe'), cell('status')]
  const verdicts = [
    time === '' ? 0 : isTime(time, period) ? 1 : -1,
    status === '' ? 0 : isStatus(status) ? 1 : -1,
  ]
  return {
    fit: verdicts.filter((each) => each > 0).length,
    against: verdicts.filter((each) => each < 0).length,
  }
}

function isTime(words: string, period: Period | null): boolean {
  if (words.length > 60) return false
  const { times, recurring, noYear, unscheduled } = readTimeFrame(words, period)
  return times.length > 0 || recurring !== null || noYear || unscheduled
}

function wordsAt(cells: readonly string[], columns: readonly Column[], by: number): RowWords {
  const cell = (field: Column) => {
    const at = columns.indexOf(field)
    return at < 0 ? '' : (cells[at + by] ?? '')
  }
  const [objective, action, owner, timeframe, status, update] = fields.map(cell)
  return {
    objective: objective ?? '',
    action: action ?? '',
    owner: owner ?? '',
    timeframe: timeframe ?? '',
    status: status ?? '',
    update: update ?? '',
  }
}
