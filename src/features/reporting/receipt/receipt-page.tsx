// Shown after sending, the same each time the same form arrives: the reference, the code, how to keep them, what comes next
// and by when, and what else somebody may ask for.
import type { ComponentChildren } from 'preact'
import { spellOut } from '../../../platform/ids/follow-up-code.ts'
import { CopyableCode } from '../../../ui/copyable-code.tsx'
import { bindForm, type FormProblem, type FormValues } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Panel } from '../../../ui/govuk/panel.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { Phone, phonesWithin } from '../../../ui/phones-within.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { asbCaseReview, Helplines, helplines, Rights } from '../../public-site/index.ts'
import { publicConsentWords } from '../consent/public.messages.en.ts'
import { HelpWith } from '../form/help-now.tsx'
import { addedWords } from '../follow-up/added/messages.en.ts'
import type { Key } from '../follow-up/open-report.ts'
import { HeldForm } from '../follow-up/parts.tsx'
import { formWords } from '../form/messages.en.ts'
import { childWords } from '../form/voices.messages.en.ts'
import { receiptWords } from './messages.en.ts'
import type { ReceiptView } from './open-receipt.ts'
import { ReceiptForms } from './receipt-forms.tsx'
import type { Ways } from './ways.ts'

const say = formWords.receipt
const HELPLINES = 3

/** What stands beside a code, on the screen and on paper: where to go with it, which is no secret, and whom to call. */
export type BackAt = { address: string; phone: string | null }

type Props = {
  view: ReceiptView
  backAt: BackAt
  ways: Ways
  /** What was done with it just now, in words. */
  done?: string | null
  values?: FormValues
  problems?: readonly FormProblem[]
  /** Help with what they told just now; afterwards with what the report's codes say. */
  help?: ComponentChildren
}

export function ReceiptPage({ view, backAt, ways, done = null, values = {}, problems = [], help }: Props) {
  const { reference, code, haveWords } = view
  const form = bindForm({ values, problems })
  return (
    <>
      {/* The script of the page keeps nothing of the form any more (ui/client/form-history.ts). */}
      <div data-app-sent hidden />
      <form.Summary />
      {done && <NotificationBanner type="success">{done}</NotificationBanner>}
      <Panel title={say.title}>{say.thanks}</Panel>
      <div class="app-no-print">{help ?? <HelpWith concerns={view.concerns} />}</div>
      <CopyableCode label={say.reference} code={reference} />
      <CopyableCode label={say.code} code={code} />
      <ComeBackAt {...backAt} phone={view.receiverPhone ?? backAt.phone} />
      <WarningText>{receiptWords.writeDown}</WarningText>
      <Details summary={say.aloud} classes="app-no-print">
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
      {view.askedLittle && <More held={{ reference, code }} />}
      <ReceiptForms held={{ reference, code }} {...{ ways, haveWords, values, problems }} />
      <WhatNext view={view} />
      <RightsAndHelp view={view} />
    </>
  )
}

// After the short way: what was not asked, for whoever has time now.
const More = ({ held }: { held: Key }) => (
  <section class="app-no-print">
    <h2 class="govuk-heading-m">{addedWords.title}</h2>
    <p class="govuk-body">{addedWords.invite}</p>
    <HeldForm held={held}>
      <Button name="view" value="more" kind="secondary">
        {addedWords.title}
      </Button>
    </HeldForm>
  </section>
)

export const ComeBackAt = ({ address, phone }: BackAt) => (
  <p class="govuk-body">
    {receiptWords.address}{' '}
    <bdi class="govuk-!-font-weight-bold app-web-address" dir="ltr">
      {address}
    </bdi>
    {phone && (
      <>
        <br />
        {receiptWords.call} <Phone number={phone} />
      </>
    )}
  </p>
)

const WhatNext = ({ view }: Pick<Props, 'view'>) => (
  <>
    <Picture name="calendar" />
    <h2 class="govuk-heading-m">{say.next}</h2>
    <ol class="govuk-list govuk-list--number">
      <li>{say.ack(view.receiver ?? say.triage, view.acknowledgeBy)}</li>
      <li>{view.reachable ? say.contact(view.contactBy) : say.answer(view.contactBy)}</li>
      <li>
        {say.share} {view.anonymous ? '' : say.support}{' '}
        {(view.child ? childWords.share : formWords.share).exception}
        {view.askFirst && ` ${publicConsentWords.askFirst}`}
      </li>
    </ol>
    <p class="govuk-body">{say.safe}</p>
  </>
)

// Not printed: on paper only what is to be kept.
const RightsAndHelp = ({ view }: Pick<Props, 'view'>) => (
  <div class="app-no-print">
    <Picture name="scales" />
    <h2 class="govuk-heading-m">{say.rights}</h2>
    <ul class="govuk-list govuk-list--bullet">
      {say.rightsText.map((text) => (
        <li>{text}</li>
      ))}
      {view.child ? childWords.rights.map((text) => <li>{text}</li>) : <Rights rights={view.rights} />}
    </ul>
    {!view.child && view.rights.includes(asbCaseReview) && <p class="govuk-hint">{receiptWords.asb}</p>}
    <ul class="govuk-list">
      <li>
        <a class="govuk-link" href="/help/your-rights">
          {receiptWords.moreRights}
        </a>
      </li>
      <li>
        <a class="govuk-link" href="/help">
          {receiptWords.help}
        </a>
      </li>
    </ul>
    <Picture name="phone" />
    <h2 class="govuk-heading-m">{say.helplines}</h2>
    <p class="govuk-body">{phonesWithin(formWords.child)}</p>
    <p class="govuk-body">{phonesWithin(formWords.despair)}</p>
    <Helplines lines={helplines.slice(0, HELPLINES)} />
  </div>
)
