// One page of the directory, as a visitor sees it.
import { actingAs, type Ctx, type Services } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { loadEntries } from './entries.store.ts'
import { findEntries, type PlaceAsked, type Wanted } from './find-entries.store.ts'
import { momentOf } from './hours.ts'
import type { Standard } from './standard-query.ts'

export const PAGE_ENTRIES = 20

/** The same unit of work for a visitor. */
export const asVisitor = (services: Services, ctx: Ctx): Ctx => actingAs(services, ctx, { kind: 'public' })

type PageAsked = { page: number; size?: number; place?: PlaceAsked | null; standard?: Standard }

/**
 * One page of what fits, loaded whole, with the distance of each. `place`: where, if that is known already; null for
 * everywhere.
 */
export async function loadPage(
  tx: Tx,
  now: Date,
  wanted: Wanted,
  { page, size = PAGE_ENTRIES, place, standard }: PageAsked,
) {
  const asked = {
    wanted,
    ...(place !== undefined && { place }),
    ...(standard && { standard }),
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
