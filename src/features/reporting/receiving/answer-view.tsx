import { formatDateTime } from '../../../platform/calendar/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { labelOf } from '../incident.messages.en.ts'
import { queueWords } from '../queue/messages.en.ts'
import { receivingWords } from './messages.en.ts'
import type { OpenTransfer } from './standing.ts'
import type { Receipt } from './transfer.store.ts'

const say = receivingWords.answer
const receipt = receivingWords.receipts

type AnswerProps = {
  reference: string
  transfer: OpenTransfer
  values: FormValues
  problems: readonly Problem[]
}

/** Whether we take over what another agency asked us to. */
export function AnswerForm({ reference, transfer, values, problems }: AnswerProps) {
  const form = bindForm({ values, problems })
  return (
    <form method="post" action={`/reports/${reference}/answer`} novalidate>
      <form.Summary />
      <span class="govuk-caption-l">{reference}</span>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">
        {receivingWords.ties.offeredToUs(transfer.from ?? '', transfer.sentAt, transfer.dueAt)}
      </p>
      <Radios
        {...form.field('answer')}
        legend={receivingWords.ties.answer}
        legendSize="s"
        items={[
          { value: 'accepted', text: say.accepted },
          {
            value: 'returned',
            text: say.returned,
            conditional: (
              <Radios
                {...form.field('reason')}
                legend={say.why}
                legendSize="s"
                items={Object.entries(say.reasons).map(([value, text]) => ({ value, text }))}
              />
            ),
          },
        ]}
      />
      <div class="govuk-button-group">
        <Button preventDoubleClick>{say.confirm}</Button>
        <a class="govuk-link" href={`/reports/${reference}`}>
          {queueWords.confirm.cancel}
        </a>
      </div>
    </form>
  )
}

type ReceiptsProps = { receipts: readonly Receipt[]; now: Date; done: string | null }

/** Each transfer that the caller's agency sent or got: the receipt stays when the report is out of sight. */
export function Receipts({ receipts, now, done }: ReceiptsProps) {
  return (
    <>
      {done && <NotificationBanner type="success">{done}</NotificationBanner>}
      <h1 class="govuk-heading-l">{receipt.title}</h1>
      <p class="govuk-body">{receipt.lead}</p>
      {receipts.length === 0 ? (
        <Empty title={receipt.empty} />
      ) : (
        <CardTable
          caption={receipt.title}
          head={[...receipt.headings]}
          firstCellIsHeader
          rows={receipts.map((row) => [
            inSight(row) ? (
              <a class="govuk-link app-nowrap" href={`/reports/${row.reference}`}>
                {row.reference}
              </a>
            ) : (
              row.reference
            ),
            row.from,
            row.to,
            receipt.sentBy(formatDateTime(row.sentAt), row.sentBy ?? ''),
            `${labelOf(queueWords.reasons, row.reason)}. ${labelOf(receivingWords.basis, row.basis)}`,
            <Answer row={row} now={now} />,
          ])}
        />
      )}
    </>
  )
}

// The sender loses sight when it is accepted, the receiver when it is not.
const inSight = ({ answer, toUs }: Receipt) => answer === null || (answer === 'accepted') === toUs

function Answer({ row, now }: { row: Receipt; now: Date }) {
  const { answer, answeredAt, answerReason, to, dueAt } = row
  if (!answer || !answeredAt)
    return (
      <>
        {receipt.waiting(to, dueAt)} {dueAt < now && <Tag classes="govuk-tag--red">{receipt.late}</Tag>}
      </>
    )
  if (answer === 'returned')
    return <>{receipt.returned(answeredAt, row.answeredBy ?? '', labelOf(say.reasons, answerReason ?? ''))}</>
  // Nobody of staff answered: the person said no meanwhile.
  if (answerReason === 'person_asked_not' && !row.answeredBy) return <>{receipt.ended(answeredAt)}</>
  return (
    <>
      {answer === 'accepted'
        ? receipt.accepted(answeredAt, row.answeredBy ?? '')
        : receipt.taken_back(answeredAt, row.answeredBy ?? '')}
    </>
  )
}
