// A time frame keeps its words; this says what they plainly mean, and marks what had to be assumed. The
// shapes are those that partnerships really write (domain: quarters and time-frame parsing).
import { addDays, addMonths, type Day } from '../../../platform/calendar/london.ts'
import type { ReadDerived, ReadTime } from './read-plan.schema.ts'
import type { DateOrder } from './date-order.ts'
import { isAcademic, type OnlyYear, plainHyphens, type Period, type Span } from './period.ts'
import { type Found, timeShapes } from './time-shapes.ts'

export type TimeFrame = Pick<ReadDerived, 'times' | 'start' | 'end' | 'recurring' | 'references'> & {
  unscheduled: boolean
  /** A quarter was named, but neither the cell nor the plan says of which year. */
  noYear: boolean
  /** A date is two, for the document writes some day first and some month first. */
  twoDays: boolean
}

const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const each = '(?:every|each|per|once (?:a|every|each|per))'

// The first that fits is the rhythm: "Monthly / ongoing" is monthly.
const rhythms: readonly [Exclude<ReadDerived['recurring'], null>, RegExp][] = [
  ['weekly', new RegExp(`\\b(?:weekly|wythnosol|${each} week)\\b(?<!bi-?weekly)`, 'i')],
  ['fortnightly', /\b(?:fortnightly|bi-?weekly|(?:every|each|once a) fortnight|every (?:two|2) weeks)\b/i],
  ['monthly', new RegExp(`\\b(?<!(?:six|6|bi|two|2|three|3)[ -]?)(?:monthly|misol|${each} month)\\b`, 'i')],
  [
    'quarterly',
    new RegExp(
      `\\b(?:quarterly|chwarterol|${each} (?:financial )?quarter|every (?:three|3) months|(?:three|3)[ -]monthly|four times (?:a|per) year|q1 ?(?:-|–|to) ?q4)\\b`,
      'i',
    ),
  ],
  [
    'termly',
    new RegExp(`\\b(?:termly|${each} (?:school |academic )?term|three times (?:a|per) year)\\b`, 'i'),
  ],
  [
    'twice-yearly',
    /\b(?:(?:twice|two times) (?:yearly|a year|per year|each year|annually)|(?:bi-?annual|six[ -]monthly)(?:ly)?|half[ -]yearly|every (?:six|6) months|6[ -]monthly)\b/i,
  ],
  [
    'yearly',
    new RegExp(
      `\\b(?:(?<!half[ -])yearly|blynyddol|annual(?:ly)?(?! (?:[a-z]+ )?(?:meeting|assembly|conference)\\b)|${each} (?:financial |academic |school |calendar )?year|(?:every|each) (?:${months}|spring|summer|autumn|winter)|year on year)\\b`,
      'i',
    ),
  ],
  [
    'as-needed',
    /\b(?:as (?:and|&) when(?: (?:required|needed|necessary|appropriate))?|(?:as|when|where|if) (?:and when )?(?:required|needed|necessary|appropriate|requested)|on (?:demand|request)|ad[ -]?hoc|responsive)\b/i,
  ],
  [
    'ongoing',
    /\b(?:on-? ?going|parhaus|rolling|continu(?:ous|al)(?:ly)?|continuing|throughout|daily|every day|bi-?monthly|(?:every (?:two|2|other|second)|alternate) months?|regular(?:ly)?|all year(?: round)?|year[ -]round|business as usual|bau|permanent(?:ly)?|(?:at )?(?:every|each) meeting|whole (?:life|term) of (?:the )?(?:plan|strategy)|(?:duration|lifetime|life) of (?:the )?(?:plan|strategy))\b/i,
  ],
]

