import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { type Attributes, join } from './shared.ts'

type Props = {
  /** Our own `/exit`, which keeps where the person goes out of this page's markup, unless told otherwise. */
  redirectUrl?: string | undefined
  /** What is read out, translated: pressed, waited too long, two more presses of Shift, one more. */
  activatedText?: string | undefined
  timedOutText?: string | undefined
  pressTwoMoreTimesText?: string | undefined
  pressOneMoreTimeText?: string | undefined
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}

/**
 * The button that gets somebody who may be watched off the page at once, also by pressing Shift three times.
 * Without JavaScript it is a link that works.
 */
export function ExitThisPage(props: Props) {
  const { redirectUrl = '/exit', id, classes, children } = props
  return (
    <div
      id={id}
      class={join('govuk-exit-this-page', classes)}
      data-module="govuk-exit-this-page"
      {...{
        'data-i18n.activated': props.activatedText,
        'data-i18n.timed-out': props.timedOutText,
        'data-i18n.press-two-more-times': props.pressTwoMoreTimesText,
        'data-i18n.press-one-more-time': props.pressOneMoreTimeText,
      }}
      {...props.attributes}
    >
      <Button
        href={redirectUrl}
        classes="govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button"
        attributes={{ rel: 'nofollow noreferrer' }}
      >
        {children ?? (
          <>
            <span class="govuk-visually-hidden">Emergency</span> Exit this page
          </>
        )}
      </Button>
    </div>
  )
}
