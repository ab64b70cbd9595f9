// The plan at a glance: what needs somebody, what needs the board, and how each priority goes.
import type { Day } from '../../../../platform/calendar/london.ts'
import { Stats } from '../../../../ui/stat.tsx'
import { actionsIn, type PlanState } from '../../running/plan-state.ts'
import { asksIn, ATTENTION, countAttention } from '../attention.ts'
import { allWords, overviewWords as words } from '../messages.en.ts'
import type { Related } from '../plans.store.ts'
import { historyWords } from '../../running/history.messages.en.ts'
import { actionPath } from '../../running/paths.ts'
import { Going } from './going.tsx'
import { ChangesForm } from './changes-form.tsx'
import { DayForm } from './day-form.tsx'
import { planPath } from './plan-nav.tsx'

type Props = {
  plan: PlanState
  on: Day | undefined
  /** The two days that are compared unless somebody says otherwise. */
  compared: { from: Day; to: Day }
  /** The plans that it belongs with. */
  related: readonly Related[]
  mayEdit: boolean
}

export function OverviewPage({ plan, on, compared, related, mayEdit }: Props) {
  const { priorities, rolledUp } = plan
  return (
    <>
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{plan.period?.words}</span>
        {plan.title}
      </h1>
      <RelatedPlans related={related} on={on} />
      <p class="govuk-body">{words.size(priorities.length, actionsIn(plan).length, rolledUp.deliveries)}</p>
      <div class="app-side">
        <div>
          <Needs plan={plan} on={on} />
          <Board plan={plan} />
          <Going plan={plan} on={on} />
        </div>
        <div class="app-no-print">
          <section>
            <h2 class="govuk-heading-m">{words.changed}</h2>
            <p class="govuk-body">{words.changedLead}</p>
            <ChangesForm planId={plan.id} values={compared} />
          </section>
          <DayForm action={`/plan/${plan.id}`} on={on ?? plan.today} />
          <More plan={plan} mayEdit={mayEdit} />
        </div>
      </div>
    </>
  )
}

/** Which plans it belongs with, and how; each leads to the other as it stood the same day. */
const RelatedPlans = ({ related, on }: Pick<Props, 'related' | 'on'>) =>
  related.length === 0 ? null : (
    <ul class="govuk-list" aria-label={allWords.related}>
      {related.map(({ id, title, kind }) => (
        <li>
          <a class="govuk-link" href={planPath(id, 'overview', on)}>
            {allWords.relation[kind](title)}
          </a>
        </li>
      ))}
    </ul>
  )

function Needs({ plan, on }: { plan: PlanState; on: Day | undefined }) {
  const counts = countAttention(plan)
  const items = ATTENTION.filter((name) => counts[name] > 0).map((name) => ({
    figure: String(counts[name]),
    words: words.needs[name](counts[name]),
    href: `/plan/${plan.id}/table?needs=${name}${on ? `&on=${on}` : ''}`,
  }))
  return (
    <section>
      <h2 class="govuk-heading-m">{words.attention}</h2>
      {items.length === 0 ? <p class="govuk-body">{words.nothing}</p> : <Stats items={items} />}
    </section>
  )
}

function Board({ plan }: { plan: PlanState }) {
  const asks = asksIn(plan)
  return (
    <section>
      <h2 class="govuk-heading-m">{words.board}</h2>
      {asks.length === 0 ? (
        <p class="govuk-body">{words.noAsks}</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {asks.map(({ action, delivery }) => (
            <li>
              <a class="govuk-link" href={actionPath(plan.id, action.id, plan.asOf)}>
                {`${action.ref} ${delivery.owner}`}
              </a>
              : <span class="app-written">{delivery.ask}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function More({ plan, mayEdit }: { plan: PlanState; mayEdit: boolean }) {
  const { links } = words
  const then = plan.asOf ? `?on=${plan.asOf}` : ''
  const items: [string, string, boolean][] = [
    // What is there to change it shows only today, and says so.
    [`/plan/${plan.id}/words${then}`, links.words, true],
    [`/plan/${plan.id}/risks${then}`, links.risks, true],
    [`/plan/${plan.id}/history`, historyWords.ofPlan.title, true],
    ['/plan/calendars', links.calendars, true],
    [`/plan/${plan.id}/shape${then}`, links.shape, mayEdit],
    [`/plan/${plan.id}/leads`, links.leads, mayEdit],
    [`/plan/${plan.id}/settings${then}`, links.settings, mayEdit],
    [`/plan/${plan.id}/publish`, links.publish, mayEdit],
    ['/plan/groups', links.groups, true],
    ['/plan/posts', links.posts, true],
    [`/our-plan/${plan.id}`, links.public, plan.published],
  ]
  return (
    <section>
      <h2 class="govuk-heading-m">{words.more}</h2>
      <ul class="govuk-list">
        {items
          .filter(([, , open]) => open)
          .map(([href, text]) => (
            <li>
              <a class="govuk-link" href={href}>
                {text}
              </a>
            </li>
          ))}
      </ul>
    </section>
  )
}
