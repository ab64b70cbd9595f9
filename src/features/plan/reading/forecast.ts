// A date that moved, as papers print it under an update, with an owner's name before it where there are several: "Now expected
// by 30 June 2027", "Alder: now expected by 30 June 2027". Pure.
import type { Day } from '../../../platform/calendar/london.ts'
import { namedLine } from './by-owner.ts'
import { readTimeFrame } from './time-frame.ts'

const forecastLine = /^now (?:expected|forecast|due)(?: (?:by|in|on|for))? (.{3,60}?)\.?$/i

/** The last day that a line of these words says it is expected by now; null where none says one later than was agreed. */
export const forecastIn = (words: string, agreed: Day | null): Day | null =>
  words
    .split('\n')
    .map((line) => dayOf(line, agreed))
    .findLast((day) => day !== null) ?? null

/** An update without such lines, an owner's name before them or not. */
export const withoutForecasts = (update: string, agreed: Day | null): string =>
  update
    .split('\n')
    .filter((line) => dayOf(line, agreed) === null && dayOf(namedLine(line)?.words ?? '', agreed) === null)
    .join('\n')

/** Without an agreed day nothing can have moved; a day that is no later, or is not plain, stays words. */
function dayOf(line: string, agreed: Day | null): Day | null {
  const said = forecastLine.exec(line.trim())?.[1]
  if (said === undefined || agreed === null) return null
  const { times, end } = readTimeFrame(said, null)
  const [only, ...more] = times
  return only && more.length === 0 && only.assumed === null && end !== null && end > agreed ? end : null
}
