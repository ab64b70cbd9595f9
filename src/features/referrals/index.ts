export { countReferrals } from './referrals.store.ts'

export { referralRoutes } from './routes.tsx'
