// What posters lead to, the posters themselves, and the links for partners' websites. Everybody may print a poster.
import { z } from 'zod'
import { isStaff } from '../../../access/actor.ts'
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
import { isCodeInUse, listSources } from './sources.store.ts'

const params = z.object({ code: z.string().regex(VIA) })
const CODE_MAX = 60
const paper = z.object({
  paper: z.enum(['a4', 'a3']).catch('a4'),
  ink: z.enum(['colour', 'black']).catch('colour'),
})
const anybody = everyone('posters and cards of the partnership, for whoever wants to put them up')

const inUse = (ctx: Ctx, services: Services, code: string): Promise<boolean> =>
  actingAs(services, ctx, { kind: 'public' }).db.transaction((tx) => isCodeInUse(tx, code))

async function refuseUnlessInUse(ctx: Ctx, services: Services, code: string): Promise<void> {
  if (!(await inUse(ctx, services, code))) throw new NotFound('no such source')
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
        await refuseUnlessInUse(ctx, services, code)
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
      await refuseUnlessInUse(ctx, services, code)
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
    query: z.object({ code: z.string().trim().toLowerCase().max(CODE_MAX).catch('') }),
    handle: async (ctx, { frame, origin, query: { code }, services }) => {
      const known = VIA.test(code) && (await inUse(ctx, services, code))
      // What a source is called among staff is for staff: whoever is signed out has the code from its poster.
      const sources = isStaff(ctx.actor)
        ? (await ctx.db.transaction(listSources)).filter(({ ended }) => !ended)
        : null
      const { lang, dir, locale } = currentLanguage()
      const of = { origin, code: known ? code : null, lang, dir, locale, text: buttonWords.text }
      const wrong = code !== '' && !known
      return publicPage(
        frame,
        { title: buttonWords.title, errors: wrong },
        <ButtonPage {...{ sources, of, typed: code, wrong }} />,
      )
    },
  }),
]
