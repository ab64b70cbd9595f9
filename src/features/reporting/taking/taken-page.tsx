// What is read back to whoever told it, and where it went.
import { formatLongDate } from '../../../platform/calendar/format.ts'
import { spellOut } from '../../../platform/ids/follow-up-code.ts'
import { CopyableCode } from '../../../ui/copyable-code.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Panel } from '../../../ui/govuk/panel.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { formWords } from '../form/messages.en.ts'
import type { ReceiptView } from '../receipt/open-receipt.ts'
import { takeWords } from './messages.en.ts'

const say = takeWords.done

type Props = {
  reference: string
  /** What the code opens; null where somebody gave the report another code since. */
  view: ReceiptView | null
  /** Whose queue it is in; null: the partnership's own team. */
  receiver: string | null
  /** Whether it is the officer's own agency. */
  mayOpen: boolean
  /** Whether somebody whose work is safeguarding must see it at once. */
  marked: boolean
  /** Where the person comes back: the address of the page, and the number of whoever has the report. */
  comeBack: { address: string; phone: string | null }
}

export function TakenPage({ reference, view, receiver, mayOpen, marked, comeBack }: Props) {
  return (
    <>
      <Panel title={say.title} />
      <p class="govuk-body">
        {receiver ? say.went(receiver) : say.triage}
        {!mayOpen && ` ${say.theirs}`}
      </p>
      {marked && <InsetText>{say.marked}</InsetText>}
      <p class="govuk-body app-no-print">{say.say}</p>
      <Spelled label={say.reference} code={reference} />
      {view ? <Spelled label={say.code} code={view.code} /> : <p class="govuk-body">{say.gone}</p>}
      {view && <WarningText>{say.once}</WarningText>}
      {view && <WhatNext view={view} comeBack={comeBack} />}
      <ul class="govuk-list app-no-print">
        <li>{say.print}</li>
        {mayOpen && <Onward href={`/reports/${reference}`}>{say.open}</Onward>}
        <Onward href="/take-report">{say.another}</Onward>
      </ul>
    </>
  )
}

const Spelled = ({ label, code }: { label: string; code: string }) => (
  <>
    <CopyableCode label={label} code={code} />
    <p class="govuk-body govuk-!-margin-bottom-1">{say.spell}</p>
    <ol class="govuk-list govuk-list--number">
      {spellOut(code).map((line) => (
        <li>{line}</li>
      ))}
    </ol>
  </>
)

function WhatNext({ view, comeBack }: { view: ReceiptView } & Pick<Props, 'comeBack'>) {
  const { receipt } = formWords
  const { next } = say
  const first = receipt.ack(view.receiver ?? receipt.triage, view.acknowledgeBy)
  const steps = [
    `“${first}”`,
    view.reachable ? `“${receipt.contact(view.contactBy)}”` : next.answer(formatLongDate(view.contactBy)),
    next.comeBack(comeBack.address),
    ...(comeBack.phone ? [next.call(comeBack.phone)] : []),
    `“${receipt.share} ${formWords.share.exception}”`,
  ]
  return (
    <>
      <h2 class="govuk-heading-m">{next.title}</h2>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        {steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
    </>
  )
}

const Onward = ({ href, children }: { href: string; children: string }) => (
  <li>
    <a class="govuk-link" href={href}>
      {children}
    </a>
  </li>
)
