export { languageRoutes } from './routes.tsx'
export { languageSource } from './source.ts'
