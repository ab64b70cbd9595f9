export {
  type Figure,
  type Facts,
  type History,
  historiesOf,
  historyOf,
  restsOn,
  valueText,
} from './figures.ts'
export { type Measure, MEASURE_KEYS, MEASURES, type MeasureKey, measureOf } from './measures.ts'
export { type PublishedFigures, publishedFigures } from './published.ts'
export { insightRoutes, readHistories } from './routes.tsx'
export { type Published, type PublishedCounts, SMALL_MAX, suppressSmall } from './suppression.ts'
export { FigureCard } from './views/figure-card.tsx'
export { HistoryChart } from './views/measure-page.tsx'
export { daySpan } from './periods.ts'
