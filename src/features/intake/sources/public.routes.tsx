// What posters lead to, the posters themselves, and the links for partners' websites. Everybody may print a poster.
import { z } from 'zod'
import { actingAs, type Ctx, type Services } from '../../../access/ctx.ts'
import { publicRoute, type Route } from '../../../access/route.ts'
import { everyone } from '../../../access/rules.ts'
import { currentLanguage } from '../../../platform/i18n/index.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { NotFound } from '../../../platform/problems.ts'
import { VIA } from '../../reporting/index.ts'
import { publicPage } from '../../shell/index.ts'
import { codedAddress, qrSvg } from './addresses.ts'
import { ButtonPage } from './button-view.tsx'
import { buttonWords, posterWords } from './messages.en.ts'
import { PrintPage } from './poster-view.tsx'
import { listSources, type Source, sourceOfCode } from './sources.store.ts'

const params = z.object({ code: z.string().regex(VIA) })
const paper = z.object({
  paper: z.enum(['a4', 'a3']).catch('a4'),
  ink: z.enum(['colour', 'black']).catch('colour'),
})
const anybody = everyone('posters and cards of the partnership, for whoever wants to put them up')

async function sourceOr404(ctx: Ctx, services: Services, code: string): Promise<Source> {
  const source = await actingAs(services, ctx, { kind: 'public' }).db.transaction((tx) =>
    sourceOfCode(tx, code),
  )
  if (!source) throw new NotFound('no such source')
  return source
}

export const publicSourceRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/go/:code',
    access: everyone('the short address of a poster leads to the form'),
    params: z.object({ code: z.string() }),
    // Whatever somebody typed, they come to the form.
    handle: (_ctx, { params: { code } }) => redirect(VIA.test(code) ? `/report?via=${code}` : '/report'),
  }),
  ...(['poster', 'cards'] as const).map((what) =>
    publicRoute({
      method: 'GET',
      path: `/${what}/:code`,
      access: anybody,
      params,
      query: paper,
      handle: async (ctx, { frame, origin, params: { code }, query, services }) => {
        await sourceOr404(ctx, services, code)
        const cards = what === 'cards'
        const title = cards ? posterWords.cards : posterWords.poster
        return publicPage(frame, { title, wide: true }, <PrintPage {...query} {...{ origin, code, cards }} />)
      },
    }),
  ),
  publicRoute({
    method: 'GET',
    path: '/poster/:code/code.svg',
    access: anybody,
    params,
    handle: async (ctx, { origin, params: { code }, services }) => {
      await sourceOr404(ctx, services, code)
      return {
        kind: 'text',
        status: 200,
        type: 'image/svg+xml; charset=utf-8',
        body: qrSvg(codedAddress(origin, code)),
      }
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/report/button',
    access: everyone('partners take a link or a button for their own website'),
    query: z.object({ code: z.string().regex(VIA).optional().catch(undefined) }),
    handle: async (ctx, { frame, origin, query: { code }, services }) => {
      const sources = await actingAs(services, ctx, { kind: 'public' }).db.transaction(listSources)
      const chosen = sources.find((each) => each.code === code)?.code ?? null
      const { lang, dir, locale } = currentLanguage()
      const of = { origin, code: chosen, lang, dir, locale, text: buttonWords.text }
      return publicPage(frame, { title: buttonWords.title }, <ButtonPage {...{ sources, of }} />)
    },
  }),
]
