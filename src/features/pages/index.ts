import type { Route } from '../../access/route.ts'
import { publicPageRoutes } from './public.routes.tsx'
import { staffPageRoutes } from './staff.routes.tsx'

export { textFor } from './choose-text.ts'
export { hashOf } from './shipped-pages.ts'
export { type PageKey, PAGES, type PageText } from './pages.ts'
export {
  allPublishedTexts,
  countReviewsDue,
  publishedTexts,
  standingText,
  versionsOf,
} from './pages.store.ts'
export { renewPages } from './renew-pages.ts'
export { problemsOfPage, savePage, seedPages } from './write-page.ts'
export const pageRoutes: readonly Route[] = [...publicPageRoutes, ...staffPageRoutes]
