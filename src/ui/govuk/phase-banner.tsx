import type { ComponentChildren } from 'preact'
import { type Attributes, join } from './shared.ts'
import { Tag } from './tag.tsx'

type Props = {
  tag: ComponentChildren
  tagClasses?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}

/** A line under the header that says what kind of service this is (a demonstration, a trial). */
export function PhaseBanner({ tag, tagClasses, classes, attributes, children }: Props) {
  return (
    <div class={join('govuk-phase-banner govuk-width-container', classes)} {...attributes}>
      <p class="govuk-phase-banner__content">
        <Tag classes={join('govuk-phase-banner__content__tag', tagClasses)}>{tag}</Tag>
        <span class="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  )
}
