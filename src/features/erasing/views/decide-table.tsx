import { formatDate, formatDateTime } from '../../../platform/calendar/format.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import type { ToDecide } from '../erasures.store.ts'
import { erasingWords as say } from '../messages.en.ts'

/** What waits for an answer, for a second person or for its time, with the day by which. */
export function DecideTable({
  rows,
  now,
  caption,
}: {
  rows: readonly ToDecide[]
  now: Date
  caption: string
}) {
  return (
    <CardTable
      caption={caption}
      head={say.head}
      rows={rows.map((row) => [
        <a class="govuk-link app-nowrap" href={`/erasures/${row.reference}`}>
          {row.reference}
        </a>,
        whatWaits(row),
        <When row={row} now={now} />,
      ])}
    />
  )
}

function whatWaits({ held, approvedAt, proposer, proposedAt }: ToDecide): string {
  if (held && proposedAt) return say.waits.held
  if (approvedAt) return say.waits.pause
  return proposedAt ? say.waits.approve(proposer ?? '') : say.waits.answer
}

function When({ row: { dueAt, approvedAt, notBefore }, now }: { row: ToDecide; now: Date }) {
  if (approvedAt && notBefore) return <>{formatDateTime(notBefore)}</>
  if (!dueAt) return <>{say.noDay}</>
  return (
    <>
      {formatDate(dueAt)} {dueAt < now && <Tag colour="red">{say.late}</Tag>}
    </>
  )
}
