// Somebody's session ended while they were typing. What they typed stays on this page until it has been sent again.
import type { Frame } from '../../access/frame.ts'
import type { FormValues } from '../../platform/http/form.ts'
import { signedOutWords as words } from './problem.messages.en.ts'
import { staffPage } from './pages.tsx'
import { SendAgain } from './send-again.tsx'

/** The page for a form that arrived signed out. `action` is the path it was sent to, `values` what it held. */
export function signedOutPage(frame: Frame, action: string, values: FormValues): string {
  return staffPage(
    frame,
    { title: words.title, status: 401 },
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.kept}</p>
      <ol class="govuk-list govuk-list--number">
        <li>
          <a class="govuk-link" href="/sign-in" target="_blank" rel="noopener">
            {words.signIn}
          </a>
        </li>
        <li>{words.comeBack}</li>
      </ol>
      <SendAgain action={action} values={values} />
    </>,
  ).html
}
