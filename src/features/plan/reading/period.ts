// Years as plans write them, as days. A plan for "2018-21" runs for the financial years 2018/19, 2019/20
// and 2020/21 (domain: quarters and time frames), so both ends lie at the turn of a financial year.
import { isDay, type Day } from '../../../platform/calendar/london.ts'
import { type Quarter, quarterRange } from '../../../platform/calendar/quarters.ts'

export type Span = { start: Day; end: Day }
export type Period = { from: Day; to: Day; words: string }

const yearsMax = 10
export const monthNames =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|' +
  'ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr'
/** What stands between two of a span. */
export const joined = ' ?(?:-|–|/|&|and|to) ?'
/** The same of months, with those between the first and the last: "June, July and August". */
export const joinedMonths = `(?:, ?(?:${monthNames})\\.?)*${joined}`
/** The year of a plan that runs for no longer, the month in which it begins (April, or September in schools), and its last day. */
export type OnlyYear = { year: number; turn: number; to: Day } | null
export const year = '(?:19|20|21)\\d\\d'

/** The hyphens that Word and web pages do not break at, as plain ones. */
export const plainHyphens = (text: string): string => text.replace(/[\u2010\u2011\u2212]/g, '-')

/**
 * The period that a title names ("2018-21", "2018/19", "April 2024 to March 2027"), or null where none is plain. The year of
 * a quarter ("Q2 2018/19", as above a plan's report) is when somebody wrote, not how long the plan runs.
 */
export function periodIn(title: string): Period | null {
  const text = plainHyphens(title)
  const months = new RegExp(
    `\\b(${monthNames}) (${year}) ?(?:-|–|—|to|until) ?(${monthNames}) (${year})\\b`,
    'iu',
  ).exec(text)
  if (months) {
    const [words, firstMonth = '', first = '', lastMonth = '', last = ''] = months
    const from = monthSpan(Number(first), firstMonth).start
    const to = monthSpan(Number(last), lastMonth).end
    return from < to ? { from, to, words } : null
  }
  const days = daysPeriod(text)
  if (days) return days
  const taught = academicPeriod(text) ?? shortAcademicPeriod(text)
  if (taught) return taught
  const joined = joinedYears(text)
  if (joined) return joined
  const years = new RegExp(
    `(?<![\\d/.-]|\\bQ[1-4],? ?)(${year})( ?[-–—/] ?| to )(${year}|\\d\\d)(?![\\d/.-]*\\d)(?! (?:${monthNames})\\b)`,
    'iu',
  ).exec(text)
  if (!years) return shortFinancialYear(text) ?? bareShortYears(text)
  const inside = yearInside(text.slice(years.index + years[0].length), years)
  if (inside) return inside
  const [words, first = '', , last = ''] = years
  const [from, to] = [Number(first), fullYear(Number(first), last)]
  const span = to === from + 1 && ofASchool.test(text) ? academicYears(from, to) : financialYears(from, to)
  return span ? { from: span.start, to: span.end, words } : null
}

/** "Strategy 2022-2027: Year 3 Action Plan 2024/25" is the plan of one year in a longer strategy; a report on it is not. */
function yearInside(rest: string, [, from = '', , to = '']: RegExpExecArray): Period | null {
  const plans = '(?:annual|yearly|action|delivery|implementation|work|business|year \\d{1,2}|one[- ]year)'
  const pairOfYears = `(${year}) ?[-/] ?(${year}|\\d\\d)(?![\\d/.-]*\\d)`
  const numbered = '\\byear (?:\\d|one|two|three|four|five)(?: of (?:\\d|three|four|five))?[ :(,–-]{1,4}'
  const found =
    new RegExp(`\\b${plans}\\b[^\\d]{0,20}\\b(?:plan|programme)\\b[^\\d]{0,12}${pairOfYears}`, 'iu').exec(
      rest,
    ) ?? new RegExp(numbered + pairOfYears, 'iu').exec(rest)
  if (!found || /\b(?:report|review|update|progress)\b/iu.test(found[0])) return null
  const [, first = '', last = ''] = found
  const [begins, ends] = [Number(first), fullYear(Number(first), last)]
  const isInside = begins >= Number(from) && ends <= fullYear(Number(from), to)
  const span = isInside && ends === begins + 1 ? financialYears(begins, ends) : null
  const words = /\d{4}.*$/.exec(found[0])?.[0] ?? ''
  return span && { from: span.start, to: span.end, words }
}

