export { beforeSetUp, firstRunRoutes } from './first-run.routes.tsx'
export { setupCode } from './setup-code.ts'
