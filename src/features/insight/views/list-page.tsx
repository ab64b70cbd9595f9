import { Spark } from '../../../ui/charts/spark.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { type History, restsOn, valueText } from '../figures.ts'
import { words } from '../messages.en.ts'
import { DirectionOfTravel } from './direction.tsx'

const { list } = words

/** Every measure with its figures. All have the same quarters. */
export function ListPage({ histories }: { histories: readonly History[] }) {
  const first = histories[0]
  return (
    <>
      <h1 class="govuk-heading-l">{list.title}</h1>
      <p class="govuk-body">{list.lead}</p>
      <div class="app-scroll" tabIndex={0} role="region" aria-label={list.title}>
        <Table
          classes="app-cards"
          caption={<span class="govuk-visually-hidden">{list.title}</span>}
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
      <p class="govuk-body-s">{words.direction.explain}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/figures">
          {list.publicFigures}
        </a>
      </p>
    </>
  )
}

function row(history: History) {
  const { measure, lastFull, present, figures } = history
  // A quarter that still runs would draw a fall that did not happen.
  const full = figures.filter(({ period }) => period.complete)
  const cell = (label: string, content: preact.ComponentChildren) => ({
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
      {measure.key === 'hate-cases-referred-to-victim-service' && !figure.fault && (
        <span class="app-small">{words.reconciliation.missing(0)}</span>
      )}
      <strong class="app-number">{valueText(measure, figure.value) ?? list.none}</strong>
      {figure.denominator !== null && figure.denominator > 0 && (
        <span class="app-small">{restsOn(measure, figure)}</span>
      )}
      {figure.fault && <span class="app-small app-fault">{words.reconciliation.someMissing}</span>}
    </>
  )
}
