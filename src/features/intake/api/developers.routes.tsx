// /report/api: what a partner's developer needs to send a report, with a command that works when pasted.
import { actingAs } from '../../../access/ctx.ts'
import { publicRoute, type Route } from '../../../access/route.ts'
import { everyone } from '../../../access/rules.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { areasTakingReports } from '../../agencies/index.ts'
import { publicPage } from '../../shell/index.ts'
import { DEVELOPERS } from '../paths.ts'
import { DevelopersPage } from './developers-view.tsx'
import { developerWords } from './messages.en.ts'

export const developerRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: DEVELOPERS,
    access: everyone('partners’ developers read how a report is sent'),
    handle: async (ctx, { frame, origin, services }) => {
      const reader = actingAs(services, ctx, { kind: 'public' })
      const areas = await reader.db.transaction((tx) => areasTakingReports(tx, londonDay(ctx.clock.now())))
      return publicPage(
        frame,
        { title: developerWords.title, wide: true, english: true },
        <DevelopersPage origin={origin} areas={areas.map(({ name }) => name)} />,
      )
    },
  }),
]
