import type { ComponentChildren } from 'preact'
import { messages } from '../messages.en.ts'
import { type Attributes, join } from './shared.ts'

type Props = {
  /** Read out before the words; "Warning" unless told otherwise. */
  hiddenText?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}

/** Something that matters and may have consequences. */
export function WarningText({ hiddenText = messages.parts.warning, classes, attributes, children }: Props) {
  return (
    <div class={join('govuk-warning-text', classes)} {...attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{hiddenText}</span> {children}
      </strong>
    </div>
  )
}
