import { formatDate } from '../../../../platform/calendar/format.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import type { PlanState } from '../../running/plan-state.ts'
import { deliveryPath } from '../../running/paths.ts'
import { roundName } from '../../running/rhythm.ts'
import type { ToAsk } from '../ask-everyone.ts'
import type { CycleDays } from '../cycle-days.ts'
import { moderationWords } from '../moderation.messages.en.ts'

const words = moderationWords.everyone

type Props = {
  plan: Pick<PlanState, 'id' | 'cycle' | 'period'>
  /** The rounds that can be asked about, and who would be asked about the chosen one. */
  quarters: readonly CycleDays[]
  toAsk: ToAsk | undefined
  problems: readonly Problem[]
}

/** Asks before everybody is asked: about which quarter, how many by mail, and where there is nobody. */
export function AskEveryonePage({ plan, quarters, toAsk, problems }: Props) {
  const form = bindForm({ problems })
  const path = `/plan/${plan.id}/ask-everyone`
  const others = quarters.filter((each) => each.quarter !== toAsk?.quarter)
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{words.title}</h1>
      {toAsk ? (
        <>
          <p class="govuk-body">{words.about(roundName(toAsk))}</p>
          <p class="govuk-body">{words.asked(toAsk.people, toAsk.parts.length)}</p>
          <p class="govuk-body">{words.days(formatDate(toAsk.dueOn), plan.cycle.linkDays)}</p>
          <Nobody planId={plan.id} parts={toAsk.nobody} />
        </>
      ) : (
        <p class="govuk-body">{words.none(plan.period && formatDate(plan.period.from))}</p>
      )}
      <form method="post" action={path}>
        {toAsk && <input type="hidden" name="quarter" value={toAsk.quarter} />}
        <div class="govuk-button-group">
          {toAsk && toAsk.parts.length > 0 && <Button preventDoubleClick>{words.go}</Button>}
          {others.map((each) => (
            <a class="govuk-link" href={`${path}?quarter=${each.quarter}`}>
              {words.other(roundName(each))}
            </a>
          ))}
          <a class="govuk-link" href={`/plan/${plan.id}/quarter`}>
            {moderationWords.cancel}
          </a>
        </div>
      </form>
    </>
  )
}

function Nobody({ planId, parts }: { planId: string; parts: ToAsk['nobody'] }) {
  if (parts.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">{words.nobody(parts.length)}</h2>
      <p class="govuk-body">{moderationWords.nobodyLead}</p>
      <ul class="govuk-list govuk-list--bullet">
        {parts.map(({ action, delivery }) => (
          <li>
            <a class="govuk-link" href={deliveryPath(planId, delivery.id)}>
              {action.ref}: {delivery.owner || moderationWords.noOwner}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
