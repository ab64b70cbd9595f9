import { labelOf } from '../incident.messages.en.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { consentWords as words } from './messages.en.ts'
import type { ToView } from './review.store.ts'

const say = words.review

/** Each time, with what it rests on and the two answers. */
export function ReviewPage({ rows, now, done }: { rows: readonly ToView[]; now: Date; done: boolean }) {
  return (
    <>
      {done && <NotificationBanner type="success">{say.saved}</NotificationBanner>}
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      {rows.length === 0 ? (
        <p class="govuk-body">{say.none}</p>
      ) : (
        <CardTable
          caption={say.title}
          head={say.headings}
          rows={rows.map((row) => [
            <a class="govuk-link app-nowrap" href={`/reports/${row.reference}`}>
              {row.reference}
            </a>,
            labelOf(words.ground, row.ground),
            <Asked row={row} />,
            row.silentWhy ? labelOf(words.silentWhy, row.silentWhy) : say.tell,
            <Answer row={row} now={now} />,
          ])}
        />
      )}
    </>
  )
}

const Asked = ({ row }: { row: ToView }) => (
  <>
    {say.asked(row.askedBy, row.askedAt)}
    <br />
    {row.usedAt ? say.done(row.toName ?? '', row.usedAt) : say.waits(row.toName ?? '')}
    <br />
    {labelOf(say.way, row.way ?? '')}
  </>
)

const Answer = ({ row, now }: { row: ToView; now: Date }) => (
  <form method="post" action={`/police-told/${row.id}`}>
    <p class="govuk-body-s">
      {say.by(row.dueAt)} {row.dueAt < now && <Tag colour="red">{say.late}</Tag>}
    </p>
    <div class="govuk-button-group">
      {(['agreed', 'not_agreed'] as const).map((view) => (
        <Button kind="secondary" name="view" value={view} preventDoubleClick>
          {say[view]}
          <span class="govuk-visually-hidden">{say.about(row.reference)}</span>
        </Button>
      ))}
    </div>
  </form>
)
