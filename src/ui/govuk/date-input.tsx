import { messages } from '../messages.en.ts'
import { LegendGroup } from './form-group.tsx'
import { InputBox } from './input.tsx'
import { Label } from './label.tsx'
import { type Attributes, type GroupProps, isShown, join } from './shared.ts'

/** One box of a date. */
export type DatePart = {
  /** `day`, `month` or `year`; submitted as `<namePrefix>-<name>`. */
  name: string
  label?: string | undefined
  value?: string | number | undefined
  /** Marks this box as the wrong one; without any mark an error marks them all. `false` clears it. */
  error?: boolean | undefined
  id?: string | undefined
  classes?: string | undefined
  inputmode?: 'text' | 'numeric' | undefined
  pattern?: string | undefined
  autocomplete?: string | undefined
  attributes?: Attributes | undefined
}

type Props = GroupProps & {
  id: string
  /** The boxes are submitted as `<namePrefix>-day` and so on; bare `day` without one. */
  namePrefix?: string | undefined
  /** Day, month and year unless told otherwise. */
  parts?: readonly DatePart[] | undefined
}

const dayMonthYear: readonly DatePart[] = [{ name: 'day' }, { name: 'month' }, { name: 'year' }]

/** A date typed in boxes, for a date that somebody remembers or reads from a paper. */
export function DateInput(props: Props) {
  const { id, namePrefix, parts = dayMonthYear, attributes } = props
  const anyMarked = parts.some(isMarked)
  return (
    <LegendGroup {...props} role="group">
      <div class={join('govuk-date-input', props.classes)} id={id} {...attributes}>
        {parts.map((part) => {
          const wrong = part.error ?? (isMarked(part) || (isShown(props.error) && !anyMarked))
          return <DateBox part={part} wrong={wrong} id={id} namePrefix={namePrefix} />
        })}
      </div>
    </LegendGroup>
  )
}

const isMarked = (part: DatePart) =>
  part.error === true || (part.classes ?? '').includes('govuk-input--error')

const labelOf = (name: string): string => {
  const words: Readonly<Record<string, string>> = messages.parts.date
  return words[name] ?? name.charAt(0).toUpperCase() + name.slice(1)
}

type BoxProps = { part: DatePart; wrong: boolean; id: string; namePrefix: string | undefined }

function DateBox({ part, wrong, id, namePrefix }: BoxProps) {
  const boxId = part.id ?? `${id}-${part.name}`
  const given = part.classes ?? ''
  const classes = join(
    'govuk-date-input__input',
    wrong && !given.includes('govuk-input--error') && 'govuk-input--error',
    !given.includes('govuk-input--width-') && `govuk-input--width-${part.name.endsWith('year') ? 4 : 2}`,
    given,
  )
  return (
    <div class="govuk-date-input__item">
      <div class="govuk-form-group">
        <Label for={boxId} classes="govuk-date-input__label">
          {part.label ?? labelOf(part.name)}
        </Label>
        <InputBox
          id={boxId}
          name={namePrefix ? `${namePrefix}-${part.name}` : part.name}
          value={part.value}
          classes={classes}
          inputmode={part.inputmode ?? 'numeric'}
          pattern={part.pattern}
          autocomplete={part.autocomplete}
          attributes={part.attributes}
        />
      </div>
    </div>
  )
}
