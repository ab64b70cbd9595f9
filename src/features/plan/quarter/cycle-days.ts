// The days of a quarter's round of asking, in working days of England (domain.md 11: day 0 is the quarter's last; requests
// five working days later, updates due after fifteen, moderated after twenty). Pure.
import { addDays, type Day } from '../../../platform/calendar/london.ts'
import {
  compareQuarters,
  type Quarter,
  quarterOf,
  quarterRange,
} from '../../../platform/calendar/quarters.ts'
import { addWorkingDaysToDay, englandCalendar } from '../../../platform/calendar/working-days.ts'
import { quarterKey } from '../running/quarter-name.ts'
import { closingOf, coversFrom, type Round, roundAfter, roundBefore } from '../running/rhythm.ts'
import type { CycleRules } from '../running/rules.ts'

export type CycleDays = {
  /** Such as "2026-q3". */
  quarter: string
  firstDay: Day
  lastDay: Day
  requestsOn: Day
  dueOn: Day
  moderateOn: Day
}

/** The days on which the round that a quarter closes is asked about. `before`: the round before it, where there was one. */
export function cycleDays(quarter: Quarter, rules: CycleRules, before: Quarter | null = null): CycleDays {
  const { lastDay } = quarterRange(quarter)
  return {
    quarter: quarterKey(quarter),
    firstDay: quarterRange(coversFrom(rules, quarter, before)).firstDay,
    lastDay,
    requestsOn: workingDay(lastDay, rules.requestAfter),
    dueOn: workingDay(lastDay, rules.dueAfter),
    moderateOn: workingDay(lastDay, rules.moderateAfter),
  }
}

/** The days of a round that begins on a day of somebody's choice: as long to answer, and to look at, as always. */
export function daysFrom(
  requestsOn: Day,
  { requestAfter, dueAfter, moderateAfter }: CycleRules,
): Pick<CycleDays, 'requestsOn' | 'dueOn' | 'moderateOn'> {
  return {
    requestsOn,
    dueOn: workingDay(requestsOn, dueAfter - requestAfter),
    moderateOn: workingDay(requestsOn, moderateAfter - requestAfter),
  }
}

type Period = { from: Day; to: Day } | null

/** Whether a plan of this period runs on any day of a round, or of a quarter. The job's own rule (begin-cycles.store.ts). */
export const runsIn = (
  period: Period,
  { firstDay, lastDay }: Pick<CycleDays, 'firstDay' | 'lastDay'>,
): boolean => period === null || (period.from <= lastDay && period.to >= firstDay)

type Begun = Round & { state: string }

/**
 * The next round that is asked about by itself: the first from `present` in the plan's period that is not begun. Its days
 * follow the rounds before it.
 */
export function nextRound(
  { period, cycle: rules }: { period: Period; cycle: CycleRules },
  rounds: readonly Begun[],
  present: Quarter,
): CycleDays | undefined {
  const begun = rounds.filter(({ state }) => state !== 'planned')
  const first =
    period && compareQuarters(quarterOf(period.from), present) > 0 ? quarterOf(period.from) : present
  let closing = closingOf(rules, first, begun)
  while (begun.some(({ quarter }) => quarter === quarterKey(closing))) closing = roundAfter(rules, closing)
  const days = cycleDays(closing, rules, roundBefore(rounds, closing))
  return runsIn(period, days) ? days : undefined
}

/** Asked later than planned, everybody has as long as they would have had: what follows moves by as many working days. */
export function movedBy(
  days: Pick<CycleDays, 'requestsOn' | 'dueOn' | 'moderateOn'>,
  openedOn: Day,
): Pick<CycleDays, 'dueOn' | 'moderateOn'> {
  let late = 0
  for (let day = days.requestsOn; day < openedOn; day = addDays(day, 1))
    if (englandCalendar.isWorkingDay(addDays(day, 1))) late += 1
  return { dueOn: workingDay(days.dueOn, late), moderateOn: workingDay(days.moderateOn, late) }
}

/** The days on which who has not answered is reminded, in order. */
export const reminderDays = (dueOn: Day, { reminders }: Pick<CycleRules, 'reminders'>): Day[] =>
  [...new Set(reminders.map((days) => workingDay(dueOn, days)))].sort()

/** How many of them have come by `today`: as many as a request has had, or should have. */
export const remindersBy = (today: Day, dueOn: Day, rules: Pick<CycleRules, 'reminders'>): number =>
  reminderDays(dueOn, rules).filter((day) => day <= today).length

/** The next day on which who has not answered by then is reminded; none once asking ends. */
export const nextReminder = (
  today: Day,
  { dueOn, moderateOn, rules }: Pick<CycleDays, 'dueOn' | 'moderateOn'> & { rules: CycleRules },
): Day | undefined => reminderDays(dueOn, rules).find((day) => day > today && day <= moderateOn)

/** The day on which managers are told of who has still not answered. */
export const managerDay = (dueOn: Day, { managerAfter }: Pick<CycleRules, 'managerAfter'>): Day =>
  workingDay(dueOn, managerAfter)

/** The day so many working days later; earlier where negative. */
export function workingDay(from: Day, days: number): Day {
  if (days >= 0) return addWorkingDaysToDay(from, days)
  let day = from
  for (let left = -days; left > 0; ) {
    day = addDays(day, -1)
    if (englandCalendar.isWorkingDay(day)) left -= 1
  }
  return day
}
