// The shapes in which British systems write a day. Where both numbers could be the month, one order is taken for the whole
// column and the row is flagged; a day that the column itself settles is not.
import { type Day, isDay } from '../../../platform/calendar/london.ts'

export type DayOrder = 'day_first' | 'month_first'
/** `day` is ISO, or '' where it is no day; `rest`: a time that stood beside it; `doubtful`: somebody should look. */
export type ReadDay = { day: string; rest: string; doubtful: boolean }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const NUMBERS = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})(?:[,T ]+(.+))?$/
const ISO = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ]+(.+))?$/
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const WEEKDAY = /^(?:(mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|nes|ur)?(?:day)?\.?,?\s+)?(.*)$/is
// Not a time that stands there: 14:30, 9pm, 2030 hrs.
const YEAR = "((?:19|20)\\d{2}|'?\\d{2})(?![\\d:]|\\.\\d|\\s*(?:am|pm|h(?:rs|ours)?)\\b)"
const REST = '(?:[,T ]+(.+))?$'
const NAMED = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?[-/. ]*(?:of )?${MONTH}\\b\\.?(?:[-/, ]*${YEAR})?${REST}`,
  'i',
)
// Written in one: 12Nov2026.
const RUN_ON = new RegExp(`^(\\d{1,2})${MONTH}(\\d{4}|\\d{2})${REST}`, 'i')
const NAMED_US = new RegExp(
  `^${MONTH}\\.?[ -]+(\\d{1,2})(?:st|nd|rd|th)?\\b(?:[, ]+((?:19|20)\\d{2}))?${REST}`,
  'i',
)
// A day as spreadsheets count it, when somebody saved it as a number: 2000 to 2099.
const SERIAL = /^(\d{5})(?:\.\d+)?$/
const SERIAL_FROM = 36_526
const SERIAL_TO = 73_050
const DAY_MS = 86_400_000
const SERIAL_ZERO = Date.UTC(1899, 11, 30)
// Two figures of a year: up to 69 of this century, as most programs read them.
const CENTURY_TURNS = 70

const two = (text: string) => text.padStart(2, '0')
const fullYear = (text: string) =>
  text.length === 4 ? text : `${Number(text) < CENTURY_TURNS ? '20' : '19'}${text}`
const none = (rest = ''): ReadDay => ({ day: '', rest, doubtful: false })
const made = (year: string, month: string, day: string, rest = '', doubtful = false): ReadDay => {
  const iso = `${fullYear(year)}-${two(month)}-${two(day)}`
  return isDay(iso) ? { day: iso, rest: midnight(rest) ? '' : rest.trim(), doubtful } : none()
}
// What systems write where nobody said a time.
const midnight = (rest: string) => /^(?:T?00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.test(rest.trim())

type Read = { order: DayOrder; settled: boolean; today: Day }

/**
 * Reads what stands in a date column. `order`: which of two small numbers is the day; `settled`: the column says so itself;
 * `today`: a day without its year is the last of that name, which is doubtful unless its weekday bears it out.
 */
export function readDay(text: string, { order, settled, today }: Read): ReadDay {
  const [, weekday = '', said = ''] = WEEKDAY.exec(text.trim()) ?? []
  return borneOut(readPlain(said, { order, settled, today }), weekday)
}

function readPlain(said: string, { order, settled, today }: Read): ReadDay {
  const numbers = NUMBERS.exec(said)
  if (numbers) {
    const [, first = '', second = '', year = '', rest = ''] = numbers
    const [day, month] = order === 'day_first' ? [first, second] : [second, first]
    return made(year, month, day, rest, !settled && isEither(first, second))
  }
  const iso = ISO.exec(said)
  if (iso) return made(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '', iso[4])
  const named = NAMED.exec(said) ?? RUN_ON.exec(said)
  if (named) return ofYear(named[3], { month: monthOf(named[2]), day: named[1] ?? '', rest: named[4] }, today)
  const american = NAMED_US.exec(said)
  if (american)
    return ofYear(
      american[3],
      { month: monthOf(american[1]), day: american[2] ?? '', rest: american[4] },
      today,
    )
  const serial = Number(SERIAL.exec(said)?.[1] ?? 0)
  if (serial >= SERIAL_FROM && serial <= SERIAL_TO)
    return {
      day: new Date(SERIAL_ZERO + serial * DAY_MS).toISOString().slice(0, 10),
      rest: '',
      doubtful: true,
    }
  return none()
}

type Named = { month: string; day: string; rest: string | undefined }

function ofYear(year: string | undefined, { month, day, rest }: Named, today: Day): ReadDay {
  if (year !== undefined) return made(year.replace("'", ''), month, day, rest)
  const thisYear = Number(today.slice(0, 4))
  const last = [thisYear, thisYear - 1]
    .map((each) => made(String(each), month, day, rest, true))
    .find((read) => read.day !== '' && read.day <= today)
  return last ?? none()
}

// A weekday that agrees is as good as the year; one that does not is for somebody to look at.
function borneOut(read: ReadDay, weekday: string): ReadDay {
  if (weekday === '' || read.day === '') return read
  const agrees = WEEKDAYS[new Date(`${read.day}T00:00:00Z`).getUTCDay()] === weekday.toLowerCase()
  return { ...read, doubtful: !agrees }
}

const monthOf = (name = '') => String(MONTHS.indexOf(name.toLowerCase().slice(0, 3)) + 1)
const isEither = (first: string, second: string) =>
  Number(first) <= 12 && Number(second) <= 12 && first !== second

export type OrderSigns = { either: number; dayFirst: number; monthFirst: number }

/** What a whole column says of the order: how many could be either, or can only be the one or the other. */
export function orderSigns(texts: readonly string[]): OrderSigns {
  const signs: OrderSigns = { either: 0, dayFirst: 0, monthFirst: 0 }
  for (const text of texts) {
    const [, , said = ''] = WEEKDAY.exec(text.trim()) ?? []
    const [, first = '', second = ''] = NUMBERS.exec(said) ?? []
    const [one, other] = [Number(first), Number(second)]
    if (one > 12 && other <= 12) signs.dayFirst += 1
    else if (other > 12 && one <= 12) signs.monthFirst += 1
    else if (isEither(first, second)) signs.either += 1
  }
  return signs
}

/** The likeliest order: the British one, unless the column can only be the other. */
export const likelyOrder = ({ dayFirst, monthFirst }: OrderSigns): DayOrder =>
  dayFirst === 0 && monthFirst > 0 ? 'month_first' : 'day_first'

/** Whether the column itself settles the order that was chosen. */
export const isSettled = ({ dayFirst, monthFirst }: OrderSigns, order: DayOrder): boolean =>
  order === 'day_first' ? dayFirst > 0 && monthFirst === 0 : monthFirst > 0 && dayFirst === 0
