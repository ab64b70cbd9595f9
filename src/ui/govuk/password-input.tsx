import { Button } from './button.tsx'
import { Input } from './input.tsx'
import { type FieldProps, join } from './shared.ts'

type Props = FieldProps & {
  value?: string | undefined
  /** `current-password` to sign in, `new-password` to choose one. */
  autocomplete?: 'current-password' | 'new-password' | undefined
  showText?: string | undefined
  hideText?: string | undefined
  showLabel?: string | undefined
  hideLabel?: string | undefined
  shownAnnouncement?: string | undefined
  hiddenAnnouncement?: string | undefined
}

/** A password box with a button that shows what was typed. */
export function PasswordInput(props: Props) {
  const { name, id = name, showText, showLabel } = props
  return (
    <Input
      name={name}
      id={id}
      label={props.label}
      labelSize={props.labelSize}
      labelIsHeading={props.labelIsHeading}
      hint={props.hint}
      error={props.error}
      describedBy={props.describedBy}
      disabled={props.disabled}
      value={props.value}
      attributes={props.attributes}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={props.autocomplete ?? 'current-password'}
      classes={join('govuk-password-input__input govuk-js-password-input-input', props.classes)}
      wrapperClasses="govuk-password-input__wrapper"
      groupClasses={join('govuk-password-input', props.groupClasses)}
      groupAttributes={{
        'data-module': 'govuk-password-input',
        'data-i18n.show-password': showText,
        'data-i18n.hide-password': props.hideText,
        'data-i18n.show-password-aria-label': showLabel,
        'data-i18n.hide-password-aria-label': props.hideLabel,
        'data-i18n.password-shown-announcement': props.shownAnnouncement,
        'data-i18n.password-hidden-announcement': props.hiddenAnnouncement,
      }}
      afterInput={
        <Button
          type="button"
          classes="govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle"
          attributes={{ 'aria-controls': id, 'aria-label': showLabel ?? 'Show password', hidden: true }}
        >
          {showText ?? 'Show'}
        </Button>
      }
    />
  )
}
