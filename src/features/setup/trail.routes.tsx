// /admin/audit: who saw and did what in one's own agency, as sentences and as CSV.
import { record } from '../../access/audit.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { only } from '../../access/rules.ts'
import { CSV_BOM, csvText } from '../../platform/text/csv.ts'
import { download } from '../../platform/http/reply.ts'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { staffPage } from '../shell/index.ts'
import { adminWords } from './admin.messages.en.ts'
import { type TrailFilter, trailPath, trailQuery } from './trail-filter.ts'
import { trailWords } from './trail.messages.en.ts'
import { listActors, listTrail, type TrailEntry } from './trail.store.ts'
import { TrailPage } from './views/trail-page.tsx'

const PAGE = 50
const CSV_ROWS_MAX = 10_000

const readers = only('administrators and auditors', 'administrator', 'auditor')

export const trailRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/admin/audit',
    access: readers,
    query: trailQuery,
    handle: (ctx, { frame, query: { filter, after } }) =>
      ctx.db.transaction(async (tx) => {
        const found = await listTrail(tx, { filter, after, limit: PAGE + 1 })
        const people = await listActors(tx, ctx.actor.agencyId)
        await record(tx, ctx, { action: 'audit.read', detail: noted(filter) })
        const entries = found.slice(0, PAGE)
        const last = found.length > PAGE ? entries.at(-1) : undefined
        const older = last && trailPath(filter, {}, last.cursor)
        return staffPage(
          frame,
          { title: trailWords.title, before: <BackLink href="/admin">{adminWords.title}</BackLink> },
          <TrailPage
            {...{ agency: ctx.actor.agencyName, filter, entries, people, older, csvRowsMax: CSV_ROWS_MAX }}
          />,
        )
      }),
  }),
  staffRoute({
    method: 'GET',
    path: '/admin/audit/csv',
    access: readers,
    query: trailQuery,
    handle: (ctx, { query: { filter } }) =>
      ctx.db.transaction(async (tx) => {
        const entries = await listTrail(tx, { filter, limit: CSV_ROWS_MAX })
        await record(tx, ctx, { action: 'audit.export', detail: { ...noted(filter), rows: entries.length } })
        return download('audit-trail.csv', 'text/csv; charset=utf-8', CSV_BOM + csvText(rowsOf(entries)))
      }),
  }),
]

/** What the trail keeps of the question: ids, references and days. */
const noted = ({ action, person, about, refused, from, to }: TrailFilter) => ({
  filterAction: action ?? null,
  filterPerson: person ?? null,
  filterAbout: about ?? null,
  filterRefused: refused,
  filterFrom: from ?? null,
  filterTo: to ?? null,
})

const rowsOf = (entries: readonly TrailEntry[]) => [
  trailWords.csvHead,
  ...entries.map((each) => [
    each.at,
    each.actorName,
    each.action,
    each.outcome,
    each.subject,
    each.subjectKind,
    each.reason,
    JSON.stringify(each.detail),
  ]),
]
