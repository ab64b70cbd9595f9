// What may be shown in the place of a question: help for whoever is in danger, and that nothing can be told here yet.
import type { Frame } from '../../../access/frame.ts'
import type { Form } from '../../../platform/http/form.ts'
import type { Reply } from '../../../platform/http/reply.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { publicPage } from '../../shell/index.ts'
import { Danger } from './incident-questions.tsx'
import { formWords } from './messages.en.ts'
import { Carried } from './step-page.tsx'

/** For whoever is in danger now, with a way on into the form. */
export function showDanger({ form: sent, frame, token }: { form: Form; frame: Frame; token: string }): Reply {
  return publicPage(
    frame,
    { title: formWords.danger.title },
    <form method="post" action="/report" novalidate>
      <Carried step="now" sent={sent} token={token} returning={false} />
      <input type="hidden" name="now" value="yes" />
      <Danger />
      <div class="govuk-button-group">
        <Button name="go" value="safe" kind="secondary">
          {formWords.danger.continue}
        </Button>
      </div>
    </form>,
  )
}

/** While the partnership is not set up. */
export const notOpen = ({ frame }: { frame: Frame }): Reply =>
  publicPage(
    frame,
    { title: formWords.notOpen.title, status: 503 },
    <>
      <h1 class="govuk-heading-l">{formWords.notOpen.title}</h1>
      <p class="govuk-body">{formWords.notOpen.text}</p>
    </>,
  )
