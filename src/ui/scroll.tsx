import type { ComponentChildren } from 'preact'

type Props = {
  label: string
  /** Says that there is more to the side, on screens on which there is. */
  hint?: string | undefined
  /** Which screens those are: phones, all that are narrower than our widest page, or all. */
  cutOn?: 'phones' | 'narrow' | 'all' | undefined
  /** Of many rows: it scrolls within one screen, under its head. */
  isTall?: boolean | undefined
  children: ComponentChildren
}

/** Around a table that may be wider than a phone: it scrolls by itself, also by keyboard, and the page does not. */
export const Scroll = ({ label, hint, cutOn = 'phones', isTall = false, children }: Props) => (
  <>
    {hint && <p class={`govuk-hint app-scroll-hint app-scroll-hint--${cutOn}`}>{hint}</p>}
    <div
      class={isTall ? 'app-scroll app-scroll--tall' : 'app-scroll'}
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      {children}
    </div>
  </>
)
