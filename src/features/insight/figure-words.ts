// What a figure says: its value, what it rests on, and which way it goes.
import type { Figure, History } from './figures.ts'
import type { Measure } from './measure.ts'
import { DAYS_MAX } from './measures.store.ts'
import { words } from './messages.en.ts'

export type Direction = { way: 'up' | 'down' | 'same' | 'unknown'; judged: 'better' | 'worse' | null }

/** Compares the last two full quarters. Says better or worse only where the measure has a better way. */
export function directionOf({ measure, before, lastFull }: History): Direction {
  if (before.value === null || lastFull.value === null) return { way: 'unknown', judged: null }
  if (before.value === lastFull.value) return { way: 'same', judged: null }
  const way = lastFull.value > before.value ? 'up' : 'down'
  if (measure.better === 'neither') return { way, judged: null }
  return { way, judged: (way === 'up') === (measure.better === 'more') ? 'better' : 'worse' }
}

/**
 * "87.5%", "1,204" or "2 working days"; null where there is no figure. A share is rounded down, so that 100% means
 * every one.
 */
export function valueText(
  measure: Pick<Measure, 'shape' | 'unit' | 'decimals'>,
  value: number | null,
): string | null {
  if (value === null) return null
  if (measure.shape === 'share') return words.percent(value)
  if (measure.shape === 'median')
    return value > DAYS_MAX ? words.moreThan(DAYS_MAX, measure.unit) : words.amount(value, 1, 0, measure.unit)
  return words.amount(
    value,
    measure.decimals,
    measure.shape === 'number' ? measure.decimals : 0,
    measure.unit,
  )
}

/** "164 of 171 cases logged in the period": what the figure rests on, in words. */
export function restsOn(measure: Measure, figure: Figure): string {
  const below = measure.denominatorWords ?? ''
  if (measure.shape === 'median') return `${words.number(figure.base ?? 0)} ${below}`
  if (measure.kind === 'manual' && figure.value === null) return words.notEntered
  if (figure.denominator === null)
    return measure.shape === 'number'
      ? measure.source
      : `${words.number(figure.numerator)} ${measure.numeratorWords}`
  if (figure.denominator === 0) return `${words.number(0)} ${below}`
  return `${words.ofWhich(figure.numerator, figure.denominator)} ${below}`
}
