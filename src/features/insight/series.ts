// A measure's quarters as plain data, for papers and files: what a chart would draw, without the chart.
import { type History } from './figures.ts'
import { restsOn, valueText } from './figure-words.ts'
import { words } from './messages.en.ts'
import { type Target } from './targets.ts'
import { targetText } from './targets.en.ts'

export type Series = {
  key: string
  name: string
  source: string
  points: {
    quarter: string
    /** False while the quarter runs. */
    complete: boolean
    value: number | null
    /** "87.5%", or that there is none. */
    text: string
    /** "7 of 8 first contacts that fell due in the period". */
    restsOn: string
  }[]
  /** The line to draw, in the scale of the values, with its words; null where no target is set. */
  target: { value: number; text: string } | null
}

/** Takes a history and the target of the action for which it is shown. */
export function seriesOf(history: History, target: Target | null = null): Series {
  const { measure, figures } = history
  return {
    key: measure.key,
    name: measure.name,
    source: measure.source,
    points: figures.map((figure) => ({
      quarter: figure.period.label,
      complete: figure.period.complete,
      value: figure.value,
      text: valueText(measure, figure.value) ?? words.measure.noFigure,
      restsOn: restsOn(measure, figure),
    })),
    target: target && { value: target.value, text: targetText(measure, target) },
  }
}
