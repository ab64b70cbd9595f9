import type { ComponentChildren } from 'preact'
import { messages } from '../messages.en.ts'
import { type Attributes, join } from './shared.ts'

type Props = {
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  /** The word read out before the message, "Error" unless told otherwise; an empty string leaves it out. */
  hiddenText?: string | undefined
  children?: ComponentChildren
}

/** What is wrong with one answer, beside the control. */
export function ErrorMessage({ id, classes, attributes, hiddenText, children }: Props) {
  return (
    <p id={id} class={join('govuk-error-message', classes)} {...attributes}>
      {hiddenText !== '' && (
        <>
          <span class="govuk-visually-hidden">
            {hiddenText ? `${hiddenText}:` : messages.errorPrefix.trimEnd()}
          </span>{' '}
        </>
      )}
      {children}
    </p>
  )
}
