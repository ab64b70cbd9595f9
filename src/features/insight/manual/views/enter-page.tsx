import type { FormValues } from '../../../../platform/http/form.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { Conflict } from '../../../../ui/conflict.tsx'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { enteredFigure } from '../../figures.ts'
import { restsOn, valueText } from '../../figure-words.ts'
import type { Period } from '../../periods.ts'
import { unitOf } from '../forms.ts'
import type { ManualFigure, ManualMeasure } from '../manual.ts'
import { enteredIn } from '../manual-history.ts'
import { manualWords } from '../messages.en.ts'

const text = manualWords.enter

type Props = {
  measure: ManualMeasure
  period: Period
  /** The entry that stands now. */
  standing: ManualFigure | undefined
  values: FormValues
  problems: readonly Problem[]
  /** Somebody entered one while the form was open. */
  stale: boolean
}

/** One quarter's figure: entered, corrected or taken back. */
export function EnterPage(props: Props) {
  if (props.stale)
    return (
      <Conflict
        changed={`${props.measure.name}, ${props.period.label}`}
        theirs={<Standing {...props} />}
        yours={<EnterForm {...props} />}
      />
    )
  return <EnterForm {...props} title={props.standing ? text.correctTitle : text.title} />
}

function Standing({ measure, period, standing }: Props) {
  const figure = enteredFigure(measure, period, enteredIn(standing))
  const value = valueText(measure, figure.value) ?? manualWords.figures.none
  return (
    <>
      <p class="govuk-body">
        <strong>{value}</strong>
        {measure.shape !== 'number' && <span class="app-small">{restsOn(measure, figure)}</span>}
      </p>
      {standing && <p class="govuk-body">{standing.sourceNote}</p>}
    </>
  )
}

function EnterForm(props: Props & { title?: (quarter: string) => string }) {
  const { measure, period, standing, values, problems, title } = props
  const form = bindForm({ values, problems })
  const unit = unitOf(measure)
  return (
    <form method="post" action={`/insight/measures/${measure.key}/figures/${period.key}`} novalidate>
      <form.Summary />
      {title && (
        <>
          <span class="govuk-caption-l">{measure.name}</span>
          <h1 class="govuk-heading-l">{title(period.label)}</h1>
          <p class="govuk-body">{measure.formula}</p>
        </>
      )}
      <input type="hidden" name="corrects" value={form.field('corrects').value} />
      {measure.shape === 'share' ? (
        <>
          <Number field={form.field('numerator')} label={text.numerator(unit)} />
          <Number field={form.field('denominator')} label={text.denominator} />
        </>
      ) : (
        <Number field={form.field('value')} label={text.value(unit)} />
      )}
      <Input {...form.field('sourceNote')} label={text.source} hint={text.sourceHint} />
      {standing && enteredIn(standing) && (
        <Checkboxes
          {...form.choices('takeBack')}
          legend={<span class="govuk-visually-hidden">{text.takeBack}</span>}
          small
          items={[{ value: 'yes', text: text.takeBack }]}
        />
      )}
      <Button preventDoubleClick>{text.save}</Button>
    </form>
  )
}

type NumberProps = {
  field: { name: string; value: string; error: string | undefined }
  label: string
}
const Number = ({ field, label }: NumberProps) => (
  <Input {...field} label={label} inputmode="decimal" classes="govuk-input--width-10" />
)
