import type { ComponentChildren } from 'preact'
import { type Attributes, join } from './shared.ts'

export type TabItem = {
  label: ComponentChildren
  panel: ComponentChildren
  id?: string | undefined
  attributes?: Attributes | undefined
  panelAttributes?: Attributes | undefined
}

type Props = {
  items: readonly TabItem[]
  /** Heading above the list of parts, seen without JavaScript and on small screens. */
  title?: ComponentChildren
  /** Prefix of the ids of panels that have none of their own. */
  idPrefix?: string | undefined
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** Parts of one thing, seen one at a time; without JavaScript, a list of links to each. */
export function Tabs(props: Props) {
  const { items, title = 'Contents', idPrefix } = props
  const idOf = (item: TabItem, index: number) => item.id ?? `${idPrefix ?? ''}-${index + 1}`
  return (
    <div
      id={props.id}
      class={join('govuk-tabs', props.classes)}
      data-module="govuk-tabs"
      {...props.attributes}
    >
      <h2 class="govuk-tabs__title">{title}</h2>
      {items.length > 0 && (
        <ul class="govuk-tabs__list">
          {items.map((item, index) => (
            <li class={join('govuk-tabs__list-item', index === 0 && 'govuk-tabs__list-item--selected')}>
              <a class="govuk-tabs__tab" href={`#${idOf(item, index)}`} {...item.attributes}>
                {item.label}
              </a>
            </li>
          ))}
        </ul>
      )}
      {items.map((item, index) => (
        <div
          class={join('govuk-tabs__panel', index > 0 && 'govuk-tabs__panel--hidden')}
          id={idOf(item, index)}
          {...item.panelAttributes}
        >
          {item.panel}
        </div>
      ))}
    </div>
  )
}
