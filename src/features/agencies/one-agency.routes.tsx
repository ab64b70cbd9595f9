// The page of one member: changed as a whole by whoever governs the partnership, in its name and numbers by its own
// administrators, and read by the others.
import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only } from '../../access/rules.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { type FormValues, versionOf } from '../../platform/http/form.ts'
import { type Reply, redirect } from '../../platform/http/reply.ts'
import { NotFound, type Problem } from '../../platform/problems.ts'
import { Conflict } from '../../ui/conflict.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { staffPage } from '../shell/index.ts'
import { standsOn } from './agencies.ts'
import { findAgency, listAgencies, listAreas, listDuties } from './agencies.store.ts'
import { agencyFormValues, readAgencyForm, readOwnForm } from './forms.ts'
import { leadsPartnership, whoLeads } from './lead.ts'
import { words } from './messages.en.ts'
import { changeAgency, changeOwnAgency, type Saved } from './save-agency.ts'
import { AgencyForm } from './views/agency-form.tsx'
import { type AgencyFacts, AgencyText, OwnAgencyForm } from './views/own-agency.tsx'

const access = only('administrators', 'administrator')
const params = z.object({ id: z.uuid() })

export const oneAgencyRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/admin/agencies/:id',
    access,
    params,
    handle: (ctx, { frame, params: { id } }) =>
      ctx.db.transaction(async (tx) => {
        const { agency, areaIds } = await stored(tx, ctx, id)
        return showAgency(tx, ctx, frame, { id, values: agencyFormValues(agency, areaIds), problems: [] })
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/admin/agencies/:id',
    access,
    params,
    handle: async (ctx, { frame, form, params: { id } }) => {
      const whole = await ctx.db.transaction(leadsPartnership)
      const version = versionOf(form)
      const show = (shown: Pick<Shown, 'problems' | 'stale'>) =>
        ctx.db.transaction((tx) => showAgency(tx, ctx, frame, { id, values: form.values, ...shown }))
      let saved: Saved
      if (whole) {
        const read = readAgencyForm(form, id)
        if (!read.ok) return show({ problems: read.problems })
        saved = await changeAgency(ctx, id, version, read.value)
      } else {
        const read = readOwnForm(form)
        if (!read.ok && id === ctx.actor.agencyId) return show({ problems: read.problems })
        // Of another agency nothing is read: the verb refuses, and says who can.
        const own = read.ok ? read.value : { name: '', publicPhone: null, publicEmail: null }
        saved = await changeOwnAgency(ctx, id, version, own)
      }
      return saved === 'saved' ? redirect('/admin/agencies') : show({ problems: [], stale: true })
    },
  }),
]

type Shown = {
  id?: string
  values: FormValues
  problems: readonly Problem[]
  /** Somebody changed it first: theirs is shown beside what was typed. */
  stale?: boolean
}

async function stored(tx: Tx, ctx: StaffCtx, id: string) {
  const agency = await findAgency(tx, id)
  if (!agency) throw new NotFound('no such agency')
  const duties = await listDuties(tx, londonDay(ctx.clock.now()), id)
  return {
    agency,
    areaIds: duties.filter(({ duty }) => duty === 'takes_reports').map(({ areaId }) => areaId),
  }
}

async function factsOf(tx: Tx, ctx: StaffCtx, id: string): Promise<AgencyFacts> {
  const { agency, areaIds } = await stored(tx, ctx, id)
  const areas = await listAreas(tx)
  const successor = agency.successorId ? await findAgency(tx, agency.successorId) : undefined
  return {
    agency,
    takes: areas.filter((area) => areaIds.includes(area.id)).map(({ name }) => name),
    successor: successor?.name ?? null,
  }
}

async function showAgency(
  tx: Tx,
  ctx: StaffCtx,
  frame: Frame,
  shown: Shown & { id: string },
): Promise<Reply> {
  const facts = await factsOf(tx, ctx, shown.id)
  // A stale form takes the version that is shown beside it: pressing again is then a decision.
  const values = shown.stale ? { ...shown.values, version: String(facts.agency.version) } : shown.values
  if (await leadsPartnership(tx)) return showAgencyForm(tx, ctx, frame, { ...shown, values, facts })
  const own = shown.id === ctx.actor.agencyId
  const rest = (
    <>
      <h2 class="govuk-heading-m">{words.edit.rest}</h2>
      <AgencyText {...facts} />
      <p class="govuk-body">{words.lead.changedBy(await whoLeads(tx))}</p>
    </>
  )
  const action = `/admin/agencies/${shown.id}`
  const form = (title: string | null) => (
    <OwnAgencyForm action={action} title={title} values={values} problems={shown.problems} />
  )
  if (own && shown.stale)
    return agencyPage(
      frame,
      words.edit.ownTitle,
      shown,
      <Conflict theirs={<AgencyText {...facts} />} yours={form(null)} />,
    )
  return agencyPage(
    frame,
    own ? words.edit.ownTitle : words.edit.readTitle,
    shown,
    <>
      {own ? form(words.edit.ownTitle) : <h1 class="govuk-heading-l">{facts.agency.name}</h1>}
      {rest}
    </>,
  )
}

/** The whole form, empty or filled in. Whether the caller may have it is asked before. */
export async function showAgencyForm(
  tx: Tx,
  ctx: StaffCtx,
  frame: Frame,
  shown: Shown & { facts?: AgencyFacts },
): Promise<Reply> {
  const { id, values, problems, stale, facts } = shown
  const today = londonDay(ctx.clock.now())
  const others = (await listAgencies(tx)).filter((agency) => agency.id !== id)
  const areas = (await listAreas(tx)).filter((area) => area.kind !== 'ward' && standsOn(area, today))
  const title = id ? words.edit.title : words.edit.addTitle
  const form = (
    <AgencyForm
      action={id ? `/admin/agencies/${id}` : '/admin/agencies/add'}
      title={stale ? null : title}
      {...{ values, problems, others, areas }}
    />
  )
  const content = stale && facts ? <Conflict theirs={<AgencyText {...facts} />} yours={form} /> : form
  return agencyPage(frame, title, shown, content)
}

const agencyPage = (
  frame: Frame,
  title: string,
  { problems, stale }: Shown,
  content: ComponentChildren,
): Reply =>
  staffPage(
    frame,
    {
      title,
      errors: problems.length > 0,
      ...(stale ? { status: 409 } : {}),
      before: <BackLink href="/admin/agencies">{words.edit.back}</BackLink>,
    },
    content,
  )
