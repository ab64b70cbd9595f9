// The words of a time frame in a plan whose dates have moved on. Pure.
import type { Day } from '../../../platform/calendar/london.ts'
import { timeSpans } from '../readings.ts'
import type { ActionState } from '../running/plan-state.ts'

/** A year, or a day written with one: "2026", "2026/27", "16.8.18", "Sept '26". "Q2/3" names none. */
const NAMES_A_YEAR =
  /\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d\d\b|['’]\d\d\b|\bFY\s?\d\d\b|\b[A-Za-z]{3,9}[ -]\d\d\b/

/**
 * What the time frame of a copied action says. "Q2/3" and "Ongoing" are as true of the next years; "Autumn term 2026" is not of
 * a term that moved on, and "Action completed" says how far the old plan had come: there stand the days that were read of it
 * and moved, or nothing.
 */
export function movedTimeFrame(
  { timeframe, flags, startsOn, endsOn, derived }: Moved,
  days: { start: Day | null; end: Day | null },
): string {
  const stays = days.start === startsOn && days.end === endsOn
  const ofThen = flags.includes('status-in-timeframe') || (!stays && NAMES_A_YEAR.test(timeframe))
  if (!ofThen) return timeframe
  const text = timeSpans({ ...days, recurring: derived.recurring }).join('; ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

type Moved = Pick<ActionState, 'timeframe' | 'flags' | 'startsOn' | 'endsOn' | 'derived'>
