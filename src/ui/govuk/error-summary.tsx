import type { ComponentChildren } from 'preact'
import { messages } from '../messages.en.ts'
import { type Attributes, isShown, join } from './shared.ts'

export type SummaryError = {
  text: ComponentChildren
  href?: string | undefined
  attributes?: Attributes | undefined
}

type Props = {
  /** "There is a problem" unless told otherwise. */
  title?: ComponentChildren
  description?: ComponentChildren
  errors?: readonly SummaryError[] | undefined
  disableAutoFocus?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** Everything that is wrong with a form, at the top of the page, each a link to its field. */
export function ErrorSummary(props: Props) {
  const { title = messages.parts.problem, description, errors = [] } = props
  return (
    <div
      class={join('govuk-error-summary', props.classes)}
      data-disable-auto-focus={props.disableAutoFocus}
      data-module="govuk-error-summary"
      {...props.attributes}
    >
      {/* The role sits on a child: focus moving to the outer element must not cut the announcement off. */}
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title}</h2>
        <div class="govuk-error-summary__body">
          {isShown(description) && <p>{description}</p>}
          {errors.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {errors.map(({ text, href, attributes }) => (
                <li>
                  {href ? (
                    <a href={href} {...attributes}>
                      {text}
                    </a>
                  ) : (
                    text
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}
