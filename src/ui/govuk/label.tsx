import type { ComponentChildren } from 'preact'
import { type Attributes, isShown, join, type Size } from './shared.ts'

type Props = {
  /** Id of the control it names. */
  for?: string | undefined
  size?: Size | undefined
  /** Wraps it in the page's `h1`. */
  isHeading?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}

/** The name of a control. Nothing when it has no words. */
export function Label({ for: control, size, isHeading, classes, attributes, children }: Props) {
  if (!isShown(children)) return null
  const label = (
    <label class={join('govuk-label', size && `govuk-label--${size}`, classes)} for={control} {...attributes}>
      {children}
    </label>
  )
  return isHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}
