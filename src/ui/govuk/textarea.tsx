import type { ComponentChildren } from 'preact'
import { descriptionOf, LabelledGroup } from './form-group.tsx'
import { type Attributes, type FieldProps, isShown, join } from './shared.ts'

type Props = FieldProps & {
  value?: string | undefined
  /** Lines shown; 5 unless told otherwise. */
  rows?: number | undefined
  spellcheck?: boolean | undefined
  autocomplete?: string | undefined
  afterInput?: ComponentChildren
  groupAttributes?: Attributes | undefined
}

/** A box for several lines of text. */
export function Textarea(props: Props) {
  const { name, id = name, value = '', rows = 5, error, classes, attributes } = props
  return (
    <LabelledGroup {...props} id={id}>
      <textarea
        class={join('govuk-textarea', isShown(error) && 'govuk-textarea--error', classes)}
        id={id}
        name={name}
        rows={rows}
        spellcheck={props.spellcheck}
        disabled={props.disabled}
        aria-describedby={descriptionOf(id, props)}
        autocomplete={props.autocomplete}
        {...attributes}
      >
        {keepFirstLine(value)}
      </textarea>
      {props.afterInput}
    </LabelledGroup>
  )
}

// Browsers drop a line break that comes straight after <textarea>: without a second one,
// an answer that begins with an empty line would lose it each time the form comes back.
function keepFirstLine(value: string): string {
  return /^\r?\n/.test(value) ? `\n${value}` : value
}
