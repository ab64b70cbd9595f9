// The pages of the partnership's members.
import { sql } from 'kysely'
import { hasRole } from '../../access/actor.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only } from '../../access/rules.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { type Reply, redirect } from '../../platform/http/reply.ts'
import { staffPage } from '../shell/index.ts'
import { standsOn } from './agencies.ts'
import { listAgencies, listAreas, listDuties } from './agencies.store.ts'
import { readAgencyForm } from './forms.ts'
import { refuseUnlessLead, whoChanges } from './lead.ts'
import { words } from './messages.en.ts'
import { oneAgencyRoutes, showAgencyForm } from './one-agency.routes.tsx'
import { addAgency } from './save-agency.ts'
import { AgencyList } from './views/agency-list.tsx'

const administrators = only('administrators', 'administrator')
const readers = only('administrators, auditors and coordinators', 'administrator', 'auditor', 'coordinator')

export const agencyRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/admin/agencies',
    access: readers,
    handle: (ctx, { frame }) => ctx.db.transaction((tx) => showList(tx, ctx, frame)),
  }),
  staffRoute({
    method: 'GET',
    path: '/admin/agencies/add',
    access: administrators,
    handle: (ctx, { frame }) =>
      ctx.db.transaction(async (tx) => {
        await refuseUnlessLead(tx)
        return showAgencyForm(tx, ctx, frame, { values: {}, problems: [] })
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/admin/agencies/add',
    access: administrators,
    handle: async (ctx, { frame, form }) => {
      const read = readAgencyForm(form)
      if (!read.ok) {
        return ctx.db.transaction(async (tx) => {
          await refuseUnlessLead(tx)
          return showAgencyForm(tx, ctx, frame, { values: form.values, problems: read.problems })
        })
      }
      await addAgency(ctx, read.value)
      return redirect('/admin/agencies')
    },
  }),
  ...oneAgencyRoutes,
]

async function showList(tx: Tx, ctx: StaffCtx, frame: Frame): Promise<Reply> {
  const today = londonDay(ctx.clock.now())
  const [agencies, areas, duties] = [await listAgencies(tx), await listAreas(tx), await listDuties(tx, today)]
  const taking = duties.filter(({ duty }) => duty === 'takes_reports')
  const { rows: attended } = await sql<{
    id: string
  }>`select id from agencies where app.has_caseworkers(id)`.execute(tx)
  const rows = agencies.map((agency) => ({
    agency,
    attended: attended.some(({ id }) => id === agency.id),
    takes: areas
      .filter((area) => taking.some((d) => d.agencyId === agency.id && d.areaId === area.id))
      .map(({ name }) => name),
  }))
  const local = areas.filter((area) => ['unitary', 'district'].includes(area.kind) && standsOn(area, today))
  const untaken = local.filter((area) => !taking.some((d) => d.areaId === area.id))
  const changedBy = await whoChanges(tx)
  const mayAdd = changedBy === null
  const mayOpen = (id: string) => mayAdd || (hasRole(ctx.actor, 'administrator') && id === ctx.actor.agencyId)
  return staffPage(
    frame,
    { title: words.list.title },
    <AgencyList {...{ rows, untaken, today, mayAdd, mayOpen, changedBy }} />,
  )
}
