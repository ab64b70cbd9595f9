// Plans over several years have a column for each, with a tick where the work falls: when it is stands in the titles.
import type { Column } from './column-titles.ts'
import { hasWord } from './columns.ts'
import { ragOfFill } from './fill.ts'
import { isBareMonth, yearsOfMonths } from './month-columns.ts'
import type { Period } from './period.ts'
import { readTimeFrame } from './time-frame.ts'
import { isOfUnknownYear } from './year-bands.ts'

/** Whether a cell holds a mark and no word: "✓", "x", "●". */
export const isMark = (cell: string): boolean => /^(?:[xXyY]|[✓✔☑✅●■◆★•])[\uFE0F.]?$/u.test(cell.trim())

/** Whether a cell says anything: a word, or a tick, a cross or a coloured dot; a dash does not. */
export const isTold = (text: string): boolean =>
  hasWord(text) || /[\u2190-\u2BFF\u{1F000}-\u{1FAFF}]/u.test(text)

const periodTitle =
  /^(?:q(?:tr|uarter)? ?[1-4]|year [1-9]|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?:[ '’-]?(?:20)?\d\d)?|20\d\d(?: ?[/–-] ?(?:20)?\d\d)?)(?: 20\d\d(?: ?[/–-] ?\d\d)?)?$/i

// "Milestone (Q1)", "Q2 milestone": one of a row of them.
const ofAQuarter = /^(?:(?:\p{L}+ ){1,2}\(?(?:q|quarter )[1-4]\)?|(?:q|quarter )[1-4](?: \p{L}+){1,2})$/iu

/** A header's cells but for its columns of quarters or years, where there are three or more: they are titles, whatever else is there. */
export function withoutPeriods(cells: readonly string[]): readonly string[] {
  const others = cells.filter((cell) => !periodTitle.test(cell.trim()) && !ofAQuarter.test(cell.trim()))
  return cells.length - others.length >= 3 ? others : cells
}

type Ticked = {
  timeframe: string
  /** The words themselves do not say of which year they are: the plan does, or nobody can tell. */
  year: 'of-plan' | 'unknown' | null
  /** It is a bar of one colour in a chart. */
  bar: boolean
}

/**
 * The titles of the marked columns as the words of a time, for deriving only; null where fewer than two columns are named by a
 * time, or one of them tells something in words. Marks side by side are one time, others are several. A month without a year has
 * that of the plan where it is plain, and else none.
 */
export function tickedTimes(
  columns: readonly Column[],
  titles: readonly string[],
  cells: readonly string[],
  plan: { period: Period | null; title: string },
  fills: readonly (string | null)[] = [],
): Ticked | null {
  const isTime = (title: string) =>
    isTimeTitle(title, plan.period) || isBareMonth(title) || isOfUnknownYear(title)
  const timed = titles.flatMap((title, at) =>
    (columns[at] === 'other' || columns[at] === 'update') && isTime(title) ? [at] : [],
  )
  const blank = timed.every((at) => (cells[at] ?? '').trim() === '')
  const filled = timed.filter((at) => (blank ? isPainted(fills, timed, at) : (cells[at] ?? '').trim() !== ''))
  if (timed.length < 2 || filled.length === 0 || !(blank || filled.every((at) => isMark(cells[at] ?? ''))))
    return null
  const runs: number[][] = []
  for (const at of filled) {
    const run = runs.at(-1)
    if (run && timed.indexOf(at) === timed.indexOf(run.at(-1) ?? -1) + 1) run.push(at)
    else runs.push([at])
  }
  const named = timed.map((at) => (titles[at] ?? '').trim())
  const years = named.every((title) => isTimeTitle(title, plan.period))
    ? []
    : yearsOfMonths(named, plan.period, plan.title)
  const words = (at: number | undefined) => {
    const place = timed.indexOf(at ?? -1)
    const year = years[place]
    return `${named[place] ?? ''}${year == null ? '' : ` ${year}`}`
  }
  const timeframe = runs
    .map((run) => (run.length > 1 ? `${words(run[0])} – ${words(run.at(-1))}` : words(run[0])))
    .join('; ')
  // "Q1" twice, and nothing over them: of which year each is, nobody can tell.
  const twice =
    new Set(named.map((title, at) => `${title.toLowerCase()} ${years[at] ?? ''}`)).size < named.length
  const year = twice ? 'unknown' : years.some((each) => each !== null) ? 'of-plan' : null
  return { timeframe, year, bar: blank }
}

/** A blank cell of a chart of bars: one colour along the bar, and none beside it. */
function isPainted(fills: readonly (string | null)[], timed: readonly number[], at: number): boolean {
  const paints = timed.map((each) => fills[each] ?? null)
  const bars = new Set(paints.filter((paint) => paint !== null))
  // Green and its like say how it went in that quarter.
  const isLight = [...bars].some((paint) => /^(?:red|amber|green)$/.test(ragOfFill(paint) ?? ''))
  return bars.size === 1 && !isLight && paints.includes(null) && (fills[at] ?? null) !== null
}

function isTimeTitle(title: string, period: Period | null): boolean {
  // "Year 1 (2024/25)"
  const named = title.trim().replace(/^year \d{1,2} ?[(:–-] ?(.*?)\)?$/i, '$1')
  const { times, noYear } = readTimeFrame(named, period)
  const [only] = times
  return times.length === 1 ? only?.words.length === named.length : noYear && named.length <= 4
}
