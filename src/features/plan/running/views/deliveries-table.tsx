import { formatShortDate } from '../../../../platform/calendar/format.ts'
import type { Day } from '../../../../platform/calendar/london.ts'
import { shorten } from '../../../../platform/text/plain.ts'
import { Scroll } from '../../../../ui/scroll.tsx'
import { CardTable } from '../../../../ui/card-table.tsx'
import { isSaidForAll } from '../../said-for-all.ts'
import { pageWords } from '../page.messages.en.ts'
import { deliveryPath } from '../paths.ts'
import type { ActionState, DeliveryState, PlanState } from '../plan-state.ts'
import { repeatsOf } from '../repeats.ts'
import { ConfidenceTag, RagTag, StatusTag } from './rag-tag.tsx'

const text = pageWords.parts
const STORY_SHOWN = 160

/** Each owner's part of an action, as it goes. */
export function DeliveriesTable(props: {
  plan: Pick<PlanState, 'id' | 'rules'>
  action: ActionState
  on: Day | undefined
}) {
  const { plan, action, on } = props
  const { deliveries } = action
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
          text.leadOf(delivery.postTitle, delivery.leadName ?? text.nobody),
          <StatusTag status={delivery.status} />,
          <RagTag rag={delivery.shownRag} rules={plan.rules} suggested={delivery.ragIsSuggested} />,
          <ConfidenceTag confidence={delivery.confidenceRag} rules={plan.rules} />,
          <Agreed action={action} delivery={delivery} />,
          delivery.forecastDue ? formatShortDate(delivery.forecastDue) : '',
          delivery.story ? (
            <>
              {shorten(delivery.story, STORY_SHOWN)}
              <span class="app-small">{saidWhen(action, delivery, formatShortDate)}</span>
            </>
          ) : (
            text.silent
          ),
        ])}
      />
    </Scroll>
  )
}

/** The day of the last word; of what came with the plan and no owner said, that it did, and for whom. */
export function saidWhen(
  action: Parameters<typeof isSaidForAll>[0],
  delivery: Pick<DeliveryState, 'story' | 'storyAt' | 'reportedQuarter'>,
  format: (day: Date) => string,
): string {
  const { storyAt, reportedQuarter } = delivery
  const from = isSaidForAll(action, delivery) ? text.fromDocumentForAll : text.fromDocument
  return [storyAt && format(storyAt), reportedQuarter === null && from].filter(Boolean).join(', ')
}

/** The date agreed, or how often it comes round; how often it moved, and how late it is. */
export function Agreed({
  action,
  delivery,
  format = formatShortDate,
}: {
  action: ActionState
  delivery: DeliveryState
  format?: (day: Day) => string
}) {
  const { baselineDue, recurring, rebaselines, daysOverdue } = delivery
  return (
    <>
      {baselineDue ? format(baselineDue) : recurring ? repeatsOf(action) : text.noDate}
      {rebaselines > 0 && <span class="app-small">{text.moved(rebaselines)}</span>}
      {daysOverdue > 0 && <span class="app-small app-fault">{text.overdue(daysOverdue)}</span>}
    </>
  )
}
