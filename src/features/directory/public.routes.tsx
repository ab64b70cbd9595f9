// /help/…: what the partnership lists of help, one by one; /support, the numbers to call. As the public, whoever asks: a
// coordinator sees here exactly what everybody sees.
import { z } from 'zod'
import { publicRoute, type Route } from '../../access/route.ts'
import { everyone } from '../../access/rules.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { NotFound } from '../../platform/problems.ts'
import { listAgencies, standsOn, victimService } from '../agencies/index.ts'
import { publicPage } from '../shell/index.ts'
import { findEntry } from './entries.store.ts'
import { listAreasServed } from './find-entries.store.ts'
import { findingRoutes } from './finding.routes.tsx'
import { asVisitor, loadPage } from './load-page.ts'
import { words } from './messages.en.ts'
import { saidOf } from './views/begun-with.ts'
import { EntryBack, EntryPage } from './views/entry-page.tsx'
import { SupportPage } from './views/support-page.tsx'

const access = everyone('where help is: what the partnership lists for everybody')
const HELPLINES_MAX = 40

const one: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/help/:id',
    access,
    params: z.object({ id: z.uuid() }),
    perMinute: 240,
    handle: async (ctx, { frame, params, services }) => {
      const now = ctx.clock.now()
      const { entry, areas } = await asVisitor(services, ctx).db.transaction(async (tx) => ({
        entry: await findEntry(tx, params.id),
        areas: await listAreasServed(tx),
      }))
      if (!entry) throw new NotFound('no such entry')
      const names = areas.filter(({ id }) => entry.areaIds.includes(id)).map(({ name }) => name)
      const stands = standsOn(entry, londonDay(now))
      return publicPage(
        frame,
        { title: saidOf(entry).name, before: <EntryBack /> },
        <EntryPage {...{ entry, stands, now }} areas={names} />,
      )
    },
  }),
]

export const publicDirectoryRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/support',
    access,
    handle: async (ctx, { frame, services }) => {
      const now = ctx.clock.now()
      const today = londonDay(now)
      const page = await asVisitor(services, ctx).db.transaction(async (tx) => {
        const emergency = await loadPage(tx, now, { kind: 'emergency' }, { page: 1, size: HELPLINES_MAX })
        const support = await loadPage(tx, now, { kind: 'support' }, { page: 1, size: HELPLINES_MAX * 5 })
        const councils = (await listAgencies(tx)).filter(
          (agency) =>
            agency.kind === 'local_authority' &&
            standsOn(agency, today) &&
            (agency.publicPhone ?? agency.publicEmail),
        )
        return (
          <SupportPage
            emergency={emergency.listed.map(({ entry }) => entry)}
            support={support.listed.map(({ entry }) => entry)}
            victimService={await victimService(tx, null, today)}
            councils={councils}
          />
        )
      })
      return publicPage(frame, { title: words.support.title }, page)
    },
  }),
  ...findingRoutes,
  ...one,
]
