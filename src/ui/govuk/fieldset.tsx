import type { ComponentChildren } from 'preact'
import { type Attributes, isShown, join, type Size } from './shared.ts'

type Props = {
  legend?: ComponentChildren
  legendSize?: Size | undefined
  legendClasses?: string | undefined
  legendIsHeading?: boolean | undefined
  describedBy?: string | undefined
  role?: 'group' | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}

/** A group of controls under one question. */
export function Fieldset(props: Props) {
  const { legend, legendSize, legendClasses, legendIsHeading, describedBy, role, classes } = props
  return (
    <fieldset
      class={join('govuk-fieldset', classes)}
      role={role}
      aria-describedby={describedBy}
      {...props.attributes}
    >
      {isShown(legend) && (
        <legend
          class={join(
            'govuk-fieldset__legend',
            legendSize && `govuk-fieldset__legend--${legendSize}`,
            legendClasses,
          )}
        >
          {legendIsHeading ? <h1 class="govuk-fieldset__heading">{legend}</h1> : legend}
        </legend>
      )}
      {props.children}
    </fieldset>
  )
}
