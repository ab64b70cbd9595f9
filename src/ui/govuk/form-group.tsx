// The frame shared by all form controls: the group, its hint and error, and the ids that
// tie them to the control for screen readers (description first, then hint, then error).
import type { ComponentChildren } from 'preact'
import { ErrorMessage } from './error-message.tsx'
import { Fieldset } from './fieldset.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'
import { type Attributes, type FieldProps, type GroupProps, isShown, join, joinIds } from './shared.ts'

/** The value of `aria-describedby` for a control with this id, hint and error. */
export function descriptionOf(
  id: string | undefined,
  { hint, error, describedBy }: Pick<FieldProps, 'hint' | 'error' | 'describedBy'>,
): string | undefined {
  return joinIds(describedBy, isShown(hint) && `${id}-hint`, isShown(error) && `${id}-error`)
}

type FrameProps = {
  error?: ComponentChildren
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}

/** The box around a control, marked when its answer is wrong. */
export function FormGroup({ error, classes, attributes, children }: FrameProps) {
  return (
    <div
      class={join('govuk-form-group', isShown(error) && 'govuk-form-group--error', classes)}
      {...attributes}
    >
      {children}
    </div>
  )
}

function HintAndError({
  id,
  hint,
  error,
}: {
  id: string | undefined
  hint?: ComponentChildren
  error?: ComponentChildren
}) {
  return (
    <>
      {isShown(hint) && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {isShown(error) && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
    </>
  )
}

type LabelledProps = Pick<
  FieldProps,
  'label' | 'labelSize' | 'labelIsHeading' | 'hint' | 'error' | 'groupClasses'
> & { id: string; groupAttributes?: Attributes | undefined; children: ComponentChildren }

/** A group with label, hint and error around one control. */
export function LabelledGroup(props: LabelledProps) {
  const { id, hint, error } = props
  return (
    <FormGroup error={error} classes={props.groupClasses} attributes={props.groupAttributes}>
      <Label for={id} size={props.labelSize} isHeading={props.labelIsHeading}>
        {props.label}
      </Label>
      <HintAndError id={id} hint={hint} error={error} />
      {props.children}
    </FormGroup>
  )
}

type LegendGroupProps = GroupProps & {
  id: string | undefined
  role?: 'group' | undefined
  children: ComponentChildren
}

/** A group of controls, under a fieldset when it has a legend. */
export function LegendGroup(props: LegendGroupProps) {
  const { id, legend, hint, error } = props
  const inner = (
    <>
      <HintAndError id={id} hint={hint} error={error} />
      {props.children}
    </>
  )
  return (
    <FormGroup error={error} classes={props.groupClasses}>
      {isShown(legend) ? (
        <Fieldset
          legend={legend}
          legendSize={props.legendSize}
          legendIsHeading={props.legendIsHeading}
          describedBy={descriptionOf(id, props)}
          role={props.role}
          classes={props.fieldsetClasses}
          attributes={props.fieldsetAttributes}
        >
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  )
}
