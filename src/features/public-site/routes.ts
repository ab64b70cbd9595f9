// The public pages around the report: what this is, who can help, what happens, and the way out.
import { publicRoute, type Route } from '../../access/route.ts'
import { everyone } from '../../access/rules.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { leave } from '../../platform/http/reply.ts'
import { listAgencies, standsOn, victimService } from '../agencies/index.ts'
import { limitWords, standardsOn, withinWords } from '../standard/index.ts'
import { grounds } from './grounds.en.ts'
import { words } from './messages.en.ts'
import {
  helpPage,
  homePage,
  privateBrowsingPage,
  statementPage,
  supportPage,
  whatHappensPage,
  whatIsPage,
} from './views/pages.tsx'

const access = everyone('public information')

export const publicSiteRoutes: readonly Route[] = [
  publicRoute({ method: 'GET', path: '/', access, handle: (_ctx, { frame }) => homePage(frame) }),
  publicRoute({
    method: 'GET',
    path: '/support',
    access,
    handle: (ctx, { frame }) =>
      ctx.db.transaction(async (tx) => {
        const today = londonDay(ctx.clock.now())
        const councils = (await listAgencies(tx)).filter(
          (agency) =>
            agency.kind === 'local_authority' &&
            standsOn(agency, today) &&
            (agency.publicPhone ?? agency.publicEmail),
        )
        return supportPage(frame, { victimService: await victimService(tx, null, today), councils })
      }),
  }),
  publicRoute({ method: 'GET', path: '/help', access, handle: (_ctx, { frame }) => helpPage(frame) }),
  publicRoute({
    method: 'GET',
    path: '/help/what-is-a-hate-incident',
    access,
    handle: (_ctx, { frame }) => whatIsPage(frame, grounds),
  }),
  publicRoute({
    method: 'GET',
    path: '/help/what-happens-next',
    access,
    handle: (ctx, { frame }) =>
      ctx.db.transaction(async (tx) => {
        const standards = await standardsOn(tx, londonDay(ctx.clock.now()))
        return whatHappensPage(frame, {
          acknowledge: withinWords(standards.acknowledge.standard),
          contact: withinWords(standards.first_contact.standard),
          risk: withinWords(standards.risk_assessment.standard),
          update: limitWords(standards.victim_update.standard),
        })
      }),
  }),
  publicRoute({
    method: 'GET',
    path: '/help/private-browsing',
    access,
    handle: (_ctx, { frame }) => privateBrowsingPage(frame),
  }),
  publicRoute({
    method: 'GET',
    path: '/privacy',
    access,
    handle: (_ctx, { frame }) => statementPage(frame, words.privacy),
  }),
  publicRoute({
    method: 'GET',
    path: '/accessibility',
    access,
    handle: (_ctx, { frame }) => statementPage(frame, words.accessibility),
  }),
  publicRoute({
    method: 'GET',
    path: '/exit',
    access: everyone('the way out of every page, to a harmless site'),
    handle: (_ctx, { frame }) => leave(frame.site.exitUrl),
  }),
  publicRoute({
    method: 'GET',
    path: '/robots.txt',
    access: everyone('tells search engines what not to list'),
    handle: () => ({ kind: 'text', status: 200, body: ROBOTS }),
  }),
]

// What somebody reports or follows up must not turn up in a search, nor may staff pages.
const ROBOTS = `User-agent: *
Disallow: /report
Disallow: /follow-up
Disallow: /exit
Disallow: /sign-in
Allow: /
`
