import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { words } from '../messages.en.ts'
import type { PlanSummary } from '../plan.ts'
import { isKept, type Removal } from '../removal.store.ts'

type Props = { plan: Pick<PlanSummary, 'id' | 'title' | 'version'>; counts: Removal }
const say = words.remove

/** Asks before a plan is removed for good and says what goes with it; or says why it is kept, and what to do instead. */
export function RemovePage({ plan, counts }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{say.title(plan.title)}</h1>
      {isKept(counts) ? <Kept plan={plan} counts={counts} /> : <Asked plan={plan} counts={counts} />}
    </>
  )
}

function Kept({ plan, counts }: Props) {
  return (
    <>
      <InsetText>{say.kept(counts)}</InsetText>
      <p class="govuk-body">{say.instead}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`/plan/${plan.id}`}>
          {say.back}
        </a>
      </p>
    </>
  )
}

function Asked({ plan, counts }: Props) {
  return (
    <>
      <WarningText>{say.what(counts.actions)}</WarningText>
      <p class="govuk-body">{say.goes}</p>
      <ul class="govuk-list govuk-list--bullet">
        {say.counts(counts).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
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
