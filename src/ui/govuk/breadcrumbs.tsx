import type { ComponentChildren } from 'preact'
import { type Attributes, join } from './shared.ts'

export type Breadcrumb = {
  text: ComponentChildren
  href?: string | undefined
  attributes?: Attributes | undefined
}

type Props = {
  items: readonly Breadcrumb[]
  /** "Breadcrumb" unless translated. */
  label?: string | undefined
  collapseOnMobile?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** Where this page stands among the others. An item without an address is the page itself. */
export function Breadcrumbs({ items, label = 'Breadcrumb', collapseOnMobile, classes, attributes }: Props) {
  return (
    <nav
      class={join('govuk-breadcrumbs', classes, collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile')}
      aria-label={label}
      {...attributes}
    >
      <ol class="govuk-breadcrumbs__list">
        {items.map((item) =>
          item.href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
                {item.text}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {item.text}
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
