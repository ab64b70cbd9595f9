// /directory: where coordinators keep what the public reads of help.
import { ONE_FILE } from '../../platform/http/upload.ts'
import { z } from 'zod'
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { Frame } from '../../access/frame.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only } from '../../access/rules.ts'
import { formatShortDate } from '../../platform/calendar/format.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { type FormValues, versionOf } from '../../platform/http/form.ts'
import { download, type Reply, redirect } from '../../platform/http/reply.ts'
import { NotFound, type Problem, refused } from '../../platform/problems.ts'
import { Conflict } from '../../ui/conflict.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { standsOn } from '../agencies/index.ts'
import { staffPage } from '../shell/index.ts'
import { areaNames } from './api.routes.ts'
import { entriesCsv } from './csv.ts'
import { editWords as words } from './edit.messages.en.ts'
import { findEntry, loadEntries } from './entries.store.ts'
import type { Entry } from './entry.ts'
import { entryValues } from './entry-values.ts'
import { exportedIds, listAreasServed, listEntries } from './find-entries.store.ts'
import { pageOf, serviceOf } from './hsds.ts'
import { importEntries } from './import.ts'
import { PLACES_MAX, placesIn, readEntry } from './read-entry.ts'
import { addEntry, changeEntry, removeEntry } from './save-entry.ts'
import { EntryForm } from './views/entry-form.tsx'
import { EntryPage } from './views/entry-page.tsx'
import { ImportPage, KeepListPage, RestoreForm } from './views/keep-pages.tsx'

const access = only('coordinators of the partnership', 'coordinator')
const params = z.object({ id: z.uuid() })
const back = <BackLink href="/directory">{words.form.back}</BackLink>

async function entryOf(tx: Tx, id: string): Promise<Entry> {
  const entry = await findEntry(tx, id)
  if (!entry) throw new NotFound('no such entry')
  return entry
}

type Shown = {
  entry?: Entry
  values: FormValues
  problems?: readonly Problem[]
  stale?: boolean
  /** One more place than was sent. */
  more?: boolean
}

async function showForm(tx: Tx, ctx: StaffCtx, frame: Frame, shown: Shown): Promise<Reply> {
  const { entry, values, problems = [], stale, more } = shown
  const areas = await listAreasServed(tx)
  const title = entry ? words.form.changeTitle : words.form.addTitle
  const places = Math.min(PLACES_MAX, Math.max(1, placesIn(values) + (more ? 1 : 0)))
  const form = (
    <EntryForm
      action={entry ? `/directory/${entry.id}` : '/directory/add'}
      title={stale ? null : title}
      // A stale form takes the version that is shown beside it: pressing again is then a decision.
      values={stale && entry ? { ...values, version: String(entry.version) } : values}
      {...{ problems, areas, places }}
    />
  )
  const names = areas.filter(({ id }) => entry?.areaIds.includes(id)).map(({ name }) => name)
  const now = ctx.clock.now()
  const options = {
    title,
    errors: problems.length > 0,
    before: back,
    ...(stale ? { status: 409 } : more ? { status: 200 } : {}),
  }
  if (!entry) return staffPage(frame, options, form)
  const theirs = <EntryPage {...{ entry, now }} areas={names} stands={standsOn(entry, londonDay(now))} />
  return staffPage(
    frame,
    options,
    <>
      {stale ? <Conflict theirs={theirs} yours={form} /> : form}
      <Ending entry={entry} />
    </>,
  )
}

const Ending = ({ entry: { id, version, removedAt, changedAt } }: { entry: Entry }) => (
  <section class="govuk-!-margin-top-6">
    <p class="govuk-body-s">{words.form.changed(formatShortDate(changedAt))}</p>
    {removedAt ? (
      <RestoreForm id={id} version={version} />
    ) : (
      <form method="post" action={`/directory/${id}/remove`}>
        <input type="hidden" name="version" value={version} />
        <p class="govuk-body-s">{words.form.removeHint}</p>
        <Button kind="warning">{words.form.remove}</Button>
      </form>
    )}
  </section>
)

const adding: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/directory/add',
    access,
    handle: (ctx, { frame }) =>
      ctx.db.transaction((tx) => showForm(tx, ctx, frame, { values: { status: 'active' } })),
  }),
  staffRoute({
    method: 'POST',
    path: '/directory/add',
    access,
    handle: (ctx, { form, frame }) =>
      ctx.db.transaction(async (tx) => {
        const { values } = form
        if (form.one('more') !== '') return showForm(tx, ctx, frame, { values, more: true })
        const read = readEntry(values, await areaIds(tx))
        if (!read.ok) return showForm(tx, ctx, frame, { values, problems: read.problems })
        await addEntry(tx, ctx, read.value)
        return redirect('/directory?done=saved')
      }),
  }),
]

