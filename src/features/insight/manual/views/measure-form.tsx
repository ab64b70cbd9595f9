import type { FormValues } from '../../../../platform/http/form.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { unitOf } from '../forms.ts'
import { BETTERS, MANUAL_SHAPES, type ManualMeasure } from '../manual.ts'
import { manualWords } from '../messages.en.ts'

type Props = {
  action: string
  /** null on a page that has a heading of its own. */
  title: string | null
  values: FormValues
  problems: readonly Problem[]
  /** The measure that is changed; a new one chooses its kind of figure. */
  measure?: ManualMeasure | undefined
}

/** Adding a measure, or changing what is said of one. */
export function MeasureForm({ action, title, values, problems, measure }: Props) {
  const form = bindForm({ values, problems })
  const { add, change } = manualWords
  return (
    <form method="post" action={action} novalidate>
      <form.Summary />
      {title && <h1 class="govuk-heading-l">{title}</h1>}
      <p class="govuk-body">{measure ? change.unchanged : add.lead}</p>
      <input type="hidden" name="version" value={form.field('version').value} />
      <Input {...form.field('name')} label={add.name} hint={add.nameHint} />
      <Textarea {...form.field('definition')} label={add.definition} hint={add.definitionHint} rows={3} />
      <Textarea {...form.field('formula')} label={add.formula} hint={add.formulaHint} rows={3} />
      <Input {...form.field('source')} label={add.source} hint={add.sourceHint} />
      {!measure && (
        <Radios
          {...form.field('shape')}
          legend={add.shape}
          items={MANUAL_SHAPES.map((shape) => ({ value: shape, text: manualWords.shapes[shape] }))}
        />
      )}
      <Input {...form.field('unit')} label={add.unit} hint={add.unitHint} classes="govuk-input--width-20" />
      <Input
        {...form.field('decimals')}
        label={add.decimals}
        hint={add.decimalsHint}
        inputmode="numeric"
        classes="govuk-input--width-2"
      />
      <Radios
        {...form.field('better')}
        legend={add.better}
        items={BETTERS.map((better) => ({ value: better, text: manualWords.better[better] }))}
      />
      <Button preventDoubleClick>{add.save}</Button>
    </form>
  )
}

/** What is said of a measure, to read. */
export function MeasureText({ measure }: { measure: ManualMeasure }) {
  const { add } = manualWords
  return (
    <SummaryList
      rows={[
        { key: add.name, value: measure.name },
        { key: add.definition, value: measure.definition },
        { key: add.formula, value: measure.formula },
        { key: add.source, value: measure.source },
        { key: add.shape, value: manualWords.shapes[measure.shape] },
        { key: add.unit, value: unitOf(measure) },
        { key: add.better, value: manualWords.better[measure.better] },
      ]}
    />
  )
}
