// London's calendar. A day is a string, YYYY-MM-DD, from end to end; an instant is a Date. Summer time comes from the
// time zone data that Node carries, never from arithmetic of our own.
const ZONE = 'Europe/London'
const DAY_MS = 86_400_000

/** A calendar date, 'YYYY-MM-DD'. */
export type Day = string

const wallClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** The day that it is in London at an instant. */
export function londonDay(instant: Date): Day {
  return new Date(wallMs(instant.getTime())).toISOString().slice(0, 10)
}

/** The hour (0 to 23) and minute that clocks in London show at an instant. */
export function londonTime(instant: Date): { hour: number; minute: number } {
  const wall = new Date(wallMs(instant.getTime()))
  return { hour: wall.getUTCHours(), minute: wall.getUTCMinutes() }
}

/** The instant at which a day begins in London. Refuses what is no day. */
export function londonMidnight(day: Day): Date {
  return londonInstant(day, 0, 0)
}

/** The last millisecond of a day in London. */
export function londonEndOfDay(day: Day): Date {
  return new Date(londonMidnight(addDays(day, 1)).getTime() - 1)
}

/**
 * The instant at which clocks in London show a time on a day. In the hour that happens twice in autumn, the first; in the
 * hour that spring leaves out, the instant an hour later.
 */
export function londonInstant(day: Day, hour: number, minute: number): Date {
  const wall = utcMs(day) + (hour * 60 + minute) * 60_000
  // Summer time first, then the plain reading; two hours ahead only in the summers of 1941 to 1947.
  for (const offsetMs of day < '1948' ? [7_200_000, 3_600_000, 0] : [3_600_000, 0]) {
    if (wallMs(wall - offsetMs) === wall) return new Date(wall - offsetMs)
  }
  return new Date(wall)
}

/** Whether the text is a date that exists, written YYYY-MM-DD, in the years 1900 to 2199. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/** The day so many days later (earlier, where negative). */
export function addDays(day: Day, days: number): Day {
  return new Date(utcMs(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The same day so many months later; the last of a month stays the last, and a month that is too short ends earlier. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOf = (offset: number) => new Date(Date.UTC(year, month + offset, 0)).getUTCDate()
  const last = lastOf(months)
  const wanted = date === lastOf(0) ? last : Math.min(date, last)
  return new Date(Date.UTC(year, month - 1 + months, wanted)).toISOString().slice(0, 10)
}

/** How many days later `to` is than `from` (negative where it is earlier). */
export function daysBetween(from: Day, to: Day): number {
  return (utcMs(to) - utcMs(from)) / DAY_MS
}

/** The day of the week: 0 is Sunday, 6 is Saturday. */
export function weekday(day: Day): number {
  return new Date(utcMs(day)).getUTCDay()
}

function utcMs(day: Day): number {
  const known = midnights.get(day)
  if (known !== undefined) return known
  if (midnights.size >= MIDNIGHTS_MAX) midnights.clear()
  const ms = parseDay(day)
  midnights.set(day, ms)
  return ms
}

// Counting working days asks for the same few days again and again; reading one costs a microsecond.
const midnights = new Map<Day, number>()
const MIDNIGHTS_MAX = 20_000

function parseDay(day: Day): number {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(date))
  // The 30th of February rolls over into March: the day of the month tells.
  if (Number.isNaN(ms) || new Date(ms).getUTCDate() !== Number(date) || Number(month) > 12) {
    throw new RangeError(`not a day: ${JSON.stringify(day.slice(0, 20))}`)
  }
  return ms
}

/** What London's clocks show at an instant, as if they showed UTC. */
function wallMs(instantMs: number): number {
  if (Number.isNaN(instantMs)) throw new RangeError('not a date')
  const hour = Math.floor(instantMs / HOUR_MS)
  let offsetMs = offsets.get(hour)
  if (offsetMs === undefined) {
    if (offsets.size >= OFFSETS_MAX) offsets.clear()
    offsetMs = intlWallMs(hour * HOUR_MS) - hour * HOUR_MS
    offsets.set(hour, offsetMs)
  }
  return instantMs + offsetMs
}

// Clocks only ever change on the hour (UTC), so one reading serves its hour; asking Intl costs 5 microseconds.
const offsets = new Map<number, number>()
const OFFSETS_MAX = 50_000
const HOUR_MS = 3_600_000

function intlWallMs(instantMs: number): number {
  const part: Record<string, number> = {}
  for (const { type, value } of wallClock.formatToParts(instantMs)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second)
}
