import type { ComponentChildren } from 'preact'
import { type Attributes, type HeadingLevel, isShown, join } from './shared.ts'

export type SummaryAction = {
  href: string
  text: ComponentChildren
  /** Read out after the text, so that ten "Change" links can be told apart. */
  hiddenText?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type SummaryRow = {
  key: ComponentChildren
  value: ComponentChildren
  actions?: readonly SummaryAction[] | undefined
  classes?: string | undefined
  keyClasses?: string | undefined
  valueClasses?: string | undefined
  actionsClasses?: string | undefined
}

export type SummaryCard = {
  title?: ComponentChildren
  titleLevel?: HeadingLevel | undefined
  titleClasses?: string | undefined
  actions?: readonly SummaryAction[] | undefined
  actionsClasses?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

type Props = {
  /** `false` and `undefined` rows are left out, so that a view can write `known && row`. */
  rows: readonly (SummaryRow | false | undefined)[]
  /** Puts the list in a card with a title. */
  card?: SummaryCard | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** Facts by name, with links to change them. */
export function SummaryList({ rows, card, classes, attributes }: Props) {
  const shown = rows.filter((row): row is SummaryRow => Boolean(row))
  const anyActions = shown.some((row) => row.actions && row.actions.length > 0)
  const list = (
    <dl class={join('govuk-summary-list', classes)} {...attributes}>
      {shown.map((row) => (
        <Row row={row} anyActions={anyActions} cardTitle={card?.title} />
      ))}
    </dl>
  )
  return card ? <Card card={card}>{list}</Card> : list
}

function Row(props: { row: SummaryRow; anyActions: boolean; cardTitle: ComponentChildren }) {
  const { row, anyActions, cardTitle } = props
  return (
    <div
      class={join(
        'govuk-summary-list__row',
        anyActions && !row.actions && 'govuk-summary-list__row--no-actions',
        row.classes,
      )}
    >
      <dt class={join('govuk-summary-list__key', row.keyClasses)}>{row.key}</dt>
      <dd class={join('govuk-summary-list__value', row.valueClasses)}>{row.value}</dd>
      {row.actions && row.actions.length > 0 && (
        <dd class={join('govuk-summary-list__actions', row.actionsClasses)}>
          {row.actions.length === 1 ? (
            row.actions.map((action) => <ActionLink action={action} cardTitle={cardTitle} />)
          ) : (
            <ul class="govuk-summary-list__actions-list">
              {row.actions.map((action) => (
                <li class="govuk-summary-list__actions-list-item">
                  <ActionLink action={action} cardTitle={cardTitle} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      )}
    </div>
  )
}

function Card({ card, children }: { card: SummaryCard; children: ComponentChildren }) {
  const { title, titleLevel = 2, actions = [] } = card
  const Heading = `h${titleLevel}` as const
  return (
    <div class={join('govuk-summary-card', card.classes)} {...card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {isShown(title) && (
          <Heading class={join('govuk-summary-card__title', card.titleClasses)}>{title}</Heading>
        )}
        {actions.length === 1 && (
          <div class={join('govuk-summary-card__actions', card.actionsClasses)}>
            {actions.map((action) => (
              <ActionLink action={action} cardTitle={title} />
            ))}
          </div>
        )}
        {actions.length > 1 && (
          <ul class={join('govuk-summary-card__actions', card.actionsClasses)}>
            {actions.map((action) => (
              <li class="govuk-summary-card__action">
                <ActionLink action={action} cardTitle={title} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class="govuk-summary-card__content">{children}</div>
    </div>
  )
}

function ActionLink({ action, cardTitle }: { action: SummaryAction; cardTitle: ComponentChildren }) {
  const { href, text, hiddenText, classes, attributes } = action
  return (
    <a class={join('govuk-link', classes)} href={href} {...attributes}>
      {text}
      {(hiddenText || isShown(cardTitle)) && (
        <span class="govuk-visually-hidden">
          {hiddenText && ` ${hiddenText}`}
          {isShown(cardTitle) && <> ({cardTitle})</>}
        </span>
      )}
    </a>
  )
}
