// /imports/:id/values: what the values of a file's coded columns mean, chosen once and remembered.
import { z } from 'zod'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only } from '../../../access/rules.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { Conflict } from '../../../platform/problems.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { areasTakingReports } from '../../agencies/index.ts'
import { staffPage } from '../../shell/index.ts'
import { fieldNamed } from '../fields.ts'
import { saveMapping } from './imports.store.ts'
import { loadImport } from './load-import.ts'
import { isCoded } from './meanings.ts'
import { fileWords as say } from './messages.en.ts'
import { daySigns, orderNow, readValues, valuesIn } from './value-choices.ts'
import { ValuesPage } from './values-page.tsx'

/** Who may bring in a file. */
export const importers = only(
  'coordinators, administrators and triage',
  'coordinator',
  'administrator',
  'triage',
)
const params = z.object({ id: z.uuid() })

/** Whether the values of a column for this field have a meaning to choose. */
export function isToChoose(name: string): boolean {
  const field = fieldNamed(name)
  return field !== undefined && (field.kind === 'date' || isCoded(field))
}

export const valuesRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/imports/:id/values',
    access: importers,
    params,
    handle: (ctx, { frame, params: { id } }) =>
      ctx.db.transaction(async (tx) => {
        const { of, file, mapping } = { mapping: undefined, ...(await loadImport(tx, ctx, id)) }
        if (!file || !mapping || of.status !== 'mapping') return redirect(`/imports/${id}`)
        const areas = await areasTakingReports(tx, londonDay(ctx.clock.now()))
        const signs = daySigns(file, mapping)
        const days = signs && { ...signs, order: orderNow(signs, mapping) }
        const before = <BackLink href={`/imports/${id}/columns`}>{say.columns.title}</BackLink>
        return staffPage(
          frame,
          { title: say.values.title, before },
          <ValuesPage {...{ id, areas, days }} found={await valuesIn(file, mapping, areas)} />,
        )
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/imports/:id/values',
    access: importers,
    params,
    handle: (ctx, { form, params: { id } }) =>
      ctx.db.transaction(async (tx) => {
        const { of, file, mapping } = { mapping: undefined, ...(await loadImport(tx, ctx, id)) }
        if (!file || !mapping) return redirect(`/imports/${id}`)
        if (of.status !== 'mapping') throw new Conflict('its rows are being taken in')
        const areas = await areasTakingReports(tx, londonDay(ctx.clock.now()))
        const chosen = readValues(form, await valuesIn(file, mapping, areas), mapping, areas)
        await saveMapping(tx, { id, mapping: chosen, by: ctx.actor.userId, at: ctx.clock.now() })
        return redirect(`/imports/${id}`)
      }),
  }),
]
