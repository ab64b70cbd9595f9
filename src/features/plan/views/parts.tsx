// The parts that a plan is made of, on every page that shows one.
import type { ComponentChildren } from 'preact'
import { daySpan, FigureCard, type History } from '../../insight/index.ts'
import { words } from '../messages.en.ts'
import type { PlanSummary, TiedMeasure } from '../plan.ts'
import type { ReadPriority, ReadRow } from '../reading/read-plan.schema.ts'
import { readingsOf } from '../readings.ts'

export type Histories = ReadonlyMap<string, History>

export const COLUMNS = ['objective', 'action', 'owner', 'timeframe', 'status', 'update'] as const

/** A cell's own words as they were written, with what was read in them underneath. */
export function Written({ text, readings }: { text: string; readings: readonly string[] }) {
  return (
    <>
      {text !== '' && <span class="app-written">{text}</span>}
      {readings.map((reading) => (
        <span class="app-small">{reading}</span>
      ))}
    </>
  )
}

/** One row of the plan's table. `more` stands under the action, such as a link to its own page. */
export function ActionCells({ row, more }: { row: ReadRow; more?: ComponentChildren }) {
  const readings = readingsOf(row)
  return (
    <>
      {COLUMNS.map((column) => (
        <td
          data-label={words.columns[column]}
          class={
            row[column] === '' && readings[column].length === 0 && column !== 'action'
              ? 'app-plan-table__empty'
              : undefined
          }
        >
          <Written text={row[column]} readings={readings[column]} />
          {column === 'action' && more}
        </td>
      ))}
    </>
  )
}

/** The head of a table of actions. */
export function ActionHead() {
  return (
    <thead>
      <tr>
        {COLUMNS.map((column) => (
          <th scope="col" class={`app-plan-table__${column}`}>
            {words.columns[column]}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** The words of a priority above its table. */
export function PriorityWords({ priority }: { priority: Pick<ReadPriority, 'coreObjectives' | 'links'> }) {
  return (
    <>
      {priority.coreObjectives.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{words.page.core}</h3>
          <ul class="govuk-list govuk-list--bullet">
            {priority.coreObjectives.map((objective) => (
              <li>{objective}</li>
            ))}
          </ul>
        </>
      )}
      {priority.links.map(({ label, text }) => (
        <p class="govuk-body">
          {label !== '' && <strong>{label}:</strong>} {text}
        </p>
      ))}
    </>
  )
}

/** The heading of a priority as written, or what stands in for one. */
export const headingOf = (priority: Pick<ReadPriority, 'heading' | 'title'>): string =>
  priority.heading || priority.title || words.page.noHeading

const isOutside = (counted: { firstDay: string; lastDay: string }, plan: { from: string; to: string }) =>
  counted.firstDay > plan.to || counted.lastDay < plan.from

/** A tied measure with its live figure; where that is not of the plan's own period, it says so. */
export function Proof(props: { tied: TiedMeasure; histories: Histories; period: PlanSummary['period'] }) {
  const { tied, histories, period } = props
  const history = histories.get(tied.key)
  if (!history) return null
  const { measure, present, lastFull } = history
  const figure = present.value === null ? lastFull : present
  const label = figure.period.complete ? figure.period.label : words.proof.soFar(figure.period.label)
  return (
    <>
      <FigureCard measure={measure} figure={figure} label={label} href={`/insight/${measure.key}`} />
      {period && isOutside(figure.period, period) && (
        <span class="app-small">{words.proof.outside(daySpan(period.from, period.to))}</span>
      )}
      <span class="app-small">
        {tied.because ? words.proof.bySystem(tied.because) : words.proof.byPerson}
      </span>
    </>
  )
}
