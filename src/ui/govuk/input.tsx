import type { ComponentChildren } from 'preact'
import { descriptionOf, LabelledGroup } from './form-group.tsx'
import { type Attributes, type FieldProps, isShown, join } from './shared.ts'

/** Words before or after the box, such as "%" (hidden from screen readers: say it in the label too). */
export type Affix = { content: ComponentChildren; classes?: string; attributes?: Attributes }

type Props = FieldProps & {
  value?: string | number | undefined
  type?: 'text' | 'email' | 'tel' | 'number' | 'search' | 'url' | 'password' | 'date' | undefined
  /** Which of the person's own details it asks for (WCAG 1.3.5), or `off`. */
  autocomplete?: string | undefined
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | 'search' | undefined
  pattern?: string | undefined
  spellcheck?: boolean | undefined
  autocapitalize?: 'none' | 'words' | 'sentences' | 'characters' | undefined
  prefix?: ComponentChildren | Affix
  suffix?: ComponentChildren | Affix
  /** Content inside the wrapper after the box (the show button of a password). */
  afterInput?: ComponentChildren
  wrapperClasses?: string | undefined
  wrapperAttributes?: Attributes | undefined
  groupAttributes?: Attributes | undefined
}

/** A one-line text box. */
export function Input(props: Props) {
  const { name, id = name, prefix, suffix, afterInput, ...rest } = props
  const input = <InputBox {...rest} id={id} name={name} />
  const wrapped = isShown(prefix) || isShown(suffix) || isShown(afterInput)
  return (
    <LabelledGroup {...props} id={id}>
      {wrapped ? (
        <div class={join('govuk-input__wrapper', props.wrapperClasses)} {...props.wrapperAttributes}>
          <AffixBox kind="prefix" affix={prefix} />
          {input}
          <AffixBox kind="suffix" affix={suffix} />
          {afterInput}
        </div>
      ) : (
        input
      )}
    </LabelledGroup>
  )
}

type BoxProps = Omit<Props, 'id' | 'label'> & { id: string }

/** The box alone, for the parts of a date. */
export function InputBox(props: BoxProps) {
  const { id, name, value, type = 'text', classes, error, attributes } = props
  // Preact types each kind of input apart, and so refuses one of several kinds.
  const kind: Attributes = { type }
  return (
    <input
      class={join('govuk-input', classes, isShown(error) && 'govuk-input--error')}
      id={id}
      name={name}
      {...kind}
      spellcheck={props.spellcheck}
      value={value}
      disabled={props.disabled}
      aria-describedby={descriptionOf(id, props)}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize}
      pattern={props.pattern}
      inputmode={props.inputmode}
      {...attributes}
    />
  )
}

function isAffix(value: ComponentChildren | Affix): value is Affix {
  return typeof value === 'object' && value !== null && 'content' in value
}

function AffixBox({ kind, affix }: { kind: 'prefix' | 'suffix'; affix?: ComponentChildren | Affix }) {
  if (!isShown(affix)) return null
  const { content, classes, attributes }: Affix = isAffix(affix) ? affix : { content: affix }
  return (
    <div class={join(`govuk-input__${kind}`, classes)} aria-hidden="true" {...attributes}>
      {content}
    </div>
  )
}
