import { formatDate } from '../../../platform/calendar/format.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { words } from '../messages.en.ts'
import { actionsOf, type Plan, type PlanPriority } from '../plan.ts'
import type { PlanRead } from '../reading/read-plan.schema.ts'
import { actionPath } from '../running/paths.ts'
import { headingOf, type Histories, PriorityWords, Proof } from './parts.tsx'
import { PlanTable } from './plan-table.tsx'

type Props = {
  plan: Plan
  histories: Histories
  mayEdit: boolean
  /** The day that it is shown as of; absent: today. */
  on: Day | undefined
}

/** A plan that reads like the plan, with what the system knows beside it. */
export function PlanPage({ plan, histories, mayEdit, on }: Props) {
  const { period } = plan
  return (
    <div class="app-print-wide">
      <h1 class="govuk-heading-l">
        {plan.title}
        {period && (
          <span class="govuk-caption-m">
            {words.page.caption(formatDate(period.from), formatDate(period.to))}
          </span>
        )}
      </h1>
      <p class="govuk-body">{countsOf(plan)}</p>
      <Contents plan={plan} />
      {plan.priorities.map((priority, at) => (
        <Priority {...{ plan, priority, at, histories, on }} />
      ))}
      {plan.priorities.length === 0 && <p class="govuk-body">{words.page.noActions}</p>}
      <Unplaced unplaced={plan.unplaced} />
      {!on && <Foot plan={plan} mayEdit={mayEdit} />}
    </div>
  )
}

function countsOf(plan: Plan): string {
  const actions = actionsOf(plan)
  const aims = plan.priorities.reduce((all, priority) => all + priority.aims.length, 0)
  const proved = actions.filter(({ measures }) => measures.length > 0).length
  return words.page.counts(plan.priorities.length, aims, actions.length, proved)
}

function Contents({ plan }: { plan: Plan }) {
  return (
    <nav class="app-no-print" aria-label={words.page.contents}>
      <h2 class="govuk-heading-s">{words.page.contents}</h2>
      <ul class="govuk-list">
        {plan.priorities.map((priority, at) => (
          <li>
            <a class="govuk-link" href={`#priority-${at + 1}`}>
              {headingOf(priority)}
            </a>
          </li>
        ))}
        {plan.unplaced.length > 0 && (
          <li>
            <a class="govuk-link" href="#unplaced">
              {words.page.unplaced}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

type PriorityProps = Pick<Props, 'plan' | 'histories' | 'on'> & { priority: PlanPriority; at: number }

function Priority({ plan, priority, at, histories, on }: PriorityProps) {
  const heading = headingOf(priority)
  return (
    <section id={`priority-${at + 1}`}>
      <h2 class="govuk-heading-m">{heading}</h2>
      <PriorityWords priority={priority} />
      {priority.aims.length > 0 && (
        <PlanTable
          caption={words.page.table(heading)}
          aims={priority.aims.map(({ actions, ...aim }) => ({ ...aim, rows: actions }))}
          more={(action, aim, index) => (
            <a class="govuk-link app-small app-no-print" href={actionPath(plan.id, action.id, on)}>
              {words.page.open}
              <span class="govuk-visually-hidden"> {words.page.openFor(aim.ref, index + 1)}</span>
            </a>
          )}
          proof={({ measures }) =>
            measures.length > 0 &&
            measures.map((tied) => <Proof tied={tied} histories={histories} period={plan.period} />)
          }
        />
      )}
    </section>
  )
}

/** The tray at the end: what is in the source and has no place in the plan. */
export function Unplaced({ unplaced }: { unplaced: PlanRead['unplaced'] }) {
  if (unplaced.length === 0) return null
  return (
    <section id="unplaced">
      <h2 class="govuk-heading-m">{words.page.unplaced}</h2>
      <p class="govuk-body">{words.page.unplacedLead}</p>
      <Table
        classes="app-cards"
        caption={<span class="govuk-visually-hidden">{words.page.unplaced}</span>}
        head={[words.page.unplacedText, words.page.unplacedNear, words.page.unplacedLine]}
        rows={unplaced.map(({ line, text, near }) => [
          {
            content: <span class="app-written">{text}</span>,
            attributes: { 'data-label': words.page.unplacedText },
          },
          { content: near, attributes: { 'data-label': words.page.unplacedNear } },
          { content: String(line), attributes: { 'data-label': words.page.unplacedLine } },
        ])}
      />
    </section>
  )
}

function Foot({ plan, mayEdit }: { plan: Plan; mayEdit: boolean }) {
  const { publish, page } = words
  return (
    <div class="app-no-print">
      {mayEdit && (
        <section>
          <h2 class="govuk-heading-m">{publish.title}</h2>
          <p class="govuk-body">{plan.published ? publish.shown : publish.notShown}</p>
          <p class="govuk-body">{publish.what}</p>
          <p class="govuk-body">
            <a class="govuk-link" href={`/plan/${plan.id}/publish`}>
              {publish.choose}
            </a>
          </p>
          {plan.published ? (
            <form method="post" action={`/plan/${plan.id}/public`}>
              <input type="hidden" name="version" value={String(plan.version)} />
              <Button kind="secondary" name="published" value="no">
                {publish.hide}
              </Button>
            </form>
          ) : (
            // Shown by way of the page that says what is published, and which plan it takes the place of.
            <Button kind="secondary" href={`/plan/${plan.id}/publish/preview`}>
              {publish.show}
            </Button>
          )}
          {!plan.published && (
            <p class="govuk-body">
              <a class="govuk-link" href={`/plan/${plan.id}/remove`}>
                {words.remove.link}
              </a>
            </p>
          )}
        </section>
      )}
      {plan.published && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/our-plan/${plan.id}`}>
            {publish.look}
          </a>
        </p>
      )}
      <h2 class="govuk-heading-m">{page.exports}</h2>
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={`/plan/${plan.id}/text`} download>
            {page.asText}
          </a>
        </li>
        <li>
          <a class="govuk-link" href={`/plan/${plan.id}/json`} download>
            {page.asJson}
          </a>
        </li>
        {plan.hasDocument && (
          <li>
            <a class="govuk-link" href={`/plan/${plan.id}/document`} download>
              {page.document}
            </a>
          </li>
        )}
      </ul>
      <p class="govuk-body-s">
        {page.broughtIn(formatDate(plan.importedAt), plan.importedBy, plan.sourceName)}
      </p>
    </div>
  )
}
