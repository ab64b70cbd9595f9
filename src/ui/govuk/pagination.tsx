import type { ComponentChildren } from 'preact'
import { type Attributes, join } from './shared.ts'

export type PageLink = {
  href: string
  text?: ComponentChildren
  /** What is on that page; shown only where there are no page numbers. */
  label?: ComponentChildren
  attributes?: Attributes | undefined
}

export type PageNumber =
  | { ellipsis: true }
  | {
      number: number | string
      href: string
      current?: boolean | undefined
      hiddenText?: string | undefined
      attributes?: Attributes | undefined
    }

type Props = {
  previous?: PageLink | undefined
  next?: PageLink | undefined
  items?: readonly PageNumber[] | undefined
  landmarkLabel?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** The way through a long list or a set of pages. */
export function Pagination(props: Props) {
  const { previous, next, items } = props
  const block = !items && Boolean(next || previous)
  return (
    <nav
      class={join('govuk-pagination', block && 'govuk-pagination--block', props.classes)}
      aria-label={props.landmarkLabel ?? 'Pagination'}
      {...props.attributes}
    >
      {previous && <ArrowLink link={previous} kind="prev" block={block} />}
      {items && (
        <ul class="govuk-pagination__list">
          {items.map((item) => (
            <PageItem item={item} />
          ))}
        </ul>
      )}
      {next && <ArrowLink link={next} kind="next" block={block} />}
    </nav>
  )
}

function ArrowLink({ link, kind, block }: { link: PageLink; kind: 'prev' | 'next'; block: boolean }) {
  const text = link.text ?? (
    <>
      {kind === 'prev' ? 'Previous' : 'Next'}
      <span class="govuk-visually-hidden"> page</span>
    </>
  )
  return (
    <div class={`govuk-pagination__${kind}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={kind} {...link.attributes}>
        {(block || kind === 'prev') && <Arrow kind={kind} />}
        <span
          class={join(
            'govuk-pagination__link-title',
            block && !link.label && 'govuk-pagination__link-title--decorated',
          )}
        >
          {text}
        </span>
        {block && link.label && (
          <>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{link.label}</span>
          </>
        )}
        {!block && kind === 'next' && <Arrow kind={kind} />}
      </a>
    </div>
  )
}

function PageItem({ item }: { item: PageNumber }) {
  if ('ellipsis' in item) {
    return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
  }
  return (
    <li class={join('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href}
        aria-label={item.hiddenText ?? `Page ${item.number}`}
        aria-current={item.current ? 'page' : undefined}
        {...item.attributes}
      >
        {item.number}
      </a>
    </li>
  )
}

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

function Arrow({ kind }: { kind: 'prev' | 'next' }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${kind}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[kind]} />
    </svg>
  )
}
