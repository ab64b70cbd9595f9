// Draws a question of `more.ts`: a control for each of its fields, the only one as the page's heading.
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { EvidenceQuestion } from '../../evidence/index.ts'
import { DiaryQuestion } from './diary-question.tsx'
import { despairWords, HelpNow } from './help-now.tsx'
import { kindsWords } from './kinds.messages.en.ts'
import { besideWords, type ControlWords } from './more.messages.en.ts'
import { type Control, CONTROLS, type MoreStep, NOT_SAID } from './more.ts'
import type { Question } from './step-page.tsx'
import { tellsOfAnother, wordsFor } from './voice.ts'
import { aboutChildWords } from './voices.messages.en.ts'

const AFTER_BEHALF: readonly MoreStep[] = ['adult', 'support']
const RAIL: readonly string[] = ['train', 'station']

export function MoreQuestion(question: Question & { step: MoreStep }) {
  const { step, form, sent, token, files, problems } = question
  const { title, hint, controls } = wordsFor(step, sent)
  const young = sent.one('age') === 'under_18'
  const another = tellsOfAnother(sent)
  return (
    <>
      {AFTER_BEHALF.includes(step) && <HelpNow sent={sent} />}
      <h1 class="govuk-heading-l">{title}</h1>
      {hint && <p class="govuk-body">{hint}</p>}
      {step === 'transport' && RAIL.includes(sent.one('place')) && <InsetText>{besideWords.rail}</InsetText>}
      {step === 'adult' && <InsetText>{another ? aboutChildWords.childline : besideWords.child}</InsetText>}
      {step === 'proof' && young && <InsetText>{besideWords.noPictures}</InsetText>}
      {step === 'effect' && (
        <InsetText>
          {despairWords(sent)}
          {young && ` ${another ? aboutChildWords.childline : besideWords.child}`}
        </InsetText>
      )}
      {step === 'diary' ? (
        <DiaryQuestion form={form} sent={sent} />
      ) : (
        CONTROLS[step].map((control) => (
          <Asked control={control} words={controls[control.name] ?? { label: control.name }} form={form} />
        ))
      )}
      {step === 'behalf' && <InsetText>{despairWords(sent)}</InsetText>}
      {/* What is added after sending brings its files with a message. */}
      {step === 'proof' && token !== '' && <EvidenceQuestion {...{ token, files, problems }} />}
    </>
  )
}

type AskedProps = { control: Control; words: ControlWords; form: Question['form'] }

export function Asked({ control, words: { label, hint, options = {}, without = [] }, form }: AskedProps) {
  const { name } = control
  if (control.kind === 'line')
    return <Input {...form.field(name)} label={label} labelSize="s" hint={hint} spellcheck={false} />
  if (control.kind === 'words')
    return <Textarea {...form.field(name)} label={label} labelSize="s" hint={hint} rows={4} />
  const offered = control.options.filter((value) => !without.includes(value))
  if (offered.length === 0) return null
  const items = offered.map((value) => ({
    value,
    text: options[value] ?? (value === NOT_SAID ? kindsWords.notSaid : value),
    ...(control.kind === 'many' &&
      [control.exclusive, NOT_SAID].includes(value) && { behaviour: 'exclusive' as const }),
  }))
  return control.kind === 'one' ? (
    <Radios {...form.field(name)} legend={label} legendSize="s" hint={hint} small items={items} />
  ) : (
    <Checkboxes {...form.choices(name)} legend={label} legendSize="s" hint={hint} small items={items} />
  )
}
