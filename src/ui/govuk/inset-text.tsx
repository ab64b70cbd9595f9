import type { ComponentChildren } from 'preact'
import { type Attributes, join } from './shared.ts'

type Props = {
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}

/** A block set apart from the text around it. */
export function InsetText({ id, classes, attributes, children }: Props) {
  return (
    <div id={id} class={join('govuk-inset-text', classes)} {...attributes}>
      {children}
    </div>
  )
}
