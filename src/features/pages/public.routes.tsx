// The partnership's own pages, for everybody. As the public, whoever asks: those who write them see here what is published.
import { actingAs } from '../../access/ctx.ts'
import { publicRoute, type Route } from '../../access/route.ts'
import { everyone } from '../../access/rules.ts'
import { currentLanguage, ENGLISH } from '../../platform/i18n/index.ts'
import { publicPage } from '../shell/index.ts'
import { firstPages } from './first-pages.en.ts'
import { FIRST_LOCALE, type PageKey, PAGES } from './pages.ts'
import { type Published, publishedTexts } from './pages.store.ts'
import { fillIn, fillingsOf } from './placeholders.ts'
import { ReadPage } from './views/read-page.tsx'

/** The text that a reader is shown: in their language, else in English, else the first version that came with us. */
export function textFor(page: PageKey, published: readonly Published[], locale: string) {
  const own = published.find((each) => each.locale === locale)
  const english = published.find((each) => each.locale === FIRST_LOCALE)
  const shown = own ?? english
  return {
    text: shown ?? firstPages[page],
    missing: own === undefined && locale !== FIRST_LOCALE,
    reviewedOn: shown?.reviewed ? shown.reviewedOn : null,
  }
}

export const publicPageRoutes: readonly Route[] = PAGES.map(({ page, path }) =>
  publicRoute({
    method: 'GET',
    path,
    access: everyone('pages of the partnership, as they are published'),
    handle: async (ctx, { frame, services }) => {
      const visitor = actingAs(services, ctx, { kind: 'public' })
      const { published, fillings } = await visitor.db.transaction(async (tx) => ({
        published: await publishedTexts(tx, page),
        fillings: await fillingsOf(tx, frame.site, ctx.clock.now()),
      }))
      const asked = currentLanguage()
      const { text, missing, reviewedOn } = textFor(page, published, asked.locale)
      const filled = { title: text.title, body: fillIn(text.body, fillings) }
      return publicPage(
        frame,
        { title: text.title },
        <ReadPage
          text={filled}
          language={missing ? ENGLISH : asked}
          missing={missing ? asked : undefined}
          reviewedOn={reviewedOn}
        />,
      )
    },
  }),
)
