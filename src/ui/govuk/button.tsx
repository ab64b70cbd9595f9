import type { ComponentChildren } from 'preact'
import { type Attributes, join } from './shared.ts'

type Props = {
  /** With an address it is a link that looks like a button. */
  href?: string | undefined
  type?: 'submit' | 'button' | 'reset' | undefined
  name?: string | undefined
  value?: string | undefined
  id?: string | undefined
  kind?: 'secondary' | 'warning' | 'inverse' | undefined
  /** The one that starts a service, with an arrow. */
  start?: boolean | undefined
  disabled?: boolean | undefined
  /** Ignores a second press within a second. The server must still be safe against it. */
  preventDoubleClick?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}

export function Button(props: Props) {
  const { href, id, kind, start, children } = props
  const common = {
    id,
    class: join(
      'govuk-button',
      kind && `govuk-button--${kind}`,
      props.classes,
      start && 'govuk-button--start',
    ),
    'data-module': 'govuk-button',
    ...props.attributes,
  }
  // The start button is a flex box, which would swallow the spaces between elements.
  const words = start && typeof children !== 'string' ? <span>{children}</span> : children
  const content = (
    <>
      {words}
      {start && <StartIcon />}
    </>
  )
  if (href) {
    return (
      <a href={href} role="button" draggable={false} {...common}>
        {content}
      </a>
    )
  }
  return (
    <button
      type={props.type ?? 'submit'}
      value={props.value || undefined}
      name={props.name}
      disabled={props.disabled}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick}
      {...common}
    >
      {content}
    </button>
  )
}

function StartIcon() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  )
}
