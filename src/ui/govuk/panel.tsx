import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { type Attributes, type HeadingLevel, isShown, join } from './shared.ts'

/** What can be done from an interruption: a button, or a link where it has an address. */
export type PanelAction = {
  text: ComponentChildren
  href?: string | undefined
  type?: 'button' | 'submit' | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

type Props = {
  title: ComponentChildren
  headingLevel?: HeadingLevel | undefined
  /** Stops somebody to tell them something that matters, where a plain panel confirms. */
  interruption?: boolean | undefined
  actions?: readonly PanelAction[] | undefined
  actionsClasses?: string | undefined
  actionsAttributes?: Attributes | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}

/** The large box that says it is done. */
export function Panel(props: Props) {
  const { title, headingLevel = 1, interruption, actions, children } = props
  const Heading = `h${headingLevel}` as const
  return (
    <div
      class={join(
        'govuk-panel',
        interruption ? 'govuk-panel--interruption' : 'govuk-panel--confirmation',
        props.classes,
      )}
      {...props.attributes}
    >
      <Heading class="govuk-panel__title">{title}</Heading>
      {isShown(children) && <div class="govuk-panel__body">{children}</div>}
      {interruption && actions && (
        <div class={join('govuk-panel__actions', props.actionsClasses)} {...props.actionsAttributes}>
          {actions.length > 0 && (
            <div class="govuk-button-group">
              {actions.map((action) => (
                <Action action={action} />
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  )
}

function Action({ action }: { action: PanelAction }) {
  const { href, type, classes, attributes, text } = action
  if (!href || type === 'button') {
    return (
      <Button
        type={type ?? 'button'}
        classes={join('govuk-button--inverse', classes)}
        href={href}
        attributes={attributes}
      >
        {text}
      </Button>
    )
  }
  return (
    <a class={join('govuk-link govuk-link--inverse', classes)} href={href} {...attributes}>
      {text}
    </a>
  )
}
