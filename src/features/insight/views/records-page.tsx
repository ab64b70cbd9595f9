// The records behind a figure, as far as the reader has sight of them.
import { formatDate, formatDateTime } from '../../../platform/calendar/format.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { recordsPath } from '../drill-down.ts'
import type { Figure } from '../figures.ts'
import type { Measure } from '../measure.ts'
import { words } from '../messages.en.ts'
import type { NamedRecord, NamedRecords } from '../records.ts'

const text = words.measure

type Props = {
  measure: Measure
  figure: Figure
  label: string
  found: NamedRecords
  /** By which they were asked for; undefined: all of them. */
  name: string | undefined
}

export function RecordsPage({ measure, figure, label, found, name }: Props) {
  const { records, sighted } = found
  const counted = figure.parts
    .filter((part) => name === undefined || part.name === name)
    .reduce((sum, { count }) => sum + count, 0)
  const called = new Map(measure.names)
  return (
    <>
      <h1 class="govuk-heading-l">{text.records(measure.name)}</h1>
      <p class="govuk-body">
        {label}. {name !== undefined && `${called.get(name) ?? name}: `}
        {text.recordsLead(sighted, counted)}
      </p>
      {records.length < sighted && <p class="govuk-body">{text.recordsMax(records.length)}</p>}
      <Names {...{ measure, figure, name }} />
      {records.length === 0 ? (
        <Empty title={text.recordsNone}>
          <p class="govuk-body">{text.recordsNoneHint}</p>
        </Empty>
      ) : (
        <Records records={records} called={called} received={measure.drillDown === 'reports'} />
      )}
    </>
  )
}

/** The names of the tally that anything was counted by, as ways to narrow the list. */
function Names({ measure, figure, name }: Pick<Props, 'measure' | 'figure' | 'name'>) {
  const { key } = figure.period
  const links = [
    { code: undefined, words: text.recordsAll },
    ...figure.parts
      .filter(({ count }) => count > 0)
      .map((part) => ({ code: part.name, words: `${part.words} (${words.number(part.count)})` })),
  ]
  return (
    <nav class="app-no-print" aria-label={text.what}>
      <ul class="govuk-list app-columns">
        {links.map((link) => (
          <li>
            <a
              class="govuk-link"
              href={recordsPath(measure.key, key, link.code)}
              aria-current={link.code === name ? 'page' : undefined}
            >
              {link.words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Records(props: {
  records: readonly NamedRecord[]
  called: ReadonlyMap<string, string>
  received: boolean
}) {
  const { records, called, received } = props
  const [record, as, receivedOn, due, done] = text.recordsHead
  const clocks = records.some(({ metAt }) => metAt) || !received
  return (
    <CardTable
      caption={text.recordsShort}
      head={clocks ? [record, as, due, done] : [record, as, receivedOn]}
      rows={records.map((each) => [
        <Reference record={each} />,
        called.get(each.name) ?? each.name,
        clocks ? formatDateTime(each.at) : formatDate(each.at),
        ...(clocks ? [each.metAt ? formatDateTime(each.metAt) : ''] : []),
      ])}
    />
  )
}

function Reference({ record: { caseReference, reportReference } }: { record: NamedRecord }) {
  const href = caseReference ? `/cases/${caseReference}` : `/reports/${reportReference ?? ''}`
  return (
    <a class="govuk-link app-nowrap" href={href}>
      {caseReference ?? reportReference ?? ''}
    </a>
  )
}
