// When invented staff act: in the hours of an office, on working days of England. Nobody logs a case at four in the
// morning.
import { addDays, londonDay, londonInstant } from '../../platform/calendar/london.ts'
import { addWorkingDaysToDay, englandCalendar } from '../../platform/calendar/working-days.ts'
import type { Random } from './random.ts'

const OPENS = 9
const CLOSES = 17

/** The first moment at or after `at` when an office is open; a chance minute of its first hours where it was closed. */
export function whenOpen(chance: Random, at: Date): Date {
  const day = londonDay(at)
  const works = englandCalendar.isWorkingDay(day)
  if (works && at < londonInstant(day, CLOSES, 0)) {
    const opens = londonInstant(day, OPENS, 0)
    return at >= opens ? at : londonInstant(day, OPENS, chance.whole(3, 58))
  }
  return londonInstant(addWorkingDaysToDay(day, 1), OPENS + chance.whole(0, 2), chance.whole(3, 58))
}

/**
 * The office hour closest to `at` that is not on a later day, so that what is done within a limit of days stays within
 * it; where that would not be after `from`, the next one after it.
 */
export function inHours(chance: Random, from: Date, at: Date): Date {
  const day = workingDayUpTo(londonDay(at))
  const opens = londonInstant(day, OPENS, 0)
  const closes = londonInstant(day, CLOSES, 0)
  const near =
    at < opens
      ? londonInstant(day, OPENS, chance.whole(3, 58))
      : at < closes
        ? at
        : londonInstant(day, CLOSES - chance.whole(1, 3), chance.whole(0, 58))
  return near > from ? near : whenOpen(chance, new Date(from.getTime() + chance.whole(12, 95) * 60_000))
}

function workingDayUpTo(day: string): string {
  let found = day
  while (!englandCalendar.isWorkingDay(found)) found = addDays(found, -1)
  return found
}
