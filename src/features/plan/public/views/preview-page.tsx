import { Button } from '../../../../ui/govuk/button.tsx'
import type { BoundForm } from '../../../../ui/form.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { planName } from '../../plan-name.ts'
import { publishWords as words, statusWords } from '../messages.en.ts'
import type { OurPlan } from '../our-plan.store.ts'
import type { PublicPlan } from '../public-plans.ts'
import type { PublicChange } from '../public-state.ts'
import { OurPlanPage } from './our-plan-page.tsx'

const SHOWN = 100

type Props = {
  plan: OurPlan
  version: number
  /** Whether the public reads it now, which other plans it reads, and which of those this one takes the place of. */
  published: boolean
  others: readonly PublicPlan[]
  replaced: readonly PublicPlan[]
  form: BoundForm
  area: string
  changes: readonly PublicChange[]
}

/** The public's page before it is public, with what publishing changes. */
export function PreviewPublicPage(props: Props) {
  const { plan, version, published, others, replaced, form, area, changes } = props
  const said = new Map(plan.actions.map((action) => [action.actionId, action.said]))
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{words.previewTitle}</h1>
      <p class="govuk-body">{words.previewLead(published)}</p>
      {others.length > 0 && <p class="govuk-body">{words.others(names(others))}</p>}
      <form method="post" action={`/plan/${plan.id}/publish/now`}>
        <input type="hidden" name="version" value={String(version)} />
        {replaced.length > 0 && (
          <Radios
            {...form.field('before')}
            legend={words.before(names(replaced))}
            hint={words.beforeHint}
            items={[
              { value: 'down', text: words.beforeDown },
              { value: 'keep', text: words.beforeKeep },
            ]}
          />
        )}
        <div class="govuk-button-group">
          <Button>{words.publish}</Button>
          <a class="govuk-link" href={`/plan/${plan.id}/publish`}>
            {words.backToWords}
          </a>
        </div>
      </form>
      <h2 class="govuk-heading-m">{words.changes}</h2>
      <Changes changes={changes} said={said} published={published} />
      <div class="app-preview">
        <OurPlanPage
          plan={plan}
          figures={undefined}
          area={area}
          filter={{ part: '', theme: '', status: '' }}
          preview
        />
      </div>
    </>
  )
}

const names = (plans: readonly PublicPlan[]) =>
  plans.map(({ title, periodWords }) => planName(title, periodWords))

type Said = { changes: readonly PublicChange[]; said: ReadonlyMap<string, string>; published: boolean }

function Changes({ changes, said, published }: Said) {
  if (changes.length === 0) return <p class="govuk-body">{words.noChanges(published)}</p>
  if (changes.some(({ kind }) => kind === 'published')) return <p class="govuk-body">{words.first}</p>
  return (
    <ul class="govuk-list govuk-list--bullet">
      {changes.slice(0, SHOWN).map(({ kind, actionId, toStatus }) => (
        <li>
          {words.changeKind[kind]}
          {kind === 'status' && toStatus ? ` (${statusWords[toStatus].name})` : ''}
          {actionId ? `: ${said.get(actionId) ?? ''}` : ''}
        </li>
      ))}
    </ul>
  )
}
