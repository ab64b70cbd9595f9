import type { ComponentChildren } from 'preact'

/** The reading width of pages that ask for something. */
export function Column({ children }: { children: ComponentChildren }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">{children}</div>
    </div>
  )
}

export const Heading = ({ children }: { children: ComponentChildren }) => (
  <h1 class="govuk-heading-l">{children}</h1>
)
export const Subheading = ({ children }: { children: ComponentChildren }) => (
  <h2 class="govuk-heading-m">{children}</h2>
)
export const Text = ({ children }: { children: ComponentChildren }) => <p class="govuk-body">{children}</p>
export const Hidden = ({ name, value }: { name: string; value: string }) => (
  <input type="hidden" name={name} value={value} />
)
