import { Empty } from '../../../ui/empty.tsx'
import { FilterLayout } from '../../../ui/filter.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { bindForm } from '../../../ui/form.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { CardTable } from '../../../ui/card-table.tsx'
import { incidentWords } from '../incident.messages.en.ts'
import { STRANDS } from '../incident.ts'
import { receivingWords } from '../receiving/messages.en.ts'
import { CSV_ROWS_MAX } from './list-csv.ts'
import { cells, mayBulk } from './list-row.tsx'
import { type QueueRow, SORTS, TABS, type Tab, WAITING } from './list.store.ts'
import { MARK_FILTERS } from './marks.ts'
import { queueWords } from './messages.en.ts'

const say = queueWords.list
export type QueueQuery = {
  queue: 'mine' | 'triage'
  status: string
  strand: string
  mark: string
  days: string
  sort: string
  after: string
}
type Props = {
  query: QueueQuery
  rows: readonly QueueRow[]
  more: boolean
  waiting: { mine: number; triage: number }
  counts: Readonly<Record<Tab, number>>
  mayTriage: boolean
  now: Date
  /** What was just done to a report that may be out of sight now. */
  done: string | null
  /** What was wrong with what was pressed here. */
  problem: string | null
}

/** The address of a list with some of its parts changed; empty parts are left out. */
export function queuePath(query: QueueQuery, change: Partial<QueueQuery>, path = '/reports'): string {
  const parts = new URLSearchParams(
    Object.entries({ ...query, ...change }).filter(([, value]) => value !== ''),
  )
  return `${path}?${parts}`
}

export function QueueList(props: Props) {
  const { query, rows, more, waiting, counts, mayTriage, now, done, problem } = props
  const form = bindForm({ problems: problem ? [{ field: 'reports', message: problem }] : [] })
  const last = rows.at(-1)
  const filtered = query.strand !== '' || query.mark !== '' || query.days !== ''
  const fresh = { ...query, after: '' }
  return (
    <>
      <form.Summary />
      {done && <NotificationBanner type="success">{done}</NotificationBanner>}
      <h1 class="govuk-heading-l">{say.title}</h1>
      {mayTriage && (
        <nav class="app-tabs" aria-label={say.queues}>
          {(['mine', 'triage'] as const).map((queue) => (
            <a
              class="govuk-link app-tabs__tab"
              href={queuePath(fresh, { queue })}
              aria-current={query.queue === queue ? 'page' : undefined}
            >
              {say[queue]} ({waiting[queue]})
            </a>
          ))}
        </nav>
      )}
      <nav class="app-tabs" aria-label={say.lists}>
        {TABS.filter((tab) => tab !== 'transfers' || query.queue === 'mine').map((tab) => (
          <a
            class="govuk-link app-tabs__tab"
            href={queuePath(fresh, { status: tab })}
            aria-current={query.status === tab ? 'page' : undefined}
          >
            {say.tabs[tab]} ({counts[tab]})
          </a>
        ))}
      </nav>
      <FilterLayout action="/reports" fields={<Fields query={query} />} fold folded={!filtered}>
        {rows.length === 0 ? (
          <Empty title={say.empty}>
            <p class="govuk-body">
              {filtered ? (
                <a class="govuk-link" href={queuePath(fresh, { strand: '', mark: '', days: '' })}>
                  {say.clear}
                </a>
              ) : query.status === WAITING ? (
                say.emptyNew
              ) : (
                say.emptyList
              )}
            </p>
          </Empty>
        ) : (
          <Rows {...{ query, rows, more, now }} />
        )}
        <p class="govuk-body">
          {query.after !== '' && (
            <a class="govuk-link" href={queuePath(fresh, {})}>
              {say.first}
            </a>
          )}{' '}
          {more && last && (
            <a
              class="govuk-link"
              href={queuePath(query, { after: `${last.cursor.toISOString()}_${last.id}` })}
              rel="next"
            >
              {say.next}
            </a>
          )}
        </p>
        {rows.length > 0 && (
          <p class="govuk-body app-no-print">
            <a class="govuk-link" href={queuePath(fresh, {}, '/reports.csv')}>
              {say.download}
            </a>
            <br />
            <span class="govuk-hint">{say.downloadHint(CSV_ROWS_MAX)}</span>
          </p>
        )}
        <p class="govuk-body">
          <a class="govuk-link" href="/reports/transfers">
            {receivingWords.receipts.link}
          </a>
        </p>
      </FilterLayout>
    </>
  )
}

// Only what can be undone, and promises nobody anything, is done to several at once.
function Rows({ query, rows, more, now }: Pick<Props, 'query' | 'rows' | 'more' | 'now'>) {
  const bulk = query.status === 'spam' ? 'return' : 'spam'
  const selects = rows.some(mayBulk)
  const count = say.showing(rows.length, more || query.after !== '')
  const table = (
    <div id="reports">
      <p class="govuk-body govuk-!-font-weight-bold" aria-hidden="true">
        {count}
      </p>
      <p class="govuk-hint">{say.waitsMeans}</p>
      <CardTable
        caption={count}
        head={Object.values(say.headings)}
        rows={rows.map((row) => cells(row, now))}
        firstCellIsHeader
      />
    </div>
  )
  if (!selects) return table
  return (
    <form method="post" action="/reports/bulk">
      <input type="hidden" name="queue" value={query.queue} />
      {table}
      <Button kind="secondary" name="do" value={bulk}>
        {receivingWords.bulk[bulk]}
      </Button>
    </form>
  )
}

function Fields({ query }: { query: QueueQuery }) {
  const any = { value: '', text: say.any }
  return (
    <>
      <input type="hidden" name="queue" value={query.queue} />
      <Select
        name="status"
        label={say.status}
        value={query.status}
        items={[
          ...TABS.map((value) => ({ value, text: say.tabs[value] })),
          ...(['new', 'logged', 'recorded_only', 'passed_on', 'not_hate'] as const).map((value) => ({
            value,
            text: say.only(queueWords.status[value]),
          })),
          { value: 'any', text: say.any },
        ]}
      />
      <Select
        name="strand"
        label={say.strand}
        value={query.strand}
        items={[any, ...STRANDS.map((value) => ({ value, text: incidentWords.strands[value] }))]}
      />
      <Select
        name="mark"
        label={say.mark}
        value={query.mark}
        items={[any, ...MARK_FILTERS.map((value) => ({ value, text: say.markFilters[value] }))]}
      />
      <Select
        name="days"
        label={say.period}
        value={query.days}
        items={[any, ...Object.entries(say.periods).map(([value, text]) => ({ value, text }))]}
      />
      <Select
        name="sort"
        label={say.sort}
        value={query.sort}
        items={SORTS.map((value) => ({ value, text: say.sorts[value] }))}
      />
    </>
  )
}
