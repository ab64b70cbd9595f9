import type { ComponentChildren } from 'preact'

type Props = {
  /** What is not here: "No reports match these filters". */
  title: ComponentChildren
  /** What one can do about it. */
  children?: ComponentChildren
}

/** In place of a list that has nothing in it: says so, and what to do next. */
export function Empty({ title, children }: Props) {
  return (
    <div class="app-empty">
      <p class="govuk-body govuk-!-font-weight-bold">{title}</p>
      {children}
    </div>
  )
}
