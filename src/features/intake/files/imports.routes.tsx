// /imports: a partner's file of reports is brought, understood, tried, and taken in.
import { ONE_FILE } from '../../../platform/http/upload.ts'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { type Route, staffRoute } from '../../../access/route.ts'
import { download, type Reply, redirect } from '../../../platform/http/reply.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueue } from '../../../platform/jobs/index.ts'
import { Conflict, type Problem } from '../../../platform/problems.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { areasTakingReports } from '../../agencies/index.ts'
import { staffPage } from '../../shell/index.ts'
import { ColumnsPage, ImportsPage } from './import-pages.tsx'
import { keepImport, listImports, rowsOf, saveMapping, startImport } from './imports.store.ts'
import { type Loaded, loadImport, refusedCsv, reportCsv, seenIn, tryRows } from './load-import.ts'
import { guessMapping, type Mapping, readMapping } from './mapping.ts'
import { fileWords as say } from './messages.en.ts'
import { readFile } from './read-file.ts'
import { leftOut, valuesIn } from './value-choices.ts'
import { importers as access, isToChoose, valuesRoutes } from './values.routes.tsx'
import { removeRoutes } from './remove.routes.tsx'
import { RunPage, TrialPage, UnusedPage } from './rows-page.tsx'

const params = z.object({ id: z.uuid() })
const before = <BackLink href="/imports">{say.back}</BackLink>
const CSV = 'text/csv; charset=utf-8'

async function showList(tx: Tx, frame: Frame, problems: readonly Problem[] = []): Promise<Reply> {
  const imports = await listImports(tx)
  return staffPage(
    frame,
    { title: say.title, errors: problems.length > 0 },
    <ImportsPage {...{ imports, problems }} />,
  )
}

const bringing: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/imports',
    access,
    handle: (ctx, { frame }) => ctx.db.transaction((tx) => showList(tx, frame)),
  }),
  staffRoute({
    method: 'POST',
    path: '/imports',
    access,
    takesFiles: ONE_FILE,
    handle: (ctx, { form, frame }) =>
      ctx.db.transaction(async (tx) => {
        const sent = form.file('file')
        const read = await readFile(sent)
        if (!read.ok || !sent) return showList(tx, frame, read.ok ? [] : read.problems)
        const id = newId()
        const hash = createHash('sha256').update(sent.bytes).digest()
        await keepImport(tx, ctx, { ...read.value, id, fileName: sent.name, bytes: sent.bytes, hash })
        const detail = { rows: read.value.rows.length }
        await record(tx, ctx, { action: 'import.upload', subjectKind: 'import', subjectId: id, detail })
        return redirect(`/imports/${id}/columns`)
      }),
  }),
]

function showColumns(
  frame: Frame,
  { of, file }: Loaded,
  mapping: Mapping,
  problems: readonly Problem[] = [],
): Reply {
  const columns = mapping.columns.map((name, at): [string, string] => [`column-${at}`, name])
  const values = { ...Object.fromEntries(columns), privacy: mapping.privacy, whose: mapping.whose ?? '' }
  const options = { title: say.columns.title, errors: problems.length > 0, before }
  return staffPage(frame, options, <ColumnsPage {...{ id: of.id, file, values, problems }} />)
}

const mapping: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/imports/:id/columns',
    access,
    params,
    handle: (ctx, { frame, params: { id } }) =>
      ctx.db.transaction(async (tx) => {
        const loaded = await loadImport(tx, ctx, id)
        if (!loaded.file || loaded.of.status !== 'mapping') return redirect(`/imports/${id}`)
        return showColumns(
          frame,
          loaded,
          loaded.mapping ?? guessMapping(loaded.file.titles, loaded.file.rows),
        )
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/imports/:id/columns',
    access,
    params,
    handle: (ctx, { form, frame, params: { id } }) =>
      ctx.db.transaction(async (tx) => {
        const loaded = await loadImport(tx, ctx, id)
        if (!loaded.file) return redirect(`/imports/${id}`)
        if (loaded.of.status !== 'mapping') throw new Conflict('its rows are being taken in')
        const read = readMapping(form, loaded.file.titles.length, loaded.mapping)
        if (!read.ok) {
          const columns = loaded.file.titles.map((_, at) => form.one(`column-${at}`))
          return showColumns(
            frame,
            loaded,
            { columns, privacy: form.one('privacy'), values: [], whose: form.one('whose') },
            read.problems,
          )
        }
        await saveMapping(tx, { id, mapping: read.value, by: ctx.actor.userId, at: ctx.clock.now() })
        const isCodes = read.value.columns.some((name) => isToChoose(name))
        return redirect(isCodes ? `/imports/${id}/values` : `/imports/${id}`)
      }),
  }),
]

