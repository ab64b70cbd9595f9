// The frame of every first-run page: answers so far in hidden fields, what is wrong, the question, and the two ways on.
import type { ComponentChildren } from 'preact'
import type { Frame } from '../../../access/frame.ts'
import type { Form } from '../../../platform/http/form.ts'
import type { Page } from '../../../platform/http/reply.ts'
import type { Problem } from '../../../platform/problems.ts'
import { type BoundForm, bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { staffPage } from '../../shell/index.ts'
import { words } from '../messages.en.ts'
import { FIELDS, STEPS, type Step } from '../steps.ts'

export type Shown = {
  step: Step
  sent: Form
  problems?: readonly Problem[]
  returning?: boolean
  /** The password as it may travel: sealed, or ''. */
  passwordSealed: string
}

type Parts = {
  title: string
  next?: string
  children: (form: BoundForm) => ComponentChildren
}

/** A page that asks something. */
export function firstRunPage(frame: Frame, shown: Shown, { title, next, children }: Parts): Page {
  const { step, problems = [] } = shown
  const form = bindForm({ values: shown.sent.values, problems })
  const asked = STEPS.length - 1
  return staffPage(
    frame,
    { title, errors: form.hasProblems },
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <form.Summary />
        {step !== 'code' && <span class="govuk-caption-l">{words.step(STEPS.indexOf(step), asked)}</span>}
        <h1 class="govuk-heading-l">{title}</h1>
        <form method="post" action="/first-run" novalidate autocomplete="off">
          <Carried {...shown} />
          {children(form)}
          <div class="govuk-button-group">
            {/* First in the page, so that pressing Enter never goes back. */}
            <Button name="go" value="next" preventDoubleClick>
              {next ?? words.next}
            </Button>
            {step !== 'code' && (
              <Button name="go" value="back" kind="secondary">
                {words.back}
              </Button>
            )}
          </div>
        </form>
      </div>
    </div>,
  )
}

/** Every answer but this page's own. Only fields of this form; a password never in clear. */
export function Carried({ step, sent, returning, passwordSealed }: Shown) {
  const names = STEPS.filter((each) => each !== step)
    .flatMap((each) => FIELDS[each])
    .filter((name) => name !== 'password' && name !== 'passwordSealed')
  return (
    <>
      <input type="hidden" name="step" value={step} />
      {returning && <input type="hidden" name="returning" value="yes" />}
      {passwordSealed && <input type="hidden" name="passwordSealed" value={passwordSealed} />}
      {names.flatMap((name) =>
        [sent.values[name] ?? []].flat().map((value) => <input type="hidden" name={name} value={value} />),
      )}
    </>
  )
}
