// How partnerships write times, each shape with what it plainly means (domain: quarters and time-frame parsing).
import { type DateOrder, dayAndMonth } from './date-order.ts'
import type { ReadTime } from './read-plan.schema.ts'
import { firstMonths, readHalfTerm, yearOf, readSeason, readTerm } from './time-terms.ts'
import {
  academicYears,
  daySpan,
  financialYears,
  fullYear,
  joined,
  joinedMonths,
  monthNames,
  monthNumber,
  monthSpan,
  type OnlyYear,
  quarterSpan,
  type Span,
  year,
} from './period.ts'

export type Found = Span & { assumed: ReadTime['assumed'] }
type Shape = {
  pattern: RegExp
  /** It may fit words without a digit. */
  wordsOnly: boolean
  read: (
    groups: string[],
    firstYear: number | null,
    only: OnlyYear,
    taught: boolean,
    order: DateOrder,
  ) => Found | 'no-year' | 'two-days' | null
}

// Group 1 of every shape, so that a shape's own groups are numbered from 2.
const opening = '(?:\\b(by|before|until|from|since|starting)(?: the)? )?(?:\\bend(?: of)? )?'

// The order matters: each shape takes its words away from those after it, and longer shapes come first.
export const timeShapes: readonly Shape[] = [
  // "2026-06-30", with the hour after it in what systems write out.
  shape(`\\b(${year})[-/](\\d\\d)[-/](\\d\\d)(?:T\\d\\d:\\d\\d[\\d:.]*Z?)?(?!\\w)`, ([y = '', m, d]) =>
    plain(daySpan(Number(d), Number(m), y)),
  ),
  // "01/04/2024 – 30/06/2025": a first and a last day are one span.
  shape(
    `(?<![\\d./-])(\\d{1,2})([./-])(\\d{1,2})\\3(${year}|\\d\\d) ?(?:–|-|to) ?(\\d{1,2})[./-](\\d{1,2})[./-](${year}|\\d\\d)(?![./-]?\\d)`,
    readDays,
  ),
  shape(`(?<![\\d./-])(\\d{1,2})([./-])(\\d{1,2})\\3(${year}|\\d\\d)(?![./-]?\\d)`, readDay),
  // "11-18 October 2025"
  shape(
    `(?<![\\d./-])(\\d{1,2})(?:st|nd|rd|th)? ?(?:-|–|to|until) ?(\\d{1,2})(?:st|nd|rd|th)? (${monthNames}),? (${year})\\b`,
    ([d1, d2, m = '', y = '']) => {
      const [first, last] = [daySpan(Number(d1), monthNumber(m), y), daySpan(Number(d2), monthNumber(m), y)]
      return first && last && first.start < last.end
        ? { start: first.start, end: last.end, assumed: null }
        : null
    },
  ),
  shape(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${monthNames})\\.?,? (${year})\\b`, ([d, m = '', y = '']) =>
    plain(daySpan(Number(d), monthNumber(m), y)),
  ),
  // "Dec 31, 2025", "October 11-18, 2025"
  shape(
    `\\b(${monthNames})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?: ?[-–] ?(\\d{1,2})(?:st|nd|rd|th)?)?,? (${year})\\b`,
    ([m = '', d1, d2, y = '']) => {
      const [first, last] = [
        daySpan(Number(d1), monthNumber(m), y),
        daySpan(Number(d2 || d1), monthNumber(m), y),
      ]
      return first && last && first.start <= last.end
        ? { start: first.start, end: last.end, assumed: null }
        : null
    },
  ),
  // "31-Mar-25", as spreadsheets show a day.
  shape(`(?<![\\d./-])(\\d{1,2})[- ](${monthNames})[- ](${year}|\\d\\d)(?![\\d/.-])`, ([d, m = '', y = '']) =>
    plain(daySpan(Number(d), monthNumber(m), y)),
  ),
  // "30/Jun/26", as trackers write it.
  shape(`(?<![\\d./-])(\\d{1,2})/(${monthNames})/(${year}|\\d\\d)(?![\\d/.-])`, ([d, m = '', y = '']) =>
    plain(daySpan(Number(d), monthNumber(m), y)),
  ),
  // "09/2025", "9/2025 – 3/2026"
  shape(
    `(?<![\\d./-])(\\d{1,2})/(${year})(?: ?(?:–|-|to) ?(\\d{1,2})/(${year}))?(?![\\d./-]*\\d)`,
    ([m1, y1 = '', m2, y2]) => numberedMonths(m1, y1, m2, y2),
  ),
  // "Nov/Dec 25"
  shape(
    `\\b(${monthNames})\\.?(?:[ '’](\\d\\d))?${joined}(${monthNames})\\.?[ '’-](\\d\\d)(?![\\d.-]|/\\d)`,
    ([first = '', firstYear = '', last = '', lastYear = ''], planYear, _, __, order) =>
      order === 'month-first' || (planYear !== null && Math.abs(2000 + Number(lastYear) - planYear) > 5)
        ? null
        : readMonths([first, firstYear && `20${firstYear}`, last, `20${lastYear}`]),
  ),
  // "Mar-25", as spreadsheets show a month; "Dec 31" beside a plan of 2025 is a day.
  shape(
    `\\b(${monthNames})([-' ’])(\\d\\d)(?![\\d.-]|/\\d)`,
    ([m = '', mark, y = ''], firstYear, _, __, order) => {
      const far = firstYear !== null && Math.abs(2000 + Number(y) - firstYear) > 5
      return mark === ' ' && (order === 'month-first' || far) ? null : plain(monthSpan(2000 + Number(y), m))
    },
  ),
  shape(`\\b(${monthNames})\\.?(?: (${year}))?${joinedMonths}(${monthNames})\\.? (${year})\\b`, readMonths),
  shape(`\\b(${monthNames})\\.?,? (${year})\\b`, ([m = '', y]) => plain(monthSpan(Number(y), m))),
  shape(
    `\\b(?:(autumn|spring|summer) term,? (${year})|(autumn|spring|summer) (${year}) term|(?:(spring|summer|autumn)${joined})?(spring|summer|autumn|winter)(?: of)?,? (${year})(?: ?[/-] ?(?:${year}|\\d\\d))?)(?![\\d/]| half)`,
    readSeason,
  ),
  shape(
    `(?:\\b(?:fy ?['’]?)?(${year}|\\d\\d(?=[/-]\\d\\d))(?: ?[/-] ?(\\d\\d))?,? )?\\bq(?:uarters? ?|tr ?)?([1-4])(?:${joined}q?(?:uarter )?([1-4])(?!\\d))?(?:,?[ /-]\\(?(?:of )?(?:fy ?['’]?)?(${year}|\\d\\d(?=[/-]\\d\\d))(?: ?[/-] ?(${year}|\\d\\d)(?!\\d))?\\)?)?(?!\\w)`,
    readQuarters,
  ),
  // "FY25/26 H2", "2025/26, H1"
  shape(`\\b(?:fy ?['’]?)?(${year}|\\d\\d)[-/](\\d\\d),? h([12])\\b`, ([first = '', last = '', half]) => {
    const from = first.length === 2 ? 2000 + Number(first) : Number(first)
    if (fullYear(from, last) !== from + 1) return null
    return plain(quarterSpan(from, half === '2' ? 3 : 1, half === '2' ? 4 : 2))
  }),
  // "H2 2025/26", "first half of 2026": of a financial year, or of the year named alone.
  shape(
    `\\b(?:h([12])|(first|1st|second|2nd) half)(?: of)?,? (?:fy ?)?(${year})(?: ?[-–/] ?(${year}|\\d\\d))?(?![\\d/.-]*\\d)`,
    ([h, half = '', y = '', ended]) => {
      const second = h === '2' || /^[2s]/i.test(half)
      if (ended) return plain(quarterSpan(Number(y), second ? 3 : 1, second ? 4 : 2))
      const [from, to] = second ? ['jul', 'dec'] : ['jan', 'jun']
      return plain({ start: monthSpan(Number(y), from).start, end: monthSpan(Number(y), to).end })
    },
  ),
  shape(
    `(?:\\b(academic|school|ay|session|sem(?:ester)? ?[123],?) ?(?:years?:? )?)?(?<![\\d/.-])(${year}) ?[-–/] ?(${year}|\\d\\d)(?![\\d/.-]*\\d)(?: (academic|school) years?)?`,
    ([before, first = '', last = '', after], _, __, taught) =>
      plain(
        (taught || before || after ? academicYears : financialYears)(
          Number(first),
          fullYear(Number(first), last),
        ),
      ),
  ),
  // "Academic year 24/25", "AY24/25", "24-25 school year".
  shape(
    `(?:\\b(?:(?:academic|school) years?:? ?|ay ?)['’]?(\\d\\d) ?[-–/] ?(\\d\\d)(?![\\d./-])|(?<![\\d./-])(\\d\\d) ?[-–/] ?(\\d\\d) (?:academic|school) years?\\b)`,
    ([first, last, other, end]) =>
      readShortYears([first || other || '', last || end || ''], null, null, true),
  ),
  // "Autumn 1", "Spring 2 2026": halves of a school's terms.
  shape(
    `\\b(autumn|spring|summer) (?:term )?([12])(?: (${year}))?(?![\\d/]|st\\b|nd\\b)`,
    ([term = '', half = '', named], _, only) => readHalfTerm(term.toLowerCase(), half, named, only),
  ),
  // "FY24/25", "24/25": two years of two digits are one only where the second follows the first.
  // "05/06" in a plan of 2026 is a day or nothing plain.
  shape(
    `(?<![\\d./-])(fy ?'?)?(\\d\\d) ?[/-] ?(\\d\\d)(?![\\d./-])`,
    ([fy, ...years], firstYear, __, taught) =>
      fy === '' && firstYear !== null && Math.abs(2000 + Number(years[0]) - firstYear) > 15
        ? null
        : readShortYears(years, null, null, taught && fy === ''),
  ),
  // "09/25": no day of a year has that month, and no two years follow one another so. Far from the plan it is a number.
  shape(
    `(?<![\\d./-])(\\d{1,2})/(\\d\\d)(?: ?(?:–|-|to) ?(\\d{1,2})/(\\d\\d))?(?![\\d./-]*\\d|[%\\p{L}])$`,
    ([m1, y1, m2, y2], firstYear, _, __, order) =>
      order !== 'day-first' || ![y1, y2 || y1].every((short) => isNearPlan(short, firstYear))
        ? null
        : numberedMonths(m1, `20${y1}`, m2, y2 && `20${y2}`),
  ),
  // "31/03": a day of the plan's only year.
  shape(`(?<![\\d./-])(\\d{1,2})/(\\d\\d?)(?![\\d./-]*\\d|[%\\p{L}])$`, ([d, m], _, only, __, order) =>
    only === null || order !== 'day-first' || Number(d) < 13 || Number(m) > 12
      ? null
      : inOnlyYear(daySpan(Number(d), Number(m), String(Number(m) < only.turn ? only.year + 1 : only.year))),
  ),
  // A year is the whole of it where the words say so; alone it may be financial.
  shape(`(?<=\\b(?:by|before|during|in|throughout|of|end) )(${year})[.]?$`, ([y = '']) =>
    plain({ start: `${y}-01-01`, end: `${y}-12-31` }),
  ),
  // Without a year, where the plan has only one.
  shape(
    `(?<!\\w)(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${monthNames})(?![\\w-]| \\d)`,
    ([d, m = ''], _, only) =>
      only === null ? null : inOnlyYear(daySpan(Number(d), monthNumber(m), String(yearOf(m, only)))),
  ),
  shape(`\\b(${monthNames})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?![\\w/.-]| \\d)`, ([m = '', d], _, only) =>
    only === null ? null : inOnlyYear(daySpan(Number(d), monthNumber(m), String(yearOf(m, only)))),
  ),
  shape(`\\b(?:(${monthNames})${joinedMonths})?(${monthNames})(?![\\w-]| \\d)`, readMonthsOfOnlyYear, true),
  shape(
    `\\b(autumn|spring|summer) term(?! \\d)`,
    ([name = ''], _, only) =>
      only === null
        ? null
        : {
            ...readTerm([name, String(yearOf(firstMonths[name.toLowerCase()] ?? 'jan', only))]),
            assumed: 'plan-first-year',
          },
    true,
  ),
  shape(`\\byears? ([1-9])(?:${joined}([1-9]))?(?!\\d)`, ([first, last], firstYear) =>
    firstYear === null
      ? null
      : plain(financialYears(firstYear + Number(first) - 1, firstYear + Number(last || first))),
  ),
]

type DayRead = ReturnType<Shape['read']>

function readDay(
  [d, , m, y = '']: string[],
  _: unknown,
  __: unknown,
  ___: unknown,
  order: DateOrder,
): DayRead {
  const said = dayAndMonth(Number(d), Number(m), order)
  return said ? plain(daySpan(said.day, said.month, y)) : 'two-days'
}

function readDays(groups: string[], _: unknown, __: unknown, ___: unknown, order: DateOrder): DayRead {
  const [d1, , m1, y1 = '', d2, m2, y2 = ''] = groups
  const from = dayAndMonth(Number(d1), Number(m1), order)
  const to = dayAndMonth(Number(d2), Number(m2), order)
  if (!from || !to) return 'two-days'
  const first = daySpan(from.day, from.month, y1)
  const last = daySpan(to.day, to.month, y2)
  return first && last && first.start <= last.end
    ? { start: first.start, end: last.end, assumed: null }
    : null
}

/** "9/2025" as a month, "9/2025 – 3/2026" as several; null where there is no such month, or the last is before the first. */
function numberedMonths(m1: string | undefined, y1: string, m2: string | undefined, y2: string | undefined) {
  const [first, last] = [monthNames3[Number(m1) - 1], monthNames3[Number(m2 || m1) - 1]]
  if (!first || !last) return null
  const { start } = monthSpan(Number(y1), first)
  const { end } = monthSpan(Number(y2 || y1), last)
  return start < end ? plain({ start, end }) : null
}

const monthNames3 = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Without a plan's years a number after 12, and no day of a month that is likely, may be a year of this age. */
const isNearPlan = (short: string | undefined, firstYear: number | null): boolean => {
  const written = Number(short)
  return (
    written > 12 &&
    (firstYear === null ? written > 19 && written < 40 : Math.abs(2000 + written - firstYear) < 6)
  )
}

function readMonths(groups: string[]): Found | null {
  const [firstMonth = '', firstWords, lastMonth = '', lastWords] = groups
  const last = Number(lastWords)
  const wraps = monthNumber(firstMonth) > monthNumber(lastMonth)
  const first = firstWords ? Number(firstWords) : wraps ? last - 1 : last
  const start = monthSpan(first, firstMonth).start
  const end = monthSpan(last, lastMonth).end
  return start < end ? { start, end, assumed: null } : null
}

const inOnlyYear = (span: Span | null): Found | null =>
  span ? { ...span, assumed: 'plan-first-year' } : null

function readMonthsOfOnlyYear([first, last = '']: string[], _: unknown, only: OnlyYear): Found | null {
  // "May" and "march" are also words of a sentence.
  if (only === null || !/^\p{Lu}/u.test(first || last)) return null
  const start = monthSpan(yearOf(first || last, only), first || last).start
  const { end } = monthSpan(yearOf(last, only), last)
  return start < end ? inOnlyYear({ start, end }) : null
}

function readShortYears(
  [first = '', last = '']: string[],
  _: unknown,
  __: unknown,
  taught: boolean,
): Found | null {
  const start = 2000 + Number(first)
  const years = taught ? academicYears : financialYears
  return Number(last) === (Number(first) + 1) % 100 ? plain(years(start, start + 1)) : null
}

function readQuarters(groups: string[], firstYear: number | null): Found | 'no-year' {
  const [yearBefore, endBefore, first = '', last, yearAfter, endYear] = groups
  const named = yearBefore || yearAfter
  const start = named ? Number(named.length === 2 ? `20${named}` : named) : firstYear
  if (start === null) return 'no-year'
  const assumed = !named ? 'plan-first-year' : endBefore || endYear ? null : 'financial-year'
  return { ...quarterSpan(start, Number(first), Number(last || first)), assumed }
}

function shape(pattern: string, read: Shape['read'], wordsOnly = false): Shape {
  return { pattern: new RegExp(opening + pattern, 'gi'), read, wordsOnly }
}

function plain(span: Span | null): Found | null {
  return span ? { ...span, assumed: null } : null
}
