// The pages of the partnership's members.
import { sql } from 'kysely'
import { z } from 'zod'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only } from '../../access/rules.ts'
import { hasRole } from '../../access/actor.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import type { FormValues } from '../../platform/http/form.ts'
import { type Reply, redirect } from '../../platform/http/reply.ts'
import { NotFound, type Problem } from '../../platform/problems.ts'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { staffPage } from '../shell/index.ts'
import { standsOn } from './agencies.ts'
import { findAgency, listAgencies, listAreas, listDuties } from './agencies.store.ts'
import { agencyFormValues, readAgencyForm } from './forms.ts'
import { words } from './messages.en.ts'
import { addAgency, changeAgency } from './save-agency.ts'
import { AgencyForm } from './views/agency-form.tsx'
import { AgencyList } from './views/agency-list.tsx'

const administrators = only('administrators', 'administrator')
const readers = only('administrators, auditors and coordinators', 'administrator', 'auditor', 'coordinator')
const byId = z.object({ id: z.uuid() })

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
      ctx.db.transaction((tx) => showForm(tx, ctx, frame, { values: {}, problems: [] })),
  }),
  staffRoute({
    method: 'POST',
    path: '/admin/agencies/add',
    access: administrators,
    handle: async (ctx, { frame, form }) => {
      const read = readAgencyForm(form)
      if (!read.ok) {
        return ctx.db.transaction((tx) =>
          showForm(tx, ctx, frame, { values: form.values, problems: read.problems }),
        )
      }
      await addAgency(ctx, read.value)
      return redirect('/admin/agencies')
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/admin/agencies/:id',
    access: administrators,
    params: byId,
    handle: (ctx, { frame, params }) =>
      ctx.db.transaction(async (tx) => {
        const agency = await findAgency(tx, params.id)
        if (!agency) throw new NotFound('no such agency')
        const duties = await listDuties(tx, londonDay(ctx.clock.now()), agency.id)
        const taken = duties.filter(({ duty }) => duty === 'takes_reports').map(({ areaId }) => areaId)
        return showForm(tx, ctx, frame, {
          id: agency.id,
          values: agencyFormValues(agency, taken),
          problems: [],
        })
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/admin/agencies/:id',
    access: administrators,
    params: byId,
    handle: async (ctx, { frame, form, params }) => {
      const read = readAgencyForm(form, params.id)
      if (!read.ok) {
        return ctx.db.transaction((tx) =>
          showForm(tx, ctx, frame, { id: params.id, values: form.values, problems: read.problems }),
        )
      }
      await changeAgency(
        ctx,
        params.id,
        Number.parseInt(form.one('version').slice(0, 9), 10) || 0,
        read.value,
      )
      return redirect('/admin/agencies')
    },
  }),
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
  const mayChange = hasRole(ctx.actor, 'administrator')
  return staffPage(
    frame,
    { title: words.list.title },
    <AgencyList {...{ rows, untaken, today, mayChange }} />,
  )
}

type Shown = { id?: string; values: FormValues; problems: readonly Problem[] }

async function showForm(
  tx: Tx,
  ctx: StaffCtx,
  frame: Frame,
  { id, values, problems }: Shown,
): Promise<Reply> {
  const today = londonDay(ctx.clock.now())
  const others = (await listAgencies(tx)).filter((agency) => agency.id !== id)
  const areas = (await listAreas(tx)).filter((area) => area.kind !== 'ward' && standsOn(area, today))
  return staffPage(
    frame,
    {
      title: id ? words.edit.title : words.edit.addTitle,
      errors: problems.length > 0,
      before: <BackLink href="/admin/agencies">{words.edit.back}</BackLink>,
    },
    <AgencyForm
      action={id ? `/admin/agencies/${id}` : '/admin/agencies/add'}
      adding={!id}
      {...{ values, problems, others, areas }}
    />,
  )
}
