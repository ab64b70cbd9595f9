import { Button } from '../../../ui/govuk/button.tsx'
import type { Key } from '../follow-up/open-report.ts'
import { HeldForm } from '../follow-up/parts.tsx'
import { publicConsentWords } from './public.messages.en.ts'

/** What withdrawing does, what is kept and why, and the one press that does it. */
export function WithdrawForm({ held }: { held: Key }) {
  const say = publicConsentWords.withdraw
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <ul class="govuk-list govuk-list--bullet">
        {say.follows.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p class="govuk-body">{say.kept}</p>
      <p class="govuk-body">{say.back}</p>
      <HeldForm held={held} here="withdraw">
        <Button kind="warning" name="do" value="withdraw" preventDoubleClick>
          {say.confirm}
        </Button>
      </HeldForm>
    </>
  )
}
