// Adding an agency to the partnership, or changing one: its dates, who takes over, and whose reports it takes.
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { newId } from '../../platform/ids.ts'
import { Forbidden, NotFound } from '../../platform/problems.ts'
import { slug } from '../../platform/text/slug.ts'
import type { AgencyKind, Dated } from './agencies.ts'
import { findAgency, insertAgency, setDuty, updateAgency } from './agencies.store.ts'
import { refuseUnlessLead, whoLeads } from './lead.ts'

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

/** What a member says of itself. */
export type OwnDetails = Pick<AgencyDetails, 'name' | 'publicPhone' | 'publicEmail'>
/** stale: somebody changed it first, and nothing was written. */
export type Saved = 'saved' | 'stale'

/** Adds an agency; returns its id. Throws Forbidden but for the lead agency's administrators. */
export async function addAgency(ctx: StaffCtx, details: AgencyDetails): Promise<string> {
  const id = newId()
  const name = slug(details.name, 50)
  const { areaIds, ...agency } = details
  await ctx.db.transaction(async (tx) => {
    await refuseUnlessLead(tx)
    await insertAgency(tx, { ...agency, id, slug: `${name || 'agency'}-${id.slice(-6)}` })
    await setDuty(tx, id, 'takes_reports', areaIds, londonDay(ctx.clock.now()))
    await record(tx, ctx, { action: 'agency.add', subjectKind: 'agency', subjectId: id })
  })
  return id
}

/** Changes an agency that is still at `version`. Throws NotFound, and Forbidden but for the lead agency's administrators. */
export function changeAgency(
  ctx: StaffCtx,
  id: string,
  version: number,
  details: AgencyDetails,
): Promise<Saved> {
  const { areaIds, ...agency } = details
  return ctx.db.transaction(async (tx) => {
    await refuseUnlessLead(tx)
    if (!(await findAgency(tx, id))) throw new NotFound('no such agency')
    if (!(await updateAgency(tx, { ...agency, id, version }))) return 'stale'
    await setDuty(tx, id, 'takes_reports', areaIds, londonDay(ctx.clock.now()))
    await record(tx, ctx, {
      action: 'agency.change',
      subjectKind: 'agency',
      subjectId: id,
      detail: { validTo: details.validTo, areas: [...areaIds] },
    })
    return 'saved'
  })
}

/** Changes what an agency's own administrators may. Throws NotFound, and Forbidden for another agency's. */
export function changeOwnAgency(
  ctx: StaffCtx,
  id: string,
  version: number,
  details: OwnDetails,
): Promise<Saved> {
  return ctx.db.transaction(async (tx) => {
    const agency = await findAgency(tx, id)
    if (!agency) throw new NotFound('no such agency')
    if (id !== ctx.actor.agencyId) throw new Forbidden('another agency', await whoLeads(tx))
    if (!(await updateAgency(tx, { ...agency, ...details, version }))) return 'stale'
    await record(tx, ctx, { action: 'agency.change', subjectKind: 'agency', subjectId: id })
    return 'saved'
  })
}
