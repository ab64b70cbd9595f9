import { CSV_BOM, csvText } from '../../platform/text/csv.ts'
import { type History } from './figures.ts'
import { valueText } from './figure-words.ts'
import { words } from './messages.en.ts'

/** A measure's quarters as a CSV file: the figure and every number behind it, one line a quarter. */
export function historyCsv({ measure, figures }: History): string {
  const { csv } = words
  const names = measure.names.map(([, text]) => text)
  const isMedian = measure.shape === 'median'
  const over = measure.denominator ? [csv.numerator, csv.denominator] : isMedian ? [] : [csv.numerator]
  const rows = figures.map(({ period, parts, numerator, denominator, value }) => [
    period.label,
    period.firstDay,
    period.lastDay,
    period.complete ? csv.yes : csv.no,
    ...parts.map(({ count }) => count),
    ...(isMedian ? [] : [value === null && measure.kind === 'manual' ? null : numerator]),
    ...(measure.denominator ? [denominator] : []),
    valueText(measure, value),
  ])
  return (
    CSV_BOM + csvText([[csv.period, csv.from, csv.to, csv.complete, ...names, ...over, csv.value], ...rows])
  )
}