/** "2024/25 to 2026/27", "(2023/24 and 2024/25)": from the first year of the first to the last of the second. */
function joinedYears(text: string): Period | null {
  const found = new RegExp(
    `(?<![\\d/.-])${pair} ?(?:-|–|—|to|until|and|&|,) ?${pair}(?![\\d/.-]*\\d)`,
    'iu',
  ).exec(text)
  if (!found) return null
  const [words, first = '', firstEnd = '', second = '', last = ''] = found
  const [from, to] = [Number(first), fullYear(Number(second), last)]
  if (fullYear(from, firstEnd) !== from + 1 || to !== Number(second) + 1) return null
  const span = financialYears(from, to)
  return span ? { from: span.start, to: span.end, words } : null
}

// One year of a school's plan is its own year; of several, nobody can tell.
const ofASchool =
  /\b(?:(?:primary|secondary|high|infant|junior|grammar|church|catholic|nursery|community|special|c ?of ?e) school|academy|sixth form)\b/i

/** "1 April 2025 to 31 March 2026", "01/04/2025 – 31/03/2026". */
function daysPeriod(text: string): Period | null {
  const spoken = `(\\d{1,2})(?:st|nd|rd|th)? (${monthNames}),? (${year})`
  const found =
    new RegExp(`(?<![\\d/.-])${spoken} ?(?:-|–|—|to|until) ?${spoken}\\b`, 'iu').exec(text) ??
    new RegExp(
      `(?<![\\d/.-])(\\d{1,2})[./](\\d{1,2})[./](${year}) ?(?:-|–|—|to|until) ?(\\d{1,2})[./](\\d{1,2})[./](${year})(?![\\d/.-])`,
      'iu',
    ).exec(text)
  if (!found) return null
  const [words, d1, m1 = '', y1 = '', d2, m2 = '', y2 = ''] = found
  const month = (said: string) => (/^\d/.test(said) ? Number(said) : monthNumber(said))
  const [first, last] = [daySpan(Number(d1), month(m1), y1), daySpan(Number(d2), month(m2), y2)]
  if (!first || !last || first.start >= last.end || Number(y2) - Number(y1) > yearsMax) return null
  return { from: first.start, to: last.end, words }
}

