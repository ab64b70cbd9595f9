import type { Problem } from '../../../../platform/problems.ts'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import type { PlanState } from '../../running/plan-state.ts'
import { deliveryPath } from '../../running/paths.ts'
import { moderationWords as words } from '../moderation.messages.en.ts'
import type { Part } from '../open-cycle.ts'

type Props = {
  plan: Pick<PlanState, 'id'>
  part: Part
  names: readonly string[]
  problems: readonly Problem[]
}

/** Asks before a request is sent. */
export function AskPage({ plan, part: { action, delivery }, names, problems }: Props) {
  const form = bindForm({ problems })
  const own = deliveryPath(plan.id, delivery.id)
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{words.askTitle}</h1>
      <p class="govuk-body">
        {names.length > 0
          ? words.askLead(names, { ref: action.ref, owner: delivery.owner })
          : words.problems.nobody}
      </p>
      <form method="post" action={`${own}/ask`}>
        <div class="govuk-button-group">
          {names.length > 0 && <Button preventDoubleClick>{words.askGo}</Button>}
          <a class="govuk-link" href={own}>
            {words.cancel}
          </a>
        </div>
      </form>
    </>
  )
}