const unscheduled =
  /\b(?:t\.?b\.?[acd]\b|i(?:'|’)w gadarnhau|tb set\b|to be (?:confirmed|agreed|set|decided|arranged|scheduled|announced)|not (?:yet )?(?:set|agreed|scheduled))/i

/**
 * Reads a time-frame cell. `period` is the plan's: a quarter without a year falls in its first financial year. `order` is
 * how the document writes days.
 */
export function readTimeFrame(
  words: string,
  period: Period | null,
  order: DateOrder = 'day-first',
): TimeFrame {
  const text = plainHyphens(words).replace(/\s+/g, ' ').trim()
  const firstYear = period ? firstFinancialYear(period) : null
  const { times, noYear, twoDays } = timesIn(text, {
    firstYear,
    only: onlyYearOf(period),
    taught: period !== null && isAcademic(period),
    order,
  })
  const starts = times.flatMap((time) => time.start ?? [])
  const ends = times.flatMap((time) => time.end ?? [])
  const open = times.some((time) => time.start === null)
  return {
    times,
    start: open || twoDays ? null : (starts.sort()[0] ?? null),
    // "July 2024 – Q4" ends in a quarter of no year.
    end: noYear || twoDays || times.some((time) => time.end === null) ? null : (ends.sort().at(-1) ?? null),
    recurring: rhythms.find(([, pattern]) => pattern.test(text))?.[0] ?? null,
    references: referencesIn(text),
    unscheduled: unscheduled.test(text),
    noYear,
    twoDays,
  }
}

type Around = { firstYear: number | null; only: OnlyYear; taught: boolean; order: DateOrder }

function timesIn(
  text: string,
  { firstYear, only, taught, order }: Around,
): { times: ReadTime[]; noYear: boolean; twoDays: boolean } {
  const found: (ReadTime & { at: number })[] = []
  let noYear = false
  let twoDays = false
  let left = text
  for (const { pattern, read, wordsOnly } of timeShapes) {
    // Most cells name no number, and every shape but two needs one.
    if (wordsOnly ? only === null : !/\d/.test(left)) continue
    left = left.replace(pattern, (whole: string, ...rest: unknown[]) => {
      const at = rest.find((part) => typeof part === 'number') ?? 0
      const groups = rest
        .slice(0, rest.indexOf(at))
        .map((part) => (typeof part === 'string' ? part : undefined))
      const [edge, ...inner] = groups
      const result = read(withGaps(inner), firstYear, only, taught, order)
      if (result === 'no-year') noYear = true
      if (result === 'two-days') twoDays = true
      if (result === null || result === 'no-year' || isPastPlan(result, only)) return whole
      if (result === 'two-days') return ' '.repeat(whole.length)
      found.push({ at, words: whole.trim(), ...withEdge(result, edge, whole), assumed: result.assumed })
      return ' '.repeat(whole.length)
    })
  }
  found.sort((a, b) => a.at - b.at)
  return {
    times: withRanges(
      text,
      found
        .filter(({ at }) => !weekOfATerm.test(text.slice(0, at)))
        .map((time) => withWeek(text, withTerm(text, time))),
    ),
    noYear,
    twoDays,
  }
}

/** A month that the plan gave its year, and that comes only after the plan's own end. */
const isPastPlan = (result: Found | 'two-days', only: OnlyYear): boolean =>
  result !== 'two-days' &&
  result.assumed === 'plan-first-year' &&
  only !== null &&
  (result.start ?? '') > only.to

const terms =
  /\bwithin (\d{1,2}|[a-z]+) (day|week|month|year)s? (?:of|from|after|following) (?:the )?(?:end of )?$/i
const counts = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** "Within six months of 1 April 2019" runs from that day for six months. */
function withTerm<Time extends ReadTime & { at: number }>(text: string, time: Time): Time {
  const [before, count = '', unit = ''] = terms.exec(text.slice(0, time.at)) ?? []
  const many = /^\d/.test(count) ? Number(count) : counts.indexOf(count.toLowerCase()) + 1
  if (!before || many === 0 || !time.end) return time
  const at = time.at - before.length
  return { ...time, at, words: before + time.words, end: later(time.end, many, unit.toLowerCase()) }
}

/** "Week 2 of autumn term": which days those are depends on the school. */
const weekOfATerm = /\bweeks? \d{1,2}(?: ?[-–&] ?\d{1,2})? (?:of |in )?(?:the )?$/i

const weeks =
  /(?:\b(by|before|from|since) (?:the )?)?\b(?:(w\/?[cb]|week (?:commencing|beginning|starting|of))|w\/e|week ending):? ?(?:on )?(?:the )?(?:mon(?:day)?|fri(?:day)?|sun(?:day)?)?,? ?$/i

/** "w/c 3 Nov 2025" is the seven days from then, "week ending 7 Nov 2025" those up to then. */
function withWeek<Time extends ReadTime & { at: number }>(text: string, time: Time): Time {
  const [before, edge = '', first] = weeks.exec(text.slice(0, time.at)) ?? []
  if (before === undefined || time.start === null || time.start !== time.end) return time
  const week = first
    ? { start: time.start, end: addDays(time.start, 6) }
    : { start: addDays(time.start, -6), end: time.start }
  const at = time.at - before.length
  return { ...time, at, words: before + time.words, ...withEdge(week, edge || undefined, '') }
}

function later(day: Day, many: number, unit: string): Day {
  if (unit === 'day' || unit === 'week') return addDays(day, unit === 'week' ? many * 7 : many)
  return addMonths(day, unit === 'year' ? many * 12 : many)
}

/**
 * "Apr-25 – Mar-26" is one time, from the first to the last; "Jan 2025 – ongoing" and "May 2026 – tbc" have no end. What ends
 * before it begins is no time at all, unless only we put the year to its end: "Autumn 1 – Summer 2" ends in the year after.
 */
function withRanges(text: string, found: readonly (ReadTime & { at: number })[]): ReadTime[] {
  const times: (ReadTime & { at: number })[] = []
  for (const read of found) {
    const before = times.at(-1)
    const gap = before ? text.slice(before.at + before.words.length, read.at) : ''
    const joins = /^ ?(?:[-–—]|to|until|till|through to) ?$/i.test(gap)
    const isBack = joins && before?.start && read.end && read.end < before.start
    const time = isBack && read.assumed === 'plan-first-year' ? inNextYear(read) : read
    const whole = before?.start && time.end && before.start <= time.end
    if (isBack && !whole) return []
    // "Mawrth 2025 / March 2025": the same in two languages.
    if (before && /^ ?\/ ?$/.test(gap) && before.start === time.start && before.end === time.end)
      before.words = text.slice(before.at, time.at + time.words.length)
    else if (before && whole && joins) {
      before.words = text.slice(before.at, time.at + time.words.length)
      before.end = time.end
      before.assumed ??= time.assumed
    } else times.push({ ...time })
  }
  const last = times.at(-1)
  const open =
    last &&
    /^ ?(?:[-–—]|to|and|then|and then)? ?\(?(?:on-?going|rolling|onwards?|continuing|t\.?b\.?[acd]\b|to be )/i
  if (last && open?.test(text.slice(last.at + last.words.length))) last.end = null
  return times.map(({ words, start, end, assumed }) => ({ words, start, end, assumed }))
}

const inNextYear = <Time extends ReadTime>(time: Time): Time => ({
  ...time,
  start: time.start && addMonths(time.start, 12),
  end: time.end && addMonths(time.end, 12),
})

/** "By September 2018" says nothing of the start; "from Q2" nothing of the end. */
function withEdge(span: Span, edge: string | undefined, words: string): Pick<ReadTime, 'start' | 'end'> {
  if (edge !== undefined && /^(?:from|since|starting)$/i.test(edge)) return { start: span.start, end: null }
  const onlyEnd = edge !== undefined || /\bend /i.test(words)
  return { start: onlyEnd ? null : span.start, end: span.end }
}

function referencesIn(text: string): string[] {
  return [...new Set(text.match(/\b[Aa]ppendix [A-Z](?:\/[A-Z])*\b/g) ?? [])]
}

/** The one year that a plan runs for, or less: then each month comes in it once. */
function onlyYearOf(period: Period | null): OnlyYear {
  if (!period?.from.endsWith('-01') || period.to >= addMonths(period.from, 12)) return null
  const [year = 0, turn = 1] = period.from.split('-').map(Number)
  return { year, turn, to: period.to }
}

function firstFinancialYear(period: Period): number {
  const [first = 0, month = 0] = period.from.split('-').map(Number)
  return month < 4 ? first - 1 : first
}

/** Groups that did not take part are empty text, so that each reader can name its own by place. */
function withGaps(groups: readonly (string | undefined)[]): string[] {
  return groups.map((group) => group ?? '')
}
