import { isBankHoliday } from './bank-holidays.ts'
import { addDays, type Day, londonDay, londonEndOfDay, weekday } from './london.ts'

export type WorkingCalendar = { isWorkingDay(day: Day): boolean }

/** Monday to Friday without the bank holidays of England and Wales. */
export const englandCalendar: WorkingCalendar = {
  isWorkingDay: (day) => weekday(day) !== 0 && weekday(day) !== 6 && !isBankHoliday(day),
}

/** A calendar with further days off, such as an agency's own closure between Christmas and New Year. */
export function withClosures(calendar: WorkingCalendar, closed: Iterable<Day>): WorkingCalendar {
  const days = new Set(closed)
  return { isWorkingDay: (day) => !days.has(day) && calendar.isWorkingDay(day) }
}

const WORKING_DAYS_MAX = 2600
// Ten years; a calendar without any working day must not hang the process.
const SEARCH_DAYS_MAX = 4000

/**
 * When something is due that must be done within so many working days of an instant: the last millisecond of that day
 * in London. The day of the instant itself does not count; 0 is that very day, working or not. A report on Saturday that
 * must be acknowledged within one working day is due at the end of Monday.
 */
export function addWorkingDays(from: Date, days: number, calendar: WorkingCalendar = englandCalendar): Date {
  return londonEndOfDay(addWorkingDaysToDay(londonDay(from), days, calendar))
}

/** As `addWorkingDays`, from a day to a day. Refuses what is not a whole number from 0 to 2600. */
export function addWorkingDaysToDay(
  from: Day,
  days: number,
  calendar: WorkingCalendar = englandCalendar,
): Day {
  if (!Number.isInteger(days) || days < 0 || days > WORKING_DAYS_MAX) {
    throw new RangeError(`not a number of working days: ${days}`)
  }
  let day = from
  let left = days
  for (let i = 0; left > 0; i += 1) {
    if (i > SEARCH_DAYS_MAX) throw new RangeError('the calendar has too few working days')
    day = addDays(day, 1)
    if (calendar.isWorkingDay(day)) left -= 1
  }
  return day
}

/**
 * How many working days come after the day of `from`, up to and with the day of `to`, in London; negative where `to` is
 * earlier. So the working days between an instant and what is due n working days later are n. At most about ten years.
 */
export function workingDaysBetween(
  from: Date,
  to: Date,
  calendar: WorkingCalendar = englandCalendar,
): number {
  const [first, last] = [londonDay(from), londonDay(to)]
  if (last < first) return -workingDaysBetween(to, from, calendar) || 0
  let count = 0
  let day = first
  for (let i = 0; day < last; i += 1) {
    if (i > SEARCH_DAYS_MAX) throw new RangeError('the two dates are more than ten years apart')
    day = addDays(day, 1)
    if (calendar.isWorkingDay(day)) count += 1
  }
  return count
}
