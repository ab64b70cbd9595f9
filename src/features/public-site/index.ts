export { emergency as emergencyLines, type Helpline, helplines } from './helplines.en.ts'
export { publicSiteRoutes } from './routes.ts'
export { Helplines } from './views/helplines.tsx'
export {
  asbCaseReview,
  complaint,
  independentHelp,
  refusedService,
  type Right,
  victimsCode,
} from './rights.en.ts'
export { Rights } from './views/rights.tsx'
