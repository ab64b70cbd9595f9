import { formatDate } from '../../../../platform/calendar/format.ts'
import { quarterLabel, quarterOf } from '../../../../platform/calendar/quarters.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { Table } from '../../../../ui/govuk/table.tsx'
import type { PlanState } from '../../running/plan-state.ts'
import { quarterName } from '../../running/quarter-name.ts'
import { cycleDays } from '../cycle-days.ts'
import type { Cycle } from '../cycles.store.ts'
import { moderationWords as words } from '../moderation.messages.en.ts'

type Props = { plan: PlanState; cycles: readonly Cycle[]; now: Date; mayModerate: boolean }

/** Every round of a plan: what is asked now, what is frozen, what comes next. */
export function QuartersPage({ plan, cycles, now, mayModerate }: Props) {
  const present = quarterOf(now)
  return (
    <>
      <h1 class="govuk-heading-l">{words.listTitle}</h1>
      <p class="govuk-body">{words.listLead}</p>
      {cycles.length === 0 ? (
        <Empty title={words.none}>
          <p class="govuk-body">{words.noneNext}</p>
        </Empty>
      ) : (
        <Rounds {...{ plan, cycles, mayModerate }} />
      )}
      <p class="govuk-body">
        {words.next(quarterLabel(present), formatDate(cycleDays(present, plan.cycle).requestsOn))}
      </p>
      {mayModerate && (
        <p class="govuk-body app-no-print">
          <a class="govuk-link" href={`/plan/${plan.id}/cycle`}>
            {words.toDays}
          </a>
        </p>
      )}
    </>
  )
}

function Rounds({ plan, cycles, mayModerate }: Omit<Props, 'now'>) {
  const { head } = words
  const cell = (label: string, content: preact.ComponentChildren) => ({
    content,
    attributes: { 'data-label': label },
  })
  return (
    <Table
      classes="app-cards"
      caption={words.caption}
      captionSize="m"
      head={[head.quarter, head.state, head.requests, head.due, head.moderate, head.record]}
      rows={cycles.map((cycle) => {
        const path = `/plan/${plan.id}/quarter/${cycle.quarter}`
        const name = quarterName(cycle.quarter)
        return [
          cell(
            head.quarter,
            mayModerate ? (
              <a class="govuk-link" href={path}>
                {name}
              </a>
            ) : (
              name
            ),
          ),
          cell(head.state, words.states[cycle.state === 'open' && cycle.closedAt ? 'closed' : cycle.state]),
          cell(head.requests, formatDate(cycle.requestsOn)),
          cell(head.due, formatDate(cycle.dueOn)),
          cell(head.moderate, formatDate(cycle.moderateOn)),
          cell(
            head.record,
            cycle.state === 'frozen' ? (
              <a class="govuk-link" href={`${path}/record`}>
                {words.openRecord}
                <span class="govuk-visually-hidden">{words.about(name)}</span>
              </a>
            ) : (
              ''
            ),
          ),
        ]
      })}
    />
  )
}
