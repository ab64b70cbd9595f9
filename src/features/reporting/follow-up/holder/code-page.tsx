// /reports/:reference/code: another code for somebody who lost theirs, or none, after checks and for a reason.
import type { FormValues } from '../../../../platform/http/form.ts'
import { spellOut } from '../../../../platform/ids/follow-up-code.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { CopyableCode } from '../../../../ui/copyable-code.tsx'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { WarningText } from '../../../../ui/govuk/warning-text.tsx'
import { CHECKS, WHYS } from './replace-code.ts'
import { holderWords } from './messages.en.ts'

const say = holderWords.code
type Props = { reference: string; values: FormValues; problems: readonly Problem[] }

export function CodePage({ reference, values, problems }: Props) {
  const form = bindForm({ values, problems })
  return (
    <form method="post" action={`/reports/${reference}/code`} novalidate>
      <form.Summary />
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      <WarningText>{say.checkFirst}</WarningText>
      <Radios
        {...form.field('why')}
        legend={say.why}
        legendSize="m"
        items={WHYS.map((value) => ({ value, text: say.whys[value] }))}
      />
      <Radios
        {...form.field('check')}
        legend={say.check}
        legendSize="m"
        items={CHECKS.map((value) => ({ value, text: say.checks[value] }))}
      />
      <div class="govuk-button-group">
        <Button name="do" value="reissue" preventDoubleClick>
          {say.reissue}
        </Button>
        <Button kind="warning" name="do" value="end" preventDoubleClick>
          {say.end}
        </Button>
      </div>
    </form>
  )
}

/** The new code, this once; null: the code has ended. */
export function CodeReplaced({ reference, code }: { reference: string; code: string | null }) {
  if (code === null)
    return (
      <>
        <h1 class="govuk-heading-l">{say.title}</h1>
        <InsetText>{say.ended}</InsetText>
      </>
    )
  return (
    <>
      <h1 class="govuk-heading-l">{say.newTitle}</h1>
      <CopyableCode label={reference} code={code} />
      <WarningText>{say.newText}</WarningText>
      <ol class="govuk-list govuk-list--number">
        {spellOut(code).map((line) => (
          <li>{line}</li>
        ))}
      </ol>
    </>
  )
}
