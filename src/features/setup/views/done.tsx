import type { Frame } from '../../../access/frame.ts'
import type { Page } from '../../../platform/http/reply.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Panel } from '../../../ui/govuk/panel.tsx'
import { RecoveryCodes } from '../../accounts/index.ts'
import { publicPage, staffPage } from '../../shell/index.ts'
import { words } from '../messages.en.ts'

const say = words.done

/** It is created: the recovery codes, shown this once, and what comes next. */
export function donePage(frame: Frame, name: string, codes: readonly string[]): Page {
  return staffPage(
    frame,
    { title: say.title(name) },
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Panel title={say.title(name)} />
        <RecoveryCodes codes={codes} />
        <h2 class="govuk-heading-m">{say.next}</h2>
        <ol class="govuk-list govuk-list--number">
          {say.points.map((point) => (
            <li>{point}</li>
          ))}
        </ol>
        <Button href="/sign-in">{say.signIn}</Button>
      </div>
    </div>,
  )
}

/** For the second of two presses: there is a partnership. */
export function alreadyPage(frame: Frame): Page {
  return staffPage(
    frame,
    { title: say.already.title },
    <>
      <h1 class="govuk-heading-l">{say.already.title}</h1>
      <p class="govuk-body">{say.already.text}</p>
      <Button href="/sign-in">{say.signIn}</Button>
    </>,
  )
}

/** What the public meets where reports will be taken, before the partnership is set up. */
export function notOpenPage(frame: Frame): Page {
  const text = words.notOpen
  return publicPage(
    frame,
    { title: text.title, status: 503 },
    <>
      <h1 class="govuk-heading-l">{text.title}</h1>
      <p class="govuk-body">{text.lead}</p>
      <p class="govuk-body govuk-!-font-weight-bold">{text.danger}</p>
      <p class="govuk-body">{text.silent}</p>
      <p class="govuk-body">{text.report}</p>
    </>,
  )
}
