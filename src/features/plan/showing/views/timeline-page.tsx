// The timeline of a plan: a chart for each priority, and the same dates as a table.
import { formatShortDate } from '../../../../platform/calendar/format.ts'
import type { Day } from '../../../../platform/calendar/london.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { Table } from '../../../../ui/govuk/table.tsx'
import { messages } from '../../../../ui/messages.en.ts'
import { Scroll } from '../../../../ui/scroll.tsx'
import type { PlanState } from '../../running/plan-state.ts'
import { RagTag } from '../../running/views/rag-tag.tsx'
import { timelineWords as words } from '../messages.en.ts'
import { actionPath } from '../../running/paths.ts'
import type { Bar, Timeline } from '../timeline.ts'
import { TimelineChart } from './timeline-chart.tsx'

type Props = { plan: PlanState; timeline: Timeline; per: 'action' | 'delivery'; on: Day | undefined }

export function TimelinePage({ plan, timeline, per, on }: Props) {
  const other = per === 'action' ? 'delivery' : 'action'
  const day = on ? `&on=${on}` : ''
  return (
    <div class="app-print-wide">
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.key(formatShortDate(plan.today))}</p>
      <p class="govuk-body app-no-print">
        <a class="govuk-link" href={`/plan/${plan.id}/timeline?per=${other}${day}`}>
          {words.switch[other]}
        </a>
      </p>
      {timeline.groups.length === 0 && <Empty title={words.none} />}
      {timeline.groups.map(({ name, bars }) => (
        <section class="app-gantt-group">
          <h2 class="govuk-heading-m">{name}</h2>
          <Scroll label={words.chart(name)}>
            <TimelineChart timeline={timeline} bars={bars} title={words.chart(name)} today={plan.today} />
          </Scroll>
          <Details summary={messages.table.show}>
            <Dates plan={plan} name={name} bars={bars} />
          </Details>
        </section>
      ))}
      {timeline.undated.length > 0 && (
        <section>
          <h2 class="govuk-heading-m">{words.undated}</h2>
          <ul class="govuk-list app-columns">
            {timeline.undated.map(({ id, ref, action, objective }) => (
              <li>
                <a class="govuk-link" href={actionPath(plan.id, id, plan.asOf)}>
                  {ref}
                </a>{' '}
                {action || objective}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Dates({ plan, name, bars }: { plan: PlanState; name: string; bars: readonly Bar[] }) {
  const dateOf = (date: Day | null, label: string) => ({
    content: date ? formatShortDate(date) : words.noDate,
    attributes: { 'data-label': label },
  })
  const { head } = words
  return (
    <Table
      classes="app-cards"
      caption={<span class="govuk-visually-hidden">{words.dates(name)}</span>}
      head={[head.what, head.from, head.agreed, head.expected, head.progress, head.milestones]}
      rows={bars.map((bar) => [
        <a class="govuk-link" href={actionPath(plan.id, bar.action.id, plan.asOf)}>
          {bar.label}
        </a>,
        dateOf(bar.from, head.from),
        {
          content: bar.agreed ? formatShortDate(bar.agreed) : (bar.repeats ?? words.noDate),
          attributes: { 'data-label': head.agreed },
        },
        dateOf(bar.expected, head.expected),
        { content: <RagTag rag={bar.rag} rules={plan.rules} />, attributes: { 'data-label': head.progress } },
        {
          content: bar.milestones
            .map(({ title, dueOn, doneOn }) =>
              words.milestone(title, formatShortDate(doneOn ?? dueOn), doneOn !== null),
            )
            .join('; '),
          attributes: { 'data-label': head.milestones },
        },
      ])}
    />
  )
}
