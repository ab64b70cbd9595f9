// How it is being handled, asked once at each stage.
import type { BoundForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { comingBackWords } from './coming-back.messages.en.ts'
import type { Key } from './open-report.ts'
import { HeldForm } from './parts.tsx'
import { SCORES, type Stage } from './rate.ts'

const say = comingBackWords.rate

export function RateForm({ held, form, stage }: { held: Key; form: BoundForm; stage: Stage }) {
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      <HeldForm held={held} once here="rate">
        <Radios
          {...form.field('score')}
          legend={say.question[stage]}
          legendSize="s"
          items={SCORES.map((value) => ({ value, text: say.scores[value] }))}
        />
        <Textarea {...form.field('why')} label={say.why} labelSize="s" hint={say.whyHint} rows={4} />
        <Button name="do" value="rate" preventDoubleClick>
          {say.send}
        </Button>
      </HeldForm>
    </>
  )
}
