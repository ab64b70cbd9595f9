// What I have to do, across plans, by when it is due.
import { formatShortDate } from '../../../../platform/calendar/format.ts'
import { addDays, type Day } from '../../../../platform/calendar/london.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { type Cell, Table } from '../../../../ui/govuk/table.tsx'
import { Tag } from '../../../../ui/govuk/tag.tsx'
import { StatusTag } from '../../running/views/rag-tag.tsx'
import { mineWords as words } from '../messages.en.ts'
import type { MyDelivery, MyMilestone } from '../mine.store.ts'
import { actionPath, deliveryPath } from '../../running/paths.ts'

const SOON_DAYS = 30

type Props = { deliveries: readonly MyDelivery[]; milestones: readonly MyMilestone[]; today: Day }

export function MinePage({ deliveries, milestones, today }: Props) {
  const groups = Map.groupBy(deliveries, (delivery) => whenOf(delivery, today))
  return (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <ul class="app-choices">
        <li>
          <a class="govuk-link" href="/plan/calendars">
            {words.calendars}
          </a>
        </li>
      </ul>
      {deliveries.length === 0 && (
        <Empty title={words.none}>
          <p class="govuk-body">{words.noneHint}</p>
        </Empty>
      )}
      {WHENS.map((when) => {
        const own = groups.get(when) ?? []
        return (
          own.length > 0 && (
            <section>
              <h2 class="govuk-heading-m">{`${words.when[when]} (${own.length})`}</h2>
              <Table
                classes="app-cards"
                caption={<span class="govuk-visually-hidden">{words.when[when]}</span>}
                head={[words.action, words.owner, words.status, words.due, words.next]}
                rows={own.map((delivery) => rowOf(delivery))}
              />
            </section>
          )
        )
      })}
      <Milestones milestones={milestones} today={today} />
    </>
  )
}

function Milestones({ milestones, today }: Pick<Props, 'milestones' | 'today'>) {
  if (milestones.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">{`${words.milestones} (${milestones.length})`}</h2>
      <ul class="govuk-list">
        {milestones.map(({ planId, planTitle, actionId, title, due }) => (
          <li>
            <span class="app-nowrap">{formatShortDate(due)}</span>:{' '}
            <a class="govuk-link" href={actionPath(planId, actionId)}>
              {title}
            </a>
            {due < today && <> ({words.milestonePast})</>}
            <span class="app-small">{planTitle}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const WHENS = ['overdue', 'soon', 'later', 'undated', 'said', 'putOff'] as const

function whenOf({ agreed, forecast, status }: MyDelivery, today: Day): (typeof WHENS)[number] {
  // Neither is late, whatever day was agreed.
  if (status === 'complete_unverified') return 'said'
  if (status === 'deferred') return 'putOff'
  const due = agreed ?? forecast
  if (!due) return 'undated'
  if (due < today) return 'overdue'
  return due <= addDays(today, SOON_DAYS) ? 'soon' : 'later'
}

function rowOf(delivery: MyDelivery): Cell[] {
  const { id, planId, planTitle, ref, action, part, owner, leads, status, agreed, forecast, silent } =
    delivery
  const cell = (label: string, content: Cell | string): Cell => ({
    content: typeof content === 'object' && 'content' in content ? content.content : content,
    attributes: { 'data-label': label },
  })
  const dates = [
    agreed && words.agreedOn(formatShortDate(agreed)),
    forecast && forecast !== agreed && words.expectedOn(formatShortDate(forecast)),
  ].filter((text) => typeof text === 'string' && text !== '')
  return [
    cell(
      words.action,
      <>
        {`${ref} ${part || action}`}
        <a class="govuk-link app-small" href={`/plan/${planId}`}>
          {planTitle}
        </a>
      </>,
    ),
    cell(
      words.owner,
      <>
        {owner}
        <span class="app-small">{leads ? words.youLead : words.yourAgency}</span>
      </>,
    ),
    cell(
      words.status,
      <>
        <StatusTag status={status} /> {silent && <Tag colour="orange">{words.silent(silent)}</Tag>}
      </>,
    ),
    cell(words.due, dates.join(' ') || words.noDate),
    cell(
      words.next,
      <a class="govuk-link" href={deliveryPath(planId, id)}>
        {words.update}
        <span class="govuk-visually-hidden">{` ${ref}, ${owner}`}</span>
      </a>,
    ),
  ]
}
