// Several plans: each with its time and how it is going in a line, those that belong to it beneath it.
import { Picture } from '../../../../ui/picture.tsx'
import { untranslated } from '../../../../platform/i18n/index.ts'
import { EnglishWithin } from '../../../../ui/english-within.tsx'
import { planName } from '../../plan-name.ts'
import { ourWords as words } from '../messages.en.ts'
import { goingOf, type OurPlans, type PlanTree, type PublicPlan } from '../public-plans.ts'
import { saidSpan } from '../when.ts'
import { Bar, saidProgress } from './progress-bar.tsx'

const nameOf = ({ title, periodWords }: PublicPlan) => planName(title, periodWords)

/** Every published plan: those of today, then those whose time is over. */
export function OurPlansPage({ plans, area }: { plans: OurPlans; area: string }) {
  return (
    <>
      <Picture name="check" />
      <h1 class="govuk-heading-xl">{words.several}</h1>
      <p class="govuk-body-l">{words.severalLead(area)}</p>
      {plans.current.length > 0 && <Trees trees={plans.current} />}
      <EarlierPlans plans={plans.earlier} />
      <ul class="govuk-list app-no-print">
        <li>
          <a class="govuk-link" href="/figures">
            {words.figures}
          </a>
        </li>
        <li>
          <a class="govuk-link" rel="alternate" type="application/atom+xml" href="/our-plan/feed">
            {words.feedAll}
          </a>
        </li>
      </ul>
    </>
  )
}

function Trees({ trees, of }: { trees: readonly PlanTree[]; of?: string }) {
  const Title = of === undefined ? 'h2' : 'h3'
  return (
    <ul class="app-our-plans" {...(of !== undefined && { 'aria-label': words.under(of) })}>
      {trees.map(({ plan, under }) => (
        <li class="app-our-plans__plan">
          <Title class={of === undefined ? 'govuk-heading-m' : 'govuk-heading-s'}>
            <PlanLink plan={plan} />
          </Title>
          <Going plan={plan} />
          {under.length > 0 && <Trees trees={under} of={nameOf(plan)} />}
        </li>
      ))}
    </ul>
  )
}

const PlanLink = ({ plan }: { plan: PublicPlan }) => (
  <a class="govuk-link" href={`/our-plan/${plan.address}`}>
    {untranslated(nameOf(plan))}
  </a>
)

function Going({ plan }: { plan: PublicPlan }) {
  const { from, to } = plan
  const going = goingOf(plan)
  return (
    <>
      {from && to && <p class="govuk-body">{saidSpan(from, to)}</p>}
      <Bar done={going.done} all={going.all} text={saidProgress(going)} />
    </>
  )
}

/** Plans whose time is over, the newest first; nothing where there is none. */
export function EarlierPlans({ plans }: { plans: readonly PublicPlan[] }) {
  if (plans.length === 0) return null
  return (
    <section aria-labelledby="earlier-plans">
      <h2 class="govuk-heading-m" id="earlier-plans">
        {words.earlier}
      </h2>
      <p class="govuk-body">{words.earlierLead}</p>
      <ul class="govuk-list govuk-list--bullet">
        {plans.map((plan) => (
          <li>
            <PlanLink plan={plan} /> <span>{saidProgress(goingOf(plan))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The other plans of today, at the foot of one: those that belong to it are told from others by where they stand. */
export function OtherPlans({ plans, of }: { plans: OurPlans; of: string }) {
  const tree = find(plans.current, of)
  const under = tree?.under ?? []
  return (
    <div class="app-no-print">
      {tree && under.length > 0 && (
        <>
          <h2 class="govuk-heading-m">
            <EnglishWithin text={words.under(nameOf(tree.plan))} english={untranslated(nameOf(tree.plan))} />
          </h2>
          <Trees trees={under} of={nameOf(tree.plan)} />
        </>
      )}
      <EarlierPlans plans={plans.earlier.filter(({ id }) => id !== of)} />
    </div>
  )
}

function find(trees: readonly PlanTree[], id: string): PlanTree | undefined {
  for (const tree of trees) {
    const found = tree.plan.id === id ? tree : find(tree.under, id)
    if (found) return found
  }
  return undefined
}
