// What the person wrote and nobody has read yet, at the top of the case, with the two things to do about it.
import { newId } from '../../../platform/ids.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Messages } from '../../reporting/index.ts'
import type { CasePageData } from '../load-case-page.ts'
import { words } from '../messages.en.ts'
import { AnswerFields } from './act-page.tsx'

export function NewMessages({ data: { facts, unread } }: { data: CasePageData }) {
  const path = `/cases/${facts.reference}`
  return (
    <section class="app-contact" aria-labelledby="new-messages">
      <h2 class="govuk-heading-m" id="new-messages">
        {words.page.newMessages(unread.length)}
      </h2>
      <Messages messages={unread} />
      <form method="post" action={`${path}/reply`} class="app-no-print">
        <input type="hidden" name="once" value={newId()} />
        <AnswerFields form={bindForm({})} messages={unread} />
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
