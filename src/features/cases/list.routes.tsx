// /cases, its download, and /search.
import { z } from 'zod'
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import { type Route, staffRoute } from '../../access/route.ts'
import { caseworkers } from '../../access/rules.ts'
import type { Frame } from '../../access/frame.ts'
import { formatDateTime, formatShortDate } from '../../platform/calendar/format.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { download, redirect } from '../../platform/http/reply.ts'
import { parseReference } from '../../platform/ids/reference.ts'
import { CSV_BOM, csvText } from '../../platform/text/csv.ts'
import { plainLine, shorten } from '../../platform/text/plain.ts'
import { listAgencies } from '../agencies/index.ts'
import { staffPage } from '../shell/index.ts'
import { caseQuery, isFiltered, listPath } from './case-filter.ts'
import { type CaseListRow, countCases, listCases, searchCases } from './case-list.store.ts'
import { strandName, typeName } from './choices.ts'
import { words } from './messages.en.ts'
import { ListPage } from './views/list-page.tsx'
import { named } from './views/parts.tsx'
import { SearchPage } from './views/search-page.tsx'

const PAGE_ROWS = 50
// Counting by what only the case itself holds looks each case up: it stops sooner.
const COUNTED_MAX = 1_000
const COUNTED_BY_CASE_MAX = 200
const CSV_ROWS_MAX = 10_000
const SEARCH_CHARS_MAX = 200

export const listRoutes: readonly Route[] = [
  staffRoute({
    method: 'GET',
    path: '/cases',
    access: caseworkers,
    query: caseQuery,
    handle: async (ctx, { query: { filter, after }, frame }) => {
      const now = ctx.clock.now()
      const countedMax = (filter.lead ?? filter.referral) ? COUNTED_BY_CASE_MAX : COUNTED_MAX
      const found = await ctx.db.transaction(async (tx) => ({
        rows: await listCases(tx, ctx.actor, { filter, after, now, limit: PAGE_ROWS + 1 }),
        count: await countCases(tx, ctx.actor, { filter, now }, countedMax),
        leads: await listAgencies(tx),
      }))
      const rows = found.rows.slice(0, PAGE_ROWS)
      return staffPage(
        frame,
        { title: words.title },
        <ListPage
          rows={rows}
          count={Math.min(found.count, countedMax)}
          more={found.count > countedMax}
          filter={filter}
          leads={found.leads.map(({ id, shortName }) => ({ id, name: shortName }))}
          next={found.rows.length > PAGE_ROWS ? rows.at(-1)?.cursor : undefined}
          isFirst={after === undefined}
          now={now}
        />,
      )
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/cases.csv',
    access: caseworkers,
    query: caseQuery,
    handle: async (ctx, { query: { filter } }) => {
      const now = ctx.clock.now()
      const rows = await ctx.db.transaction(async (tx) => {
        const found = await listCases(tx, ctx.actor, { filter, now, limit: CSV_ROWS_MAX })
        const detail = { rows: found.length, list: listPath(filter), filtered: isFiltered(filter) }
        await record(tx, ctx, { action: 'case.export', subjectKind: 'list', detail })
        return found
      })
      // The government's marking for what names cases (domain.md 10), in the name and on the first line.
      const body = CSV_BOM + csvText([['OFFICIAL-SENSITIVE'], words.csvHead, ...rows.map(csvRow)])
      return download(`OFFICIAL-SENSITIVE-cases-${londonDay(now)}.csv`, 'text/csv; charset=utf-8', body)
    },
  }),
  // Asked by POST, so that what somebody searched for stays out of addresses, histories and logs.
  staffRoute({
    method: 'GET',
    path: '/search',
    access: caseworkers,
    query: z.object({}),
    handle: async (ctx, { frame }) => searchPage(ctx, frame, ''),
  }),
  staffRoute({
    method: 'POST',
    path: '/search',
    access: caseworkers,
    handle: async (ctx, { form, frame }) =>
      searchPage(ctx, frame, shorten(plainLine(form.one('q')), SEARCH_CHARS_MAX)),
  }),
]

async function searchPage(ctx: StaffCtx, frame: Frame, asked: string) {
  const reference = parseReference(asked, frame.site.shortCode)
  const rows = asked === '' ? undefined : await ctx.db.transaction((tx) => searchCases(tx, asked, reference))
  const only = rows?.length === 1 ? rows[0] : undefined
  if (only && only.reference === reference) return redirect(`/cases/${only.reference}`)
  return staffPage(
    frame,
    { title: words.search.title },
    <SearchPage asked={asked} rows={rows} now={ctx.clock.now()} />,
  )
}

const csvRow = (row: CaseListRow) => [
  row.reference,
  formatShortDate(row.openedAt),
  words.status[row.status],
  words.riskShort[row.riskLevel],
  row.strands.map(strandName).join('; '),
  row.types.map(typeName).join('; '),
  row.leadName,
  row.ownerName,
  row.nextClock && row.nextDueAt
    ? `${named(words.clock, row.nextClock)}: ${formatDateTime(row.nextDueAt)}`
    : null,
  row.withdrawn && words.csvWithdrawn[row.withdrawn],
  row.summary,
]
