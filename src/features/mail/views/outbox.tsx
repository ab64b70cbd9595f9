import { Scroll } from '../../../ui/scroll.tsx'
import { formatDateTime } from '../../../platform/calendar/format.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Pagination } from '../../../ui/govuk/pagination.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { MAIL_STATUSES, type MailStatus } from '../mail.ts'
import type { MailRow } from '../mail.store.ts'
import { mailTexts as words } from '../messages.en.ts'

type Props = { mails: readonly MailRow[]; status: MailStatus | null; older: string | null; noServer: boolean }

/** Every mail, newest first, by status. */
export function Outbox({ mails, status, older, noServer }: Props) {
  const statuses = MAIL_STATUSES.map((each) => ({ value: each, text: words.statuses[each] }))
  return (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.intro}</p>
      {noServer && (
        <InsetText>
          <p class="govuk-body govuk-!-font-weight-bold">{words.noServer}</p>
          <p class="govuk-body">{words.howToSet}</p>
        </InsetText>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/admin/mail-words/update">
          {words.wordsLink}
        </a>
      </p>
      <form method="get" action="/admin/outbox">
        <Select
          name="status"
          label={words.filter}
          value={status ?? ''}
          items={[{ value: '', text: words.all }, ...statuses]}
        />
        <Button kind="secondary">{words.apply}</Button>
      </form>
      {mails.length === 0 ? (
        <Empty title={words.empty} />
      ) : (
        <Scroll label={words.caption}>
          <Table
            caption={words.caption}
            head={[words.head.at, words.head.template, words.head.to, words.head.status, words.head.problem]}
            rows={mails.map((mail) => [
              formatDateTime(mail.createdAt),
              <a class="govuk-link" href={`/admin/outbox/${mail.id}`}>
                {words.templates[mail.template]}
              </a>,
              recipient(mail),
              <StatusTag status={mail.status} />,
              problem(mail),
            ])}
          />
        </Scroll>
      )}
      {older && <Pagination next={{ href: older, text: words.older }} />}
    </>
  )
}

export const recipient = ({ toName, toAgency }: MailRow) =>
  toName ? `${toName}, ${toAgency ?? ''}` : words.person

const problem = ({ problem: kind, attempts }: MailRow) =>
  [words.problem(kind), attempts > 1 ? words.attempts(attempts) : ''].filter(Boolean).join('. ')

const COLOURS = { waiting: 'yellow', sent: 'green', failed: 'red' } as const
export const StatusTag = ({ status }: { status: MailStatus }) => (
  <Tag colour={COLOURS[status]}>{words.statuses[status]}</Tag>
)
