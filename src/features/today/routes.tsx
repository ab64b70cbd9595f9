// /today: where everybody who signs in begins.
import { type Route, staffRoute } from '../../access/route.ts'
import { signedIn } from '../../access/rules.ts'
import type { Diagnose } from '../setup/index.ts'
import { staffPage } from '../shell/index.ts'
import { loadToday } from './load-today.ts'
import { words } from './messages.en.ts'
import { TodayPage } from './views/today-page.tsx'

/** The staff home page. `diagnose` is the application's look at itself, for administrators. */
export const todayRoutes = ({ diagnose }: { diagnose: Diagnose }): readonly Route[] => [
  staffRoute({
    method: 'GET',
    path: '/today',
    access: signedIn,
    handle: async (ctx, { frame, services }) => {
      const today = await loadToday(ctx, { services, diagnose, real: !frame.site.demo })
      return staffPage(
        frame,
        { title: words.title },
        <TodayPage staff={ctx.actor} today={today} now={ctx.clock.now()} />,
      )
    },
  }),
]
