// How dates read on a page, in London's time. English as GOV.UK writes it; other languages as their own custom is.
import { currentLanguage } from '../i18n/reading.ts'
import { type Day, daysBetween, londonDay, londonTime } from './london.ts'

const ZONE = 'Europe/London'
const ENGLISH = 'en-GB'
const LONG = { day: 'numeric', month: 'long', year: 'numeric' } as const
const SHORT = { day: 'numeric', month: 'short', year: 'numeric' } as const
const FULL = { weekday: 'long', ...LONG } as const
const TIME = { hour: 'numeric', minute: '2-digit' } as const
const BOTH = { dateStyle: 'long', timeStyle: 'short' } as const

/** "22 November 2026". Takes a day or an instant. */
export function formatDate(value: Date | Day, locale: string = spoken()): string {
  return dateFormat(locale, LONG).format(instantOf(value))
}

/** "22 Nov 2026", for tables. */
export function formatShortDate(value: Date | Day, locale: string = spoken()): string {
  const text = dateFormat(locale, SHORT).format(instantOf(value))
  return locale === ENGLISH ? text.replace('Sept', 'Sep') : text
}

/** "Sunday 22 November 2026", for dates that people must keep. */
export function formatLongDate(value: Date | Day, locale: string = spoken()): string {
  const text = dateFormat(locale, FULL).format(instantOf(value))
  return locale === ENGLISH ? text.replace(',', '') : text
}

/** "7:38pm", "7pm", "midday", "midnight". */
export function formatTime(instant: Date, locale: string = spoken()): string {
  if (!locale.startsWith('en')) return dateFormat(locale, TIME).format(instant)
  const { hour, minute } = londonTime(instant)
  if (minute === 0 && hour === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'midday'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

/** "22 November 2026 at 7:38pm". */
export function formatDateTime(instant: Date, locale: string = spoken()): string {
  if (locale.startsWith('en')) return `${formatDate(instant, locale)} at ${formatTime(instant, locale)}`
  return dateFormat(locale, BOTH).format(instant)
}

/** "today", "yesterday", "tomorrow", "3 days ago", "in 3 days"; beyond six days, the date. */
export function formatRelativeDay(value: Date | Day, now: Date, locale: string = spoken()): string {
  const days = daysBetween(londonDay(now), typeof value === 'string' ? value : londonDay(value))
  if (Math.abs(days) > 6) return formatDate(value, locale)
  return new Intl.RelativeTimeFormat(locale, { numeric: days > -2 && days < 2 ? 'auto' : 'always' }).format(
    days,
    'day',
  )
}

// The language of whoever reads the page; English where nobody does.
const spoken = (): string => datesIn(currentLanguage().lang)

/** The locale that dates are written in for a language: English, Easy Read too, as it is written here. */
export const datesIn = (lang: string): string => (lang === 'en' ? ENGLISH : lang)

const formats = new Map<Intl.DateTimeFormatOptions, Map<string, Intl.DateTimeFormat>>()

/** Making a format costs a hundred times what using it does; there are only so many. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const byLocale = formats.get(options) ?? new Map<string, Intl.DateTimeFormat>()
  formats.set(options, byLocale)
  const known = byLocale.get(locale) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: ZONE })
  byLocale.set(locale, known)
  return known
}

// Noon in Greenwich is the same day in London in every season, and needs no rule of summer time.
function instantOf(value: Date | Day): Date {
  return typeof value === 'string' ? new Date(`${value}T12:00:00Z`) : value
}
