// /insight/measures: what each measure means, for everybody who is signed in; adding and changing those that people
// count, for coordinators.
import { z } from 'zod'
import { hasRole } from '../../../access/actor.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { only, signedIn } from '../../../access/rules.ts'
import { type FormValues, versionOf } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { Conflict } from '../../../ui/conflict.tsx'
import { Breadcrumbs } from '../../../ui/govuk/breadcrumbs.tsx'
import { staffPage } from '../../shell/index.ts'
import { allMeasures } from '../all-measures.ts'
import { words } from '../messages.en.ts'
import { RegistryPage } from '../views/registry-page.tsx'
import { measureFormValues, readMeasureForm } from './forms.ts'
import type { ManualMeasure } from './manual.ts'
import { findManual, listManual } from './manual.store.ts'
import { manualWords } from './messages.en.ts'
import { addManual, changeManual, keepManual } from './save-manual.ts'
import { MeasureForm, MeasureText } from './views/measure-form.tsx'

export const coordinators = only('coordinators of the partnership', 'coordinator')
export const ofMeasure = z.object({ key: z.string().max(100) })

/** The way back from a page about measures. */
export const trail = (...items: { text: string; href?: string }[]) => (
  <Breadcrumbs items={[{ text: words.measure.back, href: '/insight' }, ...items]} />
)

/** A measure that people keep. Throws NotFound. */
export async function manualOf(tx: Tx, key: string): Promise<ManualMeasure> {
  const measure = await findManual(tx, key)
  if (!measure) throw new NotFound('no such measure')
  return measure
}

type Shown = { values: FormValues; problems: readonly Problem[]; stale?: boolean }

function changePage(frame: Frame, measure: ManualMeasure, { values, problems, stale }: Shown): Reply {
  const { title } = manualWords.change
  const form = (
    <MeasureForm
      action={`/insight/measures/${measure.key}/change`}
      title={stale ? null : title}
      // A stale form takes the version that is shown beside it: pressing again is then a decision.
      values={stale ? { ...values, version: String(measure.version) } : values}
      {...{ problems, measure }}
    />
  )
  return staffPage(
    frame,
    {
      title,
      errors: problems.length > 0,
      ...(stale ? { status: 409 } : {}),
      before: trail({ text: measure.name, href: `/insight/${measure.key}` }, { text: title }),
    },
    stale ? <Conflict theirs={<MeasureText measure={measure} />} yours={form} /> : form,
  )
}

function addPage(frame: Frame, values: FormValues, problems: readonly Problem[]): Reply {
  const { title } = manualWords.add
  return staffPage(
    frame,
    { title, errors: problems.length > 0, before: trail({ text: title }) },
    <MeasureForm action="/insight/measures/add" {...{ title, values, problems }} />,
  )
}

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
async function isTaken(tx: Tx, name: string, ownKey?: string): Promise<boolean> {
  const all = await listManual(tx)
  return all.some((each) => each.key !== ownKey && sameName(each.name, name))
}
const taken: Problem = { field: 'name', message: manualWords.problem.taken }

const adding: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/insight/measures/add',
    access: coordinators,
    handle: (_ctx, { frame }) => addPage(frame, {}, []),
  }),
  staffRoute({
    method: 'POST',
    path: '/insight/measures/add',
    access: coordinators,
    handle: async (ctx, { form, frame }) => {
      const read = readMeasureForm(form)
      if (!read.ok) return addPage(frame, form.values, read.problems)
      const key = await ctx.db.transaction(async (tx) =>
        (await isTaken(tx, read.value.name)) ? null : addManual(tx, ctx, read.value),
      )
      return key ? redirect(`/insight/measures/${key}/figures`) : addPage(frame, form.values, [taken])
    },
  }),
]

const changing: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/insight/measures/:key/change',
    access: coordinators,
    params: ofMeasure,
    handle: async (ctx, { frame, params }) => {
      const measure = await ctx.db.transaction((tx) => manualOf(tx, params.key))
      return changePage(frame, measure, { values: measureFormValues(measure), problems: [] })
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/insight/measures/:key/change',
    access: coordinators,
    params: ofMeasure,
    handle: (ctx, { form, frame, params: { key } }) =>
      ctx.db.transaction(async (tx) => {
        const measure = await manualOf(tx, key)
        const read = readMeasureForm(form, measure.shape)
        const { values } = form
        if (!read.ok) return changePage(frame, measure, { values, problems: read.problems })
        if (await isTaken(tx, read.value.name, key))
          return changePage(frame, measure, { values, problems: [taken] })
        const saved = await changeManual(tx, ctx, key, versionOf(form), read.value)
        if (saved === 'saved') return redirect(`/insight/${key}`)
        return changePage(frame, await manualOf(tx, key), { values, problems: [], stale: true })
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/insight/measures/:key/keep',
    access: coordinators,
    params: ofMeasure,
    handle: (ctx: StaffCtx, { form, frame, params: { key } }) =>
      ctx.db.transaction(async (tx) => {
        const saved = await keepManual(tx, ctx, key, versionOf(form), form.one('kept') === 'yes')
        if (saved === 'saved') return redirect(`/insight/${key}`)
        const measure = await manualOf(tx, key)
        return changePage(frame, measure, { values: measureFormValues(measure), problems: [], stale: true })
      }),
  }),
]

export const manualRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/insight/measures',
    access: signedIn,
    handle: async (ctx, { frame }) => {
      const measures = await ctx.db.transaction((tx) => allMeasures(tx))
      const title = words.list.registry
      return staffPage(
        frame,
        { title, before: trail({ text: title }) },
        <RegistryPage measures={measures} mayAdd={hasRole(ctx.actor, 'coordinator')} />,
      )
    },
  }),
  ...adding,
  ...changing,
]
