// /admin: the home of administrators and auditors, and what is not safe yet in the installation.
import { hasRole, type Staff } from '../../access/actor.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only } from '../../access/rules.ts'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import type { Finding } from '../doctor/index.ts'
import { staffPage } from '../shell/index.ts'
import { adminWords } from './admin.messages.en.ts'
import { AdminHome, Installation, type Place } from './views/admin-pages.tsx'

/** Looks at the installation as it is now; the application, which alone knows its settings, says how. */
export type Diagnose = () => Promise<readonly Finding[]>

/** The pages that need to look at the installation. */
export const adminRoutes = (diagnose: Diagnose): readonly Route[] => [
  staffRoute({
    method: 'GET',
    path: '/admin',
    access: only('administrators and auditors', 'administrator', 'auditor'),
    handle: async (ctx, { frame }) => {
      const findings = hasRole(ctx.actor, 'administrator') && !frame.site.demo ? await diagnose() : []
      return staffPage(
        frame,
        { title: adminWords.title },
        <AdminHome places={placesOf(ctx.actor)} findings={findings} />,
      )
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/admin/installation',
    access: only('administrators', 'administrator'),
    handle: async (_ctx, { frame }) =>
      staffPage(
        frame,
        {
          title: adminWords.installation.title,
          before: <BackLink href="/admin">{adminWords.title}</BackLink>,
        },
        <Installation findings={await diagnose()} demo={frame.site.demo} />,
      ),
  }),
]

const placesOf = (staff: Staff): Place[] =>
  hasRole(staff, 'administrator')
    ? [
        'people',
        'agencies',
        'posts',
        'standard',
        'strands',
        'purposes',
        'calls',
        'regimes',
        'gazetteer',
        'outbox',
        'files',
        'keys',
        'imports',
        'sources',
        'erasing',
        'audit',
        'installation',
      ]
    : ['agencies', 'standard', 'strands', 'purposes', 'calls', 'regimes', 'audit']
