// /insight: measures and what is behind them, for everybody who is signed in. /figures: the few that are published.
import { z } from 'zod'
import { hasRole } from '../../access/actor.ts'
import { record } from '../../access/audit.ts'
import type { Ctx, StaffCtx, Services } from '../../access/ctx.ts'
import { publicRoute, type Route, staffRoute } from '../../access/route.ts'
import { caseworkers, everyone, signedIn } from '../../access/rules.ts'
import { download } from '../../platform/http/reply.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { NotFound } from '../../platform/problems.ts'
import { Breadcrumbs } from '../../ui/govuk/breadcrumbs.tsx'
import { publicPage, staffPage } from '../shell/index.ts'
import { addUp, type Figure, type History } from './figures.ts'
import { drillDownOf } from './drill-down.ts'
import { historiesOf } from './histories.ts'
import { historyCsv } from './history-csv.ts'
import { allMeasures } from './all-measures.ts'
import { manualFigureRoutes } from './manual/figures.routes.tsx'
import { manualRoutes } from './manual/routes.tsx'
import { measureOf } from './measures.ts'
import { words } from './messages.en.ts'
import { publishedFigures } from './published.ts'
import { withdrawnReports } from './measures.store.ts'
import { recordsOf } from './records.ts'
import { isManual } from './manual/manual.ts'
import { Keeping } from './manual/views/keeping.tsx'
import { FiguresPage } from './views/figures-page.tsx'
import { ListPage } from './views/list-page.tsx'
import { MeasurePage } from './views/measure-page.tsx'
import { RecordsPage } from './views/records-page.tsx'

const YEAR = 'last-four-quarters'
const named = z.object({ key: z.string().max(100) })

/**
 * The histories of measures, computed and manual, as a member of staff may read them: the whole partnership's numbers,
 * and no more. Keys that name none are left out. `at`: the quarters as seen from an instant that is over, counted up to it.
 */
export function readHistories(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  services: Services,
  keys: readonly string[],
  at: Date | null = null,
  quarters?: number,
): Promise<ReadonlyMap<string, History>> {
  const now = at ?? ctx.clock.now()
  return ctx.db.facts((tx) =>
    historiesOf(
      {
        tx,
        raw: services.raw,
        now,
        past: at ? londonDay(ctx.clock.now()) : undefined,
        ...(quarters && { quarters }),
      },
      keys,
    ),
  )
}

async function readHistory(ctx: StaffCtx, services: Services, key: string): Promise<History> {
  const history = (await readHistories(ctx, services, [key])).get(key)
  if (!history) throw new NotFound('no such measure')
  return history
}

/** The figure of the chosen quarter, or of the year; the present quarter where the address names none we show. */
function chosenOf(history: History, period: string | undefined): { figure: Figure; label: string } {
  const { measure, figures, present, lastFull } = history
  const year = period === YEAR ? yearOf(history) : null
  if (year) return { figure: year, label: year.period.days }
  // What people enter, they enter when the quarter is over.
  const usual = measure.kind === 'manual' && present.value === null ? lastFull : present
  const figure = figures.find((each) => each.period.key === period) ?? usual
  return { figure, label: labelOf(figure) }
}

function yearOf({ measure, figures }: History): Figure | null {
  const full = figures.filter((figure) => figure.period.complete)
  return addUp(measure, full, YEAR, words.measure.twelveMonths)
}

const labelOf = ({ period }: Figure) => (period.complete ? period.label : words.measure.soFar(period.label))

const choicesOf = (history: History) => [
  ...history.figures.toReversed().map((figure) => ({ key: figure.period.key, text: labelOf(figure) })),
  ...(yearOf(history) ? [{ key: YEAR, text: words.measure.twelveMonths }] : []),
]

const breadcrumbs = (name: string, key?: string) => (
  <Breadcrumbs
    items={[
      { text: words.measure.back, href: '/insight' },
      { text: name, ...(key && { href: `/insight/${key}` }) },
      ...(key ? [{ text: words.measure.recordsShort }] : []),
    ]}
  />
)

export const insightRoutes: readonly Route[] = [
  ...manualRoutes,
  ...manualFigureRoutes,
  staffRoute({
    method: 'GET',
    path: '/insight',
    access: signedIn,
    handle: async (ctx, { frame, services }) => {
      const keys = await ctx.db.transaction(async (tx) => (await allMeasures(tx)).map(({ key }) => key))
      const histories = [...(await readHistories(ctx, services, keys)).values()]
      const mayAdd = hasRole(ctx.actor, 'coordinator')
      const periods = histories[0]?.figures.map(({ period }) => period) ?? []
      const withdrawn = await ctx.db.facts((tx) => withdrawnReports(tx, periods))
      return staffPage(frame, { title: words.list.title }, <ListPage {...{ histories, withdrawn, mayAdd }} />)
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/insight/:key',
    access: signedIn,
    params: named,
    query: z.object({ period: z.string().max(40).optional().catch(undefined) }),
    handle: async (ctx, { frame, params, query, services }) => {
      const history = await readHistory(ctx, services, params.key)
      const { measure } = history
      const chosen = chosenOf(history, query.period)
      return staffPage(
        frame,
        { title: measure.name, before: breadcrumbs(measure.name) },
        <MeasurePage
          history={history}
          chosen={chosen}
          choices={choicesOf(history)}
          drillDown={drillDownOf(measure, chosen.figure, ctx.actor)}
          keeping={
            isManual(measure) ? (
              <Keeping measure={measure} mayKeep={hasRole(ctx.actor, 'coordinator')} />
            ) : null
          }
        />,
      )
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/insight/:key/records',
    access: caseworkers,
    params: named,
    query: z.object({
      period: z.string().max(40).optional().catch(undefined),
      name: z.string().max(40).optional().catch(undefined),
    }),
    handle: async (ctx, { frame, params, query, services }) => {
      const history = await readHistory(ctx, services, params.key)
      const { measure } = history
      const { figure, label } = chosenOf(history, query.period)
      const computed = measureOf(params.key)
      const asked = computed && {
        measure: computed,
        period: figure.period,
        name: query.name,
        now: ctx.clock.now(),
      }
      const found = asked && (await ctx.db.transaction((tx) => recordsOf(tx, asked)))
      if (!found) throw new NotFound('no records behind this measure')
      return staffPage(
        frame,
        { title: words.measure.recordsShort, before: breadcrumbs(measure.name, params.key) },
        <RecordsPage measure={measure} figure={figure} label={label} found={found} name={query.name} />,
      )
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/insight/:key/csv',
    access: signedIn,
    params: named,
    handle: async (ctx, { params, services }) => {
      const history = await readHistory(ctx, services, params.key)
      await ctx.db.transaction((tx) =>
        record(tx, ctx, {
          action: 'measure.export',
          subjectKind: 'measure',
          detail: { measure: params.key },
        }),
      )
      return download(`${params.key}.csv`, 'text/csv; charset=utf-8', historyCsv(history))
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/figures',
    access: everyone('totals of years and quarters that are over, with small numbers hidden'),
    perMinute: 120,
    handle: async (ctx, { frame, services }) => {
      const figures = await publishedFigures(services, ctx.requestId)
      return publicPage(
        frame,
        { title: words.figures.title, english: true },
        <FiguresPage figures={figures} area={frame.site.areaWords} />,
      )
    },
  }),
]
