import { Picture } from '../../../../ui/picture.tsx'
import { formatDate } from '../../../../platform/calendar/format.ts'
import { untranslated } from '../../../../platform/i18n/index.ts'
import { EnglishWithin } from '../../../../ui/english-within.tsx'
import { Empty } from '../../../../ui/empty.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import type { PublishedFigures } from '../../../insight/index.ts'
import { isFiltered, keeps, type OurFilter, partsOfPlan, statusesOf } from '../filter.ts'
import { ourWords as words, statusWords } from '../messages.en.ts'
import type { OurPlan } from '../our-plan.store.ts'
import { publicProof } from '../public-proof.ts'
import type { OurPlans } from '../public-plans.ts'
import type { PublicState } from '../public-state.ts'
import { saidSpan, saidWhen } from '../when.ts'
import { OurFilterForm } from './our-filter.tsx'
import { OtherPlans } from './our-plans-page.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { PublicStatusTag } from './public-status.tsx'

type Props = {
  plan: OurPlan
  figures: PublishedFigures | undefined
  area: string
  filter: OurFilter
  /** All that are published, to go on to the others. */
  plans?: OurPlans | undefined
  /** Looked at before it is published: without the ways to filter and follow it. */
  preview?: boolean | undefined
}

/** Where nothing is published. */
export function NoPlanPage() {
  return (
    <>
      <Picture name="check" />
      <h1 class="govuk-heading-xl">{words.title}</h1>
      <Empty title={words.none}>
        <p class="govuk-body">{words.noneNext}</p>
        <Button href="/report">{words.report}</Button>
      </Empty>
    </>
  )
}

/** The published plan in plain words: what we said, what we did, how it is going. */
export function OurPlanPage(props: Props) {
  const { plan, figures, area, filter, plans, preview } = props
  const isEarlier = plans?.current.length !== 0 && plans?.earlier.some(({ id }) => id === plan.id)
  const Title = preview ? 'h2' : 'h1'
  const shown = plan.actions.filter(keeps(filter))
  return (
    <>
      <Picture name="check" />
      <Title class="govuk-heading-xl">
        {words.title}
        <span class="govuk-caption-l">{untranslated(plan.title)}</span>
      </Title>
      <p class="govuk-body-l">{words.lead(area)}</p>
      {plan.periodWords && (
        <p class="govuk-body">
          <EnglishWithin text={words.period(plan.periodWords)} english={untranslated(plan.periodWords)} />
        </p>
      )}
      {isEarlier && (
        <p class="govuk-body">
          {words.isEarlier}{' '}
          <a class="govuk-link" href="/our-plan">
            {words.nowRead}
          </a>
        </p>
      )}
      {plan.updatedAt && <p class="govuk-body">{words.updated(formatDate(plan.updatedAt))}</p>}
      {!preview && <OurFilterForm address={plan.address} actions={plan.actions} filter={filter} />}
      {isFiltered(filter) && (
        <p class="govuk-body" role="status">
          {shown.length === 0 ? words.foundNone : words.found(shown.length, plan.actions.length)}
        </p>
      )}
      <Key actions={plan.actions} />
      {partsOfPlan(plan.actions).map((part, at) => (
        <Part
          id={`part-${at + 1}`}
          title={part.title}
          all={part.actions}
          shown={part.actions.filter(keeps(filter))}
          figures={figures}
        />
      ))}
      {plans && <OtherPlans plans={plans} of={plan.id} />}
      {!preview && (
        <ul class="govuk-list app-no-print">
          <li>
            <a class="govuk-link" href="/figures">
              {words.figures}
            </a>
          </li>
          <li>
            <a
              class="govuk-link"
              rel="alternate"
              type="application/atom+xml"
              href={`/our-plan/${plan.address}/feed`}
            >
              {words.feed}
            </a>
          </li>
        </ul>
      )}
    </>
  )
}

function Key({ actions }: { actions: readonly PublicState[] }) {
  return (
    <div class="app-no-print">
      <Details summary={words.key}>
        <ul class="govuk-list">
          {statusesOf(actions).map((status) => (
            <li>
              <PublicStatusTag status={status} /> {statusWords[status].sentence}
            </li>
          ))}
        </ul>
      </Details>
    </div>
  )
}

type PartProps = {
  id: string
  title: string
  all: readonly PublicState[]
  shown: readonly PublicState[]
  figures: PublishedFigures | undefined
}

/** One part of the plan. Its bar counts all of it, whatever is shown. */
function Part({ id, title, all, shown, figures }: PartProps) {
  if (shown.length === 0) return null
  const aims = Map.groupBy(shown, ({ aim }) => aim)
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 class="govuk-heading-l" id={`${id}-title`}>
        {title ? untranslated(title) : words.noHeading}
      </h2>
      <ProgressBar actions={all} />
      {[...aims].map(([aim, actions]) => (
        <>
          {aim !== '' && <h3 class="govuk-heading-m">{untranslated(aim)}</h3>}
          {actions.map((action) => (
            <Action action={action} figures={figures} />
          ))}
        </>
      ))}
    </section>
  )
}

function Action({ action, figures }: { action: PublicState; figures: PublishedFigures | undefined }) {
  const { said, status, progress, parts, partsDone } = action
  const proofs = figures ? publicProof(action.measures, figures) : []
  return (
    <div class="app-promise" id={`action-${action.actionId}`}>
      <p class="app-promise__said app-written">{untranslated(said)}</p>
      <p class="govuk-body">
        <PublicStatusTag status={status} /> {statusWords[status].sentence}
        {parts > 1 && status !== 'not_said' && <> {words.parts(partsDone, parts)}</>}
      </p>
      {progress !== '' && <p class="govuk-body app-written">{untranslated(progress)}</p>}
      <p class="govuk-body-s app-promise__when">
        {words.when} <When action={action} />
        {action.movedTo !== '' && (
          <>
            <br />
            {words.movedTo} {saidWhen(action.movedTo) ?? action.movedTo}
          </>
        )}
      </p>
      {proofs.length > 0 && (
        <div class="app-promise__proof">
          <p class="govuk-body-s">
            <strong>{words.numbers}</strong>
          </p>
          {proofs.map((proof) => (
            <p class="govuk-body">{proof}</p>
          ))}
        </div>
      )}
    </div>
  )
}

function When({ action: { timeWords, startsOn, endsOn } }: { action: PublicState }) {
  if (startsOn && endsOn) return <>{saidSpan(startsOn, endsOn)}</>
  if (timeWords === '') return <>{words.noWhen}</>
  // As the plan says it, where it is neither one of our words nor a day.
  return <>{saidWhen(timeWords) ?? <span>{untranslated(timeWords)}</span>}</>
}
