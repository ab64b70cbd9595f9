import type { ComponentChildren } from 'preact'
import { Spark } from '../../../ui/charts/spark.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { type History } from '../figures.ts'
import { restsOn, valueText } from '../figure-words.ts'
import { isPromise } from '../measures.ts'
import { words } from '../messages.en.ts'
import { DirectionOfTravel } from './direction.tsx'

const { list } = words

type ListProps = {
  histories: readonly History[]
  /** How many of the reports that are counted were withdrawn since. */
  withdrawn: number
  mayAdd: boolean
}

/** Every measure with its figures: those computed, then those that people keep. All have the same quarters. */
export function ListPage({ histories, withdrawn, mayAdd }: ListProps) {
  const manual = histories.filter(({ measure }) => measure.kind === 'manual')
  return (
    <>
      <h1 class="govuk-heading-l">{list.title}</h1>
      <h2 class="govuk-heading-m">{list.computed}</h2>
      <p class="govuk-body">{list.lead}</p>
      <Histories
        title={list.computed}
        histories={histories.filter(({ measure }) => measure.kind === 'computed')}
      />
      <h2 class="govuk-heading-m">{list.manual}</h2>
      <p class="govuk-body">{list.manualLead}</p>
      {manual.length > 0 ? (
        <Histories title={list.manual} histories={manual} />
      ) : (
        <Empty title={list.noManual}>
          <p class="govuk-body">{list.noManualNext}</p>
        </Empty>
      )}
      {mayAdd && (
        <Button kind="secondary" href="/insight/measures/add">
          {list.add}
        </Button>
      )}
      <p class="govuk-body-s">{words.direction.explain}</p>
      <p class="govuk-body-s">{list.withdrawn(withdrawn)}</p>
      <ul class="govuk-list">
        <Link href="/insight/measures">{list.registry}</Link>
        <Link href="/figures">{list.publicFigures}</Link>
      </ul>
    </>
  )
}

const Link = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <li>
    <a class="govuk-link" href={href}>
      {children}
    </a>
  </li>
)

function Histories({ title, histories }: { title: string; histories: readonly History[] }) {
  const first = histories[0]
  return (
    <div class="app-scroll" tabIndex={0} role="region" aria-label={title}>
      <Table
        classes="app-cards"
        caption={<span class="govuk-visually-hidden">{title}</span>}
        firstCellIsHeader
        head={[
          list.measure,
          list.lastQuarter(first?.lastFull.period.label ?? ''),
          list.present(first?.present.period.label ?? ''),
          list.direction,
          list.trend,
        ]}
        rows={histories.map((history) => row(history))}
      />
    </div>
  )
}

function row(history: History) {
  const { measure, lastFull, present, figures } = history
  // A quarter that still runs would draw a fall that did not happen.
  const full = figures.filter(({ period }) => period.complete)
  const cell = (label: string, content: ComponentChildren) => ({
    content,
    attributes: { 'data-label': label },
  })
  return [
    <a class="govuk-link" href={`/insight/${measure.key}`}>
      {measure.name}
    </a>,
    cell(list.lastQuarter(lastFull.period.label), <Value history={history} which="lastFull" />),
    cell(list.present(present.period.label), <Value history={history} which="present" />),
    cell(list.direction, <DirectionOfTravel history={history} />),
    cell(list.trend, <Spark values={full.map(({ value }) => value ?? undefined)} />),
  ]
}

function Value({ history, which }: { history: History; which: 'lastFull' | 'present' }) {
  const { measure, [which]: figure } = history
  return (
    <>
      {isPromise(measure) && !figure.fault && (
        <span class="app-small">{words.reconciliation.missing(0)}</span>
      )}
      <strong class="app-number">{valueText(measure, figure.value) ?? list.none}</strong>
      {figure.base !== null && figure.base > 0 && <span class="app-small">{restsOn(measure, figure)}</span>}
      {figure.fault && <span class="app-small app-fault">{words.reconciliation.someMissing}</span>}
    </>
  )
}
