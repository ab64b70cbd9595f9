// /places: where the partnership keeps the names of its places.
import { ONE_FILE } from '../../platform/http/upload.ts'
import { z } from 'zod'
import { hasRole } from '../../access/actor.ts'
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only } from '../../access/rules.ts'
import { isDay } from '../../platform/calendar/london.ts'
import type { Form } from '../../platform/http/form.ts'
import { download, type Reply, redirect } from '../../platform/http/reply.ts'
import { isUuid } from '../../platform/ids.ts'
import { NotFound, type Problem } from '../../platform/problems.ts'
import { csvLine } from '../../platform/text/csv.ts'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { refuseUnlessLead } from '../agencies/index.ts'
import { staffPage } from '../shell/index.ts'
import { importPlaces, type PlacesImport, readSource, type RowReport } from './import.ts'
import { placesReportLine } from './report-line.ts'
import { placesWords as words } from './messages.en.ts'
import { listSources, removeSource } from './sources.store.ts'
import { RemovePage, SourcesPage, type Tried } from './views/sources-page.tsx'

const access = only(words.who, 'coordinator', 'administrator')
const back = <BackLink href="/places">{words.back}</BackLink>

// As row security has it (app.keeps_places): a member's own administrator does not keep what is everybody's.
const refuseOthers = async (tx: Tx, ctx: StaffCtx): Promise<void> => {
  if (!hasRole(ctx.actor, 'coordinator')) await refuseUnlessLead(tx)
}

type Shown = {
  form?: Form
  problems?: readonly Problem[]
  tried?: Tried | undefined
  done?: 'removed' | 'loaded' | undefined
}

async function showSources(
  tx: Tx,
  frame: Frame,
  { form, problems = [], tried, done }: Shown,
): Promise<Reply> {
  const sources = await listSources(tx)
  return staffPage(
    frame,
    { title: words.title, errors: problems.length > 0 },
    <SourcesPage values={form?.values ?? {}} {...{ sources, problems, tried, done }} />,
  )
}

/** The date in three boxes as a day; what was typed, where it is none. */
function dayTyped(form: Form): string {
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((part) =>
    form.one(`dated-${part}`).trim(),
  )
  const text = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) ? text : `${day} ${month} ${year}`
}

/** How many of the rows with a fault a page shows; the report to download has them all. */
const SHOWN_MAX = 100

async function load(tx: Tx, ctx: StaffCtx, form: Form, frame: Frame): Promise<Reply> {
  await refuseOthers(tx, ctx)
  const file = form.file('file')
  const source = readSource({
    name: form.one('name'),
    attribution: form.one('attribution'),
    dated: dayTyped(form),
  })
  const problems = [
    ...(source.ok ? [] : source.problems),
    ...(file ? [] : [{ field: 'file', message: words.noFile }]),
    ...(file?.tooLarge ? [{ field: 'file', message: words.fileTooLarge }] : []),
  ]
  if (!source.ok || !file || problems.length > 0) return showSources(tx, frame, { form, problems })
  const mode = form.one('mode')
  const rows: RowReport[] = []
  const done = await importPlaces(tx, ctx, source.value, [file.bytes], {
    write: mode === 'real',
    onRow: (row) => rows.push(row),
  })
  if (!done.ok) return showSources(tx, frame, { form, problems: done.problems })
  if (mode === 'report') return reportOf(rows)
  return showSources(tx, frame, { form, tried: triedOf(done.value, rows) })
}

const reportOf = (rows: readonly RowReport[]): Reply =>
  download(
    words.reportName,
    'text/csv; charset=utf-8',
    csvLine(words.reportHead) + rows.map(placesReportLine).join(''),
  )

function triedOf(done: PlacesImport, rows: readonly RowReport[]): Tried {
  const faults = rows.filter(({ why }) => why !== null)
  return { done, faults: faults.slice(0, SHOWN_MAX), faultsInAll: faults.length }
}

export const placesStaffRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/places',
    access,
    query: z.object({ done: z.enum(['removed']).optional().catch(undefined) }),
    handle: (ctx, { frame, query: { done } }) =>
      ctx.db.transaction(async (tx) => {
        await refuseOthers(tx, ctx)
        return showSources(tx, frame, { done })
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/places',
    access,
    takesFiles: ONE_FILE,
    handle: (ctx, { form, frame }) => ctx.db.transaction((tx) => load(tx, ctx, form, frame)),
  }),
  staffRoute({
    method: 'POST',
    path: '/places/remove',
    access,
    handle: (ctx, { form, frame }) =>
      ctx.db.transaction(async (tx) => {
        await refuseOthers(tx, ctx)
        const id = form.one('source')
        const source = isUuid(id) ? (await listSources(tx)).find((each) => each.id === id) : undefined
        if (!source) throw new NotFound('no such source')
        if (form.one('sure') !== 'yes')
          return staffPage(
            frame,
            { title: words.removing(source.name), before: back },
            <RemovePage source={source} />,
          )
        await removeSource(tx, id)
        await record(tx, ctx, {
          action: 'places.remove',
          subjectKind: 'place_source',
          subjectId: id,
          detail: { layout: source.layout, places: source.places },
        })
        return redirect('/places?done=removed')
      }),
  }),
]
