// The minimum standard's clocks (domain.md 4.6): what each is for, when it is due, when its owner is warned. No I/O.
import { addDays, londonDay, londonEndOfDay, londonInstant } from '../../platform/calendar/london.ts'
import {
  addWorkingDays,
  englandCalendar,
  type WorkingCalendar,
  workingDaysBetween,
} from '../../platform/calendar/working-days.ts'

export const CLOCK_KINDS = [
  'acknowledge',
  'first_contact',
  'risk_assessment',
  'victim_referral',
  'police_told',
  'victim_update',
  'review',
] as const
export type ClockKind = (typeof CLOCK_KINDS)[number]

export const STANDARD_LEVELS = ['standard', 'medium', 'high'] as const
export type StandardLevel = (typeof STANDARD_LEVELS)[number]
/** A case's risk. Until it is assessed, the limits are those of standard risk. */
export type RiskLevel = StandardLevel | 'not_assessed'

export const UNITS = ['working_days', 'days', 'hours'] as const
export type Unit = (typeof UNITS)[number]
export type Limit = { unit: Unit; amount: number }

/** The limits in force on one day: every kind has one at every level. */
export type Standards = Readonly<Record<ClockKind, Readonly<Record<StandardLevel, Limit>>>>

/** Met again and again while the case is open: meeting one starts the next. */
const RECURRING: readonly ClockKind[] = ['victim_update', 'review']
export const recurs = (kind: ClockKind): boolean => RECURRING.includes(kind)

export const levelOf = (risk: RiskLevel): StandardLevel => (risk === 'not_assessed' ? 'standard' : risk)
const RISKS: readonly RiskLevel[] = ['not_assessed', ...STANDARD_LEVELS]
/** What the database holds, as a kind. It holds no other: see the check of its column. */
export const toKind = (text: string): ClockKind => known(CLOCK_KINDS, text)
export const toRisk = (text: string): RiskLevel => known(RISKS, text)
function known<T extends string>(all: readonly T[], text: string): T {
  const found = all.find((each) => each === text)
  if (found === undefined) throw new RangeError(`not one of ${all.join(', ')}`)
  return found
}

/** Whether `to` is the higher risk. */
export const isHigher = (from: RiskLevel, to: RiskLevel): boolean =>
  STANDARD_LEVELS.indexOf(levelOf(to)) > STANDARD_LEVELS.indexOf(levelOf(from))

/** When something of this kind is due that began at `from`, for a case of this risk. */
export function dueAt(
  kind: ClockKind,
  risk: RiskLevel,
  from: Date,
  standards: Standards,
  calendar: WorkingCalendar = englandCalendar,
): Date {
  const { unit, amount } = standards[kind][levelOf(risk)]
  switch (unit) {
    case 'working_days':
      return addWorkingDays(from, amount, calendar)
    case 'days':
      return londonEndOfDay(addDays(londonDay(from), amount))
    case 'hours':
      return new Date(from.getTime() + amount * 3_600_000)
  }
}

const WARN_SHARE = 0.2
const WARN_WORKING_HOURS = 4

/** When the owner is warned: a fifth of the time before it passes, and at least four working hours (9am to 5pm) before. */
export function warnAt(startsAt: Date, due: Date, calendar: WorkingCalendar = englandCalendar): Date {
  const aFifth = due.getTime() - (due.getTime() - startsAt.getTime()) * WARN_SHARE
  const hours = beforeInWorkingHours(due, WARN_WORKING_HOURS, calendar).getTime()
  return new Date(Math.max(startsAt.getTime(), Math.min(aFifth, hours)))
}

const OPENS_HOUR = 9
const CLOSES_HOUR = 17
const SEARCH_DAYS_MAX = 60

/** The latest instant from which so many working hours are left before `end`. */
export function beforeInWorkingHours(
  end: Date,
  hours: number,
  calendar: WorkingCalendar = englandCalendar,
): Date {
  let leftMs = hours * 3_600_000
  let day = londonDay(end)
  for (let i = 0; i < SEARCH_DAYS_MAX; i += 1, day = addDays(day, -1)) {
    if (!calendar.isWorkingDay(day)) continue
    const opens = londonInstant(day, OPENS_HOUR, 0).getTime()
    const closes = Math.min(londonInstant(day, CLOSES_HOUR, 0).getTime(), end.getTime())
    if (closes <= opens) continue
    if (closes - opens >= leftMs) return new Date(closes - leftMs)
    leftMs -= closes - opens
  }
  throw new RangeError('the calendar has too few working days')
}

export type ClockTimes = { startsAt: Date; dueAt: Date; metAt: Date | null; stoppedAt: Date | null }
/** How a clock stands. `workingDays`: how many working days after the day it was due, 0 on that very day. */
export type ClockState =
  | { kind: 'met' | 'stopped' | 'on-time' | 'due-today' }
  | { kind: 'met-late' | 'late'; workingDays: number }

/** How a clock stands at an instant. */
export function stateOf(
  clock: ClockTimes,
  now: Date,
  calendar: WorkingCalendar = englandCalendar,
): ClockState {
  const { dueAt: due, metAt, stoppedAt } = clock
  if (metAt) {
    if (metAt <= due) return { kind: 'met' }
    return { kind: 'met-late', workingDays: workingDaysBetween(due, metAt, calendar) }
  }
  if (stoppedAt) return { kind: 'stopped' }
  if (now > due) return { kind: 'late', workingDays: workingDaysBetween(due, now, calendar) }
  return { kind: londonDay(now) === londonDay(due) ? 'due-today' : 'on-time' }
}
