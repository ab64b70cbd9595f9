import { formatDate } from '../../../../platform/calendar/format.ts'
import { addQuarters } from '../../../../platform/calendar/quarters.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { shorten } from '../../../../platform/text/plain.ts'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { WarningText } from '../../../../ui/govuk/warning-text.tsx'
import { deliveryPath } from '../../running/paths.ts'
import { quarterFrom } from '../../running/quarter-name.ts'
import { periodName, roundAfter } from '../../running/rhythm.ts'
import { byPriority } from '../by-priority.ts'
import { freezeWords } from '../freeze.messages.en.ts'
import { moderationWords as words } from '../moderation.messages.en.ts'
import type { PartProgress } from '../progress.ts'
import type { QuarterState } from '../quarter-state.ts'
import { type ReturnedAnswer, returnedIn } from '../returned-answers.ts'

type Props = QuarterState & { problems: readonly Problem[] }

/** The round that what is said after the freeze counts for. */
function nextName({ cycle: rules }: Props['plan'], { quarter }: { quarter: string }): string {
  const closing = quarterFrom(quarter)
  return closing ? periodName(addQuarters(closing, 1), roundAfter(rules, closing)) : quarter
}

/** Asks before a quarter is frozen, which nothing undoes. */
export function FreezePage({ plan, quarter, name, span, cycle, progress, problems }: Props) {
  const form = bindForm({ problems })
  // Whoever was asked anew after they had answered has said something: what was accepted of it is in the plan.
  const silent = progress.filter(({ said }) => said === undefined).length
  const returned = returnedIn(progress)
  const unseen = progress.filter(({ said }) => said?.state === 'waiting' && !said.applied)
  const back = `/plan/${plan.id}/quarter/${quarter}`
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{words.freezeTitle(name)}</h1>
      <WarningText>{words.freezeWhat(span)}</WarningText>
      {cycle && cycle.lastDay >= plan.today && (
        <WarningText>{freezeWords.early(name, formatDate(cycle.lastDay), nextName(plan, cycle))}</WarningText>
      )}
      {silent > 0 && <p class="govuk-body">{words.freezeOpen(silent, span)}</p>}
      {returned.length > 0 && <Returned planId={plan.id} returned={returned} />}
      {unseen.length > 0 && <Waiting {...{ back, unseen, plan }} />}
      {unseen.length === 0 && (
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
      )}
    </>
  )
}

/** What must be accepted or sent back first, each with the way to it, and the way back. */
const Waiting = ({ back, unseen, plan }: Pick<Props, 'plan'> & { back: string; unseen: PartProgress[] }) => (
  <>
    <p class="govuk-body">{words.freezeWaits(unseen.length)}</p>
    <ul class="govuk-list govuk-list--bullet">
      {byPriority(plan, unseen).flatMap(({ id, parts }) =>
        parts.map(({ action, delivery, said }) => (
          <li>
            {/* What stands in a fold is asked for open: without scripts one cannot go to what is shut. */}
            <a class="govuk-link" href={`${back}?open=${id}#update-${said?.id}`}>
              {[action.ref, delivery.owner].filter(Boolean).join(', ')}
            </a>
          </li>
        )),
      )}
    </ul>
    {unseen.some(({ said }) => said?.opened) && <p class="govuk-body">{words.freezeAlone}</p>}
    <Button kind="secondary" href={back}>
      {words.freezeBack}
    </Button>
  </>
)

/** The parts of which something was sent back, by name, before it is too late to accept it. */
const Returned = ({ planId, returned }: { planId: string; returned: readonly ReturnedAnswer[] }) => (
  <>
    <p class="govuk-body">{freezeWords.returned(returned.length)}</p>
    <ul class="govuk-list govuk-list--bullet">
      {returned.map(({ deliveryId, ref, owner, action, ask }) => (
        <li>
          <a class="govuk-link" href={deliveryPath(planId, deliveryId)}>
            {[ref, owner].filter(Boolean).join(', ')}
          </a>
          : {shorten(action, SHOWN)}
          {ask && <strong> ({freezeWords.asks})</strong>}
        </li>
      ))}
    </ul>
  </>
)
const SHOWN = 140
