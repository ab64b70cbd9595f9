// How each page stands in each language: for those who keep the pages, so that they see what a fluent person should check.
import { LANGUAGES, type Language } from '../../platform/i18n/index.ts'
import { type Made, textFor } from './choose-text.ts'
import { shippedPage } from './shipped-pages.ts'
import { FIRST_LOCALE, type PageKey, PAGES } from './pages.ts'
import type { Published } from './pages.store.ts'

export type PageStanding = {
  page: PageKey
  /** What the public reads: the partnership's own, what came with the program, or English for one of two reasons. */
  state: 'own' | 'drafted' | 'changed' | 'missing'
  /** The version that is published, where it is the partnership's own, and when that was. */
  own: Pick<Published, 'number' | 'at'> | undefined
  /** When the English was changed after that. */
  englishSince: Date | undefined
  /** What came with the program, also where it is not shown. */
  came: Made | undefined
}
export type LanguageStanding = { language: Language; pages: readonly PageStanding[] }

/** Every language but English with every page, from what is published. */
export function standingOfPages(published: readonly (Published & { page: string })[]): LanguageStanding[] {
  const others = LANGUAGES.filter(({ locale }) => locale !== FIRST_LOCALE)
  return others.map((language) => ({
    language,
    pages: PAGES.map(({ page }) =>
      standingOf(
        page,
        language,
        published.filter((each) => each.page === page),
      ),
    ),
  }))
}

function standingOf(page: PageKey, { locale }: Language, published: readonly Published[]): PageStanding {
  const { instead, made, englishSince } = textFor(page, published, locale)
  const own = published.find((each) => each.locale === locale)
  return {
    page,
    own,
    englishSince,
    came: shippedPage(page, locale),
    state: instead ?? (made ? 'drafted' : 'own'),
  }
}
