import type { JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { drawPage } from './language-parts.tsx'

/** The whole document as text, ready to send. `page` is a `PublicPage` or a `StaffPage` element. */
export function renderPage(page: JSX.Element): string {
  return `<!DOCTYPE html>${drawPage(page)}`
}

/** A part of a page as text, such as one row of a table that a script puts in the place of another. */
export const renderPart = (part: JSX.Element): string => renderToString(part)
