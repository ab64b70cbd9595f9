// How often a plan asks: after every quarter, after some of them, or once a year (domain.md 11: quarterly to leadership,
// scrutiny after Q2 and Q4). A round is known by the quarter that closes it, and covers the quarters since the round before. Pure.
import type { Day } from '../../../platform/calendar/london.ts'
import {
  addQuarters,
  compareQuarters,
  type Quarter,
  quarterLabel,
  quarterOf,
  quarterRange,
} from '../../../platform/calendar/quarters.ts'
import { quarterFrom, quarterKey } from './quarter-name.ts'
import type { CycleRules } from './rules.ts'

type Asks = Pick<CycleRules, 'asks'>
export type Rhythm = 'every' | 'twice' | 'yearly' | 'chosen'

/** The quarters that each usual rhythm asks after. */
export const RHYTHM_QUARTERS: Readonly<Record<Exclude<Rhythm, 'chosen'>, CycleRules['asks']>> = {
  every: [1, 2, 3, 4],
  twice: [2, 4],
  yearly: [4],
}

/** Which of the rhythms that people know by name the rules are. */
export function rhythmOf({ asks }: Asks): Rhythm {
  const same = (each: readonly number[]) => each.join() === asks.toSorted().join()
  return (['every', 'twice', 'yearly'] as const).find((name) => same(RHYTHM_QUARTERS[name])) ?? 'chosen'
}

/** Whether a quarter closes a round by itself. */
export const asksAfter = ({ asks }: Asks, { quarter }: Quarter): boolean => asks.includes(quarter)

/** The quarter that closes the round in which a quarter falls. */
export const roundOf = (rules: Asks, quarter: Quarter): Quarter =>
  YEAR.map((later) => addQuarters(quarter, later)).find((each) => asksAfter(rules, each)) ?? quarter

/** The round after the one that a quarter closes. */
export const roundAfter = (rules: Asks, quarter: Quarter): Quarter => roundOf(rules, addQuarters(quarter, 1))

/** The first quarter that a round covers: after the round before it where there was one, else as the rhythm has it. */
export function coversFrom(rules: Asks, closing: Quarter, before: Quarter | null): Quarter {
  if (before) return addQuarters(before, 1)
  const last = YEAR.map((ago) => addQuarters(closing, -1 - ago)).find((each) => asksAfter(rules, each))
  return addQuarters(last ?? addQuarters(closing, -1), 1)
}

const YEAR = [0, 1, 2, 3] as const

/** A round that was begun, or will be: the quarter that closes it and the first day that it covers. */
export type Round = { quarter: string; firstDay: Day }

/** The quarter that closes the round in which a quarter falls: of the rounds begun already where one has it. */
export function closingOf(rules: Asks, quarter: Quarter, begun: readonly Round[]): Quarter {
  const { lastDay } = quarterRange(quarter)
  const having = begun.find((each) => each.firstDay <= lastDay && quarterKey(quarter) <= each.quarter)
  return (having && quarterFrom(having.quarter)) ?? roundOf(rules, quarter)
}

/** The first quarter of the round that one closes: as it was begun, else as the rhythm has it; of one that closes none, itself. */
export function firstOf(rules: Asks, closing: Quarter, begun: readonly Round[]): Quarter {
  const kept = begun.find(({ quarter }) => quarter === quarterKey(closing))
  if (kept) return quarterOf(kept.firstDay)
  return asksAfter(rules, closing) ? coversFrom(rules, closing, roundBefore(begun, closing)) : closing
}

/** What a round is called, and what people call so many quarters. */
export type Called = { name: string; span: Span }
export type Span = 'quarter' | 'half' | 'year' | 'period'

/** What the round that a quarter closes is called in a plan of these rules, whether it was begun or not. */
export function calledIn(rules: Asks, begun: readonly Round[], key: string): Called {
  const closing = quarterFrom(key)
  if (!closing) return { name: key, span: 'quarter' }
  const first = firstOf(rules, closing, begun)
  return { name: periodName(first, closing), span: spanOf(first, closing) }
}

/** What people call so many quarters. */
export function spanOf(from: Quarter, to: Quarter): Span {
  const count = compareQuarters(to, from) + 1
  if (count <= 1) return 'quarter'
  if (count === 2) return 'half'
  return count === 4 ? 'year' : 'period'
}

/** The same of a round that was begun. */
export function spanOfRound({ quarter: key, firstDay }: Round): Span {
  const closing = quarterFrom(key)
  return closing ? spanOf(quarterOf(firstDay), closing) : 'quarter'
}

/** The newest round begun before the one that a quarter closes. */
export function roundBefore(begun: readonly Pick<Round, 'quarter'>[], closing: Quarter): Quarter | null {
  const keys = begun.map(({ quarter }) => quarter).filter((key) => key < quarterKey(closing))
  const newest = keys.toSorted().at(-1)
  return newest === undefined ? null : quarterFrom(newest)
}

/** "Q2 2026/27" for a round of one quarter; "April to September 2026" for one of several. */
export function roundName({ quarter: key, firstDay }: Round): string {
  const closing = quarterFrom(key)
  if (!closing) return key
  return periodName(quarterOf(firstDay), closing)
}

/** The same where there may be none, or where it may not have begun: then as the rhythm has it. */
export function roundNameFrom(
  quarter: string | null,
  firstDay: Day | null | undefined,
  rules: Asks,
): string | null {
  if (quarter === null) return null
  return calledIn(rules, firstDay ? [{ quarter, firstDay }] : [], quarter).name
}

/** The same for the quarters from one to another. */
export function periodName(first: Quarter, last: Quarter): string {
  if (compareQuarters(first, last) >= 0) return quarterLabel(last)
  const [from, to] = [quarterRange(first).firstDay, quarterRange(last).lastDay]
  const year = from.slice(0, 4) === to.slice(0, 4) ? '' : ` ${from.slice(0, 4)}`
  return `${monthOf(from)}${year} to ${monthOf(to)} ${to.slice(0, 4)}`
}

const MONTHS = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
const monthOf = (day: Day): string => MONTHS.format(new Date(`${day}T00:00:00Z`))
