import type { ComponentChildren } from 'preact'
import { type Attributes, join } from './shared.ts'

type Props = {
  href?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  /** "Back" unless told otherwise. */
  children?: ComponentChildren
}

/** The way back, at the top of a page of a form. */
export function BackLink({ href = '#', classes, attributes, children = 'Back' }: Props) {
  return (
    <a href={href} class={join('govuk-back-link', classes)} {...attributes}>
      {children}
    </a>
  )
}
