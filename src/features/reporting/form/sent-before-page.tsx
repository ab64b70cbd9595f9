// A form that was sent before, with other words: another report, or another person's on a computer that several use. What
// was kept under it is not shown; what was typed now is kept on the page and can be sent as a report of its own.
import { randomToken } from '../../../platform/crypto/tokens.ts'
import type { Form } from '../../../platform/http/form.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { formWords } from './messages.en.ts'
import { Carried } from './step-page.tsx'

const say = formWords.sentBefore

export function SentBeforePage({ sent }: { sent: Form }) {
  return (
    <form method="post" action="/report" novalidate>
      <Carried step="check" sent={sent} token={randomToken()} returning={false} />
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      <p class="govuk-body">{say.kept}</p>
      <div class="govuk-button-group">
        <Button name="go" value="send" preventDoubleClick>
          {say.send}
        </Button>
        <Button name="go" value="look" kind="secondary">
          {say.look}
        </Button>
      </div>
      <p class="govuk-body">{say.same}</p>
    </form>
  )
}
