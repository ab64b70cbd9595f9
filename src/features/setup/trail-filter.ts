// What the trail may be narrowed by, read from its address and written back into it. Whatever the address holds that is
// no filter is left out.
import { z } from 'zod'
import { type Day, isDay } from '../../platform/calendar/london.ts'
import { isUuid } from '../../platform/ids.ts'

export type TrailFilter = {
  action: string | undefined
  /** A colleague, by id. */
  person: string | undefined
  /** The reference of a case or report, as people quote it. */
  about: string | undefined
  refused: boolean
  from: Day | undefined
  to: Day | undefined
}

/** Where a page begins: after this entry. */
export type TrailCursor = { micros: string; lane: number; seq: string }

const text = z.string().max(100).optional().catch(undefined)

export const trailQuery = z
  .object({ action: text, person: text, about: text, refused: text, from: text, to: text, after: text })
  .transform((q) => ({
    filter: {
      action: q.action && /^[a-z.-]+$/.test(q.action) ? q.action : undefined,
      person: isUuid(q.person) ? q.person : undefined,
      about: readReference(q.about),
      refused: q.refused === '1',
      from: isDay(q.from) ? q.from : undefined,
      to: isDay(q.to) ? q.to : undefined,
    } satisfies TrailFilter,
    after: readCursor(q.after),
  }))

/** The address of the trail with these filters, and those of `change` in their place. */
export function trailPath(
  filter: TrailFilter,
  change: Partial<TrailFilter> = {},
  after?: TrailCursor,
  path = '/admin/audit',
): string {
  const now = { ...filter, ...change }
  const query = new URLSearchParams()
  if (now.action) query.set('action', now.action)
  if (now.person) query.set('person', now.person)
  if (now.about) query.set('about', now.about)
  if (now.refused) query.set('refused', '1')
  if (now.from) query.set('from', now.from)
  if (now.to) query.set('to', now.to)
  if (after) query.set('after', `${after.micros}.${after.lane}.${after.seq}`)
  return query.size > 0 ? `${path}?${query.toString()}` : path
}

// References are capitals and digits in groups; anything else is looked for as it is, and finds nothing.
const readReference = (typed: string | undefined) =>
  typed
    ?.trim()
    .toUpperCase()
    .replaceAll(/[^A-Z0-9-]/g, '')
    .slice(0, 40) || undefined

function readCursor(typed: string | undefined): TrailCursor | undefined {
  const found = /^(\d{1,17})\.(\d{1,2})\.(\d{1,18})$/.exec(typed ?? '')
  return found ? { micros: found[1] ?? '0', lane: Number(found[2]), seq: found[3] ?? '0' } : undefined
}
