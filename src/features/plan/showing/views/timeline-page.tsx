// The timeline of a plan: a chart for each priority, and the same dates as a table.
import { formatShortDate } from '../../../../platform/calendar/format.ts'
import type { Day } from '../../../../platform/calendar/london.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { Pagination } from '../../../../ui/govuk/pagination.tsx'
import { Table } from '../../../../ui/govuk/table.tsx'
import { messages } from '../../../../ui/messages.en.ts'
import { Scroll } from '../../../../ui/scroll.tsx'
import type { PlanState } from '../../running/plan-state.ts'
import { RagTag } from '../../running/views/rag-tag.tsx'
import { timelineWords as words } from '../messages.en.ts'
import { actionPath } from '../../running/paths.ts'
import type { Bar, Timeline } from '../timeline.ts'
import { PAGE_BARS, pageOfTimeline, type TimelinePart } from '../timeline-pages.ts'
import { TimelineChart } from './timeline-chart.tsx'

type Props = {
  plan: PlanState
  timeline: Timeline
  per: 'action' | 'delivery'
  on: Day | undefined
  /** Which page of it; 'all': everything on one, to print. */
  page: number | 'all'
}

/** A plan in time: a page of it where it is long. */
export function TimelinePage({ plan, timeline, per, on, page: wanted }: Props) {
  const other = per === 'action' ? 'delivery' : 'action'
  const day = on ? `&on=${on}` : ''
  const part = pageOfTimeline(timeline, wanted)
  const at = (page: number | 'all') => `/plan/${plan.id}/timeline?per=${per}&page=${page}${day}`
  return (
    <div class="app-print-wide">
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.key(formatShortDate(plan.today))}</p>
      <p class="govuk-body app-no-print">
        <a class="govuk-link" href={`/plan/${plan.id}/timeline?per=${other}${day}`}>
          {words.switch[other]}
        </a>
      </p>
      {part.all > PAGE_BARS && <Ways part={part} whole={wanted === 'all'} at={at} />}
      {part.all === 0 && <Empty title={words.none} />}
      {part.groups.map(({ name, bars, continued }) => (
        <section class="app-gantt-group">
          <h2 class="govuk-heading-m">{continued ? words.continued(name) : name}</h2>
          <Scroll label={words.chart(name)}>
            <TimelineChart timeline={timeline} bars={bars} title={words.chart(name)} today={plan.today} />
          </Scroll>
          <Details summary={messages.table.show}>
            <Dates plan={plan} name={name} bars={bars} />
          </Details>
        </section>
      ))}
      {part.pages > 1 && <Pages part={part} at={at} />}
      {/* After the last of those that have a date. */}
      {timeline.undated.length > 0 && part.page === part.pages && (
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

type WaysProps = { part: TimelinePart; at: (page: number | 'all') => string }

/** Of a long timeline: what of it is shown, where each priority begins, and the whole of it. */
function Ways({ part, whole, at }: WaysProps & { whole: boolean }) {
  return (
    <nav class="app-no-print" aria-label={words.goTo}>
      {part.pages > 1 && <p class="govuk-body">{words.shown(part.from, part.to, part.all)}</p>}
      {part.pages > 1 && (
        <ul class="govuk-list">
          {part.starts.map(({ name, page }) => (
            <li>
              <a class="govuk-link" href={at(page)}>
                {name}
              </a>{' '}
              ({words.onPage(page)})
            </li>
          ))}
        </ul>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={at(whole ? 1 : 'all')}>
          {whole ? words.inPages : words.whole(part.all)}
        </a>
      </p>
    </nav>
  )
}

const Pages = ({ part: { page, pages }, at }: WaysProps) => (
  <Pagination
    {...(page > 1 && { previous: { href: at(page - 1) } })}
    {...(page < pages && { next: { href: at(page + 1) } })}
    items={Array.from({ length: pages }, (_, index) => ({
      number: index + 1,
      href: at(index + 1),
      current: index + 1 === page,
    }))}
  />
)

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
