import type { ComponentChildren } from 'preact'
import { type Attributes, isShown, join } from './shared.ts'

export type NavigationItem = {
  text: ComponentChildren
  href?: string | undefined
  /** This very page. */
  current?: boolean | undefined
  /** A page somewhere under this one. */
  active?: boolean | undefined
  attributes?: Attributes | undefined
}

/** Content of our own among the parts of the navigation. */
export type NavigationSlots = {
  start?: ComponentChildren
  end?: ComponentChildren
  /** Puts `end` on the same line as the navigation. */
  endInline?: boolean | undefined
  navigationStart?: ComponentChildren
  navigationEnd?: ComponentChildren
}

type Props = {
  items?: readonly NavigationItem[] | undefined
  serviceName?: ComponentChildren
  serviceUrl?: string | undefined
  /** Names the region when there is a service name; "Service information" unless told otherwise. */
  label?: string | undefined
  menuButtonText?: string | undefined
  menuButtonLabel?: string | undefined
  navigationLabel?: string | undefined
  navigationId?: string | undefined
  navigationClasses?: string | undefined
  /** Folds behind a menu button on small screens; so for more than one item unless told otherwise. */
  collapseOnMobile?: boolean | undefined
  slots?: NavigationSlots | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** The service's name and its main pages. */
export function ServiceNavigation(props: Props) {
  const { items = [], serviceName, slots = {} } = props
  const common = {
    class: join('govuk-service-navigation', props.classes),
    'data-module': 'govuk-service-navigation',
    ...props.attributes,
  }
  const hasNavigation = items.length > 0 || isShown(slots.navigationStart) || isShown(slots.navigationEnd)
  const inner = (
    <div
      class={join('govuk-width-container', slots.endInline && 'govuk-service-navigation__inlining-container')}
    >
      {slots.start}
      <div class="govuk-service-navigation__container">
        {isShown(serviceName) && <ServiceName name={serviceName} url={props.serviceUrl} />}
        {hasNavigation && <Navigation {...props} items={items} slots={slots} />}
      </div>
      {slots.end}
    </div>
  )
  // With a service name it is a region of its own; otherwise the <nav> inside is landmark enough.
  return isShown(serviceName) || isShown(slots.start) || isShown(slots.end) ? (
    <section aria-label={props.label ?? 'Service information'} {...common}>
      {inner}
    </section>
  ) : (
    <div {...common}>{inner}</div>
  )
}

function ServiceName({ name, url }: { name: ComponentChildren; url: string | undefined }) {
  return (
    <span class="govuk-service-navigation__service-name">
      {url ? (
        <a href={url} class="govuk-service-navigation__link">
          {name}
        </a>
      ) : (
        <span class="govuk-service-navigation__text">{name}</span>
      )}
    </span>
  )
}

function Navigation(props: Props & { items: readonly NavigationItem[]; slots: NavigationSlots }) {
  const { items, slots, menuButtonText = 'Menu', menuButtonLabel, navigationId = 'navigation' } = props
  const collapses = props.collapseOnMobile ?? items.length > 1
  return (
    <nav
      aria-label={props.navigationLabel ?? menuButtonText}
      class={join('govuk-service-navigation__wrapper', props.navigationClasses)}
    >
      {collapses && (
        <button
          type="button"
          class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={navigationId}
          aria-label={menuButtonLabel !== menuButtonText ? menuButtonLabel : undefined}
          hidden
          aria-hidden="true"
        >
          {menuButtonText}
        </button>
      )}
      <ul class="govuk-service-navigation__list" id={navigationId}>
        {slots.navigationStart}
        {items.map((item) => (
          <Item item={item} />
        ))}
        {slots.navigationEnd}
      </ul>
    </nav>
  )
}

function Item({ item }: { item: NavigationItem }) {
  const { text, href, current, active } = item
  const here = current || active
  // Bold inside, so that somebody who overrides our colours still sees where they are.
  const words = here ? <strong class="govuk-service-navigation__active-fallback">{text}</strong> : text
  const ariaCurrent = current ? 'page' : active ? 'true' : undefined
  return (
    <li class={join('govuk-service-navigation__item', here && 'govuk-service-navigation__item--active')}>
      {href ? (
        <a class="govuk-service-navigation__link" href={href} aria-current={ariaCurrent} {...item.attributes}>
          {words}
        </a>
      ) : (
        isShown(text) && (
          <span class="govuk-service-navigation__text" aria-current={ariaCurrent}>
            {words}
          </span>
        )
      )}
    </li>
  )
}
