export { allMeasures, findMeasure } from './all-measures.ts'
export { type History } from './figures.ts'
export { valueText } from './figure-words.ts'
export { judgementText, baselineText, targetText } from './targets.en.ts'
export {
  type Judgement,
  judge,
  type Target,
  TARGET_DIRECTIONS,
  type TargetRules,
} from './targets.ts'
export { addDemoMeasures } from './manual/demo-measures.ts'
export { readNumber } from './manual/forms.ts'
export { type Measure } from './measure.ts'
export { type MeasureKey } from './measures.ts'
export { type PublishedFigures, publishedFigures } from './published.ts'
export { insightRoutes, readHistories } from './routes.tsx'

export { FigureCard } from './views/figure-card.tsx'
export { HistoryChart } from './views/measure-page.tsx'
export { daySpan } from './periods.ts'
