// What a measure should reach for an action, and whether it does: the rule that suggests a colour. Pure. Havering's key
// (domain.md 11): red is more than 10% off target and getting worse, amber more than 10% off but the same or better,
// green within 10%. How far is data of the plan; a figure that proves nothing gives no colour.
import type { Day } from '../../platform/calendar/london.ts'
import type { Figure, History } from './figures.ts'

export const TARGET_DIRECTIONS = ['at_least', 'at_most'] as const
export type TargetDirection = (typeof TARGET_DIRECTIONS)[number]
/** In the measure's own scale: 0.9 for 90%. */
export type Target = {
  value: number
  direction: TargetDirection
  by: Day | null
  baseline: number | null
  note: string
}

export type TargetRules = {
  /** Further off than this share of the target is not green. */
  offTargetPercent: number
  /** A share or median that rests on fewer than this says nothing yet. */
  fewest: number
}
export const USUAL_TARGET_RULES: TargetRules = { offTargetPercent: 10, fewest: 5 }

export type Trend = 'better' | 'same' | 'worse' | 'unknown'
export type CannotSay = 'no-target' | 'no-figure' | 'not-over' | 'too-small'
export type Judgement = {
  /** on: within the margin. off: outside it, the same or better. worse: outside it and getting worse. */
  verdict: 'on' | 'off' | 'worse' | 'unknown'
  /** The colour that follows; null where nothing does. */
  rag: 'green' | 'amber' | 'red' | null
  /** Whether the target itself is reached, and not only near; null where nobody can say. */
  reached: boolean | null
  /** By how much of the target it misses: 0 where it is reached. Null where nobody can say. */
  offBy: number | null
  trend: Trend
  why: CannotSay | null
  /** The quarter that was judged. */
  figure: Figure
}

/**
 * Judges the last full quarter. Takes the plan's own rules, or part of them. A quarter that still runs is never judged,
 * nor is a figure that rests on too few; what nobody can say is 'unknown', with why.
 */
export function judge(
  { figures, lastFull }: History,
  target: Target | null,
  rules: Partial<TargetRules> = {},
): Judgement {
  const { offTargetPercent, fewest } = { ...USUAL_TARGET_RULES, ...rules }
  const why = cannotSay(figures, lastFull, target, fewest)
  if (why || target === null || lastFull.value === null)
    return {
      verdict: 'unknown',
      rag: null,
      reached: null,
      offBy: null,
      trend: 'unknown',
      why,
      figure: lastFull,
    }
  const offBy = missedBy(lastFull.value, target)
  const trend = trendOf(figures, lastFull, target, fewest)
  // A hair's breadth is the computer's arithmetic, not the partnership's work.
  const isOff = offBy > offTargetPercent / 100 + 1e-9
  const verdict = !isOff ? 'on' : trend === 'worse' ? 'worse' : 'off'
  return {
    verdict,
    rag: ({ on: 'green', off: 'amber', worse: 'red' } as const)[verdict],
    reached: offBy === 0,
    offBy,
    trend,
    why: null,
    figure: lastFull,
  }
}

function cannotSay(
  figures: readonly Figure[],
  lastFull: Figure,
  target: Target | null,
  fewest: number,
): CannotSay | null {
  if (target === null) return 'no-target'
  if (lastFull.value === null) {
    const running = figures.some(({ period, value }) => !period.complete && value !== null)
    return running ? 'not-over' : 'no-figure'
  }
  return lastFull.base !== null && lastFull.base < fewest ? 'too-small' : null
}

/** The part of the target that is missing. A target of 0 is missed wholly by anything on its wrong side. */
function missedBy(value: number, { value: target, direction }: Target): number {
  const missing = direction === 'at_least' ? target - value : value - target
  if (missing <= 0) return 0
  return target === 0 ? 1 : missing / Math.abs(target)
}

// Against the last quarter before that has a figure one may compare with.
function trendOf(figures: readonly Figure[], last: Figure, { direction }: Target, fewest: number): Trend {
  const before = figures
    .slice(0, figures.indexOf(last))
    .findLast(({ value, base }) => value !== null && (base === null || base >= fewest))
  if (before?.value == null || last.value === null) return 'unknown'
  if (before.value === last.value) return 'same'
  return last.value > before.value === (direction === 'at_least') ? 'better' : 'worse'
}
