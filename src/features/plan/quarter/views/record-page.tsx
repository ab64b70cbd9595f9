import { formatDate, formatDateTime } from '../../../../platform/calendar/format.ts'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import { Table } from '../../../../ui/govuk/table.tsx'
import type { Changes } from '../../showing/changes.ts'
import { ChangesLists } from '../../showing/views/changes-page.tsx'
import { deliveriesIn, type PlanState } from '../../running/plan-state.ts'
import type { LateWords } from '../../running/late-words.store.ts'
import { type Round, roundName } from '../../running/rhythm.ts'
import type { RoundNames } from '../../running/round-names.store.ts'
import { RagTag, StatusTag } from '../../running/views/rag-tag.tsx'
import { headingOf } from '../../views/parts.tsx'
import { freezeWords } from '../freeze.messages.en.ts'
import type { FrozenQuarter } from '../frozen-record.ts'
import { RecordFacts } from './record-facts.tsx'
import { moderationWords, recordWords as words } from '../moderation.messages.en.ts'

type Props = FrozenQuarter & {
  /** The other quarters that have a record. */
  others: readonly Round[]
  late: readonly LateWords[]
  /** What the later rounds are called. */
  called: RoundNames
}

const pathOf = (plan: Pick<PlanState, 'id'>, quarter: string) => `/plan/${plan.id}/quarter/${quarter}`

/** A quarter's record: every part as it stood when it was frozen. */
export function RecordPage({
  plan,
  quarter,
  name,
  span,
  frozenAt,
  frozenBy,
  others,
  returned,
  late,
  called,
  facts,
}: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{words.title(name)}</h1>
      <p class="govuk-body">
        {words.lead(formatDateTime(frozenAt), frozenBy ?? moderationWords.somebody, span)}
      </p>
      <form class="app-no-print" method="get" action={`${pathOf(plan, quarter)}/compare`}>
        <Select
          name="with"
          label={words.compare}
          items={[
            { value: 'now', text: words.now },
            ...others.map((each) => ({ value: each.quarter, text: words.title(roundName(each)) })),
          ]}
        />
        <Button kind="secondary">{words.go}</Button>
      </form>
      {plan.priorities.map((priority) => (
        <PriorityTable plan={plan} priority={priority} />
      ))}
      {facts && <RecordFacts {...{ plan, quarter, facts }} />}
      {returned.length > 0 && <NotAccepted returned={returned} />}
      {late.length > 0 && <Since {...{ plan, late, called }} />}
    </>
  )
}

/** What was sent back and not said again. It is on record, and is not what the plan says. */
function NotAccepted({ returned }: Pick<FrozenQuarter, 'returned'>) {
  const { head, nothing } = freezeWords
  return (
    <Table
      classes="app-cards"
      caption={
        <>
          {freezeWords.notAccepted}
          <span class="app-small">{freezeWords.notAcceptedLead}</span>
        </>
      }
      captionSize="m"
      head={[head.part, head.said, head.ask, head.note]}
      rows={returned.map(({ ref, action, owner, at, words: said, ask, note }) => [
        cell(
          head.part,
          <>
            <strong>{ref}</strong> {action}
            <span class="app-small">{owner}</span>
          </>,
        ),
        cell(
          head.said,
          <>
            <span class="app-said">{said}</span>
            <span class="app-small">{formatDateTime(at)}</span>
          </>,
        ),
        cell(head.ask, <span class="app-said">{ask || nothing}</span>),
        cell(head.note, <span class="app-said">{note || nothing}</span>),
      ])}
    />
  )
}

/** What was said after the freeze: beside the record, never in it. */
function Since({ plan, late, called }: Pick<Props, 'plan' | 'late' | 'called'>) {
  const { sinceHead: head } = freezeWords
  const parts = new Map(deliveriesIn(plan).map((part) => [part.delivery.id, part]))
  return (
    <Table
      classes="app-cards"
      caption={
        <>
          {freezeWords.since}
          <span class="app-small">{freezeWords.sinceLead}</span>
        </>
      }
      captionSize="m"
      head={[head.part, head.status, head.said, head.when]}
      rows={late.flatMap(({ deliveryId, at, quarter, status, words: said }) => {
        const part = parts.get(deliveryId)
        if (!part) return []
        return [
          [
            cell(
              head.part,
              <>
                <strong>{part.action.ref}</strong> {part.action.action}
                <span class="app-small">{part.delivery.owner}</span>
              </>,
            ),
            cell(head.status, <StatusTag status={status} />),
            cell(head.said, <span class="app-said">{said}</span>),
            cell(head.when, freezeWords.countsFor(formatDate(at), called(quarter).name)),
          ],
        ]
      })}
    />
  )
}

const cell = (label: string, content: preact.ComponentChildren) => ({
  content,
  attributes: { 'data-label': label },
})

function PriorityTable({ plan, priority }: { plan: PlanState; priority: PlanState['priorities'][number] }) {
  const { head } = words
  return (
    <Table
      classes="app-cards"
      caption={headingOf(priority)}
      captionSize="m"
      head={[head.ref, head.owner, head.status, head.progress, head.story]}
      rows={deliveriesIn({ priorities: [priority] }).map(({ action, delivery }) => [
        cell(
          head.ref,
          <>
            <strong>{action.ref}</strong> {action.action}
          </>,
        ),
        cell(head.owner, delivery.owner),
        cell(head.status, <StatusTag status={delivery.status} />),
        cell(
          head.progress,
          <>
            <RagTag rag={delivery.shownRag} rules={plan.rules} suggested={delivery.ragIsSuggested} />
            {delivery.staleQuarter && <span class="app-small">{words.silentTag}</span>}
          </>,
        ),
        cell(head.story, <span class="app-said">{delivery.story || words.nothing}</span>),
      ])}
    />
  )
}

type Compared = { plan: PlanState; changes: Changes; title: string; quarter: string }

/** What changed between two records, or between one and the plan as it stands. */
export function ComparePage({ plan, changes, title, quarter }: Compared) {
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body app-no-print">
        <a class="govuk-link" href={`${pathOf(plan, quarter)}/record`}>
          {words.back}
        </a>
      </p>
      <ChangesLists plan={plan} changes={changes} />
    </>
  )
}
