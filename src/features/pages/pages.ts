// The partnership's own pages: which there are, where each stands, and in which languages one may be written.
import type { Day } from '../../platform/calendar/london.ts'
import { ENGLISH } from '../../platform/i18n/index.ts'

export const PAGES = [
  { page: 'what-is-a-hate-incident', path: '/help/what-is-a-hate-incident' },
  { page: 'what-happens-next', path: '/help/what-happens-next' },
  { page: 'your-rights', path: '/help/your-rights' },
  { page: 'emergency', path: '/help/emergency' },
  { page: 'private-browsing', path: '/help/private-browsing' },
  { page: 'privacy', path: '/privacy' },
  { page: 'accessibility', path: '/accessibility' },
  { page: 'cookies', path: '/cookies' },
  { page: 'about', path: '/about' },
] as const
export type PageKey = (typeof PAGES)[number]['page']

/** Any of the languages that the application's own words can be in (platform/i18n). */
export type Locale = string
/** What a page is read in where it does not exist in the language asked for. */
export const FIRST_LOCALE: Locale = ENGLISH.locale

export const pageOf = (text: string): PageKey | undefined => PAGES.find(({ page }) => page === text)?.page
export const pathOf = (key: PageKey): string => PAGES.find(({ page }) => page === key)?.path ?? '/'

/** What a page says in one language, as it is written. */
export type PageText = { title: string; body: string }
/** The same, as it comes with the program, with the day on which its words were last changed. */
export type FirstPage = PageText & { on: Day }
