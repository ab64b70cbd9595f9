// When the partnership calls people, and so on which days and at which times a person may ask for a call.
import { isBankHoliday } from '../../../platform/calendar/bank-holidays.ts'
import { addDays, type Day, londonDay, weekday } from '../../../platform/calendar/london.ts'
import type { Span } from '../../directory/index.ts'
import { CALL_PARTS, type CallPart } from '../follow-up/calls.store.ts'

/** The hours that hold from a day on. */
export type CallHours = { from: Day; spans: Span[]; by: string | null }

const DAYS_OFFERED = 10
/** Further than this nobody is asked to wait; a list without any day must not hang the process. */
const DAYS_AHEAD_MAX = 70
const HOUR = 60
/** From and until which minute of a day each part of it is. */
const PARTS: Readonly<Record<CallPart, readonly [number, number]>> = {
  morning: [0, 12 * HOUR],
  afternoon: [12 * HOUR, 17 * HOUR],
  evening: [17 * HOUR, 24 * HOUR],
  any: [0, 24 * HOUR],
}

/** When people are called on a day: by what holds on it, the newest first in `hours`. On bank holidays only where that is said. */
export function spansOn(hours: readonly CallHours[], day: Day): Span[] {
  const held = hours.find(({ from }) => from <= day)
  const holiday = isBankHoliday(day)
  return (held?.spans ?? []).filter((span) => span.weekday === weekday(day) && (span.onHolidays || !holiday))
}

/** The days on which a call may be asked for, from tomorrow. */
export function callDays(hours: readonly CallHours[], now: Date): Day[] {
  const today = londonDay(now)
  const ahead = Array.from({ length: DAYS_AHEAD_MAX }, (_, at) => addDays(today, at + 1))
  return ahead.filter((day) => spansOn(hours, day).length > 0).slice(0, DAYS_OFFERED)
}

/** The parts of the day at which somebody calls within some stretches. */
export const partsIn = (spans: readonly Span[]): CallPart[] =>
  CALL_PARTS.filter((part) => lastMinute(spans, part) !== null)

/** At which minute of the day a call in a part of it is late; null where nobody calls then. */
export function lastMinute(spans: readonly Span[], part: CallPart): number | null {
  const [from, until] = PARTS[part]
  const ends = spans
    .filter(({ opens, closes }) => opens < until && closes > from)
    .map(({ closes }) => Math.min(closes, until))
  return ends.length > 0 ? Math.max(...ends) : null
}
