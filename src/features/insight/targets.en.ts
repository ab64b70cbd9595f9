// What a target and its judgement say, in words.
import { formatDate } from '../../platform/calendar/format.ts'
import { type History } from './figures.ts'
import { valueText } from './figure-words.ts'
import type { Measure } from './measure.ts'
import type { CannotSay, Judgement, Target, Trend } from './targets.ts'

const trends: Readonly<Record<Trend, string>> = {
  better: 'better than before',
  same: 'the same as before',
  worse: 'worse than before',
  unknown: 'with nothing before it to compare',
}

const cannot: Readonly<Record<CannotSay, (quarter: string) => string>> = {
  'no-target': () => 'No target is set.',
  'no-figure': (quarter) => `There is no figure for ${quarter}.`,
  'not-over': () => 'There is a figure only for the quarter that still runs, and that can change.',
  'too-small': (quarter) => `The figure of ${quarter} rests on too few to say anything.`,
}

/** "At least 90%, by 31 March 2027". */
export function targetText(
  measure: Pick<Measure, 'shape' | 'unit' | 'decimals'>,
  { value, direction, by }: Target,
): string {
  const amount = valueText(measure, value) ?? ''
  return `${direction === 'at_least' ? 'At least' : 'At most'} ${amount}${by ? `, by ${formatDate(by)}` : ''}`
}

/** "From 40% when it was set"; '' where no baseline was given. */
export const baselineText = (measure: Measure, { baseline }: Target): string =>
  baseline === null ? '' : `It stood at ${valueText(measure, baseline) ?? ''} when the target was set.`

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** The reason of a judgement in one or two sentences, for a page, a paper or beside a suggested colour. */
export function judgementText({ measure }: History, target: Target | null, judged: Judgement): string {
  const { figure, why, verdict, offBy, trend } = judged
  if (why || target === null) return cannot[why ?? 'no-target'](figure.period.label)
  const value = valueText(measure, figure.value) ?? ''
  const against = `${value} in ${figure.period.label}, against a target of ${lowerFirst(targetText(measure, target))}`
  if (judged.reached) return `On target: ${against}.`
  const off = `${Math.ceil((offBy ?? 0) * 100 - 1e-9)}% off`
  if (verdict === 'on') return `Near its target: ${against} (${off}).`
  return `Off target: ${against} (${off}, ${trends[trend]}).`
}
