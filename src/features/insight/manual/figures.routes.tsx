// The figures of a measure that people count: read by everybody who is signed in, entered and corrected by coordinators.
import { z } from 'zod'
import { hasRole } from '../../../access/actor.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { signedIn } from '../../../access/rules.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { isUuid } from '../../../platform/ids.ts'
import { NotFound, type Problem } from '../../../platform/problems.ts'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { staffPage } from '../../shell/index.ts'
import { type Period, recentQuarters } from '../periods.ts'
import { figureFormValues, readFigureForm } from './forms.ts'
import type { ManualFigure, ManualMeasure } from './manual.ts'
import { enteredIn } from './manual-history.ts'
import { enteredFigures } from './manual.store.ts'
import { manualWords } from './messages.en.ts'
import { coordinators, manualOf, ofMeasure, trail } from './routes.tsx'
import { enterFigure } from './save-manual.ts'
import { EnterPage } from './views/enter-page.tsx'
import { FiguresPage } from './views/figures-page.tsx'

/** How far back figures can be entered: four years, so that a plan's whole history fits. */
const QUARTERS_BACK = 16
const ofQuarter = ofMeasure.extend({ quarter: z.string().max(10) })

function periodOf(now: Date, key: string): Period {
  const period = recentQuarters(now, QUARTERS_BACK).find((each) => each.key === key)
  if (!period) throw new NotFound('no quarter for which figures are entered')
  return period
}

type Standing = { measure: ManualMeasure; standing: ManualFigure | undefined }

async function standingOf(tx: Tx, key: string, quarter: string): Promise<Standing> {
  const entered = (await enteredFigures(tx, key)).filter((figure) => figure.quarter === quarter)
  const corrected = new Set(entered.map(({ corrects }) => corrects))
  return { measure: await manualOf(tx, key), standing: entered.find(({ id }) => !corrected.has(id)) }
}

type Shown = { values: FormValues; problems: readonly Problem[]; stale?: boolean }

function enterPage(frame: Frame, period: Period, found: Standing, shown: Shown): Reply {
  const { measure, standing } = found
  const { problems, stale = false } = shown
  // A stale form takes what is shown beside it as what it corrects: pressing again is then a decision.
  const values = stale ? { ...shown.values, corrects: standing?.id ?? '' } : shown.values
  const title = (standing ? manualWords.enter.correctTitle : manualWords.enter.title)(period.label)
  return staffPage(
    frame,
    {
      title,
      errors: problems.length > 0,
      ...(stale ? { status: 409 } : {}),
      before: trail(
        { text: measure.name, href: `/insight/${measure.key}` },
        { text: manualWords.figures.caption, href: `/insight/measures/${measure.key}/figures` },
        { text: period.label },
      ),
    },
    <EnterPage {...{ measure, period, standing, values, problems, stale }} />,
  )
}

export const manualFigureRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/insight/measures/:key/figures',
    access: signedIn,
    params: ofMeasure,
    query: z.object({ done: z.literal('saved').optional().catch(undefined) }),
    handle: async (ctx, { frame, params, query }) => {
      const { measure, entered } = await ctx.db.transaction(async (tx) => ({
        measure: await manualOf(tx, params.key),
        entered: await enteredFigures(tx, params.key),
      }))
      const title = manualWords.figures.title(measure.name)
      const mayEnter = hasRole(ctx.actor, 'coordinator') && !measure.retired
      const periods = recentQuarters(ctx.clock.now(), QUARTERS_BACK)
      return staffPage(
        frame,
        {
          title,
          before: trail(
            { text: measure.name, href: `/insight/${measure.key}` },
            { text: manualWords.figures.caption },
          ),
        },
        <>
          {query.done && <NotificationBanner type="success" text={manualWords.figures.done} />}
          <FiguresPage {...{ measure, periods, entered, mayEnter }} />
        </>,
      )
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/insight/measures/:key/figures/:quarter',
    access: coordinators,
    params: ofQuarter,
    handle: async (ctx, { frame, params: { key, quarter } }) => {
      const period = periodOf(ctx.clock.now(), quarter)
      const found = await ctx.db.transaction((tx) => standingOf(tx, key, quarter))
      if (found.measure.retired) throw new NotFound('no longer kept')
      return enterPage(frame, period, found, { values: figureFormValues(found.standing), problems: [] })
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/insight/measures/:key/figures/:quarter',
    access: coordinators,
    params: ofQuarter,
    handle: (ctx, { form, frame, params: { key, quarter } }) => {
      const period = periodOf(ctx.clock.now(), quarter)
      return ctx.db.transaction(async (tx) => {
        const found = await standingOf(tx, key, quarter)
        const read = readFigureForm(form, found.measure, enteredIn(found.standing) !== null)
        const { values } = form
        if (!read.ok) return enterPage(frame, period, found, { values, problems: read.problems })
        const corrects = isUuid(form.one('corrects')) ? form.one('corrects') : null
        const saved = await enterFigure(tx, ctx, { key, quarter, corrects }, read.value)
        if (saved === 'saved') return redirect(`/insight/measures/${key}/figures?done=saved`)
        return enterPage(frame, period, await standingOf(tx, key, quarter), {
          values,
          problems: [],
          stale: true,
        })
      })
    },
  }),
]
