import type { ComponentChildren } from 'preact'

/** Around a table that may be wider than a phone: it scrolls by itself, also by keyboard, and the page does not. */
export const Scroll = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <div class="app-scroll" role="region" aria-label={label} tabIndex={0}>
    {children}
  </div>
)
