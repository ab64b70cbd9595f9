// The list of cases with its filters, and the same table for a search.
import { formatShortDate } from '../../../platform/calendar/format.ts'
import { Empty } from '../../../ui/empty.tsx'
import { type ChosenFilter, FilterLayout } from '../../../ui/filter.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Pagination } from '../../../ui/govuk/pagination.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { RISK_LEVELS } from '../case.ts'
import {
  type CaseFilter,
  type Cursor,
  isFiltered,
  listPath,
  REFERRAL_FILTERS,
  STATUS_FILTERS,
} from '../case-filter.ts'
import type { CaseListRow } from '../case-list.store.ts'
import { STRANDS, strandName } from '../choices.ts'
import { words } from '../messages.en.ts'
import { ClockTag, Day, named, RiskTag, StatusTag } from './parts.tsx'
import { clockState } from '../clock-words.ts'

type Props = {
  rows: readonly CaseListRow[]
  count: number
  more: boolean
  filter: CaseFilter
  leads: readonly { id: string; name: string }[]
  next: Cursor | undefined
  isFirst: boolean
  now: Date
}

const noneOf = (filter: CaseFilter): string =>
  filter.opened ? words.list.countedNone : isFiltered(filter) ? words.list.none : words.list.noneAtAll

export function ListPage(props: Props) {
  const { rows, count, more, filter, next, isFirst, now } = props
  return (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <FilterLayout
        action="/cases"
        clearHref="/cases"
        chosen={chosenOf(props)}
        fields={<FilterFields filter={filter} leads={props.leads} />}
      >
        {/* A period comes from a figure alone (insight/drill-down.ts). */}
        {filter.opened && <p class="govuk-body">{words.list.countedLead}</p>}
        {rows.length === 0 ? (
          <Empty title={noneOf(filter)}>
            {isFiltered(filter) && <p class="govuk-body">{words.list.noneHint}</p>}
          </Empty>
        ) : (
          <>
            <CaseTable caption={words.list.caption(count, more)} rows={rows} now={now} />
            {(next || !isFirst) && (
              <Pagination
                {...(isFirst ? {} : { previous: { href: listPath(filter), text: words.list.newest } })}
                {...(next ? { next: { href: listPath(filter, {}, next), text: words.list.next } } : {})}
              />
            )}
            <p class="govuk-body">
              <a class="govuk-link" href={listPath(filter, {}, undefined, '/cases.csv')}>
                {words.list.download}
              </a>
              <br />
              <span class="govuk-hint">{words.list.downloadHint}</span>
            </p>
          </>
        )}
      </FilterLayout>
    </>
  )
}

export function CaseTable(props: { caption: string; rows: readonly CaseListRow[]; now: Date }) {
  return (
    <div class="app-scroll" role="region" aria-label={props.caption} tabIndex={0}>
      <Table
        caption={props.caption}
        captionSize="s"
        classes="app-stacks"
        head={words.list.head}
        rows={props.rows.map((row) => [
          <>
            <a class="govuk-link app-nowrap" href={`/cases/${row.reference}`}>
              {row.reference}
            </a>
            <br />
            <span class="govuk-hint app-nowrap">
              <Day at={row.openedAt} />
            </span>
            {row.status === 'closed' && <StatusTag status="closed" />}
            {row.withdrawn && row.withdrawn !== 'none' && (
              <Tag colour="grey">{words.list.withdrawn[row.withdrawn]}</Tag>
            )}
            {row.unread && <Tag colour="purple">{words.list.unread}</Tag>}
          </>,
          <RiskTag level={row.riskLevel} short />,
          <>
            {row.summary}
            <br />
            <span class="govuk-hint">{row.strands.map(strandName).join('; ')}</span>
          </>,
          row.leadName,
          row.ownerName ?? words.list.nobody,
          <NextDue row={row} now={props.now} />,
        ])}
      />
    </div>
  )
}

function NextDue({ row, now }: { row: CaseListRow; now: Date }) {
  if (!row.nextDueAt || !row.nextClock) return <span class="govuk-hint">{words.list.nothingDue}</span>
  const state = clockState(
    { kind: row.nextClock, dueAt: row.nextDueAt, metAt: null, stoppedAt: null, stoppedReason: null },
    now,
  )
  return (
    <>
      {named(words.clock, row.nextClock)}
      <br />
      <span class="govuk-hint app-nowrap">
        <Day at={row.nextDueAt} />
      </span>{' '}
      {state !== 'running' && <ClockTag state={state} />}
    </>
  )
}

function chosenOf({ filter, leads }: Props): ChosenFilter[] {
  const { status, risk, strand, lead } = filter
  return [
    status !== 'open' && { text: statusName(status), removeHref: listPath(filter, { status: 'open' }) },
    risk && { text: words.risk[risk], removeHref: listPath(filter, { risk: undefined }) },
    strand && { text: strandName(strand), removeHref: listPath(filter, { strand: undefined }) },
    lead && {
      text: leads.find(({ id }) => id === lead)?.name ?? words.list.filterLead,
      removeHref: listPath(filter, { lead: undefined }),
    },
    filter.opened && {
      text: words.list.openedChip(formatShortDate(filter.opened.from), formatShortDate(filter.opened.to)),
      removeHref: listPath(filter, { opened: undefined, referral: undefined }),
    },
    filter.referral && {
      text: words.list.referral[filter.referral],
      removeHref: listPath(filter, { referral: undefined }),
    },
    filter.overdue && { text: words.list.overdueChip, removeHref: listPath(filter, { overdue: false }) },
    filter.mine && { text: words.list.mineChip, removeHref: listPath(filter, { mine: false }) },
  ].filter((each) => typeof each === 'object')
}

const statusName = (status: CaseFilter['status']): string =>
  status === 'all' ? words.list.all : words.status[status]

function FilterFields({ filter, leads }: { filter: CaseFilter; leads: Props['leads'] }) {
  const any = { value: '', text: words.list.any }
  return (
    <>
      <Select
        name="status"
        label={words.list.filterStatus}
        value={filter.status}
        items={STATUS_FILTERS.map((value) => ({ value, text: statusName(value) }))}
      />
      <Select
        name="risk"
        label={words.list.filterRisk}
        value={filter.risk}
        items={[any, ...RISK_LEVELS.map((value) => ({ value, text: words.riskShort[value] }))]}
      />
      <Select
        name="strand"
        label={words.list.filterStrand}
        value={filter.strand}
        items={[any, ...STRANDS.map((value) => ({ value, text: strandName(value) }))]}
      />
      <Select
        name="lead"
        label={words.list.filterLead}
        value={filter.lead}
        items={[any, ...leads.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      {filter.opened && (
        <>
          <input type="hidden" name="from" value={filter.opened.from} />
          <input type="hidden" name="to" value={filter.opened.to} />
          <Select
            name="referral"
            label={words.list.filterReferral}
            value={filter.referral}
            items={[any, ...REFERRAL_FILTERS.map((value) => ({ value, text: words.list.referral[value] }))]}
          />
        </>
      )}
      <Checkboxes
        name="mine"
        small
        values={filter.mine ? ['1'] : []}
        items={[{ value: '1', text: words.list.filterMine }]}
      />
      <Checkboxes
        name="overdue"
        small
        values={filter.overdue ? ['1'] : []}
        items={[{ value: '1', text: words.list.filterOverdue }]}
      />
    </>
  )
}
