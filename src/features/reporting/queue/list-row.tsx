// One report of the queue, as a row: what it is, how long somebody waits, and by when it must be read.
import { formatDateTime, formatShortDate } from '../../../platform/calendar/format.ts'
import { languageOf } from '../../../platform/i18n/index.ts'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { incidentWords, labelOf } from '../incident.messages.en.ts'
import { receivingWords } from '../receiving/messages.en.ts'
import { waitWords } from '../receiving/waits.ts'
import { safeguardingWords } from '../safeguarding/messages.en.ts'
import type { QueueRow } from './list.store.ts'
import { queueWords } from './messages.en.ts'
import { MarkTags, StatusTag } from './status-tags.tsx'
import { factWords } from './unasked.ts'

const say = queueWords.list

/** Whether a report may be held as spam, or taken back, together with others. */
export const mayBulk = (row: QueueRow) => (row.status === 'new' && !row.offeredTo) || row.status === 'spam'

/** What stands in each column of the queue, in the order of its headings. */
export function cells(row: QueueRow, now: Date) {
  return [
    <>
      {mayBulk(row) && (
        <label class="app-tick">
          <input type="checkbox" name="report" value={`${row.reference} ${row.version}`} />
          <span class="govuk-visually-hidden">{receivingWords.bulk.select(row.reference)}</span>
        </label>
      )}
      <a class="govuk-link app-nowrap" href={`/reports/${row.reference}`}>
        {row.reference}
      </a>{' '}
      {row.status !== 'new' && <StatusTag status={row.status} mergedInto={row.mergedInto} />}
      <MarkTags marks={row.marks} />{' '}
      {row.safeguardingUnread && <Tag classes="govuk-tag--orange">{safeguardingWords.unread}</Tag>}{' '}
      {row.unread && <Tag classes="govuk-tag--purple">{say.unread}</Tag>}{' '}
      {row.language !== 'en' && (
        <Tag classes="govuk-tag--turquoise">{languageOf(row.language)?.english ?? row.language}</Tag>
      )}
      {row.offeredTo && <Tag classes="govuk-tag--yellow">{say.offered(row.offeredTo)}</Tag>}
      {row.like.length > 0 && <Like references={row.like} />}
    </>,
    row.waitsSince ? waitWords(row.waitsSince, now) : say.nobodyWaits,
    formatDateTime(row.receivedAt),
    strandWords(row),
    placeWords(row),
    labelOf(queueWords.contact, row.canContact),
    <Due row={row} now={now} />,
  ]
}

export const strandWords = (row: QueueRow): string =>
  row.strands.map((code) => labelOf(incidentWords.strands, code)).join('; ') ||
  factWords(row, 'strands', '', {})

// What nobody said takes no room beside what somebody did.
export const placeWords = (row: QueueRow): string =>
  (row.areaName && row.placeKind === 'not_said'
    ? [row.areaName]
    : [factWords(row, 'place', row.placeKind, incidentWords.places), row.areaName]
  )
    .filter(Boolean)
    .join(', ')

const Like = ({ references }: { references: readonly string[] }) => (
  <p class="govuk-hint govuk-!-margin-bottom-0">
    {say.like}{' '}
    {references.map((reference, at) => (
      <>
        {at > 0 && ', '}
        <a class="govuk-link app-nowrap" href={`/reports/${reference}`}>
          {reference}
        </a>
      </>
    ))}
  </p>
)

function Due({ row, now }: { row: QueueRow; now: Date }) {
  if (row.metAt) return <>{say.done}</>
  // Of what is held or decided, nobody waits to be told that it was read.
  if (!row.dueAt || row.status !== 'new') return <>{say.noClock}</>
  const day = formatShortDate(row.dueAt)
  return row.dueAt < now ? (
    <>
      {day} <Tag classes="govuk-tag--red">{say.overdue}</Tag>
    </>
  ) : (
    <>{day}</>
  )
}
