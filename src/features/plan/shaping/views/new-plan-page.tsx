import type { FormValues } from '../../../../platform/http/form.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import { actionsIn, type PlanState } from '../../running/plan-state.ts'
import type { Field } from '../fields.ts'
import { words } from '../messages.en.ts'
import type { Source } from '../sources.store.ts'
import { Fields } from './fields.tsx'
import { type OutsideOf, OutsideDates } from './outside-dates.tsx'

const say = words.copy
const SHORT = 140

type Props = {
  values: FormValues
  problems: readonly Problem[]
  fields: readonly Field[]
  sources: readonly Source[]
}

/** What a new plan is called, when it runs, and what it starts from. */
export function NewPlanForm({ values, problems, fields, sources }: Props) {
  const form = bindForm({ values, problems })
  const textOf = ({ kind, title }: Source) => (kind === 'template' ? say.template(title) : say.plan(title))
  return (
    <form method="post" action="/plan/new" novalidate>
      <form.Summary />
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      <Fields form={form} fields={fields} />
      <Select
        {...form.field('source')}
        label={say.source}
        items={[
          { value: '', text: say.blank },
          ...sources.map((source) => ({ value: source.id, text: textOf(source) })),
        ]}
      />
      <div class="govuk-button-group">
        <Button preventDoubleClick>{say.next}</Button>
        <a class="govuk-link" href="/plan/all">
          {words.common.cancel}
        </a>
      </div>
    </form>
  )
}

type ChooseProps = {
  source: PlanState
  values: FormValues
  problems: readonly Problem[]
  /** What is chosen before anybody said otherwise. */
  chosen: ReadonlySet<string>
  /** What would lie outside the new plan, where that is asked about. */
  outside?: OutsideOf | undefined
}

/** By how many years the new period begins after the old one; 1 where the old one is not known. */
function yearsBetween({ period }: Pick<PlanState, 'period'>, values: FormValues): number {
  const begins = Number([values['from-year'] ?? ''].flat().at(-1))
  if (!period || !Number.isInteger(begins)) return 1
  return Math.max(0, begins - Number(period.from.slice(0, 4)))
}

/** Which actions come along. The first step's answers travel in the form. */
export function ChooseActions({ source, values, problems, chosen, outside }: ChooseProps) {
  const own = values['step'] === 'start'
  const form = bindForm({
    values: own
      ? values
      : { ...values, actions: [...chosen], years: String(yearsBetween(source, values)), measures: 'yes' },
    problems,
  })
  const carried = ['title', 'from-day', 'from-month', 'from-year', 'to-day', 'to-month', 'to-year', 'source']
  return (
    <form method="post" action="/plan/new" novalidate>
      <form.Summary />
      <h1 class="govuk-heading-l">{say.choose}</h1>
      {source.kind === 'plan' && <p class="govuk-body">{say.chooseLead}</p>}
      <input type="hidden" name="step" value="start" />
      {carried.map((name) => (
        <input type="hidden" name={name} value={[values[name] ?? ''].flat().at(-1)} />
      ))}
      <Checkboxes
        {...form.choices('actions')}
        legend={source.title}
        small
        items={actionsIn(source).map(({ id, ref, action, objective }) => ({
          value: id,
          text: `${ref} ${action || objective}`.trim().slice(0, SHORT),
        }))}
      />
      {source.kind === 'plan' && (
        <Input
          {...form.field('years')}
          label={say.shift}
          hint={say.shiftHint}
          inputmode="numeric"
          classes="govuk-input--width-2"
        />
      )}
      {outside && <OutsideDates form={form} outside={outside} />}
      <Checkboxes
        {...form.choices('measures')}
        legend={<span class="govuk-visually-hidden">{say.measures}</span>}
        items={[{ value: 'yes', text: say.measures }]}
      />
      <Button preventDoubleClick>{say.start}</Button>
    </form>
  )
}

/** Asks before a template is made of a plan. */
export const TemplateForm = ({ plan }: { plan: PlanState }) => (
  <form method="post" action={`/plan/${plan.id}/template`}>
    <h1 class="govuk-heading-l">{say.asTemplate}</h1>
    <p class="govuk-body">{plan.title}</p>
    <p class="govuk-body">{say.asTemplateLead}</p>
    <div class="govuk-button-group">
      <Button preventDoubleClick>{say.asTemplate}</Button>
      <a class="govuk-link" href={`/plan/${plan.id}`}>
        {words.common.cancel}
      </a>
    </div>
  </form>
)
