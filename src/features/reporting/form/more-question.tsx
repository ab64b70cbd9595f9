// Draws a question of `more.ts`: a control for each of its fields, the only one as the page's heading.
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { phonesWithin } from '../../../ui/phones-within.tsx'
import { EvidenceQuestion } from '../../evidence/index.ts'
import { DiaryQuestion } from './diary-question.tsx'
import { GroupedRadios } from './grouped-radios.tsx'
import { despairWords, HelpNow } from './help-now.tsx'
import { kindsWords } from './kinds.messages.en.ts'
import { besideWords, type ControlWords } from './more.messages.en.ts'
import { type Control, CONTROLS, type MoreStep, NOT_SAID } from './more.ts'
import { OthersQuestion } from './others-question.tsx'
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
      {step === 'transport' && RAIL.includes(sent.one('place')) && <Beside>{besideWords.rail}</Beside>}
      {step === 'proof' && young && <Beside>{besideWords.noPictures}</Beside>}
      {step === 'effect' && (
        <Beside>
          {[despairWords(sent), young && (another ? aboutChildWords.childline : besideWords.child)]
            .filter(Boolean)
            .join(' ')}
        </Beside>
      )}
      {step === 'diary' ? (
        <DiaryQuestion form={form} sent={sent} />
      ) : step === 'others' ? (
        <OthersQuestion form={form} sent={sent} />
      ) : (
        CONTROLS[step].map((control) => (
          <Asked control={control} words={controls[control.name] ?? { label: control.name }} form={form} />
        ))
      )}
      {step === 'behalf' && <Beside>{despairWords(sent)}</Beside>}
      {step === 'proof' && token !== '' && <EvidenceQuestion {...{ token, files, problems }} />}
    </>
  )
}

// What is said beside a question, with its numbers to press.
const Beside = ({ children }: { children: string }) => (
  <InsetText>
    <p>{phonesWithin(children)}</p>
  </InsetText>
)

type AskedProps = { control: Control; words: ControlWords; form: Question['form'] }

export function Asked({ control, words, form }: AskedProps) {
  const { label, hint, options = {}, headings = {}, without = [], hidden = false } = words
  const { name } = control
  if (hidden) return null
  if (control.kind === 'line')
    return <Input {...form.field(name)} label={label} labelSize="s" hint={hint} spellcheck={false} />
  if (control.kind === 'words')
    return <Textarea {...form.field(name)} label={label} labelSize="s" hint={hint} rows={4} />
  const offered = control.options.filter((value) => !without.includes(value))
  if (offered.length === 0) return null
  const itemOf = (value: string) => ({
    value,
    text: options[value] ?? (value === NOT_SAID ? kindsWords.notSaid : value),
    ...(control.kind === 'many' &&
      [control.exclusive, NOT_SAID].includes(value) && { behaviour: 'exclusive' as const }),
  })
  if (control.kind === 'many')
    return (
      <Checkboxes
        {...form.choices(name)}
        legend={label}
        legendSize="s"
        hint={hint}
        small
        items={offered.map(itemOf)}
      />
    )
  if (control.headings) {
    const within = Object.entries(control.headings).map(([code, values]) => ({
      heading: headings[code] ?? code,
      values: values.filter((value) => offered.includes(value)),
    }))
    const grouped = within.flatMap(({ values }) => values)
    return (
      <GroupedRadios
        {...form.field(name)}
        legend={label}
        hint={hint}
        groups={within.map(({ heading, values }) => ({ heading, items: values.map(itemOf) }))}
        rest={offered.filter((value) => !grouped.includes(value)).map(itemOf)}
      />
    )
  }
  return (
    <Radios
      {...form.field(name)}
      legend={label}
      legendSize="s"
      hint={hint}
      small
      items={offered.map(itemOf)}
    />
  )
}
