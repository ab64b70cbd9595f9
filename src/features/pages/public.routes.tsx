// The partnership's own pages, for everybody. As the public, whoever asks: those who write them see here what is published.
import { actingAs } from '../../access/ctx.ts'
import { publicRoute, type Route } from '../../access/route.ts'
import { everyone } from '../../access/rules.ts'
import { currentLanguage, currentReading, ENGLISH, inEnglish, languageOf } from '../../platform/i18n/index.ts'
import { publicPage } from '../shell/index.ts'
import { textFor } from './choose-text.ts'
import { PAGES } from './pages.ts'
import { publishedTexts } from './pages.store.ts'
import { fillIn, fillingsOn } from './placeholders.ts'
import { ReadPage } from './views/read-page.tsx'

export const publicPageRoutes: readonly Route[] = PAGES.map(({ page, path }) =>
  publicRoute({
    method: 'GET',
    path,
    access: everyone('pages of the partnership, as they are published'),
    handle: async (ctx, { frame, services }) => {
      const visitor = actingAs(services, ctx, { kind: 'public' })
      const [published, fillings] = await visitor.db.transaction((tx) =>
        Promise.all([publishedTexts(tx, page), fillingsOn(tx, frame.site, ctx.clock.now())]),
      )
      const asked = currentLanguage()
      const chosen = textFor(page, published, asked.locale)
      const { title, body } = chosen.text
      // What is filled in is in the language of the text, also where that is English for want of another.
      const text = { title, body: fillIn(body, chosen.instead ? inEnglish(fillings) : fillings()) }
      if (chosen.made) currentReading()?.seen.states.add(chosen.made.state)
      return publicPage(
        frame,
        { title },
        <ReadPage {...chosen} {...{ page, text, asked }} language={languageOf(chosen.locale) ?? ENGLISH} />,
      )
    },
  }),
)
