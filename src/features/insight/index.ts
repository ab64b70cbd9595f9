export { type History } from './figures.ts'
export { type Measure, MEASURES, type MeasureKey, measureOf } from './measures.ts'
export { type PublishedFigures, publishedFigures } from './published.ts'
export { insightRoutes, readHistories } from './routes.tsx'

export { FigureCard } from './views/figure-card.tsx'
export { HistoryChart } from './views/measure-page.tsx'
export { daySpan } from './periods.ts'
