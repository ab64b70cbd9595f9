import type { ComponentChildren } from 'preact'
import { type Attributes, join } from './shared.ts'

type Props = {
  summary: ComponentChildren
  open?: boolean | undefined
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}

/** Help that only some people need, behind a click. */
export function Details({ summary, open, id, classes, attributes, children }: Props) {
  return (
    <details id={id} class={join('govuk-details', classes)} open={open} {...attributes}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  )
}
