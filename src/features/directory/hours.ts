// Opening times: typed and shown a line for each stretch ("Mon to Fri 9:00 to 17:00"), kept as minutes of a weekday, and
// asked in London's time. A centre that does not say otherwise is shut on bank holidays.
import { isBankHoliday } from '../../platform/calendar/bank-holidays.ts'
import { addDays, type Day, londonDay, londonTime, weekday } from '../../platform/calendar/london.ts'
import type { Span } from './entry.ts'
import { daysWords, hoursWords as words } from './terms.en.ts'

const DAY = 1440
const LINES_MAX = 30
/** Monday first, as a week is read. */
export const WEEK = [1, 2, 3, 4, 5, 6, 0] as const

export type HoursRead = { ok: true; spans: Span[] } | { ok: false; line: number }

/**
 * Reads opening times, one line for each stretch: days, then times on a 24-hour clock, then "bank holidays too" where that
 * holds. Days may be "Mon", "Mon to Fri", "Tue, Thu" or "every day". Closing before opening is on the next day. Refuses a
 * line that it cannot read, by its number.
 */
export function readHours(text: string): HoursRead {
  const spans: Span[] = []
  const lines = text.split(/[\n;]/).map((line) => line.trim())
  if (lines.length > LINES_MAX) return { ok: false, line: LINES_MAX + 1 }
  for (const [at, line] of lines.entries()) {
    if (line === '') continue
    const read = readLine(line)
    if (!read) return { ok: false, line: at + 1 }
    spans.push(...read)
  }
  return { ok: true, spans: inOrder(spans) }
}

const LINE =
  /^(.+?)\s+(\d{1,2})[:.](\d\d)\s*(?:to|-|–|until)\s*(\d{1,2})[:.](\d\d)(?:,?\s*(?:and\s+)?(?:on\s+)?(bank holidays(?: too)?))?$/i

function readLine(line: string): Span[] | null {
  const found = LINE.exec(line)
  if (!found) return null
  const days = readDays(found[1] ?? '')
  const opens = minutesOf(found[2], found[3])
  const closing = minutesOf(found[4], found[5])
  if (!days || opens === null || closing === null || opens >= DAY) return null
  const closes = closing > opens ? closing : closing + DAY
  return days.map((day) => ({ weekday: day, opens, closes, onHolidays: found[6] !== undefined }))
}

function minutesOf(hours = '', minutes = ''): number | null {
  const total = Number(hours) * 60 + Number(minutes)
  return Number(minutes) < 60 && total <= DAY ? total : null
}

function readDays(text: string): number[] | null {
  if (/^(every day|daily)$/i.test(text)) return [...WEEK]
  const days = text.split(/\s*(?:,|\band\b)\s*/i).map((part) => {
    const [from, to, more] = part.split(/\s*(?:\bto\b|-|–)\s*/i).map(dayOf)
    if (from === undefined || more !== undefined) return null
    return to === undefined && /-|–|\bto\b/i.test(part) ? null : daysBetween(from, to ?? from)
  })
  return days.includes(null) ? null : days.flatMap((each) => each ?? [])
}

const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
function dayOf(text: string): number | undefined {
  const at = /^(sun|mon|tue|wed|thu|fri|sat)[a-z]*$/i.test(text.trim())
    ? NAMES.indexOf(text.trim().slice(0, 3).toLowerCase())
    : -1
  return at < 0 ? undefined : at
}

function daysBetween(from: number, to: number): number[] {
  const length = ((to - from + 7) % 7) + 1
  return Array.from({ length }, (_, step) => (from + step) % 7)
}

const order = (day: number) => (day + 6) % 7
const inOrder = (spans: Span[]) =>
  spans.toSorted((a, b) => order(a.weekday) - order(b.weekday) || a.opens - b.opens)

const clock = (minutes: number) =>
  `${String(Math.floor((minutes > DAY ? minutes - DAY : minutes) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Opening times as lines that `readHours` takes back: equal days that follow one another in one line. */
export function hoursLines(spans: readonly Span[]): string[] {
  const byTimes = Map.groupBy(spans, (span) => `${span.opens} ${span.closes} ${span.onHolidays}`)
  const lines = [...byTimes.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const times = words.times(clock(first.opens), clock(first.closes), first.onHolidays)
    return runs(same.map((span) => order(span.weekday))).map(([from, to]) => ({
      at: from,
      opens: first.opens,
      text: `${daysWords(from, to)} ${times}`,
    }))
  })
  return lines.toSorted((a, b) => a.at - b.at || a.opens - b.opens).map(({ text }) => text)
}

/** The times of some stretches of one day, as a clock shows them: "09:00 to 12:00, 13:00 to 17:00". */
export const dayTimes = (spans: readonly Span[]): string =>
  spans.map(({ opens, closes }) => words.times(clock(opens), clock(closes), false)).join(', ')

function runs(days: readonly number[]): [number, number][] {
  const found: [number, number][] = []
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    const last = found.at(-1)
    if (last && last[1] === day - 1) last[1] = day
    else found.push([day, day])
  }
  return found
}

/** Today in London as opening times ask for it: also what SQL is given, so that both decide alike. */
export type Moment = { weekday: number; minute: number; holiday: boolean; holidayBefore: boolean }

/** The moment of an instant. */
export function momentOf(now: Date): Moment {
  const day: Day = londonDay(now)
  const { hour, minute } = londonTime(now)
  return {
    weekday: weekday(day),
    minute: hour * 60 + minute,
    holiday: isBankHoliday(day),
    holidayBefore: isBankHoliday(addDays(day, -1)),
  }
}

/** Whether one of the stretches holds the moment; those of yesterday reach past midnight. */
export function isOpen(spans: readonly Span[], at: Moment): boolean {
  const before = (at.weekday + 6) % 7
  return spans.some(
    ({ weekday: day, opens, closes, onHolidays }) =>
      (day === at.weekday && opens <= at.minute && at.minute < closes && (onHolidays || !at.holiday)) ||
      (day === before && at.minute < closes - DAY && (onHolidays || !at.holidayBefore)),
  )
}

/** When somebody could go, besides now: on an evening of the week, or on a day of the week. */
export const OPEN_ON = ['evening', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type OpenOn = (typeof OPEN_ON)[number]

/** From when on a day is an evening, as minutes of it: after most people's work. */
export const EVENING = 18 * 60

/** On which weekdays somebody asks for, and from which minute of them. */
export function timesAsked(when: OpenOn): { weekdays: number[]; after: number } {
  if (when === 'evening') return { weekdays: [1, 2, 3, 4, 5], after: EVENING }
  return { weekdays: [NAMES.indexOf(when)], after: 0 }
}

const DAYS_AHEAD = 14

/** The next opening after an instant, within two weeks: its day, and the time as a clock shows it. */
export function nextOpening(spans: readonly Span[], now: Date): { day: Day; time: string } | null {
  const today = londonDay(now)
  const { minute } = momentOf(now)
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = addDays(today, ahead)
    const holiday = isBankHoliday(day)
    const next = spans
      .filter((span) => span.weekday === weekday(day) && (span.onHolidays || !holiday))
      .filter((span) => ahead > 0 || span.opens > minute)
      .map(({ opens }) => opens)
      .sort((a, b) => a - b)[0]
    if (next !== undefined) return { day, time: clock(next) }
  }
  return null
}
