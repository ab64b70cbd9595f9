import { formatDateTime } from '../../../../platform/calendar/format.ts'
import type { BoundForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { type ActionState, actionsIn, type PlanState } from '../../running/plan-state.ts'
import { publishWords as words, statusWords } from '../messages.en.ts'
import type { PublicPlan } from '../public-plans.ts'
import { publicStatus } from '../public-state.ts'

type Props = {
  plan: PlanState
  publicAt: Date | null
  /** Where the public reads it, if it does; and whether it reads other plans too. */
  place: PublicPlan | undefined
  several: boolean
  form: BoundForm
  page: number
  pages: number
  actions: readonly ActionState[]
}

/** Choosing what the public sees: the actions of one page, each with its plain words. */
export function PublishPage(props: Props) {
  const { plan, publicAt, place, several, form, page, pages, actions } = props
  const all = actionsIn(plan)
  const shown = all.filter(({ publicShown }) => publicShown)
  const plain = shown.filter(({ publicWords }) => publicWords)
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">
        {plan.published
          ? words.isPublished(publicAt ? formatDateTime(publicAt) : words.never)
          : words.notPublished}{' '}
        {words.lead}
      </p>
      <p class="govuk-body">{words.counts(shown.length, all.length, plain.length)}</p>
      <p class="govuk-body">{words.names}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`/plan/${plan.id}/publish/preview`}>
          {words.preview}
        </a>
      </p>
      {place && <Place plan={plan} place={place} several={several} />}
      <form method="post" action={`/plan/${plan.id}/publish?page=${page}`} novalidate>
        {actions.map((action) => (
          <OneAction action={action} form={form} />
        ))}
        <Button>{words.save}</Button>
      </form>
      <Pages planId={plan.id} page={page} pages={pages} />
    </>
  )
}

type PlaceProps = { plan: Pick<PlanState, 'id' | 'version'>; place: PublicPlan; several: boolean }

/** The plan's own address, and whether it heads the list where there are several. */
function Place({ plan, place, several }: PlaceProps) {
  return (
    <>
      <p class="govuk-body">
        <a class="govuk-link" href={`/our-plan/${place.address}`}>
          {words.lookAt}
        </a>
      </p>
      {(several || place.main) && (
        <form method="post" action={`/plan/${plan.id}/publish/first`}>
          <input type="hidden" name="version" value={String(plan.version)} />
          <p class="govuk-body">{place.main ? words.isMain : words.mainWhat}</p>
          <Button kind="secondary" name="first" value={place.main ? 'no' : 'yes'}>
            {place.main ? words.noMain : words.makeMain}
          </Button>
        </form>
      )}
    </>
  )
}

function OneAction({ action, form }: { action: ActionState; form: BoundForm }) {
  const { id, ref } = action
  const own = action.action || action.objective
  const version = form.field(`version-${id}`)
  return (
    <fieldset class="govuk-fieldset app-publish">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{`${ref} ${own}`.trim()}</legend>
      <p class="govuk-hint">{words.now(statusWords[publicStatus(action)].sentence)}</p>
      <input type="hidden" name={version.name} value={version.value} />
      <Checkboxes {...form.choices(`shown-${id}`)} small items={[{ value: 'yes', text: words.shown }]} />
      <Textarea {...form.field(`words-${id}`)} label={words.words} rows={2} />
      <Textarea {...form.field(`progress-${id}`)} label={words.progress} rows={2} />
    </fieldset>
  )
}

function Pages({ planId, page, pages }: { planId: string; page: number; pages: number }) {
  if (pages === 1) return null
  const at = (n: number) => `/plan/${planId}/publish?page=${n}`
  return (
    <nav class="app-no-print" aria-label={words.title}>
      <p class="govuk-body">{words.of(page, pages)}</p>
      <ul class="govuk-list">
        {page > 1 && (
          <li>
            <a class="govuk-link" rel="prev" href={at(page - 1)}>
              {words.previous}
            </a>
          </li>
        )}
        {page < pages && (
          <li>
            <a class="govuk-link" rel="next" href={at(page + 1)}>
              {words.next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
