// The only door of this feature: routes for the application, and the making of accounts for first run, the command
// line and the demonstration.
import type { Route } from '../../access/route.ts'
import { accountRoutes } from './account.routes.ts'
import { demoRoutes } from './demo.routes.ts'
import { linkRoutes } from './links.routes.ts'
import { peopleRoutes } from './people.routes.ts'
import { signInRoutes } from './sign-in.routes.ts'

export const accountsRoutes: readonly Route[] = [
  ...signInRoutes,
  ...linkRoutes,
  ...accountRoutes,
  ...peopleRoutes,
  ...demoRoutes,
]

export { addFirstAdministrator } from './first-administrator.ts'
export { roleWords } from './messages.en.ts'
export { qrPath } from './qr.ts'
export { passwordProblems } from './passwords.ts'
export { inviteStaffUser, setRoles } from './staff-users.ts'
export { accountsJobs } from './tidy.ts'
export { offerSecondFactor, sameOffer, type SecondFactorOffer } from './totp.ts'
export { Offer, RecoveryCodes } from './views/second-factor.tsx'
