import type { ComponentChildren } from 'preact'
import { type Attributes, join } from './shared.ts'

type Props = {
  href?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}

/** Lets a keyboard skip the header. */
export function SkipLink({ href = '#content', classes, attributes, children }: Props) {
  return (
    <a href={href} class={join('govuk-skip-link', classes)} data-module="govuk-skip-link" {...attributes}>
      {children}
    </a>
  )
}