/** "Financial year 26/27", "FY26-27": two digits are a year only where it is called one. */
function shortFinancialYear(text: string): Period | null {
  const found = /\b(?:financial years?|fy):? ?['’]?(\d\d) ?[-–/] ?(\d\d)(?![\d/.-]*\d)/iu.exec(text)
  const first = 2000 + Number(found?.[1])
  const span = found ? financialYears(first, fullYear(first, found[2] ?? '')) : null
  return found && span ? { from: span.start, to: span.end, words: found[0] } : null
}

/** "Delivery plan 26/27": in a title, two years of two digits where the second follows the first. */
function bareShortYears(text: string): Period | null {
  const found = new RegExp(
    `\\b(?:plan|strategy|programme|scheme|tracker|framework|objectives)\\b.{0,30}?(?<![\\d/.-])([12]\\d|3\\d)/(\\d\\d)(?![\\d/.-]| (?:${monthNames})\\b)`,
    'iu',
  ).exec(text)
  const first = 2000 + Number(found?.[1])
  const last = found ? fullYear(first, found[2] ?? '') : 0
  const span = found && last === first + 1 ? financialYears(first, last) : null
  return found && span ? { from: span.start, to: span.end, words: found[0].slice(-5) } : null
}

const pair = `(${year}) ?[-–/] ?(${year}|\\d\\d)`

/** "Academic year 24/25", "AY24/25": two digits are a year only where it is called one. */
function shortAcademicPeriod(text: string): Period | null {
  const found =
    /\b(?:(?:academic|school) years?:? ?|ay ?)['’]?(\d\d) ?[-–/] ?(\d\d)(?![\d/.-]*\d)/iu.exec(text) ??
    /(?<![\d/.-])(\d\d) ?[-–/] ?(\d\d) (?:academic|school) years?\b/iu.exec(text)
  const first = 2000 + Number(found?.[1])
  const span = found ? academicYears(first, fullYear(first, found[2] ?? '')) : null
  return found && span ? { from: span.start, to: span.end, words: found[0] } : null
}

/** "Academic years 2024/25 and 2025/26", "2024/25 academic year": from the September of the first to the August of the last. */
function academicPeriod(text: string): Period | null {
  const more = `(?: ?(?:,|&|and|to|-|–) ?${pair})?(?![\\d/.-]*\\d)`
  const found =
    new RegExp(`\\b(?:academic|school) years?:? ${pair}${more}`, 'iu').exec(text) ??
    new RegExp(`\\b${pair}${more} (?:academic|school) years?\\b`, 'iu').exec(text)
  if (!found) return null
  const [words, first = '', end = '', second = first, last = end] = found
  const span = academicYears(Number(first), fullYear(Number(second), last))
  return span ? { from: span.start, to: span.end, words } : null
}

/** Whether a plan runs by the years of schools and universities. */
export const isAcademic = ({ from, to }: Period): boolean => from.endsWith('-09-01') && to.endsWith('-08-31')

/** As `financialYears`, from September to August. */
export function academicYears(first: number, last: number): Span | null {
  return financialYears(first, last) && { start: `${first}-09-01`, end: `${last}-08-31` }
}

/** From the start of the financial year that begins in `first` to the end of the one that ends in `last`; null unless 1 to 10 years. */
export function financialYears(first: number, last: number): Span | null {
  if (last <= first || last - first > yearsMax) return null
  return { start: `${first}-04-01`, end: `${last}-03-31` }
}

/** "21" after 2018 is 2021; "00" after 1999 is 2000. */
export function fullYear(first: number, last: string): number {
  if (last.length === 4) return Number(last)
  const sameCentury = first - (first % 100) + Number(last)
  return sameCentury > first ? sameCentury : sameCentury + 100
}

/** Quarters of a financial year, "Q3/4"; a lower second quarter lies in the year after. */
export function quarterSpan(year: number, first: number, last: number): Span {
  return {
    start: rangeOf(year, first).firstDay,
    end: rangeOf(last < first ? year + 1 : year, last).lastDay,
  }
}

// A plan names the same few quarters in every row.
const ranges = new Map<number, ReturnType<typeof quarterRange>>()

function rangeOf(year: number, number: number): ReturnType<typeof quarterRange> {
  const key = year * 10 + number
  const range = ranges.get(key) ?? quarterRange(quarter(year, number))
  if (ranges.size < 4000) ranges.set(key, range)
  return range
}

/** A whole month, its name in any of the usual short forms. */
export function monthSpan(year: number, name: string): Span {
  const month = monthNumber(name)
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { start: `${year}-${two(month)}-01`, end: `${year}-${two(month)}-${two(last)}` }
}

export function monthNumber(name: string): number {
  const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
  const welsh = ['ion', 'chw', 'maw', 'ebr', 'mai', 'meh', 'gor', 'aws', 'med', 'hyd', 'tac', 'rha']
  const key = name.slice(0, 3).toLowerCase()
  return Math.max(months.indexOf(key), welsh.indexOf(key)) + 1
}

/** One day, or null where the calendar has no such day. Two digits of a year mean this century. */
export function daySpan(day: number, month: number, yearWords: string): Span | null {
  const text = `${yearWords.length === 2 ? `20${yearWords}` : yearWords}-${two(month)}-${two(day)}`
  return isDay(text) ? { start: text, end: text } : null
}

function quarter(year: number, number: number): Quarter {
  const quarters = [1, 2, 3, 4] as const
  return { year, quarter: quarters[number - 1] ?? 1 }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
