// Leaving half-way and coming back: the code of the answers so far, and the page that asks for it.
import { formatLongDate } from '../../../platform/calendar/format.ts'
import type { Problem } from '../../../platform/problems.ts'
import { CopyableCode } from '../../../ui/copyable-code.tsx'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { SAME_PAGE_FORM } from '../../../ui/layout/languages.tsx'
import type { Form } from '../../../platform/http/form.ts'
import { receiptWords } from '../receipt/messages.en.ts'
import { type BackAt, ComeBackAt } from '../receipt/receipt-page.tsx'
import { HelpNow } from './help-now.tsx'
import { saveWords as say } from './messages.en.ts'
import { type Again, Carried } from './step-page.tsx'
import type { Step } from './steps.ts'

/** Where *Leave* goes: nothing that was typed is opened from this browser any more. */
export const LEAVE_PATH = '/report/leave'
/** What the form of the page with the code says of itself, for a change of language. */
export const SAVED = 'saved'

type SavedProps = {
  code: string
  until: Date
  step: Step
  sent: Form
  token: string
  again: Again
  backAt: BackAt
  /** Whether files wait with the answers. */
  files: boolean
}

export function SavedPage({ code, until, step, sent, token, again, backAt, files }: SavedProps) {
  return (
    <>
      <HelpNow sent={sent} />
      <Picture name="lock" />
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead(formatLongDate(until))}</p>
      {files && <p class="govuk-body">{say.files}</p>}
      <CopyableCode label={say.code} code={code} />
      <ComeBackAt {...backAt} phone={null} />
      <WarningText>{say.keep}</WarningText>
      <p class="govuk-body app-no-print">{receiptWords.print}</p>
      <p class="govuk-body">{say.unsent}</p>
      <form id={SAME_PAGE_FORM} class="app-no-print" method="post" action="/report" novalidate>
        <Carried step={step} sent={sent} token={token} returning={false} all again={again} />
        <input type="hidden" name="at" value={SAVED} />
        <div class="govuk-button-group">
          <Button name="go" value={`see-${step}`}>
            {say.goOn}
          </Button>
          <a class="govuk-link" href={LEAVE_PATH} data-app-leave>
            {say.leave}
          </a>
        </div>
      </form>
    </>
  )
}

export function ResumePage({ problems, code }: { problems: readonly Problem[]; code: string }) {
  const form = bindForm({ values: { code }, problems })
  return (
    <form method="post" action="/report/resume" novalidate autocomplete="off">
      <form.Summary />
      <Picture name="write" />
      <h1 class="govuk-heading-l">{say.resumeTitle}</h1>
      <p class="govuk-body">{say.resumeLead}</p>
      <Input
        {...form.field('code')}
        label={say.code}
        labelSize="s"
        hint={say.codeHint}
        classes="govuk-input--width-20"
        spellcheck={false}
        autocapitalize="characters"
      />
      <div class="govuk-button-group">
        <Button name="do" value="open">
          {say.open}
        </Button>
        <Button name="do" value="drop" kind="secondary">
          {say.drop}
        </Button>
      </div>
    </form>
  )
}

export const DroppedPage = () => (
  <>
    {/* Nor is anything of them left in the tab (ui/client/form-history.ts). */}
    <div data-app-sent hidden />
    <h1 class="govuk-heading-l">{say.droppedTitle}</h1>
    <p class="govuk-body">{say.dropped}</p>
    <p class="govuk-body">
      <a class="govuk-link" href="/report">
        {say.again}
      </a>
    </p>
  </>
)
