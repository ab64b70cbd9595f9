// How dates read on a page, in London's time. English as GOV.UK writes it; other languages as their own custom is.
import { type Day, daysBetween, londonDay, londonMidnight, londonTime } from './london.ts'

const ZONE = 'Europe/London'
const ENGLISH = 'en-GB'

/** "22 November 2026". Takes a day or an instant. */
export function formatDate(value: Date | Day, locale: string = ENGLISH): string {
  return dateFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(instantOf(value))
}

/** "22 Nov 2026", for tables. */
export function formatShortDate(value: Date | Day, locale: string = ENGLISH): string {
  const text = dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(
    instantOf(value),
  )
  return locale === ENGLISH ? text.replace('Sept', 'Sep') : text
}

/** "Sunday 22 November 2026", for dates that people must keep. */
export function formatLongDate(value: Date | Day, locale: string = ENGLISH): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  const text = dateFormat(locale, parts).format(instantOf(value))
  return locale === ENGLISH ? text.replace(',', '') : text
}

/** "7:38pm", "7pm", "midday", "midnight". */
export function formatTime(instant: Date, locale: string = ENGLISH): string {
  if (!locale.startsWith('en'))
    return dateFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(instant)
  const { hour, minute } = londonTime(instant)
  if (minute === 0 && hour === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'midday'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

/** "22 November 2026 at 7:38pm". */
export function formatDateTime(instant: Date, locale: string = ENGLISH): string {
  if (locale.startsWith('en')) return `${formatDate(instant, locale)} at ${formatTime(instant, locale)}`
  return dateFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(instant)
}

/** "today", "yesterday", "tomorrow", "3 days ago", "in 3 days"; beyond six days, the date. */
export function formatRelativeDay(value: Date | Day, now: Date, locale: string = ENGLISH): string {
  const days = daysBetween(londonDay(now), typeof value === 'string' ? value : londonDay(value))
  if (Math.abs(days) > 6) return formatDate(value, locale)
  return new Intl.RelativeTimeFormat(locale, { numeric: days > -2 && days < 2 ? 'auto' : 'always' }).format(
    days,
    'day',
  )
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs a hundred times what using it does; there are only so many. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${JSON.stringify(options)}`
  const known = formats.get(name) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: ZONE })
  formats.set(name, known)
  return known
}

function instantOf(value: Date | Day): Date {
  return typeof value === 'string' ? londonMidnight(value) : value
}
