import type { FormValues } from '../../../../platform/http/form.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { Conflict } from '../../../../ui/conflict.tsx'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { DateInput } from '../../../../ui/govuk/date-input.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import {
  baselineText,
  type History,
  HistoryChart,
  type Target,
  TARGET_DIRECTIONS,
  targetText,
} from '../../../insight/index.ts'
import { targetWords as text } from '../messages.en.ts'

type Props = {
  action: string
  history: History
  /** What is saved now, and what it says. */
  target: Target | null
  judgement: string
  values: FormValues
  problems: readonly Problem[]
  stale: boolean
}

/** Setting what a measure should reach for an action, beside what it has been. */
export function TargetPage(props: Props) {
  const { history, target, judgement, stale } = props
  if (stale) return <Conflict theirs={<Saved {...props} />} yours={<TargetForm {...props} />} />
  return (
    <>
      <h1 class="govuk-heading-l">{text.title(history.measure.name)}</h1>
      <p class="govuk-body">{text.lead}</p>
      <div class="app-side">
        <TargetForm {...props} />
        <div>
          <h2 class="govuk-heading-m">{text.history}</h2>
          {target && <p class="govuk-body">{judgement}</p>}
          <HistoryChart history={history} target={target} />
        </div>
      </div>
    </>
  )
}

function Saved({ history: { measure }, target }: Props) {
  if (!target) return <p class="govuk-body">{text.none}</p>
  return (
    <>
      <p class="govuk-body">
        <strong>{targetText(measure, target)}</strong>
      </p>
      <p class="govuk-body">{baselineText(measure, target)}</p>
      <p class="govuk-body">{target.note}</p>
    </>
  )
}

function TargetForm({ action, history: { measure }, target, values, problems }: Props) {
  const form = bindForm({ values, problems })
  const unit = measure.shape === 'share' ? text.percent : measure.unit
  return (
    <form method="post" action={action} novalidate>
      <form.Summary />
      <input type="hidden" name="version" value={form.field('version').value} />
      <Radios
        {...form.field('direction')}
        legend={text.direction}
        inline
        items={TARGET_DIRECTIONS.map((each) => ({ value: each, text: text.directions[each] }))}
      />
      <Input
        {...form.field('value')}
        label={text.value(unit)}
        inputmode="decimal"
        classes="govuk-input--width-5"
      />
      <DateInput {...form.date('by')} legend={text.by} hint={text.byHint} />
      <Input
        {...form.field('baseline')}
        label={text.baseline}
        hint={text.baselineHint}
        inputmode="decimal"
        classes="govuk-input--width-5"
      />
      <Input {...form.field('note')} label={text.note} hint={text.noteHint} />
      {target && <Input {...form.field('why')} label={text.why} hint={text.whyHint} />}
      {target && (
        <Checkboxes
          {...form.choices('remove')}
          legend={<span class="govuk-visually-hidden">{text.remove}</span>}
          small
          items={[{ value: 'yes', text: text.remove }]}
        />
      )}
      <Button preventDoubleClick>{text.save}</Button>
    </form>
  )
}
