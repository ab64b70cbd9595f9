// /help: what the partnership lists of help, as a list and on a map. What somebody looks for is sent in the body of a form and
// answered with an address that can be kept or sent to somebody else, in which nothing is that they typed.
import type { Ctx, Services } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { Frame } from '../../access/frame.ts'
import { publicRoute, type Route } from '../../access/route.ts'
import { everyone } from '../../access/rules.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { type Reply, redirect } from '../../platform/http/reply.ts'
import { hasPlaces } from '../places/index.ts'
import { publicPage } from '../shell/index.ts'
import { addressOf, type FilterQuery, filterQuery, holdsWholePostcode, readFilter } from './filter.ts'
import { listDistricts, type Wanted } from './find-entries.store.ts'
import { looserOf } from './looser.ts'
import { asVisitor, loadPage, PAGE_ENTRIES } from './load-page.ts'
import { words } from './messages.en.ts'
import { type Looked, lookFor, nearOf } from './near.ts'
import { ListPage } from './views/list-page.tsx'
import { MAP_MAX, MapPage } from './views/map-page.tsx'

const access = everyone('where help is: what the partnership lists for everybody')

/** `at`: where on the page what was found begins. On a small screen the form above it is higher than the screen. */
type View = { path: '/help' | '/help/map'; size: number; at: '' | '#results' }
const LIST: View = { path: '/help', size: PAGE_ENTRIES, at: '#results' }
const MAP: View = { path: '/help/map', size: MAP_MAX * 2, at: '' }

/** All that a page shows. Several queries, none of which depends on how much there is. */
async function load(
  tx: Tx,
  now: Date,
  { wanted, over, unsettled }: Looked,
  { size, page }: View & { page: number },
) {
  const [districts, names, near] = await Promise.all([
    listDistricts(tx, londonDay(now)),
    hasPlaces(tx),
    nearOf(tx, wanted),
  ])
  const found = await loadPage(tx, now, wanted, { page, size, place: near?.place ?? null })
  const typed = unsettled?.typed ?? wanted.outward ?? (wanted.placeId ? near?.label : '') ?? ''
  const unknown = unsettled?.matches.length === 0 || (near !== null && near.place === null)
  const looser = found.total === 0 ? await looserOf(tx, now, wanted, near?.place ?? null) : []
  const instead = districts.find(({ id }) => id === over)?.name ?? ''
  return {
    wanted,
    districts,
    names,
    near,
    instead,
    typed,
    unknown,
    matches: unsettled?.matches ?? [],
    now,
    looser,
    ...found,
  }
}

function shown(frame: Frame, view: View, page: number, loaded: Awaited<ReturnType<typeof load>>): Reply {
  const errors = loaded.unknown
  if (view === LIST)
    return publicPage(frame, { title: words.title, errors }, <ListPage {...loaded} page={page} />)
  return publicPage(frame, { title: words.map.title, wide: true, errors }, <MapPage {...loaded} />)
}

type Doors = { frame: Frame; services: Services }

async function answer(ctx: Ctx, { frame, services }: Doors, view: View, query: FilterQuery): Promise<Reply> {
  const wanted = readFilter(query)
  if (holdsWholePostcode(query)) return redirect(addressOf(view.path, wanted))
  const page = view === LIST ? query.page : 1
  const looked = { ...unreadIn(query, wanted), over: query.over }
  const loaded = await asVisitor(services, ctx).db.transaction((tx) =>
    load(tx, ctx.clock.now(), looked, { ...view, page }),
  )
  if (view === LIST && page > loaded.pages) return redirect(addressOf(view.path, wanted, loaded.pages))
  return shown(frame, view, page, loaded)
}

// An address that somebody made themselves may have anything for a postcode.
const unreadIn = ({ postcode = '' }: FilterQuery, wanted: Wanted): Looked =>
  postcode !== '' && !wanted.outward ? { wanted, unsettled: { typed: postcode, matches: [] } } : { wanted }

const routesOf = (view: View): readonly Route[] => [
  publicRoute({
    method: 'GET',
    path: view.path,
    access,
    query: filterQuery,
    perMinute: 120,
    handle: (ctx, { frame, services, query }) => answer(ctx, { frame, services }, view, query),
  }),
  publicRoute({
    method: 'POST',
    path: view.path,
    access,
    perMinute: 60,
    handle: (ctx, { frame, services, form }) =>
      asVisitor(services, ctx).db.transaction(async (tx) => {
        const looked = await lookFor(tx, form)
        if (!looked.unsettled)
          return redirect(`${addressOf(view.path, looked.wanted, 1, looked.over)}${view.at}`)
        return shown(frame, view, 1, await load(tx, ctx.clock.now(), looked, { ...view, page: 1 }))
      }),
  }),
]

export const findingRoutes: readonly Route[] = [...routesOf(LIST), ...routesOf(MAP)]
