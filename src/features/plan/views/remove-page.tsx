import { Button } from '../../../ui/govuk/button.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { words } from '../messages.en.ts'
import { actionsOf, type Plan } from '../plan.ts'

/** Asks before a plan is removed for good, and offers to take its words away first. */
export function RemovePage({ plan }: { plan: Plan }) {
  const say = words.remove
  return (
    <>
      <h1 class="govuk-heading-l">{say.title(plan.title)}</h1>
      <WarningText>{say.what(actionsOf(plan).length)}</WarningText>
      <p class="govuk-body">
        <a class="govuk-link" href={`/plan/${plan.id}/text`} download>
          {say.keepFirst}
        </a>
      </p>
      <form method="post" action={`/plan/${plan.id}/remove`}>
        <input type="hidden" name="version" value={String(plan.version)} />
        <div class="govuk-button-group">
          <Button kind="warning" preventDoubleClick>
            {say.go}
          </Button>
          <a class="govuk-link" href={`/plan/${plan.id}`}>
            {say.cancel}
          </a>
        </div>
      </form>
    </>
  )
}
