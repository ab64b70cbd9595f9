import { formatShortDate } from '../../../../platform/calendar/format.ts'
import type { Day } from '../../../../platform/calendar/london.ts'
import { shorten } from '../../../../platform/text/plain.ts'
import { Scroll } from '../../../../ui/scroll.tsx'
import { CardTable } from '../../../../ui/card-table.tsx'
import { pageWords } from '../page.messages.en.ts'
import { deliveryPath } from '../paths.ts'
import type { DeliveryState, PlanState } from '../plan-state.ts'
import { ConfidenceTag, RagTag, StatusTag } from './rag-tag.tsx'

const text = pageWords.parts
const STORY_SHOWN = 160

/** Each owner's part of an action, as it goes. */
export function DeliveriesTable(props: {
  plan: Pick<PlanState, 'id' | 'rules'>
  deliveries: readonly DeliveryState[]
  on: Day | undefined
}) {
  const { plan, deliveries, on } = props
  return (
    <Scroll label={text.caption}>
      <CardTable
        caption={text.caption}
        firstCellIsHeader
        head={[
          text.owner,
          text.lead,
          text.status,
          text.progress,
          text.confidence,
          text.due,
          text.forecast,
          text.said,
        ]}
        rows={deliveries.map((delivery) => [
          <>
            <a class="govuk-link" href={deliveryPath(plan.id, delivery.id, on)}>
              {delivery.owner || text.noOwner}
            </a>
            {delivery.part && <span class="app-small">{delivery.part}</span>}
          </>,
          delivery.leadName ?? text.nobody,
          <StatusTag status={delivery.status} />,
          <RagTag rag={delivery.shownRag} rules={plan.rules} suggested={delivery.ragIsSuggested} />,
          <ConfidenceTag confidence={delivery.confidenceRag} rules={plan.rules} />,
          <Agreed delivery={delivery} />,
          delivery.forecastDue ? formatShortDate(delivery.forecastDue) : '',
          delivery.story ? (
            <>
              {shorten(delivery.story, STORY_SHOWN)}
              {delivery.storyAt && <span class="app-small">{formatShortDate(delivery.storyAt)}</span>}
            </>
          ) : (
            text.silent
          ),
        ])}
      />
    </Scroll>
  )
}

/** The date agreed, how often it moved, and how late it is. */
export function Agreed({ delivery }: { delivery: DeliveryState }) {
  const { baselineDue, recurring, rebaselines, daysOverdue } = delivery
  return (
    <>
      {baselineDue ? formatShortDate(baselineDue) : recurring ? text.ongoing : text.noDate}
      {rebaselines > 0 && <span class="app-small">{text.moved(rebaselines)}</span>}
      {daysOverdue > 0 && <span class="app-small app-fault">{text.overdue(daysOverdue)}</span>}
    </>
  )
}