async function startRun(tx: Tx, ctx: StaffCtx, id: string): Promise<Reply> {
  const { of } = await loadImport(tx, ctx, id)
  if (await startImport(tx, id, ctx.actor.userId, ctx.clock.now())) {
    await enqueue(tx, 'take-import', { importId: id }, { singletonKey: id })
    const detail = { rows: of.rowCount }
    await record(tx, ctx, { action: 'import.start', subjectKind: 'import', subjectId: id, detail })
  }
  return redirect(`/imports/${id}`)
}

const running: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/imports/:id',
    access,
    params,
    query: z.object({ page: z.coerce.number().int().min(1).max(1000).catch(1) }),
    handle: async (ctx, { frame, params: { id }, query: { page }, services }) => {
      const loaded = await ctx.db.transaction((tx) => loadImport(tx, ctx, id))
      const { of } = loaded
      if (of.status === 'mapping' && of.removedAt)
        return staffPage(frame, { title: say.run.title, before }, <UnusedPage removedAt={of.removedAt} />)
      if (of.status === 'mapping' && loaded.file) {
        if (!loaded.mapping) return redirect(`/imports/${id}/columns`)
        const rows = await tryRows(ctx, services, loaded, loaded.mapping)
        const { file, mapping: columns } = loaded
        const [areas, seen] = await ctx.db.transaction(async (tx) => [
          await areasTakingReports(tx, londonDay(ctx.clock.now())),
          await seenIn(tx, ctx, loaded),
        ])
        const found = await valuesIn(file, columns, areas)
        const left = leftOut(file, columns)
        return staffPage(
          frame,
          { title: say.trial.title, before },
          <TrialPage {...{ of, rows, page, seen, found, left }} />,
        )
      }
      const [rows, seen] = await ctx.db.transaction(async (tx) => [
        await rowsOf(tx, id),
        await seenIn(tx, ctx, loaded),
      ])
      return staffPage(frame, { title: say.run.title, before }, <RunPage {...{ of, rows, page, seen }} />)
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/imports/:id/start',
    access,
    params,
    handle: (ctx, { params: { id } }) => ctx.db.transaction((tx) => startRun(tx, ctx, id)),
  }),
  ...(['report', 'refused'] as const).map((which) =>
    staffRoute({
      method: 'GET',
      path: `/imports/:id/${which}.csv`,
      access,
      params,
      handle: async (ctx, { params: { id }, services }) => {
        const loaded = await ctx.db.transaction((tx) => loadImport(tx, ctx, id))
        if (!loaded.file) return redirect(`/imports/${id}`)
        const { mapping: columns, of } = loaded
        if (!columns) return redirect(`/imports/${id}/columns`)
        const trial = of.status === 'mapping' ? await tryRows(ctx, services, loaded, columns) : undefined
        return ctx.db.transaction(async (tx) => {
          await record(tx, ctx, {
            action: 'import.download',
            subjectKind: 'import',
            subjectId: id,
            detail: { which },
          })
          const rows = trial ?? (await rowsOf(tx, id))
          const body =
            which === 'refused' ? refusedCsv(loaded, rows) : await reportCsv(tx, ctx, loaded, columns)
          return download(`${which}.csv`, CSV, body)
        })
      },
    }),
  ),
]

export const importRoutes: readonly Route[] = [
  ...bringing,
  ...mapping,
  ...valuesRoutes,
  ...removeRoutes,
  ...running,
]
