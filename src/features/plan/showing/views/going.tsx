// How each priority goes: bars of colours, then the same and the statuses as tables.
import type { Day } from '../../../../platform/calendar/london.ts'
import { Scroll } from '../../../../ui/scroll.tsx'
import { type Cell, Table } from '../../../../ui/govuk/table.tsx'
import { STATUSES } from '../../running/delivery.ts'
import { ragName, STATUS_WORDS } from '../../running/messages.en.ts'
import { type DeliveryState, type PlanState, rollUpOf } from '../../running/plan-state.ts'
import { RagTag } from '../../running/views/rag-tag.tsx'
import { overviewWords as words } from '../messages.en.ts'
import { BAR_ORDER, type Bar, StackedBars } from './stacked-bars.tsx'

type Line = { id: string | null; name: string; label: string; deliveries: readonly DeliveryState[] }

export function Going({ plan, on }: { plan: PlanState; on: Day | undefined }) {
  const lines = linesOf(plan)
  const query = on ? `&on=${on}` : ''
  const nameOf = (line: Line) => (
    <a
      class="govuk-link"
      href={`/plan/${plan.id}/table?${line.id ? `priority=${line.id}` : 'all=1'}${query}`}
    >
      {line.name}
    </a>
  )
  const bars = lines.map(({ label, deliveries }): Bar => ({ label, counts: coloursOf(deliveries) }))
  // A status that nothing in the plan has needs no column.
  const statuses = STATUSES.filter((status) => plan.rolledUp.statuses[status])
  const figure = (n: number): Cell => ({ content: n === 0 ? '–' : String(n), format: 'numeric' })
  return (
    <section>
      <h2 class="govuk-heading-m">{words.going}</h2>
      <figure class="app-chart">
        <figcaption class="app-chart__title">{words.chart}</figcaption>
        <StackedBars title={words.chart} bars={bars} />
      </figure>
      <Scroll label={words.colourTable} hint={words.scroll}>
        <Table
          caption={<span class="govuk-visually-hidden">{words.colourTable}</span>}
          firstCellIsHeader
          head={[
            words.priority,
            { content: words.deliveries, format: 'numeric' },
            ...BAR_ORDER.map(
              (name): Cell => ({
                content: name === 'none' ? ragName(null) : <RagTag rag={name} rules={plan.rules} />,
                format: 'numeric',
              }),
            ),
          ]}
          rows={lines.map((line, at) => [
            nameOf(line),
            figure(line.deliveries.length),
            ...BAR_ORDER.map((name) => figure(bars[at]?.counts[name] ?? 0)),
          ])}
        />
      </Scroll>
      <Scroll label={words.statusTable} hint={words.scroll}>
        <Table
          caption={words.statusTable}
          captionSize="s"
          firstCellIsHeader
          head={[
            words.priority,
            ...statuses.map((status): Cell => ({ content: STATUS_WORDS[status], format: 'numeric' })),
          ]}
          rows={lines.map((line) => {
            const counts = rollUpOf(line.deliveries).statuses
            return [line.name, ...statuses.map((status) => figure(counts[status] ?? 0))]
          })}
        />
      </Scroll>
    </section>
  )
}

function linesOf(plan: PlanState): Line[] {
  const lines = plan.priorities.map(
    (priority, at): Line => ({
      id: priority.id,
      name: priority.heading || priority.title || `${words.priority} ${at + 1}`,
      label: `${words.priority} ${priority.number ?? at + 1}`,
      deliveries: priority.aims.flatMap(({ actions }) => actions.flatMap(({ deliveries }) => deliveries)),
    }),
  )
  const whole = lines.flatMap(({ deliveries }) => deliveries)
  return [...lines, { id: null, name: words.whole, label: words.whole, deliveries: whole }]
}

function coloursOf(deliveries: readonly DeliveryState[]): Bar['counts'] {
  const counts = { red: 0, amber: 0, green: 0, blue: 0, grey: 0, none: 0 }
  for (const { shownRag } of deliveries) counts[shownRag ?? 'none'] += 1
  return counts
}
