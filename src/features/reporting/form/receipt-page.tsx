// Shown after sending, the same each time the same form arrives: the reference, the code, and what comes next.
import { Details } from '../../../ui/govuk/details.tsx'
import { CopyableCode } from '../../../ui/copyable-code.tsx'
import { Panel } from '../../../ui/govuk/panel.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { spellOut } from '../../../platform/ids/follow-up-code.ts'
import { asbCaseReview, Helplines, helplines, Rights, victimsCode } from '../../public-site/index.ts'
import { formWords } from './messages.en.ts'

const say = formWords.receipt

export type ReceiptView = {
  reference: string
  code: string
  /** Who reads it; null is the partnership's own team. */
  receiver: string | null
  acknowledgeBy: Date
  /** When the case's clock of first contact will end; the follow-up page says the same day. */
  contactBy: Date
  /** false: only through the follow-up page. */
  reachable: boolean
}

export function ReceiptPage({ reference, code, receiver, acknowledgeBy, contactBy, reachable }: ReceiptView) {
  return (
    <>
      <Panel title={say.title}>{say.thanks}</Panel>
      <CopyableCode label={say.reference} code={reference} />
      <CopyableCode label={say.code} code={code} />
      <WarningText>{say.keep}</WarningText>
      <Details summary={say.aloud}>
        <ol class="govuk-list govuk-list--number">
          {spellOut(code).map((line) => (
            <li>{line}</li>
          ))}
        </ol>
      </Details>
      <p class="govuk-body app-no-print">
        <a class="govuk-link" href="/follow-up">
          {say.comeBack}
        </a>
      </p>
      <h2 class="govuk-heading-m">{say.next}</h2>
      <ol class="govuk-list govuk-list--number">
        <li>{say.ack(receiver ?? say.triage, acknowledgeBy)}</li>
        <li>{reachable ? say.contact(contactBy) : say.answer(contactBy)}</li>
        <li>{say.share}</li>
      </ol>
      <p class="govuk-body">{say.safe}</p>
      <h2 class="govuk-heading-m">{say.rights}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {say.rightsText.map((text) => (
          <li>{text}</li>
        ))}
        <Rights rights={[asbCaseReview, victimsCode]} />
      </ul>
      <h2 class="govuk-heading-m">{say.helplines}</h2>
      <p class="govuk-body">{formWords.child}</p>
      <p class="govuk-body">{formWords.despair}</p>
      <Helplines lines={helplines.slice(0, 3)} />
    </>
  )
}
