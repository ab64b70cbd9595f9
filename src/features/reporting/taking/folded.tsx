// What only some calls bring up, folded away so that a call stays short: one fold for each matter, open where it was used.
import type { BoundForm } from '../../../ui/form.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { type Category, categoryName, STRANDS } from '../../recording/index.ts'
import type { Form } from '../../../platform/http/form.ts'
import { DIARY_PARTS, diaryField } from '../form/diary.ts'
import { kindsField } from '../form/kinds.ts'
import { Asked } from '../form/more-question.tsx'
import { type ControlWords, diaryWords, moreWords } from '../form/more.messages.en.ts'
import { CONTROLS, ETHNIC_GROUPS_BEFORE, type MoreStep } from '../form/more.ts'
import { filledOthers } from '../form/others.ts'
import { OtherPerson } from '../form/others-question.tsx'
import { incidentWords } from '../incident.messages.en.ts'
import { takeWords } from './messages.en.ts'

const say = takeWords.folded

/** Asked elsewhere on the page: whether a life is in danger, the language, and how it was told. */
const ELSEWHERE: readonly string[] = ['despair', 'language', 'recordedWith']
const FOLDS = [
  ['another', ['work', 'behalf', 'adult', 'support']],
  ['online', ['online']],
  ['transport', ['transport']],
  ['more', ['types', 'target', 'people', 'effect', 'before', 'proof', 'needs', 'wanted', 'trusted']],
  ['statistics', ['statistics']],
] as const satisfies readonly (readonly [string, readonly MoreStep[]])[]
/** A call tells few times of a series; the person adds the rest with their code. */
const TIMES = [1, 2, 3, 4]

type Props = { form: BoundForm; sent: Form; kinds: readonly Category[] }

/** Every fold, in the order in which a call brings things up. */
export function Folded({ form, sent, kinds }: Props) {
  return (
    <>
      {FOLDS.map(([fold, steps]) => {
        const controls = steps.flatMap((step) =>
          CONTROLS[step]
            .filter(({ name }) => !ELSEWHERE.includes(name))
            .map((control) => ({
              control,
              words: asked(moreWords[step].controls[control.name], control.name),
            })),
        )
        return (
          <Details
            summary={say[fold]}
            open={used(
              sent,
              controls.map(({ control }) => control.name),
            )}
          >
            {controls.map(({ control, words }) => (
              <Asked control={control} words={words} form={form} />
            ))}
          </Details>
        )
      })}
      <Others {...{ form, sent }} />
      <Kinds {...{ form, sent, kinds }} />
      <Series {...{ form, sent }} />
      <p class="govuk-hint">{say.files}</p>
    </>
  )
}

// Groups of forms that asked in fewer are offered no more.
const asked = (words: ControlWords | undefined, name: string): ControlWords => ({
  ...(words ?? { label: name }),
  ...(name === 'statEthnicity' && { without: ETHNIC_GROUPS_BEFORE }),
})

const used = (sent: Form, fields: readonly string[]): boolean =>
  fields.some((field) => sent.many(field).length > 0)

function Kinds({ form, sent, kinds }: Props) {
  if (kinds.length === 0) return null
  return (
    <Details summary={say.kinds} open={used(sent, STRANDS.map(kindsField))}>
      {STRANDS.map((strand) => {
        const within = kinds.filter((kind) => kind.strand === strand)
        if (within.length === 0) return null
        return (
          <Checkboxes
            {...form.choices(kindsField(strand))}
            legend={incidentWords.strands[strand]}
            legendSize="s"
            small
            items={within.map((kind) => ({ value: kind.code, text: categoryName(kind) }))}
          />
        )
      })}
    </Details>
  )
}

/** A call tells of few further people; the person adds the rest with their code. */
const PEOPLE = [1, 2]

function Others({ form, sent }: Omit<Props, 'kinds'>) {
  return (
    <Details summary={moreWords.others.row} open={filledOthers(sent).length > 0}>
      {PEOPLE.map((at) => (
        <OtherPerson {...{ form, at }} asksWho />
      ))}
    </Details>
  )
}

function Series({ form, sent }: Omit<Props, 'kinds'>) {
  const fields = TIMES.flatMap((at) => DIARY_PARTS.map((part) => diaryField(part, at)))
  return (
    <Details summary={say.series} open={used(sent, fields)}>
      {TIMES.map((at) => (
        <>
          <h3 class="govuk-heading-s">{diaryWords.entry(at)}</h3>
          <Input {...form.field(diaryField('When', at))} label={`${diaryWords.when} (${at})`} />
          <Input {...form.field(diaryField('What', at))} label={`${diaryWords.what} (${at})`} />
        </>
      ))}
    </Details>
  )
}
