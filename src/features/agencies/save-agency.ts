// Adding an agency to the partnership, or changing one: its dates, who takes over, and whose reports it takes.
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { newId } from '../../platform/ids.ts'
import { Conflict, NotFound } from '../../platform/problems.ts'
import { slug } from '../../platform/text/slug.ts'
import type { AgencyKind, Dated } from './agencies.ts'
import { findAgency, insertAgency, setDuty, updateAgency } from './agencies.store.ts'

export type AgencyDetails = Dated & {
  name: string
  shortName: string
  kind: AgencyKind
  publicPhone: string | null
  publicEmail: string | null
  successorId: string | null
  /** The areas whose reports it takes from today on. */
  areaIds: readonly string[]
}

/** Adds an agency; returns its id. */
export async function addAgency(ctx: StaffCtx, details: AgencyDetails): Promise<string> {
  const id = newId()
  const name = slug(details.name, 50)
  const { areaIds, ...agency } = details
  await ctx.db.transaction(async (tx) => {
    await insertAgency(tx, { ...agency, id, slug: `${name || 'agency'}-${id.slice(-6)}` })
    await setDuty(tx, id, 'takes_reports', areaIds, londonDay(ctx.clock.now()))
    await record(tx, ctx, { action: 'agency.add', subjectKind: 'agency', subjectId: id })
  })
  return id
}

/** Changes an agency that is still at `version`. Throws Conflict when somebody changed it first, NotFound for none. */
export async function changeAgency(
  ctx: StaffCtx,
  id: string,
  version: number,
  details: AgencyDetails,
): Promise<void> {
  const { areaIds, ...agency } = details
  await ctx.db.transaction(async (tx) => {
    if (!(await findAgency(tx, id))) throw new NotFound('no such agency')
    if (!(await updateAgency(tx, { ...agency, id, version }))) throw new Conflict('the agency was changed')
    await setDuty(tx, id, 'takes_reports', areaIds, londonDay(ctx.clock.now()))
    await record(tx, ctx, {
      action: 'agency.change',
      subjectKind: 'agency',
      subjectId: id,
      detail: { validTo: details.validTo, areas: [...areaIds] },
    })
  })
}
