import type { ComponentChildren } from 'preact'
import { messages } from '../messages.en.ts'
import { type Attributes, type HeadingLevel, isShown, join } from './shared.ts'

type Props = {
  /** `success` after something was done: it is read out at once. */
  type?: 'success' | undefined
  title?: ComponentChildren
  titleId?: string | undefined
  titleLevel?: HeadingLevel | undefined
  role?: 'region' | 'alert' | 'status' | 'banner' | undefined
  disableAutoFocus?: boolean | undefined
  /** The news in one line. For more than a line give children instead. */
  text?: ComponentChildren
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}

/** Tells somebody what just happened, or what they must know on this page. */
export function NotificationBanner(props: Props) {
  const { type, titleId = 'govuk-notification-banner-title', titleLevel = 2, text, children } = props
  const Heading = `h${titleLevel}` as const
  return (
    <div
      class={join('govuk-notification-banner', type && `govuk-notification-banner--${type}`, props.classes)}
      role={props.role ?? (type === 'success' ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus}
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {props.title ?? messages.parts[type ?? 'important']}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {isShown(text) && <p class="govuk-notification-banner__heading">{text}</p>}
        {children}
      </div>
    </div>
  )
}
