// Columns named by months alone, "Apr | May | Jun": of which year each is, where the plan leaves no doubt of it.
import { addDays, addMonths, type Day } from '../../../platform/calendar/london.ts'
import { monthNames, monthNumber, type Period } from './period.ts'

const bareMonth = new RegExp(`^(${monthNames})\\.?$`, 'i')

/** Whether a column's title is a month and nothing more. */
export const isBareMonth = (title: string): boolean => bareMonth.test(title.trim())

/**
 * Takes the titles of columns of times, the plan's period and its title. Returns for each a year, or null where it is no bare
 * month or its year is not plain. It is where the columns are the months of the period, one after another, from its first; or
 * where they run within the calendar year that is the only one in the title, from January.
 */
export function yearsOfMonths(
  titles: readonly string[],
  period: Period | null,
  planTitle: string,
): (number | null)[] {
  const months = titles.flatMap((title) => (isBareMonth(title) ? [monthNumber(title.trim())] : []))
  const first = period ? startOf(period, months) : startOfNamedYear(months, planTitle)
  if (first === null) return titles.map(() => null)
  let next = 0
  return titles.map((title) => {
    if (!isBareMonth(title)) return null
    const day = addMonths(first, next)
    next += 1
    return Number(day.slice(0, 4))
  })
}

const follows = (months: readonly number[]): boolean =>
  months.every((month, at) => at === 0 || month === ((months[at - 1] ?? 0) % 12) + 1)

function startOf({ from, to }: Period, months: readonly number[]): Day | null {
  const whole = from.endsWith('-01') && months.length > 0 && follows(months)
  if (!whole || months[0] !== Number(from.slice(5, 7))) return null
  // All months of the period, or some of the only year that it runs for.
  const after = addMonths(from, months.length)
  return after === addDays(to, 1) || (after <= to && to < addMonths(from, 12)) ? from : null
}

function startOfNamedYear(months: readonly number[], planTitle: string): Day | null {
  const years = planTitle.match(/(?<![\d/.-])20\d\d(?![\d/.-])/g) ?? []
  const [year] = years
  return years.length === 1 && months[0] === 1 && months.length > 2 && months.length <= 12 && follows(months)
    ? `${year}-01-01`
    : null
}
