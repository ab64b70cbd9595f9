// Bank holidays of England and Wales: the Banking and Financial Dealings Act 1971 with the standing proclamations
// (New Year since 1974, early May since 1978), by rule, and the years in which a proclamation said otherwise, as data.
import { addDays, type Day, weekday } from './london.ts'

export type BankHoliday = { day: Day; name: string }

type Exception = { moved?: { name: string; to: Day }; extra?: BankHoliday }

/** What proclamations changed. A new one is added here when the King proclaims it. */
const EXCEPTIONS: Readonly<Record<number, readonly Exception[]>> = {
  1981: [{ extra: { day: '1981-07-29', name: 'Royal wedding' } }],
  1995: [{ moved: { name: 'Early May bank holiday', to: '1995-05-08' } }],
  1999: [{ extra: { day: '1999-12-31', name: 'Millennium celebrations' } }],
  2002: [
    { moved: { name: 'Spring bank holiday', to: '2002-06-04' } },
    { extra: { day: '2002-06-03', name: 'Golden Jubilee bank holiday' } },
  ],
  2011: [{ extra: { day: '2011-04-29', name: 'Royal wedding' } }],
  2012: [
    { moved: { name: 'Spring bank holiday', to: '2012-06-04' } },
    { extra: { day: '2012-06-05', name: 'Diamond Jubilee bank holiday' } },
  ],
  2020: [{ moved: { name: 'Early May bank holiday', to: '2020-05-08' } }],
  2022: [
    { moved: { name: 'Spring bank holiday', to: '2022-06-02' } },
    { extra: { day: '2022-06-03', name: 'Platinum Jubilee bank holiday' } },
    { extra: { day: '2022-09-19', name: 'Bank Holiday for the State Funeral of Queen Elizabeth II' } },
  ],
  2023: [{ extra: { day: '2023-05-08', name: 'Bank holiday for the coronation of King Charles III' } }],
}

const years = new Map<number, readonly BankHoliday[]>()
const daysOff = new Map<number, ReadonlySet<Day>>()

/** The bank holidays of a year from 1978 to 2199, in order. Those that fall on a weekend stand on their substitute day. */
export function bankHolidays(year: number): readonly BankHoliday[] {
  if (!Number.isInteger(year) || year < 1978 || year > 2199) {
    throw new RangeError('bank holidays are known for the years 1978 to 2199')
  }
  const known = years.get(year) ?? compute(year)
  years.set(year, known)
  return known
}

/** Whether a day is a bank holiday in England and Wales. */
export function isBankHoliday(day: Day): boolean {
  const year = Number(day.slice(0, 4))
  const known = daysOff.get(year) ?? new Set(bankHolidays(year).map((holiday) => holiday.day))
  daysOff.set(year, known)
  return known.has(day)
}

function compute(year: number): readonly BankHoliday[] {
  const easter = easterSunday(year)
  const holidays: BankHoliday[] = [
    { name: 'New Year’s Day', day: nextMondayIfWeekend(`${year}-01-01`) },
    { name: 'Good Friday', day: addDays(easter, -2) },
    { name: 'Easter Monday', day: addDays(easter, 1) },
    { name: 'Early May bank holiday', day: firstMondayFrom(`${year}-05-01`) },
    { name: 'Spring bank holiday', day: firstMondayFrom(`${year}-05-25`) },
    { name: 'Summer bank holiday', day: firstMondayFrom(`${year}-08-25`) },
    ...christmas(year),
  ]
  for (const { moved, extra } of EXCEPTIONS[year] ?? []) {
    const at = holidays.findIndex((holiday) => holiday.name === moved?.name)
    if (moved !== undefined && at >= 0) holidays[at] = { name: moved.name, day: moved.to }
    if (extra !== undefined) holidays.push(extra)
  }
  return holidays.sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Christmas Day and Boxing Day. One on a weekend moves to the next weekday that the other has not taken. */
function christmas(year: number): BankHoliday[] {
  const moves: Readonly<Record<number, readonly [number, number]>> = { 5: [25, 28], 6: [27, 28], 0: [27, 26] }
  const [christmasDay, boxingDay] = moves[weekday(`${year}-12-25`)] ?? [25, 26]
  return [
    { name: 'Christmas Day', day: `${year}-12-${christmasDay}` },
    { name: 'Boxing Day', day: `${year}-12-${boxingDay}` },
  ]
}

function nextMondayIfWeekend(day: Day): Day {
  const isWeekend = weekday(day) === 0 || weekday(day) === 6
  return isWeekend ? firstMondayFrom(day) : day
}

function firstMondayFrom(day: Day): Day {
  return addDays(day, (8 - weekday(day)) % 7)
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 1876; Meeus). */
function easterSunday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
