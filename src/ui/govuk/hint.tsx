import type { ComponentChildren } from 'preact'
import { type Attributes, join } from './shared.ts'

type Props = {
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}

/** Help that stays on the page beside a control. */
export function Hint({ id, classes, attributes, children }: Props) {
  return (
    <div id={id} class={join('govuk-hint', classes)} {...attributes}>
      {children}
    </div>
  )
}
