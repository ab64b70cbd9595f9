// /help: what the partnership lists of help, as a list, on a map and one by one; /support, the numbers to call. As the
// public, whoever asks: a coordinator sees here exactly what everybody sees.
import { z } from 'zod'
import { actingAs, type Ctx, type Services } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { publicRoute, type Route } from '../../access/route.ts'
import { everyone } from '../../access/rules.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { redirect } from '../../platform/http/reply.ts'
import { NotFound } from '../../platform/problems.ts'
import { listAgencies, standsOn, victimService } from '../agencies/index.ts'
import { publicPage } from '../shell/index.ts'
import { findEntry, loadEntries } from './entries.store.ts'
import { addressOf, type FilterQuery, filterQuery, holdsWholePostcode, readFilter } from './filter.ts'
import { findEntries, listAreasServed, listDistricts, type Wanted } from './find-entries.store.ts'
import { momentOf } from './hours.ts'
import { words } from './messages.en.ts'
import { EntryBack, EntryPage } from './views/entry-page.tsx'
import { ListPage } from './views/list-page.tsx'
import { MAP_MAX, MapPage } from './views/map-page.tsx'
import { SupportPage } from './views/support-page.tsx'

const access = everyone('where help is: what the partnership lists for everybody')
export const PAGE_ENTRIES = 20
const HELPLINES_MAX = 40

/** The same unit of work for a visitor. */
export const asVisitor = (services: Services, ctx: Ctx): Ctx => actingAs(services, ctx, { kind: 'public' })

/** One page of what fits, loaded whole, with the distance of each. */
export async function loadPage(tx: Tx, now: Date, wanted: Wanted, page: number, size = PAGE_ENTRIES) {
  const asked = {
    wanted,
    today: londonDay(now),
    moment: momentOf(now),
    limit: size,
    offset: (page - 1) * size,
  }
  const { found, total } = await findEntries(tx, asked)
  const entries = await loadEntries(
    tx,
    found.map(({ id }) => id),
  )
  const miles = new Map(found.map((each) => [each.id, each.miles]))
  const listed = entries.map((entry) => ({ entry, miles: miles.get(entry.id) ?? null }))
  return { listed, total, pages: Math.max(1, Math.ceil(total / size)) }
}

const unreadOf = (query: FilterQuery, wanted: Wanted) =>
  query.postcode && !wanted.outward ? query.postcode : undefined

const finding: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/help',
    access,
    query: filterQuery,
    perMinute: 120,
    handle: async (ctx, { frame, query, services }) => {
      const wanted = readFilter(query)
      if (holdsWholePostcode(query)) return redirect(addressOf('/help', wanted))
      const now = ctx.clock.now()
      const { districts, ...found } = await asVisitor(services, ctx).db.transaction(async (tx) => ({
        districts: await listDistricts(tx, londonDay(now)),
        ...(await loadPage(tx, now, wanted, query.page)),
      }))
      if (query.page > found.pages) return redirect(addressOf('/help', wanted, found.pages))
      const page = (
        <ListPage
          {...{ wanted, districts, now }}
          {...found}
          page={query.page}
          unread={unreadOf(query, wanted)}
        />
      )
      return publicPage(frame, { title: words.title }, page)
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/help/map',
    access,
    query: filterQuery,
    perMinute: 120,
    handle: async (ctx, { frame, query, services }) => {
      const wanted = readFilter(query)
      if (holdsWholePostcode(query)) return redirect(addressOf('/help/map', wanted))
      const now = ctx.clock.now()
      const { districts, listed } = await asVisitor(services, ctx).db.transaction(async (tx) => ({
        districts: await listDistricts(tx, londonDay(now)),
        ...(await loadPage(tx, now, wanted, 1, MAP_MAX * 2)),
      }))
      const entries = listed.map(({ entry }) => entry)
      const page = <MapPage {...{ wanted, districts, entries, now }} unread={unreadOf(query, wanted)} />
      return publicPage(frame, { title: words.map.title, wide: true }, page)
    },
  }),
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
        { title: entry.name, before: <EntryBack /> },
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
        const emergency = await loadPage(tx, now, { kind: 'emergency' }, 1, HELPLINES_MAX)
        const support = await loadPage(tx, now, { kind: 'support' }, 1, HELPLINES_MAX * 5)
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
  ...finding,
]
