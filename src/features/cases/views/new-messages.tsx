// What people wrote and nobody has read yet, at the top of the case, with the two things to do about it. Each report has a box
// of its own: an answer is read by whoever told us of that report, and by nobody else.
import { newId } from '../../../platform/ids.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { type Message, Messages } from '../../reporting/index.ts'
import type { CasePageData } from '../load-case-page.ts'
import { words } from '../messages.en.ts'
import { AnswerFields } from './answer-fields.tsx'

/** A box for each report of which somebody wrote; with its number where the case has several. */
export function NewMessages({ data: { facts, unread, reports } }: { data: CasePageData }) {
  return (
    <>
      {[...Map.groupBy(unread, ({ reportId }) => reportId)].map(([reportId, messages]) => (
        <NewOfReport
          path={`/cases/${facts.reference}`}
          reportId={reportId}
          of={reports.length > 1 ? reports.find(({ id }) => id === reportId)?.reference : undefined}
          messages={messages}
        />
      ))}
    </>
  )
}

type OfReport = { path: string; reportId: string; of: string | undefined; messages: readonly Message[] }

function NewOfReport({ path, reportId, of, messages: unread }: OfReport) {
  const heading = `new-messages-${reportId}`
  return (
    <section class="app-contact" aria-labelledby={heading}>
      <h2 class="govuk-heading-m" id={heading}>
        {words.page.newMessages(unread.length)}
        {of && ` (${of})`}
      </h2>
      <Messages messages={unread} />
      <form method="post" action={`${path}/reply`} class="app-no-print">
        <input type="hidden" name="once" value={newId()} />
        <AnswerFields form={bindForm({})} messages={unread} to={reportId} />
        <div class="govuk-button-group">
          <Button preventDoubleClick>{words.act.button.reply}</Button>
          <Button kind="secondary" attributes={{ formaction: `${path}/messages/read` }}>
            {words.page.markRead}
          </Button>
        </div>
        <p class="govuk-hint">{words.page.markReadHint}</p>
      </form>
    </section>
  )
}
