// The first page, and the way out. What the partnership says of itself is in features/pages; where help is, in
// features/directory.
import { publicRoute, type Route } from '../../access/route.ts'
import { everyone } from '../../access/rules.ts'
import { leave } from '../../platform/http/reply.ts'
import { homePage } from './views/pages.tsx'

const access = everyone('public information')

export const publicSiteRoutes: readonly Route[] = [
  publicRoute({ method: 'GET', path: '/', access, handle: (_ctx, { frame }) => homePage(frame) }),
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
