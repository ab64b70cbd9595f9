// A plan as a table: grouped as the plan is, unless it is sorted by a column.
import type { ComponentChildren } from 'preact'
import { Empty } from '../../../../ui/empty.tsx'
import { Pagination } from '../../../../ui/govuk/pagination.tsx'
import { Scroll } from '../../../../ui/scroll.tsx'
import type { PlanState } from '../../running/plan-state.ts'
import { tableWords as words } from '../messages.en.ts'
import { type Options, type Page, PAGE_ROWS } from '../table/choose.ts'
import { type TableQuery, tablePath } from '../table/query.ts'
import type { TableRow } from '../table/rows.ts'
import { OnPaper, TableFilters } from './table-filters.tsx'
import { Row, type RowFrame } from './table-row.tsx'

type Props = {
  plan: PlanState
  query: TableQuery
  page: Page
  options: Options
  frame: RowFrame
  /** The views that were saved, and where one is saved. */
  views: ComponentChildren
}

export function TablePage({ plan, query, page, options, frame, views }: Props) {
  const from = (page.page - 1) * PAGE_ROWS + 1
  const caption = words.caption(from, from + page.rows.length - 1, page.all)
  return (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      {views}
      <TableFilters planId={plan.id} query={query} options={options} rules={plan.rules} />
      <OnPaper planId={plan.id} query={query} options={options} rules={plan.rules} />
      {page.rows.length === 0 ? (
        <Empty title={words.none}>
          <p class="govuk-body">{words.noneHint}</p>
        </Empty>
      ) : (
        <>
          <p class="govuk-hint app-no-print app-sheet__keys">{words.keys}</p>
          <Scroll label={caption}>
            <table class="govuk-table app-cards app-sheet" data-sheet data-cols={query.cols.join('.')}>
              <caption class="govuk-table__caption">{caption}</caption>
              <Head planId={plan.id} query={query} />
              {query.sort === 'plan' ? (
                groupsOf(page.rows).map((group) => <Group rows={group} frame={frame} />)
              ) : (
                <tbody>
                  {page.rows.map((row) => (
                    <Row row={row} frame={frame} />
                  ))}
                </tbody>
              )}
            </table>
          </Scroll>
        </>
      )}
      {page.pages > 1 && <Pages planId={plan.id} query={query} page={page} />}
      <p class="govuk-body app-no-print">
        <a class="govuk-link" href={tablePath(plan.id, query, {}, 'table.csv')} download>
          {words.download}
        </a>
        {query.sort !== 'plan' && (
          <>
            {' '}
            <a class="govuk-link" href={tablePath(plan.id, query, { sort: 'plan', dir: 'up' })}>
              {words.planOrder}
            </a>
          </>
        )}
      </p>
    </>
  )
}

function Head({ planId, query }: { planId: string; query: TableQuery }) {
  return (
    <thead>
      <tr>
        {query.cols.map((column) => {
          const sorted = query.sort === column
          const dir = sorted && query.dir === 'up' ? 'down' : 'up'
          return (
            <th
              scope="col"
              class={`app-sheet__${column}`}
              aria-sort={sorted ? (query.dir === 'up' ? 'ascending' : 'descending') : undefined}
            >
              <a
                class="govuk-link govuk-link--no-visited-state"
                href={tablePath(planId, query, { sort: column, dir })}
                title={words.sortBy(words.columns[column])}
              >
                {words.columns[column]}
                {sorted && <span aria-hidden="true">{query.dir === 'up' ? ' ▲' : ' ▼'}</span>}
              </a>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function Group({ rows, frame }: { rows: readonly TableRow[]; frame: RowFrame }) {
  const [first] = rows
  if (!first) return null
  return (
    <tbody>
      <tr>
        <th class="app-sheet__group" scope="rowgroup" colspan={frame.cols.length}>
          <span class="app-small">{first.priority.name}</span>
          {first.aim.name}
        </th>
      </tr>
      {rows.map((row) => (
        <Row row={row} frame={frame} />
      ))}
    </tbody>
  )
}

/** Rows of one aim together, in the order that they come. */
function groupsOf(rows: readonly TableRow[]): TableRow[][] {
  const groups: TableRow[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last?.[0]?.aim.id === row.aim.id) last.push(row)
    else groups.push([row])
  }
  return groups
}

function Pages({ planId, query, page }: { planId: string; query: TableQuery; page: Page }) {
  const at = (number: number) => tablePath(planId, query, { page: number })
  return (
    <Pagination
      {...(page.page > 1 && { previous: { href: at(page.page - 1) } })}
      {...(page.page < page.pages && { next: { href: at(page.page + 1) } })}
      items={Array.from({ length: page.pages }, (_, index) => ({
        number: index + 1,
        href: at(index + 1),
        current: index + 1 === page.page,
      }))}
    />
  )
}
