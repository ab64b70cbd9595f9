import { Button } from '../../../ui/govuk/button.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { daySpan, type PublishedFigures } from '../../insight/index.ts'
import { words } from '../messages.en.ts'
import type { OurAction, OurPlan } from '../our-plan.store.ts'
import { publicProof } from '../public-proof.ts'

const text = words.our

/** The published plan in plain words: what we said, and how it is going. */
export function OurPlanPage(props: {
  plan: OurPlan | undefined
  figures: PublishedFigures | undefined
  area: string
}) {
  const { plan, figures, area } = props
  if (!plan)
    return (
      <>
        <h1 class="govuk-heading-xl">{text.title}</h1>
        <Empty title={text.none}>
          <p class="govuk-body">{text.noneNext}</p>
          <Button href="/report">{text.report}</Button>
        </Empty>
      </>
    )
  return (
    <>
      <h1 class="govuk-heading-xl">
        {text.title}
        <span class="govuk-caption-l">{plan.title}</span>
      </h1>
      <p class="govuk-body-l">{text.lead(area)}</p>
      {plan.periodWords && <p class="govuk-body">{text.period(plan.periodWords)}</p>}
      <nav class="app-no-print" aria-label={words.page.contents}>
        <ul class="govuk-list">
          {plan.priorities.map(({ title }, at) => (
            <li>
              <a class="govuk-link" href={`#priority-${at + 1}`}>
                {title || words.page.noHeading}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {plan.priorities.map((priority, at) => (
        <section id={`priority-${at + 1}`}>
          <h2 class="govuk-heading-l">{priority.title || words.page.noHeading}</h2>
          {priority.aims.map((aim) => (
            <>
              <h3 class="govuk-heading-m">{text.aim(aim.ref, aim.text)}</h3>
              {aim.actions.map((action) => (
                <Action action={action} figures={figures} />
              ))}
            </>
          ))}
        </section>
      ))}
      <p class="govuk-body">
        <a class="govuk-link" href="/figures">
          {text.figures}
        </a>
      </p>
    </>
  )
}

function Action({ action, figures }: { action: OurAction; figures: PublishedFigures | undefined }) {
  const proofs = figures ? publicProof(action.measures, figures) : []
  return (
    <SummaryList
      rows={[
        action.objective !== '' && {
          key: text.want,
          value: <span class="app-written">{action.objective}</span>,
        },
        action.action !== '' && { key: text.said, value: <span class="app-written">{action.action}</span> },
        { key: text.when, value: whenOf(action) },
        { key: text.going, value: goingOf(action) },
        action.update !== '' && { key: text.update, value: <span class="app-written">{action.update}</span> },
        proofs.length > 0 && {
          key: text.proof,
          value: proofs.map((proof) => <p class="govuk-body">{proof}</p>),
        },
      ]}
    />
  )
}

function whenOf({ timeframe, startsOn, endsOn }: OurAction): string {
  if (startsOn && endsOn) return daySpan(startsOn, endsOn)
  return timeframe || text.noWhen
}

// A status that somebody set is theirs to show; one that only stands among the dates is nobody's word yet.
function goingOf({ status, readStatus }: OurAction): string {
  const known = Object.entries(text.status).find(([name]) => name === readStatus)?.[1]
  if (status !== '') return known ?? status
  if (readStatus === 'complete') return text.unconfirmed
  return known ?? text.noStatus
}