const areaIds = async (tx: Tx) => (await listAreasServed(tx)).map(({ id }) => id)

const changing: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/directory/:id',
    access,
    params,
    handle: (ctx, { frame, params: { id } }) =>
      ctx.db.transaction(async (tx) => {
        const entry = await entryOf(tx, id)
        return showForm(tx, ctx, frame, { entry, values: entryValues(entry) })
      }),
  }),
  staffRoute({
    method: 'POST',
    path: '/directory/:id',
    access,
    params,
    handle: (ctx, { form, frame, params: { id } }) =>
      ctx.db.transaction(async (tx) => {
        const entry = await entryOf(tx, id)
        const { values } = form
        if (form.one('more') !== '') return showForm(tx, ctx, frame, { entry, values, more: true })
        const read = readEntry(values, await areaIds(tx))
        if (!read.ok) return showForm(tx, ctx, frame, { entry, values, problems: read.problems })
        const saved = await changeEntry(tx, ctx, id, versionOf(form), read.value)
        if (saved === 'saved') return redirect('/directory?done=saved')
        return showForm(tx, ctx, frame, { entry: await entryOf(tx, id), values, stale: true })
      }),
  }),
  ...([true, false] as const).map((removed) =>
    staffRoute({
      method: 'POST',
      path: removed ? '/directory/:id/remove' : '/directory/:id/restore',
      access,
      params,
      handle: (ctx, { form, frame, params: { id } }) =>
        ctx.db.transaction(async (tx) => {
          const saved = await removeEntry(tx, ctx, id, versionOf(form), removed)
          if (saved === 'saved')
            return redirect(removed ? `/directory?done=removed&id=${id}` : '/directory?done=restored')
          const entry = await entryOf(tx, id)
          return showForm(tx, ctx, frame, { entry, values: entryValues(entry), stale: true })
        }),
    }),
  ),
]

const files: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/directory/import',
    access,
    handle: (_ctx, { frame }) =>
      staffPage(frame, { title: words.file.title, before: back }, <ImportPage values={{}} problems={[]} />),
  }),
  staffRoute({
    method: 'POST',
    path: '/directory/import',
    access,
    takesFiles: ONE_FILE,
    handle: async (ctx, { form, frame }) => {
      const file = form.file('file')
      const write = form.one('mode') === 'real'
      const answer = file?.tooLarge
        ? refused({ field: 'file', message: words.file.tooLarge })
        : file
          ? await ctx.db.transaction((tx) => importEntries(tx, ctx, file, { write }))
          : refused({ field: 'file', message: words.file.noFile })
      const [problems, report] = answer.ok ? [[], answer.value] : [answer.problems, undefined]
      return staffPage(
        frame,
        { title: words.file.title, errors: problems.length > 0, before: back },
        <ImportPage values={form.values} {...{ problems, report }} />,
      )
    },
  }),
  ...(['json', 'csv'] as const).map((kind) =>
    staffRoute({
      method: 'GET',
      path: `/directory/export.${kind}`,
      access,
      handle: (ctx) =>
        ctx.db.transaction(async (tx) => {
          const entries = await loadEntries(tx, await exportedIds(tx))
          const areas = await areaNames(tx)
          await record(tx, ctx, { action: 'directory.export', subjectKind: 'directory', detail: { kind } })
          if (kind === 'csv')
            return download('directory.csv', 'text/csv; charset=utf-8', entriesCsv(entries, areas))
          const contents = entries.map((entry) => serviceOf(entry, areas))
          const whole = pageOf(contents, {
            page: 1,
            size: Math.max(1, contents.length),
            total: contents.length,
          })
          return download('directory.json', 'application/json; charset=utf-8', JSON.stringify(whole, null, 2))
        }),
    }),
  ),
]

export const staffDirectoryRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/directory',
    access,
    query: z.object({
      done: z.enum(['saved', 'removed', 'restored']).optional().catch(undefined),
      id: z.uuid().optional().catch(undefined),
    }),
    handle: (ctx, { frame, query: { done, id } }) =>
      ctx.db.transaction(async (tx) => {
        const removed = id ? await findEntry(tx, id) : undefined
        const undo = removed?.removedAt ? { id: removed.id, version: removed.version } : undefined
        const entries = await listEntries(tx)
        const today = londonDay(ctx.clock.now())
        return staffPage(frame, { title: words.title }, <KeepListPage {...{ entries, today, done, undo }} />)
      }),
  }),
  ...adding,
  ...files,
  ...changing,
]
