// What a safeguarding lead has to read, and what was read of it lately, by whom and when.
import { formatDateTime } from '../../../platform/calendar/format.ts'
import { Table } from '../../../ui/govuk/table.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { MarkTags } from '../../reporting/index.ts'
import { words } from '../messages.en.ts'
import type { ToRead } from '../safeguarding.store.ts'
import { cell } from './cell.ts'

export const SafeguardingList = ({ all }: { all: readonly ToRead[] }) => (
  <section id="safeguarding">
    <Table
      classes="app-cards"
      caption={
        <>
          {words.toReadTitle}
          <span class="app-small">{words.toReadLead}</span>
        </>
      }
      captionSize="m"
      head={[words.about, words.why, words.received, words.read]}
      rows={all.map(({ reference, marks, receivedAt, readAt, readBy }) => [
        cell(
          words.about,
          <a class="govuk-link app-nowrap" href={`/reports/${reference}`}>
            {reference}
          </a>,
        ),
        cell(words.why, <MarkTags marks={marks} />),
        cell(words.received, formatDateTime(receivedAt)),
        cell(
          words.read,
          readAt ? (
            words.readBy(readBy, formatDateTime(readAt))
          ) : (
            <Tag classes="govuk-tag--red">{words.notRead}</Tag>
          ),
        ),
      ])}
    />
  </section>
)
