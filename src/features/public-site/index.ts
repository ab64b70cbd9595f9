export { helplines } from './helplines.en.ts'
export { publicSiteRoutes } from './routes.ts'
export { Helplines } from './views/helplines.tsx'
