import type { ComponentChildren } from 'preact'
import { LineChart } from '../../../ui/charts/line-chart.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import type { DrillDown } from '../drill-down.ts'
import { type Figure, type History } from '../figures.ts'
import { valueText } from '../figure-words.ts'
import type { Measure } from '../measure.ts'
import { words } from '../messages.en.ts'
import { targetText } from '../targets.en.ts'
import type { Target } from '../targets.ts'
import { DirectionOfTravel } from './direction.tsx'
import { FigureCard } from './figure-card.tsx'
import { aboutRows } from './registry-page.tsx'

const text = words.measure

export type PeriodChoice = { key: string; text: string }
type Props = {
  history: History
  /** The period that is shown, with its label. */
  chosen: { figure: Figure; label: string }
  choices: readonly PeriodChoice[]
  drillDown: DrillDown | null
  /** Where people keep it: the ways to what they entered. */
  keeping: ComponentChildren
}

/** Everything about one measure. */
export function MeasurePage({ history, chosen, choices, drillDown, keeping }: Props) {
  const { measure } = history
  return (
    <>
      <h1 class="govuk-heading-l">{measure.name}</h1>
      <PeriodForm measure={measure} chosen={chosen.figure} choices={choices} />
      <FigureCard measure={measure} figure={chosen.figure} label={chosen.label} />
      <div class="app-side">
        <div>
          <History history={history} />
          <About measure={measure} />
        </div>
        <div>
          {measure.kind === 'computed' && (
            <Behind figure={chosen.figure} label={chosen.label} drillDown={drillDown} />
          )}
          {keeping}
          {drillDown && (
            <p class="govuk-body app-no-print">
              <a class="govuk-link" href={drillDown.href}>
                {drillDown.text}
              </a>
            </p>
          )}
          <p class="govuk-body app-no-print">
            <a class="govuk-link" href={`/insight/${measure.key}/csv`} download>
              {text.download}
            </a>
          </p>
        </div>
      </div>
    </>
  )
}

function PeriodForm(props: { measure: Measure; chosen: Figure; choices: readonly PeriodChoice[] }) {
  return (
    <form class="app-inline-form app-no-print" method="get" action={`/insight/${props.measure.key}`}>
      <Select
        name="period"
        label={text.period}
        value={props.chosen.period.key}
        items={props.choices.map(({ key, text: words }) => ({ value: key, text: words }))}
      />
      <Button kind="secondary">{text.show}</Button>
    </form>
  )
}

function Behind(props: { figure: Figure; label: string; drillDown: DrillDown | null }) {
  const { figure, label, drillDown } = props
  const all = figure.parts.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <Table
        caption={`${text.behind}, ${label}`}
        captionSize="m"
        head={[text.what, { content: text.howMany, format: 'numeric' }]}
        rows={[
          ...figure.parts.map(({ name: code, words: name, count, fault }) => [
            <Name name={name} fault={fault} href={count > 0 ? drillDown?.hrefOf?.(code) : undefined} />,
            {
              content: fault ? <Tag colour="red">{words.number(count)}</Tag> : words.number(count),
              format: 'numeric' as const,
            },
          ]),
          [<strong>{text.total}</strong>, { content: words.number(all), format: 'numeric' }],
        ]}
      />
      {all === 0 && <p class="govuk-body">{text.nothing}</p>}
    </>
  )
}

function Name({ name, fault, href }: { name: string; fault: boolean; href: string | undefined }) {
  const shown = fault ? <strong class="app-fault">{name}</strong> : name
  return href ? (
    <a class="govuk-link" href={href}>
      {shown}
    </a>
  ) : (
    <>{shown}</>
  )
}

/** The chart of a measure's quarters with its table, for any page; with the line to reach, where there is one. */
export function HistoryChart({ history, target }: { history: History; target?: Target | null | undefined }) {
  const { measure, figures, present } = history
  const share = measure.shape === 'share'
  const drawn = (value: number) => (share ? value * 100 : value)
  return (
    <LineChart
      title={text.historyTitle(measure.name)}
      kind={measure.shape === 'count' ? 'bar' : 'line'}
      columns={[text.quarter, text.value]}
      missing={text.noFigure}
      format={(value) => valueText(measure, share ? value / 100 : value) ?? ''}
      target={
        target
          ? { value: drawn(target.value), text: `${text.target}: ${targetText(measure, target)}` }
          : undefined
      }
      points={figures.map(({ period, value }) => ({
        label: period.key === present.period.key ? text.soFar(period.label) : period.label,
        value: value === null ? undefined : drawn(value),
      }))}
    />
  )
}

function History({ history }: { history: History }) {
  return (
    <>
      <HistoryChart history={history} />
      <p class="govuk-body">
        <DirectionOfTravel history={history} />
        <span class="app-small">{words.direction.explain}</span>
      </p>
    </>
  )
}

function About({ measure }: { measure: Measure }) {
  return (
    <>
      <h2 class="govuk-heading-m">{text.about}</h2>
      <SummaryList rows={aboutRows(measure)} />
    </>
  )
}
