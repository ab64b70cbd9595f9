import type { Problem } from '../../../../platform/problems.ts'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { WarningText } from '../../../../ui/govuk/warning-text.tsx'
import { quarterName } from '../../running/quarter-name.ts'
import { moderationWords as words } from '../moderation.messages.en.ts'
import { countStates } from '../progress.ts'
import type { QuarterState } from '../quarter-state.ts'

type Props = QuarterState & { problems: readonly Problem[] }

/** Asks before a quarter is frozen, which nothing undoes. */
export function FreezePage({ plan, quarter, cycle, progress, problems }: Props) {
  const form = bindForm({ problems })
  const counts = countStates(progress)
  const silent = counts.silent + counts.nobody + counts['not-asked']
  const unseen = progress.filter(({ said }) => said?.state === 'waiting' && !said.applied).length
  const back = `/plan/${plan.id}/quarter/${quarter}`
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{words.freezeTitle(quarterName(quarter))}</h1>
      <WarningText>{words.freezeWhat}</WarningText>
      {silent > 0 && <p class="govuk-body">{words.freezeOpen(silent)}</p>}
      {unseen > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={back}>
            {words.freezeWaits(unseen)}
          </a>
        </p>
      )}
      <form method="post" action={`${back}/freeze`}>
        <input type="hidden" name="version" value={String(cycle?.version ?? 0)} />
        <div class="govuk-button-group">
          <Button kind="warning" preventDoubleClick>
            {words.freezeGo}
          </Button>
          <a class="govuk-link" href={back}>
            {words.cancel}
          </a>
        </div>
      </form>
    </>
  )
}
