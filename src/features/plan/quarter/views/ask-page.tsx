import type { Problem } from '../../../../platform/problems.ts'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import type { PlanState } from '../../running/plan-state.ts'
import { deliveryPath } from '../../running/paths.ts'
import { moderationWords as words } from '../moderation.messages.en.ts'
import type { Part } from '../open-cycle.ts'

type Props = { plan: Pick<PlanState, 'id'>; part: Part; problems: readonly Problem[] }

/** Asks before a request is sent. */
export function AskPage({ plan, part: { action, delivery }, problems }: Props) {
  const form = bindForm({ problems })
  const own = deliveryPath(plan.id, delivery.id)
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{words.askTitle}</h1>
      <p class="govuk-body">{words.askLead(delivery.owner, action.ref)}</p>
      <form method="post" action={`${own}/ask`}>
        <div class="govuk-button-group">
          <Button preventDoubleClick>{words.askGo}</Button>
          <a class="govuk-link" href={own}>
            {words.cancel}
          </a>
        </div>
      </form>
    </>
  )
}
