import { formatDateTime } from '../../../platform/calendar/format.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import type { MailRow } from '../mail.store.ts'
import { mailTexts as words, type Words } from '../messages.en.ts'
import { recipient, StatusTag } from './outbox.tsx'

type Props = {
  mail: MailRow
  says: Words
  /** Where the link goes, once it has been asked for. */
  href: string | null
  mayShowLink: boolean
}

/** One mail with all that it says. */
export function OneMail({ mail, says, href, mayShowLink }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{words.templates[mail.template]}</h1>
      <SummaryList
        rows={[
          { key: words.head.at, value: formatDateTime(mail.createdAt) },
          { key: words.head.to, value: recipient(mail) },
          { key: words.head.status, value: <StatusTag status={mail.status} /> },
          { key: words.head.problem, value: words.problem(mail.problem) },
          { key: words.subject, value: says.subject },
        ]}
      />
      {says.text
        .trim()
        .split('\n\n')
        .map((paragraph) => (
          <p class="govuk-body">
            {paragraph.split('\n').map((line, at) => (
              <>
                {at > 0 && <br />}
                {line}
              </>
            ))}
          </p>
        ))}
      {href && (
        <p class="govuk-body">
          <a class="govuk-link" href={href}>
            {href}
          </a>
        </p>
      )}
      {mayShowLink && (
        <form method="post" action={`/admin/outbox/${mail.id}/link`}>
          <p class="govuk-hint">{words.showLinkHint}</p>
          <Button kind="secondary">{words.showLink}</Button>
        </form>
      )}
    </>
  )
}
