export { languageRoutes } from './routes.tsx'
export { languageSource } from './source.ts'
export { shippedStanding } from './standing.ts'
export { writeXliff } from './xliff.ts'
