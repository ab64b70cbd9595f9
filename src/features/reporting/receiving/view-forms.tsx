import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { DateInput } from '../../../ui/govuk/date-input.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { incidentWords } from '../incident.messages.en.ts'
import { STRANDS } from '../incident.ts'
import { receivingWords } from './messages.en.ts'
import type { Regime } from '../../recording/index.ts'
import { CLASSIFICATIONS, PERCEIVES, VIEW_REASONS } from './views.store.ts'

const say = receivingWords.views

type Props = { reference: string; values: FormValues; problems: readonly Problem[] }

/** A partner's own view: whether they perceive hate, because of what, and why. */
export function PartnerViewForm({ reference, values, problems }: Props) {
  const form = bindForm({ values, problems })
  const page = say.partnerPage
  return (
    <form method="post" action={`/reports/${reference}/views/partner`} novalidate>
      <form.Summary />
      <span class="govuk-caption-l">{reference}</span>
      <h1 class="govuk-heading-l">{page.title}</h1>
      <p class="govuk-body">{page.lead}</p>
      <Radios
        {...form.field('perceives')}
        legend={page.perceives}
        legendSize="s"
        items={PERCEIVES.map((value) => ({ value, text: say.perceives[value] }))}
      />
      <Checkboxes
        {...form.choices('strands')}
        legend={page.strands}
        legendSize="s"
        items={STRANDS.map((value) => ({ value, text: incidentWords.strands[value] }))}
      />
      <Checkboxes
        {...form.choices('reasons')}
        legend={page.reasons}
        legendSize="s"
        items={VIEW_REASONS.map((value) => ({ value, text: say.reasons[value] }))}
      />
      <Button preventDoubleClick>{page.save}</Button>
    </form>
  )
}

/** What the police decided, who of them, and when. */
export function PoliceViewForm({ reference, values, problems, regime }: Props & { regime: Regime | null }) {
  const form = bindForm({ values, problems })
  const page = say.policePage
  const label = regime?.nonCrime ?? say.police
  return (
    <form method="post" action={`/reports/${reference}/views/police`} novalidate>
      <form.Summary />
      <span class="govuk-caption-l">{reference}</span>
      <h1 class="govuk-heading-l">{page.title}</h1>
      <p class="govuk-body">{page.lead}</p>
      {regime && (
        <div class="govuk-inset-text">
          <p class="govuk-body">{page.labels(regime.name, regime.affected, regime.other)}</p>
          <p class="govuk-body">{regime.guidance}</p>
        </div>
      )}
      <Radios
        {...form.field('classification')}
        legend={page.classification}
        legendSize="s"
        items={CLASSIFICATIONS.map((value) => ({
          value,
          text: value === 'non_crime_incident' ? say.classification[value](label) : say.classification[value],
        }))}
      />
      <Input
        {...form.field('policeReference')}
        label={page.reference}
        labelSize="s"
        classes="govuk-input--width-20"
      />
      <Input
        {...form.field('saidBy')}
        label={page.saidBy}
        labelSize="s"
        hint={page.saidByHint}
        classes="govuk-input--width-20"
        autocomplete="off"
      />
      <DateInput {...form.date('saidOn')} legend={page.saidOn} legendSize="s" />
      <Button preventDoubleClick>{page.save}</Button>
    </form>
  )
}
