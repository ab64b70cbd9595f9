// Draws a question of `more.ts`: a control for each of its fields, the only one as the page's heading.
import type { Form } from '../../../platform/http/form.ts'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { EvidenceQuestion } from '../../evidence/index.ts'
import { DiaryQuestion } from './diary-question.tsx'
import { besideWords, type ControlWords, moreWords } from './more.messages.en.ts'
import { type Control, CONTROLS, type MoreStep } from './more.ts'
import type { Question } from './step-page.tsx'

const RAIL: readonly string[] = ['train', 'station']

export function MoreQuestion(question: Question & { step: MoreStep }) {
  const { step, form, sent, token, files, problems } = question
  const { title, hint, controls } = wordsOf(step, sent)
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      {hint && <p class="govuk-body">{hint}</p>}
      {step === 'transport' && RAIL.includes(sent.one('place')) && <InsetText>{besideWords.rail}</InsetText>}
      {step === 'adult' && <InsetText>{besideWords.child}</InsetText>}
      {step === 'proof' && sent.one('age') === 'under_18' && <InsetText>{besideWords.noPictures}</InsetText>}
      {step === 'effect' && <InsetText>{besideWords.despair}</InsetText>}
      {step === 'diary' ? (
        <DiaryQuestion form={form} sent={sent} />
      ) : (
        CONTROLS[step].map((control) => (
          <Asked control={control} words={controls[control.name] ?? { label: control.name }} form={form} />
        ))
      )}
      {step === 'proof' && <EvidenceQuestion {...{ token, files, problems }} />}
    </>
  )
}

/** Whoever tells of a child is not asked as if they were one. */
function wordsOf(step: MoreStep, sent: Form): (typeof moreWords)[MoreStep] {
  const asked = moreWords[step]
  if (step !== 'adult' || sent.one('who') === 'affected') return asked
  const { title, hint, nobody } = besideWords.ofAChild
  const { adultChoice = { label: title }, ...others } = asked.controls
  const choice = { ...adultChoice, options: { ...adultChoice.options, nobody } }
  return { ...asked, title, hint, controls: { ...others, adultChoice: choice } }
}

type AskedProps = { control: Control; words: ControlWords; form: Question['form'] }

export function Asked({ control, words: { label, hint, options = {} }, form }: AskedProps) {
  const { name } = control
  if (control.kind === 'line')
    return <Input {...form.field(name)} label={label} labelSize="s" hint={hint} spellcheck={false} />
  if (control.kind === 'words')
    return <Textarea {...form.field(name)} label={label} labelSize="s" hint={hint} rows={4} />
  const items = control.options.map((value) => ({
    value,
    text: options[value] ?? value,
    ...(control.kind === 'many' && control.exclusive === value && { behaviour: 'exclusive' as const }),
  }))
  return control.kind === 'one' ? (
    <Radios {...form.field(name)} legend={label} legendSize="s" hint={hint} small items={items} />
  ) : (
    <Checkboxes {...form.choices(name)} legend={label} legendSize="s" hint={hint} small items={items} />
  )
}
