// "Lead and timescale": one column for who and when. The words stay in the owner's cell; what they mean is parted.
import { titleOf } from './columns.ts'
import type { RowWords } from './derive.ts'
import { readTimeFrame } from './time-frame.ts'

const both =
  /^(?:lead|owner|who|responsib\w*|officer|delivered by)\b.*(?:\/|&|\+|,|\band\b|\bby\b)\s*(?:by )?(?:when|time ?-?(?:scale|frame|line)?s?|timing|date|deadline|due|target)\b/
const cuts = /\s[–—-]\s|[,;]\s|\s?\(|\n|\s\/\s/g
const cellMax = 300

/** Takes the title of the owner's column and a cell of it. Returns who and when apart, for deriving only; nothing where the cell is not both. */
export function ownerAndTime(title: string, cell: string): Partial<RowWords> {
  if (!both.test(titleOf(title)) || cell.length > cellMax) return {}
  for (const cut of cell.matchAll(cuts)) {
    const [owner, timeframe] = [cell.slice(0, cut.index), cell.slice(cut.index + cut[0].length)]
    if (owner.trim() !== '' && isTime(timeframe)) return { owner, timeframe: timeframe.replace(/\)\s*$/, '') }
  }
  return isTime(cell) ? { owner: '', timeframe: cell } : {}
}

/** Next to nothing but a time. */
function isTime(words: string): boolean {
  const { times, recurring, unscheduled, noYear } = readTimeFrame(words, null)
  const [only] = times
  return (
    (only !== undefined && times.length === 1 && words.trim().length <= only.words.length + 12) ||
    ((recurring !== null || unscheduled || noYear) && words.trim().split(/\s+/).length <= 4)
  )
}
