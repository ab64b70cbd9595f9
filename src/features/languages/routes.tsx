// The staff pages of languages: how each stands, its words, one of them, the exchange with translators, recordings.
import { z } from 'zod'
import { type Route, staffRoute } from '../../access/route.ts'
import { only } from '../../access/rules.ts'
import { ENGLISH, LANGUAGES, sourceStrings } from '../../platform/i18n/index.ts'
import { download } from '../../platform/http/reply.ts'
import { staffPage } from '../shell/index.ts'
import { editRoutes } from './edit.routes.tsx'
import { formsRoutes } from './forms.routes.tsx'
import { languageAt, localeParams } from './language-at.ts'
import { languageWords as say } from './messages.en.ts'
import { standingOfPageParts } from './pages-exchange.ts'
import { standingIn } from './save-words.ts'
import { standingStrings } from './standing.ts'
import { takeRoutes } from './take.routes.tsx'
import { chosenWords, listQuery } from './choose-words.ts'
import { LanguagesPage } from './views/languages-page.tsx'
import { WordsPage } from './views/words-page.tsx'
import { allKeptStrings } from './words.store.ts'
import { writeXliff } from './xliff.ts'

/** Who looks after words. */
const wordKeepers = only('those who look after what the public reads', 'communications', 'coordinator')

/** `isPage`: whether the public reads a page at a path. */
export const languageRoutes = (isPage: (path: string) => boolean): readonly Route[] => [
  staffRoute({
    method: 'GET',
    path: '/languages',
    access: wordKeepers,
    handle: (ctx, { frame }) =>
      ctx.db.transaction(async (tx) => {
        const kept = await allKeptStrings(tx)
        const sources = sourceStrings()
        const rows = LANGUAGES.filter(({ locale }) => locale !== ENGLISH.locale).map((language) => {
          const own = kept.filter(({ locale }) => locale === language.locale)
          return { language, standing: standingStrings(sources, language.locale, own) }
        })
        return staffPage(frame, { title: say.title }, <LanguagesPage rows={rows} />)
      }),
  }),
  ...formsRoutes(wordKeepers, isPage),
  staffRoute({
    method: 'GET',
    path: '/languages/:locale',
    access: wordKeepers,
    params: localeParams,
    query: listQuery,
    handle: (ctx, { frame, params, query }) =>
      ctx.db.transaction(async (tx) => {
        const language = languageAt(params.locale)
        const list = chosenWords(await standingIn(tx, language), query)
        return staffPage(
          frame,
          { title: say.list.title(language.english) },
          <WordsPage {...{ language, list, query }} />,
        )
      }),
  }),
  staffRoute({
    method: 'GET',
    path: '/languages/:locale/export',
    access: wordKeepers,
    params: localeParams,
    query: z.object({ open: z.string().optional(), pages: z.string().optional() }),
    handle: (ctx, { params, query }) =>
      ctx.db.transaction(async (tx) => {
        const language = languageAt(params.locale)
        const some = query.pages === undefined ? standingIn : standingOfPageParts
        const standing = (await some(tx, language)).filter(
          ({ state }) => query.open === undefined || state === 'missing' || state === 'stale',
        )
        const name = `upstander-${query.pages === undefined ? '' : 'pages-'}${language.locale}.xlf`
        return download(name, 'application/xliff+xml', writeXliff(standing, language.locale))
      }),
  }),
  ...takeRoutes(wordKeepers),
  ...editRoutes(wordKeepers),
]
